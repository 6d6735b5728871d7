import { meetsAxe } from "./support/axe.ts";
import { expect, open, test } from "./support/bridge.ts";

test("the window opens and says what it is", async ({ page, core }) => {
  await open(page, core);
  await expect(page).toHaveTitle(/Waymark/);
  await meetsAxe(page, "the first screen");
});
