/**
 * The decision whether the authority must itself arrange education, in the five things that are asked of it afterwards:
 * that it knew, that it considered, what it decided and why, what it arranged, when it looks again.
 */
import { useState } from "react";
import type { S19Line } from "../../api/bindings";
import { call } from "../../api/call";
import { Failure } from "../../api/failure";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { notify } from "../../controls/Notices";
import { Select } from "../../controls/Select";
import { Badge } from "../../controls/Standing";
import { TextArea } from "../../controls/TextArea";
import { TextField } from "../../controls/TextField";
import { useCommand } from "../../keyboard/Keyboard";
import { useAskedToAdd } from "../../lib/adding";
import { instantText, longDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useToday } from "../../lib/today";
import { useSave } from "../../saving/useSave";

const grounds = [
  { value: "exclusion", label: "Exclusion" },
  { value: "illness", label: "Illness" },
  { value: "otherwise", label: "Otherwise" },
];
const outcomes = [
  { value: "full_time", label: "Owed: full time" },
  {
    value: "part_time",
    label: "Owed: part time",
    detail: "Only where full time would not be in the child’s interests",
  },
  { value: "not_owed", label: "Not owed" },
  { value: "more_needed", label: "Not decided yet: more is needed" },
];
const wordOf = (options: readonly { value: string; label: string }[], code: string | null) =>
  options.find((o) => o.value === code)?.label ?? code ?? "Unknown";

/** The decisions. */
export function Section19({ pupil, decisions }: { pupil: string; decisions: readonly S19Line[] }) {
  const [open, setOpen] = useState<string | null>(useAskedToAdd("decision") ? "new" : null);
  useCommand("clock.decision", () => setOpen("new"));
  return (
    <section className="panel" aria-labelledby="s19-title">
      <div className="spread">
        <h2 id="s19-title" tabIndex={-1}>
          Section 19 decision
        </h2>
        {open === "new" ? null : (
          <Button small icon="plus" keys="A D" onPress={() => setOpen("new")}>
            Record a decision
          </Button>
        )}
      </div>
      {open === "new" ? <Decide pupil={pupil} onDone={() => setOpen(null)} /> : null}
      {decisions.length === 0 && open !== "new" ? (
        <p className="quiet">
          None recorded. Whether the authority must itself arrange education is decided once, in writing, with
          reasons.
        </p>
      ) : null}
      <ul role="list">
        {decisions.map((line) =>
          open === line.decision.id ? (
            <li key={line.decision.id}>
              <Decide pupil={pupil} line={line} onDone={() => setOpen(null)} />
            </li>
          ) : (
            <Decision key={line.decision.id} line={line} onChange={() => setOpen(line.decision.id)} />
          ),
        )}
      </ul>
    </section>
  );
}

function Decision({ line, onChange }: { line: S19Line; onChange: () => void }) {
  const { decision } = line;
  const remove = () =>
    void call("s19.remove", { id: decision.id }).then(
      () => document.getElementById("s19-title")?.focus(),
      (thrown: unknown) => notify({ sentence: Failure.from(thrown).sentence, tone: "refused" }),
    );
  const steps: [string, string | null][] = [
    ["Aware", decision.aware_on],
    ["Considered", decision.considered_on],
    ["Decided", decision.decided_on],
    ["Arranged from", decision.arranged_from],
    ["Looked at again", decision.review_on],
  ];
  const decided = decision.outcome !== null && decision.outcome !== "more_needed";
  return (
    <li className="dates-line">
      <div className="spread">
        <Badge tone={decided ? "met" : "unknown"}>
          {decision.outcome ? wordOf(outcomes, decision.outcome) : "Not decided yet"}
        </Badge>
        <span className="row">
          <Button kind="quiet" small onPress={onChange}>
            Change
          </Button>
          <Button kind="quiet" small onPress={remove}>
            Take away
          </Button>
        </span>
      </div>
      <p>{steps.map(([word, day]) => `${word} ${day ? longDay(day) : "unknown"}`).join(" · ")}</p>
      <p className="quiet small">
        {wordOf(grounds, decision.grounds)}
        {decision.minutes_week !== null ? ` · ${decision.minutes_week / 60} h a week` : ""}
        {line.decided_by_name ? ` · decided by ${line.decided_by_name}` : ""}
      </p>
      {decision.reasons ? <p className="answer-prose">{decision.reasons}</p> : null}
      {decision.evidence ? <p className="quiet answer-prose">Relied on: {decision.evidence}</p> : null}
      <p className="small">
        {line.written_at === null
          ? "When it was written is unknown"
          : `Written ${instantText(line.written_at)}${line.written_by ? ` by ${line.written_by}` : ""}`}
        {decision.written_late ? `, after the day of the decision: ${decision.written_late}` : ""}
      </p>
    </li>
  );
}

function Decide({ pupil, line, onDone }: { pupil: string; line?: S19Line; onDone: () => void }) {
  const today = useToday();
  const held = line?.decision;
  const [values, setValues] = useState({
    grounds: held?.grounds ?? "otherwise",
    aware_on: held?.aware_on ?? "",
    considered_on: held?.considered_on ?? today,
    outcome: held?.outcome ?? "",
    decided_on: held ? (held.decided_on ?? "") : today,
    reasons: held?.reasons ?? "",
    evidence: held?.evidence ?? "",
    hours: typeof held?.minutes_week !== "number" ? "" : String(held.minutes_week / 60),
    arranged_from: held?.arranged_from ?? "",
    review_on: held?.review_on ?? "",
    written_late: held?.written_late ?? "",
  });
  const set = (part: Partial<typeof values>) => setValues((before) => ({ ...before, ...part }));
  const save = useSave("s19.save");
  const at = (field: string) => save.failure?.at(field);
  const hours = Number(values.hours);
  const wrongHours =
    values.hours.trim() !== "" && Number.isNaN(hours) ? "Enter hours as a number." : undefined;
  const late = values.outcome !== "" && values.decided_on !== "" && values.decided_on < today;
  const submit = async () => {
    const decided = values.outcome !== "";
    const done = await save.run({
      ...(held ? { id: held.id } : {}),
      patch: {
        pupil,
        grounds: values.grounds || null,
        aware_on: values.aware_on || null,
        considered_on: values.considered_on || null,
        outcome: values.outcome || null,
        decided_on: decided ? values.decided_on || null : null,
        reasons: values.reasons.trim() || null,
        evidence: values.evidence.trim() || null,
        minutes_week: values.hours.trim() === "" ? null : Math.round(hours * 60),
        arranged_from: values.arranged_from || null,
        review_on: values.review_on || null,
        written_late: values.written_late.trim() || null,
      },
    });
    if (done) onDone();
  };
  return (
    <FormCard
      label="Section 19 decision"
      onSubmit={() => void submit()}
      onLeave={onDone}
      backTo="s19-title"
      failure={save.failure}
    >
      <div className="columns-2">
        <DateField
          label="1. The authority knew on"
          value={values.aware_on}
          onChange={(aware_on) => set({ aware_on })}
          error={at("aware_on")}
        />
        <Select
          label="Out of school because of"
          options={grounds}
          value={values.grounds}
          onChange={(chosen) => set({ grounds: chosen })}
          error={at("grounds")}
        />
        <DateField
          label="2. The duty was considered on"
          value={values.considered_on}
          onChange={(considered_on) => set({ considered_on })}
          error={at("considered_on")}
        />
        <TextField
          label="What was relied on"
          optional
          hint="Medical evidence, the school’s account, the family’s"
          value={values.evidence}
          onChange={(evidence) => set({ evidence })}
          error={at("evidence")}
        />
        <Select
          label="3. What was decided"
          options={[{ value: "", label: "Nothing yet" }, ...outcomes]}
          value={values.outcome}
          onChange={(outcome) => set({ outcome })}
          error={at("outcome")}
        />
        {values.outcome !== "" ? (
          <DateField
            label="Decided on"
            value={values.decided_on}
            onChange={(decided_on) => set({ decided_on })}
            error={at("decided_on")}
          />
        ) : null}
      </div>
      {values.outcome !== "" ? (
        <TextArea
          label="Reasons"
          value={values.reasons}
          onChange={(reasons) => set({ reasons })}
          error={at("reasons")}
        />
      ) : null}
      {late || at("written_late") ? (
        <TextField
          label="Why it is written down after the day of the decision"
          hint="Both days are kept and shown"
          value={values.written_late}
          onChange={(written_late) => set({ written_late })}
          error={at("written_late")}
        />
      ) : null}
      <div className="columns-2">
        <DateField
          label="4. Education arranged from"
          optional
          value={values.arranged_from}
          onChange={(arranged_from) => set({ arranged_from })}
          error={at("arranged_from")}
        />
        <TextField
          label="Hours a week"
          optional
          inputMode="decimal"
          value={values.hours}
          onChange={(typed) => set({ hours: typed })}
          isUnread={wrongHours !== undefined}
          error={wrongHours ?? at("minutes_week")}
        />
        <DateField
          label="5. Looked at again on"
          optional
          value={values.review_on}
          onChange={(review_on) => set({ review_on })}
          error={at("review_on")}
        />
      </div>
      <FormEnd deed={held ? "Save the decision" : "Record the decision"} save={save} onLeave={onDone} />
    </FormCard>
  );
}
