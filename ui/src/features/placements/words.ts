/** The trade's words for placements. */
import type { Option } from "../../controls/Select";

export { kinds, kindWords } from "../../lib/placementKinds";

/** Which roll the setting has the child on. */
export const rolls: readonly Option[] = [
  { value: "main", label: "Main roll" },
  { value: "subsidiary", label: "Subsidiary roll (dual registered)" },
  { value: "guest", label: "Guest" },
  { value: "none", label: "Not on roll" },
];

/** What a price is for. */
export const prices: readonly Option[] = [
  { value: "session", label: "a session" },
  { value: "day", label: "a day" },
  { value: "week", label: "a week" },
  { value: "year", label: "a year" },
];

/** What a price is for. */
export const costPer: readonly Option[] = [
  { value: "session", label: "A session" },
  { value: "day", label: "A day" },
  { value: "week", label: "A week" },
  { value: "year", label: "A year" },
];

/** "£1,234.50". */
export const pounds = (pence: number): string =>
  (pence / 100).toLocaleString("en-GB", { style: "currency", currency: "GBP" });

/** "£62.50 a day"; what is not known is said. */
export function costText(pence: number | null, per: string | null): string {
  if (pence === null) return "cost unknown";
  const word = costPer.find((option) => option.value === per)?.label.toLowerCase();
  return `${pounds(pence)} ${word ?? "for an unknown time"}`;
}

/** The id of the button that opens a placement's week; a new placement opens at its week with no button pressed. */
export const weekButton = (placement: string) => `week-of-${placement}`;
