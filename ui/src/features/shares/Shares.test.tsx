import { screen, within, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { GridLine, ShareRow, SharesView } from "../../api/bindings";
import { meetsAxe } from "../../testing/axe";
import { cannedCore, renderScreen } from "../../testing/host";
import Shares from "./Shares";
import { pointsText, readPoints } from "../../lib/points";

const view: SharesView = {
  panel_name: "Fair Access Panel",
  since: "2024-11-12",
  on: "2026-11-12",
  phase: "secondary",
  areas: ["Thornmere"],
  kinds: [
    { code: "fair_access", label: "Admitted by fair access" },
    { code: "excluded", label: "Permanently excluded" },
  ],
  grid: null,
  grids: [],
  lines: [
    {
      urn: 900001,
      name: "Northferry School",
      roll: 800,
      counts: { fair_access: 2 },
      points: 2000,
      per_hundred: 250,
      last_admitted: "2026-10-01",
      taken_in_year_group: 0,
      turn: 1,
      reason: "0.25 points for each 100 on roll, the least of all; last admitted on Thu 1 Oct 2026.",
      entries: 2,
    },
    {
      urn: 900002,
      name: "Saltgate High School",
      roll: null,
      counts: {},
      points: 0,
      per_hundred: null,
      last_admitted: null,
      taken_in_year_group: 0,
      turn: null,
      reason: "Not comparable: the number on roll is not known.",
      entries: 0,
    },
  ],
  meetings: [],
  exemptions: [],
  sentence: "It is the turn of Northferry School.",
  cautions: ["1 school has no number on roll in the DfE’s file and cannot be compared by size."],
};
const rows: ShareRow[] = [
  {
    id: "0190-a",
    pupil: "0190-p",
    name: "Nowak, Łukasz",
    moved: "fair_access",
    what: "Admitted by fair access",
    on: "2026-10-01",
    year: "9",
    category: "d",
    worth: 1000,
    taken: false,
  },
  {
    id: "0190-b",
    pupil: "0190-q",
    name: "Bell, Amara",
    moved: "fair_access",
    what: "Admitted by fair access",
    on: "2026-09-10",
    year: null,
    category: null,
    worth: 1000,
    taken: false,
  },
];
const words = { kinds: [], categories: [{ code: "d", label: "d · Without a place" }], decisions: [] };

const before: GridLine = {
  id: "0190-before",
  name: "Last year’s",
  from_on: "2025-09-01",
  reason: "The forum",
  weights: ["Admitted by fair access 1"],
  weighing: {
    weights: { fair_access: 1000 },
    categories: {},
    years: { 11: 150 },
    keep_percent: 50,
    fade_days: null,
    cap: null,
    rotation: false,
    spared: [
      {
        setting: "urn:990007",
        name: "Kestrel Hill Academy",
        year: 9,
        until: null,
        reason: "Two classes over",
      },
    ],
  },
  problems: [],
};

describe("fair share", () => {
  it("opens the rows behind a number, and gives focus back", async () => {
    const core = cannedCore({ "shares.get": view, "shares.rows": rows });
    const user = userEvent.setup();
    renderScreen(<Shares params={{ panel: "0190-panel" }} />);
    const number = await screen.findByRole("button", {
      name: "2 Admitted by fair access: Northferry School",
    });
    await meetsAxe();
    await user.click(number);
    const opened = screen.getByRole("region", { name: "Northferry School: Admitted by fair access" });
    await waitFor(() => expect(within(opened).getByRole("heading", { level: 2 })).toHaveFocus());
    expect(core.askedFor("shares.rows")).toEqual([
      { shares: { panel: "0190-panel" }, urn: 900001, kind: "fair_access" },
    ]);
    expect(await within(opened).findByRole("link", { name: "Nowak, Łukasz" })).toHaveAttribute(
      "href",
      "#/pupils/0190-p",
    );
    expect(within(opened).getByText("Year unknown")).toBeVisible();
    await meetsAxe();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(number).toHaveFocus());
    expect(screen.getByText("Not comparable: the number on roll is not known.")).toBeVisible();
  });

  it("agrees a grid in thousandths, and says at the box what is no number", async () => {
    const core = cannedCore({
      "shares.get": { ...view, grids: [before] },
      "panels.words": words,
      "grids.save": { id: "0190-grid" },
    });
    const user = userEvent.setup();
    renderScreen(<Shares params={{ panel: "0190-panel" }} />);
    await user.click(await screen.findByRole("button", { name: "Agree a new grid" }));
    await waitFor(() => expect(screen.getByLabelText("Name")).toHaveFocus());
    await user.keyboard("Autumn");
    await user.clear(screen.getByLabelText("Admitted by fair access"));
    await user.type(screen.getByLabelText("Admitted by fair access"), "one");
    await user.type(screen.getByLabelText("Permanently excluded"), "-0.5");
    await user.type(screen.getByLabelText("Year 9", { selector: "input" }), "120%");
    await user.type(await screen.findByLabelText("d · Without a place"), "2");
    await meetsAxe();
    await user.click(screen.getByRole("button", { name: "Agree the grid" }));
    expect(await screen.findByText("Enter points such as 1, 0.5 or -1.")).toBeVisible();
    expect(core.askedFor("grids.save")).toEqual([]);
    await user.clear(screen.getByLabelText("Admitted by fair access"));
    await user.type(screen.getByLabelText("Admitted by fair access"), "1.5");
    await user.click(screen.getByRole("button", { name: "Agree the grid" }));
    expect(await screen.findByRole("button", { name: "Agree a new grid" })).toBeVisible();
    expect(core.askedFor("grids.save")[0]).toMatchObject({
      name: "Autumn",
      weighing: {
        weights: { fair_access: 1500, excluded: -500 },
        categories: { d: 2000 },
        years: { 9: 120, 11: 150 },
        keep_percent: 50,
        cap: null,
        spared: [{ setting: "urn:990007", year: 9, until: null, reason: "Two classes over" }],
      },
    });
  });

  it("sets two grids side by side, marks what differs, and names the meetings held under each", async () => {
    const now: GridLine = {
      ...before,
      id: "0190-now",
      name: "This year’s",
      from_on: "2026-09-01",
      weighing: { ...before.weighing, weights: { fair_access: 1500 }, years: {}, spared: [] },
    };
    cannedCore({
      "shares.get": {
        ...view,
        grid: now,
        grids: [now, before],
        meetings: [
          { meeting: "0190-m2", on: "2026-10-16", grid: now.id },
          { meeting: "0190-m1", on: "2026-05-12", grid: before.id },
        ],
      },
      "panels.words": words,
    });
    renderScreen(<Shares params={{ panel: "0190-panel" }} />);
    const beside = await screen.findByRole("table", { name: "3 of 6 lines differ" });
    const line = (name: string) => within(within(beside).getByRole("row", { name: new RegExp(`^${name}`) }));
    const cells = (name: string) =>
      line(name)
        .getAllByRole("cell")
        .map((cell) => cell.textContent);
    expect(cells("Admitted by fair access, points")).toEqual([
      expect.stringMatching(/20251$/),
      expect.stringMatching(/1\.5$/),
      expect.stringContaining("Changed"),
    ]);
    expect(cells("Year 11")).toEqual([
      expect.stringMatching(/150%$/),
      expect.stringMatching(/100%$/),
      expect.stringContaining("Changed"),
    ]);
    expect(cells("No turn: Kestrel Hill Academy, Year 9")[1]).toContain("Takes its turn");
    expect(cells("How points fade")[2]).toContain("The same");
    expect(screen.getByRole("link", { name: "Tue 12 May 2026" })).toHaveAttribute(
      "href",
      "#/panels/fair-share/0190-panel?on=2026-05-12",
    );
    await meetsAxe();
  });

  it("reads and writes points", () => {
    expect(pointsText(-250)).toBe("−0.25");
    expect(readPoints("−0.25")).toBe(-250);
    expect(readPoints("")).toBe(0);
    expect(readPoints("a few")).toBeUndefined();
  });
});
