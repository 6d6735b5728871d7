/** Suspensions one by one, and what the rules add them up to. */
import { useState } from "react";
import type { ClocksView, SuspensionLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Failure } from "../../api/failure";
import { Button } from "../../controls/Button";
import { ComboBox } from "../../controls/ComboBox";
import { DateField } from "../../controls/DateField";
import { notify } from "../../controls/Notices";
import type { Option } from "../../controls/Select";
import { TextField } from "../../controls/TextField";
import { useCommand } from "../../keyboard/Keyboard";
import { useAskedToAdd } from "../../lib/adding";
import { longDay, shortDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { findPlaces } from "../../saving/fields";
import { useDraftForm } from "../../saving/useDraftForm";
import { useSave } from "../../saving/useSave";

/** Suspensions shown before "show all". */
const few = 5;

const daysText = (halfDays: number) => {
  const days = halfDays / 2;
  return `${days} ${days === 1 ? "day" : "days"}`;
};

/** The list and its sums. */
export function Suspensions({
  pupil,
  view,
  rollName,
}: {
  pupil: string;
  view: ClocksView;
  rollName: string | null;
}) {
  const [adding, setAdding] = useState(useAskedToAdd("suspension"));
  const [all, setAll] = useState(false);
  useCommand("clock.suspension", () => setAdding(true));
  const shown = all ? view.suspensions : view.suspensions.slice(0, few);
  return (
    <section className="panel" aria-labelledby="suspensions-title">
      <div className="spread">
        <h2 id="suspensions-title" tabIndex={-1}>
          Suspensions
        </h2>
        {adding ? null : (
          <Button small icon="plus" keys="A U" onPress={() => setAdding(true)}>
            Add a suspension
          </Button>
        )}
      </div>
      {view.suspended.year > 0 || view.suspensions.length > 0 ? (
        <p className="dates-sum">{view.suspended.sentence}.</p>
      ) : (
        <p className="quiet">None recorded. The days of each are added up here, for the term and the year.</p>
      )}
      {adding ? <Add pupil={pupil} rollName={rollName} onDone={() => setAdding(false)} /> : null}
      <ul role="list">
        {shown.map((line) => (
          <Line key={line.suspension.id} line={line} />
        ))}
      </ul>
      {view.suspensions.length > few ? (
        <Button kind="quiet" small aria-expanded={all} onPress={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${view.suspensions.length}`}
        </Button>
      ) : null}
    </section>
  );
}

function Line({ line }: { line: SuspensionLine }) {
  const { suspension } = line;
  const days =
    suspension.last_day && suspension.last_day !== suspension.first_day
      ? `${shortDay(suspension.first_day)} to ${longDay(suspension.last_day)}`
      : longDay(suspension.first_day);
  const remove = () =>
    void call("suspensions.remove", { id: suspension.id }).then(
      () => document.getElementById("suspensions-title")?.focus(),
      (thrown: unknown) => notify({ sentence: Failure.from(thrown).sentence, tone: "refused" }),
    );
  return (
    <li className="dates-line">
      <div className="spread">
        <span>
          <span className="strong">{days}</span>
          {suspension.last_day ? "" : ", last day unknown"} ·{" "}
          {line.half_days === null ? "days unknown" : daysText(line.half_days)}
        </span>
        <Button kind="quiet" small aria-label={`Take away the suspension of ${days}`} onPress={remove}>
          Take away
        </Button>
      </div>
      {suspension.reason || line.setting_name ? (
        <p className="quiet small">{[suspension.reason, line.setting_name].filter(Boolean).join(" · ")}</p>
      ) : null}
    </li>
  );
}

const blank = () => ({ from: "", until: "", sessions: "", reason: "", school: null as Option | null });

function Add({ pupil, rollName, onDone }: { pupil: string; rollName: string | null; onDone: () => void }) {
  const { answers, set, clear, isDraft } = useDraftForm(`suspension:${pupil}`, blank);
  const { from, until, sessions, reason, school } = answers;
  const add = useSave("suspensions.save");
  const count = Number(sessions);
  const wrong =
    sessions.trim() !== "" && !Number.isInteger(count) ? "Enter half days as a whole number." : undefined;
  const submit = async () => {
    const done = await add.run({
      patch: {
        pupil,
        first_day: from || null,
        last_day: until || null,
        sessions: sessions.trim() === "" ? null : count,
        reason: reason.trim() || null,
        setting: school?.value ?? null,
      },
    });
    if (!done) return;
    await clear();
    onDone();
  };
  const discard = () => {
    void clear();
    onDone();
  };
  const at = (field: string) => add.failure?.at(field);
  return (
    <FormCard
      label="Add a suspension"
      onSubmit={() => void submit()}
      onLeave={onDone}
      backTo="suspensions-title"
      failure={add.failure}
    >
      <DateField
        label="First day"
        value={from}
        onChange={(day) => set({ from: day })}
        error={at("first_day")}
      />
      <DateField
        label="Last day"
        optional
        value={until}
        onChange={(day) => set({ until: day })}
        error={at("last_day")}
      />
      <TextField
        label="Half days"
        optional
        hint="A day is two. Left empty: counted from the days"
        inputMode="numeric"
        value={sessions}
        isUnread={wrong !== undefined}
        onChange={(text) => set({ sessions: text })}
        error={wrong ?? at("sessions")}
      />
      <TextField
        label="Reason"
        optional
        value={reason}
        onChange={(text) => set({ reason: text })}
        error={at("reason")}
      />
      <ComboBox
        label="School"
        optional
        hint={rollName ? `Left empty: ${rollName}, the school on roll` : undefined}
        value={school}
        onChange={(place) => set({ school: place })}
        search={findPlaces}
        error={at("setting")}
      />
      <FormEnd
        deed="Add the suspension"
        save={add}
        leave="Leave it as a draft"
        onLeave={onDone}
        isDraft={isDraft}
        onDiscard={discard}
      />
    </FormCard>
  );
}
