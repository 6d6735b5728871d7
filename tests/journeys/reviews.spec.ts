/** A review is written beside the last one, refused without a next date, kept as a draft, and saved. */
import type { Page } from "@playwright/test";
import { meetsAxe } from "./support/axe.ts";
import { type Core, expect, open, test } from "./support/bridge.ts";

test.use({ start: ["--sample", "--children", "60"] });

interface Line {
  pupil: string;
  last_review: string | null;
}

/** Opens the reviews of a child who has, or has not, been reviewed. */
async function openReviews(page: Page, core: Core, reviewed: boolean): Promise<void> {
  await core.call("vault.try_sample");
  const { rows } = await core.call<{ rows: Line[] }>("pupils.list", { limit: 60 });
  const child = rows.find((row) => (row.last_review !== null) === reviewed);
  await open(page, core, `#/pupils/${child?.pupil ?? ""}/reviews`);
  await expect(page.getByRole("heading", { name: "Reviews" })).toBeVisible();
}

test("no review is saved without a next date or the reason why there is none", async ({ page, core }) => {
  await openReviews(page, core, true);
  await meetsAxe(page, "the reviews");
  const before = await page.getByRole("article").count();
  await page.getByRole("button", { name: "Write a review" }).click();
  const form = page.getByRole("form", { name: "A new review" });
  await form.getByRole("button", { name: /unchanged$/ }).first().click();
  await form.getByRole("textbox", { name: /The child’s own words/ }).fill("I like the workshop.");
  await meetsAxe(page, "a review beside the last");
  await form.getByRole("button", { name: "Save the review" }).click();
  await expect(form).toContainText("Enter the day of the next review, or say why there will be none.");
  await expect(form.getByRole("textbox", { name: /Next review/ }), "the box that is asked about has the focus").toBeFocused();
  await meetsAxe(page, "a refused review");
  await form.getByLabel(/Or why there is none/).fill("The placement ends on Friday");
  await form.getByRole("button", { name: "Save the review" }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole("article")).toHaveCount(before + 1);
  await expect(page.getByRole("article").first()).toContainText("I like the workshop.");
});

test("a review that was left comes back as it was", async ({ page, core }) => {
  await openReviews(page, core, false);
  await expect(page.getByText("No review yet.")).toBeVisible();
  await page.getByRole("button", { name: "Write a review" }).focus();
  await page.keyboard.press("Enter");
  const words = page.getByRole("textbox", { name: /The family’s words/ });
  await words.focus();
  const kept = page.waitForResponse(/draft\.put/);
  await page.keyboard.type("They want him home by four.");
  await kept;
  await page.keyboard.press("Escape");
  await expect(words).toBeHidden();
  await expect(page.getByRole("button", { name: "Write a review" }), "focus goes back to what opened the form").toBeFocused();
  await page.keyboard.press("Enter");
  await expect(words).toHaveValue("They want him home by four.");
});
