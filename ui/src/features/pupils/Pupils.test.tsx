import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { PupilsQuery } from "../../api/bindings";
import { currentPlace, forgetKept, navigate } from "../../router/router";
import { meetsAxe } from "../../testing/axe";
import { aRecord, aRow } from "../../testing/child";
import { cannedCore, renderScreen } from "../../testing/host";
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
    expect(last.filters).toEqual([{ column: "owner_name", test: "empty", value: "" }]);
    expect(currentPlace().query.filters).toContain("owner_name");
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
});
