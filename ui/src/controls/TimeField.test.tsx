import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { meetsAxe } from "../testing/axe";
import { TimeField } from "./TimeField";

function Example({ onCommit }: { onCommit: (minutes: number | null) => void }) {
  const [value, setValue] = useState<number | null>(null);
  return <TimeField label="Starts at" value={value} onChange={setValue} onCommit={onCommit} />;
}

it("takes a time as it is said, writes it in one way, and keeps what is none", async () => {
  const user = userEvent.setup();
  const commit = vi.fn();
  render(<Example onCommit={commit} />);
  const box = screen.getByRole("textbox", { name: "Starts at" });
  await user.type(box, "1:30pm");
  await user.tab();
  expect(commit).toHaveBeenLastCalledWith(810);
  expect(box).toHaveValue("13:30");
  await user.clear(box);
  await user.type(box, "half one");
  await user.tab();
  expect(screen.getByRole("alert")).toHaveTextContent("not a time of day");
  expect(box).toHaveValue("half one");
  expect(commit).toHaveBeenCalledTimes(1);
  await meetsAxe();
});
