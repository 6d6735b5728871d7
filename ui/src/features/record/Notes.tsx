/** The section "Notes": a box to type in, then everything that was said, seen or done, pinned first, then newest. */
import { useQueries } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Note } from "../../api/bindings";
import { call } from "../../api/call";
import { askKey } from "../../api/queries";
import { Button } from "../../controls/Button";
import { EmptyState } from "../../controls/EmptyState";
import { Icon } from "../../controls/Icon";
import { Badge } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { longDay } from "../../lib/dates";
import { useOfficers } from "../../lib/officers";
import { navigate } from "../../router/router";
import type { SectionProps } from "../../routes";
import { useSave } from "../../saving/useSave";
import { ProseOf, type Save } from "./fields";
import { NoteBox } from "./NoteBox";
import { noteKind } from "./noteWords";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";

/** Notes read at a time, once those that came with the record are used up. */
const page = 100;

/** The section. */
export default function Notes({ record }: SectionProps) {
  const officers = useOfficers();
  const first = record.notes.length;
  // Whole pages are asked for, each once, however far back one reads.
  const [pages, setPages] = useState(0);
  const older = useQueries({
    queries: Array.from({ length: pages }, (_, i) => {
      const request = { pupil: record.pupil.id, offset: first + i * page, limit: page };
      return { queryKey: askKey("notes.list", request), queryFn: () => call("notes.list", request) };
    }),
  });
  const notes = [...record.notes, ...older.flatMap((answer) => answer.data ?? [])];
  const isReading = older.some((answer) => answer.isPending);
  const name = record.head.known_as || record.head.forename;
  const end = useRef<HTMLDivElement>(null);
  const left = record.notes_total - notes.length;
  useEffect(() => {
    const mark = end.current;
    if (!mark || left <= 0 || !("IntersectionObserver" in window)) return undefined;
    const watch = new IntersectionObserver((seen) => {
      if (seen.some((s) => s.isIntersecting) && !isReading) setPages((now) => now + 1);
    });
    watch.observe(mark);
    return () => watch.disconnect();
  }, [left, isReading]);
  return (
    <div className="notes">
      <NoteBox key={record.pupil.id} pupil={record.pupil.id} name={name} />
      {notes.length === 0 ? (
        <EmptyState title="No notes yet.">
          The first one can be a single line: what was said, by whom, and what happens next.
        </EmptyState>
      ) : (
        <ol role="list" className="notes-list" aria-label="Notes, newest first">
          {notes.map((note) => (
            <li key={note.id}>
              <Entry note={note} name={name} author={officers.name(note.author) ?? "Unknown"} />
            </li>
          ))}
        </ol>
      )}
      <div ref={end}>
        {left > 0 ? (
          <p className="row quiet">
            {left.toLocaleString("en-GB")} older {left === 1 ? "note" : "notes"}
            <Button small kind="quiet" isDisabled={isReading} onPress={() => setPages((now) => now + 1)}>
              Show more
            </Button>
          </p>
        ) : null}
      </div>
    </div>
  );
}

function Entry({ note, name, author }: { note: Note; name: string; author: string }) {
  const [open, setOpen] = useState<"no" | "change" | "error">("no");
  const pin = useSave("notes.save");
  const voice = note.voice_of === "child" ? name : note.voice_of === "family" ? "The family" : null;
  const wrong = note.recorded_in_error;
  const about = `the note of ${longDay(note.on_day)}`;
  return (
    <article className={wrong ? "note note-wrong" : "note"}>
      <div className="note-head">
        <span className="strong">{longDay(note.on_day)}</span>
        <Badge>{noteKind(note.kind)}</Badge>
        {note.pinned ? <Badge tone="waiting">Pinned</Badge> : null}
        {note.seen ? (
          <Badge tone="met">
            {note.seen_where ? `Seen in person, ${note.seen_where}` : "Seen in person"}
          </Badge>
        ) : null}
        {wrong ? <Badge tone="breached">Recorded in error</Badge> : null}
        <span className="quiet small">{author}</span>
        <span className="note-deeds">
          <Button
            kind="quiet"
            small
            aria-label={`Task from ${about}`}
            onPress={() =>
              navigate(`/pupils/${note.pupil ?? ""}/tasks`, { query: { from: `note:${note.id}` } })
            }
          >
            Task
          </Button>
          <Button
            kind="quiet"
            small
            aria-label={`${note.pinned ? "Unpin" : "Pin"} ${about}`}
            onPress={() => void pin.run({ id: note.id, patch: { pinned: !note.pinned } })}
          >
            {note.pinned ? "Unpin" : "Pin"}
          </Button>
          <Button
            kind="quiet"
            small
            icon="edit"
            aria-label={`Change ${about}`}
            aria-expanded={open === "change"}
            onPress={() => setOpen(open === "change" ? "no" : "change")}
          />
          <Button
            kind="quiet"
            small
            aria-label={wrong ? `Take ${about} as true again` : `${about} was recorded in error`}
            aria-expanded={open === "error"}
            onPress={() =>
              wrong
                ? void pin.run({ id: note.id, patch: { recorded_in_error: null } })
                : setOpen(open === "error" ? "no" : "error")
            }
          >
            {wrong ? "It was true" : "In error"}
          </Button>
        </span>
      </div>
      {wrong ? (
        <p className="small">
          <Icon name="info" size={14} /> {wrong}
        </p>
      ) : null}
      {open === "change" ? (
        <Change note={note} />
      ) : voice ? (
        <figure className="note-voice">
          <blockquote>{note.text}</blockquote>
          <figcaption className="quiet small">{voice}</figcaption>
        </figure>
      ) : (
        <p className="note-text">{note.text}</p>
      )}
      {open === "error" ? <InError note={note} onDone={() => setOpen("no")} /> : null}
      {pin.failure ? <p className="field-error">{pin.failure.sentence}</p> : null}
    </article>
  );
}

function Change({ note }: { note: Note }) {
  const save: Save = (patch) => call("notes.save", { id: note.id, patch });
  return (
    <ProseOf
      label={`Words of ${longDay(note.on_day)}`}
      hint="What it said before stays in the history"
      field="text"
      draft={`note:${note.id}:text`}
      stored={note.text}
      save={save}
    />
  );
}

function InError({ note, onDone }: { note: Note; onDone: () => void }) {
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const mark = useSave("notes.save");
  const box = useRef<HTMLInputElement>(null);
  const save = async () => {
    setAsked(true);
    if (reason.trim() === "") return box.current?.focus();
    if (await mark.run({ id: note.id, patch: { recorded_in_error: reason.trim() } })) onDone();
  };
  return (
    <FormCard label="Recorded in error" failure={mark.failure} onLeave={onDone} onSubmit={() => void save()}>
      <TextField
        ref={box}
        label="Why it should not be here"
        hint="The words stay, struck through; a note is never made to disappear"
        value={reason}
        onChange={setReason}
        error={
          asked && reason.trim() === "" ? "Write why, such as “about another child”." : mark.failure?.sentence
        }
      />
      <FormEnd deed="Mark as recorded in error" save={mark} onLeave={onDone} />
    </FormCard>
  );
}
