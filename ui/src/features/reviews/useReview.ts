/** A review while it is written: its answers and their draft, what the marks say, and how it is saved. Both forms of a review are this one, laid out for one child or for sixty. */
import { useState } from "react";
import type { PupilRecord } from "../../api/bindings";
import { Failure } from "../../api/failure";
import { useToday } from "../../lib/today";
import { useDraftForm } from "../../saving/useDraftForm";
import { useSave } from "../../saving/useSave";
import { useMarks } from "./marks";
import { texts, type TextName } from "./words";

interface Answers {
  kind: string;
  placement: string;
  held_on: string;
  /** As it was typed: whole per cents, or nothing. */
  attendance: string;
  still_meets_need: string;
  decision: string;
  next_on: string;
  no_next_reason: string;
  texts: Partial<Record<TextName, string>>;
}

/** Per cents as people write them: "85", "85 %". Null for nothing typed, undefined for what is no whole number. */
function readPercent(typed: string): number | null | undefined {
  const bare = typed.replace(/\s*%?\s*$/, "").trim();
  if (bare === "") return null;
  return /^\d+$/.test(bare) ? Number(bare) : undefined;
}

/** The review of one child. `onSaved` is told the next review's day. */
export function useReview(record: PupilRecord, kind: string, onSaved: (next: string) => void) {
  const today = useToday();
  const last = record.reviews[0];
  // One draft for both forms, so that neither loses words written in the other.
  const { answers, set, clear, isDraft } = useDraftForm<Answers>(`review:${record.pupil.id}`, () => ({
    kind,
    placement:
      record.placements.find((line) => !line.placement.ended_on || line.placement.ended_on >= today)
        ?.placement.id ?? "",
    held_on: today,
    attendance: "",
    still_meets_need: "unknown",
    decision: "continue",
    next_on: "",
    no_next_reason: "",
    texts: {},
  }));
  const marks = useMarks(record.pupil.id, answers.placement, answers.held_on);
  const saving = useSave("reviews.save");
  const [mistyped, setMistyped] = useState<Failure>();
  const save = { isSaving: saving.isSaving, failure: mistyped ?? saving.failure };

  const submit = async () => {
    if (saving.isSaving) return;
    const attendance = readPercent(answers.attendance);
    if (attendance === undefined) {
      const sentence = "Enter attendance as a number from 0 to 100.";
      setMistyped(new Failure("Not saved yet.", undefined, [{ field: "attendance_pct", sentence }]));
      return;
    }
    setMistyped(undefined);
    const said = Object.fromEntries(texts.map(({ field }) => [field, answers.texts[field]?.trim() || null]));
    const done = await saving.run({
      patch: {
        ...said,
        pupil: record.pupil.id,
        placement: answers.placement || null,
        kind: answers.kind,
        held_on: answers.held_on || null,
        attendance_pct: attendance,
        still_meets_need: answers.still_meets_need,
        decision: answers.decision,
        next_on: answers.next_on || null,
        no_next_reason: answers.no_next_reason.trim() || null,
      },
    });
    if (!done) return;
    await clear();
    onSaved(answers.next_on);
  };

  return {
    answers,
    set,
    isDraft,
    last,
    marks,
    save,
    at: (field: string) => save.failure?.at(field),
    submit: () => void submit(),
    write: (field: TextName, value: string) => set({ texts: { ...answers.texts, [field]: value } }),
    /** Every box that is still empty takes what was said last time; so do the two choices. */
    carryAll: () => {
      const carry = { ...answers.texts };
      for (const { field } of texts) {
        const before = last?.[field];
        if (before && !carry[field]?.trim()) carry[field] = before;
      }
      set({
        texts: carry,
        still_meets_need: last?.still_meets_need ?? answers.still_meets_need,
        decision: last?.decision ?? answers.decision,
      });
    },
  };
}

/** A review that is being written. */
export type Review = ReturnType<typeof useReview>;
