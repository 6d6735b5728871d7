import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { meetsAxe } from "../testing/axe";
import { TextArea } from "./TextArea";

function Example({ onCommit }: { onCommit: () => void }) {
  const [value, setValue] = useState("");
  return <TextArea label="Concerns" value={value} onChange={setValue} onCommit={onCommit} />;
}

it("keeps Enter for a new line and commits on Ctrl Enter and on leaving", async () => {
  const user = userEvent.setup();
  const commit = vi.fn();
  render(<Example onCommit={commit} />);
  const box = screen.getByRole("textbox", { name: "Concerns" });
  await user.type(box, "One{Enter}two");
  expect(box).toHaveValue("One\ntwo");
  expect(commit).not.toHaveBeenCalled();
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect(commit).toHaveBeenCalledTimes(1);
  await user.tab();
  expect(commit).toHaveBeenCalledTimes(2);
  await meetsAxe();
});

it("grows with what is in it", () => {
  vi.spyOn(HTMLElement.prototype, "scrollHeight", "get").mockReturnValue(321);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(640);
  render(<TextArea label="Concerns" value={"a\n".repeat(20)} onChange={() => undefined} />);
  expect(screen.getByRole("textbox"), "nothing may be hidden below the edge of the box").toHaveStyle({
    height: "321px",
  });
});
