/**
 * What arrives wrong. Each is told in a sentence that says what happened, what was kept and what to do; nothing is imported by
 * half, and no text of a file is ever more than text.
 */
import type { Page } from "@playwright/test";
import { meetsAxe } from "./support/axe.ts";
import { type Core, expect, open, PASSPHRASE, test } from "./support/bridge.ts";
import { bomb, workbook } from "./support/workbook.ts";

async function choose(page: Page, button: RegExp, name: string, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button }).click();
  await (await chooser).setFiles({ name, mimeType: "application/octet-stream", buffer });
}

async function children(core: Core): Promise<number> {
  return (await core.call<{ total: number }>("pupils.list", { limit: 1 })).total;
}

const columns = (page: Page) => page.getByRole("table", { name: "What each column holds" });

test.beforeEach(async ({ settle }) => {
  await settle();
});

test("files that are not what they are called, or hold what no list holds, are refused by name", async ({ page, core }) => {
  test.setTimeout(180_000);
  await open(page, core, "#/data");
  const files: [string, Buffer, RegExp][] = [
    ["empty.csv", Buffer.alloc(0), /empty/],
    ["letter.csv", Buffer.from("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"), /PDF/],
    ["tracker.xlsx", Buffer.from("Surname,Forename\nLi,Na\n"), /called a workbook but is not one/],
    ["tracker.xlsx", bomb(), /unpack to 3\d{3} MB/],
    ["tracker.csv", Buffer.from(`Surname,Forename\n"${"x".repeat(30 * 1024 * 1024)}",Na\n`), /no spreadsheet can hold|larger than/],
    ["tracker.csv", Buffer.from('Surname,Forename\n"Li,Na\nNowak,Jan\n'), /quotation mark/],
  ];
  for (const [name, bytes, why] of files) {
    await choose(page, /Choose a spreadsheet/, name, bytes);
    const alert = page.getByRole("alert").first();
    await expect(alert, `${name}: what happened`).toContainText(why, { timeout: 20_000 });
    await expect(alert, "which file").toContainText(`“${name}”`);
    await expect(alert, "what was kept").toContainText("Nothing was changed");
    await expect(columns(page), "and no step further").toHaveCount(0);
    expect(await children(core)).toBe(0);
  }
  await meetsAxe(page, "a file that was refused");
  await choose(page, /Choose the establishment file/, "edubasealldata20261102.csv", Buffer.from("%PDF-1.7\n"));
  await expect(page.getByRole("alert").first()).toContainText("Nothing was changed");
  await expect(page.getByText("No establishment file yet.")).toBeVisible();
});

test("a mark before the first letter and text in two bytes are read as what they are", async ({ page, core }) => {
  await open(page, core, "#/data");
  const list = "Surname,Forename,Date of birth\r\nŻółć,Łucja,01/12/2012\r\n";
  const files: [string, Buffer][] = [
    ["marked.csv", Buffer.from(`\uFEFF${list}`)],
    ["two bytes.csv", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(list, "utf16le")])],
  ];
  for (const [name, bytes] of files) {
    await choose(page, /Choose a spreadsheet/, name, bytes);
    await expect(columns(page).getByRole("rowheader").first(), `${name}: no mark is left in the first heading`).toHaveText("Surname");
    await expect(columns(page)).toContainText("Łucja");
    await page.getByRole("button", { name: "Leave it" }).click();
  }
});

test("a list with slips in it: every slip is said, and what can be used is used", async ({ page, core }) => {
  await open(page, core, "#/data");
  const list = [
    "Surname,First name,Date of birth,Surname,Comments",
    "Testwood,Ada,31/02/2014,Testwood-Lee,one cell too many,here",
    "=HYPERLINK(\"http://evil.example\"),Tom,01/03/2013",
    "<img src=x onerror=alert(1)>,Finn,14/07/2013,,<script>alert(2)</script>",
  ].join("\n");
  await choose(page, /Choose a spreadsheet/, "slips.csv", Buffer.from(list));
  await expect(columns(page)).toBeVisible();
  const said = page.locator("#data-pupils").locator("xpath=..");
  await expect(said, "two columns of one name").toContainText(/Surname/);
  await expect(said, "rows longer and shorter than their headings").toContainText(/row/i);
  await page.getByRole("button", { name: "See what will happen" }).click();
  const grid = page.getByRole("grid", { name: "Rows of the file" });
  await expect(grid, "a day that is none is said, and left unknown").toContainText("31/02/2014");
  await meetsAxe(page, "a list with slips");
  await page.getByRole("button", { name: /^Import \d rows?$/ }).click();
  await expect(page.getByRole("heading", { name: "Past imports" })).toBeFocused();
  const found = await core.call<{ rows: { surname: string; dob: string | null }[] }>("pupils.list", { limit: 10 });
  const ada = found.rows.find((row) => row.surname.startsWith("Testwood"));
  expect(ada?.dob, "no day is made up").toBeNull();
  await page.goto(`${core.origin}/#/pupils`);
  await expect(page.getByRole("grid")).toContainText("=HYPERLINK");
  await expect(page.getByRole("grid")).toContainText("<img src=x");
  await expect(page.locator("a[href*='evil']"), "a formula is words").toHaveCount(0);
  await expect(page.locator("main img, main script"), "and so is markup").toHaveCount(0);
});

test("a workbook of several sheets asks which, and reads another without the file being chosen again", async ({ page, core }) => {
  await open(page, core, "#/data");
  const file = workbook({
    Notes: [["Who keeps this"], ["Maya"]],
    "Open cases": [["Surname", "Forename", "DoB"], ["Zielińska", "Łucja", "01/12/2012"]],
    Empty: [],
  });
  await choose(page, /Choose a spreadsheet/, "tracker.xlsx", file);
  const which = page.getByRole("button", { name: /Sheet of the workbook/ });
  await expect(which, "the first is read, and said").toContainText("Notes");
  await meetsAxe(page, "which sheet");
  await which.click();
  await page.getByRole("option", { name: "Open cases" }).click();
  await expect(columns(page)).toContainText("Łucja");
  await page.getByRole("button", { name: /Sheet of the workbook/ }).click();
  await page.getByRole("option", { name: "Empty" }).click();
  await expect(page.getByRole("alert").first()).toContainText("There is no filled cell in sheet Empty");
  await expect(columns(page), "the sheet that was read is still there").toContainText("Łucja");
  await page.getByRole("button", { name: "See what will happen" }).click();
  await page.getByRole("button", { name: "Import 1 row" }).click();
  await expect(page.getByRole("heading", { name: "Past imports" })).toBeFocused();
  expect(await children(core)).toBe(1);
});

test("a row that may be a child held is seen side by side, and a person keeps what is held", async ({ page, core }) => {
  await core.call("pupils.add", { patch: { surname: "Nowak", forename: "Łukasz", dob: "2012-02-01", postcode: "NW1 1AA" } });
  await open(page, core, "#/data");
  await choose(page, /Choose a spreadsheet/, "later.csv", Buffer.from("Surname,Forename,DoB,Postcode\nNowack,Łukasz,01/02/2012,NW5 2BB\n"));
  await page.getByRole("button", { name: "See what will happen" }).click();
  const sides = page.getByRole("table", { name: /Are these one child/ });
  await expect(sides.getByRole("row", { name: /Surname/ })).toContainText("Nowack");
  await expect(page.getByRole("button", { name: "Import 0 rows" }), "nothing is decided for a person").toBeDisabled();
  await meetsAxe(page, "side by side");
  await page.getByRole("button", { name: /The same child/ }).click();
  await page.getByRole("radiogroup", { name: "Surname" }).getByText("Keep “Nowak”").click();
  await meetsAxe(page, "field by field");
  await page.getByRole("button", { name: "Import 1 row" }).click();
  await expect(page.getByRole("heading", { name: "Past imports" })).toBeFocused();
  const { rows } = await core.call<{ rows: { surname: string; pupil: string }[] }>("pupils.list", { limit: 10 });
  expect(rows.map((row) => row.surname), "one child, under the name that was kept").toEqual(["Nowak"]);
  const { pupil } = await core.call<{ pupil: { postcode: string } }>("pupils.record", { id: rows[0]?.pupil });
  expect(pupil.postcode).toBe("NW5 2BB");
});

test("an import that was undone is still told of, and put back", async ({ page, core }) => {
  const read = await core.attach<{ token: string; columns: { field: string | null }[] }>("pupils_file.read", "list.csv", "Surname,Forename,DoB\nLi,Na,01/02/2012\nKhan,Aisha,03/04/2011\n");
  await core.call("pupils_file.plan", { token: read.token, fields: read.columns.map(({ field }) => field) });
  await core.call("pupils_file.accept", { token: read.token, lines: [2, 3] });
  await open(page, core, "#/data");
  await page.getByRole("button", { name: "Undo the import of list.csv" }).click();
  await page.getByRole("button", { name: "Undo this import" }).click();
  const past = page.getByRole("table", { name: "Past imports, newest first" });
  await expect(past).toContainText(/Undone .*10 Nov/);
  expect(await children(core)).toBe(0);
  await meetsAxe(page, "an import that was undone");
  await page.getByRole("button", { name: "Put back the import of list.csv" }).click();
  await expect(past).toContainText("In force");
  expect(await children(core)).toBe(2);
  const { rows } = await core.call<{ rows: { pupil: string }[] }>("pupils.list", { limit: 1 });
  await page.goto(`${core.origin}/#/pupils/${rows[0]?.pupil}/history`);
  const history = page.getByRole("list", { name: "Changes, newest first" });
  await expect(history, "the others are counted").toContainText("2 children");
  await expect(history.getByRole("link", { name: "Data, Past imports" })).toBeVisible();
  await expect(history.getByRole("button", { name: /Undo: Imported/ }), "not from one child").toHaveCount(0);
});

test("a wrong passphrase changes nothing and makes the next try wait", async ({ page, core }) => {
  await open(page, core);
  await page.getByRole("button", { name: /^Lock/ }).click();
  await page.getByLabel("Passphrase").fill("quite another passphrase");
  await page.getByRole("button", { name: "Unlock" }).click();
  const box = page.getByLabel("Passphrase");
  await expect(box).toHaveAttribute("aria-invalid", "true");
  await expect(box).toHaveValue("");
  await expect(page.getByRole("main")).toContainText(/nothing was changed/i);
  await expect(page.getByRole("button", { name: "Unlock" })).toBeEnabled({ timeout: 15_000 });
  await box.fill(PASSPHRASE);
  await page.getByRole("button", { name: "Unlock" }).click();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
});
