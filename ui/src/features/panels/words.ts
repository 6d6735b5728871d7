/** The trade's words for panels, meetings and fair-access categories. Codes are the core's; so is their order. */
import type { Option } from "../../controls/Select";
import type { Tone } from "../../controls/Standing";

/** What a panel is for. */
export const kinds: readonly Option[] = [
  { value: "fair_access", label: "Fair access" },
  { value: "ap_placement", label: "Alternative provision" },
  { value: "commissioning", label: "Commissioning" },
  { value: "reintegration", label: "Reintegration" },
  { value: "managed_moves", label: "Managed moves" },
];

/** A panel's kind in words. */
export const kindText = (kind: string | null) =>
  kinds.find((k) => k.value === kind)?.label ?? kind ?? "Kind unknown";

/** How a meeting stands. */
export const stages: readonly (Option & { tone: Tone })[] = [
  { value: "draft", label: "Draft", tone: "waiting" },
  { value: "issued", label: "Issued", tone: "due" },
  { value: "held", label: "Held", tone: "met" },
  { value: "cancelled", label: "Cancelled", tone: "unknown" },
];

/** A meeting's stage; none recorded is a draft. */
export const stageOf = (stage: string | null) =>
  stages.find((s) => s.value === (stage ?? "draft")) ?? {
    value: stage ?? "",
    label: stage ?? "Unknown",
    tone: "unknown" as const,
  };

/** The thirteen fair-access categories, shortened. Source: School Admissions Code 2021, 3.17. */
export const categories: readonly Option[] = [
  { value: "a", label: "a · Child in need or child protection plan, now or in the last 12 months" },
  { value: "b", label: "b · In a refuge or other relevant accommodation" },
  { value: "c", label: "c · From the criminal justice system" },
  { value: "d", label: "d · In alternative provision or permanently excluded, and ready for mainstream" },
  { value: "e", label: "e · SEN without an EHC plan, disability or medical condition" },
  { value: "f", label: "f · Carer" },
  { value: "g", label: "g · Homeless" },
  { value: "h", label: "h · In formal kinship care" },
  { value: "i", label: "i · Gypsy, Roma, Traveller, refugee or asylum seeker" },
  { value: "j", label: "j · Refused for challenging behaviour and referred" },
  { value: "k", label: "k · No place sought, in exceptional circumstances" },
  { value: "l", label: "l · Out of education four weeks or more, no place within reach" },
  { value: "m", label: "m · Previously looked after, no place secured promptly" },
];

const homes: Readonly<Record<string, string>> = {
  "School's view": "reviews",
  "Family's view": "reviews",
  "The child's own words": "notes",
  "What has been tried": "placements",
};

/** Where on the child's record a gap in the brief is filled. */
export const gapPath = (pupil: string, field: string) =>
  homes[field] ? `#/pupils/${pupil}/${homes[field]}` : `#/pupils/${pupil}`;

/** "1 case", "12 cases", "No cases". */
export const casesText = (n: number) => (n === 0 ? "No cases" : `${n} ${n === 1 ? "case" : "cases"}`);
