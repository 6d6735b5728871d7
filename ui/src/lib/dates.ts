/**
 * Days and times as people here write them. A day travels as "2026-11-10"; nothing in this file asks the clock: today is
 * what the core says it is.
 */

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const wholeWeekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** A day in parts; the month counts from 1. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

const pad = (n: number, width = 2) => String(n).padStart(width, "0");
const utc = ({ year, month, day }: Day) => {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return date;
};

/** True when the calendar has such a day (31/02/2014 is not one). */
export function isRealDay(day: Day): boolean {
  if (day.year < 1900 || day.year > 2199 || day.month < 1 || day.month > 12 || day.day < 1) return false;
  const date = utc(day);
  return date.getUTCMonth() === day.month - 1 && date.getUTCDate() === day.day;
}

/** Reads "2026-11-10"; undefined for anything else. */
export function fromIso(iso: string | null | undefined): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso ?? "");
  if (!match) return undefined;
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isRealDay(day) ? day : undefined;
}

/** Writes "2026-11-10". */
export function toIso({ year, month, day }: Day): string {
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** The day so many days later (or earlier). */
export function addDays(iso: string, days: number): string {
  const day = fromIso(iso);
  if (!day) return iso;
  const date = utc(day);
  date.setUTCDate(date.getUTCDate() + days);
  return toIso({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
}

/** Days from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  const [a, b] = [fromIso(from), fromIso(to)];
  if (!a || !b) return Number.NaN;
  return Math.round((utc(b).getTime() - utc(a).getTime()) / 86_400_000);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(iso: string): number {
  const day = fromIso(iso);
  return day ? utc(day).getUTCDay() || 7 : Number.NaN;
}

/** The Monday of the day's week. */
export function mondayOf(iso: string): string {
  return addDays(iso, 1 - weekdayOf(iso));
}

/** "Tue 10 Nov 2026"; "unknown" when there is none. Text that is no day is shown as it is. */
export function longDay(iso: string | null | undefined): string {
  if (!iso) return "unknown";
  const day = fromIso(iso);
  if (!day) return iso;
  return `${shortDay(iso)} ${day.year}`;
}

/** "Tue 10 Nov", for lists where the year is plain from the rest. */
export function shortDay(iso: string | null | undefined): string {
  if (!iso) return "unknown";
  const day = fromIso(iso);
  if (!day) return iso;
  return `${weekdays[utc(day).getUTCDay()]} ${day.day} ${months[day.month - 1]}`;
}

/** "Tue 10 Nov", with the year when it is not this one. */
export function nearDay(iso: string | null | undefined, today: string): string {
  return iso && iso.slice(0, 4) === today.slice(0, 4) ? shortDay(iso) : longDay(iso);
}

/** "10/11/2026", as it is typed. */
export function typedDay(iso: string | null | undefined): string {
  const day = fromIso(iso);
  return day ? `${pad(day.day)}/${pad(day.month)}/${day.year}` : (iso ?? "");
}

/** "yesterday", "tomorrow", "in 3 days", "12 days ago". */
export function fromToday(iso: string, today: string): string {
  const days = daysBetween(today, iso);
  if (Number.isNaN(days)) return "";
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}

function monthNamed(text: string): number {
  const start = text.slice(0, 3).toLowerCase();
  return text.length >= 3 ? months.findIndex((m) => m.toLowerCase() === start) + 1 : 0;
}

/** 0 for Sunday to 6 for Saturday, from three letters or more; -1 for what is no weekday. */
function weekdayNamed(text: string): number {
  return text.length >= 3 ? wholeWeekdays.findIndex((w) => w.startsWith(text)) : -1;
}

function fullYear(text: string | undefined, today: Day, near: (year: number) => boolean): number {
  if (text === undefined) return near(today.year) ? today.year : today.year + 1;
  if (text.length > 2) return Number(text);
  const year = 2000 + Number(text);
  // A two-digit year more than twenty years ahead was the last century's.
  return year > today.year + 20 ? year - 100 : year;
}

/**
 * Reads what a person types for a day: 10/11/2026, 10.11.26, 10-11, 10 nov, 10 November 2026, 2026-11-10, today,
 * tomorrow, yesterday, +7, fri, next tuesday (of the week that follows). Without a year it is the nearest such day that is
 * not more than half a year gone.
 * Answers the day as ISO text, "" for nothing typed, or undefined when it is no day.
 */
export function readDay(typed: string, today: string): string | undefined {
  const text = typed.trim().toLowerCase();
  if (text === "") return "";
  if (text === "today") return today;
  if (text === "tomorrow") return addDays(today, 1);
  if (text === "yesterday") return addDays(today, -1);
  const offset = /^([+-])\s*(\d{1,3})\s*([dw]?)$/.exec(text);
  if (offset) {
    const days = Number(offset[2]) * (offset[3] === "w" ? 7 : 1);
    return addDays(today, offset[1] === "-" ? -days : days);
  }
  const next = /^next\s+([a-z]{3,})$/.exec(text)?.[1];
  if (next) {
    const of = weekdayNamed(next);
    return of < 0 ? undefined : addDays(mondayOf(today), 6 + (of || 7));
  }
  const weekday = weekdayNamed(/^[a-z]+/.exec(text)?.[0] ?? "");
  const rest = weekday >= 0 ? text.replace(/^[a-z]+[\s,]*/, "") : text;
  if (weekday >= 0 && rest === "") {
    const ahead = ((weekday || 7) - weekdayOf(today) + 7) % 7 || 7;
    return addDays(today, ahead);
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(rest)) return fromIso(rest) ? rest : undefined;

  const now = fromIso(today) ?? { year: 2000, month: 1, day: 1 };
  const figures = /^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})(?:\s*[/.\-\s]\s*(\d{4}|\d{2}))?$/.exec(rest);
  const words = /^(\d{1,2})(?:st|nd|rd|th)?\s*[-\s]?\s*([a-z]{3,9})\.?,?(?:\s*[-\s]?\s*(\d{4}|\d{2}))?$/.exec(
    rest,
  );
  const match = figures ?? words;
  if (!match) return undefined;
  const day = Number(match[1]);
  const month = figures ? Number(match[2]) : monthNamed(match[2] ?? "");
  const year = fullYear(match[3], now, (candidate) => {
    const there = { year: candidate, month, day };
    return !isRealDay(there) || daysBetween(today, toIso(there)) > -183;
  });
  const read = { year, month, day };
  return isRealDay(read) ? toIso(read) : undefined;
}

/** True for a day whose year has two figures so far: more may follow while it is being typed. */
export function isShortYear(typed: string): boolean {
  const text = typed.trim();
  return (
    /^[a-z,\s]*\d{1,2}\s*[/.\-\s]\s*\d{1,2}\s*[/.\-\s]\s*\d{2}$/i.test(text) ||
    /\d[^\d]*[a-z][\s.,-]*\d{2}$/i.test(text)
  );
}

/** Why what was typed is no day, and what would be one. */
export function whyNoDay(typed: string): string {
  const text = typed.trim();
  const [, first, second, year] =
    /^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{1,6})$/.exec(text) ?? [];
  if (!first || !second || !year)
    return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}” is not a day. Type a day such as 23/11/2026, fri, tomorrow or +2.`;
  if (year.length !== 2 && year.length !== 4)
    return `The year of ${text} must have four figures, like 23/11/2026.`;
  if (year.length === 4 && (Number(year) < 1900 || Number(year) > 2199))
    return `The year of ${text} must be from 1900 to 2199.`;
  if (Number(second) > 12 && Number(first) <= 12)
    return `${text} is not a day in the calendar. The day comes first, then the month: ${second}/${first}/${year}.`;
  return `${text} is not a day in the calendar. Type a day such as 23/11/2026.`;
}

/** "14:02", in this machine's time zone. */
export function clockTime(instant: number): string {
  const date = new Date(instant);
  return `${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** "Tue 10 Nov 2026, 14:02", in this machine's time zone. */
export function instantText(instant: number): string {
  const date = new Date(instant);
  const iso = toIso({ year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() });
  return `${longDay(iso)}, ${clockTime(instant)}`;
}

/** Minutes after midnight as "09:15". */
export function minutesToClock(minutes: number): string {
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** Reads "9:15", "09.15", "0915", "9", "9am", "1:30pm"; undefined when it is no time of day. */
export function clockToMinutes(typed: string): number | undefined {
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?$/.exec(typed.trim().toLowerCase());
  if (!match) return undefined;
  let hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  if (match[3] === "pm" && hour < 12) hour += 12;
  if (match[3] === "am" && hour === 12) hour = 0;
  return hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

/** Minutes as hours for reading: 870 is "14.5 h". */
export function hoursText(minutes: number): string {
  const hours = minutes / 60;
  return `${Number.isInteger(hours) ? hours : hours.toFixed(hours * 10 === Math.round(hours * 10) ? 1 : 2)} h`;
}
