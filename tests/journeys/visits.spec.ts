/** A day of visits: chosen, printed, written down on a doorstep, and nothing lost in mid-sentence. */
import { meetsAxe } from "./support/axe.ts";
import { expect, open, test } from "./support/bridge.ts";
import { focused, tabTo } from "./support/keyboard.ts";

test.use({ start: ["--sample", "--children", "60"] });

interface Child {
  pupil: string;
  surname: string;
  forename: string;
}

test("a visit is written down, and half a sentence is there again", async ({ page, core }) => {
  await core.call("vault.try_sample");
  const { rows } = await core.call<{ rows: Child[] }>("pupils.list", { limit: 1 });
  const child = rows[0];
  const name = `${child?.surname ?? ""}, ${child?.forename ?? ""}`;
  await open(page, core, "#/today");
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await expect(page.getByRole("heading", { level: 1, name: "Visits" })).toBeFocused();
  await expect(page.getByText("No visit is planned for today.")).toBeVisible();
  await tabTo(page, "Choose children");
  await page.keyboard.press("Enter");
  await tabTo(page, "Find a child");
  await page.keyboard.type(child?.surname ?? "");
  await page.getByRole("checkbox", { name: new RegExp(`^${name}`) }).first().waitFor();
  await tabTo(page, new RegExp(`^${name}`));
  await page.keyboard.press("Space");
  await meetsAxe(page, "choosing whom to visit");
  await page.getByRole("button", { name: "Done choosing" }).click();
  await expect(page.getByRole("button", { name: "Save the day sheet as PDF" })).toBeVisible();

  const opener = page.getByRole("button", { name: `Write it down: ${name}` });
  await opener.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe("Seen in person");
  await tabTo(page, "What you saw and heard");
  await page.keyboard.type("At the bench with the carburettor, and");
  await expect(page.getByText("Draft kept, not saved yet")).toBeVisible();
  await meetsAxe(page, "a visit being written down");

  // The window goes in mid-sentence.
  await page.goto("about:blank");
  await open(page, core, "#/visits");
  await page.getByRole("button", { name: `Write it down: ${name}` }).click();
  const saw = page.getByRole("textbox", { name: "What you saw and heard" });
  await expect(saw, "who was chosen and what was typed outlive the window").toHaveValue("At the bench with the carburettor, and");
  await saw.fill("At the bench with the carburettor, and talking.");
  await page.getByRole("textbox", { name: /own words/ }).fill("It goes now.");
  await page.getByRole("textbox", { name: "What happens next" }).fill("Ask about Fridays");
  await page.getByRole("button", { name: "Save the visit" }).click();
  await expect(page.getByText("1 of 1 written down")).toBeVisible();

  const record = await core.call<{ head: { last_seen: string }; notes: { text: string; voice_of: string | null }[] }>("pupils.record", { id: child?.pupil });
  expect(record.head.last_seen).toBe("2026-11-10");
  expect(record.notes.find((note) => note.text === "It goes now.")?.voice_of, "the child's own words stand as the child's").toBe("child");
  const tasks = await core.call<{ own: { task: { title: string }; from: string | null }[] }>("tasks.list", { pupil: child?.pupil });
  expect(tasks.own.find((line) => line.task.title === "Ask about Fridays")?.from, "the next step knows where it comes from").toContain("From the note of");
});
