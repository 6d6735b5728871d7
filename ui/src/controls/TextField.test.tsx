import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { meetsAxe } from "../testing/axe";
import { TextField } from "./TextField";

function Example({ onCommit, error }: { onCommit?: () => void; error?: string }) {
  const [value, setValue] = useState("");
  return (
    <TextField
      label="Surname"
      hint="For example, Nowak"
      optional
      value={value}
      onChange={setValue}
      onCommit={onCommit}
      error={error}
      status="Saved 14:02"
    />
  );
}

it("commits on Enter and on leaving", async () => {
  const user = userEvent.setup();
  const commit = vi.fn();
  render(<Example onCommit={commit} />);
  await user.type(screen.getByRole("textbox", { name: "Surname (optional)" }), "Nowak{Enter}");
  expect(commit).toHaveBeenCalledTimes(1);
  await user.tab();
  expect(commit).toHaveBeenCalledTimes(2);
});

it("ties its hint and its error to the box", async () => {
  const { rerender } = render(<Example />);
  const box = screen.getByRole("textbox");
  expect(box).toHaveAccessibleDescription("For example, Nowak");
  expect(box).not.toHaveAttribute("aria-invalid");
  rerender(<Example error="Enter a surname." />);
  expect(box).toHaveAccessibleDescription("For example, Nowak Error: Enter a surname.");
  expect(box).toHaveAttribute("aria-invalid", "true");
  expect(screen.getByRole("alert")).toHaveTextContent("Enter a surname.");
  await meetsAxe();
});
