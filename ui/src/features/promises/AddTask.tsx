/** A new task, or what somebody else has promised: one line, a day, and who owes it. */
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
import { useDraftForm } from "../../saving/useDraftForm";
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
  // Whatever a task is begun from has a draft of its own: what was left elsewhere does not turn up here.
  const key = ["task", pupil, setting?.value, from?.row ?? about].filter(Boolean).join(":");
  const { answers, set, clear, isDraft } = useDraftForm(key, () => ({
    title: about,
    due: "",
    owner: null as string | null,
    waits: setting ? "yes" : "no",
    who: "",
    where: setting ?? null,
    promised: today,
  }));
  const { title, due, owner, waits, who, where, promised } = answers;
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
    if (!made) return;
    await clear();
    onDone(made.id);
  };
  const discard = () => {
    void clear();
    onDone(null);
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
        onChange={(text) => set({ title: text })}
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
          onChange={(choice) => set({ waits: choice })}
        />
        <DateField
          label="By when"
          optional
          hint="For example, fri or +7"
          value={due}
          onChange={(day) => set({ due: day })}
          error={at("due_on")}
        />
        <Select
          label="Seen to by"
          options={officerOptions(officers ?? [])}
          value={owner ?? me?.officer?.id ?? null}
          onChange={(choice) => set({ owner: choice })}
          error={at("owner")}
        />
        {waits === "yes" ? (
          <>
            <ComboBox
              label="Which school or provider"
              optional
              value={where}
              onChange={(place) => set({ where: place })}
              search={findPlaces}
              error={at("setting")}
            />
            <TextField
              label="Who there"
              optional
              hint="A person or a role"
              value={who}
              onChange={(text) => set({ who: text })}
              error={at("waiting_on")}
            />
            <DateField
              label="Promised on"
              value={promised}
              onChange={(day) => set({ promised: day })}
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
        leave="Leave it as a draft"
        onLeave={() => onDone(null)}
        isDraft={isDraft}
        onDiscard={discard}
      />
    </FormCard>
  );
}

export default AddTask;
