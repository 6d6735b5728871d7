/** A safeguarding concern about a placement: raised with words that are not lost, on Today at once, and closed with what was done. */
import { meetsAxe } from "./support/axe.ts";
import { type Core, expect, open, test } from "./support/bridge.ts";
import { focused } from "./support/keyboard.ts";

test("a concern is raised with the keyboard, kept in mid-sentence, rings on Today and is closed", async ({ page, core, settle }) => {
  await settle();
  const { id: pupil } = await core.call<{ id: string }>("pupils.add", { patch: { forename: "Anna", surname: "Nowak", dob: "2013-03-02", opened_on: "2026-09-01" } });
  const { setting } = await core.call<{ setting: string }>("providers.save", { patch: { name: "Forge Lane" } });
  await core.call("placements.save", { patch: { pupil, setting, kind: "alternative_provision", started_on: "2026-10-05", purpose: "Day-six provision" } });
  await open(page, core, `#/pupils/${pupil}/placements`);
  const placement = page.getByRole("article", { name: "Forge Lane" });
  const opener = placement.getByRole("button", { name: "Concern", exact: true });
  await opener.focus();
  await page.keyboard.press("Enter");
  const form = placement.getByRole("form", { name: "A safeguarding concern about Forge Lane" });
  await expect(form).toBeVisible();
  await form.getByRole("button", { name: "Raise the concern" }).press("Enter");
  await expect(form, "a concern without words tells nobody anything").toContainText("Say what was seen or said");
  const words = form.getByRole("textbox", { name: /What was seen or said/ });
  await words.fill("A bruise that nobody could account for");
  await expect(form.getByText("Draft, not saved yet")).toBeVisible();
  await meetsAxe(page, "a concern being raised");

  // Closed in mid-sentence: the words are there again.
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();
  await expect(opener).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(words).toHaveValue("A bruise that nobody could account for");
  await form.getByRole("button", { name: "Raise the concern" }).press("Enter");
  const open_ = placement.getByRole("group", { name: "Concern about Forge Lane" });
  await expect(open_).toContainText("Safeguarding concern since Tue 10 Nov 2026");
  await expect.poll(() => focused(page), { message: "focus is never lost" }).toBe("Concern");
  await meetsAxe(page, "a placement with an open concern");

  await open(page, core, "#/today");
  await expect(page.getByText(/A safeguarding concern is open on this placement/).first()).toBeVisible();

  await open(page, core, `#/pupils/${pupil}/placements`);
  await open_.getByRole("button", { name: "Close the concern" }).press("Enter");
  const close = page.getByRole("form", { name: "Close the concern about Forge Lane" });
  await close.getByRole("textbox", { name: "What was done about it" }).fill("Visited with the DSL; a fall at home");
  await close.getByRole("button", { name: "Close the concern" }).press("Enter");
  await expect(open_).toBeHidden();
  await expect(opener, "and the focus stays beside the placement").toBeFocused();
});

test("children kept apart: the reason saves the change that was refused, at once", async ({ page, core, settle }) => {
  await settle();
  const add = async (forename: string, surname: string) =>
    (await core.call<{ id: string }>("pupils.add", { patch: { forename, surname, dob: "2013-03-02", opened_on: "2026-09-01" } })).id;
  const anna = await add("Anna", "Nowak");
  const tyler = await add("Tyler", "Brindle");
  const place = async (name: string) => (await core.call<{ setting: string }>("providers.save", { patch: { name } })).setting;
  const forge = await place("Forge Lane");
  const kiln = await place("Kiln Street");
  await core.call("placements.save", { patch: { pupil: tyler, setting: kiln, kind: "alternative_provision", started_on: "2026-10-05" } });
  await core.call("placements.save", { patch: { pupil: anna, setting: forge, kind: "alternative_provision", started_on: "2026-10-05" } });
  await core.call("keep_apart.save", { patch: { pupil: anna, other: tyler, reason: "Fighting in the summer", ask: "Amara Okonkwo", started_on: "2026-07-01" } });
  await open(page, core, `#/pupils/${anna}/placements`);
  await page.getByRole("article", { name: "Forge Lane" }).getByRole("button", { name: "Change", exact: true }).press("Enter");
  const form = page.getByRole("form", { name: "The placement at Forge Lane" });
  await form.getByRole("combobox", { name: "Where" }).fill("kiln");
  await page.getByRole("option", { name: /Kiln Street/ }).click();
  const apart = form.getByRole("group", { name: "Kept apart" });
  await expect(apart).toContainText("Conflict: ask Amara Okonkwo");
  await meetsAxe(page, "a change that brings two together");
  await apart.getByRole("textbox").fill("Asked Amara: other days of the week");
  await apart.getByRole("button", { name: "Save the change with this reason" }).press("Enter");
  await expect(page.getByRole("article", { name: "Kiln Street" }), "said once, and done").toBeVisible();
});

/** Anna, three days a week at a provider of the team's own that is not registered; Tyler, nowhere yet; and one more provider with room. */
async function threeDays(core: Core) {
  const add = async (forename: string) =>
    (await core.call<{ id: string }>("pupils.add", { patch: { forename, surname: "Nowak", dob: "2013-03-02", opened_on: "2026-09-01" } })).id;
  const anna = await add("Anna");
  const tyler = await add("Tyler");
  const { setting } = await core.call<{ setting: string }>("providers.save", { patch: { name: "Forge Lane", registration: "unregistered" } });
  await core.call("providers.save", { patch: { name: "Kiln Street", places: 4 } });
  await core.call("facts.save", { patch: { pupil: anna, kind: "EHCP", started_on: "2025-01-01" } });
  await core.call("contacts.save", { patch: { pupil: anna, name: "Ewa Nowak", parental_responsibility: "yes", phone: "020 7946 0001" } });
  const { id: placement } = await core.call<{ id: string }>("placements.save", {
    patch: { pupil: anna, setting, kind: "alternative_provision", started_on: "2026-11-02", commissioner: "Camden" },
  });
  const days = [1, 2, 3].flatMap((weekday) => [
    { weekday, starts: 540, ends: 720 },
    { weekday, starts: 780, ends: 900 },
  ]);
  await core.call("sessions.save", { placement, blocks: days });
  return { anna, tyler, setting };
}

test("a fourth day makes a provider look like a school, and a manager answers for it", async ({ page, core, settle }) => {
  await settle();
  const { anna } = await threeDays(core);

  // The fourth day, by key.
  await open(page, core, `#/pupils/${anna}/placements`);
  const card = page.getByRole("article", { name: "Forge Lane" });
  await card.getByRole("button", { name: "Weekly sessions" }).press("Enter");
  const week = page.getByRole("form", { name: "Weekly sessions at Forge Lane" });
  await week.getByRole("checkbox", { name: "Thursday morning" }).press("Space");
  await week.getByRole("checkbox", { name: "Thursday afternoon" }).press("Space");
  await week.getByRole("button", { name: "Save the week" }).press("Enter");
  const trips = card.getByRole("status").filter({ hasText: "it looks like a school" });
  await expect(trips, "it is said where the day was added").toBeVisible();
  await meetsAxe(page, "a placement that makes a setting look like a school");
  await card.getByRole("link", { name: "Why, and what to do about Forge Lane" }).press("Enter");

  // Hours by child and day, the rule, and a manager's name.
  await expect(page.getByRole("heading", { level: 1, name: "Forge Lane" })).toBeVisible();
  const hours = page.getByRole("table", { name: "Whose hours these are" });
  await expect(hours.getByRole("row", { name: /Nowak, Anna/ })).toContainText("20 h");
  await page.getByRole("button", { name: "Write a judgement down" }).press("Enter");
  const judgement = page.getByRole("form", { name: "A judgement about registration" });
  await judgement.getByRole("radio", { name: /Go on as it is/ }).press("Space");
  await judgement.getByRole("textbox", { name: /What speaks against it/ }).fill("Two of the days are work experience");
  await judgement.getByRole("textbox", { name: "Why", exact: true }).fill("Agreed with the provider until Easter");
  await judgement.getByRole("button", { name: "Write it down" }).press("Enter");
  await expect(judgement, "a judgement is somebody's").toContainText("Name the manager whose judgement it is.");
  await meetsAxe(page, "a judgement being written down");
  await judgement.getByRole("textbox", { name: /The manager/ }).fill("Ruth Adeyemi");
  await judgement.getByRole("button", { name: "Write it down" }).press("Enter");
  await expect(page.getByRole("group", { name: "What was judged" })).toContainText("judged by Ruth Adeyemi");
});

test("a concern about a provider leads to everybody there, and a placement in spite of its hold says why", async ({ page, core, settle }) => {
  await settle();
  const { tyler, setting } = await threeDays(core);

  // One deed raises the concern and leads to everybody there.
  await open(page, core, `#/providers/${encodeURIComponent(setting)}`);
  await page.getByRole("button", { name: "Raise a concern" }).press("Enter");
  const form = page.getByRole("form", { name: "A concern about Forge Lane" });
  await form.getByRole("textbox", { name: "What was raised" }).fill("Left without staff on Monday");
  await form.getByRole("textbox", { name: /Who said so/ }).fill("A neighbour");
  await form.getByRole("button", { name: "Raise the concern" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Concern about Forge Lane" })).toBeFocused();
  await expect(page.getByText("New placements on hold")).toBeVisible();
  const child = page.getByRole("table", { name: "Every child there" }).getByRole("row", { name: /Nowak, Anna/ });
  await expect(child).toContainText("Ewa Nowak, 020 7946 0001");
  await expect(child).toContainText("Tue 10 Nov 2026, 13:00");
  await expect(child, "where else there is room").toContainText("Kiln Street");
  await meetsAxe(page, "everybody whom a concern touches");

  await page.getByRole("button", { name: "Plan a visit" }).press("Enter");
  const visit = page.getByRole("form", { name: "A visit to Forge Lane" });
  await visit.getByRole("textbox", { name: "Day of the visit" }).fill("13/11/2026");
  await visit.getByRole("button", { name: "Plan the visit" }).press("Enter");
  await expect(page.getByText("Planned for Fri 13 Nov 2026")).toBeVisible();

  await page.getByRole("link", { name: "Letters to parents" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /Letters about the concern about Forge Lane/ })).toBeVisible();
  await expect(page.getByText("1 letter, each written down on its child’s record")).toBeVisible();
  await expect(page.getByText("Page 1 of 1", { exact: true })).toBeVisible();
  await meetsAxe(page, "letters before they are saved");

  // Somebody else is placed there: it is asked why, and where there is room is offered.
  await open(page, core, `#/pupils/${tyler}/placements`);
  await page.getByRole("button", { name: "Add a placement" }).press("Enter");
  const placing = page.getByRole("form", { name: "A new placement" });
  await placing.getByRole("combobox", { name: "Where" }).fill("forge");
  await page.getByRole("option", { name: /Forge Lane/ }).click();
  const hold = placing.getByRole("group", { name: "On hold" });
  await expect(hold).toContainText("New placements at Forge Lane are on hold since Tue 10 Nov 2026");
  await placing.getByRole("button", { name: "Where there is room" }).press("Enter");
  await expect(placing.getByRole("table", { name: "Settings with room" }).getByRole("row", { name: /Kiln Street/ })).toContainText("4 of 4");
  await meetsAxe(page, "a placement in spite of a hold");
  await placing.getByRole("button", { name: "Add the placement" }).press("Enter");
  await expect(hold).toContainText("to go on, say why in spite of it");
  await hold.getByRole("textbox").fill("Two days with a mentor of our own");
  await placing.getByRole("button", { name: "Add the placement" }).press("Enter");
  await expect(page.getByRole("article", { name: "Forge Lane" })).toBeVisible();
});
