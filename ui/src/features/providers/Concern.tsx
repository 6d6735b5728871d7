/** A concern about a provider as a whole: raised in one deed, and from then on its words, its hold and the way to everybody it touches. */
import { useState } from "react";
import type { ProviderConcernLine } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { Checkbox } from "../../controls/Checkbox";
import { DateField } from "../../controls/DateField";
import { Badge } from "../../controls/Standing";
import { TextArea } from "../../controls/TextArea";
import { TextField } from "../../controls/TextField";
import { longDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useToday } from "../../lib/today";
import { address, navigate } from "../../router/router";
import { useDraftForm } from "../../saving/useDraftForm";
import { useSave } from "../../saving/useSave";

const raiseButton = "raise-provider-concern";

/** Where everybody whom a concern touches is listed. */
export const concernPath = (setting: string) => `/providers/${encodeURIComponent(setting)}/concern`;

/** What is open about a provider, and the way to raise something. */
export function Concern({ setting, name }: { setting: string; name: string }) {
  const { data } = useAsk("provider_concerns.list", { setting });
  const [raising, setRaising] = useState(false);
  if (!data) return null;
  return (
    <section className="stack-tight" aria-labelledby="provider-concern">
      <div className="spread">
        <h2 id="provider-concern">Concerns</h2>
        <Button id={raiseButton} aria-expanded={raising} onPress={() => setRaising(!raising)}>
          Raise a concern
        </Button>
      </div>
      {raising ? (
        <RaiseConcern setting={setting} name={name} onDone={() => setRaising(false)} />
      ) : data.open.length === 0 ? (
        <p className="quiet">
          {data.closed.length === 0
            ? "No concern has been raised about this provider."
            : `None is open; the last was closed ${longDay(data.closed[0]?.concern.closed_on)}.`}
        </p>
      ) : null}
      {data.open.map((line) => (
        <ConcernWords key={line.concern.id} line={line} />
      ))}
      {data.open.length > 0 ? (
        <p>
          <a href={address(concernPath(setting))}>
            Every child there, whom to tell, and where else there is room
          </a>
        </p>
      ) : null}
    </section>
  );
}

/** One concern in words: how it stands, since when, what, and who said so. */
export function ConcernWords({ line: { concern, holds, author_name } }: { line: ProviderConcernLine }) {
  return (
    <div className="stack-tight">
      <p>
        <Badge tone={concern.closed_on ? "met" : "breached"}>
          {concern.closed_on
            ? `Concern closed ${longDay(concern.closed_on)}`
            : `Concern since ${longDay(concern.on_day)}`}
        </Badge>{" "}
        {concern.closed_on ? null : holds ? (
          <Badge tone="due">New placements on hold</Badge>
        ) : (
          <Badge>{concern.lifted_on ? `Hold lifted ${longDay(concern.lifted_on)}` : "No hold"}</Badge>
        )}
      </p>
      <p>{concern.what ?? "What was raised is not recorded"}</p>
      <p className="quiet small">
        Told by {concern.told_by ?? "unknown"} · written down by {author_name ?? "unknown"}
      </p>
      {concern.lifted_why ? <p className="quiet small">Hold lifted because: {concern.lifted_why}</p> : null}
      {concern.closed_why ? <p className="quiet small">Closed: {concern.closed_why}</p> : null}
    </div>
  );
}

/** The form: when, what, who said so, and whether new placements are held. It leads to everybody there. */
function RaiseConcern({ setting, name, onDone }: { setting: string; name: string; onDone: () => void }) {
  const today = useToday();
  const { answers, set, clear, isDraft } = useDraftForm(`provider-concern:${setting}`, () => ({
    on: today,
    what: "",
    told: "",
    held: true,
  }));
  const [lacks, setLacks] = useState(false);
  const save = useSave("provider_concerns.save");
  const raise = async () => {
    if (answers.what.trim() === "") {
      setLacks(true);
      return;
    }
    const done = await save.run({
      patch: {
        setting,
        on_day: answers.on || null,
        what: answers.what.trim(),
        told_by: answers.told.trim() || null,
        held: answers.held,
      },
    });
    if (!done) return;
    await clear();
    onDone();
    navigate(concernPath(setting));
  };
  return (
    <FormCard
      label={`A concern about ${name}`}
      backTo={raiseButton}
      failure={save.failure}
      onLeave={onDone}
      onSubmit={() => void raise()}
    >
      <DateField
        label="Raised on"
        value={answers.on}
        onChange={(on) => set({ on })}
        error={save.failure?.at("on_day")}
      />
      <TextArea
        label="What was raised"
        rows={3}
        value={answers.what}
        onChange={(what) => {
          setLacks(false);
          set({ what });
        }}
        error={lacks ? "Say what was raised." : save.failure?.at("what")}
      />
      <TextField
        label="Who said so"
        optional
        value={answers.told}
        onChange={(told) => set({ told })}
        error={save.failure?.at("told_by")}
      />
      <Checkbox
        checked={answers.held}
        onChange={(held) => set({ held })}
        detail="Drafting a placement there then asks why, until the hold is lifted"
      >
        Hold new placements there
      </Checkbox>
      <FormEnd deed="Raise the concern" save={save} leave="Leave it" onLeave={onDone} isDraft={isDraft} />
    </FormCard>
  );
}
