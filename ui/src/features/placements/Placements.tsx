/** The section "Placements" of a child's record. */
import type { SectionProps } from "../../routes";

/** The section. */
export default function Placements({ record }: SectionProps) {
  return <p className="quiet">{record.placements.length}</p>;
}
