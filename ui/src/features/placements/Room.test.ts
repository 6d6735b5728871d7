import { expect, it } from "vitest";
import { turned, wanted } from "./Room";

it("asks for the half days that are ticked, in the order of the week", () => {
  const none: ReadonlySet<string> = new Set();
  const two = turned(turned(none, "4am"), "1pm");
  expect(wanted(two)).toEqual([
    { weekday: 1, half: "pm" },
    { weekday: 4, half: "am" },
  ]);
  expect(wanted(turned(two, "4am")), "a second press takes it back").toEqual([{ weekday: 1, half: "pm" }]);
  expect(none.size, "what was ticked before is not changed under anybody").toBe(0);
});
