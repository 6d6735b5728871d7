import { screen, within, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { PanelYear as Year } from "../../api/bindings";
import { meetsAxe } from "../../testing/axe";
import { cannedCore, renderScreen } from "../../testing/host";
import PanelYear from "./PanelYear";

const view: Year = {
  panel_name: "Fair Access Panel",
  year_name: "2026/27",
  years: [2026, 2025],
  year: 2026,
  since: "2026-09-01",
  until: "2026-11-12",
  sentence: "2 meetings heard 3 cases of 3 children.",
  measures: [
    {
      code: "deferred",
      label: "Put off",
      number: "1",
      of: "of 3",
      meaning: "Cases that a meeting put off for more information.",
      rows: [{ pupil: "0190-p", name: "Nowak, Łukasz", on: "2026-10-01", what: "The school’s report" }],
    },
    {
      code: "to_told",
      label: "From decision to telling the parents",
      number: "Unknown",
      of: "none is known",
      meaning: "Days from the meeting.",
      rows: [],
    },
  ],
  outcomes: [],
  schools: [
    {
      urn: 900001,
      name: "Northferry School",
      roll: null,
      admitted: 1,
      per_hundred: null,
      by_year: "Year 9: 1",
      rows: [{ pupil: "0190-q", name: "Bell, Amara", on: "2026-09-20", what: "Admitted by fair access" }],
    },
  ],
  grids: [],
  kinds: [],
};

describe("a panel’s year", () => {
  it("opens the rows behind a number, says what is unknown, and gives focus back", async () => {
    cannedCore({ "panels.year": view });
    const user = userEvent.setup();
    renderScreen(<PanelYear params={{ panel: "0190-panel" }} />);
    const number = await screen.findByRole("button", { name: "1 Put off" });
    expect(screen.getByText("Unknown")).toBeVisible();
    expect(screen.getByText("Unknown: no number on roll")).toBeVisible();
    await meetsAxe();
    await user.click(number);
    const rows = screen.getByRole("region", { name: "Put off" });
    await waitFor(() => expect(within(rows).getByRole("heading", { level: 2 })).toHaveFocus());
    expect(within(rows).getByRole("link", { name: "Nowak, Łukasz" })).toHaveAttribute(
      "href",
      "#/pupils/0190-p",
    );
    await meetsAxe();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(number).toHaveFocus());
  });
});
