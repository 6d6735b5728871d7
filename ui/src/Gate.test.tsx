import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Gate } from "./Gate";
import { startRouter } from "./router/router";
import { meetsAxe } from "./testing/axe";
import { type CannedAnswers, cannedCore } from "./testing/host";
import { appState, dev, marta, openVault } from "./testing/invented";

let stop: () => void;
beforeEach(() => {
  window.history.replaceState(null, "", "#/settings/about");
  stop = startRouter();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** A core with a vault whose stage changes as it is unlocked and locked. */
function vaultCore(stage: typeof openVault.stage, more: CannedAnswers = {}) {
  const vault = { ...openVault, stage };
  const core = cannedCore({
    "vault.state": () => ({ ...vault }),
    "app.state": appState,
    "app.about": { name: "Waymark", version: "0.1.0" },
    "officers.list": [marta, dev],
    "vault.unlock": ({ passphrase }) => {
      if (passphrase !== "four plain words here") {
        vault.wait_seconds = 2;
        throw {
          code: "wrong_passphrase",
          sentence: "That is not the passphrase. Nothing was changed. Try again in 2 seconds.",
          fields: [],
        };
      }
      vault.stage = "open";
      return { ...vault };
    },
    ...more,
  });
  return { core, vault };
}

const inside = () =>
  screen.findByRole("heading", { level: 1, name: "About and licences" }, { timeout: 5000 });

describe("unlocking", () => {
  it("opens with the passphrase, typed at once", async () => {
    const user = userEvent.setup();
    vaultCore("locked");
    render(<Gate />);
    const box = await screen.findByLabelText("Passphrase");
    await waitFor(() => expect(box).toHaveFocus());
    await meetsAxe();
    await user.keyboard("four plain words here{Enter}");
    expect(await inside()).toBeVisible();
  });

  it("says how far the dates of a new day are while it opens", async () => {
    const user = userEvent.setup();
    let done: () => void = () => undefined;
    const { core, vault } = vaultCore("locked", {
      "vault.unlock": (() =>
        new Promise((resolve) => {
          done = () => {
            vault.stage = "open";
            resolve(vault);
          };
        })) as never,
    });
    render(<Gate />);
    await user.type(await screen.findByLabelText("Passphrase"), "four plain words here{Enter}");
    const sentence = "Working out today’s dates: 200 of 600 children";
    core.say({ name: "progress", job: "backup", done: 1, total: 2, sentence: "Copying" });
    core.say({ name: "progress", job: "day", done: 200, total: 600, sentence });
    expect(await screen.findByRole("progressbar", { name: sentence })).toHaveAttribute(
      "aria-valuenow",
      "200",
    );
    expect(screen.queryByText("Copying"), "another job is not about opening").toBeNull();
    await meetsAxe();
    act(() => done());
    await waitFor(() => expect(screen.queryByLabelText("Passphrase")).toBeNull());
  });

  it("says that a passphrase is wrong, empties the box, and counts the wait down", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    const { core } = vaultCore("locked");
    render(<Gate />);
    await user.type(await screen.findByLabelText("Passphrase"), "wrong{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "That is not the passphrase. Nothing was changed.",
    );
    expect(screen.getByLabelText("Passphrase")).toHaveValue("");
    expect(await screen.findByText("You can try again in 2 seconds.")).toBeVisible();
    await user.keyboard("four plain words here{Enter}");
    expect(core.askedFor("vault.unlock"), "nothing is tried while it must wait").toHaveLength(1);
    await act(async () => vi.advanceTimersByTime(1100));
    expect(screen.getByText("You can try again in 1 second.")).toBeVisible();
    await act(async () => vi.advanceTimersByTime(1100));
    expect(screen.queryByRole("timer")).toBeNull();
    await user.keyboard("{Enter}");
    expect(await inside()).toBeVisible();
  });

  it("opens with the recovery key and a new passphrase, and refuses a short one at its field", async () => {
    const user = userEvent.setup();
    const { core, vault } = vaultCore("locked", {
      "vault.unlock_recovery": () => {
        vault.stage = "open";
        return vault;
      },
    });
    render(<Gate />);
    await user.click(await screen.findByRole("button", { name: "Use the recovery key" }));
    await user.type(screen.getByLabelText("Recovery key"), "7qk2 m9xt");
    await user.type(screen.getByLabelText("New passphrase"), "short");
    await user.type(screen.getByLabelText("New passphrase again"), "shorter");
    await user.click(screen.getByRole("button", { name: "Open and set the new passphrase" }));
    expect(screen.getByText(/Enter 4 words or 12 characters/)).toBeVisible();
    expect(screen.getByText("The two passphrases are not the same.")).toBeVisible();
    expect(core.askedFor("vault.unlock_recovery")).toHaveLength(0);
    await meetsAxe();
    await user.clear(screen.getByLabelText("New passphrase"));
    await user.type(screen.getByLabelText("New passphrase"), "another four plain words");
    await user.clear(screen.getByLabelText("New passphrase again"));
    await user.type(screen.getByLabelText("New passphrase again"), "another four plain words{Enter}");
    expect(await inside()).toBeVisible();
  });

  it("needs no passphrase in the invented authority", async () => {
    const user = userEvent.setup();
    const { vault } = vaultCore("locked", {
      "vault.leave_sample": () => {
        vault.sample = false;
        return vault;
      },
    });
    vault.sample = true;
    render(<Gate />);
    expect(await screen.findByRole("heading", { name: "The invented LA is locked" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Leave it" }));
    expect(await screen.findByLabelText("Passphrase")).toBeVisible();
  });
});

describe("locking", () => {
  it("drops everything that was shown and says why", async () => {
    const { core, vault } = vaultCore("open");
    render(<Gate />);
    await inside();
    vault.stage = "locked";
    core.say({ name: "locked", sentence: "Locked after 10 minutes without a key. Everything was saved." });
    expect(await screen.findByText(/Locked after 10 minutes/)).toBeVisible();
    expect(document.body).not.toHaveTextContent("Marta Okafor");
    expect(document.title, "a window's title must not tell either").toBe("Unlock Waymark · Waymark");
  });
});

describe("why it was locked", () => {
  it.each(["before", "after"])("stands when a question that was overtaken fails %s it", async (when) => {
    const { core, vault } = vaultCore("open");
    render(<Gate />);
    await inside();
    vault.stage = "locked";
    const overtaken = () => core.say({ name: "locked", sentence: "" });
    if (when === "before") overtaken();
    core.say({ name: "locked", sentence: "Locked because nobody was at the keyboard." });
    if (when === "after") overtaken();
    expect(await screen.findByLabelText("Passphrase")).toBeVisible();
    expect(screen.getByText(/nobody was at the keyboard/)).toBeVisible();
  });
});

describe("a vault that cannot be opened", () => {
  it.each(["busy", "refused"] as const)("says why (%s), and looks again when asked", async (stage) => {
    const user = userEvent.setup();
    const { vault } = vaultCore(stage);
    vault.sentence = "Waymark is open already in another window.";
    render(<Gate />);
    expect(await screen.findByText("Waymark is open already in another window.")).toBeVisible();
    await meetsAxe();
    vault.stage = "locked";
    await user.click(screen.getByRole("button", { name: "Look again" }));
    expect(await screen.findByLabelText("Passphrase")).toBeVisible();
  });
});

describe("the first run", () => {
  it("makes a vault, shows the recovery key, and goes on when it has been typed back", async () => {
    const user = userEvent.setup();
    const { core, vault } = vaultCore("none", {
      "vault.create": { recovery_key: "7QK2-M9XT-4HRD" },
      "vault.confirm_recovery": ({ typed }) => {
        if (typed !== "7qk2 m9xt 4hrd")
          throw {
            sentence: "That is not the key.",
            fields: [{ field: "typed", sentence: "That is not the key." }],
          };
        vault.stage = "open";
        return {};
      },
    });
    render(<Gate />);
    await user.type(await screen.findByLabelText("Choose a passphrase"), "too short");
    await user.click(screen.getByRole("button", { name: "Go on" }));
    expect(screen.getByText(/Enter 4 words or 12 characters/)).toBeVisible();
    expect(core.askedFor("vault.create")).toHaveLength(0);
    await meetsAxe();
    await user.clear(screen.getByLabelText("Choose a passphrase"));
    await user.type(screen.getByLabelText("Choose a passphrase"), "four plain words here");
    await user.type(screen.getByLabelText("The same passphrase again"), "four plain words here{Enter}");
    expect(await screen.findByText("7QK2-M9XT-4HRD")).toBeVisible();
    await meetsAxe();
    const box = screen.getByRole("textbox", { name: /Type the recovery key back/ });
    await user.type(box, "wrong{Enter}");
    expect(await screen.findByText("That is not the key.")).toBeVisible();
    expect(box, "what was typed can be put right").toHaveValue("wrong");
    await user.clear(box);
    await user.type(box, "7qk2 m9xt 4hrd{Enter}");
    expect(await inside()).toBeVisible();
  });

  it("was broken off before the key was typed back: it is asked again, with ways on", async () => {
    const user = userEvent.setup();
    const { vault } = vaultCore("open", { "vault.show_recovery": { recovery_key: "NEW1-NEW2" } });
    vault.recovery_confirmed = false;
    render(<Gate />);
    expect(await screen.findByRole("heading", { name: "Is the recovery key safe?" })).toBeVisible();
    await meetsAxe();
    await user.click(screen.getByRole("button", { name: "I have not got it: make another" }));
    expect(await screen.findByText("NEW1-NEW2")).toBeVisible();
  });

  it("lets work go on without the piece of paper, until the next unlocking", async () => {
    const user = userEvent.setup();
    const { vault } = vaultCore("open");
    vault.recovery_confirmed = false;
    render(<Gate />);
    await user.click(await screen.findByRole("button", { name: "Ask me next time" }));
    expect(await inside()).toBeVisible();
  });

  it("opens an invented authority and shows how far it is", async () => {
    const user = userEvent.setup();
    let done: () => void = () => undefined;
    const { core, vault } = vaultCore("none", {
      "vault.try_sample": (() =>
        new Promise((resolve) => {
          done = () => {
            vault.stage = "open";
            vault.sample = true;
            resolve(vault);
          };
        })) as never,
    });
    render(<Gate />);
    await user.click(await screen.findByRole("button", { name: "Try an invented LA" }));
    core.say({ name: "progress", job: "sample", done: 300, total: 600, sentence: "Inventing 600 children" });
    expect(screen.getByRole("progressbar", { name: "Inventing 600 children" })).toHaveAttribute(
      "aria-valuenow",
      "300",
    );
    act(() => done());
    expect(await inside()).toBeVisible();
  });
});

describe("the invented authority on its own", () => {
  it("is made without a question, and says why when it could not be", async () => {
    const user = userEvent.setup();
    let full = true;
    const { core, vault } = vaultCore("none", {
      "vault.try_sample": () => {
        if (full) throw { sentence: "The disk is full. Nothing was kept.", fields: [] };
        vault.stage = "open";
        return vault;
      },
    });
    vault.sample = true;
    render(<Gate />);
    expect(await screen.findByRole("alert")).toHaveTextContent("The disk is full.");
    expect(core.askedFor("vault.try_sample"), "it is made once, not once per drawing").toHaveLength(1);
    await meetsAxe();
    full = false;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await inside()).toBeVisible();
  });
});

describe("who is here", () => {
  it("is asked once, with the local authority, before anything else", async () => {
    const user = userEvent.setup();
    let known = false;
    const { core } = vaultCore("open", {
      "officers.list": [],
      "app.state": () => ({ ...appState, ...(known ? {} : { me: null, team: null }) }),
      "authorities.find": [{ code: "202", name: "Camden" }],
      "officers.save": { id: "o9" },
      "team.save": { team: null, neighbours: [] },
      "me.choose": () => {
        known = true;
        return { officer: marta };
      },
    });
    render(<Gate />);
    expect(await screen.findByRole("heading", { name: "Who are you?" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Start" }));
    expect(screen.getByText("Enter your name.")).toBeVisible();
    expect(screen.getByText(/Choose the local authority/)).toBeVisible();
    await meetsAxe();
    await user.type(screen.getByRole("textbox", { name: "Your name" }), "Marta Okafor");
    await user.type(screen.getByRole("combobox", { name: "Local authority" }), "camd");
    await user.click(await screen.findByRole("option", { name: /Camden/ }));
    await user.click(screen.getByRole("button", { name: "Start" }));
    expect(await inside()).toBeVisible();
    expect(core.askedFor("team.save")[0]?.patch).toMatchObject({ la_code: "202", la_name: "Camden" });
    expect(core.askedFor("me.choose")).toEqual([{ id: "o9" }]);
  });

  it("is chosen from colleagues who are there already", async () => {
    const user = userEvent.setup();
    let known = false;
    const { core } = vaultCore("open", {
      "app.state": () => ({ ...appState, me: known ? dev : null }),
      "me.choose": () => {
        known = true;
        return { officer: dev };
      },
    });
    render(<Gate />);
    await user.click(await screen.findByRole("button", { name: /You are/ }));
    const list = await screen.findByRole("listbox");
    await user.click(within(list).getByRole("option", { name: /Dev Patel/ }));
    await user.click(screen.getByRole("button", { name: "Start" }));
    await waitFor(() => expect(core.askedFor("me.choose")).toEqual([{ id: dev.id }]));
    expect(await inside()).toBeVisible();
  });
});
