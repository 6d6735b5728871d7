/**
 * The section "People": family, carers and agencies. What must not happen stands first and in red: whom not to contact,
 * and from whom the address is kept.
 */
import { useState } from "react";
import type { Contact } from "../../api/bindings";
import { call } from "../../api/call";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { Checkbox } from "../../controls/Checkbox";
import { ask } from "../../controls/Dialog";
import { EmptyState } from "../../controls/EmptyState";
import { Badge } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { useCommand } from "../../keyboard/Keyboard";
import { useAskedToAdd } from "../../lib/adding";
import type { SectionProps } from "../../routes";
import { useDraftForm } from "../../saving/useDraftForm";
import { useSave } from "../../saving/useSave";
import { Agencies } from "./Agencies";
import { ChoiceOf, ProseOf, TextOf, type Save } from "./fields";
import { KeepApart } from "./KeepApart";
import { Voices } from "./Voices";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";

const responsibility = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
  { value: "unknown", label: "Unknown" },
];

/** The section. */
export default function People({ record }: SectionProps) {
  const [open, setOpen] = useState<string | null>(null);
  const [adding, setAdding] = useState(useAskedToAdd("contact"));
  useCommand("pupil.contact", () => setAdding(true));
  const { contacts } = record;
  const { data: circle } = useAsk("pupils.circle", { id: record.pupil.id });
  return (
    <div className="stack people">
      {circle ? <Voices circle={circle} name={record.head.known_as || record.head.forename} /> : null}
      <div className="spread">
        <h2 id="people-title" tabIndex={-1}>
          Family and carers
        </h2>
        {adding ? null : (
          <Button icon="plus" keys="A C" onPress={() => setAdding(true)}>
            Add a person
          </Button>
        )}
      </div>
      {adding ? (
        <Add
          pupil={record.pupil.id}
          onDone={(made) => {
            setAdding(false);
            if (made) setOpen(made);
            document.getElementById("people-title")?.focus();
          }}
        />
      ) : null}
      {contacts.length === 0 && !adding ? (
        <EmptyState title="Nobody is recorded.">
          Add whoever has parental responsibility first; then say who must not be contacted.
        </EmptyState>
      ) : null}
      <ul role="list" className="stack-tight">
        {contacts.map((contact, i) => (
          <li key={contact.id} className="panel">
            <Card
              contact={contact}
              place={i + 1}
              of={contacts.length}
              isOpen={open === contact.id}
              onToggle={() => setOpen(open === contact.id ? null : contact.id)}
            />
          </li>
        ))}
      </ul>
      {circle ? (
        <>
          <Agencies pupil={record.pupil.id} agencies={circle.agencies} />
          <KeepApart pupil={record.pupil.id} lines={circle.apart} />
        </>
      ) : null}
    </div>
  );
}

function Card({
  contact,
  place,
  of,
  isOpen,
  onToggle,
}: {
  contact: Contact;
  /** Where the person stands among the others, from one. */
  place: number;
  of: number;
  isOpen: boolean;
  onToggle: () => void;
}) {
  const name = contact.name ?? "Unknown";
  const shift = useSave("contacts.move");
  const move = (to: number) => void shift.run({ id: contact.id, to });
  return (
    <>
      <div className="spread">
        <span className="status-words">
          <span className="strong">{name}</span>
          <span className="quiet">{contact.relationship ?? "relationship unknown"}</span>
          {contact.no_contact ? <Badge tone="breached">Do not contact</Badge> : null}
          {contact.hide_address ? <Badge tone="breached">Address kept from them</Badge> : null}
          {contact.parental_responsibility === "yes" ? (
            <Badge tone="met">Parental responsibility</Badge>
          ) : contact.parental_responsibility === "no" ? (
            <Badge>No parental responsibility</Badge>
          ) : (
            <Badge tone="unknown">Parental responsibility unknown</Badge>
          )}
        </span>
        <span className="row">
          {of > 1 ? (
            <>
              <Button
                kind="quiet"
                small
                icon="up"
                aria-label={`Move ${name} up`}
                isDisabled={place === 1}
                onPress={() => move(place - 1)}
              />
              <Button
                kind="quiet"
                small
                icon="down"
                aria-label={`Move ${name} down`}
                isDisabled={place === of}
                onPress={() => move(place + 1)}
              />
            </>
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
      {shift.failure ? <p className="field-error">{shift.failure.sentence}</p> : null}
      {isOpen ? (
        <Form contact={contact} />
      ) : (
        <p className="people-reach">
          <span>{contact.phone ?? <span className="unknown">No telephone recorded</span>}</span>
          <span>{contact.email ?? <span className="unknown">No e-mail recorded</span>}</span>
          {contact.address ? (
            <span>{[contact.address, contact.postcode].filter(Boolean).join(", ")}</span>
          ) : null}
          {contact.notes ? <span className="quiet">{contact.notes}</span> : null}
        </p>
      )}
    </>
  );
}

function Form({ contact }: { contact: Contact }) {
  const save: Save = (patch) => call("contacts.save", { id: contact.id, patch });
  const flag = useSave("contacts.save");
  const remove = useSave("contacts.remove");
  const takeAway = async () => {
    const yes = await ask({
      title: `Take ${contact.name ?? "this person"} away?`,
      sentence: "The person leaves the list; the history keeps them, and Undo brings them back.",
      yes: "Take away",
      no: "Keep",
      danger: true,
    });
    if (yes) await remove.run({ id: contact.id, reason: "No longer involved" });
    document.getElementById("people-title")?.focus();
  };
  return (
    <div className="form-card">
      <div className="columns-2">
        <TextOf label="Name" field="name" stored={contact.name} save={save} />
        <TextOf
          label="What they are to the child"
          optional
          field="relationship"
          stored={contact.relationship}
          save={save}
        />
        <ChoiceOf
          label="Parental responsibility"
          needed
          field="parental_responsibility"
          options={responsibility}
          stored={contact.parental_responsibility ?? "unknown"}
          save={save}
        />
        <TextOf label="Telephone" type="tel" optional field="phone" stored={contact.phone} save={save} />
        <TextOf label="E-mail" type="email" optional field="email" stored={contact.email} save={save} />
        <TextOf label="Postcode" optional chars={9} field="postcode" stored={contact.postcode} save={save} />
      </div>
      <TextOf label="Address" optional field="address" stored={contact.address} save={save} />
      <div className="row people-flags">
        <Checkbox
          checked={contact.no_contact === true}
          onChange={(no_contact) => void flag.run({ id: contact.id, patch: { no_contact } })}
          detail="By a court order, an agreement or a risk"
        >
          Do not contact
        </Checkbox>
        <Checkbox
          checked={contact.hide_address === true}
          onChange={(hide_address) => void flag.run({ id: contact.id, patch: { hide_address } })}
          detail="The child’s address and school never go to this person"
        >
          Keep the address from them
        </Checkbox>
      </div>
      {flag.failure ? <p className="field-error">{flag.failure.sentence}</p> : null}
      <ProseOf
        label="Notes"
        optional
        field="notes"
        draft={`contact:${contact.id}:notes`}
        stored={contact.notes}
        save={save}
        rows={2}
      />
      {remove.failure ? <p className="field-error">{remove.failure.sentence}</p> : null}
      <div>
        <Button kind="quiet" small onPress={() => void takeAway()}>
          Take away
        </Button>
      </div>
    </div>
  );
}

function Add({ pupil, onDone }: { pupil: string; onDone: (made: string | null) => void }) {
  const { answers, set, clear, isDraft } = useDraftForm(`contact:new:${pupil}`, () => ({
    name: "",
    relationship: "",
  }));
  const { name, relationship } = answers;
  const add = useSave("contacts.save");
  const save = async () => {
    const made = await add.run({
      patch: {
        pupil,
        name: name.trim() || null,
        relationship: relationship.trim() || null,
        parental_responsibility: "unknown",
      },
    });
    if (!made) return;
    await clear();
    onDone(made.id);
  };
  const discard = () => {
    void clear();
    onDone(null);
  };
  return (
    <FormCard
      label="Add a person"
      failure={add.failure}
      onLeave={() => onDone(null)}
      onSubmit={() => void save()}
    >
      <div className="columns-2">
        <TextField
          label="Name"
          value={name}
          onChange={(text) => set({ name: text })}
          error={add.failure?.at("name")}
        />
        <TextField
          label="What they are to the child"
          optional
          hint="Mother, social worker, YJS officer"
          value={relationship}
          onChange={(text) => set({ relationship: text })}
        />
      </div>
      <FormEnd
        deed="Add, then say more"
        save={add}
        leave="Leave it as a draft"
        onLeave={() => onDone(null)}
        isDraft={isDraft}
        onDiscard={discard}
      />
    </FormCard>
  );
}
