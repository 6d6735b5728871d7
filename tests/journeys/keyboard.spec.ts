/**
 * The whole main job without a mouse: from the first run to the saved paper, with nothing but keys. What cannot be reached by
 * key, and every step that leaves the focus nowhere, fails here.
 */
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { expect, open, PASSPHRASE, test } from "./support/bridge.ts";
import { tabTo } from "./support/keyboard.ts";

const gias = {
  name: "edubasealldata20181213.csv",
  mimeType: "text/csv",
  buffer: readFileSync(resolve(import.meta.dirname, "../../src-tauri/crates/exchange/tests/fixtures/edubasealldata-2018-layout.csv")),
};

const list = {
  name: "tracker.csv",
  mimeType: "text/csv",
  buffer: Buffer.from("Family name,First name,Birth date,Year\r\nWójcik,Łukasz,14/03/2014,7\r\nO'Neill,Aoife,02/09/2012,9\r\n"),
};

/** Focus is somewhere: a person who cannot see would otherwise start again at the top. */
async function isSomewhere(page: Page, after: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body), {
      message: `after ${after} the focus must be somewhere`,
    })
    .toBe(true);
}

async function press(page: Page, name: string | RegExp, key = "Enter"): Promise<void> {
  await tabTo(page, name, 150);
  await page.keyboard.press(key);
  await isSomewhere(page, `“${String(name)}”`);
}

async function choose(page: Page, button: RegExp, file: typeof gias): Promise<void> {
  await tabTo(page, button, 150);
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(file);
}

/** Types into a box that finds, and takes the first answer. */
async function pick(page: Page, box: string | RegExp, typed: string, answer: RegExp): Promise<void> {
  await tabTo(page, box, 150);
  await page.keyboard.type(typed);
  // Until the answer is alone: what was offered before typing is still in sight for a moment.
  await expect(page.getByRole("option")).toHaveCount(1);
  await expect(page.getByRole("option")).toHaveAccessibleName(answer);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
}

async function go(page: Page, keys: string, heading: string | RegExp): Promise<void> {
  await page.keyboard.press("g");
  await page.keyboard.press(keys);
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toContainText(heading);
  await isSomewhere(page, `going to ${String(heading)}`);
}

async function openChild(page: Page, words: string, name: RegExp): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(words);
  await expect(page.getByRole("option", { name }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toContainText(name);
  await expect(page.getByRole("combobox", { name: /Find a child/ })).toBeHidden();
}

/** A part of the record by its number, as the sheet of keys says. */
async function part(page: Page, name: RegExp): Promise<void> {
  const names = await page.getByRole("tab").allInnerTexts();
  const at = names.findIndex((tab) => name.test(tab));
  expect(at, `the record has a part called ${String(name)}`).toBeGreaterThanOrEqual(0);
  await page.keyboard.press(String(at + 1));
  await expect(page.getByRole("tab", { name, selected: true })).toBeVisible();
  await isSomewhere(page, `the part ${String(name)}`);
}

test("the main job, from the first run to the saved paper, with keys alone", async ({ page, core }) => {
  test.setTimeout(240_000);
  await open(page, core);

  await test.step("the first run", async () => {
    await tabTo(page, "Choose a passphrase");
    await page.keyboard.type(PASSPHRASE);
    await tabTo(page, "The same passphrase again");
    await page.keyboard.type(PASSPHRASE);
    await page.keyboard.press("Enter");
    const key = await page.getByRole("group", { name: "Recovery key" }).innerText();
    await tabTo(page, /Type the recovery key back/);
    await page.keyboard.type(key);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Who are you?" })).toBeVisible();
    await tabTo(page, "Your name");
    await page.keyboard.type("Siân Okafor");
    await pick(page, "Local authority", "camd", /Camden/);
    await press(page, "Start");
    await expect(page.getByRole("navigation", { name: "Main" })).toContainText("Siân Okafor");
  });

  await test.step("files in", async () => {
    await go(page, "d", "Data");
    await choose(page, /Choose the establishment file/, gias);
    await expect(page.getByRole("button", { name: "Put this file in use" })).toBeVisible();
    await press(page, "Put this file in use");
    await expect(page.getByRole("heading", { name: "Schools and registered providers" })).toBeFocused();
    await choose(page, /Choose a spreadsheet/, list);
    await expect(page.getByRole("table", { name: "What each column holds" })).toBeVisible();
    await press(page, "See what will happen");
    await expect(page.getByRole("heading", { name: /What “tracker.csv” will do/ })).toBeFocused();
    await press(page, "Import 2 rows");
    await expect(page.getByRole("heading", { name: "Past imports" })).toBeFocused();
  });

  await test.step("a child, and why", async () => {
    await openChild(page, "lukasz", /Łukasz/);
    await press(page, /Add a status/);
    const form = page.getByRole("form", { name: "Add a status" });
    await expect(form).toBeVisible();
    await page.keyboard.press("Shift+Tab");
    await tabTo(page, /Status/);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("listbox")).toBeVisible();
    await page.keyboard.type("perm");
    await page.keyboard.press("Enter");
    await tabTo(page, /^Reason/);
    await page.keyboard.type("Persistent disruptive behaviour");
    await press(page, "Add the status");
    await expect(form).toBeHidden();
    await expect(page.getByRole("main")).toContainText("Permanently excluded");
    await isSomewhere(page, "a status was added");
  });

  await test.step("Today says which date follows, and why", async () => {
    await go(page, "t", "Today");
    await expect(page.getByRole("main")).toContainText("Łukasz");
    await press(page, "Why this date?");
    await expect(page.getByRole("dialog")).toContainText("Rests on");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Why this date?" }).first()).toBeFocused();
  });

  await test.step("a placement with its week", async () => {
    await openChild(page, "wojcik", /Łukasz/);
    await part(page, /^Placements/);
    await press(page, "Add a placement");
    await expect(page.getByRole("form", { name: "A new placement" })).toBeVisible();
    await page.keyboard.press("Shift+Tab");
    await pick(page, /^Where/, "aloysius", /St Aloysius/);
    await tabTo(page, /^Purpose/);
    await page.keyboard.type("Day-six provision while a school place is found");
    await press(page, "Add the placement");
    const week = page.getByRole("form", { name: /Weekly sessions at/ });
    await expect(week).toBeVisible();
    await page.keyboard.press("Shift+Tab");
    await press(page, /^Every day/);
    await press(page, /^Save/);
    await expect(week).toBeHidden();
    await expect(page.getByRole("article", { name: /St Aloysius/ })).toContainText("25 h");
    await isSomewhere(page, "a week was saved");
  });

  await test.step("a review, the child's own words, the way back", async () => {
    await part(page, /^Reviews/);
    await press(page, "Write a review");
    await tabTo(page, /^Or why there is none/, 150);
    await page.keyboard.type("Moves to a school next week");
    await press(page, "Save the review");
    await expect(page.getByRole("article").first()).toContainText("Moves to a school next week");
    await isSomewhere(page, "a review was saved");
    await part(page, /^Notes/);
    await tabTo(page, /^New note/);
    await page.keyboard.type("I want to go back and do art.");
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("main")).toContainText("I want to go back and do art.");
    await isSomewhere(page, "a note was added");
    await page.keyboard.press("Escape");
    await openChild(page, "lukasz", /Łukasz/);
    await part(page, /^Plan/);
    await press(page, "Start a plan");
    await expect(page.getByRole("form", { name: "A new plan" })).toBeVisible();
    await page.keyboard.press("Shift+Tab");
    await pick(page, /^Destination school/, "aloysius", /St Aloysius/);
    await press(page, "Start the plan");
    await press(page, "Lay the weeks out");
    await expect(page.getByRole("table", { name: "Week by week" })).toContainText("of 10");
    await isSomewhere(page, "the weeks were laid out");
  });

  await test.step("a meeting and its agenda", async () => {
    await go(page, "m", "Panels");
    await press(page, "Add the first panel");
    await page.keyboard.press("Shift+Tab");
    await tabTo(page, /^Name of the panel/);
    await page.keyboard.type("Secondary Fair Access Panel");
    await press(page, "Add the panel");
    await press(page, "Plan a meeting");
    await expect(page.getByRole("form", { name: /New meeting of/ })).toBeVisible();
    await page.keyboard.press("Shift+Tab");
    await tabTo(page, /^Day/);
    await page.keyboard.type("19/11/2026");
    await tabTo(page, /^Starts at/);
    await page.keyboard.type("14:00");
    await press(page, "Plan the meeting");
    await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toContainText("Secondary Fair Access Panel");
    const agenda = page.getByRole("grid", { name: "Agenda" });
    await pick(page, /^Add any child/, "wojcik", /Łukasz/);
    await expect(agenda.getByRole("row")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await page.keyboard.type("neill");
    await expect(page.getByRole("option")).toHaveCount(1);
    await expect(page.getByRole("option")).toHaveAccessibleName(/O.Neill/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(agenda.getByRole("row")).toHaveCount(2);
    await page.keyboard.press("Escape");
    await tabTo(page, /Wójcik|O.Neill/, 150);
    await page.keyboard.press("End");
    await page.keyboard.press("Alt+ArrowUp");
    await expect(agenda.getByRole("row").first(), "Alt and an arrow move a case").toContainText("Neill");
    await page.keyboard.press("Enter");
    await tabTo(page, /^What the panel is asked/, 150);
    await page.keyboard.type("A school place from January");
    await page.keyboard.press("Tab");
    await expect(agenda).toContainText("A school place from January");
  });

  await test.step("the paper, saved", async () => {
    await expect(page.getByRole("region", { name: "Pages of the pack" }).locator("canvas").first()).toBeVisible();
    await tabTo(page, "Save as PDF", 150);
    const saving = page.waitForEvent("download");
    await page.keyboard.press("Enter");
    const pdf = join(core.folder, "..", `${randomUUID()}.pdf`);
    await (await saving).saveAs(pdf);
    expect(execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" })).toContain("A school place from January");
    rmSync(pdf);
    await isSomewhere(page, "the paper was saved");
  });

  await test.step("undone by key, locked, and opened again", async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+Shift+l");
    await expect(page.getByRole("heading", { name: "Unlock Waymark" })).toBeVisible();
    await tabTo(page, "Passphrase");
    await page.keyboard.type(PASSPHRASE);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("navigation", { name: "Main" })).toContainText("Siân Okafor");
    await openChild(page, "lukasz", /Łukasz/);
    await expect(page.getByRole("main")).toContainText("Permanently excluded");
  });
});
