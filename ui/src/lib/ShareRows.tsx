/**
 * The rows behind one number of fair share: each child, the day, and what it is worth under the grid. They are asked for when
 * they are opened, because a county has thousands of them.
 */
import { useEffect, useRef } from "react";
import type { ShareRowsQuery } from "../api/bindings";
import { useAsk } from "../api/queries";
import { Button } from "../controls/Button";
import { Table } from "../controls/Table";
import { yearText } from "./children";
import { longDay } from "./dates";
import { pointsText } from "./points";

/** The rows, which take focus when they open. */
export function ShareRows({
  query,
  title,
  onClose,
}: {
  /** Of which comparison, school and kind: no kind is everything; "taken" is what the year group took this year. */
  query: ShareRowsQuery;
  /** "Northferry School: Admitted by fair access". */
  title: string;
  onClose: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { data, error } = useAsk("shares.rows", query);
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
          {title}
        </h2>
        <Button small onPress={onClose}>
          Close
        </Button>
      </div>
      {error ? <p role="alert">{error.sentence}</p> : null}
      {data ? (
        <Table
          caption={`${data.length} ${data.length === 1 ? "row" : "rows"}, oldest first`}
          rows={data}
          rowKey={(row) => `${row.moved} ${row.id}`}
          empty={<p className="quiet">Nothing was counted in this time.</p>}
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
              cell: (row) => `${row.what}${row.category ? `, category ${row.category}` : ""}`,
            },
            { id: "on", label: "Day", cell: (row) => longDay(row.on) },
            { id: "year", label: "Year", cell: (row) => yearText(row.year) },
            { id: "worth", label: "Points", end: true, cell: (row) => pointsText(row.worth) },
          ]}
        />
      ) : null}
    </section>
  );
}
