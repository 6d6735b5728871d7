/** Providers and schools: found, added, and the children behind every number. */
import { meetsAxe } from "./support/axe.ts";
import { expect, open, test } from "./support/bridge.ts";

test.describe("with an invented authority", () => {
  test.use({ start: ["--sample", "--children", "60"] });

  test.beforeEach(async ({ page, core }) => {
    await core.call("vault.try_sample");
    await open(page, core, "#/providers");
  });

  test("a provider of the team's own is added, and refused without a name", async ({ page }) => {
    await page.getByRole("button", { name: "Add a provider" }).click();
    await page.getByRole("button", { name: "Add", exact: true }).click();
    const name = page.getByRole("form", { name: "A new provider" }).getByLabel("Name");
    await expect(name).toHaveAttribute("aria-invalid", "true");
    await expect(name).toBeFocused();
    await meetsAxe(page, "a provider without a name");
    await page.keyboard.type("Harbour Boats");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toHaveText("Harbour Boats");
    await meetsAxe(page, "a provider");
    await page.getByLabel(/^Telephone/).fill("01632 960123");
    await page.keyboard.press("Tab");
    await expect(page.getByText(/^Saved/).first()).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: "Providers" }).click();
    await expect(page.getByRole("link", { name: "Harbour Boats" })).toBeVisible();
  });

  test("the number of children placed opens those children", async ({ page }) => {
    const number = page.getByRole("link", { name: /placed today at The Lantern Pupil Referral Unit/ });
    const placed = Number(await number.innerText());
    await number.click();
    const children = page.getByRole("table", { name: "Placed here today" });
    await expect(children.getByRole("row"), "a heading and one row for each").toHaveCount(placed + 1);
    await meetsAxe(page, "a provider with children");
  });

  test("a school is searched for, opened with the keyboard, and left at the same row", async ({ page }) => {
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Schools/ }).click();
    await page.getByLabel("Find a school").fill("kestrel");
    const school = page.getByRole("row", { name: /Kestrel Hill Academy/ });
    await school.click();
    await meetsAxe(page, "schools");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toHaveText("Kestrel Hill Academy");
    await expect(page.getByRole("table", { name: "On its roll" })).toBeVisible();
    await meetsAxe(page, "a school");
    await page.keyboard.press("Escape");
    await expect(page.getByLabel("Find a school"), "the search is as it was left").toHaveValue("kestrel");
    await expect(school).toBeFocused();
  });

  test("the palette finds a school and a child by part of a name", async ({ page, core }) => {
    const { rows } = await core.call<{ rows: { surname: string }[] }>("pupils.list", { limit: 1 });
    const surname = rows[0]?.surname ?? "";
    await page.keyboard.press("Control+k");
    const box = page.getByRole("combobox", { name: "Find a child, a school, a command" });
    await box.fill(surname.slice(0, 5));
    await expect(page.getByRole("group", { name: "Children" }).getByRole("option").first()).toContainText(surname);
    await box.fill("kestrel hill ac");
    await page.getByRole("option", { name: /Kestrel Hill Academy/ }).first().waitFor();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toHaveText("Kestrel Hill Academy");
  });
});

test("before the establishment file, both lists say where schools and providers come from", async ({ page, core, settle }) => {
  await settle();
  await open(page, core, "#/schools");
  await expect(page.getByText("No schools yet.")).toBeVisible();
  await meetsAxe(page, "no schools");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Providers/ }).click();
  await expect(page.getByText("No providers yet.")).toBeVisible();
  await meetsAxe(page, "no providers");
});
