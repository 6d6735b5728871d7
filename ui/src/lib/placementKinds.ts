/** Kinds of placement, as placements and referrals name them. */
import type { Option } from "../controls/Select";

/** In the order of a list. */
export const kinds: readonly Option[] = [
  { value: "alternative_provision", label: "Alternative provision" },
  { value: "school", label: "Mainstream school" },
  { value: "tuition", label: "Tuition" },
  { value: "home_tuition", label: "Tuition at home" },
  { value: "online", label: "Online provision" },
  { value: "college", label: "College" },
  { value: "hospital", label: "Hospital school" },
  { value: "special", label: "Special school" },
  { value: "other", label: "Other" },
];

/** A kind's words. */
export function kindWords(kind: string | null): string {
  return kinds.find((k) => k.value === kind)?.label ?? kind ?? "Unknown kind";
}
