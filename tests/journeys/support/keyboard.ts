/**
 * Working without a mouse. A journey that says that it is keyboard-only uses nothing else: what cannot be reached fails.
 */
import { expect, type Page } from "@playwright/test";

/** Tabs until the thing that has the focus is called this; fails after a screenful of stops. */
export async function tabTo(page: Page, name: string | RegExp, stops = 60): Promise<void> {
  const seen: string[] = [];
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press("Tab");
    const here = await focused(page);
    if (typeof name === "string" ? here === name : name.test(here)) return;
    seen.push(here);
  }
  expect(seen, `“${String(name)}” must be reachable with Tab`).toContain(name);
}

/** What a screen reader would call the thing that has the focus. */
export async function focused(page: Page): Promise<string> {
  const snapshot = await page.locator(":focus").ariaSnapshot({ timeout: 2_000 }).catch(() => "");
  // `- textbox "Passphrase"` or `- button "Unlock" [disabled]`.
  return /"((?:[^"\\]|\\.)*)"/.exec(snapshot.split("\n")[0] ?? "")?.[1] ?? "";
}
