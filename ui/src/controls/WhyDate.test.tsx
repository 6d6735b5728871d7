import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { meetsAxe } from "../testing/axe";
import { Progress } from "./Progress";
import { WhyDate } from "./WhyDate";

it("shows the arithmetic of a date, one key away, and goes back to its button", async () => {
  const user = userEvent.setup();
  render(
    <WhyDate
      title="Day 6 is Wed 18 Nov 2026"
      basis="school days, the first day of exclusion is day 1"
      citation="Education Act 2002, s.51A"
      steps={[{ text: "Tue 10 Nov: school day 1" }, { text: "Mon 16 Nov: INSET", skipped: true }]}
    />,
  );
  await user.tab();
  await user.keyboard("{Enter}");
  const dialog = await screen.findByRole("dialog", { name: "Day 6 is Wed 18 Nov 2026" });
  expect(dialog).toHaveTextContent("school day 1");
  expect(dialog).toHaveTextContent("Education Act 2002");
  await meetsAxe(dialog);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.getByRole("button", { name: "Why this date?" })).toHaveFocus());
});

it("says how far a job has got, and does not guess where it is not known", async () => {
  const { rerender } = render(<Progress sentence="Reading 52,000 schools" done={13_000} total={52_000} />);
  expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "13000");
  rerender(<Progress sentence="Reading the file" />);
  expect(screen.getByRole("progressbar")).not.toHaveAttribute("aria-valuenow");
  await meetsAxe();
});
