/**
 * One row of a list against the child held: side by side where a person must say whether they are one child, and field by
 * field what is taken from the file and what stays.
 */
import type { Reply } from "../../api/call";
import { Button } from "../../controls/Button";
import { Radios } from "../../controls/Radio";
import { Table } from "../../controls/Table";

type Row = Reply<"pupils_file.plan">["rows"][number];

/** What a person decides of the row that is looked at. */
export function RowDetail({
  row,
  isTicked,
  isSame,
  onDecide,
  keeps,
  onKeep,
}: {
  row: Row;
  isTicked: boolean;
  /** Whether a person has said that it is the child held. */
  isSame: boolean;
  onDecide: (isSame: boolean) => void;
  /** Whether a field stays as it is held. */
  keeps: (field: string) => boolean;
  onKeep: (field: string, keep: boolean) => void;
}) {
  const isAsking = row.outcome === "asking";
  const replaced = row.changes.filter((change) => change.from !== null && change.key !== null);
  const added = row.changes.filter((change) => change.from === null || change.key === null);
  const mayChoose = row.outcome === "changed" || (isAsking && isSame);
  return (
    <>
      <h4>
        Line {row.line}: {row.name}
      </h4>
      {row.sentences.length > 0 ? (
        <ul>
          {row.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      {isAsking ? (
        <>
          <Table
            caption={`Are these one child? Found by ${row.found_by ?? "likeness"}`}
            rows={row.beside}
            rowKey={(side) => side.field}
            columns={[
              { id: "field", label: "Field", rowHeader: true, cell: (side) => side.field },
              { id: "held", label: "Child held", cell: (side) => side.held ?? "Unknown" },
              {
                id: "given",
                label: "In the list",
                cell: (side) =>
                  side.given === null ? (
                    <span className="quiet">says nothing</span>
                  ) : side.given === side.held ? (
                    side.given
                  ) : (
                    <mark>{side.given}</mark>
                  ),
              },
            ]}
          />
          <p className="data-asking">
            <Button small aria-pressed={isSame} onPress={() => onDecide(true)}>
              The same child: change that record
            </Button>
            <Button small aria-pressed={isTicked && !isSame} onPress={() => onDecide(false)}>
              Another child: add
            </Button>
          </p>
        </>
      ) : null}
      {mayChoose && replaced.length > 0 ? (
        <div className="data-choices">
          {replaced.map(({ key, field, from, to }) => (
            <Radios
              key={key}
              label={field}
              across
              options={[
                { value: "take", label: `Take “${to}”` },
                { value: "keep", label: `Keep “${from ?? ""}”` },
              ]}
              value={keeps(key ?? "") ? "keep" : "take"}
              onChange={(choice) => onKeep(key ?? "", choice === "keep")}
            />
          ))}
        </div>
      ) : null}
      {added.length > 0 && (!isAsking || isTicked) ? (
        <ul>
          {added.map((change, at) => (
            <li key={`${change.field}${at}`}>
              {change.field}: was unknown → <ins>{change.to}</ins>
            </li>
          ))}
        </ul>
      ) : null}
      {row.sentences.length === 0 && row.changes.length === 0 ? (
        <p className="quiet">Says what is already known.</p>
      ) : null}
    </>
  );
}
