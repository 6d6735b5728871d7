/**
 * A caseload while its officer is away: who covers and until when, everything due, promised and worried about, whom to
 * ring, on the screen and on paper; and on coming back, what was done meanwhile.
 */
import { useState } from "react";
import type { HandedChild } from "../../api/bindings";
import { call, callAndSave } from "../../api/call";
import { Failure } from "../../api/failure";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { EmptyState } from "../../controls/EmptyState";
import { notify } from "../../controls/Notices";
import { ScreenHead } from "../../controls/ScreenHead";
import { Select } from "../../controls/Select";
import { Badge, Standing } from "../../controls/Standing";
import { StatusChips } from "../../lib/Chips";
import { spokenName, standingOf, yearText } from "../../lib/children";
import { longDay, nearDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useOfficers } from "../../lib/officers";
import { useToday } from "../../lib/today";
import type { ScreenProps } from "../../routes";
import { useWork } from "../../saving/useSave";
import { WhileAway } from "./WhileAway";
import "./workload.css";

const refused = (thrown: unknown) => notify({ sentence: Failure.from(thrown).sentence, tone: "refused" });

/** The screen. */
export default function Handover({ params }: ScreenProps) {
  const id = params.officer ?? "";
  const { data, error } = useAsk("handover.get", { id });
  const [form, setForm] = useState<"no" | "cover" | "back">("no");
  const today = useToday();
  if (error) return <p role="alert">{error.sentence}</p>;
  if (!data) return null;
  const print = async () => {
    // The moment goes into the file, so that the file that is written down is the file that was saved.
    const page = { id, made_at: Date.now() };
    try {
      const saved = await callAndSave("handover.pdf", page, { suggestedName: `Handover ${today}.pdf` });
      if (!saved) return;
      await call("lists.saved", { list: { kind: "handover", page } });
      notify({ sentence: "The handover is saved as PDF, ready to print, and that is written down." });
    } catch (thrown) {
      refused(thrown);
    }
  };
  const toggle = (which: "cover" | "back") => setForm(form === which ? "no" : which);
  return (
    <div className="stack">
      <ScreenHead
        title={`Handover: ${data.name}`}
        above={
          <a className="small" href="#/pupils/workload">
            Workload
          </a>
        }
        sentence={data.sentence}
        actions={
          <>
            <Button
              id="handover-cover"
              kind="primary"
              aria-expanded={form === "cover"}
              onPress={() => toggle("cover")}
            >
              Arrange cover
            </Button>
            <Button icon="print" onPress={() => void print()}>
              Save as PDF
            </Button>
            <Button id="handover-back" aria-expanded={form === "back"} onPress={() => toggle("back")}>
              While you were away
            </Button>
          </>
        }
      />
      {form === "cover" ? (
        <Cover
          owner={id}
          pupils={data.children.map((child) => child.row.pupil)}
          onDone={() => setForm("no")}
        />
      ) : null}
      {form === "back" ? <WhileAway officer={id} onDone={() => setForm("no")} /> : null}
      {data.children.length === 0 ? (
        <EmptyState title="This officer holds no open case.">Nothing needs to be handed over.</EmptyState>
      ) : null}
      {data.children.map((child) => (
        <Handed key={child.row.pupil} child={child} />
      ))}
    </div>
  );
}

function Cover({ owner, pupils, onDone }: { owner: string; pupils: readonly string[]; onDone: () => void }) {
  const officers = useOfficers();
  const [officer, setOfficer] = useState("");
  const [until, setUntil] = useState("");
  const [asked, setAsked] = useState(false);
  const arrange = useWork(async () => {
    const deed = { kind: "cover" as const, officer, until: until || null };
    const { seen } = await call("bulk.preview", { pupils: [...pupils], deed });
    return call("bulk.apply", { pupils: [...pupils], deed, seen });
  });
  const submit = async () => {
    setAsked(true);
    if (!officer) return;
    const done = await arrange.run(undefined);
    if (!done) return;
    notify({
      sentence: done.sentence,
      action: { label: "Undo", run: () => void call("undo.undo", { anyway: false }).catch(refused) },
    });
    onDone();
  };
  return (
    <FormCard
      label="Arrange cover"
      backTo="handover-cover"
      failure={arrange.failure}
      onLeave={onDone}
      onSubmit={() => void submit()}
    >
      <p>
        The owner stays the owner of all {pupils.length}; whoever covers finds them under “Mine” until the
        last day.
      </p>
      <div className="columns-2">
        <Select
          label="Who covers"
          options={officers.options().filter((option) => option.value !== owner)}
          value={officer || null}
          onChange={setOfficer}
          error={asked && !officer ? "Choose who covers." : undefined}
        />
        <DateField
          label="The last day of the cover"
          optional
          hint="Empty is until further notice"
          value={until}
          onChange={setUntil}
          error={arrange.failure?.at("until")}
        />
      </div>
      <FormEnd deed={<>Arrange cover for {pupils.length}</>} save={arrange} onLeave={onDone} />
    </FormCard>
  );
}

function Handed({ child }: { child: HandedChild }) {
  const today = useToday();
  const { row, due, tasks, contacts, last_note: note } = child;
  return (
    <article className="panel stack-tight handed" aria-label={spokenName(row)}>
      <div className="spread">
        <h2>
          <a href={`#/pupils/${row.pupil}`}>{spokenName(row)}</a>
        </h2>
        <span className="row">
          {row.cover_name ? (
            <Badge tone="met">{row.cover_name} covers</Badge>
          ) : (
            <Badge tone="due">Nobody covers</Badge>
          )}
        </span>
      </div>
      <p className="quiet small">
        {yearText(row.year)} · {row.case_ref} · {row.where_now.join(", ") || "No provision"} · last seen{" "}
        {row.last_seen ? nearDay(row.last_seen, today) : "never"}
      </p>
      <StatusChips codes={row.statuses} long />
      <div className="handed-parts">
        <div>
          <h3>Dates</h3>
          {due.length === 0 ? <p className="quiet">No date lies ahead.</p> : null}
          <ul role="list">
            {due.map((date) => (
              <li key={`${date.rule}-${date.source_row}`}>
                <Standing tone={standingOf(date.standing).tone}>
                  {date.due_on ? nearDay(date.due_on, today) : "Date unknown"} ·{" "}
                  {standingOf(date.standing).word.toLowerCase()}
                </Standing>{" "}
                <span className="small">{date.title}</span>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3>Tasks and promises</h3>
          {tasks.length === 0 ? <p className="quiet">None is open.</p> : null}
          <ul role="list">
            {tasks.map((task) => (
              <li key={task.id}>
                {task.title}
                <span className="quiet small">
                  {" "}
                  · {task.due_on ? `by ${nearDay(task.due_on, today)}` : "no day"}
                  {task.waiting_on ? ` · promised by ${task.waiting_on}` : ""}
                </span>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3>Worries</h3>
          <p className="handed-prose">
            {child.worries ?? <span className="unknown">None written down</span>}
          </p>
          {note ? (
            <p className="handed-prose small">
              <span className="quiet">{longDay(note.on_day)}: </span>
              {note.text}
            </p>
          ) : null}
        </div>
        <div>
          <h3>People</h3>
          {contacts.length === 0 ? <p className="unknown">Nobody is recorded</p> : null}
          <ul role="list">
            {contacts.map((contact) => (
              <li key={contact.id}>
                {contact.name ?? "Unknown"}{" "}
                <span className="quiet small">
                  {contact.relationship ?? "relationship unknown"} ·{" "}
                  {contact.no_contact ? "" : (contact.phone ?? contact.email ?? "no telephone recorded")}
                </span>{" "}
                {contact.no_contact ? <Badge tone="breached">Do not contact</Badge> : null}
                {contact.hide_address ? <Badge tone="breached">Address kept from them</Badge> : null}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </article>
  );
}
