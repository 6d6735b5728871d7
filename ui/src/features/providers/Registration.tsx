/**
 * Does the setting look like a school that ought to be registered? The count, whose hours it is, the numbers used and the
 * argument, on one page. It asks; a person judges.
 */
import type { AttendingLine, RegistrationView } from "../../api/bindings";
import { Badge, Standing, type Tone } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { hoursText } from "../../lib/dates";
import { address } from "../../router/router";
import { Judgements } from "./Judge";
import "./Registration.css";

const tones: Readonly<Record<string, Tone>> = {
  nothing: "met",
  look: "due",
  unknown: "unknown",
  looks_like_school: "breached",
};

const counts: Readonly<Record<string, string>> = {
  alone: "Full time; enough alone",
  full_time: "Full time",
  near: "Near full time",
  unknown: "Hours unknown",
  part_time: "Part time",
  not_counted: "Not of school age: not counted",
};

const about = (line: AttendingLine) =>
  [
    line.ehc_plan ? "EHC plan" : null,
    line.looked_after ? "Looked after" : null,
    line.of_school_age === null ? "Age unknown, counted" : null,
  ]
    .filter(Boolean)
    .join(" · ") || "neither recorded";

const days = ["Mon", "Tue", "Wed", "Thu", "Fri"] as const;

/** Hours on one day; a child whose sessions have no times may be there on any. */
function dayOf(line: AttendingLine, day: number) {
  const minutes = line.by_day[day] ?? 0;
  if (minutes > 0) return hoursText(minutes);
  return line.unknown_length ? "Unknown" : "–";
}

/** The reasoning. */
export function Registration({ setting, view }: { setting: string; view: RegistrationView }) {
  return (
    <section className="panel stack" aria-labelledby="provider-registration">
      <h2 id="provider-registration">Does it look like a school?</h2>
      <p>
        <Standing tone={tones[view.suggests] ?? "unknown"}>{view.title}</Standing>{" "}
        {view.answered && view.suggests !== "nothing" ? <Badge tone="met">{view.answered}</Badge> : null}
      </p>
      {view.waits ? (
        <p>
          <Standing tone="breached">Not done yet</Standing> {view.waits}.
        </p>
      ) : null}
      <ol className="registration-argument">
        {view.reasoning.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      {view.planned_limits.length > 0 ? <p>Announced, not law: {view.planned_limits.join(" ")}</p> : null}
      {view.children.length === 0 ? null : (
        <Table
          caption="Whose hours these are"
          rows={view.children}
          rowKey={(line) => line.pupil}
          columns={[
            {
              id: "name",
              label: "Child",
              rowHeader: true,
              cell: (line) => (
                <a href={address(`/pupils/${line.pupil}/placements`)}>{line.name || "Unknown"}</a>
              ),
            },
            {
              id: "hours",
              label: "Hours a week here",
              cell: (line) =>
                line.unknown_length
                  ? line.minutes === 0
                    ? "Unknown"
                    : `at least ${hoursText(line.minutes)}`
                  : hoursText(line.minutes),
            },
            ...days.map((day, i) => ({
              id: day,
              label: day,
              end: true,
              cell: (line: AttendingLine) => dayOf(line, i),
            })),
            { id: "sessions", label: "Sessions", cell: (line) => line.sessions },
            { id: "weeks", label: "Weeks here", cell: (line) => line.weeks },
            { id: "about", label: "EHC plan, care", cell: about },
            { id: "counts", label: "Counts as", cell: (line) => counts[line.counts_as] ?? line.counts_as },
          ]}
        />
      )}
      {view.suggests === "nothing" && view.judgements.length === 0 ? null : (
        <Judgements setting={setting} lines={view.judgements} />
      )}
      <details>
        <summary>The rule, and since when</summary>
        {view.rule.map((line) => (
          <p key={line} className="small">
            {line}
          </p>
        ))}
        <p className="small">
          {view.citation}. {view.in_force}.
        </p>
      </details>
      <details>
        <summary>The numbers used, and where they come from</summary>
        <p className="small">Rests on: {view.citation}</p>
        <ul className="small">
          {view.thresholds.map((dial) => (
            <li key={dial.key}>
              {dial.title}: {dial.number} {dial.unit}
              {dial.reason ? ` (set here: ${dial.reason})` : ` (${dial.source})`}
            </li>
          ))}
        </ul>
        <p className="small">
          <a href={address("/settings/rules")}>Change them under Local rules</a>
        </p>
      </details>
    </section>
  );
}
