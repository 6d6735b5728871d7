/** What the core asks before it brings children together who are to be kept apart: whom one asked, and why it is safe. */
import { useCallback, useState } from "react";
import { Failure } from "../../api/failure";
import { Button } from "../../controls/Button";
import { TextField } from "../../controls/TextField";

/** What goes with a save that was asked about. */
interface Given {
  keep_apart_reason?: string;
}

/** The question, once it has been asked, and the answer that goes with the next save. */
export interface Apart {
  asked: string | undefined;
  reason: string;
  setReason: (reason: string) => void;
  given: Given;
  /** Hears a refusal; it is thrown on. `again` is the save that was refused, to be made with the answer. */
  hear: (thrown: unknown, again?: (given: Given) => Promise<unknown>) => never;
  /** Makes the save that was refused once more, with the answer; absent while there is none to make. */
  retry: (() => Promise<void>) | undefined;
  /** Why that was refused too. */
  refused: string | undefined;
}

/** Keeps the question, the answer and what was refused for one form. */
export function useApartReason(): Apart {
  const [asked, setAsked] = useState<string | undefined>(undefined);
  const [reason, setReason] = useState("");
  const [waiting, setWaiting] = useState<((given: Given) => Promise<unknown>) | undefined>(undefined);
  const [refused, setRefused] = useState<string | undefined>(undefined);
  const hear = useCallback((thrown: unknown, again?: (given: Given) => Promise<unknown>): never => {
    const failure = Failure.from(thrown);
    const question = failure.at("keep_apart_reason");
    if (question) {
      setAsked(question);
      setWaiting(() => again);
    }
    throw failure;
  }, []);
  const given: Given = reason.trim() ? { keep_apart_reason: reason.trim() } : {};
  const retry = waiting
    ? async () => {
        try {
          await waiting(given);
          setAsked(undefined);
          setReason("");
          setWaiting(undefined);
          setRefused(undefined);
        } catch (thrown) {
          setRefused(Failure.from(thrown).sentence);
        }
      }
    : undefined;
  return { asked, reason, setReason, given, hear, retry, refused };
}

/** The box for the answer, and the button that makes the refused change with it; nothing while nothing was asked. */
export function ApartReason({ apart, again }: { apart: Apart; again?: string }) {
  if (!apart.asked) return null;
  const { retry } = apart;
  const answered = apart.reason.trim() !== "";
  return (
    <div className="stack-tight" role="group" aria-label="Kept apart">
      <TextField
        label="Whom you asked, and why it is safe to go on"
        hint={answered ? again : undefined}
        value={apart.reason}
        onChange={apart.setReason}
        error={answered ? apart.refused : apart.asked}
      />
      {retry ? (
        <p>
          <Button kind="primary" isDisabled={!answered} onPress={() => void retry()}>
            Save the change with this reason
          </Button>
        </p>
      ) : null}
    </div>
  );
}
