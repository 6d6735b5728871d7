/** Names that the child used before: search finds by them, and letters from then still make sense. */
import { useState } from "react";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { TextField } from "../../controls/TextField";
import { longDay } from "../../lib/dates";
import type { SectionProps } from "../../routes";
import { useSave } from "../../saving/useSave";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";

/** The names. */
export function FormerNames({ record }: SectionProps) {
  const [adding, setAdding] = useState(false);
  const remove = useSave("former_names.remove");
  return (
    <section className="panel" aria-labelledby="former-title">
      <div className="spread">
        <h2 id="former-title" tabIndex={-1}>
          Former names
        </h2>
        {adding ? null : (
          <Button small icon="plus" onPress={() => setAdding(true)}>
            Add a former name
          </Button>
        )}
      </div>
      {adding ? (
        <Add
          pupil={record.pupil.id}
          onDone={() => {
            setAdding(false);
            document.getElementById("former-title")?.focus();
          }}
        />
      ) : record.former_names.length === 0 ? (
        <p className="quiet">None recorded.</p>
      ) : null}
      <ul role="list">
        {record.former_names.map((name) => {
          const words = [name.forename, name.surname].filter(Boolean).join(" ") || "Unknown";
          return (
            <li key={name.id} className="spread former">
              <span>
                {words}
                <span className="quiet small">{name.until ? ` until ${longDay(name.until)}` : ""}</span>
              </span>
              <Button
                kind="quiet"
                small
                icon="close"
                aria-label={`Take away ${words}`}
                onPress={() => {
                  void remove.run({ id: name.id });
                  document.getElementById("former-title")?.focus();
                }}
              />
            </li>
          );
        })}
      </ul>
      {remove.failure ? <p className="field-error">{remove.failure.sentence}</p> : null}
    </section>
  );
}

function Add({ pupil, onDone }: { pupil: string; onDone: () => void }) {
  const [forename, setForename] = useState("");
  const [surname, setSurname] = useState("");
  const [until, setUntil] = useState("");
  const add = useSave("former_names.save");
  const save = async () => {
    const done = await add.run({
      patch: {
        pupil,
        forename: forename.trim() || null,
        surname: surname.trim() || null,
        until: until || null,
      },
    });
    if (done) onDone();
  };
  return (
    <FormCard label="Add a former name" failure={add.failure} onLeave={onDone} onSubmit={() => void save()}>
      <TextField
        label="Forename"
        optional
        value={forename}
        onChange={setForename}
        error={add.failure?.at("forename")}
      />
      <TextField
        label="Surname"
        optional
        value={surname}
        onChange={setSurname}
        error={add.failure?.at("surname")}
      />
      <DateField label="Used until" optional value={until} onChange={setUntil} />
      <FormEnd deed="Add the name" save={add} onLeave={onDone} />
    </FormCard>
  );
}
