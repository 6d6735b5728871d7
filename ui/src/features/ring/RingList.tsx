/**
 * One provider on one day: the children, a line for each half day, and one key for each mark. A mark moves on to the next
 * line. Who answered is said once for all. Where two people said different things, both stand side by side and one is
 * chosen, with a reason. Who was not there may need somebody to see to it: the line itself leads to a task.
 */
import { type KeyboardEvent, useRef, useState } from "react";
import type { RingCode, RingRow } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { EmptyState } from "../../controls/EmptyState";
import { KeyHint } from "../../controls/KeyHint";
import { notify } from "../../controls/Notices";
import { ScreenHead } from "../../controls/ScreenHead";
import { Select } from "../../controls/Select";
import { Badge, Standing } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { yearText } from "../../lib/children";
import { longDay, minutesToClock } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { useToday } from "../../lib/today";
import { address } from "../../router/router";
import { taskForm } from "../../routes";
import { useSave } from "../../saving/useSave";
import "./ring.css";

/** What is asked for most, in the order of the legend. Every other code has its own letter or stands in the list. */
const common = ["/", "L", "I", "M", "N", "O"];

/** The code that a key means in a half day: "/" is present in either half; a letter is the code of that letter. */
export function codeOfKey(key: string, half: string, codes: readonly RingCode[]): string | undefined {
  if (key === "/" || key === "\\") return half === "am" ? "/" : "\\";
  return codes.find((known) => known.code.length === 1 && known.code === key.toUpperCase())?.code;
}

const keyOf = (row: RingRow) => `${row.placement}${row.half}`;
const rowId = (row: RingRow) => `ring-${keyOf(row)}`;
const TaskForm = taskForm;

/** The screen. */
export function RingList({
  setting,
  day,
  onDay,
}: {
  setting: string;
  day: string;
  onDay: (day: string) => void;
}) {
  const today = useToday();
  const { data, error } = useAsk("ring.list", { setting, day }, { keepPrevious: true });
  const [typedBy, setSaidBy] = useState<string | null>(null);
  const saidBy = typedBy ?? data?.said_by ?? "";
  const mark = useSave("ring.mark");
  const remove = useSave("ring.remove");
  const [at, setAt] = useState<string | null>(null);
  const [tasking, setTasking] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const rows = data?.rows ?? [];
  const codes = data?.codes ?? [];
  const current = rows.some((row) => keyOf(row) === at) ? at : rows[0] ? keyOf(rows[0]) : null;

  const focusRow = (index: number) => {
    const row = rows[index];
    if (!row) return;
    setAt(keyOf(row));
    list.current?.querySelector<HTMLElement>(`[data-row="${keyOf(row)}"]`)?.focus();
  };
  const give = async (row: RingRow, code: string, onward: boolean) => {
    if (onward) focusRow(Math.min(rows.indexOf(row) + 1, rows.length - 1));
    await mark.run({
      placement: row.placement,
      day,
      half: row.half,
      code,
      ...(saidBy.trim() ? { said_by: saidBy.trim() } : {}),
    });
  };
  const press = (event: KeyboardEvent<HTMLElement>, row: RingRow) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const index = rows.indexOf(row);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      focusRow(Math.min(Math.max(index + step, 0), rows.length - 1));
      return;
    }
    const code = codeOfKey(event.key, row.half, codes);
    const mine = row.marks.find((telling) => (telling.said_by ?? "") === saidBy.trim()) ?? row.marks[0];
    if ((event.key === "Delete" || event.key === "Backspace") && mine) {
      event.preventDefault();
      event.stopPropagation();
      void remove.run({ id: mine.id });
    } else if (code) {
      // The letter is a mark here, whatever it is elsewhere in the window.
      event.preventDefault();
      event.stopPropagation();
      void give(row, code, true);
    }
  };

  return (
    <>
      <ScreenHead
        title={data?.name ?? "Reading…"}
        windowTitle={data ? `Ring-round: ${data.name}` : "Ring-round"}
        sentence={<span aria-live="polite">{data ? `${data.sentence}, ${longDay(day)}` : ""}</span>}
        above={
          <a className="small" href={address("/ring", day === today ? {} : { day })}>
            Ring-round
          </a>
        }
        actions={<DateField label="Day" value={day} onChange={(chosen) => onDay(chosen || today)} />}
      />
      {error ? <p role="alert">{error.sentence}</p> : null}
      {data?.closed ? (
        <p>
          <Badge tone="waiting">No school day</Badge> {data.closed}
        </p>
      ) : null}
      <div className="ring-head">
        <TextField
          label="Who answers"
          hint="Said once, kept for every mark that follows"
          value={saidBy}
          onChange={setSaidBy}
        />
        <p className="small quiet ring-keys">
          {common.map((code) => {
            const known = codes.find((c) => c.code === code);
            return known ? (
              <span key={code}>
                <KeyHint keys={code} /> {code === "/" ? "Present" : known.label}
              </span>
            ) : null;
          })}
          <span>
            <KeyHint keys="Delete" /> take the mark away
          </span>
        </p>
      </div>
      {(mark.failure ?? remove.failure) ? (
        <p className="field-error" role="alert">
          {(mark.failure ?? remove.failure)?.sentence}
        </p>
      ) : null}
      {data && rows.length === 0 ? (
        <EmptyState title="Nobody is due here that day.">
          Choose another day, or see the week of a child’s placement.
        </EmptyState>
      ) : null}
      <ol role="list" ref={list} className="ring-list" aria-label="Half days to mark">
        {rows.map((row) => {
          const half = row.half === "am" ? "morning" : "afternoon";
          const said = row.marks
            .map((telling) => `${telling.label}${telling.said_by ? `, said ${telling.said_by}` : ""}`)
            .join("; ");
          return (
            <li key={keyOf(row)} className={row.differ ? "ring-item ring-differs" : "ring-item"}>
              <div className="ring-line">
                {/* One stop for each half day: letters and "/" are marks while it has focus. The buttons beside it do the
                    same with a pointer. */}
                {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
                <div
                  role="group"
                  id={rowId(row)}
                  data-row={keyOf(row)}
                  className="ring-row"
                  tabIndex={keyOf(row) === current ? 0 : -1}
                  aria-label={`${row.name}, ${half}: ${said || "not marked"}`}
                  onFocus={() => setAt(keyOf(row))}
                  onKeyDown={(event) => press(event, row)}
                >
                  <span className="strong">{row.name}</span>
                  <span className="quiet small">{yearText(row.year)}</span>
                  <span className="ring-half">
                    {half}
                    <span className="quiet small">
                      {row.starts !== null && row.ends !== null
                        ? ` ${minutesToClock(row.starts)}–${minutesToClock(row.ends)}`
                        : row.untimetabled
                          ? " no timetable recorded"
                          : " time unknown"}
                    </span>
                  </span>
                  <span className="ring-mark">
                    {row.marks.length === 0 ? (
                      <Standing tone="unknown">Not marked</Standing>
                    ) : row.differ ? (
                      <Standing tone="breached">Two tellings differ</Standing>
                    ) : (
                      <Standing
                        tone={
                          row.marks[0]?.attending
                            ? "met"
                            : row.marks[0]?.attending === false
                              ? "due"
                              : "plain"
                        }
                      >
                        {row.marks[0]?.code} {row.marks[0]?.label}
                      </Standing>
                    )}
                    {!row.differ && row.marks[0]?.said_by ? (
                      <span className="quiet small">
                        {" "}
                        said {row.marks.map((m) => m.said_by ?? "unknown").join(", ")}
                      </span>
                    ) : null}
                  </span>
                </div>
                <span className="row-end">
                  {row.marks.some((telling) => telling.attending === false) ? (
                    <Button
                      small
                      kind="quiet"
                      icon="plus"
                      aria-label={`Add a task: ${row.name}, ${half}`}
                      aria-expanded={tasking === keyOf(row)}
                      onPress={() => setTasking(tasking === keyOf(row) ? null : keyOf(row))}
                    >
                      Task
                    </Button>
                  ) : null}
                  <Button
                    small
                    kind="quiet"
                    aria-label={`Present: ${row.name}, ${half}`}
                    onPress={() => void give(row, row.half === "am" ? "/" : "\\", false)}
                  >
                    Present
                  </Button>
                  <Select
                    label={`Mark for ${row.name}, ${half}`}
                    hideLabel
                    placeholder="Other…"
                    value={null}
                    options={codes.map((known) => ({
                      value: known.code,
                      label: `${known.code}  ${known.label}`,
                    }))}
                    onChange={(code) => void give(row, code, false)}
                  />
                </span>
              </div>
              {row.differ ? <Differ row={row} half={half} /> : null}
              {tasking === keyOf(row) ? (
                <TaskForm
                  pupil={row.pupil}
                  about={`Not at ${data?.name ?? "the provider"}, ${half} of ${longDay(day)}: ${said}`}
                  backTo={rowId(row)}
                  onDone={(made) => {
                    setTasking(null);
                    if (made) notify({ sentence: `A task about ${row.name} was added.` });
                  }}
                />
              ) : null}
            </li>
          );
        })}
      </ol>
    </>
  );
}

function Differ({ row, half }: { row: RingRow; half: string }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [why, setWhy] = useState("");
  const save = useSave("ring.stands");
  const go = async () => {
    if (!chosen) return;
    if (await save.run({ id: chosen, why })) setChosen(null);
  };
  return (
    <div className="ring-both" role="group" aria-label={`Which telling stands for ${row.name}, ${half}?`}>
      {row.marks.map((telling) => (
        <div key={telling.id} className="card stack-tight">
          <p>
            <span className="strong">
              {telling.code} {telling.label}
            </span>
            <br />
            <span className="quiet">said {telling.said_by ?? "by a person who was not written down"}</span>
          </p>
          {telling.notes ? <p>{telling.notes}</p> : null}
          <Button
            small
            aria-label={`This stands: ${telling.label}, said ${telling.said_by ?? "unknown"}`}
            aria-expanded={chosen === telling.id}
            onPress={() => setChosen(telling.id)}
          >
            This stands
          </Button>
        </div>
      ))}
      {chosen ? (
        <FormCard
          label="Why this telling stands"
          failure={save.failure}
          onLeave={() => setChosen(null)}
          onSubmit={() => void go()}
        >
          <TextField
            label="Why this telling stands"
            value={why}
            onChange={setWhy}
            error={save.failure?.at("why") ?? save.failure?.sentence}
          />
          <p className="row">
            <Button kind="primary" type="submit" isPending={save.isSaving}>
              It stands
            </Button>
            <Button kind="quiet" onPress={() => setChosen(null)}>
              Leave both
            </Button>
          </p>
        </FormCard>
      ) : null}
    </div>
  );
}
