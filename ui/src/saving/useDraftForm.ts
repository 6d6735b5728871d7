/**
 * A form of several answers that are saved together: until then they are a draft in the vault, written at every pause in
 * typing, so that leaving or a flat battery loses nothing. What was left unfinished comes back, and says that it is a draft.
 */
import { useCallback, useEffect, useState } from "react";
import { call } from "../api/call";
import { forget, useKept } from "./drafts";

/** The answers, how to change them, and what to do when they are saved or thrown away. */
export function useDraftForm<T extends object>(key: string, blank: () => T) {
  const [answers, setAnswers] = useState<T>(blank);
  const [touched, setTouched] = useState(false);
  const [isDraft, setIsDraft] = useState(false);

  useEffect(() => {
    let left = false;
    call("draft.get", { key }).then(
      (found) => {
        if (left || !found.text) return;
        try {
          const kept = JSON.parse(found.text) as Partial<T>;
          setAnswers((held) => ({ ...held, ...kept }));
          setIsDraft(true);
        } catch {
          // Words that are no form's answers were not written here: they are left alone.
        }
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [key]);

  useKept(key, touched ? JSON.stringify(answers) : null, () => setIsDraft(true));

  const set = useCallback((change: Partial<T> | ((held: T) => Partial<T>)) => {
    setTouched(true);
    setAnswers((held) => ({ ...held, ...(typeof change === "function" ? change(held) : change) }));
  }, []);
  const clear = useCallback(() => {
    setTouched(false);
    setIsDraft(false);
    return forget(key);
  }, [key]);
  return { answers, set, clear, isDraft };
}
