import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { RateLine } from "../../api/bindings";
import { meetsAxe } from "../../testing/axe";
import { cannedCore, renderScreen } from "../../testing/host";
import { Rows } from "./Rates";

const line: RateLine = {
  key: "own:1",
  name: "Forge Lane",
  ended: 900,
  returned: 4,
  held_at_six: 1,
  held: 1,
  broken: 1,
  percent: 80,
};

const row = {
  placement: "p1",
  pupil: "1",
  name: "Nowak, Anna",
  year: "9",
  setting_name: "Forge Lane",
  ended_on: "2026-07-01",
  outcome: "broken",
};

it("asks for exactly the rows that a number counts", async () => {
  const core = cannedCore({ "returns.rate_rows": [row] });
  const { container } = renderScreen(
    <Rows asked={{ by: "provider" }} line={line} what="returned" all={false} />,
  );
  expect(await screen.findByText("Returned, did not hold")).toBeVisible();
  expect(core.askedFor("returns.rate_rows")).toEqual([
    { by: "provider", key: "own:1", outcomes: ["returned", "held_at_six", "held", "broken"] },
  ]);
  expect(screen.getByText("The latest 1 of 4.")).toBeVisible();
  await meetsAxe(container);
});

it("asks for every group where all together is opened, and for every outcome of what ended", async () => {
  const core = cannedCore({ "returns.rate_rows": [] });
  renderScreen(<Rows asked={{ by: "year" }} line={{ ...line, name: "All", ended: 0 }} what="ended" all />);
  expect(await screen.findByText("All: no placement is counted as ended.")).toBeVisible();
  expect(core.askedFor("returns.rate_rows")).toEqual([{ by: "year" }]);
});
