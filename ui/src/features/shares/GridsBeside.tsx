/** Two grids side by side, line for line, with what differs marked: a forum argues about the change, not about the whole. */
import { useState } from "react";
import type { GridLine, ShareKind } from "../../api/bindings";
import { Select } from "../../controls/Select";
import { Standing } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { yearText } from "../../lib/children";
import { longDay } from "../../lib/dates";
import { pointsText } from "../../lib/points";

interface Line {
  what: string;
  before: string;
  after: string;
}

/** What two grids weigh, a line each; lines of which neither speaks are left out. */
export function linesOf(before: GridLine, after: GridLine, kinds: readonly ShareKind[]): Line[] {
  const [old, now] = [before.weighing, after.weighing];
  const lines: Line[] = [];
  const add = (what: string, was: string | undefined, is: string | undefined, none: string) => {
    if (was !== undefined || is !== undefined) lines.push({ what, before: was ?? none, after: is ?? none });
  };
  const points = (held: number | undefined) => (held === undefined ? undefined : pointsText(held));
  for (const kind of kinds)
    add(`${kind.label}, points`, points(old.weights[kind.code]), points(now.weights[kind.code]), "0");
  const codes = (a: object, b: object) => [...new Set([...Object.keys(a), ...Object.keys(b)])];
  for (const code of codes(old.categories, now.categories).sort())
    add(
      `Category ${code}, points`,
      points(old.categories[code]),
      points(now.categories[code]),
      "As any other",
    );
  const percent = (held: number | undefined) => (held === undefined ? undefined : `${held}%`);
  for (const code of codes(old.years, now.years).sort((a, b) => Number(a) - Number(b)))
    add(yearText(code === "0" ? "R" : code), percent(old.years[code]), percent(now.years[code]), "100%");
  const fades = ({ keep_percent: keep, fade_days: days }: GridLine["weighing"]) =>
    keep !== null
      ? `${keep}% kept with each academic year`
      : days !== null
        ? `To nothing over ${days} days`
        : "They do not";
  add("How points fade", fades(old), fades(now), "");
  const cap = (most: number | null) => (most === null ? "No cap" : `${most} a year`);
  add("Most in a year group", cap(old.cap), cap(now.cap), "");
  const turns = (rotates: boolean) => (rotates ? "In rotation" : "The least share for its size");
  add("Whose turn it is", turns(old.rotation), turns(now.rotation), "");
  const spared = (grid: GridLine["weighing"]) =>
    new Map(
      grid.spared.map((line) => [
        `${line.name}, ${yearText(line.year === null ? null : line.year === 0 ? "R" : String(line.year))}`,
        `${line.until ? `until ${longDay(line.until)}: ` : ""}${line.reason}`,
      ]),
    );
  const [sparedThen, sparedNow] = [spared(old), spared(now)];
  for (const school of new Set([...sparedThen.keys(), ...sparedNow.keys()]))
    add(`No turn: ${school}`, sparedThen.get(school), sparedNow.get(school), "Takes its turn");
  return lines;
}

/** The comparison; nothing while there is only one grid. */
export function GridsBeside({
  grids,
  inForce,
  kinds,
}: {
  grids: readonly GridLine[];
  inForce: string | undefined;
  kinds: readonly ShareKind[];
}) {
  const later = Math.min(
    Math.max(
      0,
      grids.findIndex((grid) => grid.id === inForce),
    ),
    grids.length - 2,
  );
  const [chosen, setChosen] = useState<{ before?: string; after?: string }>({});
  const after = grids.find((grid) => grid.id === chosen.after) ?? grids[later];
  const before = grids.find((grid) => grid.id === chosen.before) ?? grids[later + 1];
  if (!before || !after) return null;
  const options = grids.map((grid) => ({
    value: grid.id,
    label: grid.name,
    detail: `from ${longDay(grid.from_on)}`,
  }));
  const lines = linesOf(before, after, kinds);
  const changed = lines.filter((line) => line.before !== line.after).length;
  return (
    <section className="stack" aria-labelledby="grids-beside-title">
      <h3 id="grids-beside-title">Two grids side by side</h3>
      <div className="row shares-choose">
        <Select
          label="The earlier grid"
          options={options}
          value={before.id}
          onChange={(id) => setChosen({ ...chosen, before: id })}
        />
        <Select
          label="The later grid"
          options={options}
          value={after.id}
          onChange={(id) => setChosen({ ...chosen, after: id })}
        />
      </div>
      <Table
        caption={
          changed === 0
            ? "Both grids say the same"
            : `${changed} of ${lines.length} lines ${changed === 1 ? "differs" : "differ"}`
        }
        rows={lines}
        rowKey={(line) => line.what}
        columns={[
          { id: "what", label: "What", rowHeader: true, cell: (line) => line.what },
          {
            id: "before",
            label: `${before.name}, from ${longDay(before.from_on)}`,
            cell: (line) => line.before,
          },
          { id: "after", label: `${after.name}, from ${longDay(after.from_on)}`, cell: (line) => line.after },
          {
            id: "changed",
            label: "Difference",
            cell: (line) =>
              line.before === line.after ? (
                <span className="quiet">The same</span>
              ) : (
                <Standing tone="due">Changed</Standing>
              ),
          },
        ]}
      />
    </section>
  );
}
