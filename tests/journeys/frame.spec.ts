/** What stands around every screen, on an invented local authority with children in it. */
import { meetsAxe } from "./support/axe.ts";
import { expect, open, test } from "./support/bridge.ts";

test.use({ start: ["--sample", "--children", "60"] });

test.beforeEach(async ({ page, core }) => {
  await core.call("vault.try_sample");
  await open(page, core);
  await page.getByRole("navigation", { name: "Main" }).waitFor();
});

/** Places of the rail, and the heading under which each opens. */
const places = { Today: "Today", Pupils: "Pupils", Panels: "Panels", Providers: "Providers", Schools: "Schools", Data: "Data", Settings: "Team" };

for (const [place, title] of Object.entries(places)) {
  test(`${place} opens from the rail, is called by its name and meets axe`, async ({ page }) => {
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: new RegExp(`^${place}`) }).click();
    const heading = page.getByRole("main").getByRole("heading", { level: 1 });
    await expect(heading).toContainText(title);
    await expect(heading, "a screen reader starts at the heading of the page that was opened").toBeFocused();
    await meetsAxe(page, place);
  });
}

test("Ctrl K finds a child and every command; Escape gives the focus back", async ({ page }) => {
  await page.keyboard.press("Control+k");
  const box = page.getByRole("combobox", { name: "Find a child, a school, a command" });
  await expect(box).toBeFocused();
  await meetsAxe(page, "the palette");
  await box.fill(">provid");
  await expect(page.getByRole("option", { name: /Go to Providers/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toContainText("Providers");
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Escape");
  await expect(box).toBeHidden();
});

test("the sheet of shortcuts shows what the table says", async ({ page }) => {
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet).toContainText("Providers");
  await meetsAxe(page, "the sheet of shortcuts");
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toContainText("Pupils");
});

test("at twice the size nothing is cut off or needs scrolling sideways", async ({ page }) => {
  // 200 % zoom of a window of 1280 by 800 px.
  await page.setViewportSize({ width: 640, height: 400 });
  for (const [place, title] of Object.entries(places)) {
    await page.goto(`${new URL(page.url()).origin}/#/${place.toLowerCase()}`);
    await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toContainText(title);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, `${place} at 200 %: the page itself never scrolls sideways`).toBeLessThanOrEqual(0);
    const high = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    expect(high, `${place} at 200 %: the bar and the rail never scroll away`).toBeLessThanOrEqual(0);
  }
  // The list of children has most of the low window, and the child under the keys is in sight.
  await page.goto(`${new URL(page.url()).origin}/#/pupils`);
  await page.getByRole("row").nth(1).click();
  for (let row = 0; row < 8; row += 1) await page.keyboard.press("ArrowDown");
  await expect(page.locator(":focus")).toBeInViewport({ ratio: 1 });
});
