/** A child who is nowhere is placed with a provider, the week is laid out, and the placement ends with its reason. */
import type { Page } from "@playwright/test";
import { meetsAxe } from "./support/axe.ts";
import { type Core, expect, open, test } from "./support/bridge.ts";
import { focused } from "./support/keyboard.ts";

test.use({ start: ["--sample", "--children", "60"] });

interface Line {
  pupil: string;
  where_now: string[];
}

/** Opens the placements of a child who is placed nowhere. */
async function openNowhere(page: Page, core: Core): Promise<void> {
  await core.call("vault.try_sample");
  const { rows } = await core.call<{ rows: Line[] }>("pupils.list", { limit: 60 });
  const nowhere = rows.find((row) => row.where_now.length === 0);
  await open(page, core, `#/pupils/${nowhere?.pupil ?? ""}/placements`);
  await expect(page.getByText("Not placed anywhere today.")).toBeVisible();
}

test("a placement is added at a provider that was searched for, gets its week, and ends", async ({ page, core }) => {
  await openNowhere(page, core);
  await meetsAxe(page, "no placement yet");
  await page.getByRole("button", { name: "Add a placement" }).click();
  await page.getByRole("combobox", { name: "Where" }).fill("kite");
  await page.getByRole("option", { name: /Kite Tuition/ }).click();
  await page.getByRole("textbox", { name: "Purpose" }).fill("Day-six provision while a school is found");
  await meetsAxe(page, "a new placement");
  await page.getByRole("button", { name: "Add the placement" }).click();

  const week = page.getByRole("form", { name: "Weekly sessions at Kite Tuition" });
  await expect(week, "the week is the next thing to say about a new placement").toBeVisible();
  await week.getByRole("button", { name: "Mornings" }).click();
  await expect(week).toContainText("15 h a week");
  await meetsAxe(page, "the week of a placement");
  // Drawn over with the mouse: Monday to Wednesday afternoon, and rubbed out again from Wednesday up.
  const over = async (from: string, to: string) => {
    const middle = async (name: string) => {
      const box = await week.getByRole("checkbox", { name }).locator("xpath=ancestor::td").boundingBox();
      return [(box?.x ?? 0) + 12, (box?.y ?? 0) + (box?.height ?? 0) / 2] as const;
    };
    await page.mouse.move(...(await middle(from)));
    await page.mouse.down();
    await page.mouse.move(...(await middle(to)), { steps: 8 });
    await page.mouse.up();
  };
  await over("Monday afternoon", "Wednesday afternoon");
  await expect(week).toContainText("21 h a week");
  await over("Wednesday afternoon", "Monday afternoon");
  await expect(week).toContainText("15 h a week");
  await week.getByRole("button", { name: "Save the week" }).click();
  await expect(week).toBeHidden();
  const placement = page.getByRole("article", { name: "Kite Tuition" });
  await expect(placement).toContainText("15 h a week");
  await expect(page.getByRole("table", { name: "This week at every setting together" })).toContainText("09:00–12:00");

  await placement.getByRole("button", { name: "End" }).click();
  await expect(placement.getByRole("button", { name: "End the placement" }), "an end without a reason tells nobody anything").toBeDisabled();
  await placement.getByLabel("Why it ends and what comes next").fill("A school has named a start date");
  await meetsAxe(page, "the end of a placement");
  await placement.getByRole("button", { name: "End the placement" }).click();
  await expect(placement).toContainText("A school has named a start date");
});

test("the week with the keyboard alone: arrows walk, Space ticks, Escape changes nothing", async ({ page, core }) => {
  await openNowhere(page, core);
  await page.getByRole("button", { name: "Add a placement" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("kite");
  await expect(page.getByRole("option", { name: /Kite Tuition/ })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe("Monday morning");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  expect(await focused(page), "down is a day, right is the afternoon").toBe("Tuesday afternoon");
  await page.keyboard.press("Space");
  await expect(page.getByRole("form", { name: /Weekly sessions/ })).toContainText("5 h a week");
  await page.keyboard.press("Shift+ArrowDown");
  expect(await focused(page), "Shift takes the afternoon along").toBe("Wednesday afternoon");
  await expect(page.getByRole("form", { name: /Weekly sessions/ })).toContainText("7 h a week");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("form", { name: /Weekly sessions/ })).toBeHidden();
  await expect(page.getByRole("article", { name: "Kite Tuition" })).toContainText("Hours unknown");
  await expect.poll(() => focused(page), { message: "focus is never lost" }).not.toBe("");
});

test("an open week of this year can be looked at before and after", async ({ page, core }) => {
  await openNowhere(page, core);
  await page.getByRole("tab", { name: "This week" }).click();
  await expect(page.getByRole("heading", { name: "This week" })).toBeVisible();
  await meetsAxe(page, "this week");
  await page.getByRole("button", { name: "Week after" }).click();
  await expect(page.getByRole("heading", { name: /Week of Mon 16 Nov 2026/ })).toBeVisible();
});
