/** The section "This week" of a child's record. */
import type { SectionProps } from "../../routes";

/** The section. */
export default function ThisWeek({ record }: SectionProps) {
  return <p className="quiet">{record.week.sentence}</p>;
}
