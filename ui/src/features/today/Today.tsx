/** The screen "Today". */
import { ScreenHead } from "../../controls/ScreenHead";

/** The screen. */
export default function Today() {
  return <ScreenHead title="Today" />;
}
