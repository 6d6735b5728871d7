/** The trade's words for referrals. The codes and their labels come from the core. */
import type { ReferralLine, ReferralPatch } from "../../api/bindings";
import type { Tone } from "../../controls/Standing";
import { longDay } from "../../lib/dates";

/** How a standing is shown. */
const tones: Readonly<Record<string, Tone>> = {
  accepted: "met",
  waiting: "waiting",
  declined: "due",
  withdrawn: "plain",
  draft: "unknown",
  asked: "waiting",
};

/** The tone of a referral: one that has waited too long presses. */
export const toneOf = (line: Pick<ReferralLine, "standing" | "late">): Tone =>
  line.late ? "breached" : (tones[line.standing] ?? "plain");

/** Whether the parents agree. */
export const agreement = [
  { value: "yes", label: "They agree" },
  { value: "no", label: "They do not agree" },
  { value: "", label: "Unknown" },
] as const;

/** "3 days a week, 15 hours a week, from Mon 16 Nov 2026". */
export function wanted(
  row: Pick<ReferralPatch, "days_week" | "hours_week" | "wanted_from">,
  unknown = "how much is unknown",
): string {
  const much = [
    row.days_week ? `${row.days_week} ${row.days_week === 1 ? "day" : "days"} a week` : null,
    row.hours_week ? `${row.hours_week} ${row.hours_week === 1 ? "hour" : "hours"} a week` : null,
  ].filter(Boolean);
  return [
    much.length > 0 ? much.join(", ") : unknown,
    row.wanted_from ? `from ${longDay(row.wanted_from)}` : null,
  ]
    .filter(Boolean)
    .join(", ");
}

/** A whole number that was typed; null where nothing was, and NaN where it is none, so that the core is not asked. */
export function wholeNumber(typed: string): number | null {
  const text = typed.trim();
  if (text === "") return null;
  return /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
}
