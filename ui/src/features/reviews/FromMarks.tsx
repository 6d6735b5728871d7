/**
 * Attendance as the ring-round heard it, beside the box that it can fill: taken with one tick, with what nobody said told
 * beside it, and every half day a press away.
 */
import type { MarksSince } from "../../api/bindings";
import { Checkbox } from "../../controls/Checkbox";
import { Standing, type Tone } from "../../controls/Standing";
import { Table } from "../../controls/Table";
import { longDay } from "../../lib/dates";

const stands: Readonly<Record<string, { tone: Tone; word: string }>> = {
  attended: { tone: "met", word: "There" },
  missed: { tone: "due", word: "Not there" },
  not_counted: { tone: "plain", word: "Not counted" },
  differ: { tone: "unknown", word: "Two answers" },
  no_mark: { tone: "unknown", word: "No mark" },
};

/** The line under the attendance box. */
export function FromMarks({
  marks,
  value,
  onTake,
}: {
  marks: MarksSince | undefined;
  /** What stands in the box. */
  value: string;
  onTake: (value: string) => void;
}) {
  if (!marks || marks.places.length === 0) return null;
  const share = marks.percent === null ? null : String(marks.percent);
  const halves = marks.places.reduce((sum, place) => sum + place.rows.length, 0);
  return (
    <div className="from-marks small">
      {share === null ? (
        <p className="quiet">From the ring-round: {marks.sentence}</p>
      ) : (
        <Checkbox checked={value.trim() === share} onChange={(on) => onTake(on ? share : "")}>
          From the ring-round: {marks.sentence}
        </Checkbox>
      )}
      {marks.doubt ? <Standing tone="due">{marks.doubt}</Standing> : null}
      {halves > 0 ? (
        <details>
          <summary>
            {halves === 1 ? "The one half day" : `All ${halves} half days`}
            {marks.places.length > 1
              ? `: ${marks.places.map((place) => `${place.name} ${place.sentence}`).join("; ")}`
              : ""}
          </summary>
          {marks.places.map((place) => (
            <Table
              key={place.setting}
              caption={`${place.name}: ${place.sentence}`}
              rows={place.rows}
              rowKey={(row) => `${row.day}-${row.half}`}
              columns={[
                {
                  id: "day",
                  label: "Half day",
                  rowHeader: true,
                  cell: (row) => `${longDay(row.day)}, ${row.half === "am" ? "morning" : "afternoon"}`,
                },
                {
                  id: "stands",
                  label: "How it counts",
                  cell: (row) => (
                    <Standing tone={stands[row.stands]?.tone ?? "unknown"}>
                      {stands[row.stands]?.word ?? row.stands}
                    </Standing>
                  ),
                },
                { id: "said", label: "What was said", cell: (row) => row.said },
              ]}
            />
          ))}
        </details>
      ) : null}
    </div>
  );
}
