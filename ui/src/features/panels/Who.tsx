/** Who should come to a meeting: the clocks' suggestions with their reasons, and any other child by search. */
import { useState } from "react";
import { call } from "../../api/call";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { ComboBox } from "../../controls/ComboBox";
import { useWork } from "../../saving/useSave";
import { listName, yearText } from "../../lib/children";
import { useCommand } from "../../keyboard/Keyboard";

/** Suggestions at once; the most pressing are first. */
const step = 12;

const findChildren = async (text: string) => {
  if (!text.trim()) return [];
  const { children } = await call("search.find", { text, limit: 12 });
  return children.map(({ hit, detail }) => ({ value: hit.pupil, label: listName(hit), detail }));
};

/** The list, and a box to find others. */
export function Who({ meeting, on }: { meeting: string; on: readonly (string | null)[] }) {
  const { data, error } = useAsk("meetings.suggestions", { id: meeting });
  const [many, setMany] = useState(step);
  const [said, setSaid] = useState("");
  const add = useWork(async ({ pupil, reason, name }: { pupil: string; reason?: string; name: string }) => {
    await call("cases.add", { meeting, pupil, ...(reason ? { reason } : {}) });
    setSaid(`${name} was added to the agenda.`);
    return true;
  });
  useCommand("panel.case", () => document.querySelector<HTMLElement>(".who .combo input")?.focus());
  const suggestions = (data ?? []).filter((s) => !on.includes(s.pupil));
  return (
    <section className="builder-pane who" aria-labelledby="who-title">
      <h2 id="who-title">
        Who should come <span className="quiet">{data ? suggestions.length : ""}</span>
      </h2>
      <ComboBox
        label="Add any child"
        value={null}
        search={findChildren}
        placeholder="Name, UPN or case reference"
        nothing="Type a name, a UPN or a case reference."
        onChange={(option) => option && void add.run({ pupil: option.value, name: option.label })}
        error={add.failure?.sentence}
      />
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {error ? <p role="alert">{error.sentence}</p> : null}
      {data && suggestions.length === 0 ? (
        <p className="quiet small">No other child has a date that is breached, due or coming up.</p>
      ) : null}
      <ul role="list" className="who-list">
        {suggestions.slice(0, many).map((s) => (
          <li key={s.pupil}>
            <div>
              <a className="who-name" href={`#/pupils/${s.pupil}`}>
                {s.name}
              </a>{" "}
              <span className="quiet small">{yearText(s.year)}</span>
              <p className="small">{s.reason}</p>
            </div>
            <Button
              small
              icon="plus"
              aria-label={`Add ${s.name} to the agenda`}
              onPress={({ target }) => {
                // The line goes when the child is on the agenda; focus passes to the one that takes its place.
                const line = target.closest("li");
                const heir = (line?.nextElementSibling ?? line?.previousElementSibling)?.querySelector(
                  "button",
                );
                void add
                  .run({ pupil: s.pupil, reason: s.reason, name: s.name })
                  .then((added) => added && heir?.focus());
              }}
            />
          </li>
        ))}
      </ul>
      {suggestions.length > many ? (
        <div>
          <Button kind="quiet" small onPress={() => setMany(many + 2 * step)}>
            Show more of {suggestions.length}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
