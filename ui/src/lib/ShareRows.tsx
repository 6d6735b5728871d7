/** The rows behind one number: each child, the day, and what it is worth under the grid. */
import { useEffect, useRef } from "react";
import type { ShareKind, ShareLine } from "../../api/bindings";
import { Button } from "../../controls/Button";
import { Table } from "../../controls/Table";
import { yearText } from "../../lib/children";
import { longDay } from "../../lib/dates";
import { pointsText } from "./points";

/** The rows, which take focus when they open. */
export function ShareRows({
  line,
  kind,
  kinds,
  onClose,
}: {
  line: ShareLine;
  /** null is everything; "taken" is what the year group took this year. */
  kind: string | null;
  kinds: readonly ShareKind[];
  onClose: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const label = (code: string) =>
    code === "taken"
      ? "Taken in this year group this year"
      : (kinds.find((known) => known.code === code)?.label ?? code);
  const rows = line.rows.filter((row) =>
    kind === "taken" ? row.taken : kind === null || row.moved === kind,
  );
  return (
    // Escape in the rows gives them up, as their button does.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="panel stack"
      aria-labelledby="share-rows-title"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="spread">
        <h2 id="share-rows-title" ref={heading} tabIndex={-1}>
          {line.name}: {kind === null ? "everything that is counted" : label(kind)}
        </h2>
        <Button small onPress={onClose}>
          Close
        </Button>
      </div>
      <Table
        caption={`${rows.length} ${rows.length === 1 ? "row" : "rows"}, oldest first`}
        rows={rows}
        rowKey={(row) => `${row.moved} ${row.id}`}
        columns={[
          {
            id: "child",
            label: "Child",
            rowHeader: true,
            cell: (row) => <a href={`#/pupils/${row.pupil}`}>{row.name}</a>,
          },
          {
            id: "what",
            label: "What",
            cell: (row) => `${label(row.moved)}${row.category ? `, category ${row.category}` : ""}`,
          },
          { id: "on", label: "Day", cell: (row) => longDay(row.on) },
          { id: "year", label: "Year", cell: (row) => yearText(row.year) },
          { id: "worth", label: "Points", end: true, cell: (row) => pointsText(row.worth) },
        ]}
      />
    </section>
  );
}
