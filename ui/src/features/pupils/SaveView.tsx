/** Keeping the question that is on the screen with a name, for oneself or for the whole team. */
import { useState } from "react";
import type { PupilsQuery } from "../../api/bindings";
import { Button } from "../../controls/Button";
import { Checkbox } from "../../controls/Checkbox";
import { notify } from "../../controls/Notices";
import { TextField } from "../../controls/TextField";
import { FormCard } from "../../lib/FormCard";
import { useSave } from "../../saving/useSave";

/** A name, and whose it is. */
export function SaveView({
  question,
  view,
  onDone,
}: {
  /** What is asked; absent when only the name changes. */
  question?: PupilsQuery;
  /** The view whose name or owner changes. */
  view?: { id: string; name: string; team: boolean };
  onDone: (id: string | null) => void;
}) {
  const [name, setName] = useState(view?.name ?? "");
  const [team, setTeam] = useState(view?.team ?? false);
  const save = useSave("views.save");
  const submit = async () => {
    const done = await save.run({
      ...(view ? { id: view.id } : {}),
      name,
      team,
      ...(question ? { question } : {}),
    });
    if (!done) return;
    notify({ sentence: `“${name.trim()}” is kept beside the other views.` });
    onDone(done.id);
  };
  return (
    <FormCard
      label={view ? "Rename the view" : "Keep this view"}
      className="row view-form"
      failure={save.failure}
      onLeave={() => onDone(null)}
      onSubmit={() => void submit()}
    >
      <TextField
        label="What the view is called"
        chars={28}
        value={name}
        onChange={setName}
        error={
          save.failure?.at("name") ?? (save.failure?.fields.length === 0 ? save.failure.sentence : undefined)
        }
      />
      <Checkbox checked={team} onChange={setTeam}>
        For the whole team
      </Checkbox>
      <Button type="submit" kind="primary" isDisabled={save.isSaving}>
        {view ? "Save" : "Keep the view"}
      </Button>
      <Button kind="quiet" onPress={() => onDone(null)}>
        Cancel
      </Button>
    </FormCard>
  );
}
