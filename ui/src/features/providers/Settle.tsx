/** Lifting a provider's hold, or closing the concern: each with words, because somebody will ask why. */
import { useState } from "react";
import type { ProviderConcern } from "../../api/bindings";
import { DateField } from "../../controls/DateField";
import { TextArea } from "../../controls/TextArea";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useToday } from "../../lib/today";
import { useSave } from "../../saving/useSave";

const words = {
  lift: {
    form: "Lift the hold",
    day: "Lifted on",
    why: "Why it is lifted",
    lacks: "Say why the hold is lifted.",
  },
  close: {
    form: "Close the concern",
    day: "Closed on",
    why: "What was found and done",
    lacks: "Say what was found and done.",
  },
} as const;

/** The form. */
export function Settle({
  concern,
  how,
  backTo,
  onDone,
}: {
  concern: ProviderConcern;
  how: "lift" | "close";
  backTo: string;
  onDone: () => void;
}) {
  const today = useToday();
  const [on, setOn] = useState(today);
  const [why, setWhy] = useState("");
  const [lacks, setLacks] = useState(false);
  const save = useSave("provider_concerns.save");
  const said = words[how];
  const day = how === "lift" ? "lifted_on" : "closed_on";
  const settle = async () => {
    if (why.trim() === "") {
      setLacks(true);
      return;
    }
    const patch =
      how === "lift"
        ? { lifted_on: on || null, lifted_why: why.trim() }
        : { closed_on: on || null, closed_why: why.trim() };
    if (await save.run({ id: concern.id, patch })) onDone();
  };
  return (
    <FormCard
      label={said.form}
      backTo={backTo}
      failure={save.failure}
      onLeave={onDone}
      onSubmit={() => void settle()}
    >
      <DateField label={said.day} value={on} onChange={setOn} error={save.failure?.at(day)} />
      <TextArea
        label={said.why}
        rows={2}
        value={why}
        onChange={(text) => {
          setLacks(false);
          setWhy(text);
        }}
        error={lacks ? said.lacks : save.failure?.at(how === "lift" ? "lifted_why" : "closed_why")}
      />
      <FormEnd deed={said.form} save={save} leave="Leave it" onLeave={onDone} />
    </FormCard>
  );
}
