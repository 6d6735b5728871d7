/** A new task, or what somebody else has promised: one line, a day, and who owes it. */
import { useState } from "react";
import { useAsk } from "../../api/queries";
import { ComboBox } from "../../controls/ComboBox";
import { DateField } from "../../controls/DateField";
import { Select, type Option } from "../../controls/Select";
import { TextField } from "../../controls/TextField";
import { addDays } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useToday } from "../../lib/today";
import { officerOptions } from "../../lib/officers";
import type { TaskFormProps } from "../../routes";
import { findPlaces } from "../../saving/fields";
import { useSave } from "../../saving/useSave";

/** Where a task comes from: a row of the record. */
export interface TaskSource {
  table: string;
  row: string;
}

/** The form. */
export function AddTask({
  pupil,
  setting,
  about = "",
  from,
  backTo,
  onDone,
}: TaskFormProps & {
  /** The school or provider that owes it, where that is plain from the page. */
  setting?: Option;
  from?: TaskSource | undefined;
}) {
  const today = useToday();
  const { data: officers } = useAsk("officers.list", {});
  const { data: me } = useAsk("me.get", {});
  const [title, setTitle] = useState(about);
  const [due, setDue] = useState("");
  const [owner, setOwner] = useState<string | null>(null);
  const [waits, setWaits] = useState(setting ? "yes" : "no");
  const [who, setWho] = useState("");
  const [where, setWhere] = useState<Option | null>(setting ?? null);
  const [promised, setPromised] = useState(today);
  const save = useSave("tasks.save");
  const at = (field: string) => save.failure?.at(field);
  const add = async () => {
    const owed = waits === "yes";
    const made = await save.run({
      patch: {
        title: title.trim() || null,
        due_on: due || null,
        ...(pupil ? { pupil } : {}),
        ...(owner ? { owner } : {}),
        ...(owed
          ? {
              waiting_on: who.trim() || where?.label || null,
              setting: where?.value ?? null,
              promised_on: promised || null,
            }
          : {}),
        ...(from ? { from_table: from.table, from_row: from.row } : {}),
      },
    });
    if (made) onDone(made.id);
  };
  return (
    <FormCard
      label={waits === "yes" ? "A new promise" : "A new task"}
      failure={save.failure}
      backTo={backTo}
      onLeave={() => onDone(null)}
      onSubmit={() => void add()}
    >
      <TextField
        label={waits === "yes" ? "What was promised" : "What is to be done"}
        value={title}
        onChange={setTitle}
        error={at("title")}
      />
      <div className="columns-2">
        <Select
          label="Whose"
          options={[
            { value: "no", label: "Ours to do" },
            { value: "yes", label: "Somebody else promised it" },
          ]}
          value={waits}
          onChange={setWaits}
        />
        <DateField
          label="By when"
          optional
          hint="For example, fri or +7"
          value={due}
          onChange={setDue}
          error={at("due_on")}
        />
        <Select
          label="Seen to by"
          options={officerOptions(officers ?? [])}
          value={owner ?? me?.officer?.id ?? null}
          onChange={setOwner}
          error={at("owner")}
        />
        {waits === "yes" ? (
          <>
            <ComboBox
              label="Which school or provider"
              optional
              value={where}
              onChange={setWhere}
              search={findPlaces}
              error={at("setting")}
            />
            <TextField
              label="Who there"
              optional
              hint="A person or a role"
              value={who}
              onChange={setWho}
              error={at("waiting_on")}
            />
            <DateField
              label="Promised on"
              value={promised}
              onChange={setPromised}
              error={at("promised_on")}
            />
          </>
        ) : null}
      </div>
      {due && due < today && due >= addDays(today, -3650) ? (
        <p className="quiet small">That day has passed: it will stand as overdue.</p>
      ) : null}
      <FormEnd
        deed={waits === "yes" ? "Write the promise down" : "Add the task"}
        save={save}
        leave="Leave it"
        onLeave={() => onDone(null)}
      />
    </FormCard>
  );
}

export default AddTask;
