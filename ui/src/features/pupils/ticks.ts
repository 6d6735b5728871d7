/** The rows that are ticked: by id, so that they stay ticked while the list is sorted or scrolled; another question unticks. */
import { useCallback, useState } from "react";
import type { CaseloadRow, PupilsQuery } from "../../api/bindings";
import { call } from "../../api/call";

/** Who is ticked, and how to change it. */
export function useTicks(
  question: string,
  request: (offset: number, limit: number) => PupilsQuery,
  rowAt: (index: number) => CaseloadRow | undefined,
) {
  const [held, setHeld] = useState<{ question: string; ids: ReadonlySet<string> }>({
    question,
    ids: new Set(),
  });
  if (held.question !== question) setHeld({ question, ids: new Set() });
  const put = useCallback(
    (change: (ids: Set<string>) => void) =>
      setHeld((before) => {
        const ids = new Set(before.ids);
        change(ids);
        return { ...before, ids };
      }),
    [],
  );
  const toggle = useCallback((id: string) => put((ids) => void (ids.delete(id) || ids.add(id))), [put]);
  return {
    ticked: held.ids,
    toggle,
    /** Everybody who fits, also those who have not been scrolled to. */
    all: async () => {
      const { ids } = await call("pupils.ids", request(0, 0));
      put((ticked) => {
        // In the list's order, whichever were ticked first.
        ticked.clear();
        ids.forEach((id) => ticked.add(id));
      });
    },
    /** The rows from one place to another, both included. */
    along: (from: number, to: number) =>
      put((ids) => {
        for (let at = Math.min(from, to); at <= Math.max(from, to); at += 1) {
          const row = rowAt(at);
          if (row) ids.add(row.pupil);
        }
      }),
    clear: () => put((ids) => ids.clear()),
  };
}
