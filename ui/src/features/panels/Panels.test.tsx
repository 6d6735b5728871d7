import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Meeting, Panel } from "../../api/bindings";
import { currentPlace } from "../../router/router";
import { meetsAxe } from "../../testing/axe";
import { cannedCore, renderScreen } from "../../testing/host";
import Panels from "./Panels";

const panel: Panel = {
  id: "0190-panel",
  name: "Fair Access Panel",
  kind: "fair_access",
  area: null,
  phase: "Secondary",
  quorum: null,
  minutes_per_case: 10,
  length_minutes: 180,
  place: "Committee Room 2",
  members_note: null,
  meets: null,
  sections: null,
  template: null,
};
const meeting: Meeting = {
  id: "0190-meeting",
  panel: panel.id,
  held_on: "2026-11-19",
  starts_at: 570,
  length_minutes: null,
  place: null,
  chair: "Jada Grant",
  stage: null,
  attendance: null,
  apologies: null,
  notes: null,
  issued_at: null,
  issued_hash: null,
  minute_taker: null,
  sections: null,
  minutes_agreed_on: null,
};

describe("the panels", () => {
  it("shows each with its meetings, and says what is unknown", async () => {
    cannedCore({
      "panels.list": { panels: [{ panel, meetings: [{ meeting, cases: 12, minutes: 145 }], next_on: null }] },
    });
    renderScreen(<Panels />);
    const card = await screen.findByRole("region", { name: "Fair Access Panel" });
    expect(within(card).getByText(/Quorum unknown/)).toBeVisible();
    expect(within(card).getByRole("link", { name: "Thu 19 Nov 2026" })).toHaveAttribute(
      "href",
      "#/panels/meetings/0190-meeting",
    );
    expect(within(card).getByText("12 cases, 145 minutes")).toBeVisible();
    expect(within(card).getByText("Draft"), "no stage recorded is a draft").toBeVisible();
    await meetsAxe();
  });

  it("teaches when there is none, and adds the first", async () => {
    const core = cannedCore({ "panels.list": { panels: [] }, "panels.save": { id: "0190-panel" } });
    const user = userEvent.setup();
    renderScreen(<Panels />);
    await user.click(await screen.findByRole("button", { name: "Add the first panel" }));
    await waitFor(() => expect(screen.getByLabelText("Name of the panel")).toHaveFocus());
    await user.keyboard("Secondary North{Enter}");
    await waitFor(() =>
      expect(core.askedFor("panels.save")).toEqual([
        { patch: { name: "Secondary North", kind: "fair_access", minutes_per_case: 10 } },
      ]),
    );
    await meetsAxe();
  });

  it("says at the field why a panel was refused, and keeps what was typed", async () => {
    cannedCore({
      "panels.list": { panels: [] },
      "panels.save": () => {
        throw { sentence: "Not saved.", fields: [{ field: "name", sentence: "Give the panel a name." }] };
      },
    });
    const user = userEvent.setup();
    renderScreen(<Panels />);
    await user.click(await screen.findByRole("button", { name: "Add a panel" }));
    await user.click(screen.getByRole("button", { name: "Add the panel" }));
    expect(await screen.findByText("Give the panel a name.")).toBeVisible();
  });

  it("plans a meeting and goes to it", async () => {
    const core = cannedCore({
      "panels.list": { panels: [{ panel, meetings: [], next_on: null }] },
      "meetings.save": { id: "0190-new" },
    });
    const user = userEvent.setup();
    renderScreen(<Panels />);
    await user.click(await screen.findByRole("button", { name: "Plan a meeting" }));
    await user.type(screen.getByLabelText("Day"), "3 dec");
    await user.type(screen.getByLabelText("Starts at"), "9:30");
    await user.click(screen.getByRole("button", { name: "Plan the meeting" }));
    await waitFor(() => expect(currentPlace().path).toBe("/panels/meetings/0190-new"));
    expect(core.askedFor("meetings.save")).toEqual([
      { patch: { panel: "0190-panel", held_on: "2026-12-03", starts_at: 570, stage: "draft" } },
    ]);
  });

  it("proposes the day that the panel's rhythm gives, at the hour of the last meeting", async () => {
    const own = { ...panel, meets: "Every five weeks" };
    cannedCore({
      "panels.list": {
        panels: [{ panel: own, meetings: [{ meeting, cases: 12, minutes: 145 }], next_on: "2026-12-24" }],
      },
    });
    const user = userEvent.setup();
    renderScreen(<Panels />);
    await user.click(await screen.findByRole("button", { name: "Plan a meeting" }));
    const day = screen.getByLabelText("Day");
    await waitFor(() => expect(day).toHaveFocus());
    expect(day).toHaveValue("24/12/2026");
    expect(screen.getByLabelText("Starts at")).toHaveValue("09:30");
    expect(screen.getByText("By its rhythm: every five weeks")).toBeVisible();
    await meetsAxe();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.getByRole("button", { name: "Plan a meeting" })).toHaveFocus());
  });
});
