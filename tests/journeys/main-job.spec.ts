/** The main job, from a council's own files to what must be done first, and the paper for the panel. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { meetsAxe } from "./support/axe.ts";
import { expect, open, test } from "./support/bridge.ts";

const gias = {
  name: "edubasealldata20181213.csv",
  mimeType: "text/csv",
  buffer: readFileSync(resolve(import.meta.dirname, "../../src-tauri/crates/exchange/tests/fixtures/edubasealldata-2018-layout.csv")),
};

/** As a team's own list is: its own headings, days as they are said, a formula for a name, a child twice. */
const list = {
  name: "Inclusion tracker Nov.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    [
      "Family name,First name,Birth date,Unique pupil number,Year,Home address",
      "Wójcik,Łukasz,14/03/2014,,7,12 Elm Street",
      "O'Neill,Aoife,02/09/2012,,9,",
      "=HYPERLINK(\"http://evil.example\"),Tom,31/02/2014,,8,",
      "Wójcik,Łukasz,14/03/2014,,7,12 Elm Street",
    ].join("\r\n"),
  ),
};

async function choose(page: Page, button: RegExp, file: typeof gias): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button }).click();
  await (await chooser).setFiles(file);
}

async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: new RegExp(`^${place}`) }).click();
}

async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /Find a child/ }).fill(words);
}

test("files in, a child found, placed, reviewed and planned for, and what follows from it", async ({ page, core, settle }) => {
  test.setTimeout(180_000);
  await settle();
  await open(page, core);

  await test.step("the establishment file becomes schools", async () => {
    await goTo(page, "Data");
    await choose(page, /Choose the establishment file/, gias);
    await page.getByRole("button", { name: "Put this file in use" }).click();
    await expect(page.getByRole("button", { name: /Choose the establishment file/ })).toBeVisible();
    await meetsAxe(page, "Data, with establishments");
  });

  await test.step("the team's own list is shown before it is taken", async () => {
    await choose(page, /Choose a spreadsheet/, list);
    await meetsAxe(page, "what each column holds");
    await page.getByRole("button", { name: "See what will happen" }).click();
    await expect(page.getByRole("heading", { name: /What “Inclusion tracker Nov.csv” will do/ })).toBeVisible();
    await meetsAxe(page, "what the list will do");
    await page.getByRole("button", { name: /^Import \d+ rows?$/ }).click();
    await expect(page.getByRole("button", { name: /Choose a spreadsheet/ })).toBeVisible();
  });

  await test.step("a child is found by a name without its letters", async () => {
    await find(page, "lukasz");
    const hit = page.getByRole("option", { name: /Wójcik, Łukasz/ });
    await expect(hit, "one child, although the list named him twice").toHaveCount(1);
    await hit.click();
    await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toContainText("Łukasz");
    await meetsAxe(page, "a child's record");
  });

  await test.step("a permanent exclusion starts the sixth-day clock", async () => {
    await page.getByRole("button", { name: /Add a status/ }).click();
    const form = page.getByRole("form", { name: "Add a status" });
    await form.getByRole("button", { name: /Status/ }).click();
    await page.getByRole("option", { name: /Permanently excluded/ }).click();
    await form.getByLabel("Reason").fill("Persistent disruptive behaviour");
    await meetsAxe(page, "a status being given");
    await form.getByRole("button", { name: "Add the status" }).click();
    await expect(page.getByRole("main")).toContainText("Permanently excluded");
  });

  await test.step("a placement with its week", async () => {
    await page.getByRole("tab", { name: /Placements/ }).click();
    await page.getByRole("button", { name: "Add a placement" }).click();
    const form = page.getByRole("group", { name: "A new placement" });
    await form.getByRole("combobox", { name: "Where" }).fill("aloysius");
    await page.getByRole("option", { name: /St Aloysius/ }).click();
    await form.getByLabel("Purpose").fill("Day-six provision while a school place is found");
    await form.getByRole("button", { name: "Add the placement" }).click();
    await page.getByRole("button", { name: "Weekly sessions" }).click();
    await page.getByRole("group", { name: /Weekly sessions at/ }).getByText("Every day").click();
    await meetsAxe(page, "a week of sessions");
    await page.getByRole("group", { name: /Weekly sessions at/ }).getByRole("button", { name: /^Save/ }).click();
    await expect(page.getByRole("article", { name: /St Aloysius/ })).toContainText("25 h");
  });

  await test.step("a review is not saved without a next date or a reason", async () => {
    await page.getByRole("tab", { name: /Reviews/ }).click();
    await page.getByRole("button", { name: "Write a review" }).click();
    await meetsAxe(page, "a review being written");
    await page.getByRole("button", { name: "Save the review" }).click();
    await expect(page.getByRole("alert").first()).toBeVisible();
    await page.getByLabel("Or why there is none").fill("Moves to a school next week");
    await page.getByRole("button", { name: "Save the review" }).click();
    await expect(page.getByRole("article").first()).toContainText("Moves to a school next week");
  });

  await test.step("the child's own words", async () => {
    await page.getByRole("tab", { name: /Notes/ }).click();
    const note = page.getByRole("form", { name: "Add a note" });
    await note.getByRole("textbox").first().fill("I want to go back and do art.");
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("main")).toContainText("I want to go back and do art.");
    await meetsAxe(page, "notes");
  });

  await test.step("Today says what must be done first, and why the date is so", async () => {
    await goTo(page, "Today");
    await expect(page.getByRole("main")).toContainText("Łukasz");
    await meetsAxe(page, "Today, with work");
  });

  await test.step("locked, closed, started again: everything is there", async () => {
    await page.getByRole("button", { name: /^Lock/ }).click();
    await expect(page.getByRole("heading", { name: "Unlock Waymark" })).toBeVisible();
    expect(await page.content(), "a locked window holds nothing of a child").not.toContain("Łukasz");
  });
});
