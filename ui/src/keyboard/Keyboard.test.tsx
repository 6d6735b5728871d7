import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { commands, type Hand } from "./commands";
import { Keyboard, useBoard, useCommand } from "./Keyboard";
import { ariaKeys, pressOf, shownKeys } from "./keys";

function hand(): Hand {
  return {
    go: vi.fn(),
    back: vi.fn(),
    openPalette: vi.fn(),
    openSheet: vi.fn(),
    openCapture: vi.fn(),
    undo: vi.fn(),
    redo: vi.fn(),
    lock: vi.fn(),
    toggleTheme: vi.fn(),
    toggleDensity: vi.fn(),
    focusMain: vi.fn(),
  };
}

function Screen({ onNote }: { onNote?: () => void }) {
  useCommand("pupil.note", onNote);
  const offered = useBoard().offered();
  return (
    <>
      <label>
        Notes <input />
      </label>
      <output>{offered.map((c) => c.id).join(" ")}</output>
    </>
  );
}

describe("the table of commands", () => {
  it("has no name and no keys twice", () => {
    const ids = commands.map((c) => c.id);
    expect(new Set(ids).size).toBe(ids.length);
    const keys = commands.flatMap((c) => c.keys);
    expect(new Set(keys).size, "two commands on one key would make one of them unreachable").toBe(
      keys.length,
    );
  });

  it("has no key that is the first half of another", () => {
    const single = new Set(commands.flatMap((c) => c.keys).filter((k) => !k.includes(" ")));
    for (const pair of commands.flatMap((c) => c.keys).filter((k) => k.includes(" ")))
      expect(single.has(pair.split(" ")[0] ?? ""), `${pair} could never be finished`).toBe(false);
  });

  it("can do everything that it offers anywhere", () => {
    for (const c of commands) expect(c.when === "anywhere", c.id).toBe("run" in c);
  });

  it("offers nothing that no screen does", () => {
    const sources = Object.values(
      import.meta.glob<string>(["../features/**/*.tsx", "../frame/**/*.tsx", "!../**/*.test.tsx"], {
        query: "?raw",
        import: "default",
        eager: true,
      }),
    ).join("\n");
    for (const c of commands.filter((row) => row.when === "claimed"))
      expect(sources, `${c.id}: a key in the table that does nothing`).toContain(`"${c.id}"`);
  });

  it("works while typing only with a key that writes nothing", () => {
    for (const c of commands.filter((row) => "whileTyping" in row))
      expect(
        c.keys.every((k) => /^(mod\+|F\d)/.test(k)),
        `${c.id} would swallow letters`,
      ).toBe(true);
  });
});

describe("keys", () => {
  it("go places by pairs of letters, but not while a box is typed in", async () => {
    const user = userEvent.setup();
    const h = hand();
    render(
      <Keyboard hand={h} letters>
        <Screen />
      </Keyboard>,
    );
    await user.keyboard("gp");
    expect(h.go).toHaveBeenCalledExactlyOnceWith("/pupils");
    await user.click(screen.getByRole("textbox"));
    await user.keyboard("gp");
    expect(h.go, "letters in a box are letters").toHaveBeenCalledTimes(1);
    expect(screen.getByRole("textbox")).toHaveValue("gp");
    await user.keyboard("{Control>}k{/Control}");
    expect(h.openPalette, "Ctrl K works everywhere").toHaveBeenCalledOnce();
    await user.keyboard("{Control>}z{/Control}");
    expect(h.undo, "in a box Ctrl Z takes back typing, not casework").not.toHaveBeenCalled();
  });

  it("do not lead away from a small form that is being filled in", async () => {
    const h = hand();
    render(
      <Keyboard hand={h} letters>
        <form className="form-card">
          <input type="checkbox" aria-label="Monday morning" />
        </form>
      </Keyboard>,
    );
    const user = userEvent.setup();
    screen.getByRole("checkbox").focus();
    await user.keyboard("gp");
    expect(h.go, "a letter that was meant for the box beside it").not.toHaveBeenCalled();
    await user.keyboard("{Escape}");
    expect(h.back, "Escape is the way out").toHaveBeenCalled();
  });

  it("leave letters alone when they are switched off", async () => {
    const user = userEvent.setup();
    const h = hand();
    render(
      <Keyboard hand={h} letters={false}>
        <Screen />
      </Keyboard>,
    );
    await user.keyboard("gp?");
    expect(h.go).not.toHaveBeenCalled();
    expect(h.openSheet).not.toHaveBeenCalled();
    await user.keyboard("{Control>}z{/Control}{Escape}");
    expect(h.undo).toHaveBeenCalledOnce();
    expect(h.back).toHaveBeenCalledOnce();
  });

  it("are offered by a screen only while it can do them", async () => {
    const user = userEvent.setup();
    const note = vi.fn();
    const { rerender } = render(
      <Keyboard hand={hand()} letters>
        <Screen onNote={note} />
      </Keyboard>,
    );
    await user.keyboard("an");
    expect(note).toHaveBeenCalledOnce();
    expect(screen.getByRole("status")).toHaveTextContent("pupil.note");
    rerender(
      <Keyboard hand={hand()} letters>
        <Screen />
      </Keyboard>,
    );
    await user.keyboard("an");
    expect(note).toHaveBeenCalledOnce();
    expect(screen.getByRole("status")).not.toHaveTextContent("pupil.note");
  });

  it("do nothing behind a question", async () => {
    const h = hand();
    render(
      <Keyboard hand={h} letters>
        <div data-modal="">A question</div>
      </Keyboard>,
    );
    fireEvent.keyDown(document.body, { key: "g" });
    fireEvent.keyDown(document.body, { key: "p" });
    expect(h.go).not.toHaveBeenCalled();
  });
});

describe("how keys are written", () => {
  it("is as the machine writes them", () => {
    expect(shownKeys("mod+shift+z", false)).toEqual([["Ctrl", "Shift", "Z"]]);
    expect(shownKeys("mod+k", true)).toEqual([["⌘", "K"]]);
    expect(shownKeys("g p", false)).toEqual([["G"], ["P"]]);
    expect(ariaKeys("mod+shift+l", false)).toBe("Control+Shift+L");
  });

  it("reads Shift only where it is not in the character already", () => {
    const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
      pressOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });
    expect(press("?", { shiftKey: true })).toBe("?");
    expect(press("Z", { ctrlKey: true, shiftKey: true })).toBe("mod+shift+z");
    expect(press("ArrowUp", { altKey: true })).toBe("alt+ArrowUp");
  });
});
