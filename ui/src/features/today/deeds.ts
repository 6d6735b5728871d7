/**
 * What a line of Today asks for: where on the child's record the next step is taken, and what the button says. The rule
 * decides where it is known; otherwise the row that set the clock going does.
 */
import type { DueRow } from "../../api/bindings";

/** A button's words and the section of the child's record it leads to. */
export interface Deed {
  label: string;
  part: string;
}

const provision: Deed = { label: "Add provision", part: "placements" };
const review: Deed = { label: "Start a review", part: "reviews" };
const plan: Deed = { label: "Open the plan", part: "plan" };
const open: Deed = { label: "Open the date", part: "dates" };

const byRule: Readonly<Record<string, Deed>> = {
  C01: provision,
  C02: provision,
  C15: provision,
  C20: provision,
  C21: provision,
  C50: { label: "Add the place", part: "placements" },
  C50A: { label: "Add the place", part: "placements" },
  C40: { label: "Review the timetable", part: "reviews" },
  C31: review,
  C32: review,
  C81: review,
  C81F: review,
  NEXT: { label: "Agree a date", part: "reviews" },
  SEEN: { label: "Add a visit", part: "notes" },
  STALL: plan,
};

const byTable: Readonly<Record<string, Deed>> = { placement: review, review, plan, plan_week: plan };

/** The next step for a line. */
export function deedFor(row: Pick<DueRow, "rule" | "source_table">): Deed {
  return byRule[row.rule] ?? byTable[row.source_table] ?? open;
}

/** Where the next step is taken. */
export function deedPath(row: Pick<DueRow, "pupil" | "rule" | "source_table">): string {
  return `/pupils/${row.pupil}/${deedFor(row).part}`;
}
