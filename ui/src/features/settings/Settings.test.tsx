import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Reply } from "../../api/call";
import { Questions } from "../../controls/Dialog";
import { clearNotices, Notices } from "../../controls/Notices";
import { appearance, chooseAppearance } from "../../lib/appearance";
import { meetsAxe } from "../../testing/axe";
import { type CannedAnswers, cannedCore, renderScreen } from "../../testing/host";
import { appState, dev, marta, thornmere } from "../../testing/invented";
import { startRouter } from "../../router/router";
import { sizeText } from "./Backups";
import Settings from "./Settings";
import { schoolYearOf } from "./Year";

let stop: () => void;
beforeEach(() => {
  stop = startRouter();
});
afterEach(() => {
  stop();
  act(() => clearNotices());
});

const everywhere: CannedAnswers = {
  "app.state": appState,
  "team.get": { team: thornmere, neighbours: [{ code: "381", name: "Calderdale" }] },
  "officers.list": [marta, { ...dev, active: false }],
  "me.get": { officer: marta },
};

function open(page: string, more: CannedAnswers = {}) {
  const core = cannedCore({ ...everywhere, ...more });
  renderScreen(
    <>
      <Settings params={{ page }} />
      <Questions />
      <Notices />
    </>,
  );
  return core;
}

describe("team", () => {
  it("saves its name on leaving the box and says who is at the keyboard", async () => {
    const user = userEvent.setup();
    const core = open("team", { "team.save": { team: thornmere, neighbours: [] } });
    const box = await screen.findByRole("textbox", { name: "Team (optional)" });
    expect(screen.getByText(/Calderdale/)).toBeVisible();
    expect(screen.getByRole("button", { name: /Who is at the keyboard/ })).toHaveTextContent("Marta Okafor");
    await meetsAxe();
    await user.clear(box);
    await user.type(box, "Inclusion North");
    await user.tab();
    await waitFor(() =>
      expect(core.askedFor("team.save")).toEqual([{ patch: { team_name: "Inclusion North" } }]),
    );
  });

  it("offers the way out of the invented authority only in it", async () => {
    const user = userEvent.setup();
    const core = open("team", {
      "app.state": { ...appState, sample: true },
      "vault.leave_sample": () => {
        throw { sentence: "The folder is read-only.", fields: [] };
      },
    });
    await user.click(await screen.findByRole("button", { name: "Leave the invented LA" }));
    expect(core.askedFor("vault.leave_sample")).toHaveLength(1);
    expect(await screen.findByText("The folder is read-only.")).toBeVisible();
  });
});

describe("officers", () => {
  it("are all kept, and say who has left and what is unknown", async () => {
    open("officers");
    const row = await screen.findByRole("row", { name: /Dev Patel/ });
    expect(row).toHaveTextContent("has left");
    expect(row, "unknown is written, not left blank").toHaveTextContent("unknown");
    expect(screen.getByRole("row", { name: /Marta Okafor/ })).toHaveTextContent("you");
    await meetsAxe();
  });

  it("are added by name, and two of one name are told apart", async () => {
    const user = userEvent.setup();
    const core = open("officers", {
      "officers.save": ({ patch }) => {
        if (!patch.role)
          throw {
            sentence: "Not saved.",
            fields: [{ field: "name", sentence: "There is already an officer called Marta Okafor." }],
          };
        return { id: "o9" };
      },
    });
    await user.click(await screen.findByRole("button", { name: "Add" }));
    expect(screen.getByRole("alert")).toHaveTextContent("Enter the officer's name.");
    expect(core.askedFor("officers.save")).toHaveLength(0);
    const name = screen.getByRole("textbox", { name: "Name" });
    await user.type(name, "Marta Okafor{Enter}");
    expect(await screen.findByText(/already an officer called/)).toBeVisible();
    expect(name).toHaveValue("Marta Okafor");
    await user.type(screen.getByRole("textbox", { name: "Role (optional)" }), "Panel clerk{Enter}");
    await waitFor(() => expect(name).toHaveValue(""));
    expect(core.askedFor("officers.save").at(-1)).toEqual({
      patch: { name: "Marta Okafor", role: "Panel clerk" },
    });
  });

  it("are changed field by field, and never deleted", async () => {
    const user = userEvent.setup();
    const core = open("officers", { "officers.save": { id: marta.id } });
    await user.click(await screen.findByRole("button", { name: "Change Marta Okafor" }));
    const form = screen.getByRole("region", { name: "Change Marta Okafor" });
    await user.type(within(form).getByRole("textbox", { name: "Telephone (optional)" }), "01422 1{Enter}");
    await waitFor(() =>
      expect(core.askedFor("officers.save")).toEqual([{ id: marta.id, patch: { phone: "01422 1" } }]),
    );
    await user.click(within(form).getByRole("switch", { name: "Works here" }));
    await waitFor(() =>
      expect(core.askedFor("officers.save").at(-1)).toEqual({ id: marta.id, patch: { active: false } }),
    );
    expect(screen.queryByRole("button", { name: /delete/i })).toBeNull();
  });
});

const line: Reply<"calendars.list">["calendars"][number] = {
  calendar: { id: "c1", name: "Thornmere 2026/27", urn: null, source: null },
  school_name: null,
  terms: [{ id: "t1", calendar: "c1", name: "Autumn 1", starts_on: "2026-09-03", ends_on: "2026-10-23" }],
  days_off: [{ id: "d1", calendar: "c1", on_day: "2026-11-16", kind: "inset", label: "Staff training" }],
  sentence: "37 school days from Thu 3 Sep 2026 to Fri 23 Oct 2026.",
};
const year: Reply<"calendars.year"> = {
  sentence: "Thornmere 2026/27.",
  days: [
    { day: "2026-11-13", kind: "school", label: null },
    { day: "2026-11-14", kind: "weekend", label: null },
    { day: "2026-11-16", kind: "inset", label: "Staff training" },
  ],
};

describe("calendars", () => {
  const calendars: CannedAnswers = {
    "calendars.list": { calendars: [line] },
    "calendars.year": year,
    "calendars.save": { id: "c1" },
    "calendars.moves": { sentence: "", total: 0, rows: [] },
    "places.find": [
      { setting: "urn:100492", name: "Thornmere Academy", detail: "Secondary", provider: false },
    ],
  };

  it("save the whole of themselves when a row is complete, and not before", async () => {
    const user = userEvent.setup();
    const core = open("calendars", calendars);
    await user.click(await screen.findByRole("button", { name: "Add a term" }));
    const term = screen.getByRole("group", { name: "Term 2" });
    await user.type(within(term).getByRole("textbox", { name: "First day" }), "2/11/2026");
    await user.tab();
    expect(core.askedFor("calendars.save"), "half a term is no term").toHaveLength(0);
    expect(within(term).getByText(/this term needs its last day/)).toBeVisible();
    await meetsAxe();
    await user.type(within(term).getByRole("textbox", { name: "Last day" }), "18/12/2026{Enter}");
    await waitFor(() => expect(core.askedFor("calendars.save")).toHaveLength(1));
    expect(core.askedFor("calendars.save")[0]).toEqual({
      id: "c1",
      patch: { name: "Thornmere 2026/27" },
      terms: [
        { name: "Autumn 1", starts_on: "2026-09-03", ends_on: "2026-10-23" },
        { name: null, starts_on: "2026-11-02", ends_on: "2026-12-18" },
      ],
      days_off: [{ on_day: "2026-11-16", kind: "inset", label: "Staff training" }],
    });
    await user.tab();
    expect(core.askedFor("calendars.save"), "leaving without a change saves nothing").toHaveLength(1);
  });

  it("show an undo, which comes from elsewhere", async () => {
    let terms = line.terms;
    const core = open("calendars", {
      ...calendars,
      "calendars.list": () => ({ calendars: [{ ...line, terms }] }),
    });
    expect(await screen.findByDisplayValue("23/10/2026")).toBeVisible();
    terms = line.terms.map((t) => ({ ...t, ends_on: "2026-10-16" }));
    core.say({ name: "changed", subjects: [], tables: ["term"], label: "Took back: Changed term dates" });
    expect(await screen.findByDisplayValue("16/10/2026"), "what is shown must be what counts").toBeVisible();
    expect(core.askedFor("calendars.save"), "seeing a change is not making one").toHaveLength(0);
  });

  it("keep what is typed while an earlier save is on its way back", async () => {
    const user = userEvent.setup();
    let days = line.days_off;
    const core = open("calendars", {
      ...calendars,
      "calendars.list": () => ({ calendars: [{ ...line, days_off: days }] }),
    });
    const day = await screen.findByRole("group", { name: "Day off 1" });
    const when = within(day).getByRole("textbox", { name: "Day" });
    await user.clear(when);
    await user.type(when, "17/11/2026");
    await user.tab();
    const why = within(day).getByRole("textbox", { name: /Why/ });
    await user.clear(why);
    await user.type(why, "Moving house");
    await user.tab();
    days = line.days_off.map((d) => ({ ...d, on_day: "2026-11-17" }));
    core.say({ name: "changed", subjects: [], tables: ["day_off"], label: "Changed term dates" });
    expect(
      await screen.findByDisplayValue("Moving house"),
      "the echo of the first save is older",
    ).toBeVisible();
    days = days.map((d) => ({ ...d, label: "Moving house" }));
    core.say({ name: "changed", subjects: [], tables: ["day_off"], label: "Changed term dates" });
    days = line.days_off;
    await waitFor(() => expect(core.askedFor("calendars.list").length).toBeGreaterThanOrEqual(3));
    expect(core.askedFor("calendars.save").at(-1)?.days_off).toEqual([
      { on_day: "2026-11-17", kind: "inset", label: "Moving house" },
    ]);
    expect(screen.getByDisplayValue("Moving house")).toBeVisible();
  });

  it("ask before they move running dates, and stay as they were when the person says no", async () => {
    const user = userEvent.setup();
    const core = open("calendars", {
      ...calendars,
      "calendars.moves": {
        sentence: "1 date moves; 1 is then breached.",
        total: 1,
        rows: [
          {
            pupil: "p1",
            name: "Nowak, Łukasz",
            rule: "C01",
            title: "Full-time education from the sixth school day",
            from: "2026-11-17",
            to: "2026-11-09",
            was: "due",
            becomes: "breached",
          },
        ],
      },
    });
    const takeAway = await screen.findByRole("button", { name: "Take away day off 1" });
    await user.click(takeAway);
    const question = await screen.findByRole("alertdialog", { name: "These dates move" });
    expect(within(question).getByRole("row", { name: /Nowak.*Tue 17 Nov 2026.*Mon 9 Nov 2026.*Breached/ }));
    await user.click(within(question).getByRole("button", { name: "Leave the calendar as it was" }));
    expect(await screen.findByDisplayValue("Staff training")).toBeVisible();
    expect(core.askedFor("calendars.save"), "nothing moves without a yes").toHaveLength(0);

    await user.click(screen.getByRole("button", { name: "Take away day off 1" }));
    await user.click(await screen.findByRole("button", { name: "Save and move them" }));
    await waitFor(() => expect(core.askedFor("calendars.save").at(-1)?.days_off).toEqual([]));
  });

  it("say what the core refuses at the term that it refuses", async () => {
    const user = userEvent.setup();
    open("calendars", {
      ...calendars,
      "calendars.save": () => {
        throw {
          sentence: "Not saved.",
          fields: [
            { field: "terms.0.ends_on", sentence: "This term ends before it starts (Thu 3 Sep 2026)." },
          ],
        };
      },
    });
    const term = await screen.findByRole("group", { name: "Autumn 1" });
    const last = within(term).getByRole("textbox", { name: "Last day" });
    await user.clear(last);
    await user.type(last, "1/9/2026{Enter}");
    expect(await within(term).findByText(/ends before it starts/)).toBeVisible();
    expect(last).toHaveValue("01/09/2026");
  });

  it("show the year as the core counts it, each other day with its reason", async () => {
    open("calendars", calendars);
    const november = await screen.findByRole("table", { name: "November 2026" });
    expect(within(november).getByRole("cell", { name: /^16 INSET: Staff training$/ })).toBeVisible();
    expect(within(november).getByRole("cell", { name: "13" })).toBeVisible();
    expect(screen.getByText(/1 school day is known from Tue 1 Sep 2026/)).toBeVisible();
  });

  it("are added for a school that has its own dates", async () => {
    const user = userEvent.setup();
    const core = open("calendars", calendars);
    await user.type(await screen.findByRole("combobox", { name: /Add a school/ }), "thorn");
    await user.click(await screen.findByRole("option", { name: /Thornmere Academy/ }));
    await waitFor(() =>
      expect(core.askedFor("calendars.save")).toEqual([
        { patch: { name: "Thornmere Academy", urn: 100492 }, terms: [], days_off: [] },
      ]),
    );
  });

  it("teach when there are none", async () => {
    open("calendars", { ...calendars, "calendars.list": { calendars: [] } });
    expect(await screen.findByText(/school days cannot be counted/)).toBeVisible();
    await meetsAxe();
  });
});

describe("backups", () => {
  const at = new Date(2026, 10, 10, 8, 41).getTime();
  const backups: CannedAnswers = {
    "backups.list": {
      backups: [{ name: "b1.db", at, why: "daily", size: 8_123_000 }],
      folder: "/home/marta/Waymark/backups",
      sentence: "The newest proven backup is of today, 08:41: 600 children, 24,310 changes.",
    },
    "backups.now": { sentence: "The newest proven backup is of today, 14:02." },
    "backups.prove": { sentence: "It opens, and holds 600 children." },
    "backups.restore": { sentence: "Restored." },
  };

  it("are made and proven on asking, and say what was found", async () => {
    const user = userEvent.setup();
    const core = open("backups", backups);
    expect(await screen.findByText(/600 children, 24,310 changes/)).toBeVisible();
    expect(screen.getByRole("row", { name: /Tue 10 Nov 2026, 08:41/ })).toHaveTextContent("8.1 MB");
    await meetsAxe();
    await user.click(screen.getByRole("button", { name: "Back up now" }));
    expect(await screen.findByText(/today, 14:02/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: /^Prove the backup of/ }));
    expect(await screen.findByText(/holds 600 children/)).toBeVisible();
    expect(core.askedFor("backups.prove")).toEqual([{ name: "b1.db" }]);
  });

  it("are restored only after a question", async () => {
    const user = userEvent.setup();
    const core = open("backups", backups);
    const restore = await screen.findByRole("button", { name: /^Restore the backup of/ });
    await user.click(restore);
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Go back" }));
    expect(core.askedFor("backups.restore")).toHaveLength(0);
    await user.click(restore);
    await user.click(
      within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Restore this backup" }),
    );
    await waitFor(() => expect(core.askedFor("backups.restore")).toEqual([{ name: "b1.db" }]));
  });

  it("say why one could not be made", async () => {
    const user = userEvent.setup();
    open("backups", {
      ...backups,
      "backups.now": () => {
        throw { sentence: "The disk is full. The last backup is untouched.", fields: [] };
      },
    });
    await user.click(await screen.findByRole("button", { name: "Back up now" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("The disk is full.");
  });

  it("write their size for reading", () => {
    expect(sizeText(0)).toBe("unknown");
    expect(sizeText(400)).toBe("1 kB");
    expect(sizeText(8_123_000)).toBe("8.1 MB");
  });
});

describe("passphrase and locking", () => {
  it("changes the passphrase when all three boxes are right, and empties them", async () => {
    const user = userEvent.setup();
    const core = open("security", {
      "vault.change_passphrase": ({ current }) => {
        if (current !== "the old four words")
          throw { sentence: "No.", fields: [{ field: "current", sentence: "That is not the passphrase." }] };
        return {};
      },
    });
    await user.click(await screen.findByRole("button", { name: "Change the passphrase" }));
    expect(screen.getByText("Enter the passphrase in force.")).toBeVisible();
    await meetsAxe();
    await user.type(screen.getByLabelText("Passphrase in force"), "wrong");
    await user.type(screen.getByLabelText("New passphrase"), "some four new words");
    await user.type(screen.getByLabelText("New passphrase again"), "some four new words{Enter}");
    expect(await screen.findByText("That is not the passphrase.")).toBeVisible();
    await user.clear(screen.getByLabelText("Passphrase in force"));
    await user.type(screen.getByLabelText("Passphrase in force"), "the old four words{Enter}");
    expect(await screen.findByText(/The passphrase was changed/)).toBeVisible();
    expect(screen.getByLabelText("New passphrase")).toHaveValue("");
    expect(core.askedFor("vault.change_passphrase")).toHaveLength(2);
  });

  it("locks after the minutes that are chosen", async () => {
    const user = userEvent.setup();
    const core = open("security", { "vault.lock_after": {} });
    const choose = await screen.findByRole("button", { name: /Lock when nobody/ });
    expect(choose).toHaveTextContent("10 minutes");
    await user.click(choose);
    await user.click(await screen.findByRole("option", { name: "5 minutes" }));
    await waitFor(() => expect(core.askedFor("vault.lock_after")).toEqual([{ minutes: 5 }]));
  });
});

describe("appearance", () => {
  afterEach(() =>
    chooseAppearance({ theme: "system", density: "comfortable", text: "normal", letters: true }),
  );

  it("takes effect at once and is kept", async () => {
    const user = userEvent.setup();
    open("appearance");
    await user.click(screen.getByRole("radio", { name: "Dark" }));
    expect(document.documentElement).toHaveAttribute("data-theme", "dark");
    await user.click(screen.getByRole("radio", { name: /Compact/ }));
    expect(document.documentElement).toHaveAttribute("data-density", "compact");
    await user.click(screen.getByRole("switch"));
    expect(appearance()).toMatchObject({ theme: "dark", density: "compact", letters: false });
    expect(localStorage.getItem("waymark.appearance"), "only looks are kept outside the vault").toBe(
      JSON.stringify(appearance()),
    );
    await meetsAxe();
  });
});

describe("about", () => {
  it("names the version and whose work is bundled", async () => {
    open("about", { "app.about": { name: "Waymark", version: "0.1.0" } });
    expect(await screen.findByText("Waymark 0.1.0")).toBeVisible();
    expect(screen.getByRole("row", { name: /Source Sans 3/ })).toHaveTextContent("SIL Open Font License");
    await meetsAxe();
  });
});

describe("a school year", () => {
  it("begins on the first of September", () => {
    expect(schoolYearOf("2026-11-10")).toBe("2026-09-01");
    expect(schoolYearOf("2027-08-31")).toBe("2026-09-01");
    expect(schoolYearOf("2027-09-01")).toBe("2027-09-01");
  });
});
