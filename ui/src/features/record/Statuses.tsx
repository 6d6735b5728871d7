/** Why the child is on the list: several reasons at once, each with its own beginning, basis and end. */
import { useState } from "react";
import type { StatusLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { Badge } from "../../controls/Standing";
import { useCommand } from "../../keyboard/Keyboard";
import { useAskedToAdd } from "../../lib/adding";
import { statusWords } from "../../lib/children";
import { longDay } from "../../lib/dates";
import type { SectionProps } from "../../routes";
import { Agreement } from "./Agreement";
import { DayOf, PlaceOf, ProseOf, TextOf, type Save } from "./fields";
import { AddStatus, EndStatus } from "./StatusForms";

/** The statuses. */
export function Statuses({ record }: SectionProps) {
  const [adding, setAdding] = useState(useAskedToAdd("status"));
  const [closed, setClosed] = useState(false);
  useCommand("pupil.status", () => setAdding(true));
  const open = record.statuses.filter((line) => !line.status.ended_on);
  const ended = record.statuses.filter((line) => line.status.ended_on);
  return (
    <section className="panel" aria-labelledby="statuses-title">
      <div className="spread">
        <h2 id="statuses-title" tabIndex={-1}>
          Statuses
        </h2>
        {adding ? null : (
          <Button small icon="plus" keys="A S" onPress={() => setAdding(true)}>
            Add a status
          </Button>
        )}
      </div>
      {adding ? (
        <AddStatus
          pupil={record.pupil.id}
          rollName={record.head.roll_name}
          onDone={() => {
            setAdding(false);
            document.getElementById("statuses-title")?.focus();
          }}
        />
      ) : null}
      {open.length === 0 && !adding ? (
        <p className="quiet">
          No open status. A status says why the child is here, and sets the clocks going.
        </p>
      ) : null}
      <ul role="list">
        {open.map((line) => (
          <Line key={line.status.id} line={line} />
        ))}
        {closed ? ended.map((line) => <Line key={line.status.id} line={line} />) : null}
      </ul>
      {ended.length > 0 ? (
        <Button kind="quiet" small aria-expanded={closed} onPress={() => setClosed(!closed)}>
          {closed ? "Hide those that ended" : `Show ${ended.length} that ended`}
        </Button>
      ) : null}
    </section>
  );
}

function Line({ line }: { line: StatusLine }) {
  const { status } = line;
  const [open, setOpen] = useState<"no" | "change" | "end">("no");
  const toggle = (what: "change" | "end") => setOpen(open === what ? "no" : what);
  return (
    <li className="status-line">
      <div className="status-head">
        <span className="status-words">
          <Badge tone={status.ended_on ? "plain" : statusWords(status.kind).tone}>{line.label}</Badge>
          <span>
            from {longDay(status.started_on)}
            {status.ended_on ? ` to ${longDay(status.ended_on)}` : ""}
            {line.setting_name ? ` · ${line.setting_name}` : ""}
          </span>
        </span>
        <span className="row">
          <Button
            kind="quiet"
            small
            aria-expanded={open === "change"}
            aria-label={`Change ${line.label}`}
            onPress={() => toggle("change")}
          >
            Change
          </Button>
          {status.ended_on ? null : (
            <Button
              kind="quiet"
              small
              aria-expanded={open === "end"}
              aria-label={`End ${line.label}`}
              onPress={() => toggle("end")}
            >
              End
            </Button>
          )}
        </span>
      </div>
      <p className="quiet small">
        {[
          status.reason,
          line.legal_basis,
          status.aware_on ? `LA aware ${longDay(status.aware_on)}` : null,
          status.expected_end && !status.ended_on ? `expected to end ${longDay(status.expected_end)}` : null,
          status.end_reason ? `ended: ${status.end_reason}` : null,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {status.kind === "RTT" && !status.ended_on ? <Agreement line={line} /> : null}
      {open === "change" ? <Change line={line} /> : null}
      {open === "end" ? <EndStatus line={line} onDone={() => setOpen("no")} /> : null}
    </li>
  );
}

function Change({ line: { status, setting_name } }: { line: StatusLine }) {
  const save: Save = (patch) => call("statuses.save", { id: status.id, patch });
  return (
    <div className="form-card columns-2">
      <DayOf label="Started" field="started_on" stored={status.started_on} save={save} />
      <DayOf label="Expected end" optional field="expected_end" stored={status.expected_end} save={save} />
      <DayOf
        label="LA became aware"
        optional
        field="aware_on"
        hint="Clocks that run from this day are unknown without it"
        stored={status.aware_on}
        save={save}
      />
      <PlaceOf
        label="School it concerns"
        optional
        field="setting"
        stored={status.setting}
        name={setting_name}
        save={save}
      />
      <TextOf label="Reason" optional field="reason" stored={status.reason} save={save} />
      <TextOf
        label="Legal basis"
        optional
        field="legal_basis"
        hint="Only where it is not the usual one"
        stored={status.legal_basis}
        save={save}
      />
      {status.ended_on ? (
        <>
          <DayOf label="Ended" optional field="ended_on" stored={status.ended_on} save={save} />
          <TextOf label="Why it ended" optional field="end_reason" stored={status.end_reason} save={save} />
        </>
      ) : null}
      <ProseOf
        label="Notes"
        optional
        field="notes"
        draft={`status:${status.id}:notes`}
        stored={status.notes}
        save={save}
      />
    </div>
  );
}
