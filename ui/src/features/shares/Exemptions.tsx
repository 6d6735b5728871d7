/** Schools that a panel spares for a time, each with its reason. */
import { useState } from "react";
import type { ExemptionLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { ComboBox } from "../../controls/ComboBox";
import { DateField } from "../../controls/DateField";
import { notify } from "../../controls/Notices";
import type { Option } from "../../controls/Select";
import { TextField } from "../../controls/TextField";
import { Failure } from "../../api/failure";
import { FormCard } from "../../lib/FormCard";
import { longDay } from "../../lib/dates";
import { useToday } from "../../lib/today";
import { findPlaces } from "../../saving/fields";
import { useWork } from "../../saving/useSave";

/** The list and its form. */
export function Exemptions({ lines }: { lines: readonly ExemptionLine[] }) {
  const [adding, setAdding] = useState(false);
  const remove = (line: ExemptionLine) =>
    call("exemptions.remove", { id: line.exemption.id }).then(
      () => {
        notify({ sentence: `${line.name} is no longer exempt. Undo puts it back.` });
        document.getElementById("exempt-title")?.focus();
      },
      (thrown: unknown) => notify({ tone: "refused", sentence: Failure.from(thrown).sentence }),
    );
  return (
    <section className="stack" aria-labelledby="exempt-title">
      <div className="spread">
        <h2 id="exempt-title" tabIndex={-1}>
          Exemptions
        </h2>
        {adding ? null : (
          <Button id="add-exemption" small icon="plus" onPress={() => setAdding(true)}>
            Exempt a school
          </Button>
        )}
      </div>
      {adding ? <AddExemption onDone={() => setAdding(false)} /> : null}
      {lines.length === 0 ? <p className="quiet">No school was exempt in this time.</p> : null}
      <ul role="list">
        {lines.map((line) => (
          <li key={line.exemption.id} className="spread">
            <span>
              <span className="strong">{line.name}</span>,{" "}
              {line.exemption.from_on ? `from ${longDay(line.exemption.from_on)}` : "start unknown"}{" "}
              {line.exemption.until_on ? `until ${longDay(line.exemption.until_on)}` : "until further notice"}
              . {line.exemption.reason}
            </span>
            <Button
              kind="quiet"
              small
              aria-label={`Take away the exemption of ${line.name}`}
              onPress={() => void remove(line)}
            >
              Take away
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AddExemption({ onDone }: { onDone: () => void }) {
  const today = useToday();
  const [school, setSchool] = useState<Option | null>(null);
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const { run, failure, isSaving } = useWork(async () => {
    await call("exemptions.save", {
      patch: {
        setting: school?.value ?? null,
        from_on: from || null,
        until_on: until || null,
        reason: reason.trim() || null,
      },
    });
    onDone();
  });
  return (
    <FormCard
      label="New exemption"
      backTo="add-exemption"
      failure={failure}
      onLeave={onDone}
      onSubmit={() => void run(undefined)}
    >
      <ComboBox
        label="School"
        value={school}
        search={findPlaces}
        onChange={setSchool}
        error={failure?.at("setting")}
      />
      <div className="row shares-choose">
        <DateField label="From" value={from} onChange={setFrom} error={failure?.at("from_on")} />
        <DateField label="Until" optional value={until} onChange={setUntil} error={failure?.at("until_on")} />
      </div>
      <TextField label="Reason" value={reason} onChange={setReason} error={failure?.at("reason")} />
      <div className="row">
        <Button kind="primary" type="submit" isDisabled={isSaving}>
          Exempt the school
        </Button>
        <Button kind="quiet" onPress={onDone}>
          Not now
        </Button>
      </div>
    </FormCard>
  );
}
