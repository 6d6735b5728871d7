/** What is half done when the vault locks is there afterwards, to the last letter, and an address that names nothing says so. */
import { meetsAxe } from "./support/axe.ts";
import { expect, open, PASSPHRASE, test } from "./support/bridge.ts";

test.beforeEach(async ({ settle }) => {
  await settle();
});

test("a note that was being typed when the window locked is a draft after unlocking, to its last letter", async ({ page, core }) => {
  const { id } = await core.call<{ id: string }>("pupils.add", { patch: { forename: "Łukasz", surname: "Nowak", dob: "2013-03-14" } });
  await open(page, core, `#/pupils/${id}`);
  await expect(page.getByRole("tab", { name: /^Notes/ })).toBeVisible();
  await page.keyboard.press("a");
  await page.keyboard.press("n");
  await expect(page.getByLabel("New note")).toBeFocused();
  // The key follows the last letter at once: no pause in which a draft is usually kept.
  await page.keyboard.type("Rang home. Mum will bring him on Monday.");
  await page.keyboard.press("Control+Shift+L");
  await expect(page.getByLabel("Passphrase")).toBeFocused();
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("navigation").first()).toBeVisible();
  await open(page, core, `#/pupils/${id}/notes`);
  await expect(page.getByLabel("New note")).toHaveValue("Rang home. Mum will bring him on Monday.");
  await expect(page.getByText("Draft from last time, not saved yet")).toBeVisible();
});

test("an address that names nothing says so in words, and every key still works", async ({ page, core }) => {
  for (const [address, sentence] of [
    ["#/pupils/banana", "This address names no child."],
    ["#/panels/meetings/banana", "This address names no meeting."],
    ["#/schools/banana", "This address names no school."],
  ] as const) {
    await open(page, core, address);
    await expect(page.getByRole("main")).toContainText(sentence);
    await meetsAxe(page, address);
  }
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(page.getByRole("heading", { name: "Pupils", level: 1 })).toBeVisible();
});

test("a name from right to left stands before the figures that follow it", async ({ page, core }) => {
  await core.call("pupils.add", { patch: { forename: "أحمد", surname: "خان", dob: "2013-03-14" } });
  await open(page, core, "#/pupils");
  await expect(page.getByRole("row").filter({ hasText: "خان, أحمد" })).toBeVisible();
  // As a sentence of any screen would have it: the name in an element of its own, a figure right behind it.
  const ends = await page.evaluate(() => {
    const line = document.querySelector("main")?.appendChild(document.createElement("p"));
    const name = line?.appendChild(document.createElement("strong"));
    const rest = line?.appendChild(document.createTextNode(" 14 Mar 2013"));
    if (!name || !rest) return null;
    name.textContent = "خان, أحمد";
    const figure = document.createRange();
    figure.setStart(rest, 1);
    figure.setEnd(rest, 3);
    return { name: name.getBoundingClientRect().right, figure: figure.getBoundingClientRect().left };
  });
  expect(ends?.figure, "14 stands behind the name, not before it").toBeGreaterThanOrEqual(ends?.name ?? Infinity);
});
