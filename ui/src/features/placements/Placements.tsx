/** The section "Placements" of a child's record: several at once, each with its week, purpose and end. */
import { useState } from "react";
import type { CostsView, PlacementLine } from "../../api/bindings";
import { call } from "../../api/call";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { EmptyState } from "../../controls/EmptyState";
import { Badge } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { useCommand } from "../../keyboard/Keyboard";
import { useAskedToAdd } from "../../lib/adding";
import { hoursText, longDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { useToday } from "../../lib/today";
import { type PlacementStart, placementParts, type SectionProps } from "../../routes";
import { ChoiceOf, DayOf, NumberOf, PlaceOf, ProseOf, type Save, TextOf } from "../../saving/fields";
import { useSave } from "../../saving/useSave";
import { AddPlacement } from "./AddPlacement";
import { ApartReason, useApartReason } from "./ApartReason";
import { Concern, concernButton, ConcernForm } from "./Concern";
import { CostOf } from "./Costs";
import { LooksLikeSchool } from "./LooksLikeSchool";
import { SessionEditor } from "./SessionEditor";
import { WeekOf } from "./WeekOf";
import { costPer, costText, kinds, kindWords, rolls, weekButton } from "./words";
import "./placements.css";

/** The section. */
export default function Placements({ record }: SectionProps) {
  const [adding, setAdding] = useState(useAskedToAdd("placement"));
  useCommand("pupil.placement", () => setAdding(true));
  // What was just added opens at its week, which is the next thing to say about it.
  const [added, setAdded] = useState<string | null>(null);
  const [start, setStart] = useState<PlacementStart>();
  const today = useToday();
  const { data: costs } = useAsk("costs.list", { pupil: record.pupil.id });
  const running = record.placements.filter(
    (line) => !line.placement.ended_on || line.placement.ended_on >= today,
  );
  const ended = record.placements.filter(
    (line) => line.placement.ended_on && line.placement.ended_on < today,
  );
  return (
    <div className="stack">
      <section className="panel stack" aria-labelledby="placements-title">
        <div className="spread">
          <h2 id="placements-title" tabIndex={-1}>
            Placements
          </h2>
          {adding ? null : (
            <Button id="add-placement" icon="plus" keys="A P" onPress={() => setAdding(true)}>
              Add a placement
            </Button>
          )}
        </div>
        {adding ? (
          <AddPlacement
            key={start?.referral ?? "new"}
            pupil={record.pupil.id}
            start={start}
            onDone={(made) => {
              setAdding(false);
              setStart(undefined);
              setAdded(made);
            }}
          />
        ) : null}
        {running.length === 0 && !adding ? (
          <EmptyState title="Not placed anywhere today.">
            A placement says where the child is taught, for what purpose and until when. Its weekly sessions
            add up to the hours above.
          </EmptyState>
        ) : null}
        {running.map((line) => (
          <Placement key={line.placement.id} line={line} costs={costs} isNew={line.placement.id === added} />
        ))}
        <WeekOf week={record.week} caption="This week at every setting together" />
      </section>
      {placementParts.map(({ key, part: Part }) => (
        <Part
          key={key}
          record={record}
          onDraft={(given) => {
            setStart(given);
            setAdding(true);
          }}
        />
      ))}
      {ended.length > 0 ? (
        <section className="panel stack" aria-labelledby="ended-title">
          <h2 id="ended-title">Ended</h2>
          {ended.map((line) => (
            <Placement key={line.placement.id} line={line} costs={costs} />
          ))}
        </section>
      ) : null}
    </div>
  );
}

/** Since when the week has been so, where it was once another; or when another one begins. */
function weekSince({ placement, sessions }: PlacementLine, today: string): string {
  const begins = sessions.map((session) => session.from_day ?? "").reduce((a, b) => (a > b ? a : b), "");
  if (begins <= (placement.started_on ?? "")) return "";
  return begins > today ? `, another week from ${longDay(begins)}` : ` since ${longDay(begins)}`;
}

function Placement({
  line,
  costs,
  isNew = false,
}: {
  line: PlacementLine;
  costs: CostsView | undefined;
  isNew?: boolean;
}) {
  const { placement } = line;
  const cost = costs?.rows.find((row) => row.placement === placement.id);
  const today = useToday();
  const [open, setOpen] = useState<"no" | "change" | "week" | "raise" | "close" | "end">(
    isNew ? "week" : "no",
  );
  const toggle = (what: "change" | "week" | "raise" | "close" | "end") =>
    setOpen(open === what ? "no" : what);
  const overstays = !placement.ended_on && placement.planned_end !== null && placement.planned_end < today;
  return (
    <article className="placement stack-tight" aria-label={line.setting_name}>
      <div className="spread">
        <h3>{line.setting_name}</h3>
        <span className="row">
          <Button
            small
            id={weekButton(placement.id)}
            aria-expanded={open === "week"}
            onPress={() => toggle("week")}
          >
            Weekly sessions
          </Button>
          <a
            className="small"
            href={`#/papers/placement/${placement.id}`}
            aria-label={`Agreement to the placement at ${line.setting_name}`}
          >
            Agreement
          </a>
          <Button small kind="quiet" aria-expanded={open === "change"} onPress={() => toggle("change")}>
            Change
          </Button>
          <Button
            small
            kind="quiet"
            id={concernButton(placement.id)}
            aria-expanded={open === "raise" || open === "close"}
            onPress={() => toggle(line.concern ? "close" : "raise")}
          >
            Concern
          </Button>
          {placement.ended_on ? null : (
            <Button small kind="quiet" aria-expanded={open === "end"} onPress={() => toggle("end")}>
              End
            </Button>
          )}
        </span>
      </div>
      <p className="placement-line">
        <span className="strong">
          {line.sessions.length === 0 ? "Hours unknown" : `${hoursText(line.minutes_week)} a week`}
        </span>
        {weekSince(line, today)}
        <span>
          {" · "}
          {kindWords(placement.kind)} from {longDay(placement.started_on)}
          {placement.ended_on
            ? ` to ${longDay(placement.ended_on)}`
            : placement.planned_end
              ? `, planned to ${longDay(placement.planned_end)}`
              : ", no planned end"}
        </span>{" "}
        {overstays ? <Badge tone="due">Past its planned end</Badge> : null}{" "}
        {line.sessions.length === 0 ? <Badge tone="unknown">No sessions recorded</Badge> : null}
      </p>
      <p className="quiet">
        {placement.purpose ?? "Purpose unknown"} · {placement.aim ? `Aim: ${placement.aim}` : "aim unknown"} ·{" "}
        {costText(placement.cost_pence, placement.cost_per)}
      </p>
      {placement.ended_on ? null : <LooksLikeSchool setting={placement.setting} name={line.setting_name} />}
      <Concern line={line} onClose={() => setOpen("close")} />
      {cost && costs ? <CostOf cost={cost} year={costs.year} /> : null}
      {placement.end_reason ? <p className="quiet">Ended: {placement.end_reason}</p> : null}
      {open === "week" ? <SessionEditor line={line} onDone={() => setOpen("no")} /> : null}
      {open === "change" ? <Change line={line} onDone={() => setOpen("no")} /> : null}
      {open === "raise" || open === "close" ? (
        <ConcernForm key={open} line={line} closes={open === "close"} onDone={() => setOpen("no")} />
      ) : null}
      {open === "end" ? <End line={line} onDone={() => setOpen("no")} /> : null}
    </article>
  );
}

function Change({ line: { placement, setting_name }, onDone }: { line: PlacementLine; onDone: () => void }) {
  const apart = useApartReason();
  const save: Save = (patch) =>
    call("placements.save", { id: placement.id, patch, ...apart.given }).catch((thrown: unknown) =>
      apart.hear(thrown, (given) => call("placements.save", { id: placement.id, patch, ...given })),
    );
  return (
    <FormCard label={`The placement at ${setting_name}`} className="columns-2" onLeave={onDone}>
      <PlaceOf label="Where" field="setting" stored={placement.setting} name={setting_name} save={save} />
      <ChoiceOf label="Kind" field="kind" stored={placement.kind} options={kinds} save={save} />
      <DayOf label="Starts" field="started_on" stored={placement.started_on} save={save} />
      <DayOf label="Planned end" field="planned_end" stored={placement.planned_end} save={save} optional />
      <ChoiceOf label="Roll" field="roll" stored={placement.roll} options={rolls} save={save} />
      <TextOf
        label="Commissioner"
        field="commissioner"
        stored={placement.commissioner}
        save={save}
        optional
      />
      <TextOf label="Legal basis" field="legal_basis" stored={placement.legal_basis} save={save} optional />
      <TextOf label="Transport" field="transport" stored={placement.transport} save={save} optional />
      <TextOf label="Paid by" field="funding" stored={placement.funding} save={save} optional />
      <NumberOf
        label="Cost"
        pence
        most={1_000_000}
        field="cost_pence"
        stored={placement.cost_pence}
        save={save}
        optional
      />
      <ChoiceOf
        label="Cost is for"
        field="cost_per"
        stored={placement.cost_per}
        options={costPer}
        save={save}
      />
      <ApartReason apart={apart} />
      <ProseOf
        label="Purpose"
        field="purpose"
        draft={`placement:${placement.id}:purpose`}
        stored={placement.purpose}
        save={save}
      />
      <ProseOf
        label="Aim"
        hint="What would show that it has done its work"
        field="aim"
        draft={`placement:${placement.id}:aim`}
        stored={placement.aim}
        save={save}
        optional
      />
      <ProseOf
        label="Notes"
        field="notes"
        draft={`placement:${placement.id}:notes`}
        stored={placement.notes}
        save={save}
        optional
      />
    </FormCard>
  );
}

function End({ line: { placement }, onDone }: { line: PlacementLine; onDone: () => void }) {
  const today = useToday();
  const [day, setDay] = useState(today);
  const [reason, setReason] = useState("");
  const save = useSave("placements.save");
  const end = async () => {
    const done = await save.run({
      id: placement.id,
      patch: { ended_on: day || null, end_reason: reason.trim() },
    });
    if (done) onDone();
  };
  return (
    <FormCard
      label="End the placement"
      failure={save.failure}
      onLeave={onDone}
      onSubmit={() => {
        if (reason.trim()) void end();
      }}
    >
      <DateField label="Last day" value={day} onChange={setDay} error={save.failure?.at("ended_on")} />
      <TextField
        label="Why it ends and what comes next"
        value={reason}
        onChange={setReason}
        error={save.failure?.at("end_reason")}
      />
      {save.failure && save.failure.fields.length === 0 ? (
        <p className="field-error" role="alert">
          {save.failure.sentence}
        </p>
      ) : null}
      <p className="row">
        <Button kind="primary" type="submit" isDisabled={!reason.trim()}>
          End the placement
        </Button>
        <Button kind="quiet" onPress={onDone}>
          Keep it running
        </Button>
      </p>
    </FormCard>
  );
}
