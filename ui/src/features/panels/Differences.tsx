/** What each copy of the pack leaves out, side by side, before anything is issued; each can be looked at as its reader will. */
import type { PackCopyHead, PackDifferences, PackOptions } from "../../api/bindings";
import { Button } from "../../controls/Button";
import { Standing } from "../../controls/Standing";
import { Table } from "../../controls/Table";

/** The options that print a copy. */
export const optionsOf = (copy: PackCopyHead): Pick<PackOptions, "audience" | "member"> => ({
  audience: copy.audience === "full" ? null : copy.audience,
  member: copy.member ?? null,
});

/** Whether these options print this copy. */
export const prints = (options: PackOptions, copy: PackCopyHead): boolean =>
  (options.audience ?? "full") === copy.audience && options.member === (copy.member ?? null);

/** What each copy comes to, a line each, with what must be settled before anything is issued. */
export function CopyHeads({
  differences,
  options,
  onShow,
}: {
  differences: PackDifferences;
  options: PackOptions;
  onShow: (copy: PackCopyHead) => void;
}) {
  return (
    <div className="stack-tight">
      {differences.warnings.map((warning) => (
        <Standing key={warning} tone="due">
          {warning}
        </Standing>
      ))}
      <ul role="list" className="copy-heads" aria-label="Copies and what they hold">
        {differences.copies.map((copy) => (
          <li key={`${copy.audience} ${copy.member ?? copy.label}`} className="spread small">
            <span>
              <span className="strong">{copy.label}</span>: {copy.sentence}
            </span>
            {prints(options, copy) ? (
              <span className="quiet">Shown below</span>
            ) : (
              <Button
                kind="quiet"
                small
                aria-label={`Show the copy: ${copy.label}`}
                onPress={() => onShow(copy)}
              >
                Show
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The table. */
export function Differences({ differences }: { differences: PackDifferences }) {
  return (
    <section className="stack-tight" aria-label="What each copy leaves out">
      <Table
        caption="What each copy leaves out"
        rows={differences.lines}
        rowKey={(line) => line.what}
        empty={<p className="quiet small">Every copy holds the same.</p>}
        columns={[
          { id: "what", label: "What", rowHeader: true, cell: (line) => line.what },
          ...differences.copies.map((copy, at) => ({
            id: `copy-${at}`,
            label: copy.label,
            cell: (line: PackDifferences["lines"][number]) =>
              line.held[at] ? (
                <span className="quiet">In it</span>
              ) : (
                <span className="strong">
                  <span aria-hidden="true">✕</span> Left out
                </span>
              ),
          })),
        ]}
      />
    </section>
  );
}
