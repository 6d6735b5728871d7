/** The panel builder: a meeting's agenda is put in order and its paper read, with the keyboard alone. */
import { meetsAxe } from "./support/axe.ts";
import { type Core, expect, open, test } from "./support/bridge.ts";
import { focused } from "./support/keyboard.ts";
import type { Page } from "@playwright/test";

async function builder(page: Page, core: Core) {
  await core.call("vault.try_sample");
  const today = await core.call<{ meetings: { id: string }[] }>("today.get");
  const meeting = today.meetings[0]?.id ?? "";
  await open(page, core, `#/panels/meetings/${meeting}`);
  await expect(page.getByRole("row").nth(3)).toBeVisible();
}

test("cases are moved, filled in and left without a mouse, and focus is never lost", async ({
  page,
  core,
}) => {
  await builder(page, core);
  await expect(page.getByText(/pages on \d+ sheets/)).toBeVisible();
  await meetsAxe(page, "the builder");

  const rows = page.getByRole("row");
  const name = (await rows.nth(0).locator(".strong").innerText()).trim();
  await rows.nth(0).focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page.getByText(`${name} is now case 2 of`)).toBeAttached();
  await expect(rows.nth(1)).toContainText(name);
  await expect(rows.nth(1), "focus goes with the case").toBeFocused();

  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: `2. ${name}` })).toBeVisible();
  await page.getByLabel("Presented by").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Siân Okafor");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Saved /).first()).toBeVisible();
  await meetsAxe(page, "a case");
  await page.keyboard.press("Escape");
  await expect(
    rows.nth(1),
    "closing the case goes back to its row",
  ).toBeFocused();

  const before = await rows.count();
  await page
    .getByRole("button", { name: /^Add .* to the agenda$/ })
    .first()
    .focus();
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(before + 1);
  expect(await focused(page), "the next suggestion takes the focus").toMatch(
    /^Add .* to the agenda$/,
  );

  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Panels");
});

test("the paper is the real one: painted, readable as text, and made again when it changes", async ({
  page,
  core,
}) => {
  await builder(page, core);
  const pages = page.getByRole("region", { name: "Pages of the pack" });
  await expect(
    pages.getByText("Fair Access Panel").first(),
    "a page's words stand beside it",
  ).toBeAttached();
  const painted = () =>
    pages
      .locator("canvas")
      .first()
      .evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas
          .getContext("2d")!
          .getImageData(0, 0, canvas.width, canvas.height);
        return data.some(
          (value, i) =>
            i % 4 < 3 && value < 90 && (data[i - (i % 4) + 3] ?? 0) > 200,
        );
      });
  await expect.poll(painted, "there is ink on the first page").toBe(true);
  const figures = pages.getByRole("figure");
  const before = await figures.count();
  await page.getByRole("button", { name: "What goes in" }).click();
  const sheets = page.getByRole("row", { name: "Decision sheets" });
  await expect(sheets).toBeVisible();
  await sheets.focus();
  await page.keyboard.press("Space");
  await expect(
    page.getByRole("checkbox", { name: "Decision sheets" }),
  ).not.toBeChecked();
  await expect
    .poll(() => figures.count(), "without decision sheets the pack is thinner")
    .toBeLessThan(before);
  await meetsAxe(page, "what goes in the pack");

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as PDF" }).click();
  expect((await download).suggestedFilename()).toMatch(
    /^Fair Access Panel \d{4}-\d{2}-\d{2}\.pdf$/,
  );
});

test("the first panel and its first meeting, from nothing", async ({
  page,
  core,
  settle,
}) => {
  await settle();
  await open(page, core, "#/panels");
  await meetsAxe(page, "no panels");
  await page
    .getByRole("button", { name: "Add the first panel" })
    .press("Enter");
  await page.keyboard.type("Secondary North");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Plan a meeting" }).press("Enter");
  await page.getByLabel("Day", { exact: true }).fill("1/12/2026");
  await page.getByLabel("Starts at").fill("9:30");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Secondary North, Tue 1 Dec 2026",
  );
  await expect(page.getByText(/No case yet/)).toBeVisible();
  await meetsAxe(page, "a meeting with no case");
});

test("sections are chosen and ordered with keys alone, and the paper follows", async ({
  page,
  core,
}) => {
  await builder(page, core);
  const pages = page.getByRole("region", { name: "Pages of the pack" });
  await expect(pages.getByRole("figure").first()).toBeVisible();
  await page.getByRole("button", { name: "What goes in" }).press("Enter");
  const list = page.getByRole("grid", {
    name: "Sections, in the order of the pack",
  });
  const rows = list.getByRole("row");
  await expect(rows.nth(4)).toContainText("Fair share");
  await expect(rows.nth(4), "a section says where it stands").toContainText(
    /page \d+/,
  );
  await meetsAxe(page, "the sections");

  await rows.nth(4).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByText("Fair share is now 4 of 11.")).toBeAttached();
  await expect(rows.nth(3)).toContainText("Fair share");
  await expect(rows.nth(3), "focus goes with the section").toBeFocused();

  const numbers = page.getByRole("checkbox", {
    name: "The meeting in numbers",
  });
  await numbers.press("Space");
  await expect(numbers).toBeChecked();
  await expect(rows.nth(10)).toContainText(/page \d+|pages from \d+/);
  await expect(
    pages.getByText("The meeting in numbers").last(),
    "the paper has it",
  ).toBeAttached();
  await page.reload();
  await expect(page.getByText(/pages on \d+ sheets/)).toBeVisible();
  await page.getByRole("button", { name: "What goes in" }).press("Enter");
  await expect(rows.nth(3), "the meeting keeps its order").toContainText(
    "Fair share",
  );
});

test("what each copy leaves out is seen before the issue, and a late case goes out beside it", async ({
  page,
  core,
}) => {
  await core.call("vault.try_sample");
  const { panels } = await core.call<{
    panels: {
      panel: { id: string; kind: string };
      meetings: { meeting: { id: string; stage: string } }[];
    }[];
  }>("panels.list");
  const fair = panels.find((held) => held.panel.kind === "fair_access");
  const meeting =
    fair?.meetings.find((held) => held.meeting.stage === "draft")?.meeting.id ??
    "";
  const view = await core.call<{
    cases: { case: { id: string; pupil: string } }[];
  }>("meetings.get", { id: meeting });
  const member = await core.call<{ id: string }>("panel_members.save", {
    patch: {
      panel: fair?.panel.id,
      name: "Amara Bell",
      organisation: "Thornmere High School",
      decides: true,
    },
  });
  await core.call("declarations.save", {
    patch: {
      meeting,
      panel_case: view.cases[0]?.case.id,
      member: member.id,
      name: "Amara Bell",
      nature: "Her school",
      leaves: true,
    },
  });
  await open(page, core, `#/panels/meetings/${meeting}`);
  await expect(page.getByText(/pages on \d+ sheets/)).toBeVisible();
  await page.getByRole("button", { name: "Issue", exact: true }).press("Enter");
  const part = page.getByRole("region", { name: "Issue the pack" });
  await expect(
    part.getByRole("columnheader", { name: "Amara Bell" }),
  ).toBeVisible();
  await expect(part.getByText("1 case left out whole")).toBeVisible();
  await meetsAxe(page, "what each copy leaves out");
  await part
    .getByRole("button", { name: "Show the copy: Amara Bell" })
    .press("Enter");
  const pages = page.getByRole("region", { name: "Pages of the pack" });
  await expect(
    pages.getByText("This case is not part of this copy.").first(),
  ).toBeAttached();

  await core.call("pack.issue", {
    meeting,
    copies: [{ recipient: "Siân Okafor", audience: "full" }],
  });
  await core.call("cases.save", {
    id: view.cases[1]?.case.id,
    patch: { ask: "Name a school by half-term" },
  });
  await page.reload();
  await expect(page.getByText(/pages on \d+ sheets/)).toBeVisible();
  await page.getByRole("button", { name: "Issue", exact: true }).press("Enter");
  const supplement = page.getByRole("region", { name: "Supplement 1" });
  await expect(
    supplement.getByText("Changed: what the panel is asked"),
  ).toBeVisible();
  await meetsAxe(page, "a supplement");
  await supplement
    .getByRole("button", { name: "Show its pages" })
    .press("Enter");
  await expect(
    pages.getByText(/Change slip: supplement 1 to issue 1/).first(),
  ).toBeAttached();

  await supplement
    .getByLabel("Why there is a supplement")
    .fill("The ask was corrected");
  const download = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  expect((await download).suggestedFilename()).toBe(
    "panel-supplement-issue-2-copy-1.pdf",
  );
  await expect(part.getByText(/Supplement, issue 2/)).toBeVisible();
});

test("a child with another route comes with a reason, and a gap in a brief is filled from the list of gaps", async ({
  page,
  core,
}) => {
  await builder(page, core);
  const { rows } = await core.call<{
    rows: {
      pupil: string;
      facts: string[];
      surname: string;
      forename: string;
    }[];
  }>("pupils.list", { offset: 0, limit: 400, sort: "name" });
  const meeting = page.url().split("/").at(-1) ?? "";
  const { cases } = await core.call<{ cases: { case: { pupil: string } }[] }>(
    "meetings.get",
    { id: meeting },
  );
  const on = new Set(cases.map((line) => line.case.pupil));
  const child = rows.find(
    (row) => row.facts.includes("EHCP") && !on.has(row.pupil),
  );
  if (!child) throw new Error("the sample has a child with a plan");
  const name = `${child.surname}, ${child.forename}`;

  await page
    .getByRole("combobox", { name: "Add any child" })
    .fill(`${child.forename} ${child.surname}`);
  await expect(
    page.getByRole("option", { name: new RegExp(child.surname) }).first(),
  ).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const before = page.getByRole("form", { name: /^Before .* is added$/ });
  const why = before.getByLabel("Why an exception is made");
  await expect(why).toBeFocused();
  await before.getByRole("button", { name: "Add all the same" }).press("Enter");
  await expect(
    before.getByText("Say why this panel hears the child all the same."),
  ).toBeVisible();
  await expect(why, "the box that lacks its answer").toBeFocused();
  await page.keyboard.type("The plan is being amended");
  await before.getByRole("button", { name: "Add all the same" }).press("Enter");
  // The box for the next child has the focus and its list open, beside which nothing else can be reached.
  await expect(
    page.locator(".case-row", { hasText: name }).last(),
  ).toContainText("Exception");

  await page.locator("#missing-list").press("Enter");
  const gap = page.getByRole("button", { name: /^Risks, / }).first();
  await expect(gap).toBeVisible();
  const whose = (await gap.getAttribute("aria-label")) ?? "";
  await gap.press("Enter");
  const box = page.getByLabel("Risks and worries");
  await expect(box).toBeFocused();
  await page.keyboard.type("None known to the school.");
  await page.keyboard.press("Control+Enter");
  await expect(
    page.getByRole("button", { name: whose, exact: true }),
    "the list is one shorter",
  ).toHaveCount(0);
  await expect(box, "and focus stays in the box").toBeFocused();
  await meetsAxe(page, "a brief's gaps");
  await page.keyboard.press("Escape");
  await expect(
    page.locator(".missing-list button:focus, #missing-list:focus"),
    "focus is back in the list",
  ).toHaveCount(1);
});
