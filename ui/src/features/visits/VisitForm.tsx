/** One child, one visit: seen or not, where, what was seen, the child's own words, what happens next. Kept at every pause. */
import { useEffect, useState } from "react";
import { call } from "../../api/call";
import { DateField } from "../../controls/DateField";
import { Radios } from "../../controls/Radio";
import { TextArea } from "../../controls/TextArea";
import { TextField } from "../../controls/TextField";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { KeepDocument } from "../../lib/KeepDocument";
import { forget, useKept } from "../../saving/drafts";
import { useSave } from "../../saving/useSave";

interface Unfinished {
  seen: string;
  place: string;
  text: string;
  words: string;
  next: string;
  nextOn: string;
}

const seenOptions = [
  { value: "yes", label: "Seen in person" },
  { value: "no", label: "Not seen" },
  { value: "unknown", label: "Not recorded" },
] as const;

function readDraft(kept: string): Partial<Unfinished> {
  try {
    return JSON.parse(kept) as Partial<Unfinished>;
  } catch {
    return { text: kept };
  }
}

/** The form. */
export function VisitForm({
  pupil,
  day,
  name,
  place,
  onDone,
}: {
  pupil: string;
  /** The day of the visit, not after today. */
  day: string;
  name: string;
  place: string;
  onDone: () => void;
}) {
  const key = `visit:${pupil}`;
  const [visit, setVisit] = useState<Unfinished>({
    seen: "yes",
    place,
    text: "",
    words: "",
    next: "",
    nextOn: "",
  });
  const [touched, setTouched] = useState(false);
  const [kept, setKept] = useState(false);
  const save = useSave("visits.save");
  const at = (field: string) => save.failure?.at(field);
  const change = (part: Partial<Unfinished>) => {
    setTouched(true);
    setVisit((before) => ({ ...before, ...part }));
  };
  useEffect(() => {
    let left = false;
    call("draft.get", { key }).then(
      ({ text }) => {
        if (left || !text) return;
        setVisit((before) => ({ ...before, ...readDraft(text) }));
        setKept(true);
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [key]);
  useKept(key, touched ? JSON.stringify(visit) : null, () => setKept(true));
  const submit = async () => {
    const done = await save.run({
      pupil,
      day,
      seen: visit.seen === "unknown" ? null : visit.seen === "yes",
      place: visit.place || null,
      text: visit.text || null,
      words: visit.words || null,
      next_step: visit.next || null,
      next_on: visit.nextOn || null,
    });
    if (!done) return;
    await forget(key);
    onDone();
  };
  return (
    <FormCard
      label={`The visit to ${name}`}
      className="stack visit-form"
      failure={save.failure}
      onLeave={onDone}
      onSubmit={() => void submit()}
    >
      <Radios
        label="Seen"
        across
        options={seenOptions}
        value={visit.seen}
        onChange={(seen) => change({ seen })}
      />
      <TextArea
        label="What you saw and heard"
        rows={3}
        value={visit.text}
        onChange={(text) => change({ text })}
        error={at("text") ?? at("day")}
        status={kept ? "Draft kept, not saved yet" : undefined}
      />
      <TextArea
        label={`In ${name}’s own words`}
        optional
        rows={2}
        value={visit.words}
        onChange={(words) => change({ words })}
      />
      <div className="columns-2">
        <TextField
          label="Where"
          optional
          value={visit.place}
          onChange={(where) => change({ place: where })}
        />
        <TextField
          label="What happens next"
          optional
          hint="Makes a task"
          value={visit.next}
          onChange={(next) => change({ next })}
        />
        {visit.next ? (
          <DateField
            label="By when"
            optional
            value={visit.nextOn}
            onChange={(nextOn) => change({ nextOn })}
            error={at("due_on")}
          />
        ) : null}
      </div>
      <KeepDocument of={{ pupil }} label="Keep a photograph" />
      <FormEnd deed="Save the visit" save={save} leave="Leave it as a draft" onLeave={onDone} />
    </FormCard>
  );
}
