/**
 * The five questions that a panel asks of each school: the one that is thought of beside those next in turn. Nothing here
 * chooses; what is not recorded is Unknown.
 */
import { useState } from "react";
import type { CaseLine, Panel } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { ComboBox } from "../../controls/ComboBox";
import type { Option } from "../../controls/Select";
import { findPlaces } from "../../saving/fields";
import { address } from "../../router/router";
import { Button } from "../../controls/Button";
import { ShareRows } from "../../lib/ShareRows";
import { useToday } from "../../lib/today";

/** Kinds of panel that choose between schools. */
const choosing = ["fair_access", "managed_moves", "reintegration"];

/** The strip; nothing where the panel does not choose between schools. */
export function RoomOptions({ line, panel, on }: { line: CaseLine; panel: Panel; on: string | null }) {
  const held = line.case.decision_setting;
  const today = useToday();
  const [thought, setThought] = useState<Option | null>(
    held ? { value: held, label: line.decision_setting_name ?? held } : null,
  );
  const isChoosing = choosing.includes(panel.kind ?? "");
  const [rows, setRows] = useState<string | null>(null);
  const { data, error } = useAsk(
    "shares.options",
    { case: line.case.id, ...(thought ? { setting: thought.value } : {}) },
    { enabled: isChoosing, keepPrevious: true },
  );
  if (!isChoosing) return null;
  const day = on && on < today ? on : undefined;
  return (
    <section className="room-options stack" aria-labelledby="options-title">
      <div className="spread">
        <h2 id="options-title">Five questions of each school</h2>
        <a href={address(`/panels/fair-share/${panel.id}`, { on: day })}>Fair share</a>
      </div>
      <ComboBox
        label="A school that is thought of"
        optional
        value={thought}
        search={findPlaces}
        onChange={setThought}
      />
      {error ? <p role="alert">{error.sentence}</p> : null}
      {data?.length === 0 ? (
        <p className="quiet">
          No school has a turn yet. Choose one that is thought of, or agree a grid under Fair share.
        </p>
      ) : null}
      <ul role="list" className="stack">
        {data?.map((option) => (
          <li key={option.setting} className="room-option">
            <div className="spread">
              <h3>
                {option.name}
                {option.setting === thought?.value ? <span className="quiet"> · thought of</span> : null}
              </h3>
              <Button
                small
                kind="quiet"
                id={`rows-${option.setting}`}
                aria-expanded={rows === option.setting}
                aria-label={`What ${option.name} took and sent`}
                onPress={() => setRows(rows === option.setting ? null : option.setting)}
              >
                Took and sent
              </Button>
            </div>
            {rows === option.setting ? (
              <ShareRows
                query={{
                  shares: { panel: panel.id, phase: "all", ...(day ? { on: day } : {}) },
                  urn: Number(option.setting.replace(/^urn:/, "")),
                }}
                title={`${option.name}: everything that is counted`}
                onClose={() => {
                  setRows(null);
                  document.getElementById(`rows-${option.setting}`)?.focus();
                }}
              />
            ) : null}
            <dl className="pairs">
              {option.answers.map((said) => (
                <div key={said.question}>
                  <dt>{said.question}</dt>
                  <dd>
                    {said.answer}
                    <span className="quiet small"> {said.source}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}
