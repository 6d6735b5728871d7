/**
 * The weekly session grid of one placement: tick a half day, or draw over several with the mouse or with Shift and an arrow,
 * then set its times. The whole week is saved at once.
 */
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import type { PlacementLine } from "../../api/bindings";
import { Button } from "../../controls/Button";
import { Checkbox } from "../../controls/Checkbox";
import { TimeField } from "../../controls/TimeField";
import { halfNames, weekdayNames } from "../../controls/WeekGrid";
import { DateField } from "../../controls/DateField";
import { hoursText } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useToday } from "../../lib/today";
import { useDraftForm } from "../../saving/useDraftForm";
import { useSave } from "../../saving/useSave";
import { TextField } from "../../controls/TextField";
import { weekButton } from "./words";

type Half = "am" | "pm";
interface Block {
  starts: number;
  ends: number;
}
type Blocks = Readonly<Record<string, Block | undefined>>;

/** The usual times of a half day, minutes after midnight. */
const usual: Readonly<Record<Half, Block>> = {
  am: { starts: 9 * 60, ends: 12 * 60 },
  pm: { starts: 13 * 60, ends: 15 * 60 },
};
const halves: readonly Half[] = ["am", "pm"];
const key = (weekday: number, half: Half) => `${weekday}${half}`;

/** The day whose week is changed: today, or the day on which a week that is planned already begins; after the end, the last day. */
function dayOf(line: PlacementLine, today: string): string {
  const begins = line.sessions.map((session) => session.from_day ?? "");
  const day = [today, line.placement.started_on ?? "", ...begins].reduce((a, b) => (a > b ? a : b));
  const end = line.placement.ended_on;
  return end && end < day ? end : day;
}

function blocksOf(line: PlacementLine, day: string): Blocks {
  const blocks: Record<string, Block> = {};
  for (const session of line.sessions) {
    if ((session.from_day ?? "") > day || (session.until_day ?? "9999") < day) continue;
    if (session.weekday === null || session.starts === null || session.ends === null) continue;
    const half: Half = session.half === "pm" ? "pm" : "am";
    blocks[key(session.weekday, half)] = { starts: session.starts, ends: session.ends };
  }
  return blocks;
}

/** Steps between half days in the order of the page: two to a day. */
const steps: Readonly<Record<string, number | undefined>> = {
  ArrowUp: -halves.length,
  ArrowDown: halves.length,
  ArrowLeft: -1,
  ArrowRight: 1,
};

/** The half day of a cell or of anything in it: "3am". */
const cellOf = (node: EventTarget): string | undefined =>
  node instanceof Element ? node.closest<HTMLElement>("td[data-at]")?.dataset.at : undefined;

/**
 * The block of a half day that is drawn over from another: the same times where both are mornings or both afternoons, the
 * usual ones else.
 */
function like(from: Block | undefined, origin: string, at: string): Block | undefined {
  if (!from) return undefined;
  const half: Half = at.endsWith("pm") ? "pm" : "am";
  return origin.endsWith(half) ? from : usual[half];
}

/** The grid. */
export function SessionEditor({ line, onDone }: { line: PlacementLine; onDone: () => void }) {
  const today = useToday();
  const day = dayOf(line, today);
  // A week that has been taught is not written over: the new one begins on a day.
  const hasBegun = line.sessions.length > 0 && (line.placement.started_on ?? today) < today;
  const { answers, set, clear, isDraft } = useDraftForm(`week:${line.placement.id}`, () => ({
    blocks: blocksOf(line, day),
    from: hasBegun ? day : "",
    why: "",
  }));
  const { blocks, from, why } = answers;
  const setBlocks = (to: (held: Blocks) => Blocks) => set((held) => ({ blocks: to(held.blocks) }));
  const save = useSave("sessions.save");
  const apart = save.failure?.at("keep_apart_reason");
  const put = (at: string, block: Block | undefined) => setBlocks((held) => ({ ...held, [at]: block }));
  // Where a stroke of the mouse began, and what it draws: sessions, or none.
  const stroke = useRef<{ at: string; block: Block | undefined } | undefined>(undefined);
  useEffect(() => {
    const end = () => (stroke.current = undefined);
    // Heard before a pressed box keeps them to itself.
    window.addEventListener("pointerup", end, true);
    window.addEventListener("pointercancel", end, true);
    return () => {
      window.removeEventListener("pointerup", end, true);
      window.removeEventListener("pointercancel", end, true);
    };
  }, []);
  const begin = (event: PointerEvent<HTMLElement>) => {
    const at = cellOf(event.target);
    const inTimes = event.target instanceof HTMLInputElement && event.target.type !== "checkbox";
    if (event.button !== 0 || at === undefined || inTimes) return;
    const half: Half = at.endsWith("pm") ? "pm" : "am";
    stroke.current = { at, block: blocks[at] ? undefined : usual[half] };
  };
  // A stroke counts once it leaves the half day in which it began: before, it is a press on that one's box.
  const draw = (event: PointerEvent<HTMLElement>) => {
    const from = stroke.current;
    const at = cellOf(event.target);
    if (!from || at === undefined || at === from.at) return;
    setBlocks((held) => ({ ...held, [from.at]: from.block, [at]: like(from.block, from.at, at) }));
  };
  // Arrows go from half day to half day, with Shift they take its sessions along; Space ticks, Tab goes on to the times.
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const step = steps[event.key];
    const here = event.target;
    if (step === undefined || !(here instanceof HTMLInputElement) || here.type !== "checkbox") return;
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('input[type="checkbox"]')];
    const next = all[all.indexOf(here) + step];
    const [from, at] = [cellOf(here), next && cellOf(next)];
    if (!next || from === undefined || at === undefined) return;
    event.preventDefault();
    next.focus();
    if (event.shiftKey) put(at, like(blocks[from], from, at));
  };
  const given = weekdayNames.flatMap((_, i) =>
    halves.flatMap((half) => {
      const block = blocks[key(i + 1, half)];
      return block ? [{ weekday: i + 1, ...block }] : [];
    }),
  );
  const minutes = given.reduce((sum, block) => sum + Math.max(0, block.ends - block.starts), 0);
  const backwards = given.some((block) => block.ends <= block.starts);
  const fill = (which: readonly Half[]) => {
    const all: Record<string, Block> = {};
    weekdayNames.forEach((_, i) => which.forEach((half) => (all[key(i + 1, half)] = usual[half])));
    setBlocks(() => all);
  };
  const keep = async () => {
    const done = await save.run({
      placement: line.placement.id,
      blocks: given,
      ...(from ? { from_day: from } : {}),
      ...(why.trim() ? { keep_apart_reason: why.trim() } : {}),
    });
    if (!done) return;
    await clear();
    onDone();
  };
  const discard = () => {
    void clear();
    onDone();
  };
  return (
    <FormCard
      label={`Weekly sessions at ${line.setting_name}`}
      onLeave={onDone}
      failure={save.failure}
      backTo={weekButton(line.placement.id)}
      onSubmit={() => {
        if (!backwards) void keep();
      }}
    >
      {/* Its boxes are what is worked; the table only carries the keys between them. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table className="blocks" onKeyDown={walk} onPointerDownCapture={begin} onPointerOver={draw}>
        <caption className="visually-hidden">Sessions a week at {line.setting_name}</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Morning</th>
            <th scope="col">Afternoon</th>
          </tr>
        </thead>
        <tbody>
          {weekdayNames.map((name, i) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {halves.map((half) => {
                const at = key(i + 1, half);
                const block = blocks[at];
                return (
                  <td key={half} data-at={at}>
                    <span className="row">
                      <Checkbox
                        aria-label={`${name} ${halfNames[half].toLowerCase()}`}
                        checked={block !== undefined}
                        onChange={(on) => put(at, on ? usual[half] : undefined)}
                      />
                      {block ? (
                        <>
                          <TimeField
                            label={`${name} ${half} starts`}
                            hideLabel
                            value={block.starts}
                            onChange={(starts) => starts !== null && put(at, { ...block, starts })}
                          />
                          <span aria-hidden="true">–</span>
                          <TimeField
                            label={`${name} ${half} ends`}
                            hideLabel
                            value={block.ends}
                            onChange={(ends) => ends !== null && put(at, { ...block, ends })}
                          />
                        </>
                      ) : null}
                    </span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="row">
        <span className="strong" role="status">
          {hoursText(minutes)} a week
        </span>
        <Button small kind="quiet" onPress={() => fill(["am", "pm"])}>
          Every day
        </Button>
        <Button small kind="quiet" onPress={() => fill(["am"])}>
          Mornings
        </Button>
        <Button small kind="quiet" onPress={() => setBlocks(() => ({}))}>
          None
        </Button>
      </p>
      <p className="quiet small">
        Draw over half days with the mouse, or hold Shift with an arrow key, to take the same sessions along.
      </p>
      {backwards ? (
        <p className="field-error" role="alert">
          A session ends before it starts. Times are written like 09:00.
        </p>
      ) : null}
      {hasBegun ? (
        <DateField
          label="The week is so from"
          optional
          hint="Weeks before that day stay as they were. Empty: the week above was written down wrong and is put right from its first day."
          value={from}
          onChange={(to) => set({ from: to })}
          error={save.failure?.at("from_day")}
        />
      ) : null}
      {apart || why ? (
        <TextField
          label="Whom you asked, and why it is safe to go on"
          value={why}
          onChange={(to) => set({ why: to })}
          error={apart}
        />
      ) : null}
      <FormEnd
        deed="Save the week"
        save={save}
        leave="Leave it as a draft"
        onLeave={onDone}
        isDraft={isDraft}
        onDiscard={discard}
      />
    </FormCard>
  );
}
