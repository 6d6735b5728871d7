/**
 * What a line of Today asks for: where on the child's record the next step is taken, and what the button says. The rule
 * decides where it is known; otherwise the row that set the clock going does.
 */
import type { DueRow } from "../../api/bindings";
import type { Addable } from "../../lib/adding";

/** A button's words, the section of the child's record it leads to, and the form that is open there. */
export interface Deed {
  label: string;
  part: string;
  add?: Addable;
}

const provision: Deed = { label: "Add provision", part: "placements", add: "placement" };
const review: Deed = { label: "Start a review", part: "reviews", add: "review" };
const plan: Deed = { label: "Open the plan", part: "plan" };
const open: Deed = { label: "Open the date", part: "dates" };

const byRule: Readonly<Record<string, Deed>> = {
  C01: provision,
  C02: provision,
  C15: provision,
  C20: provision,
  C21: provision,
  C50: { ...provision, label: "Add the place" },
  C50A: { ...provision, label: "Add the place" },
  C40: { ...review, label: "Review the timetable" },
  C31: review,
  C32: review,
  C81: review,
  C81F: review,
  L11: { label: "Record the check", part: "dates" },
  L12: { label: "Record the check", part: "dates" },
  NEXT: { ...review, label: "Agree a date" },
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
