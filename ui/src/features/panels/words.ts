/** The trade's words for panels and meetings. Categories and decisions come from the core, in its order. */
import type { PanelWords } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import type { Option } from "../../controls/Select";
import type { Tone } from "../../controls/Standing";
import { address } from "../../router/router";

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

/** What a brief lacks, as the paper calls it, that is filled on the agenda's own case. */
export const inEditor = new Set([
  "What the panel is asked",
  "Category",
  "Presenter",
  "Why an exception is made",
]);

const homes: Readonly<Record<string, string>> = {
  "The school’s view": "reviews",
  "Date of the last review": "reviews",
  "Next date": "reviews",
  "What has been tried": "placements",
  "Hours now": "placements",
  "Weekly timetable": "placements",
};

/** Where on the child's record a gap in the brief is filled. */
export const gapPath = (pupil: string, field: string) =>
  homes[field] ? `#/pupils/${pupil}/${homes[field]}` : `#/pupils/${pupil}`;

/** "1 case", "12 cases", "No cases". */
export const casesText = (n: number) => (n === 0 ? "No cases" : `${n} ${n === 1 ? "case" : "cases"}`);

/** Categories and decisions as the core has them; none until it has answered. */
export function usePanelWords(): PanelWords {
  const { data } = useAsk("panels.words", {});
  return data ?? { kinds: [], categories: [], decisions: [] };
}

/** Codes as the choices of a list. */
export const choices = (words: readonly { code: string; label: string }[]): Option[] =>
  words.map(({ code, label }) => ({ value: code, label }));

/** The letters of what a meeting decided, to all who have not been told. */
export const lettersTo = (meeting: string, to: "parents" | "schools") =>
  address(`/papers/outcome_letters/${meeting}`, { to });
