/** The screen "Pupil". */
import { ScreenHead } from "../../controls/ScreenHead";

/** The screen. */
export default function Record() {
  return <ScreenHead title="Pupil" />;
}
