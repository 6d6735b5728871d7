import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it } from "vitest";
import { meetsAxe } from "../testing/axe";
import { Select } from "./Select";

const options = [
  { value: "registered", label: "Registered" },
  { value: "unregistered", label: "Unregistered", detail: "Not on the register of schools" },
  { value: "unknown", label: "Unknown" },
] as const;

function Example({ error }: { error?: string }) {
  const [value, setValue] = useState<(typeof options)[number]["value"] | null>(null);
  return <Select label="Registration" options={options} value={value} onChange={setValue} error={error} />;
}

it("is chosen from with the keyboard alone", async () => {
  const user = userEvent.setup();
  render(<Example />);
  await user.tab();
  await user.keyboard("{Enter}");
  expect(await screen.findByRole("option", { name: /^Unregistered/ })).toBeVisible();
  await meetsAxe(screen.getByRole("listbox"));
  await user.keyboard("unk{Enter}");
  expect(screen.getByRole("button", { name: /Registration/ })).toHaveTextContent("Unknown");
});

it("says what is wrong at itself", async () => {
  render(<Example error="Choose one. Unknown is an answer." />);
  expect(screen.getByRole("alert")).toHaveTextContent("Unknown is an answer");
  await meetsAxe();
});
