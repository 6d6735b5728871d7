/** One line of Today: how it stands, who it is about, the sentence, the reason for the date, and the next step. */
import type { DueRow } from "../../api/bindings";
import { Button } from "../../controls/Button";
import { Standing } from "../../controls/Standing";
import { standingOf, yearText } from "../../lib/children";
import { WhyDue } from "../../lib/WhyDue";
import { navigate } from "../../router/router";
import { deedFor, deedPath } from "./deeds";

/** Names a line among all lines: a child may stand in several, for several reasons. */
export const lineKey = (group: string, row: DueRow) => `${group}:${row.pupil}:${row.rule}:${row.source_row}`;

/** Words for lines that are about an absence rather than a date. */
const absences: Readonly<Record<string, string>> = { no_date: "No date", unseen: "Not seen" };

/** The line. Only the one that one is at is in Tab's way; arrow keys, j and k go from one to another. */
export function Line({
  group,
  row,
  current,
  showOwner,
}: {
  group: string;
  row: DueRow;
  current: boolean;
  showOwner: boolean;
}) {
  const key = lineKey(group, row);
  const standing = standingOf(row.standing);
  const [lead, ...others] = row.sentence.split(" · ");
  const rest = others.join(" · ");
  return (
    <li className="due-line" data-line={key} data-current={current || undefined}>
      <span className="due-standing">
        {absences[group] ? (
          <Standing tone="unknown">{absences[group]}</Standing>
        ) : (
          <Standing tone={standing.tone}>{standing.word}</Standing>
        )}
      </span>
      <span className="due-words">
        <a className="due-child" href={`#/pupils/${row.pupil}`} tabIndex={current ? 0 : -1} data-open="">
          {row.name}
        </a>
        <span className="quiet small">
          {yearText(row.year)}
          {showOwner ? ` · ${row.owner_name ?? "Unallocated"}` : ""}
        </span>
        <span className="due-sentence">
          {lead}
          {rest ? <span className="quiet"> · {rest}</span> : null}
        </span>
      </span>
      <span className="due-deeds">
        <WhyDue row={row} excludeFromTabOrder={!current} />
        <Button
          small
          excludeFromTabOrder={!current}
          data-deed=""
          aria-label={`${deedFor(row).label}: ${row.name}`}
          onPress={() => navigate(deedPath(row), { query: { add: deedFor(row).add } })}
        >
          {deedFor(row).label}
        </Button>
      </span>
    </li>
  );
}
