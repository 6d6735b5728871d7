import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it } from "vitest";
import { meetsAxe } from "../testing/axe";
import { Tabs } from "./Tabs";

function Example() {
  const [chosen, setChosen] = useState("week");
  return (
    <Tabs
      label="Parts of the record"
      chosen={chosen}
      onChoose={setChosen}
      parts={[
        { id: "week", label: "This week", content: <p>Monday</p> },
        { id: "notes", label: "Notes", count: 3, content: <p>A note</p> },
      ]}
    />
  );
}

it("shows one part at a time, and moves between names without showing each", async () => {
  const user = userEvent.setup();
  render(<Example />);
  expect(screen.getByRole("tabpanel", { name: "This week" })).toHaveTextContent("Monday");
  await user.tab();
  await user.keyboard("{ArrowRight}");
  expect(screen.getByText("Monday"), "arrows only move; a part may be slow to build").toBeVisible();
  await user.keyboard("{Enter}");
  expect(screen.getByRole("tabpanel", { name: /Notes/ })).toHaveTextContent("A note");
  expect(screen.queryByText("Monday")).toBeNull();
  await meetsAxe();
});
