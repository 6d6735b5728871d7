/** The services around a child: who leads, whether the family agreed that facts pass, and when each was last heard from. */
import { useState } from "react";
import type { AgencyLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { Checkbox } from "../../controls/Checkbox";
import { Select } from "../../controls/Select";
import { Badge } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { fromToday } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useToday } from "../../lib/today";
import { useSave } from "../../saving/useSave";
import { ChoiceOf, DayOf, ProseOf, type Save, TextOf } from "../../saving/fields";

const kinds = [
  { value: "social_care", label: "Social care" },
  { value: "early_help", label: "Early help" },
  { value: "youth_justice", label: "Youth justice" },
  { value: "health", label: "Health" },
  { value: "camhs", label: "CAMHS" },
  { value: "virtual_school", label: "Virtual school" },
  { value: "send", label: "SEND" },
  { value: "police", label: "Police" },
  { value: "voluntary", label: "Voluntary service" },
  { value: "other", label: "Other" },
];
const consents = [
  { value: "yes", label: "The family agreed" },
  { value: "no", label: "The family did not agree" },
];
const kindWord = (code: string | null) =>
  kinds.find((k) => k.value === code)?.label ?? code ?? "Kind unknown";

/** The part. */
export function Agencies({ pupil, agencies }: { pupil: string; agencies: readonly AgencyLine[] }) {
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section className="stack-tight" aria-labelledby="agencies-title">
      <div className="spread">
        <h2 id="agencies-title" tabIndex={-1}>
          Agencies
        </h2>
        {adding ? null : (
          <Button id="add-agency" small icon="plus" onPress={() => setAdding(true)}>
            Add an agency
          </Button>
        )}
      </div>
      {adding ? (
        <Add
          pupil={pupil}
          onDone={(made) => {
            setAdding(false);
            if (made) setOpen(made);
          }}
        />
      ) : null}
      {agencies.length === 0 && !adding ? <p className="quiet">No other service is recorded.</p> : null}
      <ul role="list" className="stack-tight">
        {agencies.map((line) => (
          <li key={line.agency.id} className="panel">
            <Card
              line={line}
              isOpen={open === line.agency.id}
              onToggle={() => setOpen(open === line.agency.id ? null : line.agency.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Card({ line, isOpen, onToggle }: { line: AgencyLine; isOpen: boolean; onToggle: () => void }) {
  const today = useToday();
  const { agency } = line;
  const name = agency.name ?? "Unknown";
  const heard = useSave("agencies.save");
  return (
    <>
      <div className="spread">
        <span className="status-words">
          <span className="strong">{name}</span>
          <span className="quiet">{kindWord(agency.kind)}</span>
          {agency.lead ? <Badge tone="met">Lead professional</Badge> : null}
          {line.running ? null : <Badge>No longer involved</Badge>}
          {agency.consent === "yes" ? (
            <Badge tone="met">Agreed to share</Badge>
          ) : agency.consent === "no" ? (
            <Badge tone="due">{agency.basis ? "Shared without consent" : "Did not agree to share"}</Badge>
          ) : (
            <Badge tone="unknown">Consent unknown</Badge>
          )}
          {line.silent ? (
            <Badge tone="due">
              {agency.last_contact_on ? "Not heard from in six weeks" : "Never recorded as heard from"}
            </Badge>
          ) : null}
        </span>
        <span className="row">
          {line.running ? (
            <Button
              kind="quiet"
              small
              aria-label={`Heard today: ${name}`}
              onPress={() => void heard.run({ id: agency.id, patch: { last_contact_on: today } })}
            >
              Heard today
            </Button>
          ) : null}
          <Button
            kind="quiet"
            small
            aria-expanded={isOpen}
            aria-label={isOpen ? `Done with ${name}` : `Change ${name}`}
            onPress={onToggle}
          >
            {isOpen ? "Done" : "Change"}
          </Button>
        </span>
      </div>
      {heard.failure ? <p className="field-error">{heard.failure.sentence}</p> : null}
      {isOpen ? (
        <Form line={line} />
      ) : (
        <p className="people-reach">
          <span>{agency.person ?? <span className="unknown">No person recorded</span>}</span>
          <span>{agency.phone ?? <span className="unknown">No telephone recorded</span>}</span>
          <span className="quiet">
            {agency.last_contact_on ? `last heard ${fromToday(agency.last_contact_on, today)}` : ""}
          </span>
          {agency.basis ? <span className="quiet">{agency.basis}</span> : null}
        </p>
      )}
    </>
  );
}

function Form({ line: { agency } }: { line: AgencyLine }) {
  const save: Save = (patch) => call("agencies.save", { id: agency.id, patch });
  const lead = useSave("agencies.save");
  const remove = useSave("agencies.remove");
  return (
    <div className="form-card">
      <div className="columns-2">
        <TextOf label="Service" field="name" stored={agency.name} save={save} />
        <ChoiceOf label="Kind" field="kind" options={kinds} stored={agency.kind} save={save} />
        <TextOf label="Person" optional field="person" stored={agency.person} save={save} />
        <TextOf label="Telephone" type="tel" optional field="phone" stored={agency.phone} save={save} />
        <TextOf label="E-mail" type="email" optional field="email" stored={agency.email} save={save} />
        <ChoiceOf
          label="Consent that facts pass"
          field="consent"
          options={consents}
          stored={agency.consent === "unknown" ? null : agency.consent}
          save={save}
        />
        <TextOf
          label="Basis without consent"
          hint="For example, Children Act 1989 s.47"
          optional
          field="basis"
          stored={agency.basis}
          save={save}
        />
        <DayOf
          label="Last heard from"
          optional
          field="last_contact_on"
          stored={agency.last_contact_on}
          save={save}
        />
        <DayOf label="Involved since" optional field="started_on" stored={agency.started_on} save={save} />
        <DayOf label="Until" optional field="ended_on" stored={agency.ended_on} save={save} />
      </div>
      <Checkbox
        checked={agency.lead === true}
        onChange={(on) => void lead.run({ id: agency.id, patch: { lead: on } })}
        detail="There is one: naming another takes it from the first"
      >
        Lead professional
      </Checkbox>
      <ProseOf
        label="Notes"
        optional
        field="notes"
        draft={`agency:${agency.id}:notes`}
        stored={agency.notes}
        save={save}
        rows={2}
      />
      {(lead.failure ?? remove.failure) ? (
        <p className="field-error">{(lead.failure ?? remove.failure)?.sentence}</p>
      ) : null}
      <div>
        <Button
          kind="quiet"
          small
          onPress={() => {
            void remove.run({ id: agency.id });
            document.getElementById("agencies-title")?.focus();
          }}
        >
          Take away
        </Button>
      </div>
    </div>
  );
}

function Add({ pupil, onDone }: { pupil: string; onDone: (made: string | null) => void }) {
  const today = useToday();
  const [name, setName] = useState("");
  const [kind, setKind] = useState("social_care");
  const save = useSave("agencies.save");
  const add = async () => {
    const made = await save.run({
      patch: { pupil, name: name.trim() || null, kind, consent: "unknown", started_on: today },
    });
    if (made) onDone(made.id);
  };
  return (
    <FormCard
      label="Add an agency"
      backTo="add-agency"
      failure={save.failure}
      onLeave={() => onDone(null)}
      onSubmit={() => void add()}
    >
      <div className="columns-2">
        <TextField label="Service" value={name} onChange={setName} error={save.failure?.at("name")} />
        <Select label="Kind" options={kinds} value={kind} onChange={setKind} />
      </div>
      <FormEnd deed="Add, then say more" save={save} onLeave={() => onDone(null)} />
    </FormCard>
  );
}
