/** Whom a child must not be taught with, whom to ask before deciding, and where the two are together all the same. */
import { useState } from "react";
import type { ApartLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { ComboBox } from "../../controls/ComboBox";
import type { Option } from "../../controls/Select";
import { Badge } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { listName } from "../../lib/children";
import { addDays, longDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useToday } from "../../lib/today";
import { address } from "../../router/router";
import { useSave } from "../../saving/useSave";

const findChildren =
  (not: string) =>
  async (text: string): Promise<readonly Option[]> => {
    if (text.trim() === "") return [];
    const found = await call("search.find", { text, limit: 12 });
    return found.children
      .filter((child) => child.hit.pupil !== not)
      .map((child) => ({ value: child.hit.pupil, label: listName(child.hit), detail: child.detail }));
  };

/** The part. */
export function KeepApart({ pupil, lines }: { pupil: string; lines: readonly ApartLine[] }) {
  const [adding, setAdding] = useState(false);
  return (
    <section className="stack-tight" aria-labelledby="apart-title">
      <div className="spread">
        <h2 id="apart-title" tabIndex={-1}>
          Kept apart from
        </h2>
        {adding ? null : (
          <Button id="add-apart" small icon="plus" onPress={() => setAdding(true)}>
            Keep apart from a child
          </Button>
        )}
      </div>
      {adding ? <Add pupil={pupil} onDone={() => setAdding(false)} /> : null}
      {lines.length === 0 && !adding ? <p className="quiet">Nobody.</p> : null}
      <ul role="list" className="stack-tight">
        {lines.map((line) => (
          <li key={line.entry.id} className="panel">
            <Entry line={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entry({ line }: { line: ApartLine }) {
  const today = useToday();
  const { entry } = line;
  const save = useSave("keep_apart.save");
  return (
    <>
      <div className="spread">
        <span className="status-words">
          <a className="strong" href={address(`/pupils/${line.other}`)}>
            {line.other_name}
          </a>
          {line.running ? (
            line.together_at.length > 0 ? (
              <Badge tone="breached">Together at {line.together_at.join(", ")}</Badge>
            ) : (
              <Badge tone="met">Apart today</Badge>
            )
          ) : (
            <Badge>Ended {longDay(entry.ended_on)}</Badge>
          )}
        </span>
        <Button
          kind="quiet"
          small
          aria-label={`${line.running ? "No longer needed" : "Open again"}: kept apart from ${line.other_name}`}
          // An entry binds on its last day too, so the last day is yesterday.
          onPress={() =>
            void save.run({ id: entry.id, patch: { ended_on: line.running ? addDays(today, -1) : null } })
          }
        >
          {line.running ? "No longer needed" : "Open again"}
        </Button>
      </div>
      <p>
        {entry.reason ?? "Reason unknown"}{" "}
        <span className="quiet">
          · ask {entry.ask ?? "nobody recorded"} · since {longDay(entry.started_on)}
        </span>
      </p>
      {save.failure ? <p className="field-error">{save.failure.sentence}</p> : null}
    </>
  );
}

function Add({ pupil, onDone }: { pupil: string; onDone: () => void }) {
  const [other, setOther] = useState<Option | null>(null);
  const [reason, setReason] = useState("");
  const [whom, setWhom] = useState("");
  const save = useSave("keep_apart.save");
  const at = (field: string) => save.failure?.at(field);
  const add = async () => {
    const made = await save.run({
      patch: { pupil, other: other?.value ?? null, reason: reason.trim() || null, ask: whom.trim() || null },
    });
    if (made) onDone();
  };
  return (
    <FormCard
      label="Keep apart from a child"
      backTo="add-apart"
      failure={save.failure}
      onLeave={onDone}
      onSubmit={() => void add()}
    >
      <div className="columns-2">
        <ComboBox
          label="The other child"
          value={other}
          onChange={setOther}
          search={findChildren(pupil)}
          nothing="Type a name. Only children on the team’s list can be entered."
          error={at("other")}
        />
        <TextField label="Whom to ask before deciding" value={whom} onChange={setWhom} error={at("ask")} />
      </div>
      <TextField label="Why" value={reason} onChange={setReason} error={at("reason")} />
      <FormEnd deed="Enter it" save={save} onLeave={onDone} />
    </FormCard>
  );
}
