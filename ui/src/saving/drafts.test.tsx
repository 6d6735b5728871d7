import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { call, currentHost, setHost } from "../api/call";
import { lock } from "../frame/deeds";
import { cannedCore } from "../testing/host";
import { forget, keepAll, keepBeforeClosing, useKept } from "./drafts";

const answers = { "draft.put": {}, "draft.clear": {}, "vault.lock": { stage: "locked" } as never };

function Box() {
  const [text, setText] = useState("");
  const [isKept, setKept] = useState(false);
  useKept("note:p1", text || null, () => setKept(true));
  return (
    <>
      <textarea aria-label="Note" value={text} onChange={(event) => setText(event.target.value)} />
      {isKept ? <p>Draft kept</p> : null}
    </>
  );
}

describe("words that are not saved yet", () => {
  it("are kept at a pause in typing, once, and the form hears of it", async () => {
    const user = userEvent.setup();
    const core = cannedCore(answers);
    render(<Box />);
    await user.type(screen.getByRole("textbox"), "Walked in");
    expect(await screen.findByText("Draft kept")).toBeVisible();
    expect(core.askedFor("draft.put")).toEqual([{ key: "note:p1", text: "Walked in" }]);
  });

  it("are nobody's draft once they were saved, however late the draft's answer comes", async () => {
    const user = userEvent.setup();
    let arrive: () => void = () => undefined;
    cannedCore({
      ...answers,
      "draft.put": (() => new Promise<object>((done) => (arrive = () => done({})))) as never,
    });
    render(<Box />);
    await user.type(screen.getByRole("textbox"), "Walked in");
    const kept = keepAll();
    await act(() => forget("note:p1"));
    await act(async () => {
      arrive();
      await kept;
    });
    expect(screen.queryByText("Draft kept"), "it says nothing of a draft that is gone").toBeNull();
  });

  it("are kept at once when the form goes before the pause", async () => {
    const user = userEvent.setup();
    const core = cannedCore(answers);
    const { unmount } = render(<Box />);
    await user.type(screen.getByRole("textbox"), "Walked in");
    unmount();
    await waitFor(() => expect(core.askedFor("draft.put")).toEqual([{ key: "note:p1", text: "Walked in" }]));
  });

  it("are in the vault before it locks, for afterwards it takes nothing", async () => {
    const user = userEvent.setup();
    const order: string[] = [];
    cannedCore({
      "draft.put": (() => {
        order.push("kept");
        return {};
      }) as never,
      "vault.lock": (() => {
        order.push("locked");
        return { stage: "locked" };
      }) as never,
    });
    render(<Box />);
    await user.type(screen.getByRole("textbox"), "Walked in");
    await act(lock);
    expect(order).toEqual(["kept", "locked"]);
  });

  it("are kept when the window is about to close, with what a box saves on being left", async () => {
    const user = userEvent.setup();
    let save: () => void = () => undefined;
    const saved: string[] = [];
    cannedCore({});
    setHost({
      ...currentHost(),
      call: async (name, request) => {
        if (name === "draft.put") {
          saved.push((request as { text: string }).text);
          return {};
        }
        await new Promise<void>((resolve) => (save = resolve));
        saved.push("name");
        return {};
      },
    });
    render(
      <>
        <input aria-label="Known as" onBlur={() => void call("pupils.save", { id: "p1", patch: {} })} />
        <Box />
      </>,
    );
    await user.type(screen.getByRole("textbox", { name: "Note" }), "Walked in");
    await user.click(screen.getByRole("textbox", { name: "Known as" }));
    let isKept = false;
    const keeping = keepBeforeClosing().then(() => void (isKept = true));
    await waitFor(() => expect(saved).toEqual(["Walked in"]));
    expect(isKept, "what is under way is waited for").toBe(false);
    await act(() => {
      save();
      return keeping;
    });
    expect(saved).toEqual(["Walked in", "name"]);
  });

  it("are not written after all once they were saved, or taken out again by hand", async () => {
    const user = userEvent.setup();
    const core = cannedCore(answers);
    const { unmount } = render(<Box />);
    await user.type(screen.getByRole("textbox"), "Walked in");
    await act(() => forget("note:p1"));
    await user.type(screen.getByRole("textbox"), "!");
    await user.clear(screen.getByRole("textbox"));
    await act(keepAll);
    unmount();
    expect(core.askedFor("draft.put")).toEqual([]);
    expect(core.askedFor("draft.clear")).toEqual([{ key: "note:p1" }]);
  });
});
