/** A review as it is written: the last one on the left, this one on the right; "unchanged" carries an answer over. */
import { useEffect, useState } from "react";
import type { PupilRecord } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { Select } from "../../controls/Select";
import { TextArea } from "../../controls/TextArea";
import { TextField } from "../../controls/TextField";
import { longDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useToday } from "../../lib/today";
import { forget, useKept } from "../../saving/drafts";
import { useSave } from "../../saving/useSave";
import { FromMarks } from "./FromMarks";
import { useMarks } from "./marks";
import { decisions, kinds, texts, type TextName, words, yesNo } from "./words";

interface Answers {
  kind: string;
  placement: string;
  held_on: string;
  attendance: string;
  still_meets_need: string;
  decision: string;
  next_on: string;
  no_next_reason: string;
  texts: Partial<Record<TextName, string>>;
}

/** The form. */
export function NewReview({ record, onDone }: { record: PupilRecord; onDone: () => void }) {
  const today = useToday();
  const last = record.reviews[0];
  const draft = `review:${record.pupil.id}`;
  const running = record.placements.filter(
    (line) => !line.placement.ended_on || line.placement.ended_on >= today,
  );
  const [answers, setAnswers] = useState<Answers>({
    kind: "placement",
    placement: running[0]?.placement.id ?? "",
    held_on: today,
    attendance: "",
    still_meets_need: "unknown",
    decision: "continue",
    next_on: "",
    no_next_reason: "",
    texts: {},
  });
  const [touched, setTouched] = useState(false);
  const marks = useMarks(record.pupil.id, answers.placement, answers.held_on);
  const save = useSave("reviews.save");
  const at = (field: string) => save.failure?.at(field);
  const set = (change: Partial<Answers>) => {
    setTouched(true);
    setAnswers((held) => ({ ...held, ...change }));
  };
  const write = (field: TextName, value: string) => set({ texts: { ...answers.texts, [field]: value } });

  // An unfinished review comes back as it was left.
  useEffect(() => {
    let left = false;
    call("draft.get", { key: draft }).then(
      (found) => {
        if (left || !found.text) return;
        setAnswers((held) => ({ ...held, ...(JSON.parse(found.text ?? "{}") as Partial<Answers>) }));
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [draft]);
  useKept(draft, touched ? JSON.stringify(answers) : null);

  const submit = async () => {
    const percent = Number.parseInt(answers.attendance, 10);
    const said = Object.fromEntries(texts.map(({ field }) => [field, answers.texts[field]?.trim() || null]));
    const done = await save.run({
      patch: {
        ...said,
        pupil: record.pupil.id,
        placement: answers.placement || null,
        kind: answers.kind,
        held_on: answers.held_on || null,
        attendance_pct: Number.isNaN(percent) ? null : percent,
        still_meets_need: answers.still_meets_need,
        decision: answers.decision,
        next_on: answers.next_on || null,
        no_next_reason: answers.no_next_reason.trim() || null,
      },
    });
    if (!done) return;
    await forget(draft);
    onDone();
  };

  return (
    <FormCard
      label="A new review"
      backTo="write-review"
      failure={save.failure}
      onLeave={onDone}
      onSubmit={() => {
        void submit();
      }}
    >
      <div className="columns-2">
        <Select label="Kind" options={kinds} value={answers.kind} onChange={(kind) => set({ kind })} />
        <Select
          label="Of which placement"
          options={[
            { value: "", label: "The child’s whole provision" },
            ...record.placements.map((line) => ({ value: line.placement.id, label: line.setting_name })),
          ]}
          value={answers.placement}
          onChange={(placement) => set({ placement })}
        />
        <DateField
          label="Held on"
          value={answers.held_on}
          onChange={(held_on) => set({ held_on })}
          error={at("held_on")}
        />
        <div className="stack-tight attendance-said">
          <TextField
            label="Attendance, per cent"
            optional
            inputMode="numeric"
            chars={4}
            value={answers.attendance}
            onChange={(attendance) => set({ attendance })}
            error={at("attendance_pct")}
          />
          <FromMarks marks={marks} value={answers.attendance} onTake={(attendance) => set({ attendance })} />
        </div>
      </div>
      {texts.map(({ field, label }) => {
        const before = last?.[field] ?? null;
        return (
          <div className="review-row" key={field}>
            <div className="review-last">
              <span className="quiet small">
                {last ? `Last time, ${longDay(last.held_on)}` : "No earlier review"}
              </span>
              <p>{before ?? (last ? "Not recorded" : "")}</p>
              {before && answers.texts[field] !== before ? (
                <Button
                  small
                  kind="quiet"
                  onPress={() => write(field, before)}
                  aria-label={`${label}: unchanged`}
                >
                  Unchanged
                </Button>
              ) : null}
            </div>
            <TextArea
              label={label}
              optional
              value={answers.texts[field] ?? ""}
              onChange={(value) => write(field, value)}
              error={at(field)}
            />
          </div>
        );
      })}
      <div className="columns-2">
        <Select
          label="Does it still meet the child’s need?"
          options={yesNo}
          value={answers.still_meets_need}
          onChange={(still_meets_need) => set({ still_meets_need })}
        />
        <Select
          label="Decided"
          options={decisions}
          value={answers.decision}
          onChange={(decision) => set({ decision })}
        />
        <DateField
          label="Next review"
          hint={last?.next_on ? `Last time the next was set for ${longDay(last.next_on)}` : undefined}
          value={answers.next_on}
          onChange={(next_on) => set({ next_on })}
          error={at("next_on")}
        />
        <TextField
          label="Or why there is none"
          optional
          value={answers.no_next_reason}
          onChange={(no_next_reason) => set({ no_next_reason })}
          error={at("no_next_reason")}
        />
      </div>
      <FormEnd deed="Save the review" save={save} leave="Leave it as a draft" onLeave={onDone}>
        {last ? (
          <span className="quiet small">
            Last decided: {words(decisions, last.decision)}. “Unchanged” carries an answer over.
          </span>
        ) : null}
      </FormEnd>
    </FormCard>
  );
}
