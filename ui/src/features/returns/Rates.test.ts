import { expect, it } from "vitest";
import type { RateLine } from "../../api/bindings";
import { rowsOf } from "./Rates";

const row = (outcome: string): RateLine["rows"][number] => ({
  placement: outcome,
  pupil: outcome,
  name: "Nowak, Anna",
  year: "9",
  setting_name: "Forge Lane",
  ended_on: "2026-07-01",
  outcome,
});

it("opens exactly the rows that a number counts", () => {
  const line: RateLine = {
    key: "own:1",
    name: "Forge Lane",
    ended: 5,
    returned: 4,
    held_at_six: 1,
    held: 1,
    broken: 1,
    percent: 80,
    rows: ["returned", "held_at_six", "held", "broken", "not_returned"].map(row),
  };
  for (const what of ["ended", "returned", "held_at_six", "held", "broken"] as const)
    expect(rowsOf(line, what), what).toHaveLength(line[what]);
});
