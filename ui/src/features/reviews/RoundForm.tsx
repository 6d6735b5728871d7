/** One child's review within a round. It shares its draft with the child's own record, so that neither place loses words. */
import { useEffect, useRef, useState } from "react";
import type { PupilRecord } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { Checkbox } from "../../controls/Checkbox";
import { DateField } from "../../controls/DateField";
import { Select } from "../../controls/Select";
import { TextArea } from "../../controls/TextArea";
import { TextField } from "../../controls/TextField";
import { longDay } from "../../lib/dates";
import { useToday } from "../../lib/today";
import { forget, useKept } from "../../saving/drafts";
import { useSave } from "../../saving/useSave";
import { FromMarks } from "./FromMarks";
import { useMarks } from "./marks";
import { decisions, kinds, texts, type TextName, words, yesNo } from "./words";

interface Answers {
  kind: string;
  placement: string;
  held_on: string;
  attendance: string;
  still_meets_need: string;
  decision: string;
  next_on: string;
  no_next_reason: string;
  texts: Partial<Record<TextName, string>>;
}

function blank(record: PupilRecord, today: string): Answers {
  const running = record.placements.find(
    (line) => !line.placement.ended_on || line.placement.ended_on >= today,
  );
  return {
    kind: "half_termly",
    placement: running?.placement.id ?? "",
    held_on: today,
    attendance: "",
    still_meets_need: "unknown",
    decision: "continue",
    next_on: "",
    no_next_reason: "",
    texts: {},
  };
}

/** The form. */
export function RoundForm({
  record,
  lastNext,
  onSaved,
  onSkip,
  onLeave,
}: {
  record: PupilRecord;
  /** The next date that the child before was given. */
  lastNext: string;
  onSaved: (next: string) => void;
  onSkip: () => void;
  onLeave: () => void;
}) {
  const today = useToday();
  const last = record.reviews[0];
  const draft = `review:${record.pupil.id}`;
  const [answers, setAnswers] = useState<Answers>(() => blank(record, today));
  const [touched, setTouched] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const marks = useMarks(record.pupil.id, answers.placement, answers.held_on);
  const save = useSave("reviews.save");
  const at = (field: string) => save.failure?.at(field);
  const set = (change: Partial<Answers>) => {
    setTouched(true);
    setAnswers((held) => ({ ...held, ...change }));
  };
  const write = (field: TextName, value: string) => {
    setTouched(true);
    setAnswers((held) => ({ ...held, texts: { ...held.texts, [field]: value } }));
  };

  // The first box of each child takes focus: an officer who has just saved goes on typing.
  useEffect(() => form.current?.querySelector<HTMLElement>("textarea")?.focus(), []);
  useEffect(() => {
    let left = false;
    call("draft.get", { key: draft }).then(
      (found) => {
        if (left || !found.text) return;
        setAnswers((held) => ({ ...held, ...(JSON.parse(found.text ?? "{}") as Partial<Answers>) }));
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [draft]);
  useKept(draft, touched ? JSON.stringify(answers) : null);
  useEffect(() => {
    if (save.failure) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [save.failure]);

  const submit = async () => {
    if (save.isSaving) return;
    const percent = Number.parseInt(answers.attendance, 10);
    const said = Object.fromEntries(texts.map(({ field }) => [field, answers.texts[field]?.trim() || null]));
    const done = await save.run({
      patch: {
        ...said,
        pupil: record.pupil.id,
        placement: answers.placement || null,
        kind: answers.kind,
        held_on: answers.held_on || null,
        attendance_pct: Number.isNaN(percent) ? null : percent,
        still_meets_need: answers.still_meets_need,
        decision: answers.decision,
        next_on: answers.next_on || null,
        no_next_reason: answers.no_next_reason.trim() || null,
      },
    });
    if (!done) return;
    await forget(draft);
    onSaved(answers.next_on);
  };
  const carried = (field: TextName) => Boolean(last?.[field]) && answers.texts[field] === last?.[field];
  const carryAll = () => {
    setTouched(true);
    setAnswers((held) => {
      const carry = { ...held.texts };
      for (const { field } of texts) {
        const before = last?.[field];
        if (before && !held.texts[field]?.trim()) carry[field] = before;
      }
      return {
        ...held,
        texts: carry,
        still_meets_need: last?.still_meets_need ?? held.still_meets_need,
        decision: last?.decision ?? held.decision,
      };
    });
  };

  const takeMarks = () => {
    if (typeof marks?.percent === "number") set({ attendance: String(marks.percent) });
  };

  return (
    // Keys that belong to the whole form: Ctrl Enter saves, Alt U carries, Alt A takes the attendance, Alt S passes over,
    // Escape leaves.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={form}
      className="form-card stack"
      aria-label={`Review of ${record.head.forename} ${record.head.surname}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.defaultPrevented) return;
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void submit();
        } else if (event.altKey && event.key.toLowerCase() === "u") {
          event.preventDefault();
          carryAll();
        } else if (event.altKey && event.key.toLowerCase() === "a") {
          event.preventDefault();
          takeMarks();
        } else if (event.altKey && event.key.toLowerCase() === "s") {
          event.preventDefault();
          onSkip();
        } else if (event.key === "Escape") {
          event.preventDefault();
          onLeave();
        }
      }}
    >
      <div className="spread">
        <span className="quiet small">
          {last
            ? `Last time: ${words(kinds, last.kind)}, ${longDay(last.held_on)} · ${words(decisions, last.decision)}`
            : "No earlier review"}
        </span>
        {last ? (
          <Button small keys="Alt+U" onPress={carryAll}>
            Everything unchanged
          </Button>
        ) : null}
      </div>
      {texts.map(({ field, label }) => {
        const before = last?.[field] ?? null;
        return (
          <div className="review-row" key={field}>
            <div className="review-last">
              <p>
                {before ?? <span className="unknown">{last ? "Not recorded" : "No earlier review"}</span>}
              </p>
              {before ? (
                <Checkbox
                  checked={carried(field)}
                  onChange={(on) => write(field, on ? before : "")}
                  aria-label={`${label}: unchanged`}
                >
                  Unchanged
                </Checkbox>
              ) : null}
            </div>
            <TextArea
              label={label}
              optional
              rows={2}
              value={answers.texts[field] ?? ""}
              onChange={(value) => write(field, value)}
              error={at(field)}
            />
          </div>
        );
      })}
      <div className="columns-2">
        <Select label="Kind" options={kinds} value={answers.kind} onChange={(kind) => set({ kind })} />
        <Select
          label="Of which placement"
          options={[
            { value: "", label: "The child’s whole provision" },
            ...record.placements.map((line) => ({ value: line.placement.id, label: line.setting_name })),
          ]}
          value={answers.placement}
          onChange={(placement) => set({ placement })}
        />
        <DateField
          label="Held on"
          value={answers.held_on}
          onChange={(held_on) => set({ held_on })}
          error={at("held_on")}
        />
        <div className="stack-tight attendance-said">
          <TextField
            label="Attendance, per cent"
            optional
            inputMode="numeric"
            chars={4}
            hint={typeof last?.attendance_pct === "number" ? `Last time ${last.attendance_pct}` : undefined}
            value={answers.attendance}
            onChange={(attendance) => set({ attendance })}
            error={at("attendance_pct")}
          />
          <FromMarks marks={marks} value={answers.attendance} onTake={(attendance) => set({ attendance })} />
        </div>
        <Select
          label="Does it still meet the child’s need?"
          options={yesNo}
          value={answers.still_meets_need}
          onChange={(still_meets_need) => set({ still_meets_need })}
        />
        <Select
          label="Decided"
          options={decisions}
          value={answers.decision}
          onChange={(decision) => set({ decision })}
        />
        <DateField
          label="Next review"
          hint="A day, or +42 for six weeks on"
          value={answers.next_on}
          onChange={(next_on) => set({ next_on })}
          error={at("next_on")}
        />
        <TextField
          label="Or why there is none"
          optional
          value={answers.no_next_reason}
          onChange={(no_next_reason) => set({ no_next_reason })}
          error={at("no_next_reason")}
        />
      </div>
      {save.failure && save.failure.fields.length === 0 ? (
        <p className="field-error" role="alert">
          {save.failure.sentence}
        </p>
      ) : null}
      <div className="row">
        <Button kind="primary" type="submit" keys="Control+Enter" isDisabled={save.isSaving}>
          Save and go on
        </Button>
        {lastNext && answers.next_on !== lastNext ? (
          <Button onPress={() => set({ next_on: lastNext })}>Next review as for the child before</Button>
        ) : null}
        <span className="quiet small">
          Ctrl Enter saves · Alt U carries what is unchanged · Alt A takes the attendance · Alt S passes over
        </span>
      </div>
    </form>
  );
}
