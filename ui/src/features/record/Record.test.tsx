import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { Meeting, Panel, PupilRecord } from "../../api/bindings";
import { Questions } from "../../controls/Dialog";
import { currentPlace, navigate, usePlace } from "../../router/router";
import { recordSections } from "../../routes";
import { meetsAxe } from "../../testing/axe";
import { aContact, aNote, aRecord } from "../../testing/child";
import { type CannedAnswers, cannedCore, renderScreen } from "../../testing/host";
import Record from "./Record";

const officer = {
  id: "o1",
  name: "Amara Okonkwo",
  email: null,
  phone: null,
  role: null,
  initials: "AO",
  active: true,
};

function theChild(record: PupilRecord = aRecord(), answers: CannedAnswers = {}) {
  return cannedCore({
    "pupils.record": record,
    "officers.list": [officer],
    "draft.get": { text: null, at: null },
    "draft.put": {},
    "draft.clear": {},
    ...answers,
  });
}

function Screen() {
  const [, , pupil = "", part] = usePlace().path.split("/");
  return (
    <>
      <Record params={{ pupil, ...(part ? { part } : {}) }} />
      <Questions />
    </>
  );
}

beforeEach(async () => {
  await Promise.all(recordSections.map(({ part }) => part.preload()));
  navigate("/pupils/p1");
});

describe("the head of a record", () => {
  it("answers a phone call", async () => {
    theChild();
    renderScreen(<Screen />);
    expect(await screen.findByRole("heading", { level: 1, name: "Łukasz Nowak" })).toBeVisible();
    expect(screen.getByText(/13 years 7 months/)).toBeVisible();
    expect(screen.getByText("On roll: Ashlock School")).toBeVisible();
    expect(screen.getByText("I want to build things.")).toBeVisible();
    expect(screen.getAllByText(/Older friends collect him/).length).toBeGreaterThan(0);
    expect(screen.getByRole("button", { name: /^This week: 14.5 of 25 h/ })).toBeVisible();
    await meetsAxe();
  });

  it("gives the reason for a date, asked for only when it is wanted", async () => {
    const user = userEvent.setup();
    const core = theChild(aRecord(), {
      "due.why": {
        sentence: "Tue 17 Nov = 6th school day",
        citation: "Education Act 2002 s.100",
        confidence: "Read in the source",
        in_force: "Since 2007",
        basis: "school days",
        duty_holder: "The authority",
        counted: ["2026-11-10", "2026-11-11"],
        skipped: [{ from: "2026-11-14", to: "2026-11-15", reason: "weekend" }],
        alternative: null,
        evidence: null,
      },
    });
    renderScreen(<Screen />);
    const [why] = await screen.findAllByRole("button", { name: "Why this date?" });
    expect(core.askedFor("due.why")).toEqual([]);
    await user.click(why as HTMLElement);
    expect(await screen.findByText("Tue 17 Nov = 6th school day")).toBeVisible();
    expect(screen.getByText(/Sat 14 Nov to Sun 15 Nov: weekend, not counted/)).toBeVisible();
    expect(core.askedFor("due.why")).toEqual([{ pupil: "p1", rule: "C01", row: "s1" }]);
  });

  it("goes to a section by its number", async () => {
    const user = userEvent.setup();
    theChild();
    renderScreen(<Screen />);
    await screen.findByRole("tab", { name: "Overview" });
    await user.keyboard("6");
    expect(currentPlace().path).toBe("/pupils/p1/people");
    expect(screen.getByRole("tab", { name: /^People/ })).toHaveAttribute("aria-selected", "true");
  });

  it("opens the form that a key asks for in its own section, from any other, and once", async () => {
    const user = userEvent.setup();
    theChild();
    renderScreen(<Screen />);
    await screen.findByRole("heading", { level: 1, name: "Łukasz Nowak" });
    for (const [keys, part, form] of [
      ["ap", "placements", "A new placement"],
      ["ar", "reviews", "A new review"],
      ["ac", "people", "Add a person"],
    ] as const) {
      await user.keyboard(keys);
      expect(await screen.findByRole("form", { name: form })).toContainElement(
        document.activeElement as HTMLElement,
      );
      expect(currentPlace().path).toBe(`/pupils/p1/${part}`);
      expect(currentPlace().query.add, "reading the page anew opens nothing again").toBeUndefined();
      await user.keyboard("{Escape}");
      await waitFor(() => expect(screen.queryByRole("form", { name: form })).toBeNull());
    }
  });

  it("takes a child to the next meeting that is planned", async () => {
    const user = userEvent.setup();
    const meeting = (id: string, held_on: string, stage = "draft") => ({
      meeting: { id, held_on, stage } as Meeting,
      cases: 0,
      minutes: 0,
    });
    theChild(aRecord(), {
      "panels.list": {
        panels: [
          {
            panel: {} as Panel,
            meetings: [meeting("m-later", "2026-12-03"), meeting("m-held", "2026-11-10", "held")],
            next_on: null,
          },
          {
            panel: {} as Panel,
            meetings: [meeting("m-next", "2026-11-19"), meeting("m-past", "2026-10-01")],
            next_on: null,
          },
        ],
      },
    });
    renderScreen(<Screen />);
    await screen.findByRole("heading", { level: 1, name: "Łukasz Nowak" });
    await user.keyboard("am");
    await waitFor(() => expect(currentPlace().path).toBe("/panels/meetings/m-next"));
    expect(currentPlace().query.child).toBe("p1");
  });

  it("says that a child cannot be found and leads on", async () => {
    theChild(aRecord(), {
      "pupils.record": () => {
        throw { code: "not_found", sentence: "That child is not here.", fields: [] };
      },
    });
    renderScreen(<Screen />);
    expect(await screen.findByText("That child is not here.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Go to the list" })).toBeVisible();
  });
});

describe("statuses", () => {
  it("ends one only with a reason", async () => {
    const user = userEvent.setup();
    const core = theChild(aRecord(), { "statuses.save": { id: "s1" } });
    renderScreen(<Screen />);
    await user.click(await screen.findByRole("button", { name: "End Permanently excluded" }));
    const form = screen.getByRole("form", { name: "End Permanently excluded" });
    await waitFor(() => expect(within(form).getByLabelText("Why it ended")).toHaveFocus());
    await user.click(within(form).getByRole("button", { name: "End the status" }));
    expect(within(form).getByText("Write why it ended.")).toBeVisible();
    expect(core.askedFor("statuses.save"), "an end without a reason is not an end").toEqual([]);
    await user.type(within(form).getByLabelText("Why it ended"), "Reinstated");
    await user.click(within(form).getByRole("button", { name: "End the status" }));
    expect(core.askedFor("statuses.save")).toEqual([
      { id: "s1", patch: { ended_on: "2026-11-10", end_reason: "Reinstated" } },
    ]);
  });

  it("adds one with its law shown, from the keyboard", async () => {
    const user = userEvent.setup();
    const core = theChild(aRecord(), { "statuses.save": { id: "s2" } });
    renderScreen(<Screen />);
    await screen.findByRole("tab", { name: "Overview" });
    await user.keyboard("as");
    const form = await screen.findByRole("form", { name: "Add a status" });
    await waitFor(() => expect(within(form).getByRole("button", { name: /Status/ })).toHaveFocus());
    await user.keyboard("{Enter}");
    await user.click(await screen.findByRole("option", { name: /Reduced timetable/ }));
    expect(within(form).getByText(/^Rests on: .*no statutory basis/)).toBeVisible();
    await user.click(within(form).getByRole("button", { name: "Add the status" }));
    expect(core.askedFor("statuses.save")[0]?.patch).toMatchObject({
      pupil: "p1",
      kind: "RTT",
      started_on: "2026-11-10",
    });
    await waitFor(() => expect(screen.getByRole("heading", { name: "Statuses" })).toHaveFocus());
  });
});

describe("people", () => {
  it("says first what must not happen, in words", async () => {
    navigate("/pupils/p1/people");
    theChild(
      aRecord({
        contacts: [
          aContact({ id: "c2", name: "Jan Nowak", no_contact: true, hide_address: true }),
          aContact({ parental_responsibility: null }),
        ],
      }),
    );
    renderScreen(<Screen />);
    expect(await screen.findByText("Do not contact")).toBeVisible();
    expect(screen.getByText("Address kept from them")).toBeVisible();
    expect(screen.getByText("Parental responsibility unknown"), "unknown is written").toBeVisible();
    expect(screen.getByText("Contact restrictions: see People")).toBeVisible();
    await meetsAxe();
  });

  it("teaches when nobody is recorded", async () => {
    navigate("/pupils/p1/people");
    theChild(aRecord({ contacts: [] }));
    renderScreen(<Screen />);
    expect(await screen.findByText("Nobody is recorded.")).toBeVisible();
  });
});

describe("notes", () => {
  it("keeps a draft while one types, adds with Ctrl Enter, and clears the draft", async () => {
    navigate("/pupils/p1/notes");
    const user = userEvent.setup();
    const core = theChild(aRecord(), { "notes.save": { id: "n9" } });
    renderScreen(<Screen />);
    const box = await screen.findByLabelText("New note");
    await user.type(box, "Saw him at home");
    await waitFor(() => expect(core.askedFor("draft.put").length).toBeGreaterThan(0));
    expect(core.askedFor("draft.put").at(-1)).toMatchObject({ key: "note:p1" });
    await user.click(screen.getByRole("checkbox", { name: "Seen in person" }));
    await user.type(screen.getByLabelText("Where seen"), "home");
    await user.click(box);
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(core.askedFor("notes.save")[0]?.patch).toMatchObject({
      pupil: "p1",
      text: "Saw him at home",
      kind: "note",
      on_day: "2026-11-10",
      seen: true,
      seen_where: "home",
      voice_of: null,
    });
    await waitFor(() => expect(core.askedFor("draft.clear")).toEqual([{ key: "note:p1" }]));
    expect(box).toHaveValue("");
  });

  it("finds what was left unfinished, and says that it is a draft", async () => {
    navigate("/pupils/p1/notes");
    theChild(aRecord(), {
      "draft.get": ({ key }) => ({
        text:
          key === "note:p1"
            ? JSON.stringify({
                text: "He said that",
                kind: "visit",
                voice: "child",
                seen: true,
                where: "",
                day: "2026-11-09",
              })
            : null,
        at: 1,
      }),
    });
    renderScreen(<Screen />);
    expect(await screen.findByDisplayValue("He said that")).toBeVisible();
    expect(screen.getByText(/Draft .*not saved yet/)).toBeVisible();
    expect(screen.getByLabelText("In Łukasz’s own words"), "whose words they are is kept too").toBeVisible();
  });

  it("strikes out a note recorded in error, with the reason, and never hides it", async () => {
    navigate("/pupils/p1/notes");
    const user = userEvent.setup();
    const core = theChild(
      aRecord({
        notes: [aNote(), aNote({ id: "n3", text: "Not him.", recorded_in_error: "About his cousin" })],
      }),
      { "notes.save": { id: "n1" } },
    );
    renderScreen(<Screen />);
    expect(await screen.findByText("Not him.")).toBeVisible();
    expect(screen.getByText("About his cousin")).toBeVisible();
    await user.click(screen.getByRole("button", { name: /was recorded in error$/ }));
    await user.click(screen.getByRole("button", { name: "Mark as recorded in error" }));
    expect(core.askedFor("notes.save"), "no reason, no mark").toEqual([]);
    await user.type(screen.getByLabelText("Why it should not be here"), "Another child{Enter}");
    expect(core.askedFor("notes.save")).toEqual([
      { id: "n1", patch: { recorded_in_error: "Another child" } },
    ]);
    await meetsAxe();
  });
});

describe("history", () => {
  const change = {
    change: { dev: "d1", seq: 7 },
    at: 1_793_000_000_000,
    who: "Amara Okonkwo",
    label: "Changed a child",
    kind: "edit",
    reason: null,
    lines: [{ what: "Child", field: "School on roll", from: null, to: "Ashlock School" }],
    can_undo: true,
    undone: false,
    children: 1,
    of_import: false,
    import_listed: false,
  };

  it("says who, when, from what to what, and takes it back", async () => {
    navigate("/pupils/p1/history");
    const user = userEvent.setup();
    const core = theChild(aRecord(), {
      "history.page": { total: 1, changes: [change] },
      "undo.undo": { sentence: "Took back: Changed a child", subjects: ["p1"] },
    });
    renderScreen(<Screen />);
    const line = await screen.findByText("Changed a child");
    const item = line.closest("li") as HTMLElement;
    expect(item).toHaveTextContent("Unknown → becameAshlock School");
    expect(item).toHaveTextContent("Amara Okonkwo");
    await meetsAxe();
    await user.click(within(item).getByRole("button", { name: /^Undo: Changed a child/ }));
    expect(core.askedFor("undo.undo")).toEqual([{ change: change.change, anyway: false }]);
  });

  it("asks before it takes back a change that is about other children too", async () => {
    navigate("/pupils/p1/history");
    const user = userEvent.setup();
    const core = theChild(aRecord(), {
      "history.page": { total: 1, changes: [{ ...change, children: 12, label: "Changed the owner" }] },
    });
    renderScreen(<Screen />);
    await user.click(await screen.findByRole("button", { name: /^Undo: Changed the owner/ }));
    expect(await screen.findByRole("alertdialog")).toHaveTextContent("12 children");
    await user.click(await screen.findByRole("button", { name: "Leave it" }));
    expect(core.askedFor("undo.undo")).toEqual([]);
  });

  it("offers no undo of what is undone, nor of a whole import from one child", async () => {
    navigate("/pupils/p1/history");
    theChild(aRecord(), {
      "history.page": {
        total: 2,
        changes: [
          { ...change, undone: true, can_undo: false },
          {
            ...change,
            change: { ...change.change, seq: 99 },
            kind: "import",
            label: "Imported pupils.csv",
            children: 201,
            of_import: true,
            import_listed: true,
            can_undo: false,
          },
        ],
      },
    });
    renderScreen(<Screen />);
    expect(await screen.findByText("Undone")).toBeVisible();
    expect(screen.getByText(/more than 200 children/)).toBeVisible();
    expect(screen.getByRole("link", { name: "Data, Past imports" })).toHaveAttribute("href", "#/data");
    expect(screen.queryByRole("button", { name: /^Undo/ })).toBeNull();
    await meetsAxe();
  });
});
