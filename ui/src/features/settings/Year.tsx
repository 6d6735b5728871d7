/**
 * A school year, September to August, as the core counts it: which days are school days and why the others are not.
 * Twelve small tables, so that a screen reader can walk them; kinds have a shape as well as a colour.
 */
import { useAsk } from "../../api/queries";
import { addDays, longDay, weekdayOf } from "../../lib/dates";

const kindNames: Record<string, string> = {
  school: "school day",
  weekend: "weekend",
  holiday: "holiday",
  inset: "INSET",
  bank_holiday: "bank holiday",
  closure: "closed",
  unknown: "unknown",
};
const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** The first of September on or before a day. */
export function schoolYearOf(day: string): string {
  const year = Number(day.slice(0, 4));
  return `${Number(day.slice(5, 7)) >= 9 ? year : year - 1}-09-01`;
}

interface Kind {
  day: string;
  kind: string;
  label: string | null;
}

/** The year that begins on `from`, at one school or at the authority's. */
export function Year({ from, urn }: { from: string; urn: number | undefined }) {
  const to = `${Number(from.slice(0, 4)) + 1}-08-31`;
  const { data, error } = useAsk(
    "calendars.year",
    { from, to, ...(urn ? { urn } : {}) },
    { keepPrevious: true },
  );
  if (error) return <p role="alert">{error.sentence}</p>;
  if (!data) return null;
  const months = new Map<string, Kind[]>();
  for (const day of data.days) {
    const month = day.day.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), day]);
  }
  const count = data.days.filter((d) => d.kind === "school").length;
  return (
    <div className="stack">
      <p>
        By {data.sentence.replace(/\.$/, "")}: {count === 1 ? "1 school day is" : `${count} school days are`}{" "}
        known from {longDay(from)} to {longDay(to)}.
      </p>
      <div className="year-key" aria-hidden="true">
        {Object.entries(kindNames)
          .filter(([kind]) => kind !== "weekend")
          .map(([kind, name]) => (
            <span key={kind}>
              <span className={`day day-${kind}`}>9</span>
              {name}
            </span>
          ))}
      </div>
      <div className="year">
        {[...months].map(([month, days]) => (
          <Month key={month} month={month} days={days} />
        ))}
      </div>
    </div>
  );
}

function Month({ month, days }: { month: string; days: readonly Kind[] }) {
  const first = `${month}-01`;
  const lead = weekdayOf(first) - 1;
  const byDay = new Map(days.map((d) => [d.day, d]));
  const last = Math.max(...days.map((d) => Number(d.day.slice(8))));
  const weeks = Array.from({ length: Math.ceil((lead + last) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, i) => byDay.get(addDays(first, week * 7 + i - lead))),
  );
  return (
    <table className="month">
      <caption>
        {monthNames[Number(month.slice(5)) - 1]} {month.slice(0, 4)}
      </caption>
      <thead>
        <tr>
          {["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"].map((name) => (
            <th key={name} scope="col" abbr={name}>
              {name.slice(0, 1)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, w) => (
          <tr key={w}>
            {week.map((day, i) => {
              if (!day) return <td key={i} />;
              const words = [kindNames[day.kind] ?? day.kind, day.label].filter(Boolean).join(": ");
              return (
                <td key={i} className={`day day-${day.kind}`} title={`${longDay(day.day)}: ${words}`}>
                  {Number(day.day.slice(8))}{" "}
                  {day.kind === "school" ? null : <span className="visually-hidden">{words}</span>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
