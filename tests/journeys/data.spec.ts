/** Files in: nothing is written before it was seen, a bad file changes nothing, and an import can be taken back whole. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { meetsAxe } from "./support/axe.ts";
import { expect, open, test } from "./support/bridge.ts";

const fixtures = resolve(import.meta.dirname, "../../src-tauri/crates/exchange/tests/fixtures");

/** An invented list: two children, and a line that is nobody. */
const tracker = [
  "Surname,First name,DoB,Year,Comments",
  "Testwood,Ada,01/02/2012,9,Likes maths",
  "Marlow,Finn,14/07/2013,8,",
  ",,,,left by mistake",
].join("\n");

async function choose(page: Page, button: RegExp, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: button }).click()]);
  await chooser.setFiles(file);
}

test.beforeEach(async ({ page, core, settle }) => {
  await settle();
  await open(page, core, "#/data");
});

test("a spreadsheet of children is read, seen, imported and taken back whole", async ({ page, core }) => {
  await meetsAxe(page, "nothing imported yet");
  await choose(page, /Choose a spreadsheet/, { name: "tracker.csv", mimeType: "text/csv", buffer: Buffer.from(tracker) });
  await expect(page.getByRole("table", { name: "What each column holds" })).toContainText("DoB");
  await meetsAxe(page, "the columns of a spreadsheet");
  await page.getByRole("button", { name: "See what will happen" }).click();
  await expect(page.getByRole("heading", { name: "What “tracker.csv” will do" }), "the next step takes the focus").toBeFocused();
  await meetsAxe(page, "what an import would do");
  const count = async () => (await core.call<{ total: number }>("pupils.list", { limit: 1 })).total;
  expect(await count(), "nothing is written before it was accepted").toBe(0);
  await page.getByRole("button", { name: "Import 2 rows" }).click();
  const undo = page.getByRole("button", { name: "Undo the import of tracker.csv" });
  await expect(undo).toBeVisible();
  expect(await count()).toBe(2);
  await meetsAxe(page, "an import that was made");
  await undo.click();
  await page.getByRole("button", { name: "Undo this import" }).click();
  await expect(undo).toBeHidden();
  await expect(page.getByRole("heading", { name: "Past imports" }), "focus is never lost").toBeFocused();
  expect(await count(), "the import is gone whole").toBe(0);
});

test("the Department's file of 2018 is seen and put in use", async ({ page }) => {
  const buffer = await readFile(resolve(fixtures, "edubasealldata-2018-layout.csv"));
  await choose(page, /Choose the establishment file/, { name: "edubasealldata20181201.csv", mimeType: "text/csv", buffer });
  await expect(page.getByText("File of Sat 1 Dec 2018")).toBeVisible();
  await meetsAxe(page, "what an establishment file would bring");
  await page.getByRole("button", { name: "Put this file in use" }).click();
  await expect(page.getByText(/4 establishments from the DfE/).first()).toBeVisible();
});

test("a file that is not one is refused by name, and nothing changes", async ({ page }) => {
  await choose(page, /Choose the establishment file/, { name: "holiday.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") });
  await expect(page.getByRole("alert")).toBeVisible();
  await meetsAxe(page, "a refused file");
  await expect(page.getByText("No establishment file yet.")).toBeVisible();
});
