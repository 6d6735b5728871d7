import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { TextArea } from "../controls/TextArea";
import { TextField } from "../controls/TextField";
import { cannedCore } from "../testing/host";
import { useField } from "./useField";

function Name({ save }: { save: (value: string) => Promise<unknown> }) {
  const [stored, setStored] = useState("Nowak");
  const field = useField({
    stored,
    save: async (value) => {
      await save(value);
      setStored(value);
    },
    field: "surname",
  });
  return (
    <>
      <TextField label="Surname" {...field} />
      <button type="button" onClick={() => setStored("Kowalska")}>
        Undo
      </button>
    </>
  );
}

describe("a field that saves by itself", () => {
  it("saves once on Enter, says when, and not again on leaving", async () => {
    const user = userEvent.setup();
    const save = vi.fn(async () => undefined);
    render(<Name save={save} />);
    await user.type(screen.getByRole("textbox"), "-Reed{Enter}");
    expect(await screen.findByText(/^Saved \d\d:\d\d$/)).toBeVisible();
    await user.tab();
    expect(save).toHaveBeenCalledExactlyOnceWith("Nowak-Reed");
  });

  it("saves nothing when nothing was changed", async () => {
    const user = userEvent.setup();
    const save = vi.fn(async () => undefined);
    render(<Name save={save} />);
    await user.click(screen.getByRole("textbox"));
    await user.tab();
    expect(save, "an empty change would clutter a child's history").not.toHaveBeenCalled();
  });

  it("keeps what was typed when it is refused, and says why at the field", async () => {
    const user = userEvent.setup();
    const save = vi.fn(() =>
      Promise.reject({
        sentence: "Not saved.",
        fields: [{ field: "surname", sentence: "Enter a surname." }],
      }),
    );
    render(<Name save={save} />);
    await user.clear(screen.getByRole("textbox"));
    await user.tab();
    expect(await screen.findByRole("alert")).toHaveTextContent("Enter a surname.");
    expect(screen.getByRole("textbox")).toHaveValue("");
    expect(screen.getByText("Not saved")).toBeVisible();
  });

  it("follows the store again once it has been saved, so that an undo shows", async () => {
    const user = userEvent.setup();
    render(<Name save={async () => undefined} />);
    await user.type(screen.getByRole("textbox"), "a{Enter}");
    await screen.findByText(/^Saved/);
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(screen.getByRole("textbox")).toHaveValue("Kowalska");
  });
});

function Concerns({ save }: { save: (value: string) => Promise<unknown> }) {
  const field = useField({ stored: "", save, draft: "review:r1:concerns" });
  return <TextArea label="Concerns" {...field} />;
}

describe("long text", () => {
  it("keeps a draft at a pause in typing, says so, and clears it on saving", async () => {
    const user = userEvent.setup();
    const core = cannedCore({ "draft.get": { text: null, at: null }, "draft.put": {}, "draft.clear": {} });
    render(<Concerns save={async () => undefined} />);
    await user.type(screen.getByRole("textbox"), "Late twice");
    expect(core.askedFor("draft.put").length, "a draft for every letter would wear the disk").toBeLessThan(3);
    await waitFor(() =>
      expect(core.askedFor("draft.put").at(-1)).toEqual({ key: "review:r1:concerns", text: "Late twice" }),
    );
    expect(await screen.findByText("Draft, not saved yet")).toBeVisible();
    await user.tab();
    expect(await screen.findByText(/^Saved/)).toBeVisible();
    expect(core.askedFor("draft.clear")).toEqual([{ key: "review:r1:concerns" }]);
  });

  it("brings an unfinished draft back, as a draft", async () => {
    cannedCore({ "draft.get": { text: "Late twi", at: 1 } });
    render(<Concerns save={async () => undefined} />);
    await waitFor(() => expect(screen.getByRole("textbox")).toHaveValue("Late twi"));
    expect(screen.getByText("Draft, not saved yet")).toBeVisible();
  });

  it("does not put an old draft over what is being typed now", async () => {
    const user = userEvent.setup();
    let answer: (draft: { text: string; at: number }) => void = () => undefined;
    cannedCore({
      "draft.get": (() => new Promise((resolve) => (answer = resolve))) as never,
      "draft.put": {},
    });
    render(<Concerns save={async () => undefined} />);
    await user.type(screen.getByRole("textbox"), "New");
    await act(async () => answer({ text: "Old", at: 1 }));
    expect(screen.getByRole("textbox")).toHaveValue("New");
  });
});
