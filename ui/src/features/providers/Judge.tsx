/** What somebody judged where a setting looks like a school: keep the hours part time, change provider, or go on and say why. */
import { useState } from "react";
import type { JudgementLine } from "../../api/bindings";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { Radios } from "../../controls/Radio";
import { Badge } from "../../controls/Standing";
import { TextArea } from "../../controls/TextArea";
import { TextField } from "../../controls/TextField";
import { longDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useToday } from "../../lib/today";
import { useDraftForm } from "../../saving/useDraftForm";
import { useSave } from "../../saving/useSave";

const judgeButton = "judge-registration";

const choices = [
  { value: "part_time", label: "Keep the hours part time" },
  { value: "change", label: "Find another provider" },
  { value: "judged", label: "Go on as it is, on a manager’s judgement" },
  { value: "must_register", label: "It must be registered: the Department and Ofsted are to be told" },
  { value: "told", label: "The Department and Ofsted have been told" },
] as const;

/** Choices for which a manager answers by name. */
const named: readonly string[] = ["judged", "must_register"];

/** Every judgement, and the way to write one down. */
export function Judgements({ setting, lines }: { setting: string; lines: readonly JudgementLine[] }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="stack-tight" role="group" aria-label="What was judged">
      <div className="spread">
        <h3>What was judged</h3>
        <Button small id={judgeButton} aria-expanded={open} onPress={() => setOpen(!open)}>
          Write a judgement down
        </Button>
      </div>
      {open ? <Judge setting={setting} onDone={() => setOpen(false)} /> : null}
      {lines.length === 0 && !open ? <p className="quiet">Nobody has judged it yet.</p> : null}
      {lines.map(({ judgement, choice_words, author_name, outdated }) => (
        <div key={judgement.id} className="stack-tight">
          <p>
            <span className="strong">{choice_words}</span>, {longDay(judgement.on_day)}
            {judgement.judged_by ? `, judged by ${judgement.judged_by}` : ""}{" "}
            {outdated ? <Badge tone="due">The numbers have changed since</Badge> : null}
          </p>
          <p>{judgement.reasons}</p>
          {judgement.counter_evidence ? <p>Against it: {judgement.counter_evidence}</p> : null}
          <details className="small">
            <summary>What the numbers said that day</summary>
            <p>{judgement.found ?? "Unknown"}</p>
          </details>
          <p className="quiet small">Written down by {author_name ?? "unknown"}</p>
        </div>
      ))}
    </div>
  );
}

function Judge({ setting, onDone }: { setting: string; onDone: () => void }) {
  const today = useToday();
  const { answers, set, clear, isDraft } = useDraftForm(`judgement:${setting}`, () => ({
    on: today,
    choice: "",
    counter: "",
    reasons: "",
    by: "",
  }));
  const save = useSave("registration.judge");
  const at = (field: string) => save.failure?.at(field);
  const judge = async () => {
    const done = await save.run({
      patch: {
        setting,
        on_day: answers.on || null,
        choice: answers.choice || null,
        counter_evidence: answers.counter.trim() || null,
        reasons: answers.reasons.trim() || null,
        judged_by: answers.by.trim() || null,
      },
    });
    if (!done) return;
    await clear();
    onDone();
  };
  return (
    <FormCard
      label="A judgement about registration"
      backTo={judgeButton}
      failure={save.failure}
      onLeave={onDone}
      onSubmit={() => void judge()}
    >
      <Radios
        label="What is to happen"
        options={choices}
        value={choices.find(({ value }) => value === answers.choice)?.value ?? null}
        onChange={(choice) => set({ choice })}
        error={at("choice")}
      />
      <TextArea
        label="What speaks against it being a school"
        optional
        rows={2}
        value={answers.counter}
        onChange={(counter) => set({ counter })}
        error={at("counter_evidence")}
      />
      <TextArea
        label={answers.choice === "told" ? "Whom you told, how, and what they said" : "Why"}
        rows={2}
        value={answers.reasons}
        onChange={(reasons) => set({ reasons })}
        error={at("reasons")}
      />
      <div className="columns-2">
        <TextField
          label="The manager whose judgement it is"
          optional={!named.includes(answers.choice)}
          value={answers.by}
          onChange={(by) => set({ by })}
          error={at("judged_by")}
        />
        <DateField label="Judged on" value={answers.on} onChange={(on) => set({ on })} error={at("on_day")} />
      </div>
      <FormEnd deed="Write it down" save={save} leave="Leave it" onLeave={onDone} isDraft={isDraft} />
    </FormCard>
  );
}
