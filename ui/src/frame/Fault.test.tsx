import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { meetsAxe } from "../testing/axe";
import { Fault } from "./Fault";

let broken = false;

function Screen() {
  if (broken) throw new Error("rows is undefined");
  return <button type="button">Save</button>;
}

beforeEach(() => {
  // React says every caught fault to the console as well; here it is meant.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

it("takes focus to its message when a screen faults under a person's hands, and lets them try again", async () => {
  const user = userEvent.setup();
  broken = false;
  const inside = () => (
    <main>
      <Fault>
        <Screen />
      </Fault>
    </main>
  );
  const { rerender } = render(inside());
  await user.tab();
  expect(screen.getByRole("button", { name: "Save" })).toHaveFocus();
  broken = true;
  rerender(inside());
  const heading = screen.getByRole("heading", { name: "This screen could not be shown" });
  expect(heading).toHaveFocus();
  expect(screen.getByRole("alert")).toHaveTextContent("Everything that was saved is safe.");
  await meetsAxe();
  broken = false;
  await user.tab();
  await user.keyboard("{Enter}");
  expect(screen.getByRole("button", { name: "Save" })).toBeVisible();
});

it("takes focus to its message when a screen cannot be shown at all", () => {
  broken = true;
  render(
    <Fault>
      <Screen />
    </Fault>,
  );
  expect(screen.getByRole("heading", { name: "This screen could not be shown" })).toHaveFocus();
});
