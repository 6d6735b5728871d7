/** The papers of a meeting: minutes, what each school has to do, the record of each decision, letters to parents and schools. */
import type { MeetingView } from "../../api/bindings";
import { Standing } from "../../controls/Standing";
import { longDay } from "../../lib/dates";
import { address } from "../../router/router";
import { lettersTo } from "./words";

/** The part of the meeting's screen. */
export function MeetingPapers({ view }: { view: MeetingView }) {
  const { meeting, cases } = view;
  const schools = new Map(
    cases.flatMap(({ case: row, decision_setting_name: name }) =>
      row.decision_setting ? [[row.decision_setting, name ?? row.decision_setting] as const] : [],
    ),
  );
  const decided = cases.filter((line) => line.case.decision !== null);
  const untold = decided.filter((line) => line.case.parents_told_on === null).length;
  return (
    <section className="card stack meeting-part" aria-label="Papers">
      <p>
        <a href={`#/papers/minutes/${meeting.id}`}>Minutes</a>
        <span className="quiet small">
          {" "}
          · {view.decided} of {cases.length} decided
        </span>
      </p>
      <h2 className="meeting-sub">What each school has to do</h2>
      {schools.size === 0 ? <p className="quiet small">No school has been named yet.</p> : null}
      <ul role="list">
        {[...schools].map(([setting, name]) => (
          <li key={setting}>
            <a href={address(`/papers/school_sheet/${meeting.id}`, { setting })}>{name}</a>
          </li>
        ))}
      </ul>
      <h2 className="meeting-sub">Decisions</h2>
      {untold > 0 ? (
        <Standing tone="due">
          {untold === 1 ? "1 family has" : `${untold} families have`} not been told yet
        </Standing>
      ) : null}
      {decided.length === 0 ? (
        <p className="quiet small">Nothing has been decided yet.</p>
      ) : (
        <p>
          <a href={lettersTo(meeting.id, "parents")}>Letters to all parents</a>
          <span className="quiet small"> who have not been told, in one file · </span>
          <a href={lettersTo(meeting.id, "schools")}>Letters to all schools</a>
          <span className="quiet small"> that are to admit</span>
        </p>
      )}
      <ul role="list">
        {decided.map(({ case: row, number, name }) => {
          const letter = (kind: string) =>
            address(`/papers/letter/${row.pupil ?? ""}`, { letter: kind, case: row.id });
          return (
            <li key={row.id} className="spread">
              <span>
                {number}. {name}
                <span className="quiet small">
                  {" "}
                  ·{" "}
                  {row.parents_told_on
                    ? `parents told ${longDay(row.parents_told_on)}`
                    : "parents not told yet"}{" "}
                  ·{" "}
                  <a
                    href={`#/panels/meetings/${meeting.id}/room/${row.id}`}
                    aria-label={`The decision in the room, ${name}`}
                  >
                    Open
                  </a>
                </span>
              </span>
              <span className="row small">
                <a href={`#/papers/decision_record/${row.id}`} aria-label={`Record of the decision, ${name}`}>
                  Record
                </a>
                <a href={letter("parent_outcome")} aria-label={`Letter to the parent, ${name}`}>
                  Letter to the parent
                </a>
                {row.decision_setting ? (
                  <a href={letter("school_allocation")} aria-label={`Letter to the school, ${name}`}>
                    Letter to the school
                  </a>
                ) : null}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
