/**
 * One calendar's terms and days off. The whole of it is saved together each time a row is left complete; a row that is
 * not complete yet stays on the screen and says what it lacks.
 */
import { useLayoutEffect, useRef, useState } from "react";
import type { Reply, Request } from "../../api/call";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { FieldStatus } from "../../controls/Field";
import { Select } from "../../controls/Select";
import { TextField } from "../../controls/TextField";
import { addDays } from "../../lib/dates";
import { MovesDialog } from "./Moves";
import { useCalendarSave } from "./useCalendarSave";

type Line = Reply<"calendars.list">["calendars"][number];

interface TermDraft {
  key: string;
  name: string;
  starts_on: string;
  ends_on: string;
}
interface DayDraft {
  key: string;
  on_day: string;
  kind: string;
  label: string;
}
interface Draft {
  name: string;
  terms: readonly TermDraft[];
  days: readonly DayDraft[];
}

const kinds = [
  { value: "inset", label: "INSET" },
  { value: "closure", label: "Closed" },
  { value: "bank_holiday", label: "Bank holiday" },
];

function draftOf(line: Line): Draft {
  return {
    name: line.calendar.name ?? "",
    terms: line.terms.map((t) => ({
      key: t.id,
      name: t.name ?? "",
      starts_on: t.starts_on ?? "",
      ends_on: t.ends_on ?? "",
    })),
    days: line.days_off.map((d) => ({
      key: d.id,
      on_day: d.on_day ?? "",
      kind: d.kind ?? "inset",
      label: d.label ?? "",
    })),
  };
}

/** The request for what is complete, in the order of the draft. */
function requestOf(id: string, draft: Draft): Request<"calendars.save"> {
  return {
    id,
    patch: { name: draft.name.trim() || null },
    terms: completeTerms(draft).map((t) => ({
      name: t.name.trim() || null,
      starts_on: t.starts_on,
      ends_on: t.ends_on,
    })),
    days_off: draft.days
      .filter((d) => d.on_day)
      .sort((a, b) => a.on_day.localeCompare(b.on_day))
      .map((d) => ({ on_day: d.on_day, kind: d.kind, label: d.label.trim() || null })),
  };
}

/** In the order of the year, which is the core's, so that what was sent and what is stored can be compared. */
const completeTerms = (draft: Draft) =>
  draft.terms.filter((t) => t.starts_on && t.ends_on).sort((a, b) => a.starts_on.localeCompare(b.starts_on));

/** The editor: all of the calendar is saved, the terms and days of one school year are shown. */
export function CalendarEditor({ line, from }: { line: Line; from: string }) {
  const [draft, setDraft] = useState(() => draftOf(line));
  const latest = useRef(draft);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const touch = (key: string) => setTouched((keys) => (keys.has(key) ? keys : new Set(keys).add(key)));
  const counter = useRef(0);
  const save = useCalendarSave();
  const stored = JSON.stringify(requestOf(line.calendar.id, draftOf(line)));
  const [seen, setSeen] = useState(stored);
  // What was sent and has not come back yet, oldest first. While something is on its way, what comes back is an echo.
  const [sent, setSent] = useState<readonly string[]>([]);
  if (stored !== seen) {
    setSeen(stored);
    const echo = sent.lastIndexOf(stored);
    if (echo >= 0) setSent(sent.slice(echo + 1));
    else if (sent.length === 0) {
      // An undo, or a colleague's change: it is shown. Rows that are not complete are still the person's own.
      const fresh = draftOf(line);
      setDraft({
        name: fresh.name,
        terms: [...fresh.terms, ...draft.terms.filter((t) => !t.starts_on || !t.ends_on)],
        days: [...fresh.days, ...draft.days.filter((d) => !d.on_day)],
      });
    }
  }
  useLayoutEffect(() => {
    latest.current = draft;
  });

  const change = (next: Draft) => {
    latest.current = next;
    setDraft(next);
  };
  const commit = () => {
    const request = requestOf(line.calendar.id, latest.current);
    const words = JSON.stringify(request);
    if (words === (sent.at(-1) ?? stored)) return;
    setSent((before) => [...before, words]);
    void save.run(request).then((saved) => {
      if (saved === null) {
        // The person left the calendar as it was: so does the screen, but for rows that are not complete.
        setSent((before) => before.filter((other) => other !== words));
        const fresh = draftOf(line);
        change({
          name: fresh.name,
          terms: [...fresh.terms, ...latest.current.terms.filter((t) => !t.starts_on || !t.ends_on)],
          days: [...fresh.days, ...latest.current.days.filter((d) => !d.on_day)],
        });
        return;
      }
      // What was refused never comes back, and may be asked for again in the same words: the disk may have been full.
      if (saved === undefined) setSent((before) => before.filter((other) => other !== words));
    });
  };
  const fresh = () => `new-${(counter.current += 1)}`;
  const setTerm = (key: string, part: Partial<TermDraft>) => {
    touch(key);
    change({
      ...latest.current,
      terms: latest.current.terms.map((t) => (t.key === key ? { ...t, ...part } : t)),
    });
  };
  const setDay = (key: string, part: Partial<DayDraft>) => {
    touch(key);
    change({
      ...latest.current,
      days: latest.current.days.map((d) => (d.key === key ? { ...d, ...part } : d)),
    });
  };

  // A row without a day stays in sight in every year until it has one, and so does a row that is being worked on: a
  // year that is half typed must not take it away.
  const to = addDays(`${Number(from.slice(0, 4)) + 1}${from.slice(4)}`, -1);
  const terms = draft.terms.filter(
    (t) => touched.has(t.key) || !t.starts_on || !t.ends_on || (t.starts_on <= to && t.ends_on >= from),
  );
  const days = draft.days.filter(
    (d) => touched.has(d.key) || !d.on_day || (d.on_day >= from && d.on_day <= to),
  );

  // The core names a field by its place among the terms that were sent.
  const termError = (term: TermDraft, field: "starts_on" | "ends_on") => {
    const at = completeTerms(draft).indexOf(term);
    if (at >= 0) return save.failure?.at(`terms.${at}.${field}`);
    const lacks = field === "ends_on" ? term.starts_on && !term.ends_on : !term.starts_on && term.ends_on;
    return lacks
      ? `Not saved yet: this term needs its ${field === "ends_on" ? "last" : "first"} day.`
      : undefined;
  };
  const general = save.failure && save.failure.fields.length === 0 ? save.failure.sentence : undefined;

  return (
    <>
      <MovesDialog moves={save.moves} looking={save.isSaving} onAnswer={save.onAnswer} />
      <section className="settings-section" aria-label="Terms">
        <div className="settings-form">
          <TextField
            label="Name"
            hint="For example, Thornmere 2026/27"
            value={draft.name}
            onChange={(name) => change({ ...latest.current, name })}
            onCommit={commit}
            error={save.failure?.at("name") ?? general}
          />
        </div>
        <div className="spread">
          <h2>Terms</h2>
          <FieldStatus status={save.status} />
        </div>
        <p className="quiet">{line.sentence}</p>
        {terms.map((term, i) => (
          <div key={term.key} className="term-row" role="group" aria-label={term.name || `Term ${i + 1}`}>
            <TextField
              label="Term"
              hideLabel={i > 0}
              value={term.name}
              placeholder="Autumn 1"
              onChange={(name) => setTerm(term.key, { name })}
              onCommit={commit}
            />
            <DateField
              label="First day"
              hideLabel={i > 0}
              value={term.starts_on}
              onChange={(starts_on) => setTerm(term.key, { starts_on })}
              onCommit={commit}
              error={termError(term, "starts_on")}
            />
            <DateField
              label="Last day"
              hideLabel={i > 0}
              value={term.ends_on}
              onChange={(ends_on) => setTerm(term.key, { ends_on })}
              onCommit={commit}
              error={termError(term, "ends_on")}
            />
            <Button
              kind="quiet"
              icon="close"
              aria-label={`Take away ${term.name || `term ${i + 1}`}`}
              onPress={() => {
                change({ ...latest.current, terms: latest.current.terms.filter((t) => t.key !== term.key) });
                commit();
              }}
            />
          </div>
        ))}
        <div>
          <Button
            icon="plus"
            onPress={() =>
              change({
                ...latest.current,
                terms: [...latest.current.terms, { key: fresh(), name: "", starts_on: "", ends_on: "" }],
              })
            }
          >
            Add a term
          </Button>
        </div>
      </section>
      <section className="settings-section" aria-label="INSET days and closures">
        <h2>INSET days and closures</h2>
        <p className="quiet">Bank holidays of England are known already and need not be entered.</p>
        {days.map((day, i) => (
          <div key={day.key} className="term-row" role="group" aria-label={`Day off ${i + 1}`}>
            <Select
              label="Kind"
              hideLabel={i > 0}
              options={kinds}
              value={day.kind}
              onChange={(kind) => {
                setDay(day.key, { kind });
                commit();
              }}
            />
            <DateField
              label="Day"
              hideLabel={i > 0}
              value={day.on_day}
              onChange={(on_day) => setDay(day.key, { on_day })}
              onCommit={commit}
            />
            <TextField
              label="Why"
              hideLabel={i > 0}
              optional
              value={day.label}
              placeholder="Staff training"
              onChange={(label) => setDay(day.key, { label })}
              onCommit={commit}
            />
            <Button
              kind="quiet"
              icon="close"
              aria-label={`Take away day off ${i + 1}`}
              onPress={() => {
                change({ ...latest.current, days: latest.current.days.filter((d) => d.key !== day.key) });
                commit();
              }}
            />
          </div>
        ))}
        <div>
          <Button
            icon="plus"
            onPress={() =>
              change({
                ...latest.current,
                days: [...latest.current.days, { key: fresh(), on_day: "", kind: "inset", label: "" }],
              })
            }
          >
            Add a day
          </Button>
        </div>
      </section>
    </>
  );
}
