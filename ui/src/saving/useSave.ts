/**
 * Saving as one goes. Nothing is shown as saved before the core has said so; what was typed stays in the box whatever
 * the core says; a refusal stands at its field.
 */
import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { call, type CommandName, type Reply, type Request } from "../api/call";
import { Failure } from "../api/failure";
import { clockTime } from "../lib/dates";

/** How a save stands. */
export type SaveState =
  | { state: "idle" }
  | { state: "saving" }
  | { state: "saved"; at: number }
  | { state: "refused"; failure: Failure };

/** "Saved 14:02", "Saving…", "Not saved"; nothing while nothing has been asked. */
export function saveStatus(save: SaveState): string | undefined {
  switch (save.state) {
    case "saving":
      return "Saving…";
    case "saved":
      return `Saved ${clockTime(save.at)}`;
    case "refused":
      return "Not saved";
    default:
      return undefined;
  }
}

/**
 * Runs a piece of work and keeps how it stands; a later run overtakes an earlier one. The same thing asked again while it
 * is being done, by a second press or by leaving a box after Enter, is one deed: the later run answers undefined.
 * Where `steps` is set every run counts, as for "a week later" pressed twice.
 */
export function useWork<In, Out>(work: (input: In) => Promise<Out>, { steps = false } = {}) {
  const [save, setSave] = useState<SaveState>({ state: "idle" });
  const turn = useRef(0);
  const doing = useRef(new Set<string>());
  const latest = useRef(work);
  useLayoutEffect(() => {
    latest.current = work;
  });
  const run = useCallback(
    async (input: In): Promise<Out | undefined> => {
      const asked = String(JSON.stringify(input));
      if (!steps && doing.current.has(asked)) return undefined;
      doing.current.add(asked);
      const mine = (turn.current += 1);
      setSave({ state: "saving" });
      try {
        const out = await latest.current(input);
        if (mine === turn.current) setSave({ state: "saved", at: Date.now() });
        return out;
      } catch (thrown) {
        if (mine === turn.current) setSave({ state: "refused", failure: Failure.from(thrown) });
        return undefined;
      } finally {
        doing.current.delete(asked);
      }
    },
    [steps],
  );
  const reset = useCallback(() => setSave({ state: "idle" }), []);
  const failure = save.state === "refused" ? save.failure : undefined;
  return { run, reset, save, failure, status: saveStatus(save), isSaving: save.state === "saving" };
}

/** Saves through one command. `run` answers the reply, or undefined when it was refused. */
export function useSave<N extends CommandName>(name: N, options?: { steps?: boolean }) {
  return useWork<Request<N>, Reply<N>>((request) => call(name, request), options);
}
