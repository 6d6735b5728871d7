/** The screen "Schools". */
import { ScreenHead } from "../../controls/ScreenHead";

/** The screen. */
export default function Schools() {
  return <ScreenHead title="Schools" />;
}
