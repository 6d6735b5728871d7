import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it } from "vitest";
import { meetsAxe } from "../testing/axe";
import { FormCard } from "./FormCard";

function Opener({ stays, backTo = "head" }: { stays: boolean; backTo?: string }) {
  const [open, setOpen] = useState(false);
  return (
    <main>
      <h1 id="head" tabIndex={-1}>
        Head
      </h1>
      {open && !stays ? null : <button onClick={() => setOpen(true)}>Open</button>}
      {open ? (
        <FormCard label="A form" backTo={backTo} onLeave={() => setOpen(false)}>
          <label>
            Box <input />
          </label>
        </FormCard>
      ) : null}
    </main>
  );
}

it.each([
  ["the button that opened it", true],
  ["the heading when that button went away", false],
])("takes focus, gives up on Escape and hands focus to %s", async (_, stays) => {
  const user = userEvent.setup();
  render(<Opener stays={stays} />);
  await user.click(screen.getByRole("button", { name: "Open" }));
  await waitFor(() =>
    expect(screen.getByLabelText("Box"), "whoever opened a form is about to write in it").toHaveFocus(),
  );
  await meetsAxe();
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("form")).toBeNull();
  const back = stays ? screen.getByRole("button", { name: "Open" }) : screen.getByRole("heading");
  await expect.poll(() => document.activeElement, { message: "focus is never lost" }).toBe(back);
});

it("hands focus to the first thing of its section when opener and named place are both gone", async () => {
  const user = userEvent.setup();
  render(<Opener stays={false} backTo="was-taken-away" />);
  await user.click(screen.getByRole("button", { name: "Open" }));
  await user.keyboard("{Escape}");
  await expect.poll(() => document.activeElement).toBe(screen.getByRole("heading"));
});
