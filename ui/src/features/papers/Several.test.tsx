import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { PaperAbout } from "../../api/bindings";
import { meetsAxe } from "../../testing/axe";
import { cannedCore, renderScreen } from "../../testing/host";
import Paper from "./Paper";

vi.mock("../../lib/paper/pdf", () => ({
  openPaper: async () => ({ numPages: 0, loadingTask: { destroy: () => Promise.resolve() } }),
}));

const about: PaperAbout = {
  title: "Letters to parents: Fair Access Panel, Thu 5 Nov 2026",
  file_name: "letters.pdf",
  sentence: "2 pages on 2 sheets",
  missing: [],
  left_out: [],
  warnings: [],
  recipient: "2 parents",
  purpose: "To tell the parent what the panel decided",
  basis: "Public task",
  pupil: null,
  meeting: "0190-meeting",
  goes_to: [
    { pupil: "p1", child: "Łukasz Nowak", recipient: "Ewa Nowak", pages: 1, case: "c1" },
    { pupil: "p2", child: "Siân Pryce", recipient: "Rhys Pryce", pages: 1, case: "c2" },
  ],
  each: "Outcome, to the parent",
  tells: "the parents were told",
  told_from: "2026-11-05",
  not_written: [
    {
      pupil: "p3",
      child: "Tariq Aziz",
      why: "No address is recorded.",
      at: "/pupils/p3/people",
      is_done: false,
    },
    { pupil: "p4", child: "Ama Owusu", why: "Told on Fri 6 Nov 2026.", at: null, is_done: true },
  ],
};
const show = () => renderScreen(<Paper params={{ kind: "outcome_letters", about: "0190-meeting" }} />);

it("names whom the letters pass over and why, and writes down with them that they were told", async () => {
  const core = cannedCore({
    "papers.about": about,
    "papers.pdf": new Uint8Array([1]) as never,
    "papers.disclose": { id: "d" },
  });
  const user = userEvent.setup();
  show();
  expect(await screen.findByRole("group", { name: "No letter yet" })).toHaveTextContent(
    "1 child has no letter here:Tariq Aziz: No address is recorded.",
  );
  expect(screen.getByRole("link", { name: "Tariq Aziz" })).toHaveAttribute("href", "#/pupils/p3/people");
  expect(screen.getByText("1 told or written to before")).toBeVisible();
  await meetsAxe();
  await user.click(screen.getByRole("checkbox", { name: "Write down too that the parents were told" }));
  const day = screen.getByRole("textbox", { name: "Told on" });
  await user.clear(day);
  await user.type(day, "1/11/2026");
  await user.click(screen.getByRole("button", { name: "Save as PDF" }));
  expect(await screen.findByText(/nobody was told before/)).toBeVisible();
  expect(core.askedFor("papers.disclose"), "nothing is saved with a wrong day").toEqual([]);
  await user.clear(day);
  await user.type(day, "6/11/2026");
  await user.click(screen.getByRole("button", { name: "Save as PDF" }));
  await waitFor(() =>
    expect(core.askedFor("papers.disclose").at(-1)).toMatchObject({
      told_on: "2026-11-06",
      paper: { paper: { kind: "outcome_letters", meeting: "0190-meeting", to: "parents" } },
    }),
  );
});

it("says calmly that no letter is due, and can show them once more", async () => {
  const core = cannedCore({
    "papers.about": ({ paper }) => {
      if (!("again" in paper)) throw { sentence: "No letter to parents is due. All were told.", fields: [] };
      return about;
    },
    "papers.pdf": new Uint8Array([1]) as never,
  });
  const user = userEvent.setup();
  show();
  expect(await screen.findByText("No letter to parents is due. All were told.")).toBeVisible();
  expect(screen.queryByRole("alert"), "it is no fault").toBeNull();
  expect(screen.queryByRole("button", { name: "Save as PDF" })).toBeNull();
  await meetsAxe();
  await user.click(screen.getByRole("checkbox", { name: "Those too who have been told or written to" }));
  expect(await screen.findByRole("heading", { level: 1, name: about.title })).toBeVisible();
  expect(core.askedFor("papers.about").at(-1)?.paper).toMatchObject({ again: true });
});
