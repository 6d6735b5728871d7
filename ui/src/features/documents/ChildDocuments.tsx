/** The section "Documents" of a child's record. */
import type { SectionProps } from "../../routes";
import { Documents } from "./Documents";

/** The section. */
export default function ChildDocuments({ record }: SectionProps) {
  return <Documents of={{ pupil: record.pupil.id }} />;
}
