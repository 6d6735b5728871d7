/**
 * Focus is never lost. On every screen of an invented local authority each button is pressed from the keyboard, whatever it does:
 * opens a form or a box, saves, takes a row away or goes elsewhere. Afterwards, and again after Escape, focus must be on something,
 * or a person who cannot see starts again at the top of the window.
 */
import type { Page } from "@playwright/test";
import { type Core, expect, open, test } from "./support/bridge.ts";

test.use({ start: ["--sample", "--children", "60"] });

/** Buttons that leave the window or open the system's own dialogs, which are walked by journeys of their own. */
const leaving = /^(Lock|Keep a photograph|Save a copy|Save as PDF|Choose (a|the) |Save the page|Print|Undo|Back up|Prove|Restore|Open in|Drop|Remove)/;
/** Buttons of one kind that are pressed on one screen; the rest are the same button on another row. */
const ofOneKind = 1;

interface Listed {
  rows: { pupil: string }[];
}

/** The screens, each with the address at which there is something to press. */
async function screens(core: Core): Promise<string[]> {
  const { rows } = await core.call<Listed>("pupils.list", { limit: 60 });
  const records = await Promise.all(
    rows.map(({ pupil }) => core.call<{ placements: unknown[]; reviews: unknown[]; plans: unknown[] }>("pupils.record", { id: pupil }).then((record) => ({ pupil, record }))),
  );
  const richest = records.sort(
    (a, b) => Number(b.record.plans.length > 0) - Number(a.record.plans.length > 0) || b.record.reviews.length - a.record.reviews.length,
  )[0];
  const child = `/pupils/${richest?.pupil ?? ""}`;
  const { panels } = await core.call<{ panels: { panel: { id: string }; meetings: { meeting: { id: string } }[] }[] }>("panels.list");
  const panel = panels.find(({ meetings }) => meetings.length > 0);
  const meeting = panel?.meetings[0]?.meeting.id ?? "";
  const providers = await core.call<{ rows: { setting: string; placed: number }[] }>("providers.list", {});
  const provider = encodeURIComponent([...providers.rows].sort((a, b) => b.placed - a.placed)[0]?.setting ?? "");
  const officers = await core.call<{ id: string }[]>("officers.list");
  const parts = ["overview", "week", "placements", "reviews", "plan", "people", "notes", "tasks", "history", "dates", "documents", "papers", "chronology"];
  return [
    "/today",
    "/pupils",
    "/pupils/add",
    "/pupils/workload",
    `/pupils/handover/${officers[1]?.id ?? ""}`,
    "/pupils/round",
    "/pupils/on-a-day",
    "/pupils/same",
    ...parts.map((part) => `${child}/${part}`),
    "/panels",
    `/panels/meetings/${meeting}`,
    `/panels/meetings/${meeting}/room`,
    `/panels/fair-share/${panel?.panel.id ?? ""}`,
    "/panels/disclosures",
    "/panels/letters",
    `/papers/profile/${richest?.pupil ?? ""}`,
    "/providers",
    `/providers/${provider}`,
    `/providers/${provider}/concern`,
    "/schools",
    "/promises",
    "/ring",
    `/ring/${provider}`,
    "/visits",
    "/returns",
    "/returns/drift",
    "/returns/leavers",
    "/returns/rates",
    "/data",
    ...["team", "officers", "calendars", "rules", "backups", "security", "appearance", "about"].map((page) => `/settings/${page}`),
    "/nowhere/at-all",
  ];
}

/** Focus is on something, at once or as soon as what was asked has come. */
async function isSomewhere(page: Page, after: string): Promise<string | undefined> {
  try {
    await page.waitForFunction(
      () => {
        const active = document.activeElement;
        return active !== null && active !== document.body && active !== document.documentElement;
      },
      undefined,
      { timeout: 3_000 },
    );
    return undefined;
  } catch {
    return after;
  }
}

async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, path);
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).not.toHaveText("Reading…");
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** What a button is called without the name of its row, so that one of a kind is pressed. */
function kind(name: string): string {
  return name.split(/[:,·“]/)[0]?.trim() ?? name;
}

const quarters = ["first", "second", "third", "last"];
for (const [at, quarter] of quarters.entries()) {
  test(`no button of the ${quarter} quarter of the screens loses the focus, nor does Escape after it`, async ({ page, core }) => {
    test.setTimeout(300_000);
    await core.call("vault.try_sample");
    await open(page, core);
    await page.getByRole("navigation", { name: "Main" }).waitFor();
    const lost: string[] = [];
    const all = await screens(core);
    const share = Math.ceil(all.length / quarters.length);
    for (const path of all.slice(at * share, (at + 1) * share)) {
      await goTo(page, path);
      // The page that the window opened on is left alone, so that the first Tab finds the way past the rail.
      if (path !== all[0]) lost.push(...[await isSomewhere(page, `${path}: on arriving`)].filter((told) => told !== undefined));
      const pressed = new Map<string, number>();
      for (let round = 0; round < 9; round += 1) {
        const buttons = page.getByRole("main").locator("button:not(:disabled):visible, [role=button]:visible");
        const names = await buttons.evaluateAll((found) => found.map((one) => one.getAttribute("aria-label") ?? (one as HTMLElement).innerText));
        const next = names.findIndex((name) => name.trim() !== "" && !leaving.test(name) && (pressed.get(kind(name)) ?? 0) < ofOneKind);
        const name = names[next];
        if (name === undefined) break;
        pressed.set(kind(name), (pressed.get(kind(name)) ?? 0) + 1);
        await buttons.nth(next).focus({ timeout: 2_000 }).catch(() => undefined);
        await page.keyboard.press("Enter");
        await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 60)));
        const told = [await isSomewhere(page, `${path}: “${name}”`)];
        await page.keyboard.press("Escape");
        await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 60)));
        told.push(await isSomewhere(page, `${path}: Escape after “${name}”`));
        lost.push(...told.filter((line) => line !== undefined));
        if (!page.url().endsWith(`#${path}`) || (await page.getByRole("dialog").count()) > 0 || told.some(Boolean)) {
          await page.keyboard.press("Escape");
          await goTo(page, path);
        }
      }
    }
    expect(lost, "focus must be somewhere after every press").toEqual([]);
  });
}
