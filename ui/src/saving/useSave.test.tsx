import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { useWork } from "./useSave";

function Form({ work }: { work: (text: string) => Promise<unknown> }) {
  const { run, status } = useWork(work);
  return (
    <>
      <button type="button" onClick={() => void run("A note")}>
        Add
      </button>
      <button type="button" onClick={() => void run("Another note")}>
        Add another
      </button>
      <p>{status}</p>
    </>
  );
}

// A bounced Enter filed a line twice, and leaving a box straight after Enter saved it twice.
it("does once what is asked twice while it is being done, and again when it is asked afresh", async () => {
  const user = userEvent.setup();
  const answers: (() => void)[] = [];
  const work = vi.fn(() => new Promise<void>((resolve) => answers.push(resolve)));
  render(<Form work={work} />);
  await user.dblClick(screen.getByRole("button", { name: "Add" }));
  expect(work, "a double press is one deed").toHaveBeenCalledTimes(1);
  await user.click(screen.getByRole("button", { name: "Add another" }));
  expect(work, "something else is another").toHaveBeenCalledTimes(2);
  await act(async () => answers.forEach((answer) => answer()));
  expect(screen.getByText(/^Saved/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Add" }));
  expect(work, "two notes may say the same").toHaveBeenCalledTimes(3);
});
