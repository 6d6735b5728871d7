/**
 * A small table, all of it on the page. For long lists use WindowedGrid.
 *
 * Where the page is too narrow for many columns, each row becomes a short list of "label: value", so that nobody has to
 * scroll sideways at twice the size. Cells that are laid out so are no longer a table to the browser, hence the roles.
 */
import type { ReactNode } from "react";
import "./Table.css";

/** One column. */
export interface TableColumn<Row> {
  id: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and money stand at the end. */
  end?: boolean;
  /** The cell that names its row. */
  rowHeader?: boolean;
  /** For columns of buttons. */
  hideLabel?: boolean;
}

/** Columns from which on a row no longer fits half a window. */
const stacked = 4;

/** A table with a caption that says what it is. */
export function Table<Row>({
  caption,
  hideCaption,
  columns,
  rows,
  rowKey,
  empty,
  stacks,
}: {
  caption: string;
  hideCaption?: boolean;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shown instead of the table when there are no rows. */
  empty?: ReactNode;
  /** Rows become short lists in half a window though their columns are few, where one of these is wide. */
  stacks?: boolean;
}) {
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <div className="table-wrap">
      <table className={`table${(stacks ?? columns.length >= stacked) ? " table-stacks" : ""}`} role="table">
        <caption className={hideCaption ? "visually-hidden" : ""}>{caption}</caption>
        <thead>
          <tr role="row">
            {columns.map((column) => (
              <th key={column.id} role="columnheader" scope="col" className={column.end ? "table-end" : ""}>
                <span className={column.hideLabel ? "visually-hidden" : ""}>{column.label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => {
                const className = column.end ? "table-end" : "";
                return column.rowHeader ? (
                  <th key={column.id} role="rowheader" scope="row" className={className}>
                    {column.cell(row)}
                  </th>
                ) : (
                  // A cell that is laid out as a block is a cell to nobody without its role; it takes no keys.
                  // eslint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role
                  <td key={column.id} role="cell" className={className}>
                    <span className="table-label" aria-hidden="true">
                      {column.hideLabel ? "" : column.label}
                    </span>
                    {column.cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
