/** The ladder: weeks across, sessions up; planned as an outline, attended as a fill, this week marked. A table says the
 * same, and is where each week is changed. */
import { useState } from "react";
import type { PlanLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { Checkbox } from "../../controls/Checkbox";
import { Badge, Standing } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { halfNames, weekdayNames } from "../../controls/WeekGrid";
import { mondayOf, shortDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { useToday } from "../../lib/today";
import { useSave, useWork } from "../../saving/useSave";
import { sessions, toggled } from "./bits";

type Week = PlanLine["weeks"][number];

/** A rung in somebody's hand. */
interface Held {
  week: string;
  number: number;
  /** Where the pointer went down, and how wide a week is drawn, in pixels. */
  from: number;
  width: number;
  by: number;
}

/** The drawing and its table. */
export function Ladder({ line }: { line: PlanLine }) {
  const today = useToday();
  const [open, setOpen] = useState<string | null>(null);
  const shift = useSave("plans.shift", { steps: true });
  // A rung that is being dragged, and by how many weeks: those after it go with it. The table's buttons do the same.
  const [held, setHeld] = useState<Held | null>(null);
  const monday = mondayOf(today);
  const isNow = (week: Week) => week.starts_on !== null && mondayOf(week.starts_on) === monday;
  const chosen = line.weeks.find((week) => week.id === open);
  return (
    <div className="stack">
      <div className="ladder" aria-hidden="true">
        {line.weeks.map((week) => (
          <div
            key={week.id}
            className={`rung${isNow(week) ? " rung-now" : ""}${held?.week === week.id ? " rung-held" : ""}`}
            style={
              held && held.by !== 0 && (week.number ?? 0) >= held.number
                ? { translate: `${held.by * held.width}px` }
                : undefined
            }
            onPointerDown={(event) => {
              if (event.button !== 0 || week.starts_on === null) return;
              event.currentTarget.setPointerCapture(event.pointerId);
              const { width } = event.currentTarget.getBoundingClientRect();
              setHeld({ week: week.id, number: week.number ?? 0, from: event.clientX, width, by: 0 });
            }}
            onPointerMove={(event) => {
              if (held?.week !== week.id) return;
              const by = Math.round((event.clientX - held.from) / held.width);
              if (by !== held.by) setHeld({ ...held, by });
            }}
            onPointerUp={() => {
              if (held?.week === week.id && held.by !== 0) void shift.run({ week: week.id, by: held.by });
              setHeld(null);
            }}
            onPointerCancel={() => setHeld(null)}
          >
            <div className="rung-bar">
              <span className="rung-planned" style={{ height: `${sessions(week.planned) * 10}%` }} />
              {week.attended === null ? null : (
                <span className="rung-attended" style={{ height: `${sessions(week.attended) * 10}%` }} />
              )}
            </div>
            <span className="rung-words">
              {week.starts_on ? shortDay(week.starts_on) : "?"}
              {week.original_starts_on && week.original_starts_on !== week.starts_on ? (
                <>
                  <br />
                  <s>{shortDay(week.original_starts_on)}</s>
                </>
              ) : null}
              <br />
              {week.attended === null ? "–" : sessions(week.attended)} of {sessions(week.planned)}
            </span>
          </div>
        ))}
      </div>
      {shift.failure ? (
        <p className="field-error" role="alert">
          {shift.failure.sentence}
        </p>
      ) : null}
      <Table
        caption="Week by week"
        rows={line.weeks}
        rowKey={(week) => week.id}
        columns={[
          {
            id: "week",
            label: "Week",
            rowHeader: true,
            cell: (week) => (
              <>
                {week.number ?? "?"} · {week.starts_on ? shortDay(week.starts_on) : "unknown"}{" "}
                {isNow(week) ? <Badge>this week</Badge> : null}
              </>
            ),
          },
          { id: "planned", label: "Planned", end: true, cell: (week) => `${sessions(week.planned)} of 10` },
          {
            id: "attended",
            label: "Attended",
            end: true,
            cell: (week) => (week.attended === null ? "not recorded" : sessions(week.attended)),
          },
          {
            id: "moved",
            label: "First planned for",
            cell: (week) =>
              week.original_starts_on && week.original_starts_on !== week.starts_on
                ? shortDay(week.original_starts_on)
                : "as planned",
          },
          {
            id: "do",
            label: "Change",
            hideLabel: true,
            end: true,
            cell: (week) => (
              // Alt with the arrows does what the two buttons do, from either of them.
              // eslint-disable-next-line jsx-a11y/no-static-element-interactions
              <span
                className="row-end"
                onKeyDown={(event) => {
                  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
                  if (!by || !event.altKey) return;
                  event.preventDefault();
                  event.stopPropagation();
                  void shift.run({ week: week.id, by });
                }}
              >
                <Button
                  small
                  kind="quiet"
                  aria-expanded={week.id === open}
                  aria-label={`Change week ${week.number ?? ""}`}
                  onPress={() => setOpen(week.id === open ? null : week.id)}
                >
                  Change
                </Button>
                <Button
                  small
                  kind="quiet"
                  aria-label={`Move week ${week.number ?? ""} and all after it a week later`}
                  onPress={() => void shift.run({ week: week.id, by: 1 })}
                >
                  Later
                </Button>
                <Button
                  small
                  kind="quiet"
                  aria-label={`Move week ${week.number ?? ""} and all after it a week earlier`}
                  onPress={() => void shift.run({ week: week.id, by: -1 })}
                >
                  Earlier
                </Button>
              </span>
            ),
          },
        ]}
      />
      {chosen ? <WeekEditor key={chosen.id} week={chosen} onDone={() => setOpen(null)} /> : null}
    </div>
  );
}

function WeekEditor({ week, onDone }: { week: Week; onDone: () => void }) {
  const save = useWork((patch: { planned?: number; attended?: number | null }) =>
    call("plan_weeks.save", { id: week.id, patch }),
  );
  // Until the week is recorded as a whole, no session of it is known: ticks are held here and nothing is stored.
  const [ticked, setTicked] = useState(0);
  const unknown = week.attended === null;
  const planned = week.planned ?? 0;
  const boxes = (what: "planned" | "attended", bits: number, onTick: (bits: number) => void) => (
    <div className="ladder-week">
      {(["am", "pm"] as const).flatMap((half, h) =>
        weekdayNames.map((name, day) => {
          const bit = day * 2 + h;
          return (
            <Checkbox
              key={`${name}${half}`}
              checked={((bits >> bit) & 1) === 1}
              onChange={() => onTick(toggled(bits, bit))}
              aria-label={`${name} ${halfNames[half].toLowerCase()} ${what}`}
            >
              {name.slice(0, 3)} {half}
            </Checkbox>
          );
        }),
      )}
    </div>
  );
  return (
    <FormCard label={`Week ${week.number ?? ""}`} onLeave={onDone}>
      <h3>Week {week.number}</h3>
      <p className="strong">Planned</p>
      {boxes("planned", planned, (bits) => void save.run({ planned: bits }))}
      <p>
        <span className="strong">Attended</span>{" "}
        {unknown ? (
          <Standing tone="unknown">Unknown until the week is recorded</Standing>
        ) : (
          <span className="quiet">
            {sessions(week.attended)} of {sessions(planned)}; what is not ticked was not attended
          </span>
        )}
      </p>
      {boxes("attended", unknown ? ticked : (week.attended ?? 0), (bits) =>
        unknown ? setTicked(bits) : void save.run({ attended: bits }),
      )}
      <p className="row">
        {/* The same two buttons before and after, so that focus stays where it was. */}
        <Button
          small
          kind={unknown ? "plain" : "quiet"}
          onPress={() => {
            setTicked(unknown ? 0 : (week.attended ?? 0));
            void save.run({ attended: unknown ? ticked : null });
          }}
        >
          {unknown ? `Record the week: ${sessions(ticked)} of ${sessions(planned)} attended` : "Not recorded"}
        </Button>
        <Button small kind="quiet" onPress={() => void save.run({ attended: planned })}>
          All that was planned
        </Button>
        <span className="quiet small">{save.status}</span>
      </p>
      {save.failure ? (
        <p className="field-error" role="alert">
          {save.failure.sentence}
        </p>
      ) : null}
    </FormCard>
  );
}
