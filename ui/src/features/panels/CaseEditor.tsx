/** One case: what the panel is asked and by whom, how long it has, and what its brief still lacks, with where to fill it. */
import { useEffect, useRef } from "react";
import type { CaseLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Failure } from "../../api/failure";
import { Button } from "../../controls/Button";
import { notify } from "../../controls/Notices";
import { Standing } from "../../controls/Standing";
import { standingOf, yearText } from "../../lib/children";
import { longDay, nearDay } from "../../lib/dates";
import { useToday } from "../../lib/today";
import { ChoiceOf, ProseOf, TextOf, type Save } from "../../saving/fields";
import { CountOf } from "./fields";
import { CaseCategories } from "./CaseCategories";
import { CaseGaps } from "./CaseGaps";
import { CaseReferral } from "./CaseReferral";
import { choices, usePanelWords } from "./words";

/** The case, in the place of "who should come" while it is open. */
export function CaseEditor({
  line,
  start,
  onClose,
}: {
  line: CaseLine;
  /** A field that the brief lacks, which takes focus. */
  start?: string | undefined;
  onClose: () => void;
}) {
  const { case: row } = line;
  const today = useToday();
  const { categories } = usePanelWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A field that was asked for takes focus itself, once the child's record is there.
    if (start === undefined) heading.current?.focus();
  }, [start]);
  const save: Save = (patch) => call("cases.save", { id: row.id, patch });
  const remove = async () => {
    try {
      await call("cases.remove", { id: row.id, reason: "Taken off the agenda" });
      onClose();
      notify({ sentence: `${line.name} was taken off the agenda. Undo puts the case back.` });
      document.querySelector<HTMLElement>("[data-screen-heading]")?.focus();
    } catch (thrown) {
      notify({ tone: "refused", sentence: Failure.from(thrown).sentence });
    }
  };
  const draft = (field: string) => `panel_case:${row.id}:${field}`;
  return (
    // Escape in the case closes the case, and goes no further.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="builder-pane case-editor"
      aria-labelledby="case-title"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className="spread case-top">
        <h2 id="case-title" tabIndex={-1} ref={heading}>
          {line.number}. {line.name}
        </h2>
        <Button kind="quiet" small icon="close" aria-label="Close the case" onPress={onClose} />
      </div>
      <p className="small">
        <a href={row.pupil ? `#/pupils/${row.pupil}` : "#/pupils"}>Open the child</a>
        <span className="quiet">
          {" "}
          · {yearText(line.year)} · {line.case_ref}
        </span>
      </p>
      {line.next_on ? (
        <p className="small">
          {line.next_label}: {nearDay(line.next_on, today)}
        </p>
      ) : null}
      {line.countdown ? (
        <p className="small">
          <Standing tone={standingOf(line.countdown.standing).tone}>
            {line.countdown.sentence}, by {longDay(line.countdown.due_on)}
          </Standing>
        </p>
      ) : null}
      {line.uncounted ? <CaseReferral line={line} why={line.uncounted} /> : null}
      {line.warnings.map((warning) => (
        <Standing key={warning} tone="due">
          {warning}
        </Standing>
      ))}
      <div data-gap="What the panel is asked">
        <ProseOf
          label="What the panel is asked"
          field="ask"
          stored={row.ask}
          save={save}
          draft={draft("ask")}
          rows={2}
        />
      </div>
      <ProseOf
        label="Why the child is brought"
        field="reason"
        stored={row.reason}
        save={save}
        draft={draft("reason")}
        rows={2}
      />
      <ProseOf
        label="Options"
        field="options"
        stored={row.options}
        save={save}
        draft={draft("options")}
        rows={2}
      />
      <div className="stack-tight">
        <div data-gap="Presenter">
          <TextOf label="Presented by" field="presenter" stored={row.presenter} save={save} />
        </div>
        <CountOf
          label="Minutes"
          field="minutes"
          stored={row.minutes}
          save={(patch) => call("cases.save", { id: row.id, patch })}
          hint="Empty: the panel's usual"
        />
      </div>
      <div data-gap="Category">
        <ChoiceOf
          label="Category"
          field="category"
          stored={row.category}
          save={save}
          options={choices(categories)}
        />
        <CaseCategories line={line} save={save} />
      </div>
      {line.warnings.length > 0 || row.exception ? (
        <div data-gap="Why an exception is made">
          <ProseOf
            label="Why an exception is made"
            field="exception"
            stored={row.exception}
            save={save}
            draft={draft("exception")}
            rows={2}
          />
        </div>
      ) : null}
      <CaseGaps line={line} start={start} />
      <div>
        <Button kind="danger" small onPress={() => void remove()}>
          Take off the agenda
        </Button>
      </div>
    </section>
  );
}
