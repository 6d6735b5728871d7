/** Exactly what accepting would do: every row, what it changes from and to, and a tick for each. */
import { useMemo, useState } from "react";
import type { KeptField } from "../../api/bindings";
import type { Reply } from "../../api/call";
import { Button } from "../../controls/Button";
import { Checkbox } from "../../controls/Checkbox";
import { Badge, type Tone } from "../../controls/Standing";
import { type GridColumn, WindowedGrid } from "../../controls/WindowedGrid";
import { rowHeight, useAppearance } from "../../lib/appearance";
import { Count, Counts } from "./Counts";
import { RowDetail } from "./RowDetail";
import { StepHead } from "./StepHead";

type Plan = Reply<"pupils_file.plan">;
type Row = Plan["rows"][number];
type Outcome = Row["outcome"];

const outcomes: Readonly<Record<Outcome, { label: string; tone: Tone }>> = {
  added: { label: "Added", tone: "met" },
  changed: { label: "Changed", tone: "waiting" },
  asking: { label: "Same child?", tone: "due" },
  unchanged: { label: "Nothing new", tone: "plain" },
  rejected: { label: "Left out", tone: "breached" },
};
const order: readonly Outcome[] = ["added", "changed", "asking", "unchanged", "rejected"];

/** What a row does, in one line. */
function rowSentence(row: Row): string {
  const changes = row.changes.map((change) =>
    change.from ? `${change.field}: ${change.from} → ${change.to}` : `${change.field}: ${change.to}`,
  );
  return [...row.sentences, ...changes].join(" · ");
}

/** The preview. */
export function PlanPreview({
  fileName,
  plan,
  isBusy,
  onBack,
  onAccept,
}: {
  fileName: string;
  plan: Plan;
  isBusy: boolean;
  onBack: () => void;
  onAccept: (lines: number[], same: number[], keep: KeptField[]) => void;
}) {
  const [show, setShow] = useState<Outcome | null>(null);
  const [chosen, setChosen] = useState(0);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(plan.rows.filter((row) => row.ticked).map((row) => String(row.line))),
  );
  const [same, setSame] = useState<ReadonlySet<number>>(new Set());
  const [kept, setKept] = useState<readonly KeptField[]>([]);
  const height = rowHeight(useAppearance());
  const rows = useMemo(
    () => (show ? plan.rows.filter((row) => row.outcome === show) : plan.rows),
    [plan, show],
  );
  const row = rows[Math.min(chosen, rows.length - 1)];
  const tick = (line: number, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(String(line));
    else next.delete(String(line));
    setTicked(next);
  };
  const decide = (line: number, isSame: boolean) => {
    const next = new Set(same);
    if (isSame) next.add(line);
    else next.delete(line);
    setSame(next);
    tick(line, true);
  };
  const columns: readonly GridColumn<Row>[] = [
    {
      id: "tick",
      label: "Import",
      width: "4rem",
      cell: (r) =>
        r.outcome === "rejected" || r.outcome === "unchanged" ? null : (
          <Checkbox
            aria-label={`Import line ${r.line}`}
            checked={ticked.has(String(r.line))}
            onChange={(on) => tick(r.line, on)}
          />
        ),
    },
    { id: "line", label: "Line", width: "4rem", end: true, cell: (r) => r.line },
    { id: "name", label: "Child", width: "minmax(10rem, 1fr)", cell: (r) => r.name },
    {
      id: "outcome",
      label: "What happens",
      width: "9rem",
      cell: (r) => <Badge tone={outcomes[r.outcome].tone}>{outcomes[r.outcome].label}</Badge>,
    },
    { id: "found", label: "Found by", width: "minmax(8rem, 12rem)", cell: (r) => r.found_by ?? "" },
    { id: "what", label: "In detail", width: "minmax(14rem, 3fr)", cell: rowSentence },
  ];
  const total = ticked.size;
  return (
    <>
      <StepHead>What “{fileName}” will do</StepHead>
      <Counts>
        <Count label="Added" value={plan.added} />
        <Count label="Changed" value={plan.changed} />
        <Count label="Same child?" value={plan.asking} />
        <Count label="Nothing new" value={plan.unchanged} />
        <Count label="Left out" value={plan.rejected} />
      </Counts>
      {plan.left_over.length > 0 ? (
        <p className="quiet">Kept in a note with each child: {plan.left_over.join(", ")}.</p>
      ) : null}
      <div className="data-filters" role="group" aria-label="Show">
        <Button kind="quiet" small aria-pressed={show === null} onPress={() => setShow(null)}>
          All {plan.rows.length.toLocaleString("en-GB")}
        </Button>
        {order.map((outcome) => (
          <Button
            key={outcome}
            kind="quiet"
            small
            aria-pressed={show === outcome}
            onPress={() => {
              setShow(outcome);
              setChosen(0);
            }}
          >
            {outcomes[outcome].label}
          </Button>
        ))}
      </div>
      <div
        className="data-rows"
        style={{ height: `min(${(Math.max(rows.length, 1) + 1) * height + 12}px, 60vh)` }}
      >
        <WindowedGrid
          label="Rows of the file"
          columns={columns}
          count={rows.length}
          rowAt={(index) => rows[index]}
          rowKey={(r) => String(r.line)}
          chosen={chosen}
          onChoose={setChosen}
          ticked={ticked}
          onTick={(r) => {
            if (r.outcome !== "rejected" && r.outcome !== "unchanged")
              tick(r.line, !ticked.has(String(r.line)));
          }}
          rowHeight={height}
          empty={<p>No rows of this kind.</p>}
        />
      </div>
      {row ? (
        <div className="data-detail" aria-live="polite">
          <RowDetail
            row={row}
            isTicked={ticked.has(String(row.line))}
            isSame={same.has(row.line)}
            onDecide={(isSame) => decide(row.line, isSame)}
            keeps={(field) => kept.some((k) => k.line === row.line && k.field === field)}
            onKeep={(field, on) =>
              setKept([
                ...kept.filter((k) => k.line !== row.line || k.field !== field),
                ...(on ? [{ line: row.line, field }] : []),
              ])
            }
          />
        </div>
      ) : null}
      <p>
        <Button
          kind="primary"
          isDisabled={isBusy || total === 0}
          onPress={() => onAccept([...ticked].map(Number), [...same], [...kept])}
        >
          Import {total.toLocaleString("en-GB")} {total === 1 ? "row" : "rows"}
        </Button>{" "}
        <Button kind="quiet" isDisabled={isBusy} onPress={onBack}>
          Back to the columns
        </Button>
      </p>
    </>
  );
}
