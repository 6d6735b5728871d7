/**
 * The panel builder: who should come, the agenda, and the paper as it will be printed, side by side. The core reckons
 * the order, the running times and what is missing; this screen moves cases and fills them in.
 */
import { useState } from "react";
import type { CaseLine, Meeting as MeetingRow, MeetingView } from "../../api/bindings";
import { call } from "../../api/call";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { ScreenHead } from "../../controls/ScreenHead";
import { Standing } from "../../controls/Standing";
import { longDay, minutesToClock } from "../../lib/dates";
import { chunk } from "../../lib/chunk";
import type { ScreenProps } from "../../routes";
import { useCommand } from "../../keyboard/Keyboard";
import { navigate, useKept } from "../../router/router";
import { ChoiceOf, DayOf, ProseOf, TextOf, type Save } from "../../saving/fields";
import { Agenda } from "./Agenda";
import { CaseEditor } from "./CaseEditor";
import { CountOf, TimeOf } from "./fields";
import { Matters } from "./Matters";
import { MeetingPapers } from "./MeetingPapers";
import { People } from "./People";
import { TakeAway } from "./TakeAway";
import { Who } from "./Who";
import { stageOf, stages } from "./words";
import "./Meeting.css";

// The reader of PDFs is large; it comes after the agenda has been painted.
const Preview = chunk(() => import("./Preview"));

type Part = "details" | "people" | "matters" | "papers";

const parts: readonly { key: Part; label: string }[] = [
  { key: "details", label: "Day, place and chair" },
  { key: "people", label: "People" },
  { key: "matters", label: "Matters arising" },
  { key: "papers", label: "Papers" },
];

/** The screen. */
export default function Meeting({ params }: ScreenProps) {
  const id = params.meeting ?? "";
  const { data, error } = useAsk("meetings.get", { id });
  if (error)
    return (
      <>
        <ScreenHead title="Meeting" above={<a href="#/panels">Panels</a>} />
        <p role="alert">{error.sentence}</p>
      </>
    );
  return data ? <Builder view={data} /> : <ScreenHead title="Meeting" />;
}

function Builder({ view }: { view: MeetingView }) {
  const { meeting, panel, cases } = view;
  const [chosen, setChosen] = useKept<string | null>("meeting.case", null);
  const [open, setOpen] = useState<Part | null>(null);
  // What the paper lacks may have opened the case: then focus goes to the field, and back to the list.
  const [gap, setGap] = useState<string | null>(null);
  const close = () => {
    const id = chosen;
    const cameFromGap = gap !== null;
    setChosen(null);
    setGap(null);
    requestAnimationFrame(() => (cameFromGap ? focusMissing(id) : focusCase(id)));
  };
  const hold = () => navigate(`/panels/meetings/${meeting.id}/room`);
  useCommand("panel.hold", hold);
  // The first Escape closes what was opened; the next one leaves.
  const shut = () => {
    setOpen(null);
    document.getElementById(`meeting-${open ?? ""}`)?.focus();
  };
  useCommand("back", open ? shut : undefined);
  useCommand(
    "panel.letters",
    view.decided > 0
      ? () => navigate(`/papers/outcome_letters/${meeting.id}`, { query: { to: "parents" } })
      : undefined,
  );
  const shown: CaseLine | undefined = cases.find((line) => line.case.id === chosen);
  const stage = stageOf(meeting.stage);
  const name = panel.name ?? "Unnamed panel";
  const day = meeting.held_on ? longDay(meeting.held_on) : "day unknown";
  const where = [
    meeting.starts_at === null ? "time unknown" : minutesToClock(meeting.starts_at),
    meeting.place ?? panel.place ?? "place unknown",
    `chair ${meeting.chair ?? "unknown"}`,
  ].join(" · ");
  return (
    <div className="fill builder-screen">
      <ScreenHead
        above={<a href="#/panels">Panels</a>}
        title={`${name}, ${day}`}
        sentence={where}
        actions={
          <>
            <Standing tone={stage.tone}>{stage.label}</Standing>
            {parts.map(({ key, label }) => (
              <Button
                key={key}
                id={`meeting-${key}`}
                aria-expanded={open === key}
                onPress={() => setOpen(open === key ? null : key)}
              >
                {label}
              </Button>
            ))}
            <Button kind="primary" onPress={hold} keys="m h">
              {meeting.stage === "held" ? "Open the room" : "Hold the meeting"}
            </Button>
          </>
        }
      />
      {open === "details" ? <Details meeting={meeting} cases={cases.length} /> : null}
      {open === "people" ? <People view={view} /> : null}
      {open === "matters" ? <Matters meeting={meeting.id} /> : null}
      {open === "papers" ? <MeetingPapers view={view} /> : null}
      {view.warnings.length > 0 ? (
        <ul role="list" className="builder-warnings" aria-label="Warnings">
          {view.warnings.map((warning) => (
            <li key={warning}>
              <Standing tone="due">{warning}</Standing>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="builder">
        {shown ? (
          <CaseEditor
            key={`${shown.case.id} ${gap ?? ""}`}
            line={shown}
            start={gap ?? undefined}
            onClose={close}
          />
        ) : (
          <Who meeting={meeting.id} on={cases.map((line) => line.case.pupil)} />
        )}
        <Agenda
          view={view}
          chosen={shown?.case.id ?? null}
          onChoose={(id) => {
            setGap(null);
            setChosen(id);
          }}
        />
        <Preview
          view={view}
          onCase={(id, field) => {
            setGap(field);
            setChosen(id);
          }}
        />
      </div>
    </div>
  );
}

/** Gives focus back to a case's own row. */
function focusCase(id: string | null): void {
  [...document.querySelectorAll<HTMLElement>(".agenda [data-key]")]
    .find((row) => row.dataset.key === id)
    ?.focus();
}

/** Gives focus back to what the paper lacks: the case's line, or the list, or the pack when nothing is lacking any more. */
function focusMissing(id: string | null): void {
  (
    document.getElementById(`missing-${id ?? ""}`) ??
    document.getElementById("missing-list") ??
    document.getElementById("preview-title")
  )?.focus();
}

function Details({ meeting, cases }: { meeting: MeetingRow; cases: number }) {
  const save: Save = (patch) => call("meetings.save", { id: meeting.id, patch });
  const saveCount = (patch: Record<string, number | null>) =>
    call("meetings.save", { id: meeting.id, patch });
  return (
    <section className="card builder-details" aria-label="Day, place and chair">
      <DayOf label="Day" field="held_on" stored={meeting.held_on} save={save} />
      <TimeOf label="Starts at" field="starts_at" stored={meeting.starts_at} save={saveCount} />
      <CountOf label="Minutes" field="length_minutes" stored={meeting.length_minutes} save={saveCount} />
      <TextOf
        label="Place"
        field="place"
        stored={meeting.place}
        save={save}
        hint="Empty: the panel's usual"
      />
      <TextOf label="Chair" field="chair" stored={meeting.chair} save={save} />
      <ChoiceOf
        label="Stage"
        field="stage"
        stored={meeting.stage ?? "draft"}
        save={save}
        options={stages}
        needed
      />
      <ProseOf
        label="Apologies"
        field="apologies"
        stored={meeting.apologies}
        save={save}
        draft={`meeting:${meeting.id}:apologies`}
        rows={1}
      />
      {cases === 0 ? (
        <TakeAway
          words="Take the meeting away"
          deed={async () => {
            await call("meetings.remove", { id: meeting.id, reason: "Planned by mistake" });
            navigate("/panels");
          }}
          done="The meeting was taken away. Undo puts it back."
        />
      ) : null}
    </section>
  );
}
