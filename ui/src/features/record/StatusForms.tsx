/** Adding a status, and ending one: neither takes effect before its button, and an end needs its reason. */
import { useEffect, useRef, useState } from "react";
import type { StatusLine } from "../../api/bindings";
import { ComboBox } from "../../controls/ComboBox";
import { DateField } from "../../controls/DateField";
import { Select, type Option } from "../../controls/Select";
import { TextField } from "../../controls/TextField";
import { statusKinds, statusWords } from "../../lib/children";
import { useToday } from "../../lib/today";
import { useSave } from "../../saving/useSave";
import { findPlaces } from "./fields";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";

const kinds = Object.entries(statusKinds).map(([value, { label, basis }]) => ({
  value,
  label,
  detail: basis,
}));

/** A new status. */
export function AddStatus({
  pupil,
  rollName,
  onDone,
}: {
  pupil: string;
  rollName: string | null;
  onDone: () => void;
}) {
  const today = useToday();
  const [kind, setKind] = useState<string | null>(null);
  const [started, setStarted] = useState(today);
  const [reason, setReason] = useState("");
  const [aware, setAware] = useState("");
  const [expected, setExpected] = useState("");
  const [school, setSchool] = useState<Option | null>(null);
  const add = useSave("statuses.save");
  const save = async () => {
    const done = await add.run({
      patch: {
        pupil,
        kind,
        started_on: started || null,
        reason: reason.trim() || null,
        aware_on: aware || null,
        expected_end: expected || null,
        setting: school?.value ?? null,
      },
    });
    if (done) onDone();
  };
  const at = (field: string) => add.failure?.at(field);
  return (
    <FormCard label="Add a status" failure={add.failure} onLeave={onDone} onSubmit={() => void save()}>
      <div className="columns-2">
        <Select label="Status" options={kinds} value={kind} onChange={setKind} error={at("kind")} />
        <DateField
          label={kind === "PEX" || kind === "SUS6" ? "First day the child may not attend" : "Started"}
          value={started}
          onChange={setStarted}
          error={at("started_on")}
        />
        <TextField label="Reason" optional value={reason} onChange={setReason} error={at("reason")} />
        <ComboBox
          label="School it concerns"
          optional
          hint={rollName ? `Left empty: ${rollName}, the school on roll` : undefined}
          value={school}
          onChange={setSchool}
          search={findPlaces}
          error={at("setting")}
        />
        <DateField
          label="LA became aware"
          optional
          value={aware}
          onChange={setAware}
          error={at("aware_on")}
        />
        <DateField
          label="Expected end"
          optional
          value={expected}
          onChange={setExpected}
          error={at("expected_end")}
        />
      </div>
      {kind ? <p className="quiet small">Rests on: {statusWords(kind).basis}</p> : null}
      <FormEnd deed="Add the status" save={add} onLeave={onDone} />
    </FormCard>
  );
}

/** The end of a status. */
export function EndStatus({ line, onDone }: { line: StatusLine; onDone: () => void }) {
  const today = useToday();
  const [ended, setEnded] = useState(today);
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const save = useSave("statuses.save");
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const missing = asked && reason.trim() === "" ? "Write why it ended." : undefined;
  const end = async () => {
    setAsked(true);
    if (reason.trim() === "") return box.current?.focus();
    const done = await save.run({
      id: line.status.id,
      patch: { ended_on: ended || null, end_reason: reason.trim() },
    });
    if (done) onDone();
  };
  return (
    <FormCard label={`End ${line.label}`} failure={save.failure} onLeave={onDone} onSubmit={() => void end()}>
      <div className="columns-2">
        <DateField label="Last day" value={ended} onChange={setEnded} error={save.failure?.at("ended_on")} />
        <TextField
          ref={box}
          label="Why it ended"
          value={reason}
          onChange={setReason}
          error={missing ?? save.failure?.at("end_reason")}
        />
      </div>
      <FormEnd deed="End the status" save={save} onLeave={onDone} />
    </FormCard>
  );
}
