/** One child's record: read in seconds, written as one goes, nothing lost by a crash, every change taken back. */
import { meetsAxe } from "./support/axe.ts";
import { type Core, expect, open, test } from "./support/bridge.ts";

// The invented authority is made afresh for each, and every screen is judged twice.
test.setTimeout(180_000);

interface Row {
  pupil: string;
  surname: string;
  statuses: string[];
}

async function child(core: Core): Promise<Row> {
  await core.call("vault.try_sample");
  const { rows } = await core.call<{ rows: Row[] }>("pupils.list", { view: "day_six", limit: 1 });
  expect(rows, "the invented authority has a child who waits for day six").toHaveLength(1);
  return rows[0] as Row;
}

test("the head says it all without scrolling, and every date gives its reason", async ({ page, core }) => {
  const { pupil } = await child(core);
  await open(page, core, `#/pupils/${pupil}`);
  for (const answer of ["Where now", "This week", "Next date", "Owner", "Worries"]) {
    await expect(page.getByText(answer, { exact: true }).first(), answer).toBeInViewport();
  }
  await page.getByRole("button", { name: "Why this date?" }).first().click();
  await expect(page.getByRole("dialog")).toContainText("Rests on:");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Why this date?" }).first()).toBeFocused();
  for (const [key, section] of [["1", "overview"], ["6", "people"], ["7", "notes"], ["8", "tasks"], ["9", "history"]] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole("tab", { selected: true })).toContainText(new RegExp(section, "i"));
    await page.waitForTimeout(300);
    await meetsAxe(page, `a child's record, ${section}`);
  }
});

test("a note is typed, survives a crash as a draft, and is added from the keyboard", async ({ page, core }) => {
  const { pupil } = await child(core);
  await open(page, core, `#/pupils/${pupil}`);
  await expect(page.getByRole("tab", { name: /^Notes/ })).toBeVisible();
  await page.keyboard.press("a");
  await page.keyboard.press("n");
  await expect(page.getByLabel("New note")).toBeFocused();
  await page.keyboard.type("Rang home. Mum will bring him on Monday.");
  await expect(page.getByText("Draft kept, not saved yet")).toBeVisible();

  // The window is lost in mid-sentence.
  await page.reload();
  await expect(page.getByLabel("New note")).toHaveValue("Rang home. Mum will bring him on Monday.");
  await expect(page.getByText(/Draft .*not saved yet/)).toBeVisible();
  await page.getByLabel("New note").focus();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("article").first()).toContainText("Mum will bring him on Monday.");
  await expect(page.getByLabel("New note")).toHaveValue("");

  // Said to be wrong, with the reason; it stays to be read.
  await page.getByRole("button", { name: /was recorded in error$/ }).first().click();
  await page.getByLabel("Why it should not be here").fill("About another child");
  await page.keyboard.press("Enter");
  await expect(page.getByText("About another child")).toBeVisible();
  await expect(page.getByText("Rang home. Mum will bring him on Monday.")).toBeVisible();
});

test("a second status is added and ended, and the end is taken back from the history", async ({ page, core }) => {
  const { pupil } = await child(core);
  await open(page, core, `#/pupils/${pupil}`);
  await expect(page.getByRole("heading", { name: "Statuses" })).toBeVisible();
  await page.keyboard.press("a");
  await page.keyboard.press("s");
  const form = page.getByRole("form", { name: "Add a status" });
  await form.getByRole("button", { name: /Status/ }).first().click();
  await page.getByRole("option", { name: /^Medical/ }).click();
  await form.getByRole("button", { name: "Add the status" }).click();
  await expect(page.getByRole("button", { name: "End Medical" })).toBeVisible();

  await page.getByRole("button", { name: "End Medical" }).click();
  const end = page.getByRole("form", { name: "End Medical" });
  await end.getByRole("button", { name: "End the status" }).click();
  await expect(end.getByText("Write why it ended.")).toBeVisible();
  await end.getByLabel("Why it ended").fill("Well again");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "End Medical" })).toHaveCount(0);

  await page.keyboard.press("Escape");
  await page.locator("h1").focus();
  await page.goto(`${core.origin}/#/pupils/${pupil}/history`);
  await page.getByRole("button", { name: /^Undo: Changed a status/ }).first().click();
  await expect(page.getByText("Took back: Changed a status").first()).toBeVisible();
  await page.goto(`${core.origin}/#/pupils/${pupil}`);
  await expect(page.getByRole("button", { name: "End Medical" }), "the status is open again").toBeVisible();
});

test("particulars are changed in place, saved on leaving, and a refusal stands at its field", async ({ page, core }) => {
  const { pupil } = await child(core);
  await open(page, core, `#/pupils/${pupil}`);
  const about = page.getByRole("region", { name: "About" });
  await about.getByRole("button", { name: "Change" }).click();
  await about.getByLabel("Known as").fill("Zed");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Zed");
  await about.getByLabel("Forename").fill("");
  await page.keyboard.press("Enter");
  await expect(about.getByText("Enter the child's forename.")).toBeVisible();
  await meetsAxe(page, "particulars, one refused");
});
