/** Ten half-days in the space of a word. Decoration: the sentence beside it says the same. */
import type { Week } from "../../api/bindings";

/** Monday to Friday, morning above afternoon: filled where something is taught, hatched where nothing is. */
export function WeekStrip({ week }: { week: Week }) {
  return (
    <span className="strip" aria-hidden="true">
      {week.halves.map((half) => (
        <span
          key={`${half.weekday}${half.half}`}
          className={
            half.clash
              ? "strip-half strip-clash"
              : half.blocks.length > 0
                ? "strip-half strip-taught"
                : half.closed
                  ? "strip-half strip-closed"
                  : "strip-half"
          }
        />
      ))}
    </span>
  );
}
