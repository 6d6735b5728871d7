/** What the core asks before it brings children together who are to be kept apart: whom one asked, and why it is safe. */
import { useCallback, useState } from "react";
import { Failure } from "../../api/failure";
import { TextField } from "../../controls/TextField";

/** The question, once it has been asked, and the answer that goes with the next save. */
export interface Apart {
  asked: string | undefined;
  reason: string;
  setReason: (reason: string) => void;
  given: { keep_apart_reason?: string };
  /** Hears a refusal; it is thrown on. */
  hear: (thrown: unknown) => never;
}

/** Keeps the question and the answer for one form. */
export function useApartReason(): Apart {
  const [asked, setAsked] = useState<string | undefined>(undefined);
  const [reason, setReason] = useState("");
  const hear = useCallback((thrown: unknown): never => {
    const failure = Failure.from(thrown);
    const question = failure.at("keep_apart_reason");
    if (question) setAsked(question);
    throw failure;
  }, []);
  return {
    asked,
    reason,
    setReason,
    given: reason.trim() ? { keep_apart_reason: reason.trim() } : {},
    hear,
  };
}

/** The box for the answer; nothing while nothing was asked. */
export function ApartReason({ apart, again }: { apart: Apart; again: string }) {
  if (!apart.asked) return null;
  return (
    <TextField
      label="Whom you asked, and why it is safe to go on"
      hint={apart.reason.trim() ? again : undefined}
      value={apart.reason}
      onChange={apart.setReason}
      error={apart.reason.trim() ? undefined : apart.asked}
    />
  );
}
