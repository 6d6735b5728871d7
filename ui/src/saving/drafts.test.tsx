import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { lock } from "../frame/deeds";
import { cannedCore } from "../testing/host";
import { forget, keepAll, useKept } from "./drafts";

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
