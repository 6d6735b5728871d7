/** Asking once more for what was promised: one rung up, what was said, and the day to ask again. */
import { useState } from "react";
import type { TaskLine } from "../../api/bindings";
import { DateField } from "../../controls/DateField";
import { Select } from "../../controls/Select";
import { TextField } from "../../controls/TextField";
import { addDays } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useToday } from "../../lib/today";
import { address } from "../../router/router";
import { useSave } from "../../saving/useSave";
import { hows, rungs } from "./words";

/** Days until one asks again, unless another day is given: a week. */
const again = 7;

/** The form. */
export function Chase({ line, onDone }: { line: TaskLine; onDone: () => void }) {
  const today = useToday();
  const [rung, setRung] = useState(line.next_rung);
  const [how, setHow] = useState("call");
  const [said, setSaid] = useState("");
  const [next, setNext] = useState(addDays(today, again));
  const save = useSave("chases.save");
  const at = (field: string) => save.failure?.at(field);
  const chase = async () => {
    const made = await save.run({
      patch: { task: line.task.id, rung, how, said: said.trim() || null, next_on: next || null },
    });
    if (made) onDone();
  };
  return (
    <FormCard
      label={`Chase: ${line.task.title ?? ""}`}
      failure={save.failure}
      onLeave={onDone}
      onSubmit={() => void chase()}
    >
      <div className="columns-2">
        <TextField label="What was said" optional value={said} onChange={setSaid} error={at("said")} />
        <DateField label="Ask again on" optional value={next} onChange={setNext} error={at("next_on")} />
        <Select label="How far" options={rungs} value={rung} onChange={setRung} error={at("rung")} />
        <Select label="How" options={hows} value={how} onChange={setHow} error={at("how")} />
      </div>
      <FormEnd deed="Write the chase down" save={save} leave="Leave it" onLeave={onDone}>
        <a href={address(`/papers/chase/${line.task.id}`, { rung })}>The letter for this</a>
      </FormEnd>
    </FormCard>
  );
}
