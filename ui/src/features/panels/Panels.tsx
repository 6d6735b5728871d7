/** The screen "Panels". */
import { ScreenHead } from "../../controls/ScreenHead";

/** The screen. */
export default function Panels() {
  return <ScreenHead title="Panels" />;
}
