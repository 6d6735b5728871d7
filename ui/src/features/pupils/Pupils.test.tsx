import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { PupilsQuery } from "../../api/bindings";
import { currentPlace, forgetKept, navigate } from "../../router/router";
import { meetsAxe } from "../../testing/axe";
import { aRecord, aRow } from "../../testing/child";
import { cannedCore, renderScreen } from "../../testing/host";
import { dev, marta } from "../../testing/invented";
import Pupils from "./Pupils";

const rows = [
  aRow(),
  aRow({
    pupil: "p2",
    surname: "Okafor",
    forename: "Ada",
    known_as: null,
    where_now: [],
    minutes_week: null,
  }),
  aRow({ pupil: "p3", surname: "Price", forename: "Gwen", next_on: null, standing: null, last_seen: null }),
];

function theList(found: readonly (typeof rows)[number][] = rows) {
  return cannedCore({
    "pupils.list": () => ({ total: found.length, rows: [...found] }),
    "pupils.counts": [
      { view: "everyone", count: found.length },
      { view: "breached", count: 0 },
    ],
    "views.list": [
      {
        id: "v1",
        name: "Under ten hours",
        team: true,
        pinned: true,
        question: {
          view: "mine",
          filters: [{ column: "minutes_week", test: "before", value: "600" }],
          sort: "next_on",
          descending: true,
        },
        count: 2,
      },
    ],
    "officers.list": [marta, dev],
    "draft.get": { text: null, at: null },
    "pupils.record": ({ id }) => {
      const head = rows.find((r) => r.pupil === id) ?? aRow();
      return aRecord({ head, pupil: { ...aRecord().pupil, id } });
    },
  });
}

beforeEach(() => {
  forgetKept();
  navigate("/pupils");
});

describe("the list of pupils", () => {
  it("says of each child where, how many hours and what next, and writes what is unknown", async () => {
    theList();
    renderScreen(<Pupils />);
    const grid = await screen.findByRole("grid", { name: "Pupils" });
    const first = await within(grid).findByRole("row", { name: /Nowak, Łukasz/ });
    expect(first).toHaveTextContent("14.5 of 25 h");
    expect(first).toHaveTextContent("Tue 17 Nov");
    expect(
      within(grid).getByRole("row", { name: /Okafor/ }),
      "hours that nobody recorded are not nought",
    ).toHaveTextContent("unknown of 25 h");
    expect(within(grid).getByRole("row", { name: /Price/ })).toHaveTextContent("Unknown");
    expect(screen.getByRole("link", { name: /^All 3/ })).toHaveAttribute("aria-current", "page");
    await meetsAxe();
  });

  it("calls a day that passed unrecorded unknown, and only a breach a breach", async () => {
    theList([
      aRow({ next_on: "2000-01-07", standing: "unknown" }),
      aRow({ pupil: "p2", surname: "Okafor", next_on: "2000-01-07", standing: "breached" }),
    ]);
    renderScreen(<Pupils />);
    const grid = await screen.findByRole("grid", { name: "Pupils" });
    expect(await within(grid).findByRole("row", { name: /Nowak/ })).toHaveTextContent("2000, unknown");
    expect(within(grid).getByRole("row", { name: /Okafor/ })).toHaveTextContent("2000, passed");
  });

  it("moves the peek with the arrows and opens with Enter", async () => {
    const user = userEvent.setup();
    theList();
    renderScreen(<Pupils />);
    await user.click(await screen.findByRole("row", { name: /Nowak/ }));
    await user.keyboard("v");
    const peek = screen.getByRole("complementary", { name: "the peek" });
    expect(within(peek).getByRole("heading", { level: 2, name: "Łukasz Nowak" })).toBeVisible();
    await user.keyboard("{ArrowDown}");
    expect(within(peek).getByRole("heading", { level: 2, name: "Ada Okafor" })).toBeVisible();
    expect(await within(peek).findByText("I want to build things."), "the child's own words").toBeVisible();
    await user.keyboard("{Enter}");
    expect(currentPlace().path).toBe("/pupils/p2");
  });

  it("filters any column by no value, and says so in the address", async () => {
    const user = userEvent.setup();
    const core = theList();
    renderScreen(<Pupils />);
    await screen.findByRole("row", { name: /Nowak/ });
    await user.click(screen.getByRole("button", { name: "Filter" }));
    await user.click(screen.getByRole("menuitem", { name: "Owner" }));
    const filter = await screen.findByRole("group", { name: "Owner" });
    await user.click(within(filter).getByRole("button", { name: /How Owner is compared/ }));
    await user.click(screen.getByRole("option", { name: "has no value" }));
    const last = core.askedFor("pupils.list").at(-1) as PupilsQuery;
    expect(last.filters).toEqual([{ column: "owner", test: "empty", value: "" }]);
    expect(currentPlace().query.filters).toContain("owner");
    await meetsAxe();
  });

  it("does not send a filter that asks for nothing yet", async () => {
    const user = userEvent.setup();
    const core = theList();
    renderScreen(<Pupils />);
    await screen.findByRole("row", { name: /Nowak/ });
    await user.click(screen.getByRole("button", { name: "Filter" }));
    await user.click(screen.getByRole("menuitem", { name: "Hours this week" }));
    const box = await screen.findByRole("textbox", { name: "Hours a week" });
    expect(core.askedFor("pupils.list").every((q) => q.filters?.length === 0)).toBe(true);
    await user.type(box, "12.5");
    expect(core.askedFor("pupils.list").at(-1)?.filters, "hours are typed, minutes are kept").toEqual([
      { column: "minutes_week", test: "before", value: "750" },
    ]);
  });

  it("teaches when there is nobody", async () => {
    theList([]);
    renderScreen(<Pupils />);
    expect(await screen.findByText("No child is here yet.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Bring in a spreadsheet" })).toBeVisible();
    await meetsAxe();
  });

  it("opens a view that was kept as it was asked, with hours as they are typed", async () => {
    const core = theList();
    renderScreen(<Pupils />);
    const link = await screen.findByRole("link", { name: /^Under ten hours 2/ });
    const query = new URLSearchParams(link.getAttribute("href")?.split("?")[1]);
    act(() => navigate("/pupils", { query: Object.fromEntries(query) }));
    expect(await screen.findByRole("textbox", { name: "Hours a week" })).toHaveValue("10");
    expect(core.askedFor("pupils.list").at(-1)).toMatchObject({
      view: "mine",
      filters: [{ column: "minutes_week", test: "before", value: "600" }],
      sort: "next_on",
      descending: true,
    });
    expect(screen.getByText(/children · Under ten hours/)).toBeVisible();
    await meetsAxe();
  });

  it("ticks along with Shift, then everybody who fits, and shows what would change before it is done", async () => {
    const user = userEvent.setup();
    const core = cannedBulk();
    renderScreen(<Pupils />);
    await user.click(await screen.findByRole("row", { name: /Nowak/ }));
    await user.keyboard("{Shift>}{ArrowDown}{/Shift}");
    expect(await screen.findByText("2 ticked")).toBeVisible();
    await user.keyboard("{Control>}a{/Control}");
    expect(await screen.findByText("3 ticked"), "not only those who have been scrolled to").toBeVisible();
    await user.keyboard("b");
    const form = await screen.findByRole("form", { name: "For 3 children" });
    await user.click(within(form).getByRole("button", { name: /The owner from now on/ }));
    await user.click(screen.getByRole("option", { name: new RegExp(`^${dev.name}`) }));
    await user.click(within(form).getByRole("button", { name: "Show what changes" }));
    const table = await screen.findByRole("form", { name: "What would change" });
    expect(table).toHaveTextContent("Nothing is changed yet.");
    expect(core.askedFor("bulk.apply"), "nothing is done by looking").toEqual([]);
    await meetsAxe();
    await user.click(within(table).getByRole("button", { name: "Change 2 children" }));
    expect(core.askedFor("bulk.apply")).toEqual([
      { pupils: ["p1", "p2", "p3"], deed: { kind: "owner", officer: dev.id }, seen: "abc" },
    ]);
  });
});

function cannedBulk() {
  return cannedCore({
    "pupils.list": { total: rows.length, rows: [...rows] },
    "pupils.counts": [],
    "pupils.ids": { ids: rows.map((row) => row.pupil) },
    "views.list": [],
    "officers.list": [marta, dev],
    "draft.get": { text: null, at: null },
    "pupils.record": aRecord(),
    "bulk.preview": {
      lines: rows.map((row, i) => ({
        pupil: row.pupil,
        name: row.surname,
        field: "Owner",
        from: null,
        to: dev.name,
        cannot: null,
        changes: i > 0,
      })),
      changes: 2,
      unchanged: 1,
      cannot: 0,
      sentence: "The owner changes for 2 children; for 1 child it is so already.",
      seen: "abc",
    },
    "bulk.apply": { sentence: "Changed the owner of 2 children.", changed: 2 },
  });
}
