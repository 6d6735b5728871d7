/**
 * The meeting while it is held: one case at a time, large, with what the room needs to know and the decision beside it.
 * Next and previous by key; the time that was used stands against the time that was planned.
 */
import { useEffect, useRef } from "react";
import type { CaseLine, MeetingView } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { EmptyState } from "../../controls/EmptyState";
import { ScreenHead } from "../../controls/ScreenHead";
import { Standing } from "../../controls/Standing";
import { useCommand } from "../../keyboard/Keyboard";
import { longDay } from "../../lib/dates";
import { yearText } from "../../lib/children";
import { StatusChips } from "../../lib/Chips";
import { navigate, useKept } from "../../router/router";
import type { ScreenProps } from "../../routes";
import { Decision } from "./Decision";
import { Direction } from "./Direction";
import { RoomFacts } from "./RoomFacts";
import { RoomOptions } from "./RoomOptions";
import { Told } from "./Told";
import "./Room.css";

/** How often the time used is counted on, in milliseconds. */
const tick = 5_000;

/** The screen. */
export default function Room({ params }: ScreenProps) {
  const id = params.meeting ?? "";
  const { data, error } = useAsk("meetings.get", { id });
  const up = <a href={`#/panels/meetings/${id}`}>The agenda</a>;
  if (error)
    return (
      <>
        <ScreenHead title="Meeting" above={up} />
        <p role="alert">{error.sentence}</p>
      </>
    );
  if (!data) return <ScreenHead title="Meeting" above={up} />;
  if (data.cases.length === 0)
    return (
      <>
        <ScreenHead title={data.panel.name ?? "Meeting"} above={up} />
        <EmptyState title="This meeting has no cases.">
          Put children on the agenda first; then the meeting can be held.
        </EmptyState>
      </>
    );
  return <Held view={data} wanted={params.case} up={up} />;
}

function Held({ view, wanted, up }: { view: MeetingView; wanted: string | undefined; up: React.ReactNode }) {
  const { cases, meeting, panel } = view;
  const at = Math.max(
    0,
    cases.findIndex((line) => line.case.id === wanted),
  );
  const line = cases[at] as CaseLine;
  const go = (to: number) => {
    const next = cases[to];
    if (next) navigate(`/panels/meetings/${meeting.id}/room/${next.case.id}`, { replace: true });
  };
  const [isWide, setIsWide] = useKept("room.wide", false);
  useEffect(() => {
    // The rail belongs to the frame, which knows nothing of what is in it; it gives way by this mark alone.
    if (isWide) document.documentElement.dataset.room = "wide";
    return () => {
      delete document.documentElement.dataset.room;
    };
  }, [isWide]);
  useCommand("room.wide", () => setIsWide(!isWide));
  useCommand("room.next", at + 1 < cases.length ? () => go(at + 1) : undefined);
  useCommand("room.previous", at > 0 ? () => go(at - 1) : undefined);
  return (
    <div className="room">
      <ScreenHead
        above={up}
        title={`${panel.name ?? "Meeting"}, ${meeting.held_on ? longDay(meeting.held_on) : "day unknown"}`}
        sentence={`${view.decided} of ${cases.length} decided · ${view.quorum.sentence}`}
        actions={
          <>
            <Button kind="quiet" aria-pressed={isWide} keys="F11" onPress={() => setIsWide(!isWide)}>
              Whole window
            </Button>
            <Button icon="left" isDisabled={at === 0} onPress={() => go(at - 1)} keys="mod+ArrowUp">
              Previous case
            </Button>
            <Button
              icon="right"
              isDisabled={at + 1 === cases.length}
              onPress={() => go(at + 1)}
              keys="mod+ArrowDown"
            >
              Next case
            </Button>
          </>
        }
      />
      <Case key={line.case.id} line={line} view={view} onSaved={() => undefined} />
    </div>
  );
}

function Case({ line, view, onSaved }: { line: CaseLine; view: MeetingView; onSaved: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const planned = line.case.minutes ?? view.panel.minutes_per_case;
  return (
    <article aria-labelledby="room-case">
      <header className="room-head">
        <h2 id="room-case" ref={heading} tabIndex={-1}>
          {line.number}. {line.name}
        </h2>
        <p>
          {yearText(line.year)} · {line.case_ref} <StatusChips codes={line.statuses} />
        </p>
        <p className="row">
          {line.countdown ? (
            <Standing
              tone={line.countdown.days_left !== null && line.countdown.days_left < 0 ? "breached" : "due"}
            >
              {line.countdown.sentence}, by {longDay(line.countdown.due_on)}
            </Standing>
          ) : null}
          {line.uncounted ? <Standing tone="unknown">{line.uncounted}</Standing> : null}
          <Used meeting={view.meeting.id} id={line.case.id} planned={planned} of={view} />
          {line.decision_label ? (
            <Standing tone="met">
              Decided: {line.decision_label}
              {line.decision_setting_name ? `, ${line.decision_setting_name}` : ""}
            </Standing>
          ) : (
            <Standing tone="waiting">Not decided</Standing>
          )}
        </p>
        {line.warnings.map((warning) => (
          <Standing key={warning} tone="due">
            {warning}
          </Standing>
        ))}
      </header>
      <div className="room-columns">
        <div className="stack">
          <RoomFacts line={line} />
          <RoomOptions
            key={line.case.decision_setting}
            line={line}
            panel={view.panel}
            on={view.meeting.held_on}
          />
        </div>
        <div className="stack">
          <Decision line={line} onSaved={onSaved} />
          <Told line={line} />
          <Direction line={line} />
        </div>
      </div>
    </article>
  );
}

/** Minutes that this case and the meeting have used. Counted while the case is in sight, and kept while the window is open. */
function Used({
  meeting,
  id,
  planned,
  of,
}: {
  meeting: string;
  id: string;
  planned: number | null;
  of: MeetingView;
}) {
  const [used, setUsed] = useKept<Record<string, number>>(`room.used.${meeting}`, {});
  const now = useRef(used);
  useEffect(() => {
    now.current = used;
  });
  useEffect(() => {
    const timer = window.setInterval(
      () => setUsed({ ...now.current, [id]: (now.current[id] ?? 0) + tick }),
      tick,
    );
    return () => window.clearInterval(timer);
    // The clock belongs to the case; the setter is the same as long as the screen is.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id]);
  const minutes = (ms: number) => Math.floor(ms / 60_000);
  const here = minutes(used[id] ?? 0);
  const all = minutes(Object.values(used).reduce((sum, ms) => sum + ms, 0));
  const isOver = planned !== null && here > planned;
  return (
    <Standing tone={isOver ? "due" : "plain"}>
      {here} of {planned ?? "?"} min on this case · {all} of {of.length ?? of.minutes} min in all
    </Standing>
  );
}
