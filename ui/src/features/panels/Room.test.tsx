import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { CaseLine, DecisionChoice, MeetingView, PanelCase } from "../../api/bindings";
import { meetsAxe } from "../../testing/axe";
import { aRecord } from "../../testing/child";
import { cannedCore, renderScreen } from "../../testing/host";
import Room from "./Room";

const blank = {
  meeting: "0190-meeting",
  pupil: "0190-child",
  position: "a",
  ask: "Name a school and a start date.",
} as unknown as PanelCase;
const keys = [
  "minutes",
  "category",
  "reason",
  "presenter",
  "options",
  "decision",
  "decision_setting",
  "decision_starts_on",
  "decision_owner",
  "rationale",
  "conditions",
  "deferred_to",
  "exception",
  "dissent",
  "parents_said",
  "decided_at",
  "deferred_reason",
  "refused_reason",
  "late",
  "parents_told_on",
  "school_told_on",
] as const;
const row = (id: string): PanelCase => ({
  ...(Object.fromEntries(keys.map((key) => [key, null])) as unknown as PanelCase),
  ...blank,
  id,
});
const line = (id: string, number: number, name: string): CaseLine => ({
  case: row(id),
  number,
  starts: 570,
  name,
  initials: "AB",
  year: "9",
  case_ref: "K7F-2QX",
  statuses: ["FAP"],
  missing: [],
  warnings: [],
  countdown: {
    due_on: "2026-11-20",
    days_left: 8,
    standing: "due",
    sentence: "8 school days left to allocate a place",
    source_row: "0190-status",
  },
  uncounted: null,
  decision_label: null,
  decision_setting_name: null,
  next_on: null,
  next_label: null,
});
const decision = (code: string, letters: string, label: string): DecisionChoice => ({
  code,
  label,
  letters,
  names_setting: false,
  needs_start: false,
  needs_owner: code === "deferred",
});
const view = {
  panel: { id: "0190-panel", name: "Fair Access Panel", minutes_per_case: 10 },
  meeting: { id: "0190-meeting", held_on: "2026-11-19" },
  cases: [line("a", 1, "Nowak, Łukasz"), line("b", 2, "Brindle, Tyler")],
  minutes: 20,
  length: 60,
  sentence: "20 of 60 minutes",
  decided: 0,
  quorum: { present: 0, deciding: 0, members: 0, met: null, sentence: "Nobody has been seated yet." },
  warnings: [],
} as unknown as MeetingView;
const refusal = {
  sentence: "The decision was not saved: Say what is wanted, and from whom.",
  fields: [{ field: "deferred_reason", sentence: "Say what is wanted, and from whom." }],
};
const answers = {
  "meetings.get": view,
  "panels.words": {
    kinds: [],
    categories: [],
    decisions: [
      decision("deferred", "DE", "Put off for more information"),
      decision("no_action", "NA", "No further action"),
    ],
  },
  "officers.list": [],
  "pupils.record": aRecord(),
  "cases.route": { open: false, sentence: "No school has refused.", steps: [], evidence: [], letters: [] },
  "cases.decision_preview": {
    lines: [{ what: "Case", change: "new", sentence: "No further action" }],
    fields: [],
  },
  "cases.decide": { id: "a" },
  "draft.get": { text: null, at: null },
  "draft.put": {},
  "draft.clear": {},
};
const show = () => renderScreen(<Room params={{ meeting: "0190-meeting", case: "a" }} />);

describe("the room", () => {
  it("shows one case with the days that are left, and takes a decision by two letters", async () => {
    const core = cannedCore(answers);
    const user = userEvent.setup();
    show();
    const heading = await screen.findByRole("heading", { name: "1. Nowak, Łukasz" });
    await waitFor(() => expect(heading).toHaveFocus());
    expect(screen.getByText(/8 school days left/)).toBeVisible();
    await screen.findByText("Name a school and a start date.");
    await user.type(screen.getByLabelText(/Two letters/), "na");
    const writes = await screen.findByText("What this writes");
    expect(within(writes.parentElement as HTMLElement).getByText(/No further action/)).toBeVisible();
    expect(core.askedFor("cases.decide"), "nothing is written before it is saved").toEqual([]);
    await meetsAxe();
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() =>
      expect(core.askedFor("cases.decide")).toEqual([{ case: "a", decision: "no_action" }]),
    );
  });

  it("keeps what was typed when the core refuses, and says so at the field", async () => {
    const core = cannedCore({
      ...answers,
      "cases.decide": () => {
        throw refusal;
      },
    });
    const user = userEvent.setup();
    show();
    await user.type(await screen.findByLabelText(/Two letters/), "DE");
    await user.type(await screen.findByLabelText("Reasons"), "Report awaited");
    await user.click(screen.getByRole("button", { name: /Save the decision/ }));
    expect((await screen.findAllByText("Say what is wanted, and from whom.")).length).toBeGreaterThan(0);
    expect(screen.getByLabelText("Reasons")).toHaveValue("Report awaited");
    await waitFor(() => expect(core.askedFor("draft.put").at(-1)?.text).toContain("Report awaited"));
    await meetsAxe();
  });

  it("asks before children come together who are kept apart, and sends the answer with the decision", async () => {
    const core = cannedCore({
      ...answers,
      "panels.words": {
        kinds: [],
        categories: [],
        decisions: [{ ...decision("place_allocated", "PA", "School place allocated"), names_setting: true }],
      },
      "cases.decision_preview": {
        lines: [{ what: "Keep apart", change: "ask", sentence: "Conflict: ask Amara Bell. Fighting." }],
        fields: [{ field: "keep_apart_reason", sentence: "Say whom you asked." }],
      },
    });
    const user = userEvent.setup();
    show();
    await user.type(await screen.findByLabelText(/Two letters/), "PA");
    await user.type(await screen.findByLabelText("Whom you asked, and why it is safe"), "Amara: two sites");
    await meetsAxe();
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() =>
      expect(core.askedFor("cases.decide")[0]).toMatchObject({ keep_apart_reason: "Amara: two sites" }),
    );
  });

  it("asks why a child is sent where new placements are held, beside what else speaks against it", async () => {
    const core = cannedCore({
      ...answers,
      "panels.words": {
        kinds: [],
        categories: [],
        decisions: [{ ...decision("place_allocated", "PA", "School place allocated"), names_setting: true }],
      },
      "cases.decision_preview": {
        lines: [
          { what: "Hold", change: "ask", sentence: "New placements at Forge Lane are on hold." },
          { what: "Keep apart", change: "ask", sentence: "Conflict: ask Amara Bell. Fighting." },
        ],
        fields: [],
      },
    });
    const user = userEvent.setup();
    show();
    await user.type(await screen.findByLabelText(/Two letters/), "PA");
    await user.type(
      await screen.findByLabelText("Placed in spite of the hold, because"),
      "The only place with a mechanic",
    );
    await user.type(screen.getByLabelText("Whom you asked, and why it is safe"), "Amara: two sites");
    await meetsAxe();
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() =>
      expect(core.askedFor("cases.decide")[0]).toMatchObject({
        hold_reason: "The only place with a mechanic",
        keep_apart_reason: "Amara: two sites",
      }),
    );
  });

  it("writes down who was told once there is a decision", async () => {
    const first = line("a", 1, "Nowak, Łukasz");
    const decided = {
      ...first,
      case: { ...first.case, decision: "place_allocated", decision_setting: "urn:900001" },
      decision_label: "School place allocated",
      decision_setting_name: "Northferry School",
    };
    const core = cannedCore({
      ...answers,
      "meetings.get": { ...view, cases: [decided] },
      "cases.told": { id: "a" },
    });
    const user = userEvent.setup();
    show();
    await user.click(await screen.findByRole("button", { name: "The parents: told on…" }));
    const form = screen.getByRole("form", { name: "The parents: told on" });
    await meetsAxe();
    await user.click(within(form).getByRole("button", { name: "Write it down" }));
    await waitFor(() => expect(core.askedFor("cases.told")[0]).toMatchObject({ case: "a", who: "parents" }));
    await waitFor(() => expect(screen.getByRole("button", { name: "The parents: told on…" })).toHaveFocus());
  });

  it("takes the whole window by a key, and gives the rail back when one leaves", async () => {
    cannedCore(answers);
    const user = userEvent.setup();
    const { unmount } = show();
    await screen.findByRole("heading", { name: "1. Nowak, Łukasz" });
    await user.keyboard("{F11}");
    expect(document.documentElement.dataset.room).toBe("wide");
    expect(screen.getByRole("button", { name: /Whole window/ })).toHaveAttribute("aria-pressed", "true");
    unmount();
    expect(document.documentElement.dataset.room).toBeUndefined();
  });

  it("says which letters name nothing", async () => {
    cannedCore(answers);
    const user = userEvent.setup();
    show();
    await user.type(await screen.findByLabelText(/Two letters/), "ZZ");
    expect(await screen.findByText(/No decision has these letters/)).toBeVisible();
  });

  it("says when a meeting has no cases", async () => {
    cannedCore({ ...answers, "meetings.get": { ...view, cases: [] } });
    show();
    expect(await screen.findByText("This meeting has no cases.")).toBeVisible();
  });
});
