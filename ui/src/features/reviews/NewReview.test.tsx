import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { aRecord } from "../../testing/child";
import { cannedCore, renderScreen } from "../../testing/host";
import { NewReview } from "./NewReview";

it("does not take an attendance that is no number for unknown", async () => {
  const core = cannedCore({
    "draft.get": { text: null, at: null },
    "draft.put": {},
    "draft.clear": {},
    "reviews.marks": null as never,
    "reviews.save": { id: "r1" },
  });
  const onDone = vi.fn();
  const user = userEvent.setup();
  renderScreen(<NewReview record={aRecord()} onDone={onDone} />);
  const form = await screen.findByRole("form", { name: "A new review" });
  const percent = within(form).getByLabelText(/^Attendance, per cent/);
  await user.type(percent, "about 80");
  await user.click(within(form).getByRole("button", { name: "Save the review" }));
  await waitFor(() => expect(percent).toHaveFocus());
  expect(percent).toHaveAccessibleDescription(/Enter attendance as a number from 0 to 100/);
  expect(core.askedFor("reviews.save"), "nothing was sent").toHaveLength(0);
  await user.clear(percent);
  await user.type(percent, "80 %");
  await user.click(within(form).getByRole("button", { name: "Save the review" }));
  await waitFor(() => expect(core.askedFor("reviews.save")[0]?.patch).toMatchObject({ attendance_pct: 80 }));
  await waitFor(() => expect(onDone).toHaveBeenCalled());
});
