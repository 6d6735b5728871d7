/** Today: what must be done first, worked from the keyboard, and every line left and come back to. */
import { meetsAxe } from "./support/axe.ts";
import { expect, open, test } from "./support/bridge.ts";
import { focused } from "./support/keyboard.ts";

test("the list is gone through without a mouse: why, the child, and back to the same line", async ({ page, core }) => {
  await core.call("vault.try_sample");
  await open(page, core, "#/today");
  await expect(page.getByRole("region", { name: /^Breached/ })).toBeVisible();
  await meetsAxe(page, "Today, with work");

  await page.keyboard.press("j");
  const first = await focused(page);
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowDown");
  const third = await focused(page);
  expect(third, "two lines on is another line").toBeTruthy();
  await page.keyboard.press("w");
  await expect(page.getByRole("dialog")).toContainText("Rests on:");
  await meetsAxe(page, "why a date");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect.poll(() => focused(page), "closing the reason gives focus back to the line").toBe(third);

  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/pupils\//);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Today");
  await expect.poll(() => focused(page), "coming back is to the line that was left").toBe(third);
  await page.keyboard.press("k");
  await page.keyboard.press("k");
  expect(await focused(page)).toBe(first);

  await page.keyboard.press("d");
  await expect(page).toHaveURL(/#\/pupils\/[^/]+/);
});

test("every number opens its rows", async ({ page, core }) => {
  await core.call("vault.try_sample");
  await open(page, core, "#/today");
  const unseen = page.getByRole("region", { name: /^Not seen/ });
  const total = Number(/\d+/.exec(await unseen.getByRole("heading").innerText())?.[0]);
  expect(total).toBeGreaterThan(6);
  while (await unseen.getByRole("button", { name: /^Show/ }).count()) {
    const before = await unseen.getByRole("listitem").count();
    await unseen.getByRole("button", { name: /^Show/ }).click();
    await expect.poll(() => unseen.getByRole("listitem").count()).toBeGreaterThan(before);
  }
  await expect(unseen.getByRole("listitem")).toHaveCount(total);
  await page.getByRole("button", { name: `${total} children not seen for over 10 days` }).focus();
  await page.keyboard.press("Enter");
  await expect(unseen.getByRole("heading"), "a number at the head leads to its rows").toBeFocused();

  const watch = page.getByRole("region", { name: /^Providers to look at/ });
  await expect(watch).toContainText("Concern open, new placements on hold");
  await watch.getByRole("link").first().focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/providers\/[^/]+\/concern/);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("with nothing recorded it says so, and where dates come from", async ({ page, core, settle }) => {
  await settle();
  await open(page, core, "#/today");
  await expect(page.getByText("Nothing is due.").last()).toBeVisible();
  await expect(page.getByText(/Dates come from what is recorded/)).toBeVisible();
  await meetsAxe(page, "Today, with nothing");
});
