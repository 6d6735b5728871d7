/** The section "Plan" of a child's record. */
import type { SectionProps } from "../../routes";

/** The section. */
export default function Plan({ record }: SectionProps) {
  return <p className="quiet">{record.plans.length}</p>;
}
