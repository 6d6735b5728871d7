/** The section "Overview" of a child's record. */
import type { SectionProps } from "../../routes";

/** The section. */
export default function Overview({ record }: SectionProps) {
  return <p className="quiet">{record.head.surname}</p>;
}
