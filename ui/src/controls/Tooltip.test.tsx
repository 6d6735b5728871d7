import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { meetsAxe } from "../testing/axe";
import { Button } from "./Button";
import { Tooltip } from "./Tooltip";

it("appears on focus, describes its button, and goes on Escape", async () => {
  const user = userEvent.setup();
  render(
    <Tooltip words="Undo: Added a placement" keys="mod+z">
      <Button icon="undo" aria-label="Undo" />
    </Tooltip>,
  );
  await user.tab();
  const tip = await screen.findByRole("tooltip");
  expect(tip).toHaveTextContent("Undo: Added a placement");
  expect(screen.getByRole("button")).toHaveAccessibleDescription(/Added a placement/);
  await meetsAxe();
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("tooltip")).toBeNull();
});
