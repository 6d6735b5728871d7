/** The agreement to a reduced timetable: who has signed, until when it runs, when it is looked at again, and the page to sign. */
import { useState } from "react";
import type { AgreementPart, AgreementView, StatusLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Failure } from "../../api/failure";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { notify } from "../../controls/Notices";
import { Badge, type Tone } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { addDays, longDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useToday } from "../../lib/today";
import { address } from "../../router/router";
import { useSave } from "../../saving/useSave";

const tones: Readonly<Record<string, Tone>> = { signed: "met", part_signed: "waiting", not_signed: "due" };

/** Days from the start to the first review, unless another day is given: half of the six weeks. */
const half = 21;

/** The agreement of one reduced timetable. */
export function Agreement({ line: { status } }: { line: StatusLine }) {
  const { data } = useAsk("agreements.list", { pupil: status.pupil ?? "" });
  const [open, setOpen] = useState(false);
  const view = data?.find((agreement) => agreement.status === status.id);
  if (!view) return null;
  return (
    <div className="stack-tight">
      <p className="row">
        <Badge tone={tones[view.standing] ?? "unknown"}>{view.sentence}</Badge>
        <span className="small">
          {view.ends_on
            ? `ends ${longDay(view.ends_on)}${view.by_limit ? ` (${view.limit_weeks} weeks, as nobody has named a day)` : ""}`
            : "end unknown"}
        </span>
        <Button small kind="quiet" aria-expanded={open} onPress={() => setOpen(!open)}>
          Agreement
        </Button>
        <a className="small" href={address(`/papers/agreement/${status.id}`)}>
          Page to sign
        </a>
      </p>
      {open ? <Parts pupil={status.pupil ?? ""} started={status.started_on} view={view} /> : null}
    </div>
  );
}

const takeAway = (step: string) =>
  void call("steps.remove", { id: step }).catch((thrown: unknown) =>
    notify({ sentence: Failure.from(thrown).sentence, tone: "refused" }),
  );

function Parts({ pupil, started, view }: { pupil: string; started: string | null; view: AgreementView }) {
  const today = useToday();
  const [signing, setSigning] = useState<string | null>(null);
  return (
    <div className="form-card stack-tight">
      <ul role="list" aria-label="Who signs">
        {view.parts.map((part) => (
          <li key={part.kind}>
            <div className="spread">
              <span>
                <span className="strong">{part.label}</span>
                {part.step
                  ? ` · signed ${longDay(part.signed_on)}${part.name ? ` by ${part.name}` : ""}`
                  : " · not signed"}
              </span>
              {part.step ? (
                <Button
                  small
                  kind="quiet"
                  aria-label={`Take away the signature: ${part.label}`}
                  onPress={() => part.step && takeAway(part.step)}
                >
                  Take away
                </Button>
              ) : (
                <Button
                  small
                  id={`sign-${part.kind}`}
                  aria-expanded={signing === part.kind}
                  aria-label={`Signed: ${part.label}`}
                  onPress={() => setSigning(signing === part.kind ? null : part.kind)}
                >
                  Signed
                </Button>
              )}
            </div>
            {signing === part.kind && !part.step ? (
              <Sign
                pupil={pupil}
                status={view.status}
                part={part}
                today={today}
                onDone={() => setSigning(null)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <p className="small">
        {view.hours ? `This week: ${view.hours}.` : "Half days unknown: no weekly sessions are recorded."}{" "}
        {view.plan_weeks > 0 ? (
          <a href={address(`/pupils/${pupil}/plan`)}>
            {`Grows over ${view.plan_weeks} ${view.plan_weeks === 1 ? "week" : "weeks"}`}
          </a>
        ) : (
          <a href={address(`/pupils/${pupil}/plan`)}>No plan yet for how it grows</a>
        )}
      </p>
      <Reviews pupil={pupil} view={view} first={addDays(started ?? today, half)} />
    </div>
  );
}

function Sign({
  pupil,
  status,
  part,
  today,
  onDone,
}: {
  pupil: string;
  status: string;
  part: AgreementPart;
  today: string;
  onDone: () => void;
}) {
  const [name, setName] = useState("");
  const [on, setOn] = useState(today);
  const save = useSave("steps.save");
  const sign = async () => {
    const patch = {
      pupil,
      kind: part.kind,
      about: status,
      on_day: on || null,
      evidence: name.trim() || null,
    };
    if (await save.run({ patch })) onDone();
  };
  return (
    <FormCard
      label={`Signed: ${part.label}`}
      failure={save.failure}
      backTo={`sign-${part.kind}`}
      onLeave={onDone}
      onSubmit={() => void sign()}
    >
      <div className="columns-2">
        <TextField
          label="Who signed"
          optional
          value={name}
          onChange={setName}
          error={save.failure?.at("evidence")}
        />
        <DateField label="Signed on" value={on} onChange={setOn} error={save.failure?.at("on_day")} />
      </div>
      <FormEnd deed="Write the signature down" save={save} leave="Leave it" onLeave={onDone} />
    </FormCard>
  );
}

function Reviews({ pupil, view, first }: { pupil: string; view: AgreementView; first: string }) {
  const [adding, setAdding] = useState(false);
  const [on, setOn] = useState(first);
  const save = useSave("steps.save");
  const add = async () => {
    const patch = { pupil, kind: "rtt_review", about: view.status, on_day: on || null };
    if (await save.run({ patch })) setAdding(false);
  };
  return (
    <div className="stack-tight">
      <div className="spread">
        <span className="small">
          {view.reviews.length === 0
            ? "No day of review yet"
            : `Looked at again on ${view.reviews.map((review) => longDay(review.on)).join(", ")}`}
        </span>
        <Button
          id={`review-${view.status}`}
          small
          kind="quiet"
          aria-expanded={adding}
          onPress={() => setAdding(!adding)}
        >
          Add a day of review
        </Button>
      </div>
      {adding ? (
        <FormCard
          label="A day of review"
          failure={save.failure}
          backTo={`review-${view.status}`}
          onLeave={() => setAdding(false)}
          onSubmit={() => void add()}
        >
          <DateField
            label="Looked at again on"
            value={on}
            onChange={setOn}
            error={save.failure?.at("on_day") ?? save.failure?.sentence}
          />
          <p className="row">
            <Button kind="primary" type="submit" isPending={save.isSaving}>
              Add the day
            </Button>
            <Button kind="quiet" onPress={() => setAdding(false)}>
              Leave it
            </Button>
          </p>
        </FormCard>
      ) : null}
    </div>
  );
}
