/** What is true of the child's life for a time and changes what is owed. Dated, because "was she in March?" is asked. */
import { useState } from "react";
import type { Fact } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { Select } from "../../controls/Select";
import { Badge } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { factKinds } from "../../lib/children";
import { longDay } from "../../lib/dates";
import { useToday } from "../../lib/today";
import type { SectionProps } from "../../routes";
import { useSave } from "../../saving/useSave";
import { DayOf, TextOf, type Save } from "./fields";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";

const kinds = Object.entries(factKinds).map(([value, label]) => ({ value, label, detail: value }));

/** The circumstances. */
export function Facts({ record }: SectionProps) {
  const today = useToday();
  const [adding, setAdding] = useState(false);
  const now = (fact: Fact) => !fact.ended_on || fact.ended_on >= today;
  const facts = [...record.facts].sort(
    (a, b) => Number(now(b)) - Number(now(a)) || (b.started_on ?? "").localeCompare(a.started_on ?? ""),
  );
  return (
    <section className="panel" aria-labelledby="facts-title">
      <div className="spread">
        <h2 id="facts-title" tabIndex={-1}>
          Circumstances
        </h2>
        {adding ? null : (
          <Button small icon="plus" onPress={() => setAdding(true)}>
            Add a circumstance
          </Button>
        )}
      </div>
      {adding ? (
        <AddFact
          pupil={record.pupil.id}
          onDone={() => {
            setAdding(false);
            document.getElementById("facts-title")?.focus();
          }}
        />
      ) : null}
      {facts.length === 0 && !adding ? (
        <p className="quiet">None recorded. A plan, care or a social worker changes what is owed.</p>
      ) : null}
      <ul role="list">
        {facts.map((fact) => (
          <Line key={fact.id} fact={fact} isNow={now(fact)} />
        ))}
      </ul>
    </section>
  );
}

function Line({ fact, isNow }: { fact: Fact; isNow: boolean }) {
  const [open, setOpen] = useState(false);
  const label = factKinds[fact.kind ?? ""] ?? fact.kind ?? "Unknown";
  const save: Save = (patch) => call("facts.save", { id: fact.id, patch });
  return (
    <li className="status-line">
      <div className="status-head">
        <span className="status-words">
          <Badge tone={isNow ? "waiting" : "plain"}>{label}</Badge>
          <span>
            {fact.started_on ? `from ${longDay(fact.started_on)}` : "since when is unknown"}
            {fact.ended_on ? ` to ${longDay(fact.ended_on)}` : ""}
          </span>
        </span>
        <Button
          kind="quiet"
          small
          aria-expanded={open}
          aria-label={`Change ${label}`}
          onPress={() => setOpen(!open)}
        >
          Change
        </Button>
      </div>
      {fact.detail || fact.source ? (
        <p className="quiet small">
          {[fact.detail, fact.source ? `source: ${fact.source}` : null].filter(Boolean).join(" · ")}
        </p>
      ) : null}
      {open ? (
        <div className="form-card columns-2">
          <DayOf label="From" optional field="started_on" stored={fact.started_on} save={save} />
          <DayOf label="Until" optional field="ended_on" stored={fact.ended_on} save={save} />
          <TextOf label="Detail" optional field="detail" stored={fact.detail} save={save} />
          <TextOf label="Who said so" optional field="source" stored={fact.source} save={save} />
        </div>
      ) : null}
    </li>
  );
}

function AddFact({ pupil, onDone }: { pupil: string; onDone: () => void }) {
  const [kind, setKind] = useState<string | null>(null);
  const [from, setFrom] = useState("");
  const [detail, setDetail] = useState("");
  const [source, setSource] = useState("");
  const add = useSave("facts.save");
  const save = async () => {
    const done = await add.run({
      patch: {
        pupil,
        kind,
        started_on: from || null,
        detail: detail.trim() || null,
        source: source.trim() || null,
      },
    });
    if (done) onDone();
  };
  return (
    <FormCard label="Add a circumstance" failure={add.failure} onLeave={onDone} onSubmit={() => void save()}>
      <div className="columns-2">
        <Select
          label="Circumstance"
          options={kinds}
          value={kind}
          onChange={setKind}
          error={add.failure?.at("kind")}
        />
        <DateField
          label="From"
          optional
          value={from}
          onChange={setFrom}
          error={add.failure?.at("started_on")}
        />
        <TextField label="Detail" optional value={detail} onChange={setDetail} />
        <TextField label="Who said so" optional value={source} onChange={setSource} />
      </div>
      <FormEnd deed="Add the circumstance" save={add} onLeave={onDone} />
    </FormCard>
  );
}
