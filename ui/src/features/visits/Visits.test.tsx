/** A day of visits is chosen and printed the evening before, and written down when it has come. */
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { currentPlace, navigate } from "../../router/router";
import { meetsAxe } from "../../testing/axe";
import { aRecord } from "../../testing/child";
import { cannedCore, renderScreen } from "../../testing/host";
import Visits from "./Visits";

const child = aRecord().head;
const stops = [
  {
    place: "Meadow Bank",
    address: "1 Bank Lane",
    contact: null,
    children: [{ child, name: "Nowak, Łukasz", care: null, done: false }],
  },
];

beforeEach(() => navigate("/visits"));

it("keeps the children of tomorrow apart from those of today, and leaves the writing for the day itself", async () => {
  const user = userEvent.setup();
  const core = cannedCore({
    "draft.get": { text: child.pupil, at: null },
    "visits.list": stops,
  });
  renderScreen(<Visits />);
  expect(await screen.findByRole("button", { name: "Write it down: Nowak, Łukasz" })).toBeVisible();
  const day = screen.getByRole("textbox", { name: "Day" });
  await user.clear(day);
  await user.type(day, "11/11/2026{Enter}");
  await waitFor(() => expect(currentPlace().query.day).toBe("2026-11-11"));
  expect(await screen.findByText("Nowak, Łukasz")).toBeVisible();
  expect(screen.getByText(/Wed 11 Nov 2026 · 0 of 1 written down/)).toBeVisible();
  expect(screen.queryByRole("button", { name: /Write it down/ })).toBeNull();
  expect(core.askedFor("draft.get"), "no other day is read while one is typed").toEqual([
    { key: "visits:2026-11-10" },
    { key: "visits:2026-11-11" },
  ]);
  expect(core.askedFor("visits.list").at(-1)).toEqual({ pupils: [child.pupil], day: "2026-11-11" });
  await meetsAxe();
});
