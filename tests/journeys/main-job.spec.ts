/** The main job, from a council's own files to what must be done first, and the paper for the panel. */
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { meetsAxe } from "./support/axe.ts";
import { Core, expect, open, PASSPHRASE, test } from "./support/bridge.ts";

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

  await test.step("Today says what must be done first, and why the date is so", async () => {
    await goTo(page, "Today");
    const line = page.getByRole("main").getByRole("listitem").filter({ hasText: "Łukasz" }).filter({ hasText: "Wed 18 Nov" }).first();
    // 10, 11, 12, 13, 17, 18: over the weekend and the staff day on the 16th.
    await expect(line, "the sixth school day").toBeVisible();
    await line.getByRole("button", { name: "Why this date?" }).click();
    await expect(page.getByRole("dialog")).toContainText("Staff training");
    await meetsAxe(page, "why a date");
    await page.keyboard.press("Escape");
    await meetsAxe(page, "Today, with work");
  });

  await test.step("back to the child, by the palette", async () => {
    await find(page, "wojcik");
    await page.getByRole("option", { name: /Wójcik, Łukasz/ }).first().click();
    await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toContainText("Łukasz");
  });

  await test.step("a placement with its week", async () => {
    await page.getByRole("tab", { name: /Placements/ }).click();
    await page.getByRole("button", { name: "Add a placement" }).click();
    const form = page.getByRole("form", { name: "A new placement" });
    await form.getByRole("combobox", { name: "Where" }).fill("aloysius");
    await page.getByRole("option", { name: /St Aloysius/ }).click();
    await form.getByLabel("Purpose").fill("Day-six provision while a school place is found");
    await form.getByRole("button", { name: "Add the placement" }).click();
    // A new placement opens at its week.
    await page.getByRole("form", { name: /Weekly sessions at/ }).getByText("Every day").click();
    await meetsAxe(page, "a week of sessions");
    await page.getByRole("form", { name: /Weekly sessions at/ }).getByRole("button", { name: /^Save/ }).click();
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

  await test.step("with education from the sixth day the duty is met, and Today no longer asks", async () => {
    await goTo(page, "Today");
    await expect(page.getByRole("main")).toContainText("Łukasz");
    await expect(page.getByRole("main")).not.toContainText("Wed 18 Nov");
  });

  await test.step("the way back, from the first week", async () => {
    await find(page, "lukasz");
    await page.getByRole("option", { name: /Wójcik, Łukasz/ }).first().click();
    await page.getByRole("tab", { name: /Plan/ }).click();
    await page.getByRole("button", { name: "Start a plan" }).click();
    await page.getByRole("form", { name: "A new plan" }).getByRole("combobox", { name: "Destination school" }).fill("aloysius");
    await page.getByRole("option", { name: /St Aloysius/ }).click();
    await page.getByRole("button", { name: "Start the plan" }).click();
    await page.getByRole("button", { name: "Lay the weeks out" }).click();
    await expect(page.getByRole("table", { name: "Week by week" })).toContainText("of 10");
    await meetsAxe(page, "the plan");
  });

  await test.step("who changed what, and undo", async () => {
    await find(page, "lukasz");
    await page.getByRole("option", { name: /Wójcik, Łukasz/ }).first().click();
    await expect(page.getByRole("combobox", { name: /Find a child/ })).toBeHidden();
    await page.getByRole("tab", { name: /History/ }).click();
    await expect(page.getByRole("list", { name: "Changes, newest first" })).toContainText("Siân Okafor");
    await meetsAxe(page, "the history");
    const undo = page.getByRole("banner").getByRole("button", { name: /^Undo/ });
    await expect(undo).toHaveAccessibleName("Undo: Laid out the way back");
    await page.keyboard.press("Control+z");
    await expect(undo, "undo names the change before it now").not.toHaveAccessibleName("Undo: Laid out the way back");
  });

  await test.step("locked, closed, started again: everything is there", async () => {
    await page.getByRole("button", { name: /^Lock/ }).click();
    await expect(page.getByRole("heading", { name: "Unlock Waymark" })).toBeVisible();
    expect(await page.content(), "a locked window holds nothing of a child").not.toContain("Łukasz");
    await page.goto("about:blank");
    await core.stop();
    const again = await Core.start(core.folder);
    await open(page, again);
    await page.getByLabel("Passphrase").fill(PASSPHRASE);
    await page.getByRole("button", { name: "Unlock" }).click();
    await expect(page.getByRole("navigation", { name: "Main" }), "open").toBeVisible();
    await find(page, "lukasz");
    await page.getByRole("option", { name: /Wójcik, Łukasz/ }).first().click();
    await expect(page.getByRole("main")).toContainText("Permanently excluded");
    await page.goto("about:blank");
    await again.stop();
  });
});

test("a meeting, its cases in order, and the real paper", async ({ page, core, settle }) => {
  test.setTimeout(120_000);
  await settle();
  for (const [surname, forename] of [["Wójcik", "Łukasz"], ["O'Neill", "Aoife"]]) {
    const { id } = await core.call<{ id: string }>("pupils.add", { patch: { surname, forename, dob: "2014-03-14" } });
    await core.call("statuses.save", { patch: { pupil: id, kind: "PEX", started_on: "2026-11-09" } });
  }
  await open(page, core);
  await goTo(page, "Panels");
  await page.getByRole("button", { name: "Add the first panel" }).click();
  await page.getByLabel("Name of the panel").fill("Secondary Fair Access Panel");
  await page.getByRole("button", { name: "Add the panel" }).click();
  await page.getByRole("button", { name: "Plan a meeting" }).click();
  const planned = page.getByRole("form", { name: /New meeting of/ });
  await planned.getByRole("textbox", { name: "Day" }).fill("19/11/2026");
  await planned.getByLabel("Starts at").fill("14:00");
  await meetsAxe(page, "a meeting being planned");
  await planned.getByRole("button", { name: "Plan the meeting" }).click();
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toContainText("Secondary Fair Access Panel");

  const suggested = page.getByRole("button", { name: /^Add .*Łukasz.* to the agenda$/ });
  await expect(suggested, "the clocks suggest the child by themselves").toBeVisible();
  await suggested.click();
  const agenda = page.getByRole("grid", { name: "Agenda" });
  await expect(agenda.getByRole("row")).toHaveCount(1);
  await page.getByRole("combobox", { name: "Add any child" }).fill("neill");
  await page.getByRole("option", { name: /O.Neill/ }).click();
  // The box offers the next child at once; Escape leaves it.
  await page.keyboard.press("Escape");
  await expect(agenda.getByRole("row")).toHaveCount(2);
  await expect(agenda.getByRole("row").first()).toContainText("Łukasz");
  await agenda.getByRole("row").nth(1).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(agenda.getByRole("row").first(), "Alt and an arrow move a case").toContainText("Neill");

  await agenda.getByRole("row").nth(1).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("What the panel is asked").fill("A school place from January");
  await page.getByLabel("Presented by").click();
  await expect(agenda).toContainText("A school place from January");
  await expect(page.getByRole("region", { name: "Pages of the pack" }).locator("canvas").first()).toBeVisible();
  await meetsAxe(page, "the builder, with the paper");

  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as PDF" }).click();
  const saved = await saving;
  const pdf = join(core.folder, "..", `${randomUUID()}.pdf`);
  await saved.saveAs(pdf);
  const said = (program: string, ...options: string[]) => execFileSync(program, [...options], { encoding: "utf8" });
  expect(said("qpdf", "--check", pdf), "a printer's own reader must find nothing wrong").toContain("No syntax or stream encoding errors");
  const agendaPage = said("pdftotext", "-layout", "-f", "1", "-l", "2", pdf, "-");
  expect(agendaPage, "an agenda names nobody").not.toContain("Wójcik");
  const all = said("pdftotext", "-layout", pdf, "-");
  expect(all, "every letter of a name is in the brief").toContain("Łukasz");
  expect(all).toContain("A school place from January");
  rmSync(pdf);
});
