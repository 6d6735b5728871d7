/** After a return: is the child still there, how is attendance, was there a suspension? At six and at thirteen weeks. */
import { useState } from "react";
import type { PlanLine, PupilRecord } from "../../api/bindings";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { Radios } from "../../controls/Radio";
import { Standing } from "../../controls/Standing";
import { TextArea } from "../../controls/TextArea";
import { TextField } from "../../controls/TextField";
import { addDays, fromToday, longDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useToday } from "../../lib/today";
import { useDraftForm } from "../../saving/useDraftForm";
import { useSave } from "../../saving/useSave";

const answers = [
  { value: "yes", label: "Still there" },
  { value: "no", label: "No longer there" },
  { value: "unknown", label: "Not known" },
] as const;

/** Weeks after a return at which it is looked at, and how many days before a check already counts. */
const checks = [6, 13] as const;
const early = 7;

/** The checks of a plan that ended in a return. */
export function ReturnChecks({ line, record }: { line: PlanLine; record: PupilRecord }) {
  const today = useToday();
  const [open, setOpen] = useState(false);
  const returned = line.plan.ended_on;
  if (!returned || (line.plan.outcome !== "returned" && line.plan.outcome !== "broken")) return null;
  const held = (weeks: number) =>
    record.reviews.find(
      (review) =>
        review.kind === "reintegration" &&
        review.held_on !== null &&
        review.held_on >= addDays(returned, weeks * 7 - early),
    );
  return (
    <div className="stack-tight">
      {checks.map((weeks) => {
        const due = addDays(returned, weeks * 7);
        const review = held(weeks);
        return (
          <p key={weeks}>
            {review ? (
              <Standing tone={review.still_meets_need === "no" ? "due" : "met"}>
                {weeks}-week check made {longDay(review.held_on)}:{" "}
                {answers.find((a) => a.value === review.still_meets_need)?.label.toLowerCase() ?? "not known"}
                , attendance {review.attendance_pct === null ? "unknown" : `${review.attendance_pct}%`}
              </Standing>
            ) : (
              <Standing tone={due < today ? "breached" : due <= addDays(today, early) ? "due" : "waiting"}>
                {weeks}-week check {due < today ? "was due" : "is due"} {longDay(due)},{" "}
                {fromToday(due, today)}
              </Standing>
            )}
          </p>
        );
      })}
      {open ? (
        <Form line={line} returned={returned} onDone={() => setOpen(false)} />
      ) : (
        <p>
          <Button id="check-return" small onPress={() => setOpen(true)}>
            Check whether the return holds
          </Button>
        </p>
      )}
    </div>
  );
}

function Form({ line, returned, onDone }: { line: PlanLine; returned: string; onDone: () => void }) {
  const today = useToday();
  const {
    answers: said,
    set,
    clear,
    isDraft,
  } = useDraftForm(`return-check:${line.plan.id}`, () => ({
    held: today,
    there: "yes",
    attendance: "",
    suspensions: "",
    learning: "",
  }));
  const { held, there, attendance, suspensions, learning } = said;
  const save = useSave("returns.check");
  const at = (field: string) => save.failure?.at(field);
  const percent = attendance.trim() === "" ? null : Number(attendance.replace("%", "").trim());
  const wrong = percent !== null && !(Number.isInteger(percent) && percent >= 0 && percent <= 100);
  const submit = async () => {
    const done = await save.run({
      plan: line.plan.id,
      held_on: held || today,
      still_there: there,
      attendance_pct: percent,
      suspensions: suspensions.trim() || null,
      learning: learning.trim() || null,
    });
    if (!done) return;
    await clear();
    onDone();
  };
  return (
    <FormCard
      label={`Whether the return of ${longDay(returned)} holds`}
      failure={save.failure}
      backTo="check-return"
      onLeave={onDone}
      onSubmit={() => void submit()}
    >
      <Radios
        label="Is the child still there?"
        across
        options={answers}
        value={there}
        onChange={(chosen) => set({ there: chosen })}
        error={at("still_there")}
      />
      <div className="columns-2">
        <DateField
          label="Asked on"
          value={held}
          onChange={(day) => set({ held: day })}
          error={at("held_on")}
        />
        <TextField
          label="Attendance since the return, per cent"
          optional
          inputMode="numeric"
          chars={4}
          value={attendance}
          onChange={(text) => set({ attendance: text })}
          isUnread={wrong}
          error={wrong ? "Enter attendance as a number from 0 to 100." : at("attendance_pct")}
        />
        <TextField
          label="Suspensions since the return"
          optional
          hint="For example, none, or 2 days in October"
          value={suspensions}
          onChange={(text) => set({ suspensions: text })}
        />
      </div>
      {there === "no" ? (
        <TextArea
          label="What we learn from it, for the next child"
          hint="What happened, without blame"
          optional
          rows={2}
          value={learning}
          onChange={(text) => set({ learning: text })}
        />
      ) : null}
      <FormEnd deed="Record the check" save={save} leave="Leave it" onLeave={onDone} isDraft={isDraft} />
    </FormCard>
  );
}
