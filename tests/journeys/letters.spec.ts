/** After the meeting: the letters that are due leave in one file, with keys alone, and nobody is written to twice. */
import { meetsAxe } from "./support/axe.ts";
import { expect, open, test } from "./support/bridge.ts";

test("the letters of a meeting are one file, each is written down, and one undo makes them due again", async ({
  page,
  core,
}) => {
  await core.call("vault.try_sample");
  const { panels } = await core.call<{
    panels: { panel: { kind: string }; meetings: { meeting: { id: string; stage: string } }[] }[];
  }>("panels.list");
  const fair = panels.find(({ panel }) => panel.kind === "fair_access");
  const meeting = fair?.meetings.find((held) => held.meeting.stage === "held")?.meeting.id ?? "";
  const log = async () =>
    (await core.call<{ disclosure: { what: string } }[]>("disclosures.list", { meeting })).length;

  await open(page, core, `#/panels/meetings/${meeting}`);
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  await page.keyboard.press("m");
  await page.keyboard.press("l");
  const title = page.getByRole("heading", { level: 1, name: /^Letters to parents: Fair Access Panel/ });
  await expect(title).toBeVisible();
  await expect(page.getByRole("region", { name: /^Pages of Letters/ }).getByText("what the panel decided").first()).toBeAttached();
  await meetsAxe(page, "the letters of a meeting");

  const { goes_to: letters } = await core.call<{ goes_to: unknown[] }>("papers.about", {
    paper: { kind: "outcome_letters", meeting, to: "parents" },
  });
  expect(letters.length, "several go out together").toBeGreaterThan(1);
  await page.getByRole("checkbox", { name: "Write down too that the parents were told" }).press("Space");
  await expect(page.getByRole("textbox", { name: "Told on" })).toHaveValue("10/11/2026");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as PDF" }).press("Enter");
  expect((await download).suggestedFilename()).toMatch(/^fair-access-panel-.*-letters-parents\.pdf$/);
  await expect(page.getByText(/No letter to parents is due/)).toContainText("Told on Tue 10 Nov 2026");
  await expect.poll(log, "each letter is a line of the log").toBe(letters.length);
  await meetsAxe(page, "no letter is due any more");

  await page.getByRole("link", { name: "The meeting" }).press("Enter");
  await page.getByRole("button", { name: "Papers" }).press("Enter");
  await expect(page.getByText("parents told Tue 10 Nov 2026").first()).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect.poll(log, "one undo takes all of it back").toBe(0);
  await page.getByRole("link", { name: "Letters to all parents" }).press("Enter");
  await expect(title, "and they are due again").toBeVisible();

  // 1,280 by 800 at 200 %.
  await page.setViewportSize({ width: 640, height: 400 });
  const save = page.getByRole("button", { name: "Save as PDF" });
  await save.scrollIntoViewIfNeeded();
  await expect(save, "the form has its own height above the pages").toBeInViewport();
});
