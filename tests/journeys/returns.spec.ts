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
  await page.getByRole("button", { name: /^To a panel: / }).first().press("Enter");
  const add = page.getByRole("button", { name: "Add to the agenda" });
  await expect(add, "one key from the list, one more onto the agenda").toBeFocused();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "The way back" })).toBeVisible();

  await page.getByRole("tab", { name: "Overstay and drift" }).click();
  const aim = page.getByRole("textbox", { name: /^Aim for/ }).first();
  await expect(aim).toBeVisible();
  await meetsAxe(page, "overstay and drift");

  await page.getByRole("tab", { name: "Year 11" }).click();
  const row = page.getByRole("row").nth(1);
  await expect(row, "unknown is said, not left blank").toContainText("Unknown");
  const title = page.getByRole("heading", { name: /in Year 11: .* hoped for/ });
  const before = Number(/(\d+) hoped for/.exec((await title.textContent()) ?? "")?.[1]);
  const name = (await row.getByRole("link").first().textContent()) ?? "";
  await row.getByRole("textbox", { name: /^Where/ }).fill("Thornmere College");
  await page.keyboard.press("Enter");
  await expect(title, "a hope is counted as a hope").toContainText(`${before + 1} hoped for`);
  const hoped = page.getByRole("row", { name: new RegExp(name) });
  await hoped.getByRole("button", { name: /^Kind and stage not said/ }).press("Enter");
  await hoped.getByRole("button", { name: /Kind$/ }).press("Enter");
  await page.getByRole("option", { name: "Further education college" }).press("Enter");
  await hoped.getByRole("button", { name: /How far it has got$/ }).press("Enter");
  await page.getByRole("option", { name: "Offer made" }).press("Enter");
  await expect(hoped.getByRole("button", { name: /^Further education college, Offer made: kind and stage/ })).toBeVisible();
  await meetsAxe(page, "Year 11");

  await page.getByRole("tab", { name: "Return rates" }).click();
  const line = page.getByRole("table", { name: "Return rates" }).getByRole("row").nth(1);
  const number = line.getByRole("button", { name: / ended: / });
  const ended = Number(await number.textContent());
  await number.focus();
  await page.keyboard.press("Enter");
  const rows = page.getByRole("table", { name: /every placement that is counted/ }).getByRole("row");
  await expect(rows, "the list is as long as the number").toHaveCount(ended + 1);
  const back = line.getByRole("button", { name: / returned: / });
  const returned = Number(await back.textContent());
  await back.press("Enter");
  await expect(page.getByRole("table", { name: /counted as returned/ }).getByRole("row"), "and so does every other number").toHaveCount(
    returned === 0 ? 0 : returned + 1,
  );
  await meetsAxe(page, "return rates");
});

test("a leaver is asked after again in October, and the table that leaves hides small numbers", async ({ page, core }) => {
  await core.call("vault.try_sample");
  await core.call("pupils.add", {
    patch: { forename: "Juno", surname: "Underhill", dob: "2010-03-02", opened_on: "2026-01-05", destination: "Thornmere College" },
  });
  await open(page, core, "#/returns/leavers");
  await page.getByRole("radio", { name: /^Left in summer 2026: / }).press("Space");
  await expect(page.getByRole("heading", { name: /left Year 11 in summer 2026/ })).toBeVisible();
  const row = page.getByRole("row", { name: /Underhill, Juno/ });
  await expect(row).toContainText("October: not checked");
  await row.getByRole("button", { name: /^Record the check of Underhill, Juno: .*October/ }).press("Enter");
  const shows = page.getByRole("textbox", { name: "What shows where the child is" });
  await expect(shows).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("form", { name: /Underhill, Juno/ }), "a check without evidence is none").toContainText(
    /evidence|shows/i,
  );
  await expect(shows).toBeFocused();
  await meetsAxe(page, "a check without evidence");
  await page.keyboard.type("College register of 9 November");
  await page.keyboard.press("Enter");
  await expect(row).toContainText("October: checked Tue 10 Nov 2026");
  await expect(row).toContainText("College register of 9 November");

  const table = page.getByRole("table", { name: /^Destinations: / });
  await expect(table.getByRole("cell", { name: "hidden" }).first(), "fewer than five would point at somebody").toBeVisible();
  await table.getByRole("button", { name: "All leavers" }).press("Enter");
  await expect(page.getByRole("table", { name: /All leavers: every child who is counted/ })).toContainText("Underhill, Juno");
  await page.getByText("How these figures are made").click();
  await expect(page.getByText(/A number below 5 is hidden/)).toBeVisible();
  await meetsAxe(page, "destinations");
  await page.getByRole("link", { name: "Print the table" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Destinations of Year 11, summer 2026" })).toBeVisible();
  await expect(page.getByText("1 page on 1 sheet")).toBeVisible();
  await meetsAxe(page, "destinations on paper");
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
