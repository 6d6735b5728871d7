/** Where a leaver goes: the place in words, and its kind and how far it has got, which are chosen when they are opened. */
import { useState } from "react";
import type { LeaverLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { longDay } from "../../lib/dates";
import { destinationKinds, destinationStages, kindWord } from "../../lib/destinations";
import { ChoiceOf, DayOf, TextOf, type Save } from "../../saving/fields";

const notSaid = { value: "", label: "Not said" };

/** The cell. */
export function GoesTo({ row }: { row: LeaverLine }) {
  const [open, setOpen] = useState(false);
  const save: Save = (patch) => call("pupils.save", { id: row.child.pupil, patch });
  const stage = destinationStages.find((known) => known.value === row.stage)?.label;
  const said = [kindWord(row.kind), stage].filter(Boolean).join(", ") || "Kind and stage not said";
  return (
    <div className="stack-tight">
      <TextOf
        label={`Where ${row.name} goes`}
        hideLabel
        field="destination"
        stored={row.destination}
        save={save}
      />
      <div>
        <Button
          small
          kind="quiet"
          aria-expanded={open}
          aria-label={`${said}: kind and stage of ${row.name}`}
          onPress={() => setOpen(!open)}
        >
          {said}
        </Button>
      </div>
      {row.starts_on ? (
        <span className="small quiet">
          Begins {longDay(row.starts_on)}
          {row.gap ? `, ${row.gap}` : ""}
        </span>
      ) : null}
      {open ? (
        <>
          <ChoiceOf
            label="Kind"
            field="destination_kind"
            needed
            options={[notSaid, ...destinationKinds]}
            stored={row.kind}
            save={save}
          />
          <ChoiceOf
            label="How far it has got"
            field="destination_stage"
            needed
            options={[notSaid, ...destinationStages]}
            stored={row.stage}
            save={save}
          />
          <DayOf
            label="Begins on"
            optional
            field="destination_starts_on"
            stored={row.starts_on}
            save={save}
          />
        </>
      ) : null}
    </div>
  );
}

const lasted = [
  { value: "", label: "Not asked" },
  { value: "yes", label: "Still there" },
  { value: "no", label: "Not there" },
  { value: "unknown", label: "Could not be found out" },
];

/** Whether the destination lasted six months; asked from April on. */
export function Lasted({ row }: { row: LeaverLine }) {
  const [open, setOpen] = useState(false);
  const save: Save = (patch) => call("pupils.save", { id: row.child.pupil, patch });
  const said = lasted.find((known) => known.value === (row.sustained ?? ""))?.label ?? row.sustained;
  return (
    <div className="stack-tight">
      <div>
        <Button
          small
          kind="quiet"
          aria-expanded={open}
          aria-label={`${said ?? ""}: whether it lasted for ${row.name}`}
          onPress={() => setOpen(!open)}
        >
          {said}
        </Button>
      </div>
      {open ? (
        <ChoiceOf
          label="From October to March"
          field="destination_sustained"
          needed
          options={lasted}
          stored={row.sustained}
          save={save}
        />
      ) : null}
    </div>
  );
}
