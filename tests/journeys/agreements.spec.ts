/** What is signed, what is asked for in writing and what it costs: a reduced timetable's agreement, a chase letter, a price. */
import { meetsAxe } from "./support/axe.ts";
import { type Core, expect, open, test } from "./support/bridge.ts";
import { focused } from "./support/keyboard.ts";

async function child(core: Core): Promise<string> {
  return (await core.call<{ id: string }>("pupils.add", { patch: { forename: "Anna", surname: "Nowak", dob: "2013-03-02", opened_on: "2026-09-01" } })).id;
}

async function provider(core: Core): Promise<string> {
  return (await core.call<{ setting: string }>("providers.save", { patch: { name: "Kiln Street" } })).setting;
}

test("a reduced timetable is signed by all three, with the keyboard, and has its page to sign", async ({ page, core, settle }) => {
  await settle();
  const pupil = await child(core);
  await core.call("statuses.save", { patch: { pupil, kind: "RTT", started_on: "2026-11-02" } });
  await open(page, core, `#/pupils/${pupil}`);
  const agreement = page.getByRole("button", { name: "Agreement", exact: true });
  await expect(page.getByText(/as nobody has named a day/), "no agreed end: the local limit stands in and says so").toBeVisible();
  await agreement.focus();
  await page.keyboard.press("Enter");
  const who = page.getByRole("list", { name: "Who signs" });
  await expect(who.getByText("not signed")).toHaveCount(3);
  await meetsAxe(page, "an agreement that nobody has signed");
  for (const [part, name] of [
    ["The parent", "Ewa Nowak"],
    ["The school", "D. Marsh, headteacher"],
    ["The local authority", "Siân Okafor"],
  ] as const) {
    await who.getByRole("button", { name: `Signed: ${part}`, exact: true }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => focused(page)).toMatch(/Who signed/);
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    await expect(who.getByRole("listitem").filter({ hasText: part })).toContainText(`by ${name}`);
  }
  await expect(who.getByText("not signed")).toHaveCount(0);
  await meetsAxe(page, "an agreement that all have signed");
  await page.getByRole("link", { name: "Page to sign" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/papers\/agreement/);
});

test("a promise is chased by letter, and the letter is the school’s own page", async ({ page, core, settle }) => {
  await settle();
  const pupil = await child(core);
  const setting = await provider(core);
  await core.call("tasks.save", {
    patch: { pupil, title: "Send the baseline assessment", setting, waiting_on: "The inclusion lead", promised_on: "2026-11-02", due_on: "2026-11-06" },
  });
  await open(page, core, "#/promises");
  await page.getByRole("button", { name: "Chase: Send the baseline assessment" }).focus();
  await page.keyboard.press("Enter");
  const form = page.getByRole("form", { name: "Chase: Send the baseline assessment" });
  await expect.poll(() => focused(page)).toBe("What was said (optional)");
  await form.getByRole("link", { name: "The letter for this" }).press("Enter");
  await expect(page).toHaveURL(/papers\/chase\/.*rung=asked/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("img", { name: /page 1/i }).or(page.getByText(/page 1 of/i)).first()).toBeVisible();
  await meetsAxe(page, "a chase letter");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Tasks and promises" })).toBeVisible();
});

test("a price is counted on school days, opens its rows, and unknown is in no sum", async ({ page, core, settle }) => {
  await settle();
  const pupil = await child(core);
  const setting = await provider(core);
  await core.call("placements.save", {
    patch: { pupil, setting, kind: "alternative_provision", started_on: "2026-11-02", planned_end: "2026-12-18", cost_pence: 9000, cost_per: "week" },
  });
  await open(page, core, `#/pupils/${pupil}/placements`);
  const placement = page.getByRole("article", { name: "Kiln Street" });
  const cost = placement.getByRole("button", { name: /how it is counted at Kiln Street/ });
  await cost.focus();
  await page.keyboard.press("Enter");
  const table = placement.getByRole("table", { name: "Cost at Kiln Street" });
  await expect(table.getByRole("rowheader", { name: "To date" })).toBeVisible();
  await meetsAxe(page, "what a placement costs");

  const another = (await core.call<{ id: string }>("pupils.add", { patch: { forename: "Ben", surname: "Achebe", dob: "2012-01-05", opened_on: "2026-09-01" } })).id;
  await core.call("placements.save", { patch: { pupil: another, setting, kind: "alternative_provision", started_on: "2026-11-02" } });
  await open(page, core, `#/providers/${encodeURIComponent(setting)}`);
  const costs = page.getByRole("region", { name: "What its placements cost" });
  await expect(costs, "a price that nobody knows is counted as unknown, not as nothing").toContainText("Cost of 1 of 2 unknown");
  await costs.getByRole("button", { name: /^To date: / }).press("Enter");
  const rows = costs.getByRole("table", { name: "To date: placements at Kiln Street" });
  await expect(rows.getByRole("row").filter({ hasText: "Achebe" })).toContainText("Unknown");
  await meetsAxe(page, "what a provider costs");
  await rows.getByRole("link", { name: /Nowak/ }).press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: "Placements", exact: true })).toBeVisible();
});

test("a letter to a parent says what it leaves out before it is saved, and leads to where that is filled in", async ({ page, core, settle }) => {
  await settle();
  const pupil = await child(core);
  await open(page, core, `#/papers/letter/${pupil}?letter=review_invitation`);
  const gone = page.getByRole("group", { name: "Left out of the letter" });
  const review = gone.getByRole("link", { name: "Day of the next review" });
  await expect(review).toBeVisible();
  await expect(page.getByText(/printed as not recorded/)).toHaveCount(0);
  await expect(page.getByRole("img", { name: /page 1/i }).or(page.getByText(/page 1 of/i)).first()).toBeVisible();
  await meetsAxe(page, "a letter with something left out");
  await review.press("Enter");
  await expect(page).toHaveURL(new RegExp(`pupils/${pupil}/reviews`));
  await expect(page.getByRole("heading", { level: 2, name: "Reviews", exact: true })).toBeVisible();
});

test("the providers are printed as they stand, and a placement has its agreement to sign", async ({ page, core, settle }) => {
  await settle();
  const pupil = await child(core);
  const setting = await provider(core);
  await core.call("placements.save", { patch: { pupil, setting, kind: "alternative_provision", started_on: "2026-11-02" } });
  await open(page, core, "#/providers?text=kiln");
  await expect(page.getByRole("link", { name: "Kiln Street", exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Print this list" }).press("Enter");
  await expect(page).toHaveURL(/papers\/providers\/all\?text=kiln/);
  await expect(page.getByRole("form", { name: "Save the paper" }).getByLabel("What for")).toHaveValue("To choose a provider");
  await expect(page.getByRole("img", { name: /page 1/i }).or(page.getByText(/page 1 of/i)).first()).toBeVisible();
  await meetsAxe(page, "the providers on paper");

  await open(page, core, `#/pupils/${pupil}/papers`);
  await page.getByRole("link", { name: "Agreement to the placement: Kiln Street" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Individual placement agreement" })).toBeVisible();
  await expect(page.getByRole("form", { name: "Save the paper" }).getByLabel("Who receives it")).toHaveValue("Kiln Street");
  await meetsAxe(page, "an agreement to a placement");
});
