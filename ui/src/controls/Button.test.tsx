import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { meetsAxe } from "../testing/axe";
import { Button } from "./Button";

it("is pressed by pointer, Enter and Space, and not when it cannot be", async () => {
  const user = userEvent.setup();
  const press = vi.fn();
  const { rerender } = render(
    <Button kind="primary" keys="Control+S" onPress={press}>
      Save
    </Button>,
  );
  const button = screen.getByRole("button", { name: "Save" });
  expect(button).toHaveAttribute("aria-keyshortcuts", "Control+S");
  await user.click(button);
  await user.keyboard("{Enter} ");
  expect(press).toHaveBeenCalledTimes(3);
  rerender(
    <Button kind="primary" onPress={press} isDisabled>
      Save
    </Button>,
  );
  await user.click(button);
  expect(press).toHaveBeenCalledTimes(3);
});

it("does nothing while its deed is being done, and keeps focus", async () => {
  const user = userEvent.setup();
  const press = vi.fn();
  const { rerender } = render(<Button onPress={press}>Save</Button>);
  await user.tab();
  rerender(
    <Button onPress={press} isPending>
      Save
    </Button>,
  );
  const button = screen.getByRole("button", { name: "Save" });
  await user.keyboard("{Enter}");
  await user.click(button);
  expect(press).not.toHaveBeenCalled();
  expect(button).toHaveAttribute("aria-disabled", "true");
  expect(button).toHaveFocus();
});

it("has a name when it is only a sign", async () => {
  render(<Button icon="close" aria-label="Put away" />);
  expect(screen.getByRole("button", { name: "Put away" })).toBeVisible();
  await meetsAxe();
});
