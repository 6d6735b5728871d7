/**
 * One field that saves by itself: on leaving, on Enter, or at once when chosen. Long text also keeps a draft in the
 * vault at every pause in typing, so that a flat battery in mid-sentence loses nothing.
 */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { call } from "../api/call";
import { forget, useKept } from "./drafts";
import { useWork } from "./useSave";

/** What a control is given. */
export interface FieldBinding<T> {
  value: T;
  onChange: (value: T) => void;
  /** Saves what is in the box, when it differs from what is stored. */
  onCommit: () => void;
  error: string | undefined;
  status: string | undefined;
}

/**
 * Ties a control to one stored value. `save` writes it; `field` is its name in the core's refusals; `draft` is a key
 * under which unfinished text is kept ("review:<id>:concerns").
 */
export function useField<T>({
  stored,
  save,
  field,
  draft,
}: {
  stored: T;
  save: (value: T) => Promise<unknown>;
  field?: string;
  /** Only for text. */
  draft?: string;
}): FieldBinding<T> & { choose: (value: T) => void } {
  const [typed, setTyped] = useState<{ value: T } | null>(null);
  const [isDraft, setIsDraft] = useState(false);
  const value = typed ? typed.value : stored;
  const now = useRef(value);
  const base = useRef(stored);
  useLayoutEffect(() => {
    now.current = value;
    base.current = stored;
  });
  const { run, failure, status, isSaving } = useWork(async (next: T) => {
    await save(next);
    if (draft) await forget(draft);
    return true;
  });

  // What was left unfinished last time comes back, and says that it is a draft.
  useEffect(() => {
    if (!draft) return undefined;
    let left = false;
    call("draft.get", { key: draft }).then(
      (found) => {
        if (left || found.text === null || found.text === base.current || now.current !== base.current)
          return;
        setTyped({ value: found.text as T });
        setIsDraft(true);
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [draft]);

  useKept(draft, typed && typed.value !== stored ? String(typed.value) : null, () => setIsDraft(true));

  const commit = useCallback(
    async (next: T) => {
      if (next === base.current) {
        setTyped(null);
        setIsDraft(false);
        return;
      }
      if (await run(next)) {
        setIsDraft(false);
        // The stored value comes back by itself; until it does, what was saved stays in the box.
        base.current = next;
      }
    },
    [run],
  );
  // Once the store has what the box has, the box follows the store again (an undo must show).
  if (typed && typed.value === stored && !isSaving) setTyped(null);

  return {
    value,
    onChange: (next) => setTyped({ value: next }),
    onCommit: () => void commit(now.current),
    choose: (next) => {
      setTyped({ value: next });
      void commit(next);
    },
    error: failure && typed ? ((field && failure.at(field)) ?? failure.sentence) : undefined,
    status: isDraft && !isSaving ? "Draft, not saved yet" : status,
  };
}
