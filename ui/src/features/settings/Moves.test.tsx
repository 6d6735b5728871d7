import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { meetsAxe } from "../../testing/axe";
import { cannedCore, renderScreen } from "../../testing/host";
import { MovesDialog } from "./Moves";

it("says how far the look at a county's dates has got, and nothing of a school's few", async () => {
  const core = cannedCore({});
  const { container } = renderScreen(<MovesDialog moves={undefined} looking onAnswer={() => undefined} />);
  expect(screen.queryByRole("progressbar")).toBeNull();
  core.say({ name: "progress", job: "import", done: 1, total: 2, sentence: "Reading a file" });
  expect(screen.queryByRole("progressbar"), "what others do is theirs to say").toBeNull();
  const sentence = "Looking which dates move: 500 of 10,000 children";
  core.say({ name: "progress", job: "moves", done: 500, total: 10_000, sentence });
  expect(screen.getByRole("progressbar", { name: sentence })).toBeVisible();
  await meetsAxe(container);
});
