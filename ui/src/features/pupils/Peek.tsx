/** The peek: what a phone call needs to know of the child in the chosen row. What the row holds is there at once. */
import { useEffect, useState } from "react";
import type { CaseloadRow, PupilRecord } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { HoursBar } from "../../controls/HoursBar";
import { Standing } from "../../controls/Standing";
import { FactChips, StatusChips } from "../../lib/Chips";
import { ageText, spokenName, standingOf, yearText } from "../../lib/children";
import { fromToday, longDay, nearDay } from "../../lib/dates";
import { useToday } from "../../lib/today";
import { WhyDue } from "../../lib/WhyDue";

/** A pause, in milliseconds, after which a row counts as looked at: arrows that fly past ask for nothing. */
const pause = 140;

/** The peek at one child. */
export function Peek({ row }: { row: CaseloadRow }) {
  const today = useToday();
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(true), pause);
    return () => window.clearTimeout(timer);
  }, []);
  const { data: record } = useAsk("pupils.record", { id: row.pupil }, { enabled: settled });
  const age = ageText(row.dob, today);
  return (
    <div className="peek">
      <h2>
        <a href={`#/pupils/${row.pupil}`}>{spokenName(row)}</a>
      </h2>
      <p className="quiet small">
        {yearText(row.year)}
        {age ? ` · ${age}` : ""} · {row.case_ref}
      </p>
      <div className="row">
        <StatusChips codes={row.statuses} long />
        {row.facts.length > 0 ? <FactChips codes={row.facts} /> : null}
      </div>
      <dl className="peek-facts">
        <dt>Where now</dt>
        <dd>{row.where_now.join(", ") || <Standing tone="due">No provision</Standing>}</dd>
        <dt>School on roll</dt>
        <dd>{row.roll_name ?? <span className="unknown">Unknown</span>}</dd>
        <dt>This week</dt>
        <dd>
          <HoursBar minutes={row.minutes_week} entitlement={row.entitlement} />
        </dd>
        <dt>Last seen</dt>
        <dd>
          {row.last_seen ? (
            <>
              {longDay(row.last_seen)} <span className="quiet">{fromToday(row.last_seen, today)}</span>
            </>
          ) : (
            <Standing tone="due">Never</Standing>
          )}
        </dd>
        <dt>Owner</dt>
        <dd>{row.owner_name ?? <span className="unknown">No owner</span>}</dd>
      </dl>
      {record ? <Rest record={record} today={today} /> : null}
    </div>
  );
}

function Rest({ record, today }: { record: PupilRecord; today: string }) {
  const dates = record.due.filter((due) => due.standing !== "met" && due.standing !== "excused").slice(0, 4);
  const latest = record.notes.find((note) => !note.recorded_in_error);
  return (
    <>
      <section aria-label="Dates" className="peek-part">
        <h3>Dates</h3>
        {dates.length === 0 ? <p className="quiet">No date lies ahead.</p> : null}
        <ul role="list" className="stack-tight">
          {dates.map((due) => (
            <li key={`${due.rule}-${due.source_row}`} className="peek-due">
              <Standing tone={standingOf(due.standing).tone}>
                {standingOf(due.standing).word}
                {due.due_on ? ` · ${nearDay(due.due_on, today)}` : ""}
              </Standing>
              <p className="small">{due.sentence}</p>
              <WhyDue row={due} />
            </li>
          ))}
        </ul>
      </section>
      {record.voice?.text ? (
        <figure className="voice peek-part">
          <blockquote>{record.voice.text}</blockquote>
          <figcaption className="quiet small">
            {record.head.known_as || record.head.forename}, {nearDay(record.voice.on_day, today)}
          </figcaption>
        </figure>
      ) : null}
      {latest?.text ? (
        <section aria-label="Latest note" className="peek-part">
          <h3>Latest note</h3>
          <p className="peek-note">{latest.text}</p>
          <p className="quiet small">{nearDay(latest.on_day, today)}</p>
        </section>
      ) : null}
    </>
  );
}
