/** The trade's words for providers. */
import type { Option } from "../../controls/Select";
import type { Tone } from "../../controls/Standing";

/** Registered or not; not knowing is an answer too. */
export const registrations: Readonly<Record<string, { label: string; tone: Tone }>> = {
  registered: { label: "Registered", tone: "met" },
  unregistered: { label: "Unregistered", tone: "due" },
  unknown: { label: "Unknown", tone: "unknown" },
};

/** What the team has decided about using it. */
export const approvals: readonly Option[] = [
  { value: "approved", label: "Approved" },
  { value: "conditional", label: "With conditions" },
  { value: "suspended", label: "Suspended" },
  { value: "not_approved", label: "Not approved" },
];
