/** The section "Plan" of a child's record: the way back, from the first week, with a destination. */
import { useRef, useState } from "react";
import type { PlanLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { ComboBox } from "../../controls/ComboBox";
import { DateField } from "../../controls/DateField";
import { EmptyState } from "../../controls/EmptyState";
import { Select, type Option } from "../../controls/Select";
import { Badge } from "../../controls/Standing";
import { heldBack } from "../../controls/unread";
import { useCommand } from "../../keyboard/Keyboard";
import { useAskedToAdd } from "../../lib/adding";
import { addDays, longDay, mondayOf } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useToday } from "../../lib/today";
import { address } from "../../router/router";
import type { SectionProps } from "../../routes";
import { DayOf, findPlaces, PlaceOf, ProseOf, type Save, TextOf } from "../../saving/fields";
import { useSave, useWork } from "../../saving/useSave";
import { usualLadder } from "./bits";
import { Ladder } from "./Ladder";
import { ReturnChecks } from "./ReturnCheck";
import "./plan.css";

const lengths: readonly Option[] = [
  { value: "2", label: "2 weeks" },
  { value: "4", label: "4 weeks" },
  { value: "6", label: "6 weeks" },
  { value: "8", label: "8 weeks" },
  { value: "12", label: "12 weeks" },
];
const outcomes: readonly Option[] = [
  { value: "returned", label: "Returned to school" },
  { value: "broken", label: "The return did not hold" },
  { value: "changed", label: "Another way was chosen" },
];

/** The section. */
export default function Plan({ record }: SectionProps) {
  const open = record.plans.filter((line) => !line.plan.ended_on);
  const ended = record.plans.filter((line) => line.plan.ended_on);
  const [asked, setAdding] = useState(useAskedToAdd("plan"));
  const adding = asked && open.length === 0;
  useCommand("pupil.plan", open.length === 0 ? () => setAdding(true) : undefined);
  return (
    <div className="stack">
      <div className="spread">
        <h2 id="plan-title" tabIndex={-1}>
          Reintegration plan
        </h2>
        {adding || open.length > 0 ? null : (
          <Button id="start-plan" icon="plus" kind="primary" keys="A L" onPress={() => setAdding(true)}>
            Start a plan
          </Button>
        )}
      </div>
      {adding ? <NewPlan pupil={record.pupil.id} onDone={() => setAdding(false)} /> : null}
      {open.length === 0 && !adding ? (
        <EmptyState title="No plan for the way back yet.">
          A plan names the destination school from the first week, who helps, and how many sessions each week.
        </EmptyState>
      ) : null}
      {open.map((line) => (
        <PlanCard key={line.plan.id} line={line} />
      ))}
      {ended.length > 0 ? <h3>Earlier plans</h3> : null}
      {ended.map((line) => (
        <article key={line.plan.id} className="stack-tight">
          <p>
            {line.destination_name ?? "Unknown destination"}, {longDay(line.plan.started_on)} to{" "}
            {longDay(line.plan.ended_on)}:{" "}
            {outcomes.find((o) => o.value === line.plan.outcome)?.label ??
              line.plan.outcome ??
              "outcome unknown"}
          </p>
          <ReturnChecks line={line} record={record} />
        </article>
      ))}
    </div>
  );
}

function PlanCard({ line }: { line: PlanLine }) {
  const { plan } = line;
  const save: Save = (patch) => call("plans.save", { id: plan.id, patch });
  const prose = (
    field: "support" | "risks" | "if_goes_wrong" | "success" | "family_worries",
    label: string,
  ) => (
    <ProseOf
      label={label}
      field={field}
      draft={`plan:${plan.id}:${field}`}
      stored={plan[field]}
      save={save}
      optional
    />
  );
  return (
    <article className="panel stack" aria-label="The plan">
      {line.stall ? <Stalled line={line} stall={line.stall} /> : null}
      <Ends plan={plan} />
      <div className="columns-2">
        <PlaceOf
          label="Destination school"
          field="destination"
          stored={plan.destination}
          name={line.destination_name}
          save={save}
        />
        <DayOf label="Full time by" field="target_on" stored={plan.target_on} save={save} />
        <TextOf label="Mentor or key adult" field="mentor" stored={plan.mentor} save={save} />
        <TextOf label="Link with the family" field="home_link" stored={plan.home_link} save={save} optional />
        <DayOf
          label="Dual registered until"
          field="dual_until"
          stored={plan.dual_until}
          save={save}
          optional
        />
        <DayOf label="Support until" field="support_until" stored={plan.support_until} save={save} optional />
        <DayOf label="Agreed on" field="agreed_on" stored={plan.agreed_on} save={save} optional />
      </div>
      {line.weeks.length > 0 ? <Ladder line={line} /> : null}
      <LayOut line={line} />
      <div className="plan-prose">
        {prose("support", "Support, with its end")}
        {prose("risks", "Risks")}
        {prose("if_goes_wrong", "What if it goes wrong")}
        {prose("success", "How we will know that it works")}
        {prose("family_worries", "The family’s worries")}
      </div>
      <EndPlan plan={plan.id} />
    </article>
  );
}

/** That it stalls, and what was written down in the weeks that fell short: where the cause stands, if anybody wrote one. */
function Stalled({ line, stall }: { line: PlanLine; stall: string }) {
  const part = (table: string) =>
    address(`/pupils/${line.plan.pupil ?? ""}/${table === "note" ? "notes" : "reviews"}`);
  return (
    <div className="stack-tight" role="group" aria-label="Why it stalls">
      <p>
        <Badge tone="due">Stalled</Badge> {stall}
      </p>
      {line.stall_words.length === 0 ? (
        <p>
          Cause unknown: nothing was written down in these weeks. <a href={part("note")}>Write a note</a>
        </p>
      ) : (
        <ul className="stall-words small" aria-label="Written down in these weeks">
          {line.stall_words.map(({ row, table, on, words }) => (
            <li key={row}>
              <a href={part(table)}>
                {table === "note" ? "Note" : "Review"} of {longDay(on)}
              </a>
              : {words}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Days before its end at which help or a dual registration is spoken of: two weeks. */
const nearEnd = 14;

/** What ends soon or has ended while the plan still runs: the promised help, and the second registration. */
function Ends({ plan }: { plan: PlanLine["plan"] }) {
  const today = useToday();
  const ends = [
    ["Promised support", plan.support_until],
    ["Dual registration", plan.dual_until],
  ] as const;
  const near = ends.filter(([, day]) => day !== null && day <= addDays(today, nearEnd));
  if (near.length === 0) return null;
  return (
    <p className="row">
      {near.map(([what, day]) => (
        <Badge key={what} tone={day !== null && day < today ? "breached" : "due"}>
          {what} {day !== null && day < today ? "ended" : "ends"} {longDay(day)}
        </Badge>
      ))}
    </p>
  );
}

function LayOut({ line }: { line: PlanLine }) {
  const today = useToday();
  const [weeks, setWeeks] = useState("6");
  const [starts, setStarts] = useState(addDays(mondayOf(today), 7));
  const save = useSave("plans.ladder");
  const boxes = useRef<HTMLDivElement>(null);
  const layOut = () => {
    if (heldBack(boxes.current)) return;
    void save.run({ plan: line.plan.id, starts_on: starts, weeks: usualLadder(Number(weeks)) });
  };
  return (
    <div ref={boxes} className="plan-lay row" role="group" aria-label="Lay the ladder out">
      <Select label="Weeks" options={lengths} value={weeks} onChange={setWeeks} />
      <DateField
        label="First week of"
        value={starts}
        onChange={setStarts}
        error={save.failure?.at("starts_on")}
      />
      <Button isDisabled={!starts} isPending={save.isSaving} onPress={layOut}>
        {line.weeks.length > 0 ? "Lay the weeks out anew" : "Lay the weeks out"}
      </Button>
      {save.failure ? (
        <p className="field-error" role="alert">
          {save.failure.sentence}
        </p>
      ) : null}
    </div>
  );
}

function EndPlan({ plan }: { plan: string }) {
  const today = useToday();
  const [outcome, setOutcome] = useState<string | null>(null);
  const save = useSave("plans.save");
  return (
    <div className="row plan-end" role="group" aria-label="End the plan">
      <Select
        label="How it ended"
        options={outcomes}
        value={outcome}
        onChange={setOutcome}
        placeholder="Still running"
        error={save.failure?.sentence}
      />
      <Button
        kind="quiet"
        isDisabled={outcome === null || save.isSaving}
        onPress={() => void save.run({ id: plan, patch: { ended_on: today, outcome } })}
      >
        End the plan today
      </Button>
    </div>
  );
}

function NewPlan({ pupil, onDone }: { pupil: string; onDone: () => void }) {
  const today = useToday();
  const [where, setWhere] = useState<Option | null>(null);
  const [target, setTarget] = useState("");
  const save = useWork(async () =>
    call("plans.save", {
      patch: { pupil, destination: where?.value ?? null, target_on: target || null, started_on: today },
    }),
  );
  const start = async () => {
    if (await save.run(undefined)) onDone();
  };
  return (
    <FormCard
      label="A new plan"
      failure={save.failure}
      backTo="plan-title"
      onLeave={onDone}
      onSubmit={() => void start()}
    >
      <div className="columns-2">
        <ComboBox
          label="Destination school"
          hint="From the first week: it can be changed, it should not be empty"
          value={where}
          onChange={setWhere}
          search={findPlaces}
          nothing="No school of that name. Import the establishment file in Data."
          error={save.failure?.at("destination")}
        />
        <DateField
          label="Full time by"
          optional
          value={target}
          onChange={setTarget}
          error={save.failure?.at("target_on")}
        />
      </div>
      <FormEnd deed="Start the plan" save={save} leave="Leave it" onLeave={onDone} />
    </FormCard>
  );
}
