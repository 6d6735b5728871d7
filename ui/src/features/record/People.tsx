/** The section "People" of a child's record. */
import type { SectionProps } from "../../routes";

/** The section. */
export default function People({ record }: SectionProps) {
  return <p className="quiet">{record.head.surname}</p>;
}
