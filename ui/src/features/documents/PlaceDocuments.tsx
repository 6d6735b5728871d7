/** On a school's or a provider's page: policies, certificates, what a visit brought back. */
import type { PlacePartProps } from "../../routes";
import { Documents } from "./Documents";

/** The part. */
export default function PlaceDocuments({ setting }: PlacePartProps) {
  return <Documents of={{ setting }} />;
}
