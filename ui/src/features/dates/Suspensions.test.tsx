import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { ClocksView } from "../../api/bindings";
import { meetsAxe } from "../../testing/axe";
import { keptDrafts } from "../../testing/drafts";
import { cannedCore, renderScreen } from "../../testing/host";
import { Suspensions } from "./Suspensions";

const none = { suspensions: [], suspended: { year: 0 } } as unknown as ClocksView;

const theVault = () => cannedCore({ "suspensions.save": { id: "s1" }, ...keptDrafts() });

it("keeps a half-filled form that Escape gave up, until it is added or thrown away", async () => {
  const user = userEvent.setup();
  theVault();
  renderScreen(<Suspensions pupil="p1" view={none} rollName={null} />);
  await user.click(screen.getByRole("button", { name: "Add a suspension" }));
  await user.type(screen.getByLabelText(/^Reason/), "Fighting");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("form")).toBeNull());
  await user.click(screen.getByRole("button", { name: "Add a suspension" }));
  await waitFor(() => expect(screen.getByLabelText(/^Reason/)).toHaveValue("Fighting"));
  expect(await screen.findByText("Draft, not saved yet")).toBeVisible();
  await meetsAxe();
  await user.click(screen.getByRole("button", { name: "Throw the draft away" }));
  await waitFor(() => expect(screen.queryByRole("form")).toBeNull());
  await user.click(screen.getByRole("button", { name: "Add a suspension" }));
  expect(await screen.findByLabelText(/^Reason/)).toHaveValue("");
});

it("is not added with a first day that is none, nor with half days that are no number", async () => {
  const user = userEvent.setup();
  const core = theVault();
  renderScreen(<Suspensions pupil="p1" view={none} rollName={null} />);
  await user.click(screen.getByRole("button", { name: "Add a suspension" }));
  const first = screen.getByLabelText("First day");
  await user.type(first, "12/11/206");
  await user.click(screen.getByRole("button", { name: "Add the suspension" }));
  await waitFor(() => expect(first).toHaveFocus());
  expect(await screen.findByText(/must have four figures/)).toBeVisible();
  await user.clear(first);
  await user.type(first, "09/11/2026");
  const half = screen.getByLabelText(/^Half days/);
  await user.type(half, "two");
  await user.click(screen.getByRole("button", { name: "Add the suspension" }));
  await waitFor(() => expect(half).toHaveFocus());
  expect(core.askedFor("suspensions.save")).toEqual([]);
  await user.clear(half);
  await user.type(half, "2{Enter}");
  await waitFor(() =>
    expect(core.askedFor("suspensions.save")[0]?.patch).toMatchObject({
      first_day: "2026-11-09",
      sessions: 2,
    }),
  );
});
