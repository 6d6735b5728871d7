/** Finding a child in the list, with the keyboard alone, and coming back to where one was. */
import { meetsAxe } from "./support/axe.ts";
import { type Core, expect, open, test } from "./support/bridge.ts";
import { tabTo } from "./support/keyboard.ts";
import type { Page } from "@playwright/test";

// The invented authority is made afresh for each, and every screen is judged twice.
test.setTimeout(180_000);

async function rows(page: Page, core: Core, hash = "#/pupils") {
  await core.call("vault.try_sample");
  await open(page, core, hash);
  await expect(page.getByRole("row").nth(5)).toBeVisible();
}

test("a child is found, read and left again without a mouse, and the list stands as it was", async ({ page, core }) => {
  await rows(page, core);
  await meetsAxe(page, "the list of pupils");

  await page.keyboard.press("/");
  await expect(page.getByLabel("Find in this list")).toBeFocused();
  await page.keyboard.type("ahmed");
  await expect(page.getByText(/children · narrowed/)).toBeVisible();
  await page.keyboard.press("Tab");
  await tabTo(page, /^Ahmed, /);

  // The peek follows the arrows.
  const peek = page.getByRole("complementary", { name: "the peek" });
  const first = await peek.getByRole("heading", { level: 2 }).innerText();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const row = page.locator('[role="row"]:focus');
  const name = await row.getByRole("gridcell").first().innerText();
  await expect(peek.getByRole("heading", { level: 2 })).toBeVisible();
  expect(first).toBeTruthy();

  await page.keyboard.press("Enter");
  const [surname] = name.split(",");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(surname ?? "");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();

  await page.keyboard.press("Escape");
  await expect(page.getByLabel("Find in this list"), "the list is narrowed as it was").toHaveValue("ahmed");
  await expect(page.locator('[role="row"]:focus'), "at the row that was left").toContainText(name);
});

test("views count their children, a filter by no value narrows, and both are in the address", async ({ page, core }) => {
  await rows(page, core);
  const view = page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: /^No provision/ });
  await expect(view).toContainText(/\d/);
  const count = /\d[\d,]*$/.exec((await view.innerText()).trim())?.[0];
  await view.click();
  await expect(page.getByText(`${count} children · No provision`), "the number is the length of its list").toBeVisible();

  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("menuitem", { name: "School on roll" }).click();
  const filter = page.getByRole("group", { name: "School on roll" });
  await filter.getByRole("button", { name: /How School on roll/ }).click();
  await page.getByRole("option", { name: "has no value" }).click();
  await expect(page.getByText(/· No provision · narrowed/)).toBeVisible();
  await meetsAxe(page, "the list, filtered");

  await page.reload();
  await expect(page.getByText(/· No provision · narrowed/)).toBeVisible();

  await page.getByLabel("Find in this list").fill("nobody is called this");
  await expect(page.getByText("No child fits.")).toBeVisible();
  await page.getByRole("button", { name: "Take the filters away" }).click();
  await expect(page.getByText(`${count} children · No provision`)).toBeVisible();
});

test("the first child is added after looking, by keyboard, in a list that teaches while it is empty", async ({ page, core, settle }) => {
  await settle();
  await open(page, core, "#/pupils");
  await expect(page.getByText("No child is here yet.")).toBeVisible();
  await meetsAxe(page, "the empty list");

  await page.keyboard.press("n");
  await expect(page.getByRole("heading", { name: "Add a child" })).toBeFocused();
  await tabTo(page, "Forename");
  await page.keyboard.type("Łukasz");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Nowak");
  await expect(page.getByText("Nobody here is like this.")).toBeVisible();
  await meetsAxe(page, "adding a child");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Łukasz Nowak" })).toBeVisible();

  // A second time, the child is already here.
  await page.keyboard.press("Escape");
  await expect(page.getByRole("row", { name: /Nowak, Łukasz/ })).toBeVisible();
  await page.keyboard.press("n");
  await page.getByLabel("Forename").fill("Lukasz");
  await page.getByLabel("Surname").fill("Nowak");
  await expect(page.getByRole("link", { name: /Nowak, Łukasz/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add anyway" })).toBeVisible();
});
