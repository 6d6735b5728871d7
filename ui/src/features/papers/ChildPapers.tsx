/** The section "Papers" of a child's record: what can be printed about the child, and what has been. */
import { useAsk } from "../../api/queries";
import { address } from "../../router/router";
import type { SectionProps } from "../../routes";
import { Log } from "./Log";

/** The section. */
export default function ChildPapers({ record }: SectionProps) {
  const pupil = record.pupil.id;
  const { data: letters } = useAsk("templates.list", {});
  const { data: log, error } = useAsk("disclosures.list", { pupil });
  const reduced = record.statuses.filter(({ status }) => status.kind === "RTT" && !status.ended_on);
  const placed = record.placements.filter(({ placement }) => !placement.ended_on);
  const plans = record.plans.filter((line) => !line.plan.ended_on);
  return (
    <div className="stack">
      <h2 tabIndex={-1}>Papers</h2>
      <div className="columns-2">
        <section aria-labelledby="about-child">
          <h3 id="about-child">About the child</h3>
          <ul role="list">
            <li>
              <a href={`#/papers/profile/${pupil}`}>Profile on one page</a>
            </li>
            <li>
              <a href={address(`/papers/chronology/${pupil}`, { pages: "1" })}>Chronology</a>
            </li>
            {plans.map(({ plan, destination_name: to }) => (
              <li key={plan.id}>
                <a href={`#/papers/family_plan/${plan.id}`}>
                  Plan for the family{to ? `: the way into ${to}` : ""}
                </a>
              </li>
            ))}
            {reduced.map(({ status }) => (
              <li key={status.id}>
                <a href={`#/papers/agreement/${status.id}`}>Agreement to the reduced timetable</a>
              </li>
            ))}
            {placed.map(({ placement, setting_name: where }) => (
              <li key={placement.id}>
                <a href={`#/papers/placement/${placement.id}`}>Agreement to the placement: {where}</a>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="letters">
          <h3 id="letters">Letters</h3>
          <ul role="list">
            {(letters ?? [])
              .filter(({ about }) => about === "child")
              .map(({ kind, label }) => (
                <li key={kind}>
                  <a href={address(`/papers/letter/${pupil}`, { letter: kind })}>{label}</a>
                </li>
              ))}
          </ul>
          <p className="small">
            <a href="#/panels/letters">Wording of the letters</a>
          </p>
        </section>
      </div>
      <h3>What has been disclosed</h3>
      {error ? <p role="alert">{error.sentence}</p> : null}
      {log?.length === 0 ? <p className="quiet">No paper about this child has left.</p> : null}
      {log && log.length > 0 ? <Log lines={log} /> : null}
    </div>
  );
}
