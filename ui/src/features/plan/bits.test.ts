import { describe, expect, it } from "vitest";
import { sessions, toggled, usualLadder } from "./bits";

describe("half days in a number", () => {
  it("counts and turns over", () => {
    expect(sessions(0b11)).toBe(2);
    expect(sessions(null)).toBe(0);
    expect(toggled(toggled(5, 3), 3)).toBe(5);
  });

  it("climbs to a full week and never falls back", () => {
    for (const weeks of [1, 2, 4, 6, 12]) {
      const counts = usualLadder(weeks).map(sessions);
      expect(counts.at(-1), "the last week is whole").toBe(10);
      expect(
        [...counts].sort((a, b) => a - b),
        "each week has as many sessions as the one before, or more",
      ).toEqual(counts);
    }
  });
});
