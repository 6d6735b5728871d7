/**
 * One alert: what it says, the prompt it rests on, the rows that it names, each of which opens, and putting it off with a
 * reason until a day. It comes back by itself.
 */
import { type ReactNode, useState } from "react";
import type { AlertRow, Named } from "../api/bindings";
import { call } from "../api/call";
import { Failure } from "../api/failure";
import { Button } from "../controls/Button";
import { DateField } from "../controls/DateField";
import { notify } from "../controls/Notices";
import { Standing } from "../controls/Standing";
import { TextField } from "../controls/TextField";
import { address } from "../router/router";
import { useSave } from "../saving/useSave";
import { addDays, longDay } from "./dates";
import { FormCard } from "./FormCard";
import { FormEnd } from "./FormEnd";
import { useToday } from "./today";
import "./AlertLine.css";

/** The section of the record that shows a row of a table. */
const sections: Readonly<Record<string, string>> = {
  placement: "placements",
  note: "notes",
  plan: "plan",
  review: "reviews",
  referral: "placements",
};

const opens = (pupil: string, row: Named) => {
  const section = sections[row.table];
  return address(section ? `/pupils/${pupil}/${section}` : `/pupils/${pupil}`);
};

/** Whether an alert was put off and stays quiet today. */
export const isQuiet = (alert: AlertRow, today: string) =>
  alert.snoozed_until !== null && alert.snoozed_until >= today;

/** Days that are offered first: a week. */
const usual = 7;

/** The alert. With `child`, whose alert it is stands before it. */
export function AlertLine({ alert, child, backTo }: { alert: AlertRow; child?: ReactNode; backTo: string }) {
  const today = useToday();
  const [open, setOpen] = useState(false);
  const quiet = isQuiet(alert, today);
  const remove = () =>
    void call("snoozes.remove", { id: alert.snooze ?? "" }).catch((thrown: unknown) =>
      notify({ sentence: Failure.from(thrown).sentence, tone: "refused" }),
    );
  return (
    <div className="alert-line" data-alert={alert.alert}>
      <div className="alert-words">
        {child}
        <Standing
          tone={
            quiet
              ? "waiting"
              : alert.consequence <= 2
                ? "breached"
                : alert.consequence <= 5
                  ? "due"
                  : "unknown"
          }
        >
          {alert.title}
        </Standing>
        <span className="alert-sentence">{alert.sentence}</span>
        <span className="alert-rests">
          {alert.rows.length > 0 ? (
            <span className="small">
              {alert.rows.map((row, i) => (
                <span key={row.id}>
                  {i > 0 ? " · " : ""}
                  <a href={opens(alert.pupil, row)}>{row.label}</a>
                </span>
              ))}
            </span>
          ) : null}
          <span className="quiet small">{alert.basis}</span>
        </span>
        {quiet ? (
          <span className="small">
            Put off until {longDay(alert.snoozed_until)}: {alert.snoozed_why}
          </span>
        ) : null}
      </div>
      <span className="alert-deeds">
        {quiet ? (
          <Button kind="quiet" small aria-label={`Let it speak again: ${alert.title}`} onPress={remove}>
            Let it speak again
          </Button>
        ) : (
          <Button
            kind="quiet"
            small
            aria-expanded={open}
            aria-label={`Put off: ${alert.title}${alert.name ? `, ${alert.name}` : ""}`}
            onPress={() => setOpen(!open)}
          >
            Put off…
          </Button>
        )}
      </span>
      {open && !quiet ? <PutOff alert={alert} backTo={backTo} onDone={() => setOpen(false)} /> : null}
    </div>
  );
}

function PutOff({ alert, backTo, onDone }: { alert: AlertRow; backTo: string; onDone: () => void }) {
  const today = useToday();
  const [until, setUntil] = useState(addDays(today, usual));
  const [reason, setReason] = useState("");
  const save = useSave("snoozes.save");
  const submit = async () => {
    const done = await save.run({
      patch: {
        pupil: alert.pupil,
        alert: alert.alert,
        about: alert.about,
        until_on: until || null,
        reason: reason.trim() || null,
      },
    });
    if (done) onDone();
  };
  return (
    <FormCard
      label={`Put off: ${alert.title}`}
      onSubmit={() => void submit()}
      onLeave={onDone}
      backTo={backTo}
      failure={save.failure}
    >
      <DateField
        label="Quiet up to and including"
        value={until}
        onChange={setUntil}
        error={save.failure?.at("until_on")}
      />
      <TextField label="Why" value={reason} onChange={setReason} error={save.failure?.at("reason")} />
      <FormEnd deed="Put it off" save={save} onLeave={onDone} />
    </FormCard>
  );
}
