/**
 * A child's dates from the window: suspensions that join, a date that is met with evidence and taken back, an alert that is
 * put off, a rule of one's own, and a calendar that asks before it moves anything.
 */
import type { Page } from "@playwright/test";
import { meetsAxe } from "./support/axe.ts";
import { type Core, expect, open, PASSPHRASE, test } from "./support/bridge.ts";
import { focused, tabTo } from "./support/keyboard.ts";

/** A child of Year 9 with the dates section open. */
async function openDates(page: Page, core: Core): Promise<string> {
  const { id } = await core.call<{ id: string }>("pupils.add", {
    patch: { surname: "Nowak", forename: "Łukasz", dob: "2013-03-14", opened_on: "2026-09-01" },
  });
  await open(page, core, `#/pupils/${id}/dates`);
  await expect(page.getByRole("heading", { name: "Suspensions" })).toBeVisible();
  return id;
}

async function suspend(page: Page, first: string, last: string): Promise<void> {
  await page.getByRole("button", { name: "Add a suspension" }).click();
  const form = page.getByRole("form", { name: "Add a suspension" });
  await form.getByRole("textbox", { name: "First day" }).fill(first);
  await form.getByRole("textbox", { name: /Last day/ }).fill(last);
  await form.getByRole("button", { name: "Add the suspension" }).click();
  await expect(form).toBeHidden();
}

test("suspensions join, day six is met with evidence, taken back, and excused", async ({ page, core, settle }) => {
  await settle();
  await openDates(page, core);
  await meetsAxe(page, "a child without a date");
  await suspend(page, "3/11/2026", "6/11/2026");
  await expect(page.getByText(/of 45 school days this school year/)).toContainText("4 of 45");
  const six = page.locator('[data-clock="C02"]');
  await expect(six, "four days never reach the sixth").toHaveCount(0);
  await suspend(page, "9/11/2026", "13/11/2026");
  await expect(six, "a weekend does not part two suspensions").toContainText("Day 6 is today");
  await expect(page.getByText(/of 45 school days this school year/)).toContainText("6 of 45");

  await six.getByRole("button", { name: /^Met/ }).click();
  const form = page.getByRole("form", { name: /^Met/ });
  await form.getByRole("button", { name: "Mark as met" }).click();
  await expect(form.getByText("Say what shows that it was met."), "met needs its evidence").toBeVisible();
  await meetsAxe(page, "a date being met");
  await form.getByRole("textbox", { name: "What shows it" }).fill("Started at Kite Tuition, register seen");
  await form.getByRole("button", { name: "Mark as met" }).click();
  await expect(six).toContainText("Started at Kite Tuition, register seen");
  await expect(six).toContainText("Met");

  await page.keyboard.press("Control+z");
  await expect(six, "taken back, the day stands again").toContainText("Day 6 is today");
  await six.getByRole("button", { name: /^Excuse/ }).click();
  const excuse = page.getByRole("form", { name: /^Excuse/ });
  await excuse.getByRole("textbox").fill("Educated by the neighbour authority");
  await excuse.getByRole("button", { name: "Excuse this date" }).click();
  await expect(six).toContainText("Excused");
  await meetsAxe(page, "a child's dates");
});

test("a decision under section 19 that is written late says so, by the keyboard alone", async ({ page, core, settle }) => {
  await settle();
  const pupil = await openDates(page, core);
  await core.call("statuses.save", { patch: { pupil, kind: "MED", started_on: "2026-10-05", aware_on: "2026-10-12" } });
  await page.getByRole("heading", { name: "Section 19 decision" }).waitFor();
  await page.locator("#main").focus();
  await page.keyboard.press("a");
  await page.keyboard.press("d");
  const form = page.getByRole("form", { name: "Section 19 decision" });
  await expect(form).toBeVisible();
  await expect.poll(() => focused(page)).toContain("The authority knew on");
  await page.keyboard.type("12/10/2026");
  await tabTo(page, /duty was considered/);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("14/10/2026");
  await tabTo(page, /What was decided/);
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: /Owed: part time/ }).waitFor();
  await page.keyboard.type("Owed: part");
  await page.keyboard.press("Enter");
  await tabTo(page, /Decided on/);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("16/10/2026");
  await tabTo(page, "Reasons");
  await page.keyboard.type("A consultant advises against more for now.");
  await tabTo(page, "Record the decision");
  await page.keyboard.press("Enter");
  await expect(form.getByText(/The decision is dated Fri 16 Oct 2026/)).toBeVisible();
  await meetsAxe(page, "a decision that is refused at its field");
  await expect.poll(() => focused(page), { message: "the box that is wrong has focus" }).toContain("Why it is written down");
  await page.keyboard.type("The form was lost");
  await page.keyboard.press("Enter");
  await expect(form).toBeHidden();
  const decisions = page.getByRole("region", { name: "Section 19 decision" });
  await expect(decisions).toContainText("Written Tue 10 Nov 2026");
  await expect(decisions).toContainText("after the day of the decision: The form was lost");
});

test("an alert is put off with a reason and comes back by itself", async ({ page, core, settle }) => {
  await settle();
  const pupil = await openDates(page, core);
  await core.call("statuses.save", { patch: { pupil, kind: "AWAIT", started_on: "2026-10-12" } });
  await open(page, core, "#/today");
  const alert = page.locator('[data-alert="awaiting"]');
  await expect(alert).toContainText("Awaiting a place for");
  await alert.getByRole("button", { name: /^Put off/ }).click();
  const form = page.getByRole("form", { name: /^Put off/ });
  await form.getByRole("button", { name: "Put it off" }).click();
  await expect(form.getByText("Say why it is put off.")).toBeVisible();
  await form.getByRole("textbox", { name: "Why" }).fill("A place is named for Monday");
  await meetsAxe(page, "an alert being put off");
  await form.getByRole("button", { name: "Put it off" }).click();
  await expect(alert).toHaveCount(0);
  await core.call("vault.lock");
  await core.passes({ days: 8 });
  await page.getByRole("textbox", { name: "Passphrase" }).fill(PASSPHRASE);
  await page.getByRole("button", { name: "Unlock" }).click();
  await expect(alert, "it comes back by itself").toContainText("Awaiting a place for");
});

test("a rule that is not used here says so with its reason; where everybody was on a day", async ({ page, core, settle }) => {
  await settle();
  await openDates(page, core);
  await open(page, core, "#/settings/rules");
  await meetsAxe(page, "local rules");
  const rule = page.locator('[data-rule="C20"]');
  await rule.getByRole("button", { name: "Do not use… C20" }).click();
  const stop = page.getByRole("form", { name: "Do not use C20 here" });
  await stop.getByRole("textbox").fill("Counted by admissions");
  await stop.getByRole("button", { name: "Do not use it here" }).click();
  await expect(rule).toContainText("not used here: Counted by admissions");
  await rule.getByRole("button", { name: "Use again C20" }).click();
  await expect(rule).not.toContainText("not used here");

  await open(page, core, "#/pupils/on-a-day?day=2026-09-15");
  await expect(page.getByRole("row", { name: /Nowak, Łukasz/ })).toContainText("Unknown");
  await meetsAxe(page, "pupils as on a day");
});

test("a closure says which dates it moves, and moves them only on a yes", async ({ page, core, settle }) => {
  await settle();
  const pupil = await openDates(page, core);
  await core.call("statuses.save", { patch: { pupil, kind: "PEX", started_on: "2026-11-09" } });
  await open(page, core, "#/settings/calendars");
  await page.getByRole("button", { name: "Take away day off 1" }).click();
  const question = page.getByRole("alertdialog", { name: "These dates move" });
  await expect(question.getByRole("row", { name: /sixth school day.*Tue 17 Nov 2026.*Mon 16 Nov 2026/ })).toBeVisible();
  await meetsAxe(page, "the dates that move");
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(page.getByRole("group", { name: "Day off 1" }), "no leaves the calendar as it was").toBeVisible();
  await page.getByRole("button", { name: "Take away day off 1" }).click();
  await question.getByRole("button", { name: "Save and move them" }).click();
  await expect(question).toBeHidden();
  await open(page, core, `#/pupils/${pupil}/dates`);
  await expect(page.locator('[data-clock="C01"]')).toContainText("Mon 16 Nov");
});
