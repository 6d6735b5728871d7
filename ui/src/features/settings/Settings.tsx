/** The screen "Settings". */
import { ScreenHead } from "../../controls/ScreenHead";

/** The screen. */
export default function Settings() {
  return <ScreenHead title="Settings" />;
}
