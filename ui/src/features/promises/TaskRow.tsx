/** One task or promise: how it stands, what it is, and what can be done with it. What is longer than a press opens under it. */
import { useState } from "react";
import type { TaskLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { Standing } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { longDay, nearDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { officerOptions } from "../../lib/officers";
import { useToday } from "../../lib/today";
import { address } from "../../router/router";
import { ChoiceOf, DayOf, PlaceOf, type Save, TextOf } from "../../saving/fields";
import { useAsk } from "../../api/queries";
import { useSave } from "../../saving/useSave";
import { Chase } from "./Chase";
import { hows, isPromise, rungs, sincePromised, standingOf, wordOf } from "./words";

type Open = "no" | "chase" | "done" | "drop" | "change";

/** The row. `showChild` is off on a child's own record. */
export function TaskRow({ line, showChild }: { line: TaskLine; showChild: boolean }) {
  const { task } = line;
  const today = useToday();
  const [open, setOpen] = useState<Open>("no");
  const save = useSave("tasks.save");
  const promise = isPromise(line);
  const closed = task.done_on !== null || task.dropped_reason !== null;
  const standing = standingOf(line);
  const title = task.title ?? "Unknown";
  const toggle = (what: Open) => setOpen(open === what ? "no" : what);
  const done = () => {
    if (promise) toggle("done");
    else void save.run({ id: task.id, patch: { done_on: today } });
  };
  return (
    <li className="task" data-task={task.id}>
      <div className="task-line">
        <span className="task-standing">
          <Standing tone={standing.tone}>{standing.word}</Standing>
        </span>
        <div className="task-words">
          <span className="strong">{title}</span>{" "}
          {showChild && line.child && task.pupil ? (
            <a href={address(`/pupils/${task.pupil}/tasks`)}>{line.child}</a>
          ) : null}
          <div className="quiet small">
            {promise ? (
              <>
                {task.setting && line.setting_name ? (
                  <a href={placeAddress(task.setting)}>{line.setting_name}</a>
                ) : null}
                {task.waiting_on && task.waiting_on !== line.setting_name
                  ? `${line.setting_name ? ", " : ""}${task.waiting_on}`
                  : ""}{" "}
                · {sincePromised(line.days)} ·{" "}
                {line.rung ? wordOf(rungs, line.rung).toLowerCase() : "not asked for yet"}
              </>
            ) : (
              (line.owner_name ?? "Nobody sees to it")
            )}
            {closed
              ? ` · ${task.done_on ? `done ${longDay(task.done_on)}` : "no longer wanted"}${
                  (task.outcome ?? task.dropped_reason) ? `: ${task.outcome ?? task.dropped_reason}` : ""
                }`
              : line.act_on
                ? ` · ${line.chases.length > 0 ? "ask again" : "by"} ${nearDay(line.act_on, today)}`
                : ""}
            {line.from ? ` · ${line.from.charAt(0).toLowerCase()}${line.from.slice(1)}` : ""}
          </div>
        </div>
        <span className="row-end">
          {closed ? (
            <Button
              small
              kind="quiet"
              aria-label={`Open again: ${title}`}
              onPress={() => void save.run({ id: task.id, patch: { done_on: null, dropped_reason: null } })}
            >
              Open again
            </Button>
          ) : (
            <>
              {promise ? (
                <Button
                  small
                  aria-expanded={open === "chase"}
                  aria-label={`Chase: ${title}`}
                  onPress={() => toggle("chase")}
                >
                  Chase
                </Button>
              ) : null}
              <Button
                small
                kind={promise ? "quiet" : "plain"}
                aria-label={`Done: ${title}`}
                {...(promise ? { "aria-expanded": open === "done" } : {})}
                onPress={done}
              >
                Done
              </Button>
              <Button
                small
                kind="quiet"
                aria-label={`Change: ${title}`}
                aria-expanded={open === "change"}
                onPress={() => toggle("change")}
              >
                Change
              </Button>
              <Button
                small
                kind="quiet"
                aria-label={`Drop: ${title}`}
                aria-expanded={open === "drop"}
                onPress={() => toggle("drop")}
              >
                Drop
              </Button>
            </>
          )}
        </span>
      </div>
      {save.failure && open === "no" ? (
        <p className="field-error" role="alert">
          {save.failure.sentence}
        </p>
      ) : null}
      {promise && (open === "chase" || closed) && line.chases.length > 0 ? <Ladder line={line} /> : null}
      {open === "chase" ? <Chase line={line} onDone={() => setOpen("no")} /> : null}
      {open === "done" ? (
        <Close
          label="What came of it"
          hint="What was sent, said or done"
          button="Mark as kept"
          field="outcome"
          onDone={() => setOpen("no")}
          patch={(outcome) => ({ id: task.id, patch: { done_on: today, outcome } })}
        />
      ) : null}
      {open === "drop" ? (
        <Close
          label="Why it is no longer wanted"
          button={promise ? "Drop the promise" : "Drop the task"}
          field="dropped_reason"
          onDone={() => setOpen("no")}
          patch={(reason) => ({ id: task.id, patch: { dropped_reason: reason ?? "" } })}
        />
      ) : null}
      {open === "change" ? <Change line={line} onDone={() => setOpen("no")} /> : null}
    </li>
  );
}

/** Where a setting's own page is: what has a URN is in the register of schools, the rest are the team's own providers. */
const placeAddress = (setting: string): string =>
  address(
    setting.startsWith("urn:") ? `/schools/${setting.slice(4)}` : `/providers/${encodeURIComponent(setting)}`,
  );

function Ladder({ line }: { line: TaskLine }) {
  return (
    <ol className="task-ladder" aria-label={`How often it was asked for: ${line.task.title ?? ""}`}>
      {line.chases.map((chase) => (
        <li key={chase.id}>
          <span className="strong">{wordOf(rungs, chase.rung)}</span> {longDay(chase.on_day)}
          {chase.how ? `, ${wordOf(hows, chase.how).toLowerCase()}` : ""}
          {chase.said ? `: ${chase.said}` : ""}
        </li>
      ))}
    </ol>
  );
}

function Close({
  label,
  hint,
  button,
  field,
  patch,
  onDone,
}: {
  label: string;
  hint?: string;
  button: string;
  field: string;
  patch: (text: string | null) => Parameters<ReturnType<typeof useSave<"tasks.save">>["run"]>[0];
  onDone: () => void;
}) {
  const [text, setText] = useState("");
  const save = useSave("tasks.save");
  const go = async () => {
    if (await save.run(patch(text.trim() || null))) onDone();
  };
  return (
    <FormCard label={label} failure={save.failure} onLeave={onDone} onSubmit={() => void go()}>
      <TextField
        label={label}
        hint={hint}
        value={text}
        onChange={setText}
        error={save.failure?.at(field) ?? save.failure?.sentence}
      />
      <p className="row">
        <Button kind="primary" type="submit" isPending={save.isSaving}>
          {button}
        </Button>
        <Button kind="quiet" onPress={onDone}>
          Leave it open
        </Button>
      </p>
    </FormCard>
  );
}

function Change({ line, onDone }: { line: TaskLine; onDone: () => void }) {
  const { task } = line;
  const { data: officers } = useAsk("officers.list", {});
  const save: Save = (patch) => call("tasks.save", { id: task.id, patch });
  return (
    <FormCard label={`Change: ${task.title ?? ""}`} className="columns-2" onLeave={onDone}>
      <TextOf label="What" field="title" stored={task.title} save={save} />
      <DayOf label="By when" field="due_on" stored={task.due_on} save={save} optional />
      <ChoiceOf
        label="Seen to by"
        field="owner"
        stored={task.owner}
        options={officerOptions(officers ?? [], [task.owner])}
        save={save}
      />
      <PlaceOf
        label="Which school or provider owes it"
        optional
        field="setting"
        stored={task.setting}
        name={line.setting_name}
        save={save}
      />
      <TextOf label="Who promised it" optional field="waiting_on" stored={task.waiting_on} save={save} />
      <DayOf label="Promised on" field="promised_on" stored={task.promised_on} save={save} optional />
    </FormCard>
  );
}
