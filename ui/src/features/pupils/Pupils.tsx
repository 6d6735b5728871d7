/** The screen "Pupils". */
import { ScreenHead } from "../../controls/ScreenHead";

/** The screen. */
export default function Pupils() {
  return <ScreenHead title="Pupils" />;
}
