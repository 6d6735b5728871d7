/**
 * Today: what must be done first, and why. Ordered by the core, by consequence and then by date; this screen only shows
 * the order, moves along it and opens what a line asks for.
 */
import { Fragment, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { useAsk } from "../../api/queries";
import type { DueRow, MeetingLine, Today as TodayList, TodayCount } from "../../api/bindings";
import { EmptyState } from "../../controls/EmptyState";
import { KeyHint } from "../../controls/KeyHint";
import { Radios } from "../../controls/Radio";
import { ScreenHead } from "../../controls/ScreenHead";
import { useCommand } from "../../keyboard/Keyboard";
import { fromToday, nearDay } from "../../lib/dates";
import { useToday } from "../../lib/today";
import { address, useKept, usePlace, useQueryValue } from "../../router/router";
import { todayHeads, todayLists } from "../../routes";
import { Alerts } from "./Alerts";
import { Deciding } from "./Deciding";
import { Group } from "./Group";
import { lineKey } from "./Line";
import { Watch } from "./Watch";
import "./Today.css";

const whose = [
  { value: "everyone", label: "Everyone" },
  { value: "mine", label: "Mine" },
] as const;

/** The screen. */
export default function Today() {
  const [who, setWho] = useQueryValue("whose", "everyone");
  const mine = who === "mine";
  const { data, error } = useAsk("today.get", { mine }, { keepPrevious: true });
  return (
    <div className="today">
      <ScreenHead
        title="Today"
        sentence={data ? <Counts counts={data.counts} /> : undefined}
        actions={
          <Radios
            label="Whose children"
            hideLabel
            across
            options={whose}
            value={mine ? "mine" : "everyone"}
            onChange={setWho}
          />
        }
      />
      {error ? <p role="alert">{error.sentence}</p> : null}
      {data ? <WorkList list={data} mine={mine} /> : null}
    </div>
  );
}

/** What presses, each number with the way to its rows. */
function Counts({ counts }: { counts: readonly TodayCount[] }) {
  if (counts.length === 0) return "Nothing is due.";
  return counts.map(({ group, words }, i) => (
    <Fragment key={group}>
      {i > 0 ? " · " : ""}
      <button type="button" className="today-count" onClick={() => goTo(group)}>
        {words}
      </button>
    </Fragment>
  ));
}

function goTo(group: string): void {
  const heading = document.getElementById(`today-${group}`);
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView?.({ block: "start" });
}

function WorkList({ list, mine }: { list: TodayList; mine: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const [kept, setAt] = useKept<string | null>("today.at", null);
  const keys = list.groups.flatMap((g) => g.rows.map((row) => lineKey(g.key, row)));
  // A line that has been dealt with is gone; the first one takes its place in Tab's way. Lines that were fetched later
  // are not in `keys`, and are known by still being on the page.
  const at = kept !== null && (keys.includes(kept) || findLine(kept)) ? kept : null;
  useReturn(box, kept);

  const move = useCallback((by: number) => {
    const lines = [...(box.current?.querySelectorAll<HTMLElement>("[data-line]") ?? [])];
    const here = lines.findIndex((line) => line.contains(document.activeElement));
    const current = here >= 0 ? here : lines.findIndex((line) => line.hasAttribute("data-current"));
    const to = here < 0 ? Math.max(current, 0) : Math.min(Math.max(here + by, 0), lines.length - 1);
    focusLine(lines[to]);
  }, []);
  const press = (what: string) => box.current?.querySelector<HTMLElement>(`[data-current] ${what}`)?.click();
  const some = list.groups.length > 0;
  useCommand("list.next", some ? () => move(1) : undefined);
  useCommand("list.previous", some ? () => move(-1) : undefined);
  useCommand("list.why", some ? () => press("[data-why]") : undefined);
  useCommand("list.deed", some ? () => press("[data-deed]") : undefined);

  const pressing = list.groups.some((g) => g.key === "breached" || g.key === "due");
  // What other rooms put here stands after what presses and before what may wait.
  const firstCalm = list.groups.findIndex((g) => g.key !== "breached" && g.key !== "due");
  const parts = todayLists.map(({ key, part: Part }) => <Part key={key} mine={mine} />);
  return (
    <div className="today-columns">
      <div className="today-main">
        {todayHeads.map(({ key, part: Part }) => (
          <Part key={key} mine={mine} />
        ))}
        {/* Arrow keys do what j and k do; every line's own link and buttons stay what they are. */}
        {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div
          ref={box}
          className="today-list"
          onFocus={(event) => setAt(event.target.closest<HTMLElement>("[data-line]")?.dataset.line ?? kept)}
          onKeyDown={(event) => {
            const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (!by || event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
            // What other rooms put between the groups has boxes of its own, in which arrows mean something else.
            if (!(event.target instanceof Element) || !event.target.closest("[data-line]")) return;
            event.preventDefault();
            move(by);
          }}
        >
          {pressing ? null : <NothingDue next={list.next} mine={mine} />}
          {list.groups.map((group, i) => (
            <Fragment key={group.key}>
              {i === firstCalm ? parts : null}
              <Group group={group} mine={mine} at={at} isFirst={i === 0} />
            </Fragment>
          ))}
          {firstCalm < 0 ? parts : null}
        </div>
        <Alerts alerts={list.alerts} mine={mine} />
      </div>
      <aside className="today-side" aria-label="Meetings, providers and rounds">
        <Meetings meetings={list.meetings} />
        <Watch mine={mine} />
        <Deciding />
        <nav className="card today-meetings" aria-labelledby="today-rounds">
          <h2 id="today-rounds">Rounds</h2>
          <ul role="list">
            <li>
              <a href={address("/ring")}>Ring-round</a>
            </li>
            <li>
              <a href={address("/visits")}>Visits</a>
            </li>
            <li>
              <a href={address("/promises")}>Tasks and promises</a>
            </li>
            <li>
              <a href={address("/returns")}>The way back</a>
            </li>
          </ul>
        </nav>
        {some ? (
          <p className="quiet small today-keys">
            <KeyHint keys="j" /> <KeyHint keys="k" /> move · <KeyHint keys="w" /> why · <KeyHint keys="d" />{" "}
            next step
          </p>
        ) : null}
      </aside>
    </div>
  );
}

const findLine = (key: string) =>
  [...document.querySelectorAll<HTMLElement>("[data-line]")].find((line) => line.dataset.line === key);

function focusLine(line: HTMLElement | undefined): void {
  const link = line?.querySelector<HTMLElement>("[data-open]");
  link?.focus({ preventScroll: true });
  line?.scrollIntoView?.({ block: "nearest" });
}

/** Coming back, the line that was left has focus again and stands where it stood. */
function useReturn(box: React.RefObject<HTMLDivElement | null>, kept: string | null): void {
  const { arrival } = usePlace();
  const [top, setTop] = useKept("today.top", 0);
  const left = useRef({ arrival, kept, top });
  useLayoutEffect(() => {
    const main = document.getElementById("main");
    const { arrival: how, kept: line, top: was } = left.current;
    if (how === "back" || how === "forward") {
      if (main) main.scrollTop = was;
      if (line) focusLine(findLine(line));
    }
  }, []);
  useEffect(() => {
    const main = document.getElementById("main");
    let scrolled = main?.scrollTop ?? 0;
    const hear = () => (scrolled = main?.scrollTop ?? 0);
    main?.addEventListener("scroll", hear, { passive: true });
    return () => {
      main?.removeEventListener("scroll", hear);
      setTop(scrolled);
    };
  }, [box, setTop]);
}

function NothingDue({ next, mine }: { next: DueRow | null; mine: boolean }) {
  const today = useToday();
  const none = mine ? "Nothing is due for the children you hold or cover." : "Nothing is due.";
  if (!next?.due_on)
    return (
      <EmptyState title={none} action={<a href="#/pupils">Go to Pupils</a>}>
        No date lies ahead. Dates come from what is recorded about a child: a status, a placement, a review.
      </EmptyState>
    );
  return (
    <EmptyState title={none} action={<a href={`#/pupils/${next.pupil}`}>Open {next.name}</a>}>
      The next is {nearDay(next.due_on, today)}, {fromToday(next.due_on, today)}: {next.title.toLowerCase()}.
    </EmptyState>
  );
}

function Meetings({ meetings }: { meetings: readonly MeetingLine[] }) {
  const today = useToday();
  return (
    <section aria-labelledby="today-meetings" className="card today-meetings">
      <h2 id="today-meetings">Meetings this fortnight</h2>
      {meetings.length === 0 ? (
        <p className="quiet small">
          None is planned. <a href="#/panels">Plan one</a>
        </p>
      ) : (
        <ul role="list">
          {meetings.map((meeting) => (
            <li key={meeting.id}>
              <a href={`#/panels/meetings/${meeting.id}`}>{meeting.panel_name}</a>
              <span className="small">
                {meeting.held_on ? nearDay(meeting.held_on, today) : "Day unknown"}
                {meeting.held_on ? (
                  <span className="quiet"> · {fromToday(meeting.held_on, today)}</span>
                ) : null}
              </span>
              <span className="small quiet">
                {meeting.cases === 0
                  ? "No cases yet"
                  : `${meeting.cases} ${meeting.cases === 1 ? "case" : "cases"}`}{" "}
                · {meeting.stage}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
