/** Quality visits to a provider: planned for a day, and made, with what was found. */
import { useState } from "react";
import type { TaskLine } from "../../api/bindings";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { Select } from "../../controls/Select";
import { Standing } from "../../controls/Standing";
import { TextArea } from "../../controls/TextArea";
import { TextField } from "../../controls/TextField";
import { longDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useOfficers } from "../../lib/officers";
import { useToday } from "../../lib/today";
import { useSave } from "../../saving/useSave";

const planButton = "plan-provider-visit";

/** The section. */
export function Visits({ setting, name }: { setting: string; name: string }) {
  const { data } = useAsk("provider_visits.list", { setting });
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section className="stack-tight" aria-labelledby="provider-visits">
      <div className="spread">
        <h2 id="provider-visits">Quality visits</h2>
        <Button
          id={planButton}
          aria-expanded={open === "plan"}
          onPress={() => setOpen(open === "plan" ? null : "plan")}
        >
          Plan a visit
        </Button>
      </div>
      {open === "plan" ? <PlanVisit setting={setting} name={name} onDone={() => setOpen(null)} /> : null}
      {data?.length === 0 ? <p className="quiet">No visit is planned or written down.</p> : null}
      {(data ?? []).map((line) => (
        <Visit
          key={line.task.id}
          line={line}
          setting={setting}
          isOpen={open === line.task.id}
          onOpen={(isOpen) => setOpen(isOpen ? line.task.id : null)}
        />
      ))}
    </section>
  );
}

function Visit({
  line,
  setting,
  isOpen,
  onOpen,
}: {
  line: TaskLine;
  setting: string;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}) {
  const { task } = line;
  const today = useToday();
  const done = task.done_on !== null;
  const late = !done && task.due_on !== null && task.due_on < today;
  return (
    <div className="stack-tight">
      <p className="row">
        <Standing tone={done ? "met" : late ? "breached" : "waiting"}>
          {done
            ? `Visited ${longDay(task.done_on)}`
            : `${late ? "Was planned" : "Planned"} for ${longDay(task.due_on)}`}
        </Standing>
        <span>{task.title}</span>
        <span className="quiet">{line.owner_name ?? "Nobody is named to go"}</span>
        {done || task.dropped_reason ? null : (
          <Button small aria-expanded={isOpen} onPress={() => onOpen(!isOpen)}>
            Write the visit down
          </Button>
        )}
      </p>
      {task.dropped_reason ? <p className="quiet small">Dropped: {task.dropped_reason}</p> : null}
      {task.outcome ? <p className="small">Found: {task.outcome}</p> : null}
      {isOpen ? <MadeVisit task={task.id} setting={setting} onDone={() => onOpen(false)} /> : null}
    </div>
  );
}

function PlanVisit({ setting, name, onDone }: { setting: string; name: string; onDone: () => void }) {
  const [on, setOn] = useState("");
  const [owner, setOwner] = useState<string | null>(null);
  const [why, setWhy] = useState("");
  const officers = useOfficers();
  const save = useSave("provider_visits.plan");
  const plan = async () => {
    if (await save.run({ setting, on: on || null, owner, why: why.trim() || null })) onDone();
  };
  return (
    <FormCard
      label={`A visit to ${name}`}
      backTo={planButton}
      failure={save.failure}
      onLeave={onDone}
      onSubmit={() => void plan()}
    >
      <div className="columns-2">
        <DateField label="Day of the visit" value={on} onChange={setOn} error={save.failure?.at("on")} />
        <Select
          label="Who goes"
          placeholder="I go"
          options={officers.options()}
          value={owner}
          onChange={setOwner}
        />
      </div>
      <TextField label="What to look at" optional value={why} onChange={setWhy} />
      <FormEnd deed="Plan the visit" save={save} leave="Leave it" onLeave={onDone} />
    </FormCard>
  );
}

function MadeVisit({ task, setting, onDone }: { task: string; setting: string; onDone: () => void }) {
  const today = useToday();
  const [on, setOn] = useState(today);
  const [found, setFound] = useState("");
  const save = useSave("provider_visits.made");
  const write = async () => {
    if (await save.run({ task, setting, on: on || null, found: found.trim() })) onDone();
  };
  return (
    <FormCard
      label="What the visit found"
      backTo={planButton}
      failure={save.failure}
      onLeave={onDone}
      onSubmit={() => void write()}
    >
      <DateField label="Visited on" value={on} onChange={setOn} error={save.failure?.at("on")} />
      <TextArea
        label="What was found"
        rows={3}
        value={found}
        onChange={setFound}
        error={save.failure?.at("found")}
      />
      <FormEnd deed="Write it down" save={save} leave="Leave it" onLeave={onDone} />
    </FormCard>
  );
}
