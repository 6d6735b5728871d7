/** Dated steps of a process, which clocks wait for: chosen by process first, so that one looks through eight and not forty. */
import { useState } from "react";
import type { ClocksView, StepLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Failure } from "../../api/failure";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { notify } from "../../controls/Notices";
import { Select } from "../../controls/Select";
import { TextField } from "../../controls/TextField";
import { useCommand } from "../../keyboard/Keyboard";
import { useAskedToAdd } from "../../lib/adding";
import { longDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useToday } from "../../lib/today";
import { useSave } from "../../saving/useSave";

/** Steps shown before "show all". */
const few = 6;

/** The steps. */
export function Steps({ pupil, view }: { pupil: string; view: ClocksView }) {
  const [adding, setAdding] = useState(useAskedToAdd("step"));
  const [all, setAll] = useState(false);
  useCommand("clock.step", () => setAdding(true));
  const shown = all ? view.steps : view.steps.slice(0, few);
  return (
    <section className="panel" aria-labelledby="steps-title">
      <div className="spread">
        <h2 id="steps-title" tabIndex={-1}>
          Steps
        </h2>
        {adding ? null : (
          <Button small icon="plus" keys="A E" onPress={() => setAdding(true)}>
            Add a step
          </Button>
        )}
      </div>
      {adding ? <Add pupil={pupil} view={view} onDone={() => setAdding(false)} /> : null}
      {view.steps.length === 0 && !adding ? (
        <p className="quiet">
          None recorded. A step is a notice sent, a board met, a referral accepted: what a date waits for.
        </p>
      ) : null}
      <ul role="list">
        {shown.map((line) => (
          <Line key={line.step.id} line={line} />
        ))}
      </ul>
      {view.steps.length > few ? (
        <Button kind="quiet" small aria-expanded={all} onPress={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${view.steps.length}`}
        </Button>
      ) : null}
    </section>
  );
}

function Line({ line }: { line: StepLine }) {
  const today = useToday();
  const { step } = line;
  const remove = () =>
    void call("steps.remove", { id: step.id }).then(
      () => document.getElementById("steps-title")?.focus(),
      (thrown: unknown) => notify({ sentence: Failure.from(thrown).sentence, tone: "refused" }),
    );
  return (
    <li className="dates-line">
      <div className="spread">
        <span>
          <span className="strong">{line.label}</span> · {longDay(step.on_day)}
          {step.on_day && step.on_day > today ? " (arranged)" : ""}
        </span>
        <Button kind="quiet" small aria-label={`Take away the step ${line.label}`} onPress={remove}>
          Take away
        </Button>
      </div>
      {step.evidence || line.author_name ? (
        <p className="quiet small">{[step.evidence, line.author_name].filter(Boolean).join(" · ")}</p>
      ) : null}
    </li>
  );
}

function Add({ pupil, view, onDone }: { pupil: string; view: ClocksView; onDone: () => void }) {
  const today = useToday();
  const [process, setProcess] = useState<string | null>(null);
  const [kind, setKind] = useState<string | null>(null);
  const [on, setOn] = useState(today);
  const [evidence, setEvidence] = useState("");
  const add = useSave("steps.save");
  const group = view.step_kinds.find((g) => g.process === process);
  const submit = async () => {
    const done = await add.run({
      patch: { pupil, kind, on_day: on || null, evidence: evidence.trim() || null },
    });
    if (done) onDone();
  };
  return (
    <FormCard
      label="Add a step"
      onSubmit={() => void submit()}
      onLeave={onDone}
      backTo="steps-title"
      failure={add.failure}
    >
      <Select
        label="Process"
        options={view.step_kinds.map((g) => ({ value: g.process, label: g.process }))}
        value={process}
        onChange={(chosen) => {
          setProcess(chosen);
          setKind(null);
        }}
      />
      <Select
        label="Step"
        options={(group?.kinds ?? []).map((k) => ({ value: k.code, label: k.label }))}
        value={kind}
        onChange={setKind}
        isDisabled={!group}
        error={add.failure?.at("kind")}
      />
      <DateField
        label="On"
        hint="A day to come is one that is arranged"
        value={on}
        onChange={setOn}
        error={add.failure?.at("on_day")}
      />
      <TextField
        label="What shows it"
        optional
        value={evidence}
        onChange={setEvidence}
        error={add.failure?.at("evidence")}
      />
      <FormEnd deed="Add the step" save={add} onLeave={onDone} />
    </FormCard>
  );
}
