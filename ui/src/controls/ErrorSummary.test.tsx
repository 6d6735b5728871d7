import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { meetsAxe } from "../testing/axe";
import { ErrorSummary } from "./ErrorSummary";

it("takes focus when it appears and leads to each field", async () => {
  const user = userEvent.setup();
  const form = (lines: { id?: string; sentence: string }[]) => (
    <>
      <ErrorSummary title="The review was not saved" lines={lines} />
      <label htmlFor="next">Next review</label>
      <input id="next" />
    </>
  );
  const { rerender } = render(form([]));
  expect(screen.queryByRole("alert")).toBeNull();
  rerender(form([{ id: "next", sentence: "Give the next date, or say why there is none." }]));
  expect(screen.getByRole("alert", { name: "The review was not saved" })).toHaveFocus();
  await meetsAxe();
  await user.click(screen.getByRole("button", { name: /Give the next date/ }));
  expect(screen.getByRole("textbox", { name: "Next review" })).toHaveFocus();
});
