/** A safeguarding concern about a placement: raised with words that are not lost, on Today at once, and closed with what was done. */
import { meetsAxe } from "./support/axe.ts";
import { expect, open, test } from "./support/bridge.ts";
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
