/** The screen "School". */
import { ScreenHead } from "../../controls/ScreenHead";

/** The screen. */
export default function School() {
  return <ScreenHead title="School" />;
}
