/** Fair share: whose turn it is and why, a grid that is agreed, and a panel's year for the schools' forum. */
import { meetsAxe } from "./support/axe.ts";
import { type Core, expect, open, test } from "./support/bridge.ts";
import { tabTo } from "./support/keyboard.ts";
import type { Page } from "@playwright/test";

interface Line {
  urn: number;
  name: string;
  turn: number | null;
  counts: Record<string, number>;
  rows: { pupil: string; name: string; moved: string }[];
}

/** The invented authority's fair-access panel, and its comparison. */
async function sample(core: Core): Promise<{ panel: string; lines: Line[]; first: Line }> {
  await core.call("vault.try_sample");
  const { panels } = await core.call<{ panels: { panel: { id: string; kind: string } }[] }>("panels.list");
  const panel = panels.find((p) => p.panel.kind === "fair_access")?.panel.id ?? "";
  const { lines } = await core.call<{ lines: Line[] }>("shares.get", { panel });
  const first = lines.find((line) => line.turn === 1) as Line;
  return { panel, lines, first };
}

/** Nothing is cut off at the side: a page that is twice as large is read without scrolling to the right. */
async function fits(page: Page) {
  const over = await page.evaluate(() => {
    const main = document.getElementById("main") ?? document.documentElement;
    return main.scrollWidth - main.clientWidth;
  });
  expect(over, "the screen must not scroll sideways at twice the size").toBeLessThanOrEqual(0);
}

test("whose turn it is, and the rows behind a number, with keys alone", async ({ page, core }) => {
  const { lines, first } = await sample(core);
  await open(page, core, "#/panels");
  await tabTo(page, /^Fair share of Fair Access/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /^Fair share:/ })).toBeVisible();
  await expect(page.getByText(`It is the turn of ${first.name}`)).toBeVisible();
  await meetsAxe(page, "fair share");

  const taker = lines.find((line) => (line.counts.fair_access ?? 0) > 0) as Line;
  const number = page.getByRole("button", { name: `${taker.counts.fair_access} Admitted by fair access: ${taker.name}` });
  await number.focus();
  await page.keyboard.press("Enter");
  const rows = page.getByRole("region", { name: `${taker.name}: Admitted by fair access` });
  await expect(rows.getByRole("heading")).toBeFocused();
  await expect(rows.getByRole("row")).toHaveCount((taker.counts.fair_access ?? 0) + 1);
  await meetsAxe(page, "the rows behind a number");
  await page.keyboard.press("Escape");
  await expect(number).toBeFocused();
});

test("a grid starts from the one before, says its fault at the box, and leaves a past meeting its own", async ({ page, core }) => {
  const { panel } = await sample(core);
  await open(page, core, `#/panels/fair-share/${panel}`);
  await page.getByRole("button", { name: "Agree a new grid" }).press("Enter");
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  // It begins with the numbers of the grid before, and the categories come with the words of the rule book.
  await expect(page.getByLabel("Year 11", { exact: true })).toHaveValue("150");
  await expect(page.getByLabel(/^a · /)).toBeVisible();
  await page.keyboard.type("Agreed in November");
  const form = page.getByRole("form", { name: "New grid" });
  await form.getByLabel("Who agreed it, and why").fill("The forum of 10 November");
  await form.getByLabel("Admitted by fair access").fill("-1");
  await form.getByLabel("Who agreed it, and why").press("Enter");
  await expect(page.getByText(/a school would lose by taking a child/).first()).toBeVisible();
  await expect(form.getByLabel("Admitted by fair access")).toHaveAttribute("aria-invalid", "true");
  await meetsAxe(page, "a grid that was refused");
  await form.getByLabel("Admitted by fair access").fill("3");
  await form.getByLabel("Year 9", { exact: true }).fill("200");
  await form.getByLabel("Year 9", { exact: true }).press("Enter");
  const grids = page.getByRole("region", { name: "Grids" });
  await expect(grids.getByText(/Admitted by fair access 3 .*Year 9 at 200%/)).toBeVisible();
  await expect(grids.getByText("In force on the last day")).toBeVisible();

  // A past meeting keeps its own grid.
  await page.goto(`${core.origin}/#/panels/fair-share/${panel}?on=2026-06-30`);
  await expect(page.getByText(/under “Grid of 2025\/26”/)).toBeVisible();
  await expect(page.getByText(/not of Tue 30 Jun 2026|as it stands today/)).toHaveCount(0);
});

test("a panel’s year: every number opens its rows, and the paper of it holds no child", async ({ page, core }) => {
  const { panel } = await sample(core);
  const year = await core.call<{ years: number[]; year: number }>("panels.year", { panel });
  const met = year.years[0] ?? year.year;
  const view = await core.call<{ outcomes: { label: string; number: string; rows: { name: string }[] }[] }>("panels.year", { panel, year: met });
  const most = view.outcomes[0];
  await open(page, core, `#/panels/year/${panel}?year=${met}`);
  await expect(page.getByRole("heading", { name: /: the year / })).toBeVisible();
  const number = page.getByRole("button", { name: `${most?.number} ${most?.label}`, exact: true });
  await expect(number).toBeVisible();
  await meetsAxe(page, "a panel’s year");
  await number.press("Enter");
  const rows = page.getByRole("region", { name: most?.label ?? "" });
  await expect(rows.getByRole("heading")).toBeFocused();
  await expect(rows.getByRole("link", { name: most?.rows[0]?.name ?? "" }).first()).toBeVisible();
  await meetsAxe(page, "the rows of a year");
  await page.keyboard.press("Escape");
  await expect(number).toBeFocused();
  await page.getByRole("link", { name: "Print the year" }).press("Enter");
  await expect(page.getByRole("region", { name: /Pages of/ })).toBeVisible();
  await expect(page.getByLabel("Who receives it")).toHaveValue("The schools' forum");
  await meetsAxe(page, "the paper of a year");
});

test.describe("at twice the size", () => {
  test.use({ viewport: { width: 640, height: 400 } });

  test("fair share and the year are read without scrolling sideways, in light and in dark", async ({ page, core }) => {
    const { panel } = await sample(core);
    for (const [hash, heading] of [
      [`#/panels/fair-share/${panel}`, /^Fair share:/],
      [`#/panels/year/${panel}`, /: the year /],
    ] as const) {
      await page.goto(`${core.origin}/${hash}`);
      await expect(page.getByRole("heading", { name: heading })).toBeVisible();
      await fits(page);
      await meetsAxe(page, `${hash} at twice the size`);
    }
    await page.goto(`${core.origin}/#/panels/fair-share/${panel}`);
    await page.getByRole("button", { name: "Agree a new grid" }).press("Enter");
    await expect(page.getByLabel(/^a · /)).toBeVisible();
    await fits(page);
    await meetsAxe(page, "a new grid at twice the size");
  });
});
