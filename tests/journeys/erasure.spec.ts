/** A record is erased by law, with the keyboard alone: what goes is seen, a wrong word erases nothing, and Undo does not reach it. */
import { meetsAxe } from "./support/axe.ts";
import { expect, open, test } from "./support/bridge.ts";
import { tabTo } from "./support/keyboard.ts";

test("a child's record is erased, and the child is found nowhere", async ({ page, core, settle }) => {
  await settle();
  const { id } = await core.call<{ id: string }>("pupils.add", { patch: { surname: "Quillfeather", forename: "Ada", dob: "2012-02-01" } });
  await core.call("notes.save", { patch: { pupil: id, text: "Drew an ostrich", kind: "note", on_day: "2026-11-09" } });
  const { case_ref } = await core.call<{ case_ref: string }>("pupils.peek", { id });
  await open(page, core, `#/pupils/${id}`);
  await page.getByRole("region", { name: "About" }).getByRole("button", { name: "Change" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Erase this record, where the law says so…" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Erase this record", level: 1 })).toBeVisible();
  await expect(page.getByRole("row", { name: "Notes 1 0" })).toBeVisible();
  await meetsAxe(page, "what an erasure would do");

  await page.getByRole("button", { name: "Go on to erase…" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("form", { name: "Erase this record" })).toBeVisible();
  await meetsAxe(page, "the form that erases");
  await page.getByRole("radio", { name: "The retention period has ended" }).focus();
  await page.keyboard.press("Space");
  await tabTo(page, `Type ${case_ref} to confirm`);
  await page.keyboard.type("Ada");
  await page.keyboard.press("Enter");
  const box = page.getByRole("textbox", { name: `Type ${case_ref} to confirm` });
  await expect(page.getByText(/Nothing was erased/)).toBeVisible();
  await expect(box).toBeFocused();
  expect((await core.call<{ total: number }>("pupils.list", { limit: 1 })).total).toBe(1);
  await meetsAxe(page, "a confirmation that was mistyped");

  await box.fill(case_ref);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "The record is erased", level: 1 })).toBeFocused();
  await expect(page.getByText(/It cannot be undone/)).toBeVisible();
  await meetsAxe(page, "a record that was erased");
  await page.keyboard.press("Control+z");
  await expect(page.getByText(/nothing to take back/)).toBeVisible();
  expect((await core.call<{ total: number }>("pupils.list", { limit: 1 })).total).toBe(0);
  expect((await core.call<{ children: unknown[] }>("search.find", { text: "ostrich", limit: 5 })).children).toEqual([]);

  await page.getByRole("link", { name: "What was erased, and why" }).focus();
  await page.keyboard.press("Enter");
  const erased = page.getByRole("table", { name: "Erased records, newest first" });
  await expect(erased.getByRole("row", { name: new RegExp(case_ref) })).toContainText("The retention period has ended");
  await meetsAxe(page, "the list of erased records");
});
