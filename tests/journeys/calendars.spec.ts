/** A school’s own term dates go: which running dates move is said first, and no leaves them as they were. */
import { meetsAxe } from "./support/axe.ts";
import { expect, open, test } from "./support/bridge.ts";

test("taking a calendar away says what moves, and asks", async ({ page, core, settle }) => {
  await settle();
  await core.call("calendars.save", {
    patch: { name: "The Thorne Academy", urn: 100521 },
    terms: [{ name: "Autumn 2", starts_on: "2026-11-02", ends_on: "2026-12-18" }],
    days_off: [
      { on_day: "2026-11-12", kind: "inset", label: "Staff training" },
      { on_day: "2026-11-13", kind: "closure", label: "Boiler" },
    ],
  });
  const { id: pupil } = await core.call<{ id: string }>("pupils.add", { patch: { forename: "Anna", surname: "Nowak", dob: "2013-03-02", opened_on: "2026-09-01", roll_setting: "urn:100521" } });
  await core.call("statuses.save", { patch: { pupil, kind: "PEX", started_on: "2026-11-09" } });
  await open(page, core, "#/settings/calendars");
  await page.getByRole("button", { name: /Calendar/ }).first().click();
  await page.getByRole("option", { name: /100521|Thorne/ }).click();
  const remove = page.getByRole("button", { name: "Take this calendar away" });
  await remove.press("Enter");
  const question = page.getByRole("alertdialog", { name: "These dates move" });
  await expect(question).toContainText("Nowak, Anna");
  await meetsAxe(page, "what moves when a calendar goes");
  await question.getByRole("button", { name: "Leave the calendar as it was" }).press("Enter");
  await expect(question).toBeHidden();
  await expect(remove, "no leaves it").toBeVisible();
  await remove.press("Enter");
  await question.getByRole("button", { name: "Take it away and move them" }).press("Enter");
  await expect(question).toBeHidden();
  await expect(page.getByRole("button", { name: "Take this calendar away" })).toBeHidden();
  const { calendars } = await core.call<{ calendars: unknown[] }>("calendars.list");
  expect(calendars).toHaveLength(1);
});
