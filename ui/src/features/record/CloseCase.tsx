/** Closing a case: where the child went, how that is known and on which day it was confirmed. Not on a hope. */
import { useState } from "react";
import type { PupilRecord } from "../../api/bindings";
import { Button } from "../../controls/Button";
import { Checkbox } from "../../controls/Checkbox";
import { DateField } from "../../controls/DateField";
import { notify } from "../../controls/Notices";
import { Select } from "../../controls/Select";
import { TextField } from "../../controls/TextField";
import { longDay } from "../../lib/dates";
import { destinationKinds, needsPlace, wentTo } from "../../lib/destinations";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useToday } from "../../lib/today";
import { useSave } from "../../saving/useSave";

/** The way to close a case, or to open it again. */
export function CloseCase({ record }: { record: PupilRecord }) {
  const { pupil } = record;
  const [open, setOpen] = useState(false);
  const reopen = useSave("pupils.reopen");
  if (pupil.closed_on)
    return (
      <div className="stack-tight">
        <p>
          Closed {longDay(pupil.closed_on)}: went to {wentTo(pupil)}.{" "}
          {pupil.destination_evidence
            ? `Known by: ${pupil.destination_evidence}${
                pupil.destination_confirmed_on ? `, confirmed ${longDay(pupil.destination_confirmed_on)}` : ""
              }.`
            : "How that is known is not recorded."}
        </p>
        <div>
          <Button
            onPress={() =>
              void reopen.run({ id: pupil.id }).then((done) => {
                if (done) notify({ sentence: "The case is open again." });
              })
            }
          >
            Open the case again
          </Button>
        </div>
        {reopen.failure ? <p className="field-error">{reopen.failure.sentence}</p> : null}
      </div>
    );
  if (!open)
    return (
      <div>
        <Button id="close-case" onPress={() => setOpen(true)}>
          Close the case…
        </Button>
      </div>
    );
  return <Form record={record} onDone={() => setOpen(false)} />;
}

function Form({ record, onDone }: { record: PupilRecord; onDone: () => void }) {
  const today = useToday();
  const [day, setDay] = useState(today);
  const [kind, setKind] = useState(record.pupil.destination_kind);
  const [destination, setDestination] = useState(record.pupil.destination ?? "");
  const [evidence, setEvidence] = useState(record.pupil.destination_evidence ?? "");
  const [confirmed, setConfirmed] = useState("");
  const [endOpen, setEndOpen] = useState(true);
  const close = useSave("pupils.close");
  const at = (field: string) => close.failure?.at(field);
  const submit = async () => {
    const done = await close.run({
      id: record.pupil.id,
      ...(kind ? { kind } : {}),
      destination,
      evidence,
      end_open: endOpen,
      ...(day ? { closed_on: day } : {}),
      ...(confirmed ? { confirmed_on: confirmed } : {}),
    });
    if (!done) return;
    notify({ sentence: "The case is closed. It stays under Closed, with its whole history." });
    onDone();
  };
  return (
    <FormCard
      label="Close the case"
      backTo="close-case"
      failure={close.failure}
      onLeave={onDone}
      onSubmit={() => void submit()}
    >
      <div className="columns-2">
        <Select
          label="What kind of destination"
          options={destinationKinds}
          value={kind}
          onChange={setKind}
          error={at("destination_kind")}
        />
        <TextField
          label="Where the child went"
          optional={kind !== null && !needsPlace(kind)}
          hint="A school, a college, another authority: a place that has confirmed"
          value={destination}
          onChange={setDestination}
          error={at("destination")}
        />
        <TextField
          label="How that is known"
          hint={kind === "unknown" ? "What was tried to find the child" : "A hope is not a destination"}
          value={evidence}
          onChange={setEvidence}
          error={at("destination_evidence")}
        />
        <DateField
          label="The day it was confirmed"
          value={confirmed}
          onChange={setConfirmed}
          error={at("confirmed_on")}
        />
        <DateField label="The last day of the case" value={day} onChange={setDay} error={at("closed_on")} />
      </div>
      <Checkbox checked={endOpen} onChange={setEndOpen}>
        End what is still open, statuses and placements, on the same day
      </Checkbox>
      <FormEnd deed="Close the case" save={close} onLeave={onDone} />
    </FormCard>
  );
}
