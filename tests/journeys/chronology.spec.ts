/** The whole story of a child as one list: narrowed by kind, starred, printed as it is shown, and walked with the keyboard. */
import { meetsAxe } from "./support/axe.ts";
import { expect, open, test } from "./support/bridge.ts";
import { focused } from "./support/keyboard.ts";

test.use({ start: ["--sample", "--children", "60"] });

interface Child {
  pupil: string;
  where_now: string[];
}

test("what happened is narrowed, starred and printed without a mouse", async ({ page, core }) => {
  await core.call("vault.try_sample");
  const { rows } = await core.call<{ rows: Child[] }>("pupils.list", { limit: 60 });
  const child = rows.find((row) => row.where_now.length > 0)?.pupil ?? "";
  await core.call("notes.save", { patch: { pupil: child, on_day: "2026-11-09", kind: "call", text: "The mother rang: he has had enough of waiting" } });
  await open(page, core, `#/pupils/${child}/chronology`);
  const list = page.getByRole("list", { name: "What happened, newest first" });
  await expect(list).toContainText("he has had enough of waiting");
  await meetsAxe(page, "a chronology");

  // A chip narrows the list to its own kind, and says that it is on.
  const notes = page.getByRole("group", { name: "What is shown" }).getByRole("button", { name: /^Notes? \d/ });
  await notes.focus();
  await page.keyboard.press("Enter");
  await expect(notes).toHaveAttribute("aria-pressed", "true");
  const links = list.getByRole("link");
  await expect(list).toContainText("he has had enough of waiting");
  await expect(links.filter({ hasText: "Placement" })).toHaveCount(0);
  await expect.poll(() => focused(page), { message: "the chip keeps the focus while the list is read" }).toMatch(/^Notes? \d/);

  // A star by hand; then only what is starred, which is also what the paper shows.
  const line = list.getByRole("listitem").filter({ hasText: "he has had enough of waiting" });
  const star = line.getByRole("button", { name: /^Significant: / });
  await star.focus();
  await page.keyboard.press("Space");
  await expect(star).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("group", { name: "What is shown" }).getByRole("button", { name: "Significant", exact: true }).press("Enter");
  await expect(page.getByRole("status").filter({ hasText: /lines?$/ })).toContainText(/^\d+ lines?$/);
  await expect(line).toBeVisible();
  await meetsAxe(page, "what is significant");

  const print = page.getByRole("link", { name: "Print what is shown" });
  await expect(print, "the paper is asked for as the list is shown").toHaveAttribute("href", /significant=1/);
  await print.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/chronology/i);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 2, name: "Chronology" })).toBeVisible();
});
