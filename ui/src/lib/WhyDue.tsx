/** "Why this date?" for a computed date: the arithmetic is asked of the core when it is wanted, and not before. */
import type { Skipped } from "../api/bindings";
import { useAsk } from "../api/queries";
import { WhyDate } from "../controls/WhyDate";
import { longDay, shortDay } from "./dates";

/** What names one computed date. */
export interface WhyDueRow {
  pupil: string;
  rule: string;
  source_row: string;
  title: string;
  due_on: string | null;
}

/** The button, and behind it the arithmetic, the rule and how sure it is. */
export function WhyDue({ row, excludeFromTabOrder }: { row: WhyDueRow; excludeFromTabOrder?: boolean }) {
  return (
    <WhyDate
      title={`${row.title}: ${row.due_on ? longDay(row.due_on) : "the date is unknown"}`}
      steps={[]}
      excludeFromTabOrder={excludeFromTabOrder}
    >
      <Arithmetic row={row} />
    </WhyDate>
  );
}

const run = ({ from, to, reason }: Skipped) =>
  `${from === to ? shortDay(from) : `${shortDay(from)} to ${shortDay(to)}`}: ${reason}, not counted`;

function Arithmetic({ row }: { row: WhyDueRow }) {
  const { data: why, error } = useAsk("due.why", { pupil: row.pupil, rule: row.rule, row: row.source_row });
  if (error) return <p className="small">{error.sentence}</p>;
  if (!why) return <p className="small quiet">Reckoning…</p>;
  const days = [
    ...why.counted.map((day, i) => ({ day, text: `${shortDay(day)}: ${i + 1}`, skipped: false })),
    ...why.skipped.map((skipped) => ({ day: skipped.from, text: run(skipped), skipped: true })),
  ].sort((a, b) => a.day.localeCompare(b.day));
  return (
    <div className="stack-tight small">
      {why.sentence ? <p>{why.sentence}</p> : null}
      {days.length > 0 && days.length <= 40 ? (
        <ol className="why-steps" role="list">
          {days.map(({ text, skipped }) => (
            <li key={text} className={skipped ? "why-skipped" : ""}>
              {text}
            </li>
          ))}
        </ol>
      ) : null}
      {why.evidence ? <p>{why.evidence}</p> : null}
      {why.alternative ? <p>The other reading: {why.alternative}</p> : null}
      {why.basis ? <p>Counted as: {why.basis}</p> : null}
      {why.citation ? <p>Rests on: {why.citation}</p> : null}
      {why.duty_holder ? <p>Whose duty: {why.duty_holder}</p> : null}
      <p className="quiet">{[why.confidence, why.in_force].filter(Boolean).join(" · ")}</p>
    </div>
  );
}
