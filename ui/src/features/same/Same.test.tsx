import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { Comparison } from "../../api/bindings";
import { currentPlace, navigate } from "../../router/router";
import { meetsAxe } from "../../testing/axe";
import { aRow } from "../../testing/child";
import { cannedCore, renderScreen } from "../../testing/host";
import Compare from "./Compare";
import Same from "./Same";

const pair = {
  one: aRow({ pupil: "p1", surname: "Okafor", forename: "Ada", case_ref: "K7F-2QX" }),
  other: aRow({ pupil: "p2", surname: "Okafer", forename: "Ada", case_ref: "M3A-9TT" }),
  reason: "Similar name, same date of birth",
  sure: false,
};

const comparison: Comparison = {
  keep_name: "Okafor, Ada",
  other_name: "Okafer, Ada",
  keep_ref: "K7F-2QX",
  other_ref: "M3A-9TT",
  fields: [
    {
      column: "surname",
      label: "Surname",
      keep: "Okafor",
      other: "Okafer",
      differs: true,
      other_stands: false,
    },
    { column: "upn", label: "UPN", keep: null, other: "A207000012345", differs: true, other_stands: true },
    { column: "forename", label: "Forename", keep: "Ada", other: "Ada", differs: false, other_stands: false },
  ],
  moves: ["1 status", "3 notes"],
  cannot: null,
  seen: "abc",
};

beforeEach(() => navigate("/pupils/same"));

describe("perhaps the same child", () => {
  it("says why two look alike, and remembers that they are different children", async () => {
    const core = cannedCore({ "same.pairs": { total: 1, pairs: [pair] }, "same.different": {} });
    renderScreen(<Same />);
    expect(await screen.findByText("Similar name, same date of birth")).toBeVisible();
    expect(screen.getByRole("link", { name: /^Compare Okafor, Ada/ })).toHaveAttribute(
      "href",
      "#/pupils/same/p1/p2",
    );
    await meetsAxe();
    await userEvent.click(screen.getByRole("button", { name: /^Different children: Okafor, Ada/ }));
    await waitFor(() => expect(core.askedFor("same.different")).toEqual([{ keep: "p1", other: "p2" }]));
    await waitFor(() => expect(screen.getByRole("heading", { level: 1 })).toHaveFocus());
  });
});

describe("two records side by side", () => {
  it("takes what the kept one does not know, and what was chosen, and says what comes over", async () => {
    const core = cannedCore({ "same.compare": comparison, "same.merge": { id: "p1" } });
    renderScreen(<Compare params={{ keep: "p1", other: "p2" }} />);
    expect(await screen.findByText("1 status, 3 notes of M3A-9TT.")).toBeVisible();
    const upn = screen.getByRole("radiogroup", { name: "UPN: what stands" });
    expect(within(upn).getByRole("radio", { name: "The other’s" })).toBeChecked();
    expect(screen.getByText("Both the same")).toBeVisible();
    await meetsAxe();
    const surname = screen.getByRole("radiogroup", { name: "Surname: what stands" });
    await userEvent.click(within(surname).getByRole("radio", { name: "The other’s" }));
    await userEvent.click(screen.getByRole("button", { name: "Bring them together" }));
    await waitFor(() => expect(currentPlace().path).toBe("/pupils/p1"));
    expect(core.askedFor("same.merge")).toEqual([
      { keep: "p1", other: "p2", from_other: ["surname", "upn"], seen: "abc" },
    ]);
  });

  it("says why it cannot be done instead of doing it", async () => {
    cannedCore({ "same.compare": { ...comparison, cannot: "One of the two is recorded in error." } });
    renderScreen(<Compare params={{ keep: "p1", other: "p2" }} />);
    expect(await screen.findByText("One of the two is recorded in error.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Bring them together" })).toBeDisabled();
  });
});
