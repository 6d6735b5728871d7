/** The section "Reviews" of a child's record. */
import type { SectionProps } from "../../routes";

/** The section. */
export default function Reviews({ record }: SectionProps) {
  return <p className="quiet">{record.reviews.length}</p>;
}
