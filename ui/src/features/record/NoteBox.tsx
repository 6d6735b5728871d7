/**
 * A new note: the box is always open, and what is in it is kept in the vault at every pause, so that a flat battery in
 * mid-sentence loses nothing.
 */
import { useEffect, useRef, useState } from "react";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { Checkbox } from "../../controls/Checkbox";
import { DateField } from "../../controls/DateField";
import { Select } from "../../controls/Select";
import { TextArea } from "../../controls/TextArea";
import { TextField } from "../../controls/TextField";
import { useToday } from "../../lib/today";
import { forget, useKept } from "../../saving/drafts";
import { useSave } from "../../saving/useSave";
import { noteKinds, voices } from "./noteWords";

interface Unfinished {
  text: string;
  kind: string;
  voice: string;
  seen: boolean;
  where: string;
  day: string;
}

const blank = (today: string): Unfinished => ({
  text: "",
  kind: "note",
  voice: "",
  seen: false,
  where: "",
  day: today,
});

/** Reads a draft; text of another version counts as words alone. */
function readDraft(kept: string, today: string): Unfinished {
  try {
    const read = JSON.parse(kept) as Partial<Unfinished>;
    return { ...blank(today), ...read };
  } catch {
    return { ...blank(today), text: kept };
  }
}

/** The box. */
export function NoteBox({ pupil, name }: { pupil: string; name: string }) {
  const today = useToday();
  const [note, setNote] = useState<Unfinished>(() => blank(today));
  const [draft, setDraft] = useState<"none" | "kept" | "found">("none");
  const add = useSave("notes.save");
  const box = useRef<HTMLTextAreaElement>(null);
  const key = `note:${pupil}`;
  const change = (part: Partial<Unfinished>) => {
    setNote((before) => ({ ...before, ...part }));
    setDraft((was) => (was === "found" ? "none" : was));
  };

  useEffect(() => {
    let left = false;
    call("draft.get", { key }).then(
      ({ text }) => {
        if (left || !text) return;
        setNote((now) => (now.text ? now : readDraft(text, today)));
        setDraft("found");
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [key, today]);

  // What was found is kept already, and stays from last time until somebody goes on with it.
  const isNew = note.text.trim() !== "" && draft !== "found";
  useKept(key, isNew ? JSON.stringify(note) : null, () => setDraft("kept"));

  const clear = async () => {
    setNote(blank(today));
    setDraft("none");
    await forget(key);
  };
  const save = async () => {
    const done = await add.run({
      patch: {
        pupil,
        text: note.text.trim() || null,
        kind: note.kind,
        on_day: note.day || today,
        voice_of: note.voice || null,
        ...(note.seen ? { seen: true, seen_where: note.where.trim() || null } : {}),
      },
    });
    if (!done) return;
    await clear();
    box.current?.focus();
  };
  const status =
    note.text.trim() === ""
      ? add.status
      : draft === "none"
        ? undefined
        : draft === "found"
          ? "Draft from last time, not saved yet"
          : "Draft kept, not saved yet";
  return (
    // Ctrl Enter anywhere in the form adds the note, as its button does.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="panel note-box"
      aria-label="Add a note"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.currentTarget.requestSubmit();
      }}
    >
      <TextArea
        ref={box}
        id="note-text"
        label={
          note.voice === "child"
            ? `In ${name}’s own words`
            : note.voice === "family"
              ? "In the family’s own words"
              : "New note"
        }
        hint="Ctrl Enter adds it"
        rows={3}
        value={note.text}
        onChange={(text) => change({ text })}
        error={
          add.failure?.at("text") ?? (add.failure?.fields.length === 0 ? add.failure.sentence : undefined)
        }
        status={status}
      />
      <div className="note-parts">
        <Select label="Kind" options={noteKinds} value={note.kind} onChange={(kind) => change({ kind })} />
        <DateField
          label="Day"
          value={note.day}
          onChange={(day) => change({ day })}
          error={add.failure?.at("on_day")}
        />
        <Select
          label="Whose words"
          options={voices(name)}
          value={note.voice}
          onChange={(voice) => change({ voice })}
        />
        <div className="note-seen">
          <Checkbox checked={note.seen} onChange={(seen) => change({ seen })}>
            Seen in person
          </Checkbox>
          {note.seen ? (
            <TextField
              label="Where seen"
              hideLabel
              placeholder="Where: home, school, provider"
              value={note.where}
              onChange={(where) => change({ where })}
            />
          ) : null}
        </div>
        <div className="row">
          <Button type="submit" kind="primary" isDisabled={add.isSaving}>
            Add the note
          </Button>
          {note.text ? (
            <Button kind="quiet" onPress={() => void clear()}>
              Discard
            </Button>
          ) : null}
        </div>
      </div>
    </form>
  );
}
