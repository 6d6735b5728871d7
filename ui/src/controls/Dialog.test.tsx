import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { meetsAxe } from "../testing/axe";
import { ask, Questions } from "./Dialog";

const question = {
  title: "Take the calendar away?",
  sentence: "The LA's counts again.",
  yes: "Take it away",
  danger: true,
};

it("asks, and takes no for an answer from Escape", async () => {
  const user = userEvent.setup();
  render(<Questions />);
  let answer: Promise<boolean> | undefined;
  act(() => {
    answer = ask(question);
  });
  const dialog = await screen.findByRole("alertdialog", { name: "Take the calendar away?" });
  expect(dialog).toHaveTextContent("The LA's counts again.");
  expect(dialog.contains(document.activeElement), "focus must be in the question").toBe(true);
  await meetsAxe();
  await user.keyboard("{Escape}");
  await expect(answer).resolves.toBe(false);
  expect(screen.queryByRole("alertdialog")).toBeNull();
});

it("goes on only by its own button", async () => {
  const user = userEvent.setup();
  render(<Questions />);
  let answer: Promise<boolean> | undefined;
  act(() => {
    answer = ask(question);
  });
  await user.click(await screen.findByRole("button", { name: "Take it away" }));
  await expect(answer).resolves.toBe(true);
});

it("answers an older question with no when a newer one comes", async () => {
  render(<Questions />);
  let first: Promise<boolean> | undefined;
  act(() => {
    first = ask(question);
  });
  act(() => {
    void ask({ title: "Another?", yes: "Go on" });
  });
  await expect(first).resolves.toBe(false);
  expect(await screen.findByRole("alertdialog", { name: "Another?" })).toBeVisible();
});
