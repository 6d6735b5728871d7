/** The screen "Provider". */
import { ScreenHead } from "../../controls/ScreenHead";

/** The screen. */
export default function Provider() {
  return <ScreenHead title="Provider" />;
}
