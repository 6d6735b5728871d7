/**
 * The agenda: drag a case, or move it with Alt and an arrow key. Focus stays on the case that moved, and where it now
 * stands is said. Running times and the sum are the core's.
 */
import { useState } from "react";
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import type { CaseLine, MeetingView } from "../../api/bindings";
import { call } from "../../api/call";
import { Failure } from "../../api/failure";
import { Badge, Standing } from "../../controls/Standing";
import { Icon } from "../../controls/Icon";
import { KeyHint } from "../../controls/KeyHint";
import { notify } from "../../controls/Notices";
import { useCommand } from "../../keyboard/Keyboard";
import { longDay, minutesToClock } from "../../lib/dates";
import { standingOf, yearText } from "../../lib/children";
import { StatusChips } from "../../lib/Chips";
import { casesText } from "./words";

/** The agenda of a meeting. */
export function Agenda({
  view,
  chosen,
  onChoose,
}: {
  view: MeetingView;
  chosen: string | null;
  onChoose: (id: string | null) => void;
}) {
  const { cases, panel, minutes, length } = view;
  const [said, setSaid] = useState("");
  const move = async (id: string, to: number) => {
    const line = cases.find((c) => c.case.id === id);
    if (!line || to < 1 || to > cases.length || to === line.number) return;
    try {
      await call("cases.move", { id, to });
      setSaid(`${line.name} is now case ${to} of ${cases.length}.`);
    } catch (thrown) {
      notify({ tone: "refused", sentence: Failure.from(thrown).sentence });
    }
  };
  const step = (by: number) => {
    const focused = document.activeElement?.closest<HTMLElement>("[data-key]")?.dataset.key;
    const id = cases.some((c) => c.case.id === focused) ? focused : chosen;
    const line = cases.find((c) => c.case.id === id);
    if (line) void move(line.case.id, line.number + by);
  };
  const some = cases.length > 0;
  useCommand("panel.up", some ? () => step(-1) : undefined);
  useCommand("panel.down", some ? () => step(1) : undefined);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({ "text/plain": cases.find((c) => c.case.id === key)?.case_ref ?? "" })),
    onReorder: ({ keys, target }) => {
      const id = [...keys][0];
      const from = cases.findIndex((c) => c.case.id === id);
      const at = cases.findIndex((c) => c.case.id === target.key);
      if (typeof id !== "string" || from < 0 || at < 0) return;
      const before = target.dropPosition === "before" ? at : at + 1;
      void move(id, (before > from ? before - 1 : before) + 1);
    },
  });
  return (
    <section className="builder-pane" aria-labelledby="agenda-title">
      <div className="spread">
        <h2 id="agenda-title">
          Agenda <span className="quiet">{casesText(cases.length)}</span>
        </h2>
        <span className={length !== null && minutes > length ? "agenda-over strong" : "strong"}>
          {view.sentence}
        </span>
      </div>
      {length ? (
        <div className="agenda-sum" aria-hidden="true" data-over={minutes > length || undefined}>
          <span style={{ width: `${Math.min(100, (minutes / length) * 100)}%` }} />
        </div>
      ) : null}
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {some ? (
        <p className="quiet small">
          <KeyHint keys="alt+ArrowUp" /> <KeyHint keys="alt+ArrowDown" /> move a case · Enter opens it
        </p>
      ) : null}
      {/* The list would take Alt and an arrow for a plain arrow; they move the case instead. */}
      {}
      <div
        className="agenda-box"
        onKeyDownCapture={(event) => {
          const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
          if (!by || !event.altKey) return;
          event.preventDefault();
          event.stopPropagation();
          step(by);
        }}
      >
        <GridList
          aria-label="Agenda"
          className="agenda"
          items={cases.map((line) => ({ ...line, id: line.case.id }))}
          // A row shows more than its own values: the panel's usual minutes, and whether it is open.
          dependencies={[panel, chosen]}
          selectionMode="none"
          disallowTypeAhead
          dragAndDropHooks={dragAndDropHooks}
          onAction={(key) => onChoose(String(key))}
          renderEmptyState={() => (
            <p className="quiet agenda-empty">
              No case yet. Add who should come from the left, or find any child.
            </p>
          )}
        >
          {(line) => <Row line={line} usual={panel.minutes_per_case} isOpen={line.case.id === chosen} />}
        </GridList>
      </div>
    </section>
  );
}

function Row({ line, usual, isOpen }: { line: CaseLine; usual: number | null; isOpen: boolean }) {
  const minutes = line.case.minutes ?? usual;
  return (
    <GridListItem
      id={line.case.id}
      textValue={`${line.number}. ${line.name}`}
      className={isOpen ? "case-row case-open" : "case-row"}
    >
      <AriaButton slot="drag" className="case-grip" aria-label={`Move ${line.name}`}>
        <span aria-hidden="true">⠿</span>
      </AriaButton>
      <span className="case-number">{line.number}</span>
      <span className="case-time">
        {line.starts === null ? "–" : minutesToClock(line.starts)}
        <span className="quiet small">{minutes === null ? "? min" : `${minutes} min`}</span>
      </span>
      <span className="case-words">
        <span className="strong">{line.name}</span>
        <span className="quiet small">
          {yearText(line.year)} · {line.case_ref}
          {line.case.category ? ` · category ${line.case.category}` : ""}
        </span>
        <span className="case-ask small">{line.case.ask ?? "What the panel is asked: not yet said"}</span>
      </span>
      <span className="case-marks">
        <StatusChips codes={line.statuses} />
        {line.case.late ? <Badge tone="due">Late</Badge> : null}
        {line.case.exception ? <Badge tone="plain">Exception</Badge> : null}
        {line.missing.length > 0 ? (
          <Badge tone="unknown">{line.missing.length} missing</Badge>
        ) : (
          <Badge tone="met">Ready</Badge>
        )}
        {isOpen ? <Icon name="edit" size={14} /> : null}
      </span>
      {line.warnings.length > 0 || line.countdown || line.uncounted ? (
        <span className="case-warnings small">
          {line.countdown ? (
            <Standing tone={standingOf(line.countdown.standing).tone}>
              {line.countdown.sentence}, by {longDay(line.countdown.due_on)}
            </Standing>
          ) : null}
          {line.uncounted ? <Standing tone="unknown">{line.uncounted}</Standing> : null}
          {line.warnings.map((warning) => (
            <Standing key={warning} tone="due">
              {warning}
            </Standing>
          ))}
        </span>
      ) : null}
    </GridListItem>
  );
}
