/** Working the caseload: without a mouse from a filter to an undone deed for many, a round of reviews, a line in a hurry. */
import { meetsAxe } from "./support/axe.ts";
import { type Core, expect, open, test } from "./support/bridge.ts";
import { focused, tabTo } from "./support/keyboard.ts";
import type { Page } from "@playwright/test";

test.use({ start: ["--sample", "--children", "60"] });
test.setTimeout(180_000);

interface Row {
  pupil: string;
  forename: string;
  surname: string;
  owner_name: string | null;
}

/** A row of the list: "Nowak, Łukasz 9 Excluded …". */
const aRow = /^[^,]+, .* h /;

async function list(page: Page, core: Core, hash = "#/pupils"): Promise<void> {
  await core.call("vault.try_sample");
  await open(page, core, hash);
  await expect(page.getByRole("row").nth(2)).toBeVisible();
}

test("from a filter to a kept view, and one deed for many that one undo takes back, without a mouse", async ({ page, core }) => {
  await list(page, core);
  const keys = page.keyboard;

  // Narrow the list.
  await keys.press("/");
  await keys.press("Tab");
  expect(await focused(page)).toMatch(/^Filter/);
  await keys.press("Enter");
  await keys.type("hours this");
  await keys.press("Enter");
  await expect(page.getByRole("textbox", { name: "Hours a week" })).toBeFocused();
  await keys.type("20");
  await expect(page.getByText(/· narrowed/)).toBeVisible();
  const shown = await page.getByText(/^\d+ children/).first().innerText();
  const many = Number(/^\d+/.exec(shown)?.[0]);
  expect(many).toBeGreaterThan(3);

  // Keep the question with a name.
  await tabTo(page, aRow);
  await keys.press("s");
  await expect(page.getByLabel("What the view is called")).toBeFocused();
  await keys.type("Under twenty hours");
  await meetsAxe(page, "keeping a view");
  await keys.press("Enter");
  const kept = page.getByRole("link", { name: `Under twenty hours ${many}` });
  await expect(kept, "the number beside it is the length of its list").toHaveAttribute("aria-current", "page");

  // Tick along, then all who fit; give them to somebody else.
  await expect(page.locator('[role="row"]:focus'), "focus goes back to the row").toBeVisible();
  await keys.press("Shift+ArrowDown");
  await expect(page.getByText("2 ticked")).toBeVisible();
  await keys.press("Control+a");
  await expect(page.getByText(`${many} ticked`)).toBeVisible();
  await meetsAxe(page, "a list with ticks");
  await keys.press("b");
  const form = page.getByRole("form", { name: `For ${many} children` });
  await expect(form).toBeVisible();
  await tabTo(page, /The owner from now on/);
  await keys.press("Enter");
  await keys.press("ArrowDown");
  await keys.press("ArrowDown");
  await keys.press("Enter");
  await meetsAxe(page, "one deed for many");
  await tabTo(page, "Show what changes");
  await keys.press("Enter");
  const table = page.getByRole("form", { name: "What would change" });
  await expect(table.getByText(/Nothing is changed yet\./)).toBeVisible();
  await meetsAxe(page, "what would change");
  const before = await core.call<{ rows: Row[] }>("pupils.list", { limit: 60 });
  await expect(table.getByRole("button", { name: /^Change \d+ child/ }), "what goes on has the focus").toBeFocused();
  await keys.press("Enter");
  await expect(page.getByText(/^Changed the owner of \d+ child/)).toBeVisible();
  const during = await core.call<{ rows: Row[] }>("pupils.list", { limit: 60 });
  expect(during.rows).not.toEqual(before.rows);
  await keys.press("Control+z");
  await expect
    .poll(async () => (await core.call<{ rows: Row[] }>("pupils.list", { limit: 60 })).rows, {
      message: "one undo takes all of it back",
    })
    .toEqual(before.rows);
});

test("a round of reviews goes from child to child and stands where it was left", async ({ page, core }) => {
  await list(page, core, "#/pupils?view=reviews_due");
  const { rows } = await core.call<{ rows: (Row & { last_review: string | null })[] }>("pupils.list", {
    view: "reviews_due",
  });
  const keys = page.keyboard;
  await tabTo(page, aRow);
  await keys.press("r");
  await expect(page.getByText(`1 of ${rows.length}`)).toBeVisible();
  await expect(page.getByRole("textbox", { name: /Who was there/ }), "one types at once").toBeFocused();
  await meetsAxe(page, "a round of reviews");

  // Not without a next date or a reason.
  await keys.type("School and mother");
  await keys.press("Control+Enter");
  await expect(page.getByText("Enter the day of the next review, or say why there will be none.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: /Next review/ })).toBeFocused();
  await keys.type("+35");
  await keys.press("Control+Enter");
  await expect(page.getByText(`2 of ${rows.length}`)).toBeVisible();
  const first = await core.call<{ reviews: { attendees: string; next_on: string }[] }>("pupils.record", {
    id: rows[0]?.pupil,
  });
  expect(first.reviews[0]).toMatchObject({ attendees: "School and mother", next_on: "2026-12-15" });

  // Pass one over, leave in the middle of a word, and come back to it.
  await keys.press("Alt+s");
  await expect(page.getByText(`3 of ${rows.length}`)).toBeVisible();
  await expect(page.getByRole("textbox", { name: /Who was there/ })).toBeFocused();
  const saved = page.waitForResponse(/draft\.put/);
  await keys.type("Only the tut");
  await saved;
  await page.waitForTimeout(500);
  await keys.press("Escape");
  await expect(page.getByRole("heading", { level: 1, name: "Pupils" })).toBeVisible();
  await page.reload();
  await page.getByRole("link", { name: /Go on with the review round/ }).press("Enter");
  await expect(page.getByText(`3 of ${rows.length}`)).toBeVisible();
  await expect(page.getByRole("textbox", { name: /Who was there/ })).toHaveValue("Only the tut");
});

test("a round takes its attendance from the ring-round by one key, and is printed for moderation", async ({ page, core }) => {
  await core.call("vault.try_sample");
  const { rows } = await core.call<{ rows: Row[] }>("pupils.list", { view: "reviews_due" });
  // A child of whom the sample's telephone round has something to say.
  let marked: { pupil: string; percent: number } | undefined;
  for (const { pupil } of rows) {
    const { placements } = await core.call<{ placements: { placement: { id: string; ended_on: string | null } }[] }>(
      "pupils.record",
      { id: pupil },
    );
    const running = placements.find(({ placement }) => !placement.ended_on || placement.ended_on >= "2026-11-10");
    const { percent } = await core.call<{ percent: number | null }>("reviews.marks", {
      pupil,
      held_on: "2026-11-10",
      ...(running ? { placement: running.placement.id } : {}),
    });
    if (percent !== null && running) {
      marked = { pupil, percent };
      break;
    }
  }
  if (!marked) throw new Error("the sample has a child with marks by telephone");
  const other = rows.find((row) => row.pupil !== marked?.pupil)?.pupil;
  const round = { title: "Reviews this half term", ids: [marked.pupil, other], at: 0, saved: [], skipped: [] };
  await core.call("draft.put", { key: "review-round", text: JSON.stringify(round) });

  await open(page, core, "#/pupils/round");
  const keys = page.keyboard;
  await expect(page.getByText("1 of 2", { exact: true })).toBeVisible();
  const taken = page.getByRole("checkbox", { name: /^From the ring-round: \d+ of \d+ sessions? since/ });
  await expect(taken).toBeVisible();
  await expect(page.getByRole("textbox", { name: /Who was there/ })).toBeFocused();
  await keys.press("Alt+a");
  await expect(page.getByRole("textbox", { name: /^Attendance, per cent/ })).toHaveValue(String(marked.percent));
  await expect(taken).toBeChecked();
  await page.getByText(/^(All \d+ half days|The one half day)/).click();
  await expect(page.getByRole("columnheader", { name: "How it counts" })).toBeVisible();
  await meetsAxe(page, "attendance from the ring-round");
  await page.getByRole("textbox", { name: /^Next review/ }).fill("+35");
  await keys.press("Control+Enter");
  await expect(page.getByText("2 of 2", { exact: true })).toBeVisible();
  await expect(page.getByRole("textbox", { name: /Who was there/ })).toBeFocused();
  const kept = await core.call<{ reviews: { attendance_pct: number }[] }>("pupils.record", { id: marked.pupil });
  expect(kept.reviews[0]?.attendance_pct).toBe(marked.percent);
  await keys.press("Alt+s");
  await expect(page.getByRole("heading", { level: 1, name: "The round is done" })).toBeVisible();

  await page.getByRole("link", { name: "Print the review for moderation" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Reviews for moderation" })).toBeVisible();
  await expect(page.getByText(/^\d pages? on \d sheets?$/)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Who receives it" })).toHaveValue("The team’s manager");
  await meetsAxe(page, "the reviews of a round on paper");
});

test("whoever comes back reads what others did, child by child", async ({ page, core }) => {
  await core.call("vault.try_sample");
  const me = await core.call<{ officer: { id: string } }>("me.get");
  const { rows } = await core.call<{ rows: (Row & { owner: string | null })[] }>("pupils.list", { limit: 60 });
  const child = rows.find((row) => row.owner !== null && row.owner !== me.officer.id);
  if (!child?.owner) throw new Error("the sample has a child whom somebody else holds");
  await core.call("notes.save", {
    patch: { pupil: child.pupil, text: "Ate lunch with the tutor.", kind: "visit", on_day: "2026-11-10" },
  });
  await open(page, core, `#/pupils/handover/${child.owner}`);
  await page.getByRole("button", { name: "While you were away" }).press("Enter");
  const form = page.getByRole("form", { name: "While you were away" });
  const first = form.getByRole("textbox", { name: "The first day of the absence" });
  await expect(first).toBeFocused();
  await page.keyboard.type("9/11/2026");
  await page.keyboard.press("Tab");
  await expect(form.getByText(/something was written about 1 child;/)).toBeVisible();
  await expect(form).toContainText("Ate lunch with the tutor.");
  await meetsAxe(page, "while you were away");
  await form.getByRole("link", { name: /^Added a note: open it/ }).press("Enter");
  await expect(page).toHaveURL(new RegExp(`/pupils/${child.pupil}/notes`));
  await expect(page.getByRole("heading", { level: 1, name: /^Handover/ })).toBeHidden();
  await expect(page.getByText("Ate lunch with the tutor.").first()).toBeVisible();
});

test("a line is written down from anywhere, filed where its words say, or waits on Today", async ({ page, core }) => {
  await list(page, core);
  const { rows } = await core.call<{ rows: Row[] }>("pupils.list", { limit: 60 });
  const alone = rows.find(
    (row) => rows.filter((other) => other.surname === row.surname && other.forename === row.forename).length === 1,
  );
  if (!alone) throw new Error("the sample has a child whose name nobody else has");
  const keys = page.keyboard;
  await keys.press("Control+Shift+N");
  const dialog = page.getByRole("dialog", { name: "Write a line down" });
  const words = dialog.getByRole("textbox", { name: /What happened/ });
  await expect(words).toBeFocused();
  const proposed = page.waitForResponse(/captures\.propose/);
  await keys.type(`Rang about ${alone.forename} ${alone.surname} yesterday`);
  await proposed;
  await expect(dialog.getByRole("combobox", { name: /About whom/ })).toHaveValue(`${alone.surname}, ${alone.forename}`);
  await expect(dialog.getByText("From “yesterday”")).toBeVisible();
  await meetsAxe(page, "a line written down");

  // A draft outlives the window.
  await page.waitForTimeout(400);
  await page.reload();
  await expect(page.getByRole("row").nth(2)).toBeVisible();
  await keys.press("Control+Shift+N");
  await expect(words).toHaveValue(/^Rang about/);
  await expect(dialog.getByText("From “yesterday”")).toBeVisible();
  await words.press("Enter");
  await expect(page.getByText(/^Filed as a note about /)).toBeVisible();
  await expect(dialog).toBeHidden();
  const notes = await core.call<{ text: string; on_day: string }[]>("notes.list", {
    pupil: alone.pupil,
    offset: 0,
    limit: 100,
  });
  expect(notes.find((note) => note.text.startsWith("Rang about"))?.on_day).toBe("2026-11-09");

  // Nobody knows about whom: it waits, with a count, and is filed later.
  await keys.press("Control+Shift+N");
  await expect(words).toBeFocused();
  await keys.type("somebody asked for a place");
  await page.waitForTimeout(400);
  await keys.press("Enter");
  await expect(page.getByText(/^Kept\. It waits on Today/)).toBeVisible();
  await open(page, core, "#/today");
  const inbox = page.getByRole("region", { name: /Waiting to be filed 1/ });
  await expect(inbox.getByText("somebody asked for a place")).toBeVisible();
  await inbox.getByRole("button", { name: "File it" }).press("Enter");
  await inbox.getByRole("combobox", { name: /About whom/ }).fill(alone.surname);
  await page.getByRole("option", { name: new RegExp(`^${alone.surname}, ${alone.forename}`) }).first().click();
  await meetsAxe(page, "a line being filed");
  await inbox.getByRole("button", { name: "File as a note" }).press("Enter");
  await expect(page.getByRole("region", { name: /Waiting to be filed/ })).toBeHidden();
});

test("a caseload is handed over with a last day, and a case closes only on a confirmed destination", async ({ page, core }) => {
  await core.call("vault.try_sample");
  await open(page, core, "#/pupils/workload");
  await expect(page.getByRole("table")).toBeVisible();
  await meetsAxe(page, "the workload");
  await page.getByRole("link", { name: /^Hand over the caseload of/ }).first().press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /^Handover: / })).toBeVisible();
  await page.getByRole("button", { name: "Arrange cover" }).press("Enter");
  const form = page.getByRole("form", { name: "Arrange cover" });
  await form.getByRole("button", { name: /Who covers/ }).press("Enter");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await form.getByRole("textbox", { name: /The last day of the cover/ }).fill("20/11/2026");
  await meetsAxe(page, "cover");
  await form.getByRole("button", { name: /^Arrange cover for/ }).press("Enter");
  await expect(page.getByText(/^Arranged cover for \d+ child/)).toBeVisible();
  await expect(page.getByText("Nobody covers")).toHaveCount(0);

  const { rows } = await core.call<{ rows: Row[] }>("pupils.list", { limit: 1 });
  await open(page, core, `#/pupils/${rows[0]?.pupil ?? ""}`);
  await page.getByRole("region", { name: "About" }).getByRole("button", { name: "Change" }).press("Enter");
  await page.getByRole("button", { name: "Close the case…" }).press("Enter");
  const close = page.getByRole("form", { name: "Close the case" });
  await close.getByLabel("Where the child went").fill("not known");
  await close.getByRole("button", { name: "Close the case" }).press("Enter");
  await expect(close.getByText(/A case cannot be closed on “unknown”/)).toBeVisible();
  await meetsAxe(page, "a case that is not closed");
  await expect(close.getByText(/Choose what kind of destination it is/)).toBeVisible();
  await close.getByRole("button", { name: /What kind of destination/ }).press("Enter");
  await page.getByRole("option", { name: "Mainstream school" }).press("Enter");
  await close.getByLabel("Where the child went").fill("Ashlock School");
  await close.getByLabel("How that is known").fill("On roll, by e-mail from the office");
  await close.getByRole("textbox", { name: /The day it was confirmed/ }).fill("09/11/2026");
  await close.getByRole("button", { name: "Close the case" }).press("Enter");
  await expect(page.getByText(/^Closed Tue 10 Nov 2026: went to Ashlock School \(mainstream school\)/)).toBeVisible();
});
