import { render, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { meetsAxe } from "../testing/axe";
import { bitOf, WeekGrid } from "./WeekGrid";

it("is a table of ten half-days in which nothing is said to be nothing", async () => {
  render(
    <WeekGrid
      caption="This week"
      emptyWord="no education"
      dayHead={(weekday) => (weekday === 1 ? "INSET" : null)}
      cell={({ weekday, half }) => (weekday === 2 && half === "pm" ? "Forge Lane" : null)}
    />,
  );
  const table = screen.getByRole("table", { name: "This week" });
  expect(within(table).getAllByRole("columnheader")).toHaveLength(5);
  const afternoon = within(table).getByRole("row", { name: /^pm/ });
  expect(within(afternoon).getAllByRole("cell")[1]).toHaveTextContent("Forge Lane");
  expect(within(table).getAllByText("no education")).toHaveLength(9);
  await meetsAxe();
});

it("counts its bits from Monday morning to Friday afternoon", () => {
  expect(bitOf({ weekday: 1, half: "am" })).toBe(0);
  expect(bitOf({ weekday: 1, half: "pm" })).toBe(1);
  expect(bitOf({ weekday: 5, half: "pm" })).toBe(9);
});
