import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { MarksSince } from "../../api/bindings";
import { meetsAxe } from "../../testing/axe";
import { FromMarks } from "./FromMarks";

const told: MarksSince = {
  from: "2026-11-03",
  percent: 67,
  sentence: "2 of 3 sessions since Tue 3 Nov 2026, 67%",
  doubt: "Not counted: 1 session without a mark.",
  places: [
    {
      setting: "own:1",
      name: "Kiln Street",
      attended: 2,
      counted: 3,
      missing: 1,
      differ: 0,
      sentence: "2 of 3 sessions, 67%",
      rows: [
        { day: "2026-11-03", half: "am", stands: "attended", said: "Present in the morning, said Mrs Page" },
        { day: "2026-11-04", half: "am", stands: "no_mark", said: "No mark" },
      ],
    },
  ],
};

it("is taken with the space bar, given back, and says what it leaves out", async () => {
  const take = vi.fn();
  const { rerender } = render(<FromMarks marks={told} value="" onTake={take} />);
  expect(screen.getByText("Not counted: 1 session without a mark.")).toBeTruthy();
  await userEvent.tab();
  await userEvent.keyboard(" ");
  expect(take).toHaveBeenLastCalledWith("67");
  rerender(<FromMarks marks={told} value="67" onTake={take} />);
  expect(screen.getByRole("checkbox")).toHaveProperty("checked", true);
  await userEvent.keyboard(" ");
  expect(take).toHaveBeenLastCalledWith("");
  rerender(<FromMarks marks={told} value="80" onTake={take} />);
  expect(screen.getByRole("checkbox"), "what was typed otherwise is not the ring-round’s").toHaveProperty(
    "checked",
    false,
  );
  await meetsAxe();
});

it("offers no number where nobody has said anything", () => {
  const unsaid = { ...told, percent: null, sentence: "no session is marked since Tue 3 Nov 2026" };
  render(<FromMarks marks={unsaid} value="" onTake={() => undefined} />);
  expect(screen.queryByRole("checkbox")).toBeNull();
  expect(screen.getByText(/no session is marked/)).toBeTruthy();
});
