import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  address,
  currentPlace,
  forgetKept,
  goBack,
  matchPath,
  navigate,
  startRouter,
  useKept,
  useQueryValue,
} from "./router";

let stop: () => void;
beforeEach(() => {
  window.history.replaceState(null, "", "#/pupils?view=mine");
  stop = startRouter();
});
afterEach(() => {
  stop();
  forgetKept();
});

/** jsdom goes back on its own time, and says so as a browser does. */
const backOnce = async (go: () => void) => {
  const gone = new Promise((resolve) => window.addEventListener("popstate", resolve, { once: true }));
  await act(async () => {
    go();
    await gone;
  });
};

describe("paths", () => {
  it("fit their patterns, piece by piece", () => {
    expect(matchPath("/pupils/:pupil/:part?", "/pupils/p1")).toEqual({ pupil: "p1" });
    expect(matchPath("/pupils/:pupil/:part?", "/pupils/p1/notes")).toEqual({ pupil: "p1", part: "notes" });
    expect(matchPath("/pupils/:pupil/:part?", "/pupils")).toBeUndefined();
    expect(matchPath("/pupils/:pupil/:part?", "/pupils/p1/notes/more")).toBeUndefined();
    expect(matchPath("/providers/:setting", "/providers/own%3A12")).toEqual({ setting: "own:12" });
  });

  it("carry only what the query says", () => {
    expect(address("/pupils", { view: "mine", text: "" })).toBe("#/pupils?view=mine");
    expect(address("/today")).toBe("#/today");
  });
});

describe("going somewhere and coming back", () => {
  it("finds the filter, the selection and the kind of arrival as they were", async () => {
    const kept = renderHook(() => useKept("row", 0));
    const filter = renderHook(() => useQueryValue("text"));
    act(() => kept.result.current[1](41));
    act(() => filter.result.current[1]("nowak"));
    expect(currentPlace().query, "a filter changes the address without a new entry").toEqual({
      view: "mine",
      text: "nowak",
    });

    act(() => navigate("/pupils/p1"));
    expect(currentPlace().arrival).toBe("push");
    expect(kept.result.current[0], "another place has its own selection").toBe(0);

    await backOnce(() => goBack("/pupils"));
    expect(currentPlace()).toMatchObject({ path: "/pupils", arrival: "back" });
    expect(filter.result.current[0]).toBe("nowak");
    expect(kept.result.current[0], "coming back must find the same row").toBe(41);
  });

  it("forgets selections when the vault locks", () => {
    const first = renderHook(() => useKept("row", 0));
    act(() => first.result.current[1](7));
    first.unmount();
    forgetKept();
    const second = renderHook(() => useKept("row", 0));
    expect(second.result.current[0]).toBe(0);
  });

  it("names the entry that a plain link made", async () => {
    await backOnce(() => {
      window.location.hash = "#/schools";
    });
    expect(currentPlace()).toMatchObject({ path: "/schools", arrival: "push" });
    await backOnce(() => goBack("/today"));
    expect(currentPlace().path).toBe("/pupils");
  });
});
