import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { meetsAxe } from "../testing/axe";
import { ComboBox } from "./ComboBox";
import type { Option } from "./Select";

const schools: Option[] = [
  { value: "urn:1", label: "Thornmere Academy", detail: "Secondary" },
  { value: "urn:2", label: "Ashcombe School", detail: "Secondary" },
];

function Example({ search }: { search: (text: string) => Promise<readonly Option[]> }) {
  const [value, setValue] = useState<Option | null>(null);
  return (
    <>
      <ComboBox label="Destination school" value={value} onChange={setValue} search={search} />
      <p data-testid="chosen">{value?.value ?? "none"}</p>
    </>
  );
}

const find = (text: string) =>
  Promise.resolve(schools.filter((s) => s.label.toLowerCase().includes(text.toLowerCase())));

it("finds as one types and takes what is chosen with the keyboard", async () => {
  const user = userEvent.setup();
  const search = vi.fn(find);
  render(<Example search={search} />);
  await user.type(screen.getByRole("combobox", { name: "Destination school" }), "thorn");
  expect(await screen.findByRole("option", { name: /Thornmere Academy/ })).toBeVisible();
  expect(search, "only the latest text is asked for, after a pause").toHaveBeenLastCalledWith("thorn");
  await meetsAxe(screen.getByRole("listbox"));
  await user.keyboard("{ArrowDown}{Enter}");
  expect(screen.getByTestId("chosen")).toHaveTextContent("urn:1");
  expect(screen.getByRole("combobox")).toHaveValue("Thornmere Academy");
});

it("chooses nothing by itself: text that is left is put back", async () => {
  const user = userEvent.setup();
  render(<Example search={find} />);
  await user.type(screen.getByRole("combobox"), "Ashc");
  await screen.findByRole("option", { name: /Ashcombe/ });
  await user.keyboard("{Escape}");
  await user.tab();
  expect(screen.getByTestId("chosen")).toHaveTextContent("none");
  await waitFor(() => expect(screen.getByRole("combobox")).toHaveValue(""));
});

it("says when nothing was found, and keeps quiet when the search fails", async () => {
  const user = userEvent.setup();
  render(<Example search={(text) => (text === "x" ? Promise.reject(new Error("no")) : find(text))} />);
  await user.type(screen.getByRole("combobox"), "zz");
  expect(await screen.findByText(/Nothing found/)).toBeVisible();
  await meetsAxe(screen.getByRole("combobox"));
});

it("is emptied by emptying the box", async () => {
  const user = userEvent.setup();
  render(<Example search={find} />);
  await user.type(screen.getByRole("combobox"), "ash");
  await screen.findByRole("option", { name: /Ashcombe/ });
  await user.keyboard("{ArrowDown}{Enter}");
  expect(screen.getByTestId("chosen")).toHaveTextContent("urn:2");
  await user.clear(screen.getByRole("combobox"));
  expect(screen.getByTestId("chosen")).toHaveTextContent("none");
});

// The list stayed open over the page after a choice, because emptying the box was taken for typing.
it("starts anew with its list closed where each choice is taken at once", async () => {
  const user = userEvent.setup();
  const taken: string[] = [];
  render(
    <ComboBox
      label="Add a school"
      value={null}
      search={find}
      onChange={(option) => option && taken.push(option.value)}
    />,
  );
  const box = screen.getByRole("combobox");
  await user.type(box, "ash");
  await screen.findByRole("option", { name: /Ashcombe/ });
  await user.keyboard("{ArrowDown}{Enter}");
  expect(taken).toEqual(["urn:2"]);
  await waitFor(() => expect(box).toHaveValue(""));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.queryByRole("listbox"), "the list is closed").toBeNull();
  await user.type(box, "ash");
  expect(await screen.findByRole("option", { name: /Ashcombe/ }), "typing opens it again").toBeVisible();
});

// For a moment after a key the list still held the answers to the words before it, and Down and Enter took one of those.
it("takes nothing that answers older words", async () => {
  const user = userEvent.setup();
  const waits = new Map<string, () => void>();
  const search = (text: string) =>
    text === "a"
      ? find(text)
      : new Promise<readonly Option[]>((resolve) => waits.set(text, () => void find(text).then(resolve)));
  render(<Example search={search} />);
  const box = screen.getByRole("combobox");
  await user.type(box, "a");
  expect(await screen.findByRole("option", { name: /Thornmere/ })).toBeVisible();
  await user.type(box, "sh{ArrowDown}{Enter}");
  expect(screen.getByTestId("chosen"), "the older answer is not taken").toHaveTextContent("none");
  expect(box, "nor are the words lost").toHaveValue("ash");
  expect(screen.queryByRole("option", { name: /Thornmere/ })).toBeNull();
  await waitFor(() => expect(waits.has("ash")).toBe(true));
  waits.get("ash")?.();
  expect(await screen.findByRole("option", { name: /Ashcombe/ })).toBeVisible();
  await user.keyboard("{ArrowDown}{Enter}");
  expect(screen.getByTestId("chosen")).toHaveTextContent("urn:2");
});
