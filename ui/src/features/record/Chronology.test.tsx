import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { ChronologyPage, Happened } from "../../api/bindings";
import { meetsAxe } from "../../testing/axe";
import { aRecord } from "../../testing/child";
import { cannedCore, renderScreen } from "../../testing/host";
import Chronology from "./Chronology";

const note: Happened = {
  on: "2026-11-09",
  kind: "note",
  label: "Call",
  text: "Her aunt rang.",
  source: "Maya Thomas",
  significant: false,
  row: "n1",
  by_hand: true,
};
const status: Happened = {
  on: "2026-10-05",
  kind: "status",
  label: "Status",
  text: "Medical",
  source: null,
  significant: true,
  row: "s1",
  by_hand: false,
};
const all: ChronologyPage = {
  total: 2,
  kinds: [
    { kind: "status", label: "Statuses", count: 1 },
    { kind: "note", label: "Notes", count: 1 },
  ],
  lines: [note, status],
};

describe("the chronology", () => {
  it("is narrowed by kind, starred by hand, and printed as it is shown", async () => {
    const core = cannedCore({
      "pupils.chronology": (ask) => {
        const lines = all.lines.filter((line) => ask.kinds.length === 0 || ask.kinds.includes(line.kind));
        return { ...all, lines, total: lines.length };
      },
      "notes.save": { id: "n1" },
    });
    renderScreen(<Chronology record={aRecord()} />);
    expect(await screen.findByText("Her aunt rang.")).toBeVisible();
    expect(screen.getByText("Source not recorded")).toBeVisible();
    await meetsAxe();
    await userEvent.click(screen.getByRole("button", { name: "Significant: call of Mon 9 Nov 2026" }));
    await waitFor(() =>
      expect(core.askedFor("notes.save")).toEqual([{ id: "n1", patch: { significant: true } }]),
    );
    const notes = screen.getByRole("button", { name: "Notes 1" });
    await userEvent.click(notes);
    expect(notes).toHaveAttribute("aria-pressed", "true");
    await waitFor(() => expect(screen.queryByText("Medical")).toBeNull());
    expect(screen.getByRole("link", { name: "Print what is shown" })).toHaveAttribute(
      "href",
      expect.stringContaining("kinds=note"),
    );
  });
});
