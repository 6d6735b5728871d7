/** Lines of the log of disclosures. */
import type { DisclosureLine } from "../../api/bindings";
import { Table, type TableColumn } from "../../controls/Table";
import { instantText } from "../../lib/dates";

/** The table; of one child, the child is not named again. */
export function Log({ lines, withChild }: { lines: readonly DisclosureLine[]; withChild?: boolean }) {
  const columns: TableColumn<DisclosureLine>[] = [
    {
      id: "what",
      label: "What",
      rowHeader: true,
      cell: ({ disclosure: row }) => row.what ?? "Unknown",
    },
    {
      id: "when",
      label: "When",
      cell: ({ disclosure: row }) => (row.at === null ? "Unknown" : instantText(row.at)),
    },
    { id: "to", label: "To", cell: ({ disclosure: row }) => row.recipient ?? "Unknown" },
    { id: "purpose", label: "What for", cell: ({ disclosure: row }) => row.purpose ?? "Unknown" },
    { id: "basis", label: "Basis", cell: ({ disclosure: row }) => row.basis ?? "Unknown" },
    { id: "pages", label: "Pages", end: true, cell: ({ disclosure: row }) => row.pages ?? "?" },
    { id: "by", label: "Sent by", cell: (line) => line.sent_by ?? "Unknown" },
    {
      id: "hash",
      label: "Hash",
      cell: ({ disclosure: row }) => <code title={row.hash ?? ""}>{row.hash?.slice(0, 12) ?? "None"}</code>,
    },
  ];
  if (withChild)
    columns.splice(1, 0, {
      id: "child",
      label: "Child",
      cell: ({ disclosure: row, child }) =>
        row.pupil ? <a href={`#/pupils/${row.pupil}/papers`}>{child ?? "Unknown child"}</a> : "Several",
    });
  return (
    <Table
      caption="Papers that have left"
      hideCaption
      rows={lines}
      rowKey={(line) => line.disclosure.id}
      columns={columns}
    />
  );
}
