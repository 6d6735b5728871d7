import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { PlacementLine } from "../../api/bindings";
import { meetsAxe } from "../../testing/axe";
import { keptDrafts } from "../../testing/drafts";
import { cannedCore, renderScreen } from "../../testing/host";
import { SessionEditor } from "./SessionEditor";

const line = {
  placement: { id: "p1", started_on: null, ended_on: null },
  setting_name: "Kiln Street",
  sessions: [{ id: "s1", weekday: 1, half: "am", starts: 570, ends: 690, from_day: null, until_day: null }],
} as unknown as PlacementLine;

const half = (name: string) => screen.getByRole("checkbox", { name });

it("takes a morning's times down the week with Shift and an arrow, and the usual ones across", async () => {
  const core = cannedCore({ ...keptDrafts(), "sessions.save": { id: "p1" } });
  const { container } = renderScreen(<SessionEditor line={line} onDone={() => undefined} />);
  const user = userEvent.setup();
  half("Monday morning").focus();
  await user.keyboard("{Shift>}{ArrowDown}{/Shift}");
  expect(half("Tuesday morning")).toBeChecked();
  await waitFor(() => expect(half("Tuesday morning")).toHaveFocus());
  await user.keyboard("{ArrowDown}");
  expect(half("Wednesday morning"), "without Shift only the focus moves").not.toBeChecked();
  await user.keyboard("{ArrowUp}{Shift>}{ArrowRight}{/Shift}");
  expect(half("Tuesday afternoon")).toBeChecked();
  expect(screen.getByText("6 h a week")).toBeVisible();
  await meetsAxe(container);
  await user.click(screen.getByRole("button", { name: "Save the week" }));
  expect(core.askedFor("sessions.save")[0]?.blocks).toEqual([
    { weekday: 1, starts: 570, ends: 690 },
    { weekday: 2, starts: 570, ends: 690 },
    { weekday: 2, starts: 780, ends: 900 },
  ]);
});

it("draws over half days with the mouse, and rubs them out from one that is ticked", () => {
  cannedCore(keptDrafts());
  renderScreen(<SessionEditor line={line} onDone={() => undefined} />);
  const cell = (name: string) => half(name).closest("td") ?? document.body;
  fireEvent.pointerDown(cell("Tuesday afternoon"), { button: 0 });
  fireEvent.pointerOver(cell("Wednesday afternoon"));
  fireEvent.pointerOver(cell("Thursday afternoon"));
  fireEvent.pointerUp(window);
  fireEvent.pointerOver(cell("Friday afternoon"));
  for (const day of ["Tuesday", "Wednesday", "Thursday"]) expect(half(`${day} afternoon`)).toBeChecked();
  expect(half("Friday afternoon"), "the stroke had ended").not.toBeChecked();
  fireEvent.pointerDown(cell("Monday morning"), { button: 0 });
  fireEvent.pointerOver(cell("Tuesday afternoon"));
  fireEvent.pointerUp(window);
  expect(half("Monday morning")).not.toBeChecked();
  expect(half("Tuesday afternoon")).not.toBeChecked();
});

it("leaves the weeks that were taught as they were: the new week begins on a day, today unless it is said", async () => {
  const core = cannedCore({ ...keptDrafts(), "sessions.save": { id: "p1" } });
  const begun = {
    ...line,
    placement: { ...line.placement, started_on: "2026-09-01" },
    sessions: [
      { ...line.sessions[0], until_day: "2026-10-31" },
      { ...line.sessions[0], id: "s2", weekday: 2, from_day: "2026-11-01" },
    ],
  } as PlacementLine;
  const { container } = renderScreen(<SessionEditor line={begun} onDone={() => undefined} />);
  const user = userEvent.setup();
  expect(half("Monday morning"), "that week is over").not.toBeChecked();
  expect(half("Tuesday morning")).toBeChecked();
  await user.click(half("Friday morning"));
  const from = screen.getByRole("textbox", { name: /^The week is so from/ });
  expect(from).toHaveValue("10/11/2026");
  await meetsAxe(container);
  await user.click(screen.getByRole("button", { name: "Save the week" }));
  expect(core.askedFor("sessions.save")[0]).toMatchObject({ from_day: "2026-11-10" });
  await user.clear(from);
  await user.click(screen.getByRole("button", { name: "Save the week" }));
  expect(core.askedFor("sessions.save")[1], "put right from its first day").not.toHaveProperty("from_day");
});

it("comes back as it was left, says that it is a draft, and can be thrown away", async () => {
  cannedCore(keptDrafts());
  const user = userEvent.setup();
  const first = renderScreen(<SessionEditor line={line} onDone={() => undefined} />);
  await user.click(half("Friday morning"));
  first.unmount();
  renderScreen(<SessionEditor line={line} onDone={() => undefined} />);
  await waitFor(() => expect(half("Friday morning")).toBeChecked());
  expect(screen.getByText("Draft, not saved yet")).toBeVisible();
  expect(half("Monday morning")).toBeChecked();
});
