/** The list's columns: one child, one row. */
import type { CaseloadRow } from "../../api/bindings";
import { HoursBar } from "../../controls/HoursBar";
import { Icon } from "../../controls/Icon";
import { Standing } from "../../controls/Standing";
import type { GridColumn } from "../../controls/WindowedGrid";
import { FactChips, StatusChips } from "../../lib/Chips";
import { listName, standingOf, statusWords } from "../../lib/children";
import { daysBetween, nearDay } from "../../lib/dates";

/** Shown where nobody knows; never left blank. */
const unknown = <span className="unknown">Unknown</span>;

/** How much room there is: for every column, without those that are read last, only for those scanned by, as beside a
 * peek that says the rest, or for no more than half a window holds. */
export type Room = "whole" | "less" | "least" | "scant";

/** The rooms in which a column that needs this one is shown. */
const shownIn: Readonly<Record<Room, readonly Room[]>> = {
  whole: ["whole"],
  less: ["whole", "less"],
  least: ["whole", "less", "least"],
  scant: ["whole", "less", "least", "scant"],
};

/** The list's columns with a box before each name that is ticked by hand; from the keyboard, Space ticks the row. */
export function withTicks(
  columns: readonly GridColumn<CaseloadRow>[],
  ticked: ReadonlySet<string>,
  onTick: (id: string) => void,
): readonly GridColumn<CaseloadRow>[] {
  return columns.map((column) =>
    column.id === "name"
      ? {
          ...column,
          cell: (row) => (
            <>
              {/* The row says whether it is ticked, and Space ticks it: the box is for the pointer alone. */}
              <span
                className={ticked.has(row.pupil) ? "row-tick row-ticked" : "row-tick"}
                aria-hidden="true"
                onClick={() => onTick(row.pupil)}
                onDoubleClick={(event) => event.stopPropagation()}
              >
                {ticked.has(row.pupil) ? <Icon name="check" size={13} /> : null}
              </span>
              {column.cell(row)}
            </>
          ),
        }
      : column,
  );
}

/** The columns for a day and the room there is. */
export function columnsFor(today: string, room: Room): readonly GridColumn<CaseloadRow>[] {
  const narrow = room !== "whole";
  const all: readonly (GridColumn<CaseloadRow> & { needs?: Room })[] = [
    {
      id: "name",
      label: "Name",
      width: {
        whole: "minmax(10rem, 1.5fr)",
        less: "minmax(10rem, 1.5fr)",
        least: "minmax(10.8rem, 1.6fr)",
        scant: "minmax(9.6rem, 1fr)",
      }[room],
      sortable: true,
      cell: (row) => (
        <>
          <span className="strong">{listName(row)}</span>
          {row.known_as ? <span className="quiet"> “{row.known_as}”</span> : null}
        </>
      ),
    },
    {
      id: "year",
      label: "Year",
      width: "4rem",
      sortable: true,
      cell: (row) => row.year ?? <span className="unknown">?</span>,
    },
    {
      id: "statuses",
      label: "Status",
      width: narrow ? "minmax(9.5rem, 1fr)" : "minmax(12rem, 1.6fr)",
      sortable: true,
      cell: (row) => (
        <span className="pupils-chips">
          {narrow ? <FirstStatus codes={row.statuses} /> : <StatusChips codes={row.statuses} />}
          {!narrow && row.facts.length > 0 ? <FactChips codes={row.facts} /> : null}
        </span>
      ),
    },
    {
      id: "where_now",
      label: "Where now",
      width: "minmax(7.5rem, 1.3fr)",
      sortable: true,
      needs: "less",
      cell: (row) =>
        row.where_now.length > 0 ? (
          <span title={row.where_now.join(", ")}>{row.where_now.join(", ")}</span>
        ) : (
          <Standing tone="due">No provision</Standing>
        ),
    },
    {
      id: "minutes_week",
      label: "Hours",
      width: "9.6rem",
      sortable: true,
      needs: "least",
      cell: (row) => <HoursBar minutes={row.minutes_week} entitlement={row.entitlement} />,
    },
    {
      id: "last_seen",
      label: "Last seen",
      width: "6.4rem",
      sortable: true,
      needs: "whole",
      cell: (row) => (row.last_seen ? nearDay(row.last_seen, today) : <Standing tone="due">Never</Standing>),
    },
    {
      id: "next_on",
      label: "Next date",
      width: room === "scant" ? "9.8rem" : "10.6rem",
      sortable: true,
      cell: (row) => <NextDate row={row} today={today} />,
    },
    {
      id: "owner_name",
      label: "Owner",
      width: "minmax(7rem, 0.8fr)",
      sortable: true,
      needs: "whole",
      cell: (row) => (
        <>
          {row.owner_name ?? <span className="unknown">No owner</span>}
          {row.cover_name ? <span className="quiet"> · {row.cover_name} covers</span> : null}
        </>
      ),
    },
  ];
  return all.filter(({ needs }) => !needs || shownIn[needs].includes(room));
}

/** The most pressing status, and how many there are beside it: a label cut in half says less than a number. */
function FirstStatus({ codes }: { codes: readonly string[] }) {
  const [first, ...others] = codes;
  if (!first || others.length === 0) return <StatusChips codes={codes} />;
  const words = others.map((code) => statusWords(code).label).join(", ");
  return (
    <>
      <StatusChips codes={[first]} />
      <span className="quiet small" title={words}>
        <span aria-hidden="true">+{others.length}</span>
        <span className="visually-hidden">{words}</span>
      </span>
    </>
  );
}

/** The day, with how it stands in word, shape and colour. */
function NextDate({ row, today }: { row: CaseloadRow; today: string }) {
  if (!row.next_on)
    return row.standing === "breached" ? <Standing tone="breached">Breached</Standing> : unknown;
  const { tone } = standingOf(row.standing);
  const days = daysBetween(today, row.next_on);
  // A day that passed with nothing recorded either way is no breach: the record calls it unknown, and so does the list.
  const isUnknown = days < 0 && row.standing === "unknown";
  return (
    <span title={row.next_label ?? ""}>
      <Standing tone={days < 0 && !isUnknown ? "breached" : tone}>
        {nearDay(row.next_on, today)}
        {isUnknown ? ", unknown" : days < 0 ? ", passed" : days === 0 ? ", today" : ""}
      </Standing>
    </span>
  );
}
