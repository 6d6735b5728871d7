/** One key is one mark, in either half of the day, whatever the letter means elsewhere. */
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { RingRow } from "../../api/bindings";
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
  it("takes a task for a child who was not there in its own place, and for nobody else", async () => {
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
    const core = cannedCore({
      "officers.list": [],
      "me.get": { officer: null } as never,
      "tasks.save": { id: "t1" },
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
    const form = await screen.findByRole("form", { name: "A new task" });
    const what = within(form).getByRole("textbox", { name: "What is to be done" });
    expect(what, "what the line knows is not typed again").toHaveValue(
      "Not at Meadow Bank, morning of Tue 10 Nov 2026: Absent, other or unknown reason",
    );
    await waitFor(() => expect(what).toHaveFocus());
    await meetsAxe();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(core.askedFor("tasks.save")[0]?.patch).toMatchObject({ pupil: "p2" }));
    await waitFor(() => expect(screen.queryByRole("form")).toBeNull());
    await waitFor(() =>
      expect(screen.getByRole("button", { name: "Add a task: Ferris, Ada, morning" })).toHaveFocus(),
    );
  });
});
