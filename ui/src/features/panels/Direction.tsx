/** When a school refuses: its reasons written down, then the route to a direction with the dates that the rule book gives. */
import { useState } from "react";
import type { CaseLine, DirectionRoute, DirectionStep } from "../../api/bindings";
import { call } from "../../api/call";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { Standing } from "../../controls/Standing";
import { TextArea } from "../../controls/TextArea";
import { TextField } from "../../controls/TextField";
import { standingOf } from "../../lib/children";
import { longDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { useToday } from "../../lib/today";
import { WhyDue } from "../../lib/WhyDue";
import { address } from "../../router/router";
import { useWork } from "../../saving/useSave";

/** The refusal and its route; nothing where no school was named. */
export function Direction({ line }: { line: CaseLine }) {
  const [open, setOpen] = useState<string | null>(null);
  const { data } = useAsk("cases.route", { id: line.case.id });
  const named = line.case.decision_setting !== null;
  if (!data || (!named && !data.open)) return null;
  return (
    <section className="room-route stack" aria-labelledby="route-title">
      <h2 id="route-title">If the school refuses</h2>
      <p>{data.sentence}</p>
      {data.open ? (
        <>
          <ol className="room-steps" role="list">
            {data.steps.map((step) => (
              <li key={step.kind}>
                <Step
                  step={step}
                  line={line}
                  isOpen={open === step.kind}
                  onOpen={(now) => setOpen(now ? step.kind : null)}
                />
              </li>
            ))}
          </ol>
          <Folder route={data} />
          <Letters line={line} route={data} />
        </>
      ) : open === "refusal" ? (
        <Refusal line={line} onDone={() => setOpen(null)} />
      ) : (
        <div>
          <Button small onPress={() => setOpen("refusal")}>
            The school refuses…
          </Button>
        </div>
      )}
    </section>
  );
}

/** What a direction must be able to show, and what of it is on record. */
function Folder({ route }: { route: DirectionRoute }) {
  const held = route.evidence.filter((item) => item.held !== null).length;
  return (
    <details>
      <summary>
        What the folder should hold: {held} of {route.evidence.length} on record
      </summary>
      <ul role="list" className="stack">
        {route.evidence.map((item) => (
          <li key={item.what}>
            <p>{item.what}</p>
            {item.against ? <Standing tone="breached">{item.against}</Standing> : null}
            {item.held ? (
              <Standing tone="met">{item.held}</Standing>
            ) : item.against ? null : (
              <Standing tone="unknown">Not on record</Standing>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The letters of the route, for the school that was decided on. */
function Letters({ line, route }: { line: CaseLine; route: DirectionRoute }) {
  if (!line.case.pupil) return null;
  return (
    <nav aria-label="Letters of this route">
      <ul role="list">
        {route.letters.map(({ code, label }) => (
          <li key={code}>
            <a
              href={address(`/papers/letter/${line.case.pupil ?? ""}`, { letter: code, case: line.case.id })}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Step({
  step,
  line,
  isOpen,
  onOpen,
}: {
  step: DirectionStep;
  line: CaseLine;
  isOpen: boolean;
  onOpen: (open: boolean) => void;
}) {
  const how = standingOf(step.standing);
  return (
    <>
      <div className="spread">
        <span className="strong">{step.label}</span>
        {step.taken_on ? (
          <Standing tone="met">{longDay(step.taken_on)}</Standing>
        ) : step.due_on ? (
          <span className="row">
            <Standing tone={how.tone}>
              {how.word}: {longDay(step.due_on)}
            </Standing>
            {step.rule && step.source_row && line.case.pupil ? (
              <WhyDue
                row={{
                  pupil: line.case.pupil,
                  rule: step.rule,
                  source_row: step.source_row,
                  title: step.label,
                  due_on: step.due_on,
                }}
              />
            ) : null}
          </span>
        ) : (
          <Standing tone="unknown">Not taken</Standing>
        )}
      </div>
      {step.evidence ? <p className="small">{step.evidence}</p> : null}
      {step.taken_on ? null : isOpen ? (
        <Taken step={step} line={line} onDone={() => onOpen(false)} />
      ) : (
        <Button kind="quiet" small onPress={() => onOpen(true)} aria-label={`${step.label}: done on…`}>
          Done on…
        </Button>
      )}
    </>
  );
}

function Taken({ step, line, onDone }: { step: DirectionStep; line: CaseLine; onDone: () => void }) {
  const today = useToday();
  const [on, setOn] = useState(today);
  const [evidence, setEvidence] = useState("");
  const { run, failure, isSaving } = useWork(async () => {
    await call("cases.step", {
      case: line.case.id,
      kind: step.kind,
      on: on || null,
      ...(evidence.trim() ? { evidence: evidence.trim() } : {}),
    });
    onDone();
  });
  return (
    <FormCard label={step.label} onSubmit={() => void run(undefined)} onLeave={onDone} failure={failure}>
      <DateField label="Day" value={on} onChange={setOn} error={failure?.at("on") ?? failure?.sentence} />
      <TextField label="What shows it" optional value={evidence} onChange={setEvidence} />
      <div className="row">
        <Button kind="primary" small type="submit" isDisabled={isSaving}>
          Write it down
        </Button>
        <Button kind="quiet" small onPress={onDone}>
          Not now
        </Button>
      </div>
    </FormCard>
  );
}

function Refusal({ line, onDone }: { line: CaseLine; onDone: () => void }) {
  const today = useToday();
  const [on, setOn] = useState(today);
  const [reason, setReason] = useState("");
  const { run, failure, isSaving } = useWork(async () => {
    await call("cases.refused", { case: line.case.id, on: on || null, reason: reason.trim() || null });
    onDone();
  });
  const loose = failure && !failure.at("reason") && !failure.at("on") ? failure.sentence : undefined;
  return (
    <FormCard
      label="The school refuses"
      onSubmit={() => void run(undefined)}
      onLeave={onDone}
      failure={failure}
    >
      <TextArea
        label="Why, in the school's words"
        rows={2}
        value={reason}
        onChange={setReason}
        error={failure?.at("reason") ?? loose}
      />
      <DateField label="Day" value={on} onChange={setOn} error={failure?.at("on")} />
      <div className="row">
        <Button kind="primary" small type="submit" isDisabled={isSaving}>
          Write the refusal down
        </Button>
        <Button kind="quiet" small onPress={onDone}>
          Not now
        </Button>
      </div>
    </FormCard>
  );
}
