/** The first minutes: a passphrase, the recovery key typed back, a name, a local authority; then locked and opened again. */
import { meetsAxe } from "./support/axe.ts";
import { expect, open, PASSPHRASE, test } from "./support/bridge.ts";
import { focused, tabTo } from "./support/keyboard.ts";

test("a team sets up its own vault, and every screen on the way can be read by anybody", async ({ page, core }) => {
  await open(page, core);
  await expect(page.getByRole("heading", { name: "Set up Waymark on this computer" })).toBeVisible();
  await meetsAxe(page, "the first screen");

  await page.getByLabel("Choose a passphrase").fill("short");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByLabel("Choose a passphrase")).toHaveAttribute("aria-invalid", "true");
  await meetsAxe(page, "a passphrase that is too short");

  await page.getByLabel("Choose a passphrase").fill(PASSPHRASE);
  await page.getByLabel("The same passphrase again").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Go on" }).click();
  const key = await page.getByRole("group", { name: "Recovery key" }).innerText();
  await meetsAxe(page, "the recovery key");

  await page.getByLabel(/Type the recovery key back/).fill("not the key");
  await page.getByRole("button", { name: "I have kept it" }).click();
  await expect(page.getByLabel(/Type the recovery key back/)).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel(/Type the recovery key back/).fill(key.toLowerCase());
  await page.getByRole("button", { name: "I have kept it" }).click();

  await expect(page.getByRole("heading", { name: "Who are you?" })).toBeVisible();
  await meetsAxe(page, "who are you");
  await page.getByLabel("Your name").fill("Siân Okafor");
  await page.getByRole("combobox", { name: "Local authority" }).fill("camd");
  await page.getByRole("option", { name: /Camden/ }).click();
  await page.getByRole("button", { name: "Start" }).click();

  await expect(page.getByRole("navigation", { name: "Main" })).toContainText("Siân Okafor");
  await expect(page.getByRole("banner")).toContainText("Tue 10 Nov 2026");
});

test("the same with the keyboard alone", async ({ page, core }) => {
  await open(page, core);
  await tabTo(page, "Choose a passphrase");
  await page.keyboard.type(PASSPHRASE);
  await tabTo(page, "The same passphrase again");
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press("Enter");
  const key = await page.getByRole("group", { name: "Recovery key" }).innerText();
  await tabTo(page, /Type the recovery key back/);
  await page.keyboard.type(key);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Who are you?" })).toBeVisible();
  await tabTo(page, "Your name");
  await page.keyboard.type("Siân Okafor");
  await tabTo(page, "Local authority");
  await page.keyboard.type("camd");
  await expect(page.getByRole("option", { name: /Camden/ })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await tabTo(page, "Start");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("navigation", { name: "Main" })).toContainText("Siân Okafor");
  // The rail, the bar and the page are reached in that order, and the first stop skips past both.
  await page.reload();
  await page.getByRole("navigation", { name: "Main" }).waitFor();
  await page.keyboard.press("Tab");
  expect(await focused(page), "the first stop lets a keyboard skip the rail").toBe("Skip to the page");
});

test("locked by hand, refused, and opened again with everything in place", async ({ page, core, settle }) => {
  await settle();
  await open(page, core);
  await page.getByRole("button", { name: /^Lock/ }).click();
  await expect(page.getByRole("heading", { name: "Unlock Waymark" })).toBeVisible();
  await meetsAxe(page, "the unlock screen");
  await page.getByLabel("Passphrase").fill("quite another passphrase");
  await page.getByRole("button", { name: "Unlock" }).click();
  await expect(page.getByLabel("Passphrase")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Passphrase"), "a wrong passphrase is not kept on the screen").toHaveValue("");
  await expect(page.getByRole("button", { name: "Unlock" })).toBeEnabled({ timeout: 15_000 });
  await page.getByLabel("Passphrase").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Unlock" }).click();
  await expect(page.getByRole("navigation", { name: "Main" })).toContainText("Siân Okafor");
});

test("nobody at the keyboard: it locks by itself and shows nothing", async ({ page, core, settle }) => {
  await settle();
  await open(page, core);
  await page.getByRole("navigation", { name: "Main" }).waitFor();
  await core.passes({ minutes: 60 });
  await expect(page.getByRole("heading", { name: "Unlock Waymark" })).toBeVisible();
  await expect(page.getByText("nobody was at the keyboard")).toBeVisible();
  expect(await page.content(), "nothing of the casework stays in the page").not.toContain("Okafor");
});
