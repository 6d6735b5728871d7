/** A school’s own term dates go: which running dates move is said first, and no leaves them as they were. */
import { meetsAxe } from "./support/axe.ts";
import { expect, open, test } from "./support/bridge.ts";

test("taking a calendar away says what moves, and asks", async ({ page, core, settle }) => {
  await settle();
  await core.call("calendars.save", {
    patch: { name: "The Thorne Academy", urn: 100521 },
    terms: [{ name: "Autumn 2", starts_on: "2026-11-02", ends_on: "2026-12-18" }],
    days_off: [
      { on_day: "2026-11-12", kind: "inset", label: "Staff training" },
      { on_day: "2026-11-13", kind: "closure", label: "Boiler" },
    ],
  });
  const { id: pupil } = await core.call<{ id: string }>("pupils.add", { patch: { forename: "Anna", surname: "Nowak", dob: "2013-03-02", opened_on: "2026-09-01", roll_setting: "urn:100521" } });
  await core.call("statuses.save", { patch: { pupil, kind: "PEX", started_on: "2026-11-09" } });
  await open(page, core, "#/settings/calendars");
  await page.getByRole("button", { name: /Calendar/ }).first().click();
  await page.getByRole("option", { name: /100521|Thorne/ }).click();
  const remove = page.getByRole("button", { name: "Take this calendar away" });
  await remove.press("Enter");
  const question = page.getByRole("alertdialog", { name: "These dates move" });
  await expect(question).toContainText("Nowak, Anna");
  await meetsAxe(page, "what moves when a calendar goes");
  await question.getByRole("button", { name: "Leave the calendar as it was" }).press("Enter");
  await expect(question).toBeHidden();
  await expect(remove, "no leaves it").toBeVisible();
  await remove.press("Enter");
  await question.getByRole("button", { name: "Take it away and move them" }).press("Enter");
  await expect(question).toBeHidden();
  await expect(page.getByRole("button", { name: "Take this calendar away" })).toBeHidden();
  const { calendars } = await core.call<{ calendars: unknown[] }>("calendars.list");
  expect(calendars).toHaveLength(1);
});

/** Autumn as two events of whole days, one that was called off, and one that is no term. */
const autumn = [
  "BEGIN:VCALENDAR",
  ...["SUMMARY:Autumn 1|DTSTART;VALUE=DATE:20260901|DTEND;VALUE=DATE:20261024", "SUMMARY:Autumn 2|DTSTART;VALUE=DATE:20261102|DTEND;VALUE=DATE:20261219"].map(event),
  ...["SUMMARY:INSET day|DTSTART;VALUE=DATE:20261112", "SUMMARY:INSET day|STATUS:CANCELLED|DTSTART;VALUE=DATE:20261113", "SUMMARY:Carols|DTSTART;VALUE=DATE:20261210"].map(event),
  "END:VCALENDAR",
].join("\r\n");

function event(properties: string): string {
  return ["BEGIN:VEVENT", ...properties.split("|"), "END:VEVENT"].join("\r\n");
}

test("term dates from a calendar file are looked at, ask before they move a date, and are taken back", async ({ page, core, settle }) => {
  await settle();
  const { id: pupil } = await core.call<{ id: string }>("pupils.add", { patch: { forename: "Anna", surname: "Nowak", dob: "2013-03-02", opened_on: "2026-09-01" } });
  await core.call("statuses.save", { patch: { pupil, kind: "PEX", started_on: "2026-11-09" } });
  await open(page, core, "#/settings/calendars");
  const button = page.getByRole("button", { name: "Choose a file of term dates…" });
  const choose = async (name: string, text: string) => {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button.press("Enter")]);
    await chooser.setFiles({ name, mimeType: "text/calendar", buffer: Buffer.from(text) });
  };
  await choose("holidays.ics", autumn.replaceAll("Autumn", "Holiday"));
  await expect(page.getByRole("alert").filter({ hasText: "it names holidays, and no day on which a term starts or ends" })).toContainText("Nothing was changed.");

  await choose("autumn.ics", autumn);
  const table = page.getByRole("table", { name: "What the file says" });
  await expect(table.getByRole("row", { name: /Autumn 2.*Mon 2 Nov 2026.*Fri 18 Dec 2026/ })).toBeVisible();
  await expect(page.getByText(/“INSET day” .*is marked as cancelled/)).toBeVisible();
  await expect(page.getByText(/“Carols” .*is neither a term/)).toBeVisible();
  await meetsAxe(page, "what a file of term dates says");
  await page.getByRole("button", { name: "Use these term dates" }).press("Enter");
  const question = page.getByRole("alertdialog", { name: "These dates move" });
  // INSET on Thursday the 12th comes, and Monday the 16th is a day of the file's months that it does not name.
  await expect(question).toContainText("Nowak, Anna");
  await question.getByRole("button", { name: "Save and move them" }).press("Enter");
  await expect(question).toBeHidden();
  await expect(page.getByText("Term dates of autumn.ics are in use.")).toBeVisible();
  const held = async () => (await core.call<{ calendars: { terms: unknown[]; days_off: { on_day: string }[] }[] }>("calendars.list")).calendars[0]?.days_off.map((day) => day.on_day);
  expect(await held()).toContain("2026-11-12");
  await page.keyboard.press("Control+z");
  await expect.poll(held).toEqual(["2026-11-16"]);
});
