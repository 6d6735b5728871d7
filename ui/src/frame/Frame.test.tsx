import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CannedAnswers } from "../testing/host";
import { cannedCore } from "../testing/host";
import { meetsAxe } from "../testing/axe";
import { appState, dev, marta } from "../testing/invented";
import { clearNotices } from "../controls/Notices";
import { navigate, startRouter } from "../router/router";
import { sections } from "../routes";
import Inside from "./Inside";

/** Screens that a frame can stand round without asking for more: the frame is what is told here. */
const answers: CannedAnswers = {
  "app.state": appState,
  "app.about": { name: "Waymark", version: "0.1.0" },
  "officers.list": [marta, dev],
  "me.get": { officer: marta },
  "search.find": { children: [], places: [] },
};

let stop: () => void;
beforeEach(() => {
  window.history.replaceState(null, "", "#/settings/about");
  stop = startRouter();
});
afterEach(() => {
  stop();
  act(() => clearNotices());
});

async function openFrame(more: CannedAnswers = {}) {
  const core = cannedCore({ ...answers, ...more });
  const view = render(<Inside warning="" />);
  await screen.findByRole("heading", { level: 1, name: "About and licences" }, { timeout: 5000 });
  return { core, ...view };
}

describe("the frame", () => {
  it("says which day it believes, how things stand, who is here and what can be undone", async () => {
    await openFrame();
    const bar = document.querySelector<HTMLElement>(".bar") as HTMLElement;
    expect(bar).toHaveTextContent("Tue 10 Nov 2026");
    expect(bar).toHaveTextContent("no network used");
    expect(within(bar).getByRole("button", { name: "Undo: Added a placement" })).toBeEnabled();
    const rail = screen.getByRole("navigation", { name: "Main" });
    expect(rail).toHaveTextContent("Marta Okafor");
    expect(
      within(rail)
        .getAllByRole("link")
        .map((l) => l.getAttribute("href")),
    ).toEqual(sections.map((s) => `#${s.path}`));
    expect(within(rail).getByRole("link", { current: "page" })).toHaveTextContent("Settings");
    expect(within(rail).getByRole("link", { name: "Today 3 to do" })).toBeVisible();
    await meetsAxe();
  });

  it("moves focus to the heading of a screen that is gone to, and skips to it", async () => {
    const user = userEvent.setup();
    await openFrame();
    act(() => navigate("/settings/officers"));
    await waitFor(() => expect(screen.getByRole("heading", { level: 1, name: "Officers" })).toHaveFocus());
    expect(document.title).toBe("Officers · Waymark");
    await user.tab({ shift: true });
    await user.click(screen.getByRole("link", { name: "Skip to the page" }));
    await waitFor(() => expect(screen.getByRole("heading", { level: 1 })).toHaveFocus());
    expect(window.location.hash, "the jump must not lose the place").toBe("#/settings/officers");
  });

  it("says so when an address leads nowhere", async () => {
    await openFrame();
    act(() => navigate("/nowhere"));
    expect(await screen.findByRole("heading", { name: "There is nothing here" })).toBeVisible();
  });

  it("takes back by key, and asks where it has been changed since", async () => {
    const user = userEvent.setup();
    let refused = true;
    const { core } = await openFrame({
      "undo.undo": ({ anyway }) => {
        if (refused && !anyway)
          throw { code: "undo_asks", sentence: "Dev Patel changed the end date since.", fields: [] };
        refused = false;
        return { sentence: "Took back: Added a placement", subjects: ["p1"] };
      },
    });
    await user.keyboard("{Control>}z{/Control}");
    const question = await screen.findByRole("alertdialog", { name: "It has been changed since" });
    expect(question).toHaveTextContent("Dev Patel changed the end date since.");
    await user.click(within(question).getByRole("button", { name: "Undo anyway" }));
    expect(await screen.findByText("Took back: Added a placement")).toBeVisible();
    expect(core.askedFor("undo.undo").map((r) => r.anyway)).toEqual([false, true]);
  });

  it("asks again for what it shows when something changed", async () => {
    const { core } = await openFrame();
    const before = core.askedFor("app.state").length;
    core.say({ name: "changed", subjects: ["p1"], tables: ["note"], label: "Added a note" });
    await waitFor(() => expect(core.askedFor("app.state").length).toBeGreaterThan(before));
  });

  it("tells the core that somebody is here, but not at every key", async () => {
    const user = userEvent.setup();
    const { core } = await openFrame({ "vault.active": {} });
    await user.keyboard("xxxxxxxx");
    expect(core.askedFor("vault.active").length).toBeLessThanOrEqual(1);
  });
});

describe("the palette", () => {
  const found: CannedAnswers = {
    "search.find": ({ text }) => ({
      children: text.startsWith("luk")
        ? [
            {
              hit: {
                pupil: "p1",
                surname: "Nowak",
                forename: "Łukasz",
                known_as: null,
                dob: "2013-03-14",
                upn: null,
                closed: false,
                matched: "former_name",
                why: "former name",
                text: [
                  { text: "Luk", hit: true },
                  { text: "aszewski", hit: false },
                ],
                note: null,
              },
              detail: "Year 9 · Permanently excluded",
            },
          ]
        : [],
      places: text.startsWith("thorn")
        ? [{ setting: "urn:100492", name: "Thornmere Academy", detail: "Secondary", provider: false }]
        : [],
    }),
  };

  it("finds a child by any part of anything and says why", async () => {
    const user = userEvent.setup();
    await openFrame(found);
    await user.keyboard("{Control>}k{/Control}");
    const box = await screen.findByRole("combobox");
    await waitFor(() => expect(box).toHaveFocus());
    await user.keyboard("luk");
    const option = await screen.findByRole("option", { name: /Nowak, Łukasz/ });
    expect(option).toHaveTextContent("former name: Lukaszewski");
    expect(option).toHaveAttribute("aria-selected", "true");
    await meetsAxe(screen.getByRole("dialog"));
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("goes to a school that was found", async () => {
    const user = userEvent.setup();
    await openFrame(found);
    await user.click(screen.getByRole("button", { name: /Find a child/ }));
    await user.keyboard("thorn");
    await screen.findByRole("option", { name: /Thornmere Academy/ });
    await user.keyboard("{Enter}");
    await waitFor(() => expect(window.location.hash).toBe("#/schools/100492"));
  });

  it("does what can be done, found by the beginnings of its words", async () => {
    const user = userEvent.setup();
    await openFrame();
    await user.keyboard("{Control>}k{/Control}");
    await user.keyboard("go off");
    expect(await screen.findByRole("option", { name: /Go to Officers/ })).toBeVisible();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(window.location.hash).toBe("#/settings/officers"));
    await waitFor(() => expect(screen.getByRole("heading", { level: 1, name: "Officers" })).toHaveFocus());
  });

  it("says when there is nothing", async () => {
    const user = userEvent.setup();
    await openFrame();
    await user.keyboard("{Control>}k{/Control}");
    await user.keyboard("zzz");
    expect(await screen.findByText(/Nothing found/)).toBeVisible();
  });
});

describe("the sheet of keys", () => {
  it("comes on ? and shows every key of the table", async () => {
    const user = userEvent.setup();
    await openFrame();
    await user.keyboard("?");
    const sheet = await screen.findByRole("dialog", { name: "Keyboard shortcuts" });
    expect(sheet).toHaveTextContent("Undo");
    expect(
      within(sheet)
        .getByText(/Move the case up/)
        .closest("div"),
    ).toHaveTextContent("on another screen");
    await meetsAxe(sheet);
  });
});
