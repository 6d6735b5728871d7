/** Which of a child's dates comes first. */
import type { DueRow } from "../../api/bindings";

const settled = (due: DueRow) => due.standing === "met" || due.standing === "excused";

/** Dates that ask for something, most serious first, then by day; and those that are settled. */
export function splitDue(due: readonly DueRow[]): { open: DueRow[]; done: DueRow[] } {
  const byDay = (a: DueRow, b: DueRow) => (a.due_on ?? "9999").localeCompare(b.due_on ?? "9999");
  const open = due.filter((d) => !settled(d)).sort((a, b) => order(a) - order(b) || byDay(a, b));
  const done = due.filter(settled).sort((a, b) => byDay(b, a));
  return { open, done };
}

const place = ["breached", "today", "tomorrow", "due", "upcoming", "unknown"];
const order = (due: DueRow) => {
  const at = place.indexOf(due.standing);
  return at < 0 ? place.length : at;
};

/** The date that the head shows: what is breached or nearest. */
export function nextDue(due: readonly DueRow[]): DueRow | undefined {
  return splitDue(due).open[0];
}
