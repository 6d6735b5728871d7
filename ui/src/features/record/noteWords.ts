/** What notes are called. */
import type { Option } from "../../controls/Select";

/** Kinds of note, as they are chosen. */
export const noteKinds: readonly Option[] = [
  { value: "note", label: "Note" },
  { value: "call", label: "Call" },
  { value: "visit", label: "Visit" },
  { value: "meeting", label: "Meeting" },
  { value: "email", label: "E-mail" },
  { value: "voice", label: "Voice" },
];

/** Whose words a note holds. */
export const voices = (name: string): readonly Option[] => [
  { value: "", label: "Mine" },
  { value: "child", label: `${name}’s own words` },
  { value: "family", label: "The family’s words" },
];

/** The word for a kind. */
export const noteKind = (kind: string | null) =>
  noteKinds.find((k) => k.value === kind)?.label ?? kind ?? "Note";
