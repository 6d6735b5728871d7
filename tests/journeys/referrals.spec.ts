/** Asking providers for a place: by keys from the record, the answers with their reasons, the placement that comes of one, and the table. */
import { meetsAxe } from "./support/axe.ts";
import { expect, open, test } from "./support/bridge.ts";
import { tabTo } from "./support/keyboard.ts";

test.use({ start: ["--sample", "--children", "60"] });

test("two providers are asked by keys, and the paper holds what is ticked", async ({ page, core }) => {
  await core.call("vault.try_sample");
  const { id: pupil } = await core.call<{ id: string }>("pupils.add", {
    patch: { forename: "Anna", surname: "Zeller", dob: "2013-03-02" },
  });
  await open(page, core, `#/pupils/${pupil}`);
  await expect(page.getByRole("heading", { name: /Zeller/ })).toBeVisible();
  await page.keyboard.press("a");
  await page.keyboard.press("v");
  const form = page.getByRole("form", { name: "Refer to a provider" });
  const provider = form.getByRole("combobox");
  await expect(provider).toBeFocused();
  for (const name of ["Kite Tuition", "Saltmarsh Farm"]) {
    await provider.fill(name);
    await expect(page.getByRole("option", { name: new RegExp(name) })).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(form.getByRole("button", { name: `Do not ask ${name}` })).toBeVisible();
  }
  await form.getByRole("textbox", { name: "Days a week" }).fill("6");
  await form.getByRole("textbox", { name: "Purpose" }).fill("Day-six provision");
  await meetsAxe(page, "asking two providers");
  await form.getByRole("button", { name: "Record as sent" }).press("Enter");
  await expect(form.getByText("Enter 1 to 5 days a week.")).toBeVisible();
  await form.getByRole("textbox", { name: "Days a week" }).fill("3");
  await form.getByRole("button", { name: "Record as sent" }).press("Enter");
  const kite = page.getByRole("article", { name: "Referral to Kite Tuition" });
  await expect(kite.getByText("Sent today")).toBeVisible();
  await kite.getByRole("link", { name: "Paper for the referral to Kite Tuition" }).click();
  await expect(page.getByRole("heading", { name: "Referral to Kite Tuition" })).toBeVisible();
  const holds = page.getByRole("group", { name: "This copy holds" });
  await expect(holds.getByRole("checkbox", { name: "Risks" })).toBeChecked();
  await expect(holds.getByRole("checkbox", { name: "Chronology on one page" })).not.toBeChecked();
  await holds.getByText("Risks", { exact: true }).click();
  await expect(page).toHaveURL(/parts=/);
  await expect(holds.getByRole("checkbox", { name: "Risks" })).not.toBeChecked();
  await meetsAxe(page, "the paper of a referral");
  await page.getByRole("link", { name: "The child’s placements" }).click();
  await expect(kite).toBeVisible();
});

test("one provider says no, one gives the place, and the numbers open their rows", async ({ page, core }) => {
  await core.call("vault.try_sample");
  const { id: pupil } = await core.call<{ id: string }>("pupils.add", {
    patch: { forename: "Anna", surname: "Zeller", dob: "2013-03-02" },
  });
  const found = await Promise.all(
    ["Kite Tuition", "Saltmarsh Farm"].map((text) => core.call<{ setting: string }[]>("places.find", { text, limit: 1 })),
  );
  await core.call("referrals.ask", {
    pupil,
    settings: found.map(([place]) => place?.setting),
    patch: { sent_on: "2026-11-10", purpose: "Day-six provision" },
  });
  await open(page, core, `#/pupils/${pupil}/placements`);
  const kite = page.getByRole("article", { name: "Referral to Kite Tuition" });
  await expect(kite.getByText("Sent today")).toBeVisible();
  await tabTo(page, "Record the answer of Kite Tuition");
  await page.keyboard.press("Enter");
  const answer = page.getByRole("form", { name: "What Kite Tuition answered" });
  await answer.getByText("Declined", { exact: true }).click();
  await answer.getByRole("button", { name: "Record the answer" }).click();
  await expect(answer.getByRole("alert").filter({ hasText: "Choose the reason: it is counted." })).toBeVisible();
  await answer.getByRole("button", { name: /Reason/ }).click();
  await page.getByRole("option", { name: "Age or key stage" }).click();
  await meetsAxe(page, "an answer");
  await answer.getByRole("button", { name: "Record the answer" }).click();
  await expect(kite.getByText("Declined: age or key stage")).toBeVisible();

  await page.getByRole("button", { name: "Record the answer of Saltmarsh Farm" }).click();
  await page.getByRole("form", { name: "What Saltmarsh Farm answered" }).getByRole("button", { name: "Record the answer" }).click();
  const farm = page.getByRole("article", { name: "Referral to Saltmarsh Farm" });
  await farm.getByRole("button", { name: "Draft the placement" }).click();
  const placement = page.getByRole("form", { name: "A new placement" });
  await expect(placement.getByRole("combobox", { name: "Where" })).toHaveValue("Saltmarsh Farm");
  await expect(placement.getByRole("textbox", { name: "Purpose" })).toHaveValue("Day-six provision");
  await placement.getByRole("button", { name: "Add the placement" }).click();
  await expect(farm.getByText(/the placement begins/)).toBeVisible();
  await expect(farm.getByRole("button", { name: "Draft the placement" })).toBeHidden();
  await meetsAxe(page, "referrals answered");

  await page.getByRole("heading", { name: "Referrals" }).focus();
  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await expect(page.getByRole("heading", { name: "Referrals to providers" })).toBeVisible();
  await page.getByRole("button", { name: /: Declined, Kite Tuition$/ }).click();
  await expect(page.getByRole("table", { name: /Declined, Kite Tuition/ }).getByRole("link", { name: "Zeller, Anna" })).toBeVisible();
  await meetsAxe(page, "who takes whom");
  await page.getByRole("link", { name: "Kite Tuition", exact: true }).first().click();
  await expect(page.getByRole("button", { name: "Refer a child" })).toBeVisible();
  await meetsAxe(page, "a provider that was asked");
});
