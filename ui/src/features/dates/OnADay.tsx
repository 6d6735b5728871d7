/** Where was this child on 3 March? What the record says of one day, and what it does not say, said. */
import { useState } from "react";
import { useAsk } from "../../api/queries";
import { DateField } from "../../controls/DateField";
import { StatusChips } from "../../lib/Chips";
import { longDay } from "../../lib/dates";
import { useToday } from "../../lib/today";

/** The question and its answer. */
export function OnADay({ pupil }: { pupil: string }) {
  const today = useToday();
  const [day, setDay] = useState("");
  const { data, error } = useAsk(
    "pupils.on_day",
    { pupil, day: day || today },
    { enabled: day !== "", keepPrevious: true },
  );
  const answer = day === "" ? undefined : data;
  return (
    <section className="panel" aria-labelledby="on-a-day-title">
      <h2 id="on-a-day-title">Where was this child?</h2>
      <DateField label="On" value={day} onChange={setDay} hint="Any day, for example 03/03/2026" />
      <div aria-live="polite" className="stack-tight">
        {error ? <p className="field-error">{error.sentence}</p> : null}
        {answer ? (
          <>
            <p className={answer.unknown ? "unknown" : ""}>{answer.sentence}</p>
            {answer.statuses.length > 0 ? <StatusChips codes={answer.statuses} /> : null}
            {answer.undated.length > 0 ? (
              <p className="quiet small">
                Without a first day, so it may or may not have held on {longDay(answer.day)}:{" "}
                {answer.undated.join(", ")}.
              </p>
            ) : null}
          </>
        ) : null}
      </div>
    </section>
  );
}
