import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { CaseLine, Eligibility, MeetingView, PackSummary, PanelCase } from "../../api/bindings";
import { meetsAxe } from "../../testing/axe";
import { aRecord } from "../../testing/child";
import { cannedCore, renderScreen } from "../../testing/host";
import Meeting from "./Meeting";

// jsdom paints nothing; the real reader is met by the journeys.
vi.mock("../../lib/paper/pdf", () => ({
  openPaper: async () => ({ numPages: 2, loadingTask: { destroy: async () => undefined } }),
  paintPage: async () => true,
  wordsOf: async (_: unknown, page: number) => `words of page ${page}`,
}));

const row = (id: string): PanelCase => ({
  id,
  meeting: "0190-meeting",
  pupil: `0190-child-${id}`,
  position: id,
  minutes: null,
  category: null,
  reason: null,
  ask: null,
  presenter: null,
  options: null,
  decision: null,
  decision_setting: null,
  decision_starts_on: null,
  decision_owner: null,
  rationale: null,
  conditions: null,
  deferred_to: null,
  exception: null,
  dissent: null,
  parents_said: null,
  decided_at: null,
  deferred_reason: null,
  refused_reason: null,
  late: null,
  parents_told_on: null,
  school_told_on: null,
});
const line = (id: string, number: number, name: string): CaseLine => ({
  case: row(id),
  number,
  starts: 570 + (number - 1) * 10,
  name,
  initials: "AB",
  year: "9",
  case_ref: "K7F-2QX",
  statuses: ["PEX"],
  missing: ["The school’s view", "UPN"],
  warnings: number === 1 ? ["Has an education, health and care plan"] : [],
  countdown: null,
  uncounted: null,
  decision_label: null,
  decision_setting_name: null,
  next_on: null,
  next_label: null,
});
const view: MeetingView = {
  panel: {
    id: "0190-panel",
    name: "Fair Access Panel",
    kind: "fair_access",
    area: null,
    phase: null,
    quorum: null,
    minutes_per_case: 10,
    length_minutes: 15,
    place: null,
    members_note: null,
    meets: null,
    sections: null,
    template: null,
  },
  meeting: {
    id: "0190-meeting",
    panel: "0190-panel",
    held_on: "2026-11-19",
    starts_at: 570,
    length_minutes: null,
    place: null,
    chair: null,
    stage: "draft",
    attendance: null,
    apologies: null,
    notes: null,
    issued_at: null,
    issued_hash: null,
    minute_taker: null,
    sections: null,
    minutes_agreed_on: null,
  },
  cases: [line("a", 1, "Nowak, Łukasz"), line("b", 2, "Brindle, Tyler")],
  minutes: 20,
  length: 15,
  sentence: "20 of 15 minutes",
  decided: 0,
  quorum: { present: 0, deciding: 0, members: 0, met: null, sentence: "Nobody has been seated yet." },
  warnings: ["The cases need 5 minutes more than the meeting has."],
};
const summary: PackSummary = {
  pages: 2,
  sheets: 1,
  sentence: "2 pages on 1 sheet",
  missing: [{ case: 2, field: "Presenter" }],
  parts: [{ title: "Agenda", page: 1 }],
  sections: [
    { section: "cover", label: "Cover", wanted: false, page: null, pages: 0, note: null },
    { section: "agenda", label: "Agenda", wanted: true, page: 1, pages: 1, note: null },
    { section: "briefs", label: "Briefs", wanted: true, page: 2, pages: 1, note: null },
  ],
};
const clear: Eligibility = { fair_access: true, categories: [], likely: null, cautions: [], elsewhere: [] };
const answers = {
  "meetings.get": view,
  "meetings.suggestions": [
    { pupil: "0190-emre", name: "Öztürk, Emre", year: "11", reason: "Day 6 is tomorrow", rank: 1 },
  ],
  "cases.eligibility": clear,
  "panels.words": { kinds: [], categories: [], decisions: [] },
  "pack.summary": summary,
  "pack.differences": {
    copies: [
      { audience: "full", label: "Everything", sentence: "Everything" },
      { audience: "member", member: "m", label: "Amara Bell", sentence: "1 case left out whole" },
    ],
    lines: [{ what: "Case 1 · K7F-2QX", held: [true, false] }],
    warnings: [],
  },
  "pupils.record": aRecord(),
  "officers.list": [],
  "pack.sections": { id: "a" },
  "pack.saved": { id: "a" },
  "pack.pdf": new Uint8Array([1]) as never,
  "cases.move": { id: "a" },
  "cases.add": { id: "c" },
  "cases.save": { id: "b" },
  "draft.get": { text: null, at: null },
  "draft.clear": {},
};
const show = () => renderScreen(<Meeting params={{ meeting: "0190-meeting" }} />);

describe("the builder", () => {
  it("shows who should come, the agenda with its sum, and the paper", async () => {
    cannedCore(answers);
    show();
    expect(await screen.findByText("20 of 15 minutes")).toBeVisible();
    expect(screen.getByText("The cases need 5 minutes more than the meeting has.")).toBeVisible();
    expect(screen.getByText(/chair unknown/)).toBeVisible();
    const first = screen.getByRole("row", { name: /Nowak/ });
    expect(first).toHaveTextContent("09:30");
    expect(first).toHaveTextContent("Has an education, health and care plan");
    expect(await screen.findByText("2 pages on 1 sheet")).toBeVisible();
    expect(await screen.findByText("Page 2 of 2")).toBeVisible();
    expect(
      await screen.findByText("words of page 1"),
      "a page can be read without seeing it",
    ).toBeInTheDocument();
    await meetsAxe();
  });

  it("moves a case with Alt and an arrow, keeps focus on it and says where it is", async () => {
    const core = cannedCore(answers);
    show();
    const first = await screen.findByRole("row", { name: /Nowak/ });
    first.focus();
    fireEvent.keyDown(first, { key: "ArrowDown", altKey: true });
    await waitFor(() => expect(core.askedFor("cases.move")).toEqual([{ id: "a", to: 2 }]));
    expect(await screen.findByText("Nowak, Łukasz is now case 2 of 2.")).toBeInTheDocument();
    await waitFor(() => expect(first).toHaveFocus());
    fireEvent.keyDown(first, { key: "ArrowUp", altKey: true });
    expect(core.askedFor("cases.move"), "the first case has nowhere higher to go").toHaveLength(1);
  });

  it("adds a suggested child with the reason that was given", async () => {
    const core = cannedCore(answers);
    const user = userEvent.setup();
    show();
    await user.click(await screen.findByRole("button", { name: "Add Öztürk, Emre to the agenda" }));
    await waitFor(() =>
      expect(core.askedFor("cases.add")).toEqual([
        { meeting: "0190-meeting", pupil: "0190-emre", reason: "Day 6 is tomorrow" },
      ]),
    );
  });

  it("pauses before a child who has another route, and adds only with a reason", async () => {
    const caution = { sentence: "Has an EHC plan: a school is named through the plan", row: "0190-fact" };
    const core = cannedCore({ ...answers, "cases.eligibility": { ...clear, cautions: [caution] } });
    const user = userEvent.setup();
    show();
    await user.click(await screen.findByRole("button", { name: "Add Öztürk, Emre to the agenda" }));
    const card = await screen.findByRole("form", { name: "Before Öztürk, Emre is added" });
    expect(card).toHaveTextContent(caution.sentence);
    expect(core.askedFor("cases.add"), "nothing is added before the answer").toEqual([]);
    await user.click(within(card).getByRole("button", { name: "Add all the same" }));
    expect(await within(card).findByText(/Say why this panel hears/)).toBeVisible();
    await waitFor(() => expect(within(card).getByLabelText("Why an exception is made")).toHaveFocus());
    await meetsAxe();
    await user.type(within(card).getByLabelText("Why an exception is made"), "The plan is being amended");
    await user.click(within(card).getByRole("button", { name: "Add all the same" }));
    await waitFor(() =>
      expect(core.askedFor("cases.add").at(-1)).toMatchObject({ exception: "The plan is being amended" }),
    );
  });

  it("opens a case, saves as it is typed, and goes back to its row", async () => {
    const core = cannedCore(answers);
    const user = userEvent.setup();
    show();
    (await screen.findByRole("row", { name: /Brindle/ })).focus();
    await user.keyboard("{Enter}");
    const editor = await screen.findByRole("region", { name: "2. Brindle, Tyler" });
    await user.type(within(editor).getByLabelText("Presented by"), "Jo{Enter}");
    await waitFor(() =>
      expect(core.askedFor("cases.save")).toEqual([{ id: "b", patch: { presenter: "Jo" } }]),
    );
    expect(await within(editor).findByRole("link", { name: "The school’s view" })).toHaveAttribute(
      "href",
      "#/pupils/0190-child-b/reviews",
    );
    await user.type(within(editor).getByLabelText("Minutes"), "ten{Tab}");
    expect(await within(editor).findByText("Type a whole number, like 10.")).toBeVisible();
    await meetsAxe();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.getByRole("row", { name: /Brindle/ })).toHaveFocus());
  });

  it("opens a field that the paper lacks where it is filled, and goes back to the list", async () => {
    const lacking = {
      ...summary,
      missing: [
        { case: 1, field: "UPN" },
        { case: 2, field: "Presenter" },
      ],
    };
    const record = aRecord();
    const core = cannedCore({
      ...answers,
      "pack.summary": lacking,
      "pupils.record": { ...record, pupil: { ...record.pupil, upn: null } },
      "pupils.save": { id: "0190-child-a" },
    });
    const user = userEvent.setup();
    show();
    await user.click(await screen.findByRole("button", { name: "2 printed as not recorded, in 2 cases" }));
    const gap = screen.getByRole("button", { name: "UPN, Nowak, Łukasz" });
    await user.click(gap);
    const editor = await screen.findByRole("region", { name: "1. Nowak, Łukasz" });
    expect(await within(editor).findByText("The brief still lacks 2 of 2")).toBeVisible();
    await waitFor(() => expect(within(editor).getByLabelText("UPN")).toHaveFocus());
    await user.keyboard("H123456789012{Enter}");
    await waitFor(() =>
      expect(core.askedFor("pupils.save")).toEqual([{ id: "0190-child-a", patch: { upn: "H123456789012" } }]),
    );
    await meetsAxe();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.getByRole("button", { name: "UPN, Nowak, Łukasz" })).toHaveFocus());
    await user.click(screen.getByRole("button", { name: "Presenter, Brindle, Tyler" }));
    const other = await screen.findByRole("region", { name: "2. Brindle, Tyler" });
    await waitFor(() => expect(within(other).getByLabelText("Presented by")).toHaveFocus());
    await user.keyboard("{Escape}");
    await waitFor(() =>
      expect(screen.getByRole("button", { name: "Presenter, Brindle, Tyler" })).toHaveFocus(),
    );
  });

  it("ticks a section and moves it with Alt and an arrow", async () => {
    const core = cannedCore(answers);
    const user = userEvent.setup();
    show();
    await user.click(await screen.findByRole("button", { name: "What goes in" }));
    const list = await screen.findByRole("grid", { name: "Sections, in the order of the pack" });
    await user.click(within(list).getByRole("checkbox", { name: "Cover" }));
    await waitFor(() => expect(core.askedFor("pack.sections").length).toBe(1));
    expect(core.askedFor("pack.sections")[0]?.sections[0]).toEqual({ section: "cover", wanted: true });
    within(list).getByRole("row", { name: "Briefs" }).focus();
    await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    await waitFor(() => expect(core.askedFor("pack.sections").length).toBe(2));
    expect(core.askedFor("pack.sections")[1]?.sections.map((line) => line.section)).toEqual([
      "cover",
      "briefs",
      "agenda",
    ]);
    expect(await screen.findByText("Briefs is now 2 of 3.")).toBeInTheDocument();
    await meetsAxe();
  });

  it("makes the paper again when what goes in it changes, and saves exactly that", async () => {
    const core = cannedCore(answers);
    const user = userEvent.setup();
    show();
    await user.click(await screen.findByRole("button", { name: "What goes in" }));
    await user.click(screen.getByRole("checkbox", { name: "Large print" }));
    await waitFor(() => expect(core.askedFor("pack.pdf").at(-1)?.options.large_print).toBe(true), {
      timeout: 3000,
    });
    const before = core.askedFor("pack.pdf").length;
    await user.click(screen.getByRole("button", { name: "Save as PDF" }));
    await waitFor(() => expect(core.askedFor("pack.pdf").length).toBe(before + 1));
    expect(core.askedFor("pack.pdf").at(-1)?.options.large_print, "what is saved is what was seen").toBe(
      true,
    );
  });
});
