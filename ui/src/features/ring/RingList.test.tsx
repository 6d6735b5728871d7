/** One key is one mark, in either half of the day, whatever the letter means elsewhere. */
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { RingRow } from "../../api/bindings";
import { currentPlace } from "../../router/router";
import { meetsAxe } from "../../testing/axe";
import { cannedCore, renderScreen } from "../../testing/host";
import { codeOfKey, RingList } from "./RingList";

const codes = ["/", "\\", "L", "I", "C1", "#"].map((code) => ({ code, label: code, counts: "attending" }));

describe("codeOfKey", () => {
  it("marks present by the half of the day, whichever slash is pressed", () => {
    expect(codeOfKey("/", "am", codes)).toBe("/");
    expect(codeOfKey("/", "pm", codes)).toBe("\\");
    expect(codeOfKey("\\", "am", codes)).toBe("/");
  });

  it("takes a letter for its own code and leaves codes of two characters to the list", () => {
    expect(codeOfKey("l", "am", codes)).toBe("L");
    expect(codeOfKey("c", "am", codes), "C alone is not in force in this list").toBeUndefined();
    expect(codeOfKey("Enter", "am", codes), "a key that is no code is not a mark").toBeUndefined();
  });
});

describe("a line", () => {
  it("leads to a task for a child who was not there, and for nobody else", async () => {
    const line = (pupil: string, name: string, attending: boolean): RingRow => ({
      pupil,
      name,
      year: "9",
      placement: `of-${pupil}`,
      half: "am",
      starts: 540,
      ends: 720,
      untimetabled: false,
      marks: [
        {
          id: `m-${pupil}`,
          code: attending ? "/" : "O",
          label: attending ? "Present in the morning" : "Absent, other or unknown reason",
          attending,
          said_by: null,
          notes: null,
        },
      ],
      differ: false,
    });
    cannedCore({
      "ring.list": {
        name: "Meadow Bank",
        closed: null,
        rows: [line("p1", "Nowak, Łukasz", true), line("p2", "Ferris, Ada", false)],
        codes,
        said_by: null,
        sentence: "2 of 2 marked",
      },
    });
    const user = userEvent.setup();
    renderScreen(<RingList setting="own:1" day="2026-11-10" onDay={() => undefined} />);
    const task = await screen.findByRole("button", { name: "Add a task: Ferris, Ada, morning" });
    expect(screen.queryByRole("button", { name: /Add a task: Nowak/ })).toBeNull();
    await meetsAxe();
    await user.click(task);
    expect(currentPlace().path).toBe("/pupils/p2/tasks");
    expect(currentPlace().query.from).toBe("new");
  });
});
