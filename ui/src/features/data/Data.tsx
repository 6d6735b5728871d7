/** The screen "Data". */
import { ScreenHead } from "../../controls/ScreenHead";

/** The screen. */
export default function Data() {
  return <ScreenHead title="Data" />;
}
