/** Two records of one child become one, with the keyboard; two who only look alike are told apart for good. */
import { meetsAxe } from "./support/axe.ts";
import { type Core, expect, open, test } from "./support/bridge.ts";
import { focused } from "./support/keyboard.ts";

async function add(core: Core, patch: Record<string, unknown>): Promise<string> {
  return (await core.call<{ id: string }>("pupils.add", { patch: { opened_on: "2026-09-01", ...patch } })).id;
}

test("two records are compared side by side, brought together, and are two again after undo", async ({ page, core, settle }) => {
  await settle();
  const kept = await add(core, { forename: "Łukasz", surname: "Nowak", dob: "2013-03-14" });
  const other = await add(core, { forename: "Lukasz", surname: "Nowak", dob: "2013-03-14", nc_year: "9" });
  await core.call("notes.save", { patch: { pupil: other, on_day: "2026-11-02", kind: "note", text: "Seen at the library" } });
  await open(page, core, "#/pupils/same");
  await expect(page.getByText("Two records may be of one child")).toBeVisible();
  await meetsAxe(page, "records that look alike");

  const compare = page.getByRole("link", { name: /^Compare / });
  await compare.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "The same child?" })).toBeFocused();
  const table = page.getByRole("table", { name: "Particulars of both" });
  await expect(table.getByRole("rowheader", { name: "Forename" })).toBeVisible();
  await expect(page.getByRole("region", { name: "What comes over" })).toContainText("note");
  await meetsAxe(page, "two records side by side");

  // What stands is chosen with the arrows of a radio group.
  const forename = page.getByRole("radiogroup", { name: "Forename: what stands" });
  await forename.getByRole("radio").first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(forename.getByRole("radio", { name: "The other’s" })).toBeChecked();
  await page.keyboard.press("ArrowLeft");
  await expect(forename.getByRole("radio", { name: "The kept one’s" })).toBeChecked();
  await page.getByRole("button", { name: "Bring them together" }).press("Enter");
  await expect(page.getByText("The two records are one now.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: /Nowak/ })).toBeVisible();
  await expect.poll(() => focused(page), { message: "focus is never lost" }).not.toBe("");
  const { total } = await core.call<{ total: number }>("pupils.list", { limit: 5 });
  expect(total, "one child, one row").toBe(1);

  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await core.call<{ total: number }>("pupils.list", { limit: 5 })).total, "undo takes it back whole").toBe(2);
  expect([kept, other]).toHaveLength(2);
});

test("two children who look alike are different for good, and Undo asks again", async ({ page, core, settle }) => {
  await settle();
  await add(core, { forename: "Ada", surname: "Okafor", dob: "2012-05-02" });
  await add(core, { forename: "Ada", surname: "Okafor", dob: "2012-05-02" });
  await open(page, core, "#/pupils/same");
  await page.getByRole("button", { name: /^Different children: / }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("No two records look alike.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Perhaps the same child" }), "the line went, and focus with it to the heading").toBeFocused();
  await meetsAxe(page, "no two alike");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("link", { name: /^Compare / })).toBeVisible();
});
