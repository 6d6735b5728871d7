/** The screen "Meeting". */
import { ScreenHead } from "../../controls/ScreenHead";

/** The screen. */
export default function Meeting() {
  return <ScreenHead title="Meeting" />;
}
