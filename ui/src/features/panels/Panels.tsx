/** The panels, each with its meetings, newest first; where a panel is set up and a meeting is planned. */
import { useState } from "react";
import { call } from "../../api/call";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { EmptyState } from "../../controls/EmptyState";
import { ScreenHead } from "../../controls/ScreenHead";
import { Select } from "../../controls/Select";
import { TextField } from "../../controls/TextField";
import { useCommand } from "../../keyboard/Keyboard";
import { useWork } from "../../saving/useSave";
import { PanelCard } from "./PanelCard";
import { kinds } from "./words";
import { FormCard } from "../../lib/FormCard";
import "./Panels.css";

/** The screen. */
export default function Panels() {
  const { data, error } = useAsk("panels.list", {});
  const [adding, setAdding] = useState(false);
  useCommand("list.new", () => setAdding(true));
  const panels = data?.panels ?? [];
  return (
    <div className="panels">
      <ScreenHead
        title="Panels"
        sentence="Meetings that decide where children go, and the papers they decide from."
        actions={
          <Button id="add-panel" icon="plus" onPress={() => setAdding(true)} keys="N">
            Add a panel
          </Button>
        }
      />
      {error ? <p role="alert">{error.sentence}</p> : null}
      {adding ? <AddPanel onDone={() => setAdding(false)} /> : null}
      {data && panels.length === 0 && !adding ? (
        <EmptyState
          title="No panel is set up yet."
          action={
            <Button kind="primary" onPress={() => setAdding(true)}>
              Add the first panel
            </Button>
          }
        >
          A panel has a name, a usual place and a usual number of minutes for a case. Its meetings take these
          on.
        </EmptyState>
      ) : null}
      {panels.map((line, i) => (
        <PanelCard key={line.panel.id} line={line} isFirst={i === 0} />
      ))}
    </div>
  );
}

function AddPanel({ onDone }: { onDone: () => void }) {
  const [name, setName] = useState("");
  const [kind, setKind] = useState("fair_access");
  const { run, failure, isSaving } = useWork(async () => {
    await call("panels.save", { patch: { name: name.trim() || null, kind, minutes_per_case: 10 } });
    onDone();
  });
  return (
    <FormCard
      label="New panel"
      className="panel-form"
      backTo="add-panel"
      failure={failure}
      onLeave={onDone}
      onSubmit={() => void run(undefined)}
    >
      <TextField
        label="Name of the panel"
        hint="For example, Secondary Fair Access Panel"
        value={name}
        onChange={setName}
        error={failure ? (failure.at("name") ?? failure.sentence) : undefined}
      />
      <Select label="What it is for" options={kinds} value={kind} onChange={setKind} />
      <div className="row">
        <Button kind="primary" type="submit" isDisabled={isSaving}>
          Add the panel
        </Button>
        <Button kind="quiet" onPress={onDone}>
          Not now
        </Button>
      </div>
    </FormCard>
  );
}
