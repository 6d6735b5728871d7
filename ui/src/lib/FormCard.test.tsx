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

it("goes to the named place when a key opened it while only the heading held focus", async () => {
  const user = userEvent.setup();
  function Keyed() {
    const [open, setOpen] = useState(false);
    return (
      <main>
        {/* A key of the page, heard where focus rests. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <h1 tabIndex={-1} onKeyDown={(event) => event.key === "u" && setOpen(true)}>
          Head of the page
        </h1>
        <h2 id="list" tabIndex={-1}>
          List
        </h2>
        {open ? (
          <FormCard label="A form" backTo="list" onLeave={() => setOpen(false)}>
            <label>
              Box <input />
            </label>
          </FormCard>
        ) : null}
      </main>
    );
  }
  render(<Keyed />);
  screen.getByRole("heading", { name: "Head of the page" }).focus();
  await user.keyboard("u");
  await waitFor(() => expect(screen.getByLabelText("Box")).toHaveFocus());
  await user.keyboard("{Escape}");
  await waitFor(() =>
    expect(screen.getByRole("heading", { name: "List" }), "the page does not jump to its top").toHaveFocus(),
  );
});
