import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { CaseLine, Eligibility } from "../../api/bindings";
import { meetsAxe } from "../../testing/axe";
import { cannedCore, renderScreen } from "../../testing/host";
import { CaseCategories } from "./CaseCategories";
import { CaseReferral } from "./CaseReferral";

const line = {
  case: { id: "a", meeting: "0190-meeting", pupil: "0190-child", category: "a" },
  name: "Nowak, Łukasz",
} as CaseLine;
const tested: Eligibility = {
  fair_access: true,
  categories: [
    { code: "a", label: "Child in need", fits: "not_shown", because: [] },
    { code: "d", label: "In alternative provision", fits: "yes", because: ["Excluded since 3 Nov 2026"] },
    { code: "m", label: "Home education that failed", fits: "ask", because: [] },
  ],
  likely: "d",
  cautions: [],
  elsewhere: [],
};

it("says which categories the record shows and by what, and one that is shown is taken by a press", async () => {
  const core = cannedCore({ "cases.eligibility": tested, "cases.save": { id: "a" } });
  const saved: unknown[] = [];
  const user = userEvent.setup();
  renderScreen(
    <CaseCategories
      line={line}
      save={async (patch) => {
        saved.push(patch);
      }}
    />,
  );
  await user.click(
    await screen.findByText("Of the 3 categories the record shows 1, and 1 are to be asked about"),
  );
  const rows = screen.getAllByRole("listitem");
  expect(rows[0], "what is shown comes first").toHaveTextContent(
    /d · In alternative provision.*Excluded since/,
  );
  expect(rows[1]).toHaveTextContent("Ask");
  await meetsAxe();
  await user.click(screen.getByRole("button", { name: "Choose category d" }));
  await waitFor(() => expect(saved).toEqual([{ category: "d" }]));
  expect(core.askedFor("cases.eligibility")[0]).toEqual({ meeting: "0190-meeting", pupil: "0190-child" });
});

it("begins the count of twenty school days with the day of the referral", async () => {
  const core = cannedCore({ "statuses.save": { id: "s" } });
  const user = userEvent.setup();
  renderScreen(<CaseReferral line={line} why="20 school days are not counted" />);
  await user.click(await screen.findByRole("button", { name: "Referred on…" }));
  const form = screen.getByRole("form", { name: "Referral to fair access" });
  const box = within(form).getByRole("textbox", { name: "Referred on" });
  await waitFor(() => expect(box).toHaveFocus());
  await meetsAxe();
  await user.clear(box);
  await user.type(box, "3/11/2026{Enter}");
  await waitFor(() =>
    expect(core.askedFor("statuses.save")).toEqual([
      { patch: { pupil: "0190-child", kind: "FAP", started_on: "2026-11-03" } },
    ]),
  );
  await waitFor(() => expect(screen.queryByRole("form")).toBeNull());
});
