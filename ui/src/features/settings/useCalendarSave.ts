/**
 * Saving term dates in two steps: first what running dates would move, and only when a person lets them, or none does, the
 * calendar itself, as one change.
 */
import { useState } from "react";
import type { Moves } from "../../api/bindings";
import { call, type Reply, type Request } from "../../api/call";
import { useWork } from "../../saving/useSave";

/** A question that waits for its answer. */
interface Waiting {
  moves: Moves;
  answer: (save: boolean) => void;
}

/** How to save, how that stands, and the question while one is asked. `run` answers null when the person said no. */
export function useCalendarSave() {
  const [waiting, setWaiting] = useState<Waiting | undefined>();
  const save = useWork<Request<"calendars.save">, Reply<"calendars.save"> | null>(async (request) => {
    const moves = await call("calendars.moves", request);
    if (moves.total > 0) {
      const agreed = await new Promise<boolean>((answer) => setWaiting({ moves, answer }));
      setWaiting(undefined);
      if (!agreed) return null;
    }
    return call("calendars.save", request);
  });
  return { ...save, moves: waiting?.moves, onAnswer: (agreed: boolean) => waiting?.answer(agreed) };
}
