/** A short list of children, each opening the record: what stands behind a number. */
import type { CaseloadRow } from "../api/bindings";
import { EmptyState } from "../controls/EmptyState";
import { HoursBar } from "../controls/HoursBar";
import { Table } from "../controls/Table";
import { address } from "../router/router";
import { StatusChips } from "./Chips";
import { longDay } from "./dates";

/** The list. */
export function ChildTable({
  caption,
  rows,
  empty,
}: {
  caption: string;
  rows: readonly CaseloadRow[];
  empty: string;
}) {
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.pupil}
      empty={<EmptyState title={empty} />}
      columns={[
        {
          id: "name",
          label: "Child",
          rowHeader: true,
          cell: (row) => (
            <a href={address(`/pupils/${row.pupil}`)}>
              {row.forename ? `${row.surname}, ${row.forename}` : row.surname}
            </a>
          ),
        },
        { id: "year", label: "Year", cell: (row) => row.year ?? "unknown" },
        { id: "statuses", label: "Statuses", cell: (row) => <StatusChips codes={row.statuses} /> },
        {
          id: "where",
          label: "Where now",
          cell: (row) => (row.where_now.length > 0 ? row.where_now.join(", ") : "nowhere recorded"),
        },
        {
          id: "hours",
          label: "Hours",
          cell: (row) => <HoursBar minutes={row.minutes_week} entitlement={row.entitlement} />,
        },
        {
          id: "next",
          label: "Next date",
          cell: (row) => (row.next_on ? `${longDay(row.next_on)}: ${row.next_label ?? ""}` : "none"),
        },
      ]}
    />
  );
}
