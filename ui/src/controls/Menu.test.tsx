import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { meetsAxe } from "../testing/axe";
import { Menu } from "./Menu";

it("opens, moves and runs by the keyboard", async () => {
  const user = userEvent.setup();
  const note = vi.fn();
  const close = vi.fn();
  render(
    <Menu
      label="More for this child"
      lines={[
        { id: "note", label: "Add a note", keys: "a n", run: note },
        null,
        { id: "close", label: "Close the case", danger: true, run: close },
      ]}
    />,
  );
  await user.tab();
  expect(screen.getByRole("button", { name: "More for this child" })).toHaveFocus();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(screen.getByRole("menuitem", { name: /Add a note/ })).toHaveFocus());
  await meetsAxe(screen.getByRole("menu"));
  await user.keyboard("{ArrowDown}{Enter}");
  expect(close).toHaveBeenCalledOnce();
  expect(note).not.toHaveBeenCalled();
});
