/** How far a promise has been chased, and how a task stands, in words. */
import type { TaskLine } from "../../api/bindings";
import type { Option } from "../../controls/Select";
import type { Tone } from "../../controls/Standing";

/** The rungs, in order. */
export const rungs: readonly Option[] = [
  { value: "asked", label: "Asked" },
  { value: "chased", label: "Chased" },
  { value: "escalated", label: "Escalated" },
  { value: "head", label: "Taken to the head" },
];

/** How one asks. */
export const hows: readonly Option[] = [
  { value: "call", label: "By telephone" },
  { value: "email", label: "By e-mail" },
  { value: "letter", label: "By letter" },
  { value: "visit", label: "On a visit" },
  { value: "meeting", label: "In a meeting" },
];

/** The word of a code; the code itself where this version has none. */
export const wordOf = (list: readonly Option[], code: string | null): string =>
  list.find((option) => option.value === code)?.label ?? code ?? "Unknown";

const standings: Readonly<Record<string, { tone: Tone; own: string; promise: string }>> = {
  overdue: { tone: "breached", own: "Overdue", promise: "To chase" },
  today: { tone: "due", own: "Due today", promise: "To chase today" },
  soon: { tone: "waiting", own: "This week", promise: "Waiting" },
  later: { tone: "waiting", own: "Later", promise: "Waiting" },
  no_day: { tone: "unknown", own: "No day", promise: "No day to chase" },
  done: { tone: "met", own: "Done", promise: "Kept" },
  dropped: { tone: "plain", own: "Dropped", promise: "Dropped" },
};

/** Whether somebody else owes it. */
export const isPromise = ({ task }: TaskLine): boolean => task.waiting_on !== null || task.setting !== null;

/** The tone and the word of a line. */
export function standingOf(line: TaskLine): { tone: Tone; word: string } {
  const known = standings[line.standing];
  if (!known) return { tone: "unknown", word: line.standing };
  return { tone: known.tone, word: isPromise(line) ? known.promise : known.own };
}

/** "24 days since promised". */
export const sincePromised = (days: number | null): string =>
  days === null
    ? "day of the promise unknown"
    : days === 0
      ? "promised today"
      : `${days} ${days === 1 ? "day" : "days"} since promised`;
