/** Hours this week against the entitlement: the number, and a small bar that says the same. Unknown is hatched. */
import { hoursText } from "../lib/dates";
import "./HoursBar.css";

/** Minutes a week; null is unknown and is said, never drawn as nought. */
export function HoursBar({ minutes, entitlement }: { minutes: number | null; entitlement: number | null }) {
  const known = minutes !== null;
  const whole = entitlement ?? 0;
  const part = known && whole > 0 ? Math.min(1, minutes / whole) : 0;
  const short = known && whole > 0 && minutes < whole;
  const number = known ? hoursText(minutes).replace(" h", "") : "unknown";
  const of = entitlement === null ? "" : ` of ${hoursText(entitlement)}`;
  return (
    <span className={`hours${known ? "" : " hours-unknown"}${known && minutes === 0 ? " hours-none" : ""}`}>
      <span className="hours-bar" aria-hidden="true">
        <span
          className={short ? "hours-part hours-short" : "hours-part"}
          style={{ width: `${part * 100}%` }}
        />
      </span>
      <span className="hours-number">
        {number}
        <span className="hours-of">{of}</span>
      </span>
    </span>
  );
}
