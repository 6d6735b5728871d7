/** Whether a leaver was asked after when the results were out and again in October, and what shows it. */
import { useState } from "react";
import type { LeaverLine } from "../../api/bindings";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { Standing, type Tone } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { longDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { useToday } from "../../lib/today";
import { useSave } from "../../saving/useSave";

type Check = LeaverLine["checks"][number];

const months: Readonly<Record<string, string>> = { L11: "After results", L12: "October" };

const stands: Readonly<Record<string, { tone: Tone; word: string }>> = {
  not_yet: { tone: "waiting", word: "not yet" },
  due: { tone: "due", word: "to be checked" },
  late: { tone: "breached", word: "not checked" },
  met: { tone: "met", word: "checked" },
  missed: { tone: "unknown", word: "was not checked" },
  excused: { tone: "plain", word: "excused" },
};

/** Both checks of a leaver. */
export function LeaverChecks({ row }: { row: LeaverLine }) {
  const [open, setOpen] = useState<string | null>(null);
  if (row.checks.every((check) => check.standing === "not_yet"))
    return <span className="quiet small">Not due yet</span>;
  return (
    <div className="stack-tight">
      {row.checks.map((check) => (
        <div key={check.rule}>
          <Standing tone={stands[check.standing]?.tone ?? "unknown"}>
            {months[check.rule] ?? check.title}: {stands[check.standing]?.word ?? check.standing}
            {check.on ? ` ${longDay(check.on)}` : ""}
          </Standing>
          {check.evidence ? <div className="quiet small">{check.evidence}</div> : null}
          {(check.standing === "due" || check.standing === "late") && open !== check.rule ? (
            <Button
              id={`check-${row.child.pupil}-${check.rule}`}
              small
              kind="quiet"
              aria-label={`Record the check of ${row.name}: ${check.title}`}
              onPress={() => setOpen(check.rule)}
            >
              Record
            </Button>
          ) : null}
          {open === check.rule ? <Form row={row} check={check} onDone={() => setOpen(null)} /> : null}
        </div>
      ))}
    </div>
  );
}

function Form({ row, check, onDone }: { row: LeaverLine; check: Check; onDone: () => void }) {
  const today = useToday();
  const [on, setOn] = useState(today);
  const [why, setWhy] = useState("");
  const save = useSave("marks.save");
  const submit = async () => {
    const { pupil } = row.child;
    const done = await save.run({
      patch: { pupil, rule: check.rule, about: pupil, said: "met", on_day: on || null, why },
    });
    if (done) onDone();
  };
  return (
    <FormCard
      label={`${check.title}: ${row.name}`}
      className="stack-tight"
      backTo={`check-${row.child.pupil}-${check.rule}`}
      failure={save.failure}
      onLeave={onDone}
      onSubmit={() => void submit()}
    >
      <TextField
        label="What shows where the child is"
        hint="A register, a letter, a call to the college"
        value={why}
        onChange={setWhy}
        error={save.failure?.at("why")}
      />
      <DateField label="Found out on" value={on} onChange={setOn} error={save.failure?.at("on_day")} />
      {save.failure && save.failure.fields.length === 0 ? <p role="alert">{save.failure.sentence}</p> : null}
      <div className="row">
        <Button kind="primary" small type="submit" isDisabled={save.isSaving}>
          Record the check
        </Button>
        <Button kind="quiet" small onPress={onDone}>
          Cancel
        </Button>
      </div>
    </FormCard>
  );
}
