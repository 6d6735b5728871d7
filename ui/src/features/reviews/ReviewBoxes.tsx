/** The boxes that every review has beside its texts: what was reviewed and when, and what came of it. */
import type { PupilRecord } from "../../api/bindings";
import { DateField } from "../../controls/DateField";
import { Select } from "../../controls/Select";
import { TextField } from "../../controls/TextField";
import { FromMarks } from "./FromMarks";
import type { Review } from "./useReview";
import { decisions, kinds, yesNo } from "./words";

/** Which kind, of which placement, on which day, and how much the child was there. */
export function HeldBoxes({ review, record }: { review: Review; record: PupilRecord }) {
  const { answers, set, at, last, marks } = review;
  return (
    <>
      <Select label="Kind" options={kinds} value={answers.kind} onChange={(kind) => set({ kind })} />
      <Select
        label="Of which placement"
        options={[
          { value: "", label: "The child’s whole provision" },
          ...record.placements.map((line) => ({ value: line.placement.id, label: line.setting_name })),
        ]}
        value={answers.placement}
        onChange={(placement) => set({ placement })}
      />
      <DateField
        label="Held on"
        value={answers.held_on}
        onChange={(held_on) => set({ held_on })}
        error={at("held_on")}
      />
      <div className="stack-tight attendance-said">
        <TextField
          label="Attendance, per cent"
          optional
          inputMode="numeric"
          chars={4}
          hint={typeof last?.attendance_pct === "number" ? `Last time ${last.attendance_pct}` : undefined}
          value={answers.attendance}
          onChange={(attendance) => set({ attendance })}
          error={at("attendance_pct")}
        />
        <FromMarks marks={marks} value={answers.attendance} onTake={(attendance) => set({ attendance })} />
      </div>
    </>
  );
}

/** Whether it still meets the need, what is decided, and when it is looked at again. */
export function OutcomeBoxes({ review, nextHint }: { review: Review; nextHint?: string }) {
  const { answers, set, at } = review;
  return (
    <>
      <Select
        label="Does it still meet the child’s need?"
        options={yesNo}
        value={answers.still_meets_need}
        onChange={(still_meets_need) => set({ still_meets_need })}
        error={at("still_meets_need")}
      />
      <Select
        label="Decided"
        options={decisions}
        value={answers.decision}
        onChange={(decision) => set({ decision })}
        error={at("decision")}
      />
      <DateField
        label="Next review"
        hint={nextHint}
        value={answers.next_on}
        onChange={(next_on) => set({ next_on })}
        error={at("next_on")}
      />
      <TextField
        label="Or why there is none"
        optional
        value={answers.no_next_reason}
        onChange={(no_next_reason) => set({ no_next_reason })}
        error={at("no_next_reason")}
      />
    </>
  );
}
