/** The child's particulars: read as a list, changed in place. Unknown is written, never left blank. */
import { type ReactNode, useState } from "react";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { yearText } from "../../lib/children";
import { longDay } from "../../lib/dates";
import { wentTo } from "../../lib/destinations";
import { useOfficers } from "../../lib/officers";
import { address } from "../../router/router";
import type { SectionProps } from "../../routes";
import { CloseCase } from "./CloseCase";
import { ChoiceOf, DayOf, MemorableOf, PlaceOf, ProseOf, TextOf, type Save } from "./fields";

const sexes = [
  { value: "F", label: "Female" },
  { value: "M", label: "Male" },
  { value: "U", label: "Not said (U)" },
];
const years = ["N1", "N2", "R", ...Array.from({ length: 13 }, (_, i) => String(i + 1))].map((value) => ({
  value,
  label: yearText(value),
}));

/** The particulars. */
export function About({ record }: SectionProps) {
  const [open, setOpen] = useState(false);
  return (
    <section className="panel" aria-labelledby="about-title">
      <div className="spread">
        <h2 id="about-title">About</h2>
        <Button small aria-expanded={open} onPress={() => setOpen(!open)}>
          {open ? "Done" : "Change"}
        </Button>
      </div>
      {open ? <Form record={record} /> : <Reading record={record} />}
    </section>
  );
}

function Reading({ record }: SectionProps) {
  const { pupil, head } = record;
  const officers = useOfficers();
  const cover = officers.name(pupil.cover);
  const lines: [string, ReactNode][] = [
    ["Legal name", [pupil.forename, pupil.middle_names, pupil.surname].filter(Boolean).join(" ")],
    ["Known as", pupil.known_as ?? head.forename],
    ["Date of birth", pupil.dob ? longDay(pupil.dob) : null],
    [
      "Year group",
      head.year
        ? `${yearText(head.year)}${pupil.nc_year ? ", taught out of year" : ", by date of birth"}`
        : null,
    ],
    ["School age ends", record.school_age_ends ? longDay(record.school_age_ends) : null],
    ["Sex", sexes.find((s) => s.value === pupil.sex)?.label ?? pupil.sex],
    ["UPN", pupil.upn],
    ...(pupil.former_upn ? [["Former UPN", pupil.former_upn] as [string, ReactNode]] : []),
    ["First language", pupil.first_language],
    ["Ethnicity", pupil.ethnicity],
    ["School on roll", head.roll_name],
    ["Home LA", pupil.home_la],
    ["Address", [pupil.address, pupil.postcode].filter(Boolean).join(", ")],
    [
      "Covered by",
      pupil.cover
        ? `${cover ?? "an officer"}${pupil.cover_until ? ` until ${longDay(pupil.cover_until)}` : ""}`
        : "nobody",
    ],
    ["Case opened", pupil.opened_on ? longDay(pupil.opened_on) : null],
    ...(pupil.closed_on
      ? ([
          ["Case closed", longDay(pupil.closed_on)],
          ["Went to", wentTo(pupil)],
          ["How that is known", pupil.destination_evidence],
          ["Confirmed on", pupil.destination_confirmed_on ? longDay(pupil.destination_confirmed_on) : null],
        ] as [string, ReactNode][])
      : []),
  ];
  return (
    <dl className="about">
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value || <span className="unknown">Unknown</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

function Form({ record }: SectionProps) {
  const { pupil, head } = record;
  const officers = useOfficers();
  const save: Save = (patch) => call("pupils.save", { id: pupil.id, patch });
  const people = officers.options([pupil.owner, pupil.cover]);
  return (
    <div className="stack about-form">
      <div className="columns-2">
        <TextOf label="Forename" field="forename" stored={pupil.forename} save={save} />
        <TextOf label="Surname" field="surname" stored={pupil.surname} save={save} />
        <TextOf label="Middle names" optional field="middle_names" stored={pupil.middle_names} save={save} />
        <TextOf label="Known as" optional field="known_as" stored={pupil.known_as} save={save} />
      </div>
      <MemorableOf label="Date of birth" optional field="dob" stored={pupil.dob} save={save} />
      <div className="columns-2">
        <ChoiceOf label="Sex" optional field="sex" options={sexes} stored={pupil.sex} save={save} />
        <ChoiceOf
          label="Taught in year"
          optional
          hint="Only when out of year"
          field="nc_year"
          options={years}
          stored={pupil.nc_year}
          save={save}
        />
        <TextOf label="UPN" optional chars={15} field="upn" stored={pupil.upn} save={save} />
        <TextOf
          label="Former UPN"
          optional
          chars={15}
          field="former_upn"
          stored={pupil.former_upn}
          save={save}
        />
        <TextOf
          label="First language"
          optional
          field="first_language"
          stored={pupil.first_language}
          save={save}
        />
        <TextOf label="Ethnicity" optional field="ethnicity" stored={pupil.ethnicity} save={save} />
      </div>
      <PlaceOf
        label="School on roll"
        optional
        field="roll_setting"
        stored={pupil.roll_setting}
        name={head.roll_name}
        save={save}
      />
      <div className="columns-2">
        <ChoiceOf label="Owner" optional field="owner" options={people} stored={pupil.owner} save={save} />
        <ChoiceOf
          label="Covered by"
          optional
          field="cover"
          options={people}
          stored={pupil.cover}
          save={save}
        />
        <DayOf label="Cover until" optional field="cover_until" stored={pupil.cover_until} save={save} />
        <TextOf label="Home LA" optional chars={6} field="home_la" stored={pupil.home_la} save={save} />
      </div>
      <ProseOf
        label="Address"
        optional
        field="address"
        draft={`pupil:${pupil.id}:address`}
        stored={pupil.address}
        save={save}
        rows={2}
      />
      <div className="columns-2">
        <TextOf label="Postcode" optional chars={9} field="postcode" stored={pupil.postcode} save={save} />
        <DayOf label="Case opened" optional field="opened_on" stored={pupil.opened_on} save={save} />
        <TextOf
          label="Recorded in error: why"
          optional
          hint="Takes the child off every list; the history stays"
          field="recorded_in_error"
          stored={pupil.recorded_in_error}
          save={save}
        />
      </div>
      <p>
        <a href={address(`/pupils/same/${pupil.id}`)}>The same child as another record…</a>
      </p>
      <p>
        <a href={address(`/pupils/${pupil.id}/erase`)}>Erase this record, where the law says so…</a>
      </p>
      <CloseCase record={record} />
    </div>
  );
}
