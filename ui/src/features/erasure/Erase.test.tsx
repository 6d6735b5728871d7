import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { ErasureView } from "../../api/bindings";
import { navigate } from "../../router/router";
import { meetsAxe } from "../../testing/axe";
import { cannedCore, renderScreen } from "../../testing/host";
import Erase from "./Erase";

const view: ErasureView = {
  name: "Okafor, Ada",
  case_ref: "K7F-2QX",
  records: ["M3A-9TT"],
  going: [
    { label: "Children", shown: 1, removed: 0 },
    { label: "Notes", shown: 3, removed: 1 },
  ],
  beside: ["1 keep-apart entry"],
  entries: 12,
  kept: 1,
  mentions: [{ what: "Note about Marlow, Finn", pupil: "p9" }],
  backups: "2 backups made before now.",
  has_backups: true,
  set_aside: "",
  reasons: [
    { reason: "retention_ended", words: "The retention period has ended" },
    { reason: "request", words: "A request for erasure was upheld" },
  ],
  seen: "abc",
};

beforeEach(() => navigate("/pupils/p1/erase"));

describe("erasing a record", () => {
  it("shows exactly what goes and what stays, asks why, and is confirmed by typing", async () => {
    const core = cannedCore({
      "erasure.preview": view,
      "erasure.erase": { sentence: "The record K7F-2QX is erased. It cannot be undone." },
    });
    renderScreen(<Erase params={{ pupil: "p1" }} />);
    expect(await screen.findByRole("row", { name: "Notes 3 1" })).toBeVisible();
    expect(screen.getByText(/M3A-9TT/)).toBeVisible();
    expect(screen.getByRole("link", { name: "Note about Marlow, Finn" })).toHaveAttribute(
      "href",
      "#/pupils/p9",
    );
    await meetsAxe();
    await userEvent.click(screen.getByRole("button", { name: "Go on to erase…" }));
    await userEvent.click(screen.getByRole("radio", { name: "A request for erasure was upheld" }));
    await userEvent.click(screen.getByRole("checkbox", { name: /^Remove the earlier backups too/ }));
    await userEvent.type(screen.getByRole("textbox", { name: "Type K7F-2QX to confirm" }), "K7F-2QX{Enter}");
    const heading = await screen.findByRole("heading", { level: 1, name: "The record is erased" });
    await waitFor(() => expect(heading).toHaveFocus());
    expect(core.askedFor("erasure.erase")).toEqual([
      { id: "p1", reason: "request", typed: "K7F-2QX", recognise: true, drop_backups: true, seen: "abc" },
    ]);
  });

  it("says at its field what is missing, and puts the person there", async () => {
    cannedCore({
      "erasure.preview": view,
      "erasure.erase": () => {
        throw {
          sentence: "Type the case reference.",
          fields: [{ field: "typed", sentence: "Type the case reference." }],
        };
      },
    });
    renderScreen(<Erase params={{ pupil: "p1" }} />);
    await userEvent.click(await screen.findByRole("button", { name: "Go on to erase…" }));
    await userEvent.click(screen.getByRole("button", { name: "Erase this record" }));
    const box = screen.getByRole("textbox", { name: "Type K7F-2QX to confirm" });
    await waitFor(() => expect(box).toHaveFocus());
    expect(box).toBeInvalid();
  });
});
