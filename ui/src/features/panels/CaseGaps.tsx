/**
 * What the brief of a case still lacks, and where it is filled: here, wherever one box is enough. What has been filled stays in
 * its place until the case is closed, so that focus is never lost and one sees the list shrink.
 */
import { useEffect, useRef, useState } from "react";
import type { CaseLine, PupilRecord } from "../../api/bindings";
import { call } from "../../api/call";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { Standing } from "../../controls/Standing";
import { TextArea } from "../../controls/TextArea";
import { useOfficers } from "../../lib/officers";
import { useToday } from "../../lib/today";
import { ChoiceOf, MemorableOf, PlaceOf, ProseOf, TextOf, type Save } from "../../saving/fields";
import { forget, useKept } from "../../saving/drafts";
import { useWork } from "../../saving/useSave";
import { gapPath, inEditor } from "./words";

const boxes = "input, textarea, button, a[href]";

/** The list, with a box for whatever one box can hold. */
export function CaseGaps({ line, start }: { line: CaseLine; start?: string | undefined }) {
  const pupil = line.case.pupil ?? "";
  const [first] = useState(line.missing);
  const fields = [...new Set([...first, ...line.missing])];
  const { data: record } = useAsk("pupils.record", { id: pupil }, { enabled: pupil !== "" });
  const list = useRef<HTMLDivElement>(null);
  const known = record !== undefined;
  useEffect(() => {
    if (!known || start === undefined) return;
    const editor = list.current?.closest(".case-editor");
    [...(editor?.querySelectorAll<HTMLElement>("[data-gap]") ?? [])]
      .find((gap) => gap.dataset.gap === start)
      ?.querySelector<HTMLElement>(boxes)
      ?.focus();
  }, [known, start]);
  if (fields.length === 0 || pupil === "") return null;
  const left = line.missing.length;
  return (
    <div className="case-gaps stack-tight" ref={list}>
      <h3>
        <span role="status">
          {left === 0 ? "The brief lacks nothing more" : `The brief still lacks ${left} of ${fields.length}`}
        </span>
      </h3>
      {record
        ? fields.map((field) =>
            inEditor.has(field) ? null : (
              <div key={field} data-gap={field}>
                <Gap field={field} pupil={pupil} record={record} isOpen={line.missing.includes(field)} />
              </div>
            ),
          )
        : null}
    </div>
  );
}

function Gap({
  field,
  pupil,
  record,
  isOpen,
}: {
  field: string;
  pupil: string;
  record: PupilRecord;
  isOpen: boolean;
}) {
  const officers = useOfficers();
  const save: Save = (patch) => call("pupils.save", { id: pupil, patch });
  const row = record.pupil;
  switch (field) {
    case "Date of birth":
      return <MemorableOf label="Date of birth" field="dob" stored={row.dob} save={save} />;
    case "UPN":
      return <TextOf label="UPN" chars={15} field="upn" stored={row.upn} save={save} />;
    case "School on roll":
      return (
        <PlaceOf
          label="School on roll"
          field="roll_setting"
          stored={row.roll_setting}
          name={record.head.roll_name}
          save={save}
        />
      );
    case "Key worker":
      return (
        <ChoiceOf
          label="Key worker"
          field="owner"
          stored={row.owner}
          options={officers.options([row.owner])}
          save={save}
        />
      );
    case "Risks":
      return (
        <ProseOf
          label="Risks and worries"
          field="worries"
          stored={row.worries}
          save={save}
          draft={`pupil:${pupil}:worries`}
          rows={2}
        />
      );
    case "The child’s own words":
      return <Words label="The child’s own words" voice="child" pupil={pupil} isOpen={isOpen} />;
    case "The family’s words":
      return <Words label="The family’s words" voice="family" pupil={pupil} isOpen={isOpen} />;
    default:
      return (
        <p className="spread small">
          <a href={gapPath(pupil, field)}>{field}</a>
          {isOpen ? null : <Standing tone="met">Recorded</Standing>}
        </p>
      );
  }
}

/** Somebody's words, kept as a note of today on the child's record. */
function Words({
  label,
  voice,
  pupil,
  isOpen,
}: {
  label: string;
  voice: "child" | "family";
  pupil: string;
  isOpen: boolean;
}) {
  const today = useToday();
  const key = `case_words:${pupil}:${voice}`;
  const [text, setText] = useState("");
  const [lacks, setLacks] = useState<string>();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    let left = false;
    call("draft.get", { key }).then(
      (found) => {
        if (!left && found.text) setText((typed) => typed || (found.text ?? ""));
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [key]);
  useKept(key, text.trim() ? text : null, () => undefined);
  const add = useWork(async () => {
    await call("notes.save", {
      patch: { pupil, text: text.trim(), kind: "note", on_day: today, voice_of: voice },
    });
    setText("");
    await forget(key);
    box.current?.focus();
  });
  return (
    <div className="stack-tight">
      <TextArea
        ref={box}
        label={label}
        hint="As it was said. It is kept as a note of today."
        rows={2}
        value={text}
        onChange={(typed) => {
          setText(typed);
          setLacks(undefined);
        }}
        status={isOpen ? undefined : "Recorded"}
        error={lacks ?? add.failure?.sentence}
      />
      <div>
        <Button
          small
          isDisabled={add.isSaving}
          aria-label={`Record ${label.toLowerCase()}`}
          onPress={() => {
            if (text.trim()) void add.run(undefined);
            else {
              setLacks("Type what was said first.");
              box.current?.focus();
            }
          }}
        >
          Record
        </Button>
      </div>
    </div>
  );
}
