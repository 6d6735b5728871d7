/** One child's review within a round. It shares its draft with the child's own record, so that neither place loses words. */
import { useEffect, useRef } from "react";
import type { PupilRecord } from "../../api/bindings";
import { Button } from "../../controls/Button";
import { Checkbox } from "../../controls/Checkbox";
import { TextArea } from "../../controls/TextArea";
import { longDay } from "../../lib/dates";
import { HeldBoxes, OutcomeBoxes } from "./ReviewBoxes";
import { useReview } from "./useReview";
import { decisions, kinds, texts, type TextName, words } from "./words";

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
  const form = useRef<HTMLFormElement>(null);
  const review = useReview(record, "half_termly", onSaved);
  const { answers, set, write, at, last, marks, save, submit, carryAll } = review;

  // The first box of each child takes focus: an officer who has just saved goes on typing.
  useEffect(() => form.current?.querySelector<HTMLElement>("textarea")?.focus(), []);
  useEffect(() => {
    if (save.failure) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [save.failure]);
  const carried = (field: TextName) => Boolean(last?.[field]) && answers.texts[field] === last?.[field];

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
        submit();
      }}
      onKeyDown={(event) => {
        if (event.defaultPrevented) return;
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.currentTarget.requestSubmit();
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
        <HeldBoxes review={review} record={record} />
        <OutcomeBoxes review={review} nextHint="A day, or +42 for six weeks on" />
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
