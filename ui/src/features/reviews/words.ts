/** The trade's words for reviews. */
import type { Option } from "../../controls/Select";

/** Kinds of review. */
export const kinds: readonly Option[] = [
  { value: "placement", label: "Placement review" },
  { value: "half_termly", label: "Half-termly review" },
  { value: "reduced_timetable", label: "Reduced-timetable review" },
  { value: "reintegration", label: "Reintegration review" },
  { value: "emergency", label: "Emergency review" },
  { value: "final", label: "Final review" },
];

/** What a review decides. */
export const decisions: readonly Option[] = [
  { value: "continue", label: "Continue" },
  { value: "extend", label: "Extend" },
  { value: "increase", label: "Increase hours" },
  { value: "reduce", label: "Reduce hours" },
  { value: "return", label: "Return to school" },
  { value: "transfer", label: "Move elsewhere" },
  { value: "end", label: "End" },
];

/** Yes, no, or not known. */
export const yesNo: readonly Option[] = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
  { value: "unknown", label: "Unknown" },
];

/** The text fields, in the order in which a meeting takes them. */
export const texts = [
  { field: "attendees", label: "Who was there" },
  { field: "progress", label: "Progress against the aim" },
  { field: "behaviour", label: "Behaviour and engagement" },
  { field: "voice_child", label: "The child’s own words" },
  { field: "voice_family", label: "The family’s words" },
  { field: "school_view", label: "The school’s view" },
  { field: "provider_view", label: "The provider’s view" },
  { field: "concerns", label: "Concerns, safeguarding among them" },
  { field: "next_steps", label: "Next steps, who and by when" },
] as const;

/** A text field's name. */
export type TextName = (typeof texts)[number]["field"];

/** The words for a code. */
export function words(options: readonly Option[], code: string | null): string {
  return options.find((option) => option.value === code)?.label ?? code ?? "Unknown";
}
