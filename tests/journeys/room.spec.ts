/** The meeting itself: who came, a decision that writes what follows, a refusal, and the papers that leave. */
import { meetsAxe } from "./support/axe.ts";
import { type Core, expect, open, test } from "./support/bridge.ts";
import type { Page } from "@playwright/test";

interface Case {
  case: { id: string; pupil: string };
  number: number;
  name: string;
}

async function sample(core: Core): Promise<{ meeting: string; panel: string; cases: Case[] }> {
  await core.call("vault.try_sample");
  const { panels } = await core.call<{
    panels: { panel: { id: string; kind: string }; meetings: { meeting: { id: string; stage: string } }[] }[];
  }>("panels.list");
  const fair = panels.find((p) => p.panel.kind === "fair_access");
  const meeting = fair?.meetings.find((m) => m.meeting.stage === "draft")?.meeting.id ?? "";
  const view = await core.call<{ cases: Case[] }>("meetings.get", { id: meeting });
  return { meeting, panel: fair?.panel.id ?? "", cases: view.cases };
}

/** How many rows the child's record has of what a decision starts. */
async function counts(core: Core, pupil: string) {
  const record = await core.call<{ plans: unknown[]; placements: unknown[] }>("pupils.record", { id: pupil });
  const tasks = await core.call<{ own: unknown[]; promises: unknown[] }>("tasks.list", { pupil });
  return { plans: record.plans.length, placements: record.placements.length, tasks: tasks.own.length + tasks.promises.length };
}

async function decide(page: Page) {
  await page.getByLabel("Two letters").fill("TU");
  await expect(page.getByRole("heading", { name: "What this writes" })).toBeVisible();
  const place = page.getByRole("combobox", { name: /School or provider/ });
  await place.fill("fallowfield");
  // By its name: until the list has answered, its only row says that it is looking.
  await page.getByRole("option", { name: /The Barn at Fallowfield/ }).click();
  await expect(place).toHaveValue("The Barn at Fallowfield");
  await page.getByRole("textbox", { name: /First day/ }).fill("1/12/2026");
  await page.getByLabel("Reasons").fill("The family and the school agree.");
  await page.getByLabel("Name", { exact: true }).fill("Siân Okafor");
}

test("a decision says what it writes, writes it at one stroke, and one undo takes all of it back", async ({ page, core }) => {
  const { meeting, cases } = await sample(core);
  const first = cases[0] as Case;
  await open(page, core, `#/panels/meetings/${meeting}`);
  await page.getByRole("button", { name: /Hold the meeting/ }).press("Enter");
  await expect(page.getByRole("heading", { name: `1. ${first.name}` })).toBeVisible();
  await expect(page.getByText(/of \d+ min on this case/)).toBeVisible();
  await meetsAxe(page, "the room");

  const before = await counts(core, first.case.pupil);
  await decide(page);
  await expect(page.getByText("A placement at").first()).toBeVisible();
  expect(await counts(core, first.case.pupil), "nothing is written before it is saved").toEqual(before);
  await meetsAxe(page, "a decision that is being taken");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Decided: Tuition in the meantime").first()).toBeVisible();
  const after = await counts(core, first.case.pupil);
  expect(after).toEqual({ ...before, placements: before.placements + 1, tasks: before.tasks + 1 });

  await page.keyboard.press("Control+ArrowDown");
  await expect(page.getByRole("heading", { name: `2. ${cases[1]?.name}` })).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect.poll(() => counts(core, first.case.pupil), "one undo takes all of it back").toEqual(before);
});

test("a decision that is not finished outlives the window, and a deferral wants a reason and a day", async ({ page, core }) => {
  const { meeting, cases } = await sample(core);
  const first = cases[0] as Case;
  await open(page, core, `#/panels/meetings/${meeting}/room/${first.case.id}`);
  await page.getByLabel("Two letters").fill("DE");
  await page.getByLabel("Reasons").fill("The report is not");
  const draft = () => core.call<{ text: string | null }>("draft.get", { key: `panel_case:${first.case.id}:decision` });
  await expect.poll(async () => (await draft()).text, "a pause in typing keeps it").toContain("The report is not");
  await expect(page.getByText("Draft, not saved yet")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Reasons")).toHaveValue("The report is not");
  await page.getByRole("button", { name: /Save the decision/ }).click();
  await expect(page.getByText("Say what is wanted, and from whom.").first()).toBeVisible();
  await expect(page.getByText("Enter the day to which it is put off.").first()).toBeVisible();
  await meetsAxe(page, "a decision that was refused");
});

test("the school refuses: its reasons are written down and the route to a direction opens", async ({ page, core }) => {
  const { meeting, cases } = await sample(core);
  const first = cases[0] as Case;
  const [school] = await core.call<{ setting: string }[]>("places.find", { text: "a", limit: 1 });
  const officers = await core.call<{ id: string }[]>("officers.list");
  await core.call("cases.decide", { case: first.case.id, decision: "place_allocated", setting: school?.setting, officer: officers[0]?.id });
  await open(page, core, `#/panels/meetings/${meeting}/room/${first.case.id}`);
  await page.getByRole("button", { name: "The school refuses…" }).press("Enter");
  await page.getByRole("button", { name: "Write the refusal down" }).press("Enter");
  await expect(page.getByText(/Write down why the school refused/)).toBeVisible();
  await page.getByLabel("Why, in the school's words").fill("The year group is full.");
  await page.getByRole("button", { name: "Write the refusal down" }).press("Enter");
  await expect(page.getByText(/The school refused on/)).toBeVisible();
  await expect(page.getByText("School’s evidence for refusal received")).toBeVisible();
  await meetsAxe(page, "the route to a direction");
});

test("who has been told is written down with its day, and taken back", async ({ page, core }) => {
  const { meeting, cases } = await sample(core);
  const first = cases[0] as Case;
  const [school] = await core.call<{ setting: string }[]>("places.find", { text: "a", limit: 1 });
  const officers = await core.call<{ id: string }[]>("officers.list");
  // The panel meets today; nobody is told before it has decided.
  await core.call("meetings.save", { id: meeting, patch: { held_on: "2026-11-10" } });
  await core.call("cases.decide", { case: first.case.id, decision: "place_allocated", setting: school?.setting, officer: officers[0]?.id });
  await open(page, core, `#/panels/meetings/${meeting}/room/${first.case.id}`);
  const told = page.getByRole("region", { name: "Who has been told" });
  await expect(told.getByText("Not told yet")).toHaveCount(2);
  await told.getByRole("button", { name: "The parents: told on…" }).press("Enter");
  await expect(told.getByRole("textbox", { name: "Day" })).toHaveValue("10/11/2026");
  await meetsAxe(page, "the day on which somebody was told");
  await told.getByRole("button", { name: "Write it down" }).press("Enter");
  await expect(told.getByText("Told on Tue 10 Nov 2026")).toBeVisible();
  const change = told.getByRole("button", { name: "The parents: change the day" });
  await expect(change, "focus goes back to where the day was asked for").toBeFocused();
  await page.keyboard.press("Enter");
  await told.getByRole("button", { name: "Not told after all" }).press("Enter");
  await expect(told.getByText("Not told yet")).toHaveCount(2);
  await page.keyboard.press("Control+z");
  await expect(told.getByText("Told on Tue 10 Nov 2026"), "one undo puts the day back").toBeVisible();
});

test("children who are kept apart are asked about before a decision brings them together", async ({ page, core }) => {
  const { meeting, cases } = await sample(core);
  const [first, other] = cases as [Case, Case];
  const [barn] = await core.call<{ setting: string }[]>("places.find", { text: "fallowfield", limit: 1 });
  await core.call("placements.save", {
    patch: { pupil: other.case.pupil, setting: barn?.setting, kind: "alternative_provision", purpose: "Tuition", started_on: "2026-11-02" },
  });
  await core.call("keep_apart.save", {
    patch: { pupil: first.case.pupil, other: other.case.pupil, reason: "Fighting in the summer", ask: "Amara Bell", started_on: "2026-07-01" },
  });
  await open(page, core, `#/panels/meetings/${meeting}/room/${first.case.id}`);
  await expect(page.getByRole("heading", { name: `1. ${first.name}` })).toBeVisible();
  await decide(page);
  const why = page.getByLabel("Whom you asked, and why it is safe");
  await expect(why, "the register speaks before anything is saved").toBeVisible();
  await expect(page.getByText(/Fighting in the summer/).first()).toBeVisible();
  await meetsAxe(page, "children who are kept apart");
  await page.keyboard.press("Control+Enter");
  await expect(why).toHaveAttribute("aria-invalid", "true");
  await why.fill("Amara Bell: different days");
  await why.press("Control+Enter");
  await expect(page.getByText("Decided: Tuition in the meantime").first()).toBeVisible();
});

test("members sit, one takes the chair, and a chair with an interest is said", async ({ page, core }) => {
  const { meeting, panel, cases } = await sample(core);
  await core.call("panel_members.save", { patch: { panel, name: "Amara Bell", organisation: "Thornmere High School", decides: true } });
  await open(page, core, `#/panels/meetings/${meeting}`);
  await page.getByRole("button", { name: "People" }).click();
  const people = page.getByRole("region", { name: "People" });
  await people.getByRole("button", { name: "All members are present" }).click();
  await people.getByRole("button", { name: "Amara Bell takes the chair" }).click();
  await expect(people.getByText("In the chair")).toBeVisible();
  await people.getByRole("button", { name: "Add a declaration" }).click();
  await people.getByRole("button", { name: /Who/ }).click();
  await page.getByRole("option", { name: /Amara Bell/ }).click();
  await people.getByRole("button", { name: /About/ }).click();
  await page.getByRole("option", { name: new RegExp(`^1\\. ${cases[0]?.name}`) }).click();
  await people.getByLabel("What the interest is").fill("Head of the school that excluded");
  await people.getByRole("button", { name: "Write it down" }).click();
  await expect(people.getByText(/Amara Bell chairs and has declared an interest/)).toBeVisible();
  await meetsAxe(page, "the people of a meeting");
});

test("a paper is shown, saved and written down with whom it goes to", async ({ page, core }) => {
  const { meeting } = await sample(core);
  await open(page, core, `#/panels/meetings/${meeting}`);
  await page.getByRole("button", { name: "Papers" }).click();
  await page.getByRole("link", { name: "Minutes" }).click();
  const pages = page.getByRole("region", { name: /Pages of Minutes/ });
  await expect(pages.getByText("Minutes").first()).toBeAttached();
  await meetsAxe(page, "a paper before it leaves");
  await page.getByLabel("Who receives it").fill("");
  await page.getByRole("button", { name: "Save as PDF" }).click();
  await expect(page.getByText("Say who receives it.")).toBeVisible();
  await page.getByLabel("Who receives it").fill("Jada Grant, chair");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as PDF" }).click();
  expect((await download).suggestedFilename()).toMatch(/^fair-access-panel-.*-minutes\.pdf$/);
  await expect(page.getByText(/is written down/)).toBeVisible();
  await page.goto(`${core.origin}/#/panels/disclosures`);
  await expect(page.getByRole("row", { name: /Jada Grant, chair/ })).toBeVisible();
  await meetsAxe(page, "the log of disclosures");
  await page.goto(`${core.origin}/#/panels/letters`);
  await page.getByRole("button", { name: "Change the wording: Outcome, to the parent" }).click();
  await page.getByLabel("Words").fill("Dear {{mum}}");
  await expect(page.getByText(/“mum” is no field/)).toBeVisible();
  await meetsAxe(page, "the wording of a letter");
});

test("a pack is issued, its copy is logged, and what changes afterwards is said", async ({ page, core }) => {
  const { cases } = await sample(core);
  const pupil = cases[0]?.case.pupil;
  const { id: panel } = await core.call<{ id: string }>("panels.save", { patch: { name: "Primary panel", kind: "fair_access" } });
  const { id: meeting } = await core.call<{ id: string }>("meetings.save", { patch: { panel, held_on: "2026-12-01" } });
  const { id: added } = await core.call<{ id: string }>("cases.add", { meeting, pupil });
  await open(page, core, `#/panels/meetings/${meeting}`);
  await page.getByRole("button", { name: "Issue", exact: true }).click();
  const issue = page.getByRole("region", { name: "Issue the pack" });
  await issue.getByRole("button", { name: "Issue the pack" }).click();
  await expect(issue.getByText(/Every copy needs the name/)).toBeVisible();
  await meetsAxe(page, "a pack that is to be issued");
  await issue.getByLabel("Copy 1 for", { exact: true }).fill("Jada Grant");
  const download = page.waitForEvent("download");
  await issue.getByRole("button", { name: "Issue the pack" }).click();
  expect((await download).suggestedFilename()).toBe("panel-pack-issue-1-copy-1.pdf");
  await expect(issue.getByText("Nothing has changed since")).toBeVisible();
  await core.call("cases.save", { id: added, patch: { ask: "Name another school." } });
  await expect(issue.getByText(/Case 1 · .* has changed/)).toBeVisible();
  const log = await core.call<{ disclosure: { recipient: string } }[]>("disclosures.list", { meeting });
  expect(log.map((line) => line.disclosure.recipient)).toEqual(["Jada Grant"]);
});
