/** Attendance by telephone: one provider, one key for each mark, and two tellings side by side. */
import { meetsAxe } from "./support/axe.ts";
import { expect, open, test } from "./support/bridge.ts";
import { focused } from "./support/keyboard.ts";

test.use({ start: ["--sample", "--children", "60"] });

interface Place {
  setting: string;
  name: string;
  due: number;
}
interface Row {
  pupil: string;
  name: string;
  placement: string;
  half: string;
}

test("a morning is rung round with one key for each mark", async ({ page, core }) => {
  await core.call("vault.try_sample");
  const day = "2026-11-10";
  const { places } = await core.call<{ places: Place[] }>("ring.round", { day });
  const place = places.find((candidate) => candidate.due >= 3);
  const setting = place?.setting ?? "";
  const { rows } = await core.call<{ rows: Row[] }>("ring.list", { setting, day });
  await open(page, core, "#/today");
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await expect(page.getByRole("heading", { level: 1, name: "Ring-round" })).toBeFocused();
  await meetsAxe(page, "whom to ring");
  await page.getByRole("link", { name: place?.name ?? "" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: place?.name ?? "" })).toBeFocused();

  await page.getByRole("textbox", { name: "Who answers" }).fill("Mrs Page");
  const lines = page.getByRole("list", { name: "Half days to mark" }).getByRole("group");
  await lines.nth(0).focus();
  await page.keyboard.press("/");
  await expect(lines.nth(0)).toContainText("Present in the");
  await expect(lines.nth(0)).toContainText("said Mrs Page");
  await expect(lines.nth(1), "a mark goes on to the next").toBeFocused();
  await page.keyboard.press("i");
  await expect(lines.nth(1)).toContainText("Illness");
  await page.keyboard.press("o");
  await expect(lines.nth(2)).toContainText("Absent, other");
  // What follows from an answer is written down on its own line, and the list keeps its place.
  await page.getByRole("button", { name: /^Add a task/ }).last().focus();
  await page.keyboard.press("Enter");
  const what = page.getByRole("textbox", { name: "What is to be done" });
  await expect(what).toBeFocused();
  await expect(what).toHaveValue(new RegExp(`^Not at ${place?.name ?? ""}, .*Absent, other`));
  await meetsAxe(page, "a task on the line");
  await page.keyboard.press("Enter");
  await expect(what).toHaveCount(0);
  await expect.poll(() => focused(page)).toMatch(/^Add a task/);
  const { own } = await core.call<{ own: unknown[] }>("tasks.list", { mine: true });
  expect(JSON.stringify(own)).toContain(`Not at ${place?.name ?? ""}`);
  await lines.nth(2).focus();
  await page.keyboard.press("Delete");
  await expect(lines.nth(2), "a mark can be taken away").toContainText("Not marked");
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => focused(page)).toContain("Illness");
  await expect(page.getByText(/2 of \d+ marked/)).toBeVisible();
  await meetsAxe(page, "a provider rung round");

  // Mrs Page corrects herself: her telling changes, and there is no second one.
  await page.keyboard.press("m");
  await expect(lines.nth(1)).toContainText("Medical");

  // Somebody else says something else.
  const told = rows[1];
  await core.call("ring.mark", { placement: told?.placement, day, half: told?.half, code: "O", said_by: "The tutor" });
  await expect(lines.nth(1)).toContainText("Two tellings differ");
  const both = page.getByRole("group", { name: /Which telling stands/ });
  await expect(both).toContainText("Mrs Page");
  await expect(both).toContainText("The tutor");
  await meetsAxe(page, "two tellings");
  await both.getByRole("button", { name: /This stands: Medical/ }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe("Why this telling stands");
  await page.keyboard.press("Enter");
  await expect(both, "a choice between two people needs a reason").toContainText("Say why this telling stands.");
  await page.keyboard.type("The appointment card was seen");
  await page.keyboard.press("Enter");
  await expect(lines.nth(1)).toContainText("Medical");
  await expect(lines.nth(1)).not.toContainText("differ");

  // What was said stands in the child's week, and the child was seen.
  const seen = rows[0];
  await open(page, core, `#/pupils/${seen?.pupil ?? ""}/week`);
  await expect(page.getByText(/^Came /).first()).toBeVisible();
  await meetsAxe(page, "a week with attendance");
  const record = await core.call<{ head: { last_seen: string } }>("pupils.record", { id: seen?.pupil });
  expect(record.head.last_seen, "a child who is said to be there has been seen").toBe(day);
});
