/** Photographs and papers: kept from a visit with two presses, looked at, renamed, taken away and put back, by hand and by keys. */
import { PNG } from "./support/picture.ts";
import { meetsAxe } from "./support/axe.ts";
import { expect, open, test } from "./support/bridge.ts";
import { tabTo } from "./support/keyboard.ts";

test.use({ start: ["--sample", "--children", "30"] });

test("a photograph is kept with a child, and what cannot be kept is refused by name", async ({ page, core }) => {
  await core.call("vault.try_sample");
  const { rows } = await core.call<{ rows: { pupil: string }[] }>("pupils.list", { limit: 1 });
  await open(page, core, `#/pupils/${rows[0]?.pupil ?? ""}/documents`);
  await expect(page.getByText("Nothing is kept yet.")).toBeVisible();
  await meetsAxe(page, "no documents");

  const keep = async (name: string, buffer: Buffer) => {
    await tabTo(page, "Keep a photograph or PDF");
    const chooser = page.waitForEvent("filechooser");
    await page.keyboard.press("Enter");
    await (await chooser).setFiles({ name, mimeType: "application/octet-stream", buffer });
  };
  await keep("chart.heic", Buffer.from("\0\0\0\u0018ftypheic"));
  await expect(page.getByRole("alert").filter({ hasText: "“chart.heic”: This is not a photograph" })).toBeVisible();

  await keep("Behaviour chart.png", PNG);
  await expect(page.getByRole("img", { name: "Behaviour chart" })).toBeVisible();
  await meetsAxe(page, "a photograph looked at");

  await page.getByRole("button", { name: "Change", exact: true }).click();
  await page.getByRole("textbox", { name: "What it is" }).fill("Behaviour chart, week 3");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Behaviour chart, week 3", exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Take away Behaviour chart, week 3" }).click();
  await expect(page.getByText("Nothing is kept yet.")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("button", { name: "Behaviour chart, week 3", exact: true })).toBeVisible();
});
