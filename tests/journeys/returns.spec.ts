/** The way back across children: who may be ready, what has drifted, Year 11, and how many came back. */
import { meetsAxe } from "./support/axe.ts";
import { expect, open, test } from "./support/bridge.ts";

test.use({ start: ["--sample", "--children", "60"] });

test("the way back is read part by part, and every number opens its rows", async ({ page, core }) => {
  await core.call("vault.try_sample");
  await open(page, core, "#/today");
  await page.keyboard.press("g");
  await page.keyboard.press("b");
  await expect(page.getByRole("heading", { level: 1, name: "The way back" })).toBeFocused();
  await expect(page.getByText("May be ready").first()).toBeVisible();
  await meetsAxe(page, "ready to return");

  await page.getByRole("tab", { name: "Overstay and drift" }).click();
  const aim = page.getByRole("textbox", { name: /^Aim for/ }).first();
  await expect(aim).toBeVisible();
  await meetsAxe(page, "overstay and drift");

  await page.getByRole("tab", { name: "Year 11" }).click();
  const row = page.getByRole("row").nth(1);
  await expect(row).toContainText("No next step");
  await row.getByRole("textbox", { name: /^Where/ }).fill("Thornmere College");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/1 hoped for/), "a hope is counted as a hope").toBeVisible();
  await meetsAxe(page, "Year 11");

  await page.getByRole("tab", { name: "Return rates" }).click();
  const line = page.getByRole("table", { name: "Return rates" }).getByRole("row").nth(1);
  const number = line.getByRole("button");
  const ended = Number(await number.textContent());
  await number.focus();
  await page.keyboard.press("Enter");
  const rows = page.getByRole("table", { name: /every placement that is counted/ }).getByRole("row");
  await expect(rows, "the list is as long as the number").toHaveCount(ended + 1);
  await meetsAxe(page, "return rates");
});

test("a return is checked at six weeks, and one that did not hold is written down without blame", async ({ page, core }) => {
  await core.call("vault.try_sample");
  const { rows } = await core.call<{ rows: { pupil: string; where_now: string[] }[] }>("pupils.list", { limit: 60 });
  const child = rows.find((row) => row.where_now.length === 0);
  const plan = await core.call<{ id: string }>("plans.save", { patch: { pupil: child?.pupil, destination: "urn:990007", started_on: "2026-09-01" } });
  await core.call("plans.save", { id: plan.id, patch: { ended_on: "2026-09-29", outcome: "returned" } });
  await open(page, core, `#/pupils/${child?.pupil ?? ""}/plan`);
  await expect(page.getByText(/6-week check is due Tue 10 Nov/)).toBeVisible();
  await page.getByRole("button", { name: "Check whether the return holds" }).focus();
  await page.keyboard.press("Enter");
  const form = page.getByRole("form", { name: /Whether the return/ });
  await form.getByRole("textbox", { name: "Attendance since the return, per cent" }).fill("140");
  await form.getByRole("button", { name: "Record the check" }).click();
  await expect(form).toContainText("Enter attendance as a number from 0 to 100.");
  await form.getByRole("textbox", { name: "Attendance since the return, per cent" }).fill("71");
  await form.getByText("No longer there").click();
  await form.getByRole("textbox", { name: /What we learn from it/ }).fill("The mentor left in week three.");
  await meetsAxe(page, "a check of a return");
  await form.getByRole("button", { name: "Record the check" }).click();
  await expect(page.getByText(/6-week check made Tue 10 Nov 2026: no longer there, attendance 71%/)).toBeVisible();
  await expect(page.getByText("The return did not hold")).toBeVisible();
});
