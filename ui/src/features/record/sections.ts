/** The sections of the record, as routes.tsx lists them: there every feature that writes one is named. */
export { type RecordSection, recordSections, type SectionProps } from "../../routes";
