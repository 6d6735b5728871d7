import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { currentPlace, navigate } from "../../router/router";
import { meetsAxe } from "../../testing/axe";
import { aRow } from "../../testing/child";
import { keptDrafts } from "../../testing/drafts";
import { cannedCore, renderScreen } from "../../testing/host";
import AddPupil from "./AddPupil";

beforeEach(() => navigate("/pupils/add", { query: { name: "Łukasz Nowak" } }));

describe("adding a child", () => {
  it("looks first, and offers the child who is already here", async () => {
    cannedCore({ "pupils.alike": [{ row: aRow(), reason: "Same UPN", sure: true }] });
    renderScreen(<AddPupil />);
    expect(screen.getByLabelText("Forename"), "what was typed in the list is not typed again").toHaveValue(
      "Łukasz",
    );
    expect(await screen.findByText("One child may be the same.")).toBeVisible();
    expect(screen.getByRole("link", { name: /Nowak, Łukasz/ })).toHaveAttribute("href", "#/pupils/p1");
    expect(screen.getByRole("button", { name: "Add anyway" })).toBeEnabled();
    await meetsAxe();
  });

  it("adds, and goes to the child", async () => {
    const user = userEvent.setup();
    const core = cannedCore({ "pupils.alike": [], "pupils.add": { id: "new" } });
    renderScreen(<AddPupil />);
    await screen.findByText("Nobody here is like this.");
    await user.type(screen.getByLabelText("Day"), "27/03/2013");
    await screen.findByText("Nobody here is like this.");
    await user.click(screen.getByRole("button", { name: "Add the child" }));
    expect(core.askedFor("pupils.add")[0]?.patch).toEqual({
      forename: "Łukasz",
      surname: "Nowak",
      dob: "2013-03-27",
      upn: null,
    });
    expect(currentPlace().path).toBe("/pupils/new");
  });

  it("keeps what was typed when it is refused, and says why at the field", async () => {
    const user = userEvent.setup();
    cannedCore({
      "pupils.alike": [],
      "pupils.add": () => {
        throw {
          sentence: "The child was not added.",
          fields: [{ field: "upn", sentence: "A UPN has 13 characters; this has 4." }],
        };
      },
    });
    renderScreen(<AddPupil />);
    await user.type(screen.getByLabelText(/^UPN/), "A123");
    await screen.findByText("Nobody here is like this.");
    await user.click(screen.getByRole("button", { name: "Add the child" }));
    expect(await screen.findByText(/A UPN has 13 characters/)).toBeVisible();
    expect(screen.getByLabelText(/^UPN/)).toHaveValue("A123");
  });

  it("refuses a date of birth that is none aloud, at the box to put right, and adds nobody", async () => {
    const user = userEvent.setup();
    const core = cannedCore({ "pupils.alike": [], "pupils.add": { id: "new" } });
    renderScreen(<AddPupil />);
    await user.type(screen.getByLabelText("Day"), "31");
    await user.type(screen.getByLabelText("Month"), "2");
    await user.type(screen.getByLabelText("Year"), "2013");
    await screen.findByText("Nobody here is like this.");
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("31/2/2013 is not a day in the calendar.");
    await waitFor(() => expect(screen.getByLabelText("Day")).toHaveFocus());
    expect(core.askedFor("pupils.add")).toEqual([]);
    await meetsAxe();
  });

  it("keeps what was typed when it is left, and offers it again", async () => {
    const user = userEvent.setup();
    cannedCore({ "pupils.alike": [], ...keptDrafts() });
    const { unmount } = renderScreen(<AddPupil />);
    await user.type(screen.getByLabelText(/^UPN/), "A123");
    await user.keyboard("{Escape}");
    unmount();
    renderScreen(<AddPupil />);
    await waitFor(() => expect(screen.getByLabelText(/^UPN/)).toHaveValue("A123"));
    expect(screen.getByText("Draft, not saved yet")).toBeVisible();
    expect(screen.getByRole("button", { name: "Leave it as a draft" })).toBeVisible();
  });
});
