/** Settings with room on the half days wanted, each one press from being chosen; one where somebody is kept apart is warned of. */
import { useState } from "react";
import type { SpaceLine } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { Checkbox } from "../../controls/Checkbox";
import type { Option } from "../../controls/Select";
import { Badge } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { halfNames, weekdayNames } from "../../controls/WeekGrid";
import { costText } from "./words";

/** The half days that are ticked, as the core asks for them. */
export function wanted(ticked: ReadonlySet<string>): { weekday: number; half: string }[] {
  return [...ticked].sort().map((key) => ({ weekday: Number(key[0]), half: key.slice(1) }));
}

/** The ticks with one of them turned over. */
export function turned(ticked: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(ticked);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** The list, under a button: whoever knows where the child goes does not need it. */
export function Room({
  pupil,
  from,
  until,
  onChoose,
}: {
  pupil: string;
  from: string;
  until: string;
  onChoose: (where: Option) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="stack-tight">
      <p>
        <Button small aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          Where there is room
        </Button>
      </p>
      {isOpen ? <Found pupil={pupil} from={from} until={until} onChoose={onChoose} /> : null}
    </div>
  );
}

function Found({
  pupil,
  from,
  until,
  onChoose,
}: {
  pupil: string;
  from: string;
  until: string;
  onChoose: (where: Option) => void;
}) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const { data, error } = useAsk(
    "placements.space",
    { pupil, ...(from ? { from } : {}), ...(until ? { until } : {}), slots: wanted(ticked) },
    { keepPrevious: true },
  );
  const why = (row: SpaceLine) =>
    row.conflict ? (
      <>
        <Badge tone="breached">{row.conflict.head}</Badge> {row.conflict.sentence}
      </>
    ) : row.days_unknown > 0 ? (
      `${row.days_unknown} there whose days are unknown, counted on every day`
    ) : (
      ""
    );
  return (
    <div className="stack-tight" role="group" aria-label="Where there is room">
      <div className="room-days" role="group" aria-label="Half days wanted">
        {(["am", "pm"] as const).flatMap((half) =>
          weekdayNames.map((name, i) => {
            const key = `${i + 1}${half}`;
            return (
              <Checkbox
                key={key}
                checked={ticked.has(key)}
                onChange={() => setTicked(turned(ticked, key))}
                aria-label={`${name} ${halfNames[half].toLowerCase()} wanted`}
              >
                {name.slice(0, 3)} {half}
              </Checkbox>
            );
          }),
        )}
      </div>
      {error ? <p role="alert">{error.sentence}</p> : null}
      <p className="quiet small" role="status">
        {data?.sentence ?? "Reading…"}
      </p>
      <Table
        caption="Settings with room"
        hideCaption
        rows={data?.rows ?? []}
        rowKey={(row) => row.setting}
        empty={null}
        columns={[
          { id: "name", label: "Setting", rowHeader: true, cell: (row) => row.name },
          {
            id: "free",
            label: "Places left",
            end: true,
            cell: (row) => (row.free === null ? "Unknown" : `${row.free} of ${row.places ?? "unknown"}`),
          },
          { id: "rate", label: "Price", cell: (row) => costText(row.day_rate_pence, "day") },
          { id: "why", label: "To know", cell: why },
          {
            id: "choose",
            label: "Choose",
            hideLabel: true,
            end: true,
            cell: (row) => (
              <Button
                small
                aria-label={`Choose ${row.name}`}
                onPress={() => onChoose({ value: row.setting, label: row.name })}
              >
                Choose
              </Button>
            ),
          },
        ]}
      />
    </div>
  );
}
