/** The screen "Providers". */
import { ScreenHead } from "../../controls/ScreenHead";

/** The screen. */
export default function Providers() {
  return <ScreenHead title="Providers" />;
}
