/** The way back: a destination from the first week, a ladder of sessions, and weeks that move when life does. */
import { meetsAxe } from "./support/axe.ts";
import { expect, open, test } from "./support/bridge.ts";
import { focused } from "./support/keyboard.ts";

test.use({ start: ["--sample", "--children", "60"] });

test("a plan is started, its ladder laid out, a week kept and the later weeks moved", async ({ page, core }) => {
  await core.call("vault.try_sample");
  const { rows } = await core.call<{ rows: { pupil: string; where_now: string[] }[] }>("pupils.list", { limit: 60 });
  const child = rows.find((row) => row.where_now.length === 0);
  await open(page, core, `#/pupils/${child?.pupil ?? ""}/plan`);
  await expect(page.getByText("No plan for the way back yet.")).toBeVisible();
  await meetsAxe(page, "no plan yet");

  await page.getByRole("button", { name: "Start a plan" }).click();
  await page.getByRole("combobox", { name: "Destination school" }).fill("northferry");
  await page.getByRole("option", { name: /Northferry School/ }).click();
  await page.getByRole("button", { name: "Start the plan" }).click();
  await page.getByRole("button", { name: "Lay the weeks out" }).click();
  const weeks = page.getByRole("table", { name: "Week by week" });
  await expect(weeks.getByRole("row", { name: /6 · Mon 4 Jan/ }), "the ladder ends with a whole week, and steps over the Christmas holiday").toContainText("10 of 10");
  await meetsAxe(page, "a plan with its ladder");

  const opener = page.getByRole("button", { name: "Change week 1" });
  await opener.focus();
  await page.keyboard.press("Enter");
  const week = page.getByRole("form", { name: "Week 1" });
  await expect.poll(() => focused(page)).toBe("Monday morning planned");
  await week.getByRole("button", { name: "All that was planned" }).click();
  await expect(weeks.getByRole("row", { name: /1 · Mon 16 Nov/ })).not.toContainText("not recorded");
  await meetsAxe(page, "a week of the ladder");
  await page.keyboard.press("Escape");
  await expect(week).toBeHidden();
  await expect(opener, "Escape gives the focus back to the week").toBeFocused();

  await page.getByRole("button", { name: "Move week 3 and all after it a week later" }).click();
  await expect(weeks.getByRole("row", { name: /3 · Mon 7 Dec/ }), "what was planned first stays on the page").toContainText("Mon 30 Nov");
  await expect(weeks.getByRole("row", { name: /2 · Mon 23 Nov/ }), "earlier weeks stay where they are").toContainText("as planned");
});
