/** What the ring-round says of a child since the last review, asked for as the form stands. */
import type { MarksSince } from "../../api/bindings";
import { useAsk } from "../../api/queries";

/** The marks of the placement that the form names up to the day that it names; nothing while that is no day. */
export function useMarks(pupil: string, placement: string, heldOn: string): MarksSince | undefined {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(heldOn);
  const { data } = useAsk(
    "reviews.marks",
    { pupil, held_on: heldOn, ...(placement ? { placement } : {}) },
    { enabled: isDay },
  );
  return isDay ? data : undefined;
}
