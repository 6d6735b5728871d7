import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { DueRow, Today as TodayList, Why } from "../../api/bindings";
import { meetsAxe } from "../../testing/axe";
import { cannedCore, renderScreen } from "../../testing/host";
import { currentPlace, navigate } from "../../router/router";
import Today from "./Today";

const tyler: DueRow = {
  pupil: "0190-tyler",
  name: "Brindle, Tyler",
  year: "6",
  rule: "C20",
  title: "Provision begins by the sixth school day of absence",
  source_table: "status",
  source_row: "0190-status",
  trigger_on: "2026-07-21",
  due_on: "2026-09-10",
  standing: "breached",
  rank: 1,
  sentence:
    "Day 6 was Thu 10 Sep, 37 school days ago: no provision recorded · arrived without a place Tue 21 Jul",
  owner_name: "Amara Okonkwo",
};
const lockyer: DueRow = {
  ...tyler,
  pupil: "0190-lockyer",
  name: "Lockyer, Jo",
  rule: "C81F",
  title: "First review of a placement",
  source_table: "placement",
  due_on: "2026-11-13",
  standing: "due",
  sentence: "First placement review is Fri 13 Nov: not held · placed since Fri 2 Oct",
  owner_name: null,
};
const unseen = (n: number): DueRow => ({
  ...tyler,
  pupil: `0190-unseen-${n}`,
  name: `Unseen, ${n}`,
  rule: "SEEN",
  source_table: "pupil",
  due_on: null,
  standing: "unknown",
  sentence: "Nobody is recorded as having seen this child",
});
const list: TodayList = {
  today: "2026-11-10",
  counts: [
    { group: "breached", words: "1 date breached" },
    { group: "due", words: "1 date due" },
    { group: "unseen", words: "9 children not seen for over 10 days" },
  ],
  groups: [
    { key: "breached", title: "Breached", total: 1, rows: [tyler] },
    { key: "due", title: "Due", total: 1, rows: [lockyer] },
    { key: "unseen", title: "Not seen", total: 9, rows: [1, 2, 3, 4, 5, 6, 7].map(unseen) },
  ],
  alerts: {
    total: 1,
    rows: [
      {
        pupil: "0190-ferris",
        name: "Ferris, Ada",
        year: "9",
        alert: "low_hours",
        about: "0190-placement",
        title: "Few hours and no health reason",
        since: null,
        consequence: 3,
        sentence: "9 hours a week, under 15; no health reason is recorded",
        basis: "Alert when weekly hours are under: 15 hours (as it comes; a prompt, not law)",
        rows: [{ table: "placement", id: "0190-placement", label: "Meadow Bank from Fri 2 Oct 2026" }],
        snooze: null,
        snoozed_until: null,
        snoozed_why: null,
        owner_name: null,
      },
    ],
  },
  next: null,
  meetings: [
    { id: "0190-meeting", panel_name: "Fair Access Panel", held_on: "2026-11-19", stage: "draft", cases: 12 },
  ],
};
const why: Why = {
  sentence: "Thu 10 Sep is the sixth school day",
  citation: "Education Act 1996 s.19",
  confidence: "Read in the source",
  in_force: "In force",
  basis: "school days",
  duty_holder: "The authority where the child lives",
  counted: ["2026-07-21", "2026-09-04"],
  skipped: [{ from: "2026-07-22", to: "2026-09-03", reason: "summer holiday" }],
  alternative: null,
  evidence: null,
};

// A new entry in the history each time: what one remembers, such as the line one was at, is not the next one's.
beforeEach(() => navigate("/today"));

describe("Today", () => {
  it("says each line with its standing, the child, the reason and a next step", async () => {
    cannedCore({ "today.get": list });
    renderScreen(<Today />);
    const breached = await screen.findByRole("region", { name: /Breached/ });
    expect(within(breached).getByText(/no provision recorded/)).toBeVisible();
    expect(within(breached).getByRole("link", { name: "Brindle, Tyler" })).toHaveAttribute(
      "href",
      "#/pupils/0190-tyler",
    );
    expect(within(breached).getByRole("button", { name: "Add provision: Brindle, Tyler" })).toBeVisible();
    const due = screen.getByRole("region", { name: /Due/ });
    expect(
      within(due).getByText(/Unallocated/),
      "nobody holding a case is said, not left blank",
    ).toBeVisible();
    expect(screen.getByRole("link", { name: "Fair Access Panel" })).toHaveAttribute(
      "href",
      "#/panels/meetings/0190-meeting",
    );
    await meetsAxe();
  });

  it("names the providers to look at, each with the way there, and folds what a judgement answers", async () => {
    const forge = {
      setting: "own:0190-forge",
      name: "Forge Lane",
      about: "registration",
      suggests: "looks_like_school",
      title: "On the hours known here it looks like a school",
      sentence: "4 children there · nobody has judged it",
    };
    const concern = {
      ...forge,
      about: "concern",
      suggests: null,
      title: "Concern open, new placements on hold",
      sentence: "No register kept · since Wed 4 Nov 2026 · 4 children there",
    };
    const quiet = {
      ...forge,
      setting: "own:0190-kiln",
      name: "Kiln Street",
      sentence: "Answered by the judgement of Ruth Adeyemi, Tue 10 Nov 2026",
    };
    const near = { ...forge, setting: "own:0190-bell", name: "Bell Yard", suggests: "look" };
    cannedCore({
      "today.get": list,
      "providers.watch": { lines: [concern, forge, near], answered: [quiet] },
    });
    const user = userEvent.setup();
    renderScreen(<Today />);
    const card = await screen.findByRole("region", { name: "Providers to look at: 3" });
    expect(
      within(card)
        .getAllByRole("link", { name: "Forge Lane" })
        .map((link) => link.getAttribute("href")),
    ).toEqual(["#/providers/own%3A0190-forge/concern", "#/providers/own%3A0190-forge"]);
    expect(within(card).queryByText("Kiln Street")).toBeNull();
    expect(within(card).queryByText("Bell Yard"), "what can wait leaves the room to what presses").toBeNull();
    await user.click(within(card).getByRole("button", { name: "Show all 3, 1 answered by a judgement" }));
    expect(within(card).getByRole("link", { name: "Bell Yard" })).toBeVisible();
    expect(within(card).getByText(/Answered by the judgement of Ruth Adeyemi/)).toBeVisible();
    await meetsAxe();
  });

  it("is worked with the keyboard alone: j and k, w for why, d for the next step", async () => {
    const core = cannedCore({ "today.get": list, "due.why": why });
    const user = userEvent.setup();
    renderScreen(<Today />);
    await screen.findByText("Brindle, Tyler");
    await waitFor(() => expect(screen.getByRole("heading", { level: 1 })).toHaveFocus());
    await user.keyboard("j");
    expect(
      screen.getByRole("link", { name: "Brindle, Tyler" }),
      "the first j goes to the first line",
    ).toHaveFocus();
    await user.keyboard("j");
    await waitFor(() => expect(screen.getByRole("link", { name: "Lockyer, Jo" })).toHaveFocus());
    await user.keyboard("k");
    await user.keyboard("w");
    const dialog = await screen.findByRole("dialog");
    expect(await within(dialog).findByText(/Education Act 1996 s.19/)).toBeVisible();
    expect(within(dialog).getByText(/summer holiday, not counted/)).toBeVisible();
    expect(core.askedFor("due.why")).toEqual([{ pupil: "0190-tyler", rule: "C20", row: "0190-status" }]);
    await meetsAxe();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.getByRole("link", { name: "Brindle, Tyler" })).toHaveFocus());
    await user.keyboard("{ArrowDown}");
    await waitFor(() =>
      expect(
        screen.getByRole("link", { name: "Lockyer, Jo" }),
        "the arrows do what j and k do",
      ).toHaveFocus(),
    );
    await user.keyboard("d");
    expect(currentPlace().path).toBe("/pupils/0190-lockyer/reviews");
  });

  it("opens the rows behind every number", async () => {
    const core = cannedCore({ "today.get": list, "today.more": [8, 9].map(unseen) });
    const user = userEvent.setup();
    renderScreen(<Today />);
    expect(await screen.findByText("Unseen, 6")).toBeVisible();
    expect(screen.queryByText("Unseen, 7")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Show all 9" }));
    expect(await screen.findByText("Unseen, 9")).toBeVisible();
    expect(core.askedFor("today.more"), "only what has not come yet is asked for").toEqual([
      { key: "unseen", mine: false, offset: 7, limit: 2 },
    ]);
    await user.click(screen.getByRole("button", { name: "9 children not seen for over 10 days" }));
    await waitFor(() =>
      expect(screen.getByRole("heading", { name: /^Not seen/ }), "a number leads to its rows").toHaveFocus(),
    );
  });

  it("shows only my children when I ask", async () => {
    const core = cannedCore({ "today.get": list });
    const user = userEvent.setup();
    renderScreen(<Today />);
    await user.click(await screen.findByRole("radio", { name: "Mine" }));
    expect(core.askedFor("today.get").at(-1)).toEqual({ mine: true });
  });

  it("says what comes next when nothing is due", async () => {
    cannedCore({
      "today.get": {
        ...list,
        counts: [],
        groups: [],
        meetings: [],
        next: { ...lockyer, due_on: "2026-12-01", standing: "upcoming" },
      },
    });
    renderScreen(<Today />);
    expect(
      await screen.findByText(/The next is Tue 1 Dec, in 21 days: first review of a placement/),
    ).toBeVisible();
    expect(screen.getByText(/None is planned/)).toBeVisible();
    await meetsAxe();
  });
});
