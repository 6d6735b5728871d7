/** Kinds of destination and how far one has got, as the core stores them; the labels are those of the destinations table. */
import type { Option } from "../controls/Select";

/** Where a child can go, as the Department's destination measures and the alternative provision census tell them apart. */
export const destinationKinds: readonly Option[] = [
  { value: "mainstream_school", label: "Mainstream school" },
  { value: "special_school", label: "Special school or college" },
  { value: "sixth_form", label: "School sixth form" },
  { value: "further_education", label: "Further education college" },
  { value: "alternative_provision", label: "Alternative provision" },
  { value: "apprenticeship", label: "Apprenticeship" },
  { value: "training", label: "Training or supported internship" },
  { value: "employment_training", label: "Employment with training" },
  { value: "employment", label: "Employment without training" },
  { value: "home_education", label: "Home education" },
  { value: "other_authority", label: "Moved to another area" },
  { value: "abroad", label: "Moved abroad" },
  { value: "custody", label: "Custody" },
  { value: "hospital", label: "Hospital or other health setting" },
  { value: "neet", label: "Not in education, employment or training" },
  { value: "died", label: "Died" },
  { value: "other", label: "Another destination" },
  { value: "unknown", label: "Unknown", detail: "Past school age only, with what was tried" },
];

/** How far a leaver has got. */
export const destinationStages: readonly Option[] = [
  { value: "applied", label: "Applied" },
  { value: "offered", label: "Offer made" },
  { value: "accepted", label: "Place accepted" },
  { value: "started", label: "Started" },
];

/** Kinds of which the kind alone says where the child is. */
const saysEnough = new Set(["home_education", "neet", "died", "unknown"]);

/** Whether a place need be named beside the kind. */
export const needsPlace = (kind: string): boolean => !saysEnough.has(kind);

/** The word of a kind; null where it is not said. A code of another version is shown as it stands. */
export const kindWord = (code: string | null): string | null =>
  code === null ? null : (destinationKinds.find((kind) => kind.value === code)?.label ?? code);

/** Where a closed case went, in words: the place, the kind, or both. */
export function wentTo(pupil: { destination: string | null; destination_kind: string | null }): string {
  const kind = kindWord(pupil.destination_kind);
  if (pupil.destination_kind === "unknown") return "an unknown destination";
  if (pupil.destination && kind) return `${pupil.destination} (${kind.toLowerCase()})`;
  return pupil.destination ?? kind?.toLowerCase() ?? "an unknown destination";
}
