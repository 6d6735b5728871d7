/**
 * What the core asks before it goes on: whom one asked before children who are to be kept apart come together, and why a child is
 * placed where new placements are held.
 */
import { useCallback, useState } from "react";
import { Failure } from "../../api/failure";
import { Button } from "../../controls/Button";
import { TextField } from "../../controls/TextField";

/** What goes with a save that was asked about. */
interface Given {
  keep_apart_reason?: string;
  hold_reason?: string;
}

type Question = keyof Given;

/** The questions, in the order in which they are asked. */
const questions: readonly { field: Question; label: string }[] = [
  { field: "hold_reason", label: "Placed in spite of the hold, because" },
  { field: "keep_apart_reason", label: "Whom you asked, and why it is safe to go on" },
];

type Answers = Partial<Record<Question, string>>;

/** The questions, once they have been asked, and the answers that go with the next save. */
export interface Apart {
  asked: Answers;
  answers: Answers;
  answer: (field: Question, words: string) => void;
  given: Given;
  /** Hears a refusal; it is thrown on. `again` is the save that was refused, to be made with the answers. */
  hear: (thrown: unknown, again?: (given: Given) => Promise<unknown>) => never;
  /** Makes the save that was refused once more, with the answers; absent while there is none to make. */
  retry: (() => Promise<void>) | undefined;
  /** Why that was refused too. */
  refused: string | undefined;
}

/** Keeps the questions, the answers and what was refused for one form. */
export function useApartReason(): Apart {
  const [asked, setAsked] = useState<Answers>({});
  const [answers, setAnswers] = useState<Answers>({});
  const [waiting, setWaiting] = useState<((given: Given) => Promise<unknown>) | undefined>(undefined);
  const [refused, setRefused] = useState<string | undefined>(undefined);
  const hear = useCallback((thrown: unknown, again?: (given: Given) => Promise<unknown>): never => {
    const failure = Failure.from(thrown);
    const heard: Answers = {};
    for (const { field } of questions) {
      const question = failure.at(field);
      if (question) heard[field] = question;
    }
    if (Object.keys(heard).length > 0) {
      setAsked(heard);
      setWaiting(() => again);
    }
    throw failure;
  }, []);
  const given: Given = {};
  for (const { field } of questions) {
    const words = answers[field]?.trim();
    if (words) given[field] = words;
  }
  const retry = waiting
    ? async () => {
        try {
          await waiting(given);
          setAsked({});
          setAnswers({});
          setWaiting(undefined);
          setRefused(undefined);
        } catch (thrown) {
          setRefused(Failure.from(thrown).sentence);
        }
      }
    : undefined;
  const answer = (field: Question, words: string) => setAnswers({ ...answers, [field]: words });
  return { asked, answers, answer, given, hear, retry, refused };
}

/** The boxes for the answers, and the button that makes the refused change with them; nothing while nothing was asked. */
export function ApartReason({ apart }: { apart: Apart }) {
  const open = questions.filter(({ field }) => apart.asked[field]);
  if (open.length === 0) return null;
  const { retry } = apart;
  const isAnswered = (field: Question) => (apart.answers[field] ?? "").trim() !== "";
  return (
    <div
      className="stack-tight"
      role="group"
      aria-label={
        open.length > 1 ? "On hold, and kept apart" : apart.asked.hold_reason ? "On hold" : "Kept apart"
      }
    >
      {open.map(({ field, label }) => (
        <TextField
          key={field}
          label={label}
          value={apart.answers[field] ?? ""}
          onChange={(words) => apart.answer(field, words)}
          error={isAnswered(field) ? apart.refused : apart.asked[field]}
        />
      ))}
      {retry ? (
        <p>
          <Button
            kind="primary"
            isDisabled={!open.every(({ field }) => isAnswered(field))}
            onPress={() => void retry()}
          >
            Save the change with this reason
          </Button>
        </p>
      ) : null}
    </div>
  );
}
