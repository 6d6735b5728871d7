/**
 * A school week: Monday to Friday, morning and afternoon. A table, so that a screen reader can say "Tuesday, afternoon".
 * What stands in each half-day is the caller's; an empty one is hatched and says so.
 */
import type { ReactNode } from "react";
import { Fragment } from "react";
import "./WeekGrid.css";

/** A half-day: weekday 1 (Monday) to 5, morning or afternoon. */
export interface HalfDay {
  weekday: number;
  half: "am" | "pm";
}

export const weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"] as const;
export const halfNames = { am: "Morning", pm: "Afternoon" } as const;

/** Where a half-day stands in a set of ten bits: Monday morning is 0, Friday afternoon 9. */
export function bitOf({ weekday, half }: HalfDay): number {
  return (weekday - 1) * 2 + (half === "pm" ? 1 : 0);
}

/** The table of ten half-days. */
export function WeekGrid({
  caption,
  hideCaption,
  cell,
  dayHead,
  emptyWord = "nothing",
}: {
  caption: string;
  hideCaption?: boolean;
  /** What stands there; null or undefined for nothing. */
  cell: (at: HalfDay) => ReactNode;
  /** More under a day's name: its date, or "INSET". */
  dayHead?: (weekday: number) => ReactNode;
  emptyWord?: string;
}) {
  return (
    <table className="week">
      <caption className={hideCaption ? "visually-hidden" : ""}>{caption}</caption>
      <thead>
        <tr>
          <td />
          {weekdayNames.map((name, i) => (
            <th key={name} scope="col">
              <abbr title={name}>{name.slice(0, 3)}</abbr>
              {dayHead ? <span className="week-under">{dayHead(i + 1)}</span> : null}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(["am", "pm"] as const).map((half) => (
          <tr key={half}>
            <th scope="row">
              <abbr title={halfNames[half]}>{half}</abbr>
            </th>
            {weekdayNames.map((name, i) => {
              const content = cell({ weekday: i + 1, half });
              const empty = content === null || content === undefined || content === false;
              return (
                <td key={name} className={empty ? "week-cell week-empty" : "week-cell"}>
                  {empty ? (
                    <span className="visually-hidden">{emptyWord}</span>
                  ) : (
                    <Fragment>{content}</Fragment>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
