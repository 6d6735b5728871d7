import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { meetsAxe } from "../testing/axe";
import { clearNotices, leaveNotices, Notices, notify, withdrawNotices } from "./Notices";

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  act(() => clearNotices());
  vi.useRealTimers();
});

it("says good news politely and lets it go; a refusal stays until it is put away", async () => {
  render(<Notices />);
  act(() => {
    notify({ sentence: "Took back: Added a placement" });
    notify({ sentence: "The folder is read-only.", tone: "refused" });
  });
  const region = screen.getByRole("status");
  expect(region).toHaveTextContent("Took back: Added a placement");
  await meetsAxe();
  act(() => vi.advanceTimersByTime(9000));
  expect(region).not.toHaveTextContent("Took back");
  expect(region, "a refusal may hold the only word of what was kept").toHaveTextContent("read-only");
  fireEvent.click(screen.getByRole("button", { name: "Put this notice away" }));
  expect(region).toBeEmptyDOMElement();
});

it("does not go while it is being read", () => {
  render(<Notices />);
  act(() => notify({ sentence: "Backed up." }));
  const notice = screen.getByText("Backed up.");
  fireEvent.pointerEnter(notice.parentElement as HTMLElement);
  act(() => vi.advanceTimersByTime(60_000));
  expect(notice).toBeInTheDocument();
  fireEvent.pointerLeave(notice.parentElement as HTMLElement);
  act(() => vi.advanceTimersByTime(9000));
  expect(notice).not.toBeInTheDocument();
});

it("offers one thing to do, once", () => {
  const run = vi.fn();
  render(<Notices />);
  act(() => notify({ sentence: "Deleted a note.", action: { label: "Undo", run } }));
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(run).toHaveBeenCalledOnce();
  expect(screen.queryByText("Deleted a note.")).toBeNull();
});

it("says the same thing once and never more than four things", () => {
  render(<Notices />);
  act(() => {
    for (const sentence of ["a", "b", "c", "d", "e", "e"]) notify({ sentence });
  });
  expect(screen.getAllByRole("paragraph").map((p) => p.textContent)).toEqual(["b", "c", "d", "e"]);
});

it("takes back what it said when the deed was taken back, and keeps a refusal", () => {
  render(<Notices />);
  act(() => {
    notify({ sentence: "Case 1 was decided." });
    notify({ sentence: "The folder is read-only.", tone: "refused" });
    withdrawNotices();
  });
  expect(screen.getAllByRole("paragraph").map((p) => p.textContent)).toEqual(["The folder is read-only."]);
});

it("stays with the screen on which it was said, unless it was said on the way out or something can be done", () => {
  render(<Notices />);
  act(() => {
    notify({ sentence: "Case 1 was decided." });
    notify({ sentence: "Three were given away.", action: { label: "Undo", run: () => undefined } });
    notify({ sentence: "The folder is read-only.", tone: "refused" });
  });
  act(() => vi.advanceTimersByTime(2000));
  act(() => {
    notify({ sentence: "The child was added." });
    leaveNotices();
  });
  expect(screen.getAllByRole("paragraph").map((p) => p.textContent)).toEqual([
    "Three were given away.",
    "The folder is read-only.",
    "The child was added.",
  ]);
});
