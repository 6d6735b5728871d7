/** What the room needs to know of a child, from the record as it stands: who, needs, what was tried, views, hours, the ask. */
import type { CaseLine, PupilRecord } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { FactChips } from "../../lib/Chips";
import { longDay } from "../../lib/dates";
import { hoursText } from "../../lib/dates";

/** The facts. */
export function RoomFacts({ line }: { line: CaseLine }) {
  const pupil = line.case.pupil ?? "";
  const { data, error } = useAsk("pupils.record", { id: pupil }, { enabled: pupil !== "" });
  return (
    <section className="room-facts stack" aria-labelledby="facts-title">
      <h2 id="facts-title" className="visually-hidden">
        The brief
      </h2>
      <Said title="What the panel is asked" text={line.case.ask} isLarge />
      <Said title="Why the child is brought" text={line.case.reason} />
      {error ? <p role="alert">{error.sentence}</p> : null}
      {data ? <Facts record={data} /> : null}
      <Said title="Options" text={line.case.options} />
      {line.case.exception ? <Said title="Exception" text={line.case.exception} /> : null}
      <p className="small">
        <a href={pupil ? `#/pupils/${pupil}` : "#/pupils"}>Open the child</a>
        {line.missing.length > 0 ? (
          <span className="quiet"> · not recorded: {line.missing.join(", ")}</span>
        ) : null}
      </p>
    </section>
  );
}

function Facts({ record }: { record: PupilRecord }) {
  const { head, placements, reviews, pupil } = record;
  const last = reviews[0];
  const past = placements.filter((line) => line.placement.ended_on);
  const hours =
    head.minutes_week === null
      ? "Unknown"
      : `${hoursText(head.minutes_week)} a week of ${head.entitlement === null ? "an unknown entitlement" : hoursText(head.entitlement)}`;
  return (
    <>
      <dl className="pairs">
        <dt>On roll</dt>
        <dd>{head.roll_name ?? "Unknown"}</dd>
        <dt>Hours now</dt>
        <dd>{hours}</dd>
        <dt>Where now</dt>
        <dd>{head.where_now.join(", ") || "Nowhere"}</dd>
        <dt>Tried before</dt>
        <dd>
          {past.length === 0
            ? "Nothing recorded"
            : past
                .slice(0, 4)
                .map(
                  (line) =>
                    `${line.setting_name}${line.placement.end_reason ? ` (${line.placement.end_reason})` : ""}`,
                )
                .join("; ")}
        </dd>
        <dt>Vulnerabilities</dt>
        <dd>{head.facts.length > 0 ? <FactChips codes={head.facts} /> : "None recorded"}</dd>
        <dt>Last review</dt>
        <dd>{last?.held_on ? longDay(last.held_on) : "None"}</dd>
      </dl>
      <Said title="The child's own words" text={record.voice?.text ?? last?.voice_child} isQuote />
      <Said title="The family's view" text={last?.voice_family} />
      <Said title="The school's view" text={last?.school_view} />
      <Said title="Worries" text={pupil.worries} />
      <Said title="Strengths" text={pupil.strengths} />
    </>
  );
}

function Said({
  title,
  text,
  isLarge,
  isQuote,
}: {
  title: string;
  text: string | null | undefined;
  isLarge?: boolean;
  isQuote?: boolean;
}) {
  return (
    <div>
      <h3>{title}</h3>
      {text ? (
        <p className={isLarge ? "room-ask" : "room-text"}>{isQuote ? `“${text}”` : text}</p>
      ) : (
        <p className="quiet">Not recorded</p>
      )}
    </div>
  );
}
