/** What others promised: written down from a child, chased a rung at a time, told to the school, and kept. */
import { meetsAxe } from "./support/axe.ts";
import { expect, open, test } from "./support/bridge.ts";
import { focused, tabTo } from "./support/keyboard.ts";

test.use({ start: ["--sample", "--children", "60"] });

interface Child {
  pupil: string;
  surname: string;
  forename: string;
}

test("a promise is written down, chased and kept with the keyboard alone", async ({ page, core }) => {
  await core.call("vault.try_sample");
  const { rows } = await core.call<{ rows: Child[] }>("pupils.list", { limit: 1 });
  const child = rows[0];
  await open(page, core, `#/pupils/${child?.pupil ?? ""}`);
  await expect(page.getByRole("tab", { name: /Tasks/ })).toBeVisible();

  await page.keyboard.press("a");
  await page.keyboard.press("t");
  await expect.poll(() => focused(page), "the form's first box has the focus").toBe("What is to be done");
  await page.keyboard.type("Send the reading ages");
  await tabTo(page, /Whose/);
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: "Somebody else promised it" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await tabTo(page, "Which school or provider (optional)");
  await page.keyboard.type("northferry");
  await page.getByRole("option", { name: /Northferry School/ }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await meetsAxe(page, "a promise being written down");
  await tabTo(page, "Write the promise down");
  await page.keyboard.press("Enter");
  const row = page.getByRole("listitem").filter({ hasText: "Send the reading ages" });
  await expect(row).toContainText("promised today");
  await expect(row, "a promise without a day to chase says so").toContainText("No day to chase");

  await page.getByRole("button", { name: "Chase: Send the reading ages" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe("What was said (optional)");
  await page.keyboard.type("By Friday, the SENCO says");
  await meetsAxe(page, "a chase");
  await page.keyboard.press("Enter");
  await expect(row, "a week is the usual time until one asks again").toContainText("ask again Tue 17 Nov");
  await expect(row).toContainText("asked");

  await core.passes({ days: 7 });
  await open(page, core, "#/today");
  // A week passed, and nobody was at the keyboard.
  await page.getByRole("button", { name: "Open it again" }).click();
  const waiting = page.getByRole("region", { name: /Waiting on others: to chase/ });
  await expect(waiting).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("w");
  await expect(page.getByRole("heading", { level: 1, name: "Tasks and promises" })).toBeFocused();
  const listed = page.getByRole("listitem").filter({ hasText: "Send the reading ages" });
  await expect(listed).toContainText("7 days since promised");
  await meetsAxe(page, "all tasks and promises");

  await listed.getByRole("link", { name: "Northferry School" }).focus();
  await page.keyboard.press("Enter");
  const owes = page.getByRole("region", { name: "What it owes us" });
  await expect(owes).toContainText("Send the reading ages");
  await expect(owes.getByRole("button", { name: "Save the page as PDF" })).toBeVisible();
  await meetsAxe(page, "what a school owes");

  await owes.getByRole("button", { name: "Done: Send the reading ages" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe("What came of it");
  await page.keyboard.press("Enter");
  await expect(owes, "what was done is not always what was promised, so it is asked").toContainText("Say what came of it");
  await page.keyboard.type("Came by e-mail, two pages");
  await page.keyboard.press("Enter");
  await expect(owes).not.toContainText("Send the reading ages");
  await page.keyboard.press("Control+z");
  await expect(owes, "keeping a promise can be taken back").toContainText("Send the reading ages");
});

test("the page of what a school owes is a PDF without a child's name", async ({ core }) => {
  await core.call("vault.try_sample");
  const { rows } = await core.call<{ rows: Child[] }>("pupils.list", { limit: 1 });
  const child = rows[0];
  await core.call("tasks.save", { patch: { pupil: child?.pupil, title: "Name a mentor", setting: "urn:990007" } });
  const owed = await core.call<{ promises: { task: { waiting_on: string } }[]; sentence: string }>("owed.get", { setting: "urn:990007" });
  expect(owed.promises.some((line) => line.task.waiting_on !== null), "who owes it is the school, unless a person is named").toBe(true);
  const response = await fetch(`${core.origin}/call/owed.pdf`, { method: "POST", body: JSON.stringify({ setting: "urn:990007" }) });
  const bytes = new TextDecoder("latin1").decode(await response.arrayBuffer());
  expect(bytes.startsWith("%PDF-")).toBe(true);
  expect(bytes, "the file's own facts name no child").not.toContain(child?.surname ?? "?");
});

test("two children who are to be kept apart are not placed together by accident", async ({ page, core }) => {
  await core.call("vault.try_sample");
  const { rows } = await core.call<{ rows: (Child & { where_now: string[] })[] }>("pupils.list", { limit: 60 });
  const [first, second] = rows.filter((row) => row.where_now.length === 0);
  const setting = "urn:990027";
  await core.call("placements.save", { patch: { pupil: second?.pupil, setting, kind: "alternative_provision", started_on: "2026-11-02" } });
  await open(page, core, `#/pupils/${first?.pupil ?? ""}/people`);
  await page.getByRole("button", { name: "Keep apart from a child" }).click();
  const form = page.getByRole("form", { name: "Keep apart from a child" });
  await form.getByRole("combobox", { name: "The other child" }).fill(second?.surname ?? "");
  await page.getByRole("option", { name: new RegExp(`${second?.surname ?? ""}, ${second?.forename ?? ""}`) }).first().click();
  await form.getByRole("textbox", { name: "Whom to ask before deciding" }).fill("Bryn Prosser");
  await form.getByRole("textbox", { name: "Why" }).fill("Assault in June");
  await form.getByRole("button", { name: "Enter it" }).click();
  await expect(page.getByText("Apart today")).toBeVisible();
  await meetsAxe(page, "people, agencies and who is kept apart");

  await page.keyboard.press("3");
  await page.getByRole("button", { name: "Add a placement" }).click();
  const placing = page.getByRole("form", { name: "A new placement" });
  await placing.getByRole("combobox", { name: "Where" }).fill("beacon reach");
  await page.getByRole("option", { name: /Beacon Reach/ }).click();
  await expect(placing.getByText("Conflict: ask Bryn Prosser"), "it is said before anything is saved").toBeVisible();
  await expect(placing).toContainText("Assault in June");
  await meetsAxe(page, "a placement against a keep-apart entry");
  await placing.getByRole("button", { name: "Add the placement" }).click();
  await expect(placing).toContainText("Nothing was saved yet");
  const why = placing.getByRole("textbox", { name: "Whom you asked, and why it is safe to go on" });
  await expect(why, "the box that is asked about has the focus").toBeFocused();
  await why.fill("Bryn: different buildings, different days");
  await placing.getByRole("button", { name: "Add the placement" }).click();
  await expect(page.getByRole("heading", { name: "Beacon Reach AP Academy" })).toBeVisible();
  const history = await core.call<{ changes: { label: string; reason: string | null }[] }>("history.page", { pupil: first?.pupil, offset: 0, limit: 5 });
  expect(history.changes.map((change) => change.reason), "the reason stands in the history").toContain("Bryn: different buildings, different days");
});
