/** Children of whom the authority knows that they are out of school, without a section 19 decision and with nothing arranged. */
import { useState } from "react";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { shortDay } from "../../lib/dates";
import { address } from "../../router/router";

/** Children shown before "show all". */
const few = 3;

/** The card; nothing when nobody waits. Asked for by itself, so that the list beside it never waits for it. */
export function Deciding() {
  const { data } = useAsk("s19.waiting", {});
  const [all, setAll] = useState(false);
  if (!data || data.length === 0) return null;
  const shown = all ? data : data.slice(0, few);
  return (
    <section aria-labelledby="today-deciding" className="card today-meetings">
      <h2 id="today-deciding">Known to be out, no section 19 decision: {data.length}</h2>
      <ul role="list">
        {shown.map((row) => (
          <li key={`${row.pupil}-${row.source_row}`}>
            <a href={address(`/pupils/${row.pupil}/dates`)}>{row.name}</a>
            <span className="small quiet">
              {row.trigger_on ? `known since ${shortDay(row.trigger_on)}` : "known since an unknown day"}
            </span>
          </li>
        ))}
      </ul>
      {data.length > few ? (
        <Button kind="quiet" small aria-expanded={all} onPress={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${data.length}`}
        </Button>
      ) : null}
    </section>
  );
}
