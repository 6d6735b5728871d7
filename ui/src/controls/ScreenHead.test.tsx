import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { navigate, startRouter } from "../router/router";
import { meetsAxe } from "../testing/axe";
import { ScreenHead } from "./ScreenHead";

let stop: () => void;
beforeEach(() => {
  window.history.replaceState(null, "", "#/today");
});
afterEach(() => {
  stop();
});

it("takes focus when it is gone to, and when focus was lost with an unlocking", async () => {
  stop = startRouter();
  fireEvent.keyDown(document.body, { key: "Enter" });
  const { unmount } = render(<ScreenHead title="Today" sentence="Nothing is due." />);
  expect(screen.getByRole("heading", { name: "Today" }), "the unlock screen's box is gone").toHaveFocus();
  await meetsAxe();
  unmount();
  const button = document.body.appendChild(document.createElement("button"));
  button.focus();
  act(() => navigate("/pupils"));
  render(<ScreenHead title="Pupils" />);
  expect(screen.getByRole("heading", { name: "Pupils" })).toHaveFocus();
  expect(document.title).toBe("Pupils · Waymark");
});

it("leaves a page alone that has only just been loaded", () => {
  stop = startRouter();
  render(<ScreenHead title="Today" />);
  expect(document.body, "the first Tab must find the way past the rail").toHaveFocus();
});

it("does not move focus when only the filter changes", () => {
  stop = startRouter();
  fireEvent.keyDown(document.body, { key: "Enter" });
  render(
    <>
      <ScreenHead title="Pupils" />
      <input aria-label="Filter" />
    </>,
  );
  screen.getByRole("textbox").focus();
  act(() => navigate("/today", { query: { text: "n" }, replace: true }));
  expect(screen.getByRole("textbox"), "whoever types in a filter goes on typing").toHaveFocus();
});
