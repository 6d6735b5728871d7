/** Every computed date of the child: the sentence, how it stands, and the arithmetic on asking. */
import { useState } from "react";
import type { DueRow } from "../../api/bindings";
import { Button } from "../../controls/Button";
import { Standing } from "../../controls/Standing";
import { standingOf } from "../../lib/children";
import { nearDay } from "../../lib/dates";
import { useToday } from "../../lib/today";
import { WhyDue } from "../../lib/WhyDue";
import { address } from "../../router/router";
import type { SectionProps } from "../../routes";
import { splitDue } from "./due";

/** Dates shown before "show all": more than most children have. */
const first = 6;

/** The dates. */
export function Dates({ record }: SectionProps) {
  const { open, done } = splitDue(record.due);
  const [all, setAll] = useState(false);
  const shown = all ? [...open, ...done] : open.slice(0, first);
  const more = open.length + done.length - shown.length;
  return (
    <section className="panel" aria-labelledby="dates-title">
      <div className="spread">
        <h2 id="dates-title">Dates</h2>
        <a className="small" href={address(`/pupils/${record.pupil.id}/dates`)}>
          Met, excused, suspensions, steps
        </a>
      </div>
      {shown.length === 0 ? <p className="quiet">No date asks for anything.</p> : null}
      <ul role="list">
        {shown.map((due) => (
          <DateLine key={`${due.rule}-${due.source_row}`} due={due} />
        ))}
      </ul>
      {more > 0 || all ? (
        <Button kind="quiet" small onPress={() => setAll(!all)}>
          {all ? "Show fewer" : `Show ${more} more${done.length > 0 ? `, ${done.length} of them met` : ""}`}
        </Button>
      ) : null}
    </section>
  );
}

function DateLine({ due }: { due: DueRow }) {
  const today = useToday();
  const { tone, word } = standingOf(due.standing);
  return (
    <li className="date-line">
      <span className="date-when">
        <Standing tone={tone}>{due.due_on ? nearDay(due.due_on, today) : "Unknown"}</Standing>
        <span className="quiet small">{word}</span>
      </span>
      <span className="date-what">
        <span className="strong">{due.title}</span>
        <span className="quiet">{due.sentence}</span>
      </span>
      <WhyDue row={due} />
    </li>
  );
}
