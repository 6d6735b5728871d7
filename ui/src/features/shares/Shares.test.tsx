import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { GridLine, SharesView } from "../../api/bindings";
import { meetsAxe } from "../../testing/axe";
import { cannedCore, renderScreen } from "../../testing/host";
import Shares from "./Shares";
import { pointsText, readPoints } from "./points";

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
      rows: [
        {
          id: "0190-a",
          pupil: "0190-p",
          name: "Nowak, Łukasz",
          moved: "fair_access",
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
          on: "2026-09-10",
          year: null,
          category: null,
          worth: 1000,
          taken: false,
        },
      ],
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
      rows: [],
    },
  ],
  exemptions: [],
  sentence: "It is the turn of Northferry School.",
  cautions: ["1 school has no number on roll in the DfE’s file and cannot be compared by size."],
};
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
    cannedCore({ "shares.get": view });
    const user = userEvent.setup();
    renderScreen(<Shares params={{ panel: "0190-panel" }} />);
    const number = await screen.findByRole("button", {
      name: "2 Admitted by fair access: Northferry School",
    });
    await meetsAxe();
    await user.click(number);
    const rows = screen.getByRole("region", { name: "Northferry School: Admitted by fair access" });
    expect(within(rows).getByRole("heading", { level: 2 })).toHaveFocus();
    expect(within(rows).getByRole("link", { name: "Nowak, Łukasz" })).toHaveAttribute(
      "href",
      "#/pupils/0190-p",
    );
    expect(within(rows).getByText("Year unknown")).toBeVisible();
    await meetsAxe();
    await user.keyboard("{Escape}");
    expect(number).toHaveFocus();
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
    expect(screen.getByLabelText("Name")).toHaveFocus();
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

  it("reads and writes points", () => {
    expect(pointsText(-250)).toBe("−0.25");
    expect(readPoints("−0.25")).toBe(-250);
    expect(readPoints("")).toBe(0);
    expect(readPoints("a few")).toBeUndefined();
  });
});
