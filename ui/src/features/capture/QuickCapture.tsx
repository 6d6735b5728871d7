/**
 * Writing a line down from anywhere: the words first. The child and the day are proposed from them; with a child it is
 * filed as a note, without one it waits on Today. What is typed is kept at every pause.
 */
import { useEffect, useRef, useState } from "react";
import type { CaseloadRow, Proposal } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { Dialog } from "../../controls/Dialog";
import { notify } from "../../controls/Notices";
import { TextArea } from "../../controls/TextArea";
import { useToday } from "../../lib/today";
import { forget, useKept } from "../../saving/drafts";
import { useSave } from "../../saving/useSave";
import { ChooseChild } from "./ChooseChild";
import "./capture.css";

const draft = "capture";
/** A pause in typing, in milliseconds: the words are read for a child and a day. */
const pause = 250;

/** The box. */
export default function QuickCapture({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog title="Write a line down" isOpen={isOpen} onClose={onClose} wide>
      <Line onClose={onClose} />
    </Dialog>
  );
}

function Line({ onClose }: { onClose: () => void }) {
  const today = useToday();
  const [text, setText] = useState("");
  const [kept, setKept] = useState(false);
  const [proposal, setProposal] = useState<Proposal | null>(null);
  // What the person chose stands above what is proposed; null is "nobody yet", said by the person.
  const [child, setChild] = useState<CaseloadRow | null | undefined>(undefined);
  const [day, setDay] = useState<string | undefined>(undefined);
  const save = useSave("captures.save");
  const box = useRef<HTMLTextAreaElement>(null);
  const asked = useRef(0);

  useEffect(() => {
    box.current?.focus();
    let left = false;
    call("draft.get", { key: draft }).then(
      (found) => {
        if (left || !found.text) return;
        setText((now) => now || (found.text ?? ""));
        setKept(true);
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, []);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      const mine = (asked.current += 1);
      if (text.trim() === "") {
        setProposal(null);
        return;
      }
      call("captures.propose", { text }).then(
        (found) => mine === asked.current && setProposal(found),
        () => undefined,
      );
    }, pause);
    return () => window.clearTimeout(timer);
  }, [text]);
  useKept(draft, text.trim() === "" ? null : text, () => setKept(true));

  const proposed = proposal?.sure ? (proposal.children[0] ?? null) : null;
  const about = child === undefined ? proposed : child;
  const on = day ?? proposal?.day ?? today;

  const submit = async () => {
    const done = await save.run({ text, on_day: on, ...(about ? { pupil: about.pupil } : {}) });
    if (!done) return box.current?.focus();
    // Before it closes: opened again at once, it would find the line that has just been kept.
    await forget(draft);
    notify({ sentence: done.sentence });
    onClose();
  };
  return (
    // Enter files the line, as its button does; Shift Enter begins another line in it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="stack capture"
      aria-label="Write a line down"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        const typing = event.target === box.current;
        if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
        if ((typing && !event.shiftKey) || event.ctrlKey || event.metaKey) {
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }
      }}
    >
      <TextArea
        ref={box}
        label="What happened, or what to remember"
        hint="Enter keeps it; Shift Enter begins a new line"
        rows={3}
        value={text}
        onChange={setText}
        error={
          save.failure?.at("text") ?? (save.failure?.fields.length === 0 ? save.failure.sentence : undefined)
        }
        status={text && kept ? "Draft kept" : undefined}
      />
      <div className="columns-2">
        <ChooseChild proposed={proposal?.children ?? []} value={about} onChange={setChild} />
        <DateField
          label="Day"
          hint={day === undefined && proposal?.day_words ? `From “${proposal.day_words}”` : undefined}
          value={on}
          onChange={setDay}
        />
      </div>
      <div className="row">
        <Button type="submit" kind="primary" isDisabled={save.isSaving}>
          {about ? "File as a note" : "Keep it to file later"}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          Close, keep the draft
        </Button>
      </div>
    </form>
  );
}
