/** Every clock of the child: how it stands, why it falls on that day, and what a person says of it. */
import { useState } from "react";
import type { ClockLine, ClocksView, MarkLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Failure } from "../../api/failure";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { notify } from "../../controls/Notices";
import { Standing } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { useCommand } from "../../keyboard/Keyboard";
import { useAskedToAdd } from "../../lib/adding";
import { standingOf } from "../../lib/children";
import { longDay, nearDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useToday } from "../../lib/today";
import { WhyDue } from "../../lib/WhyDue";
import { useSave } from "../../saving/useSave";

const key = (line: ClockLine) => `${line.due.rule}-${line.due.source_row}-${line.due.trigger_on ?? ""}`;

/** The clocks that count today; those of what has ended on asking. */
export function Clocks({ pupil, view }: { pupil: string; view: ClocksView }) {
  const [past, setPast] = useState(false);
  const running = view.clocks.filter((line) => line.running);
  const ended = view.clocks.filter((line) => !line.running);
  const first = running.find((line) => line.due.standing !== "met" && line.due.standing !== "excused");
  const asked = useAskedToAdd("met");
  const [said, setSaid] = useState<string | null>(asked && first ? `met ${key(first)}` : null);
  useCommand("clock.met", first ? () => setSaid(`met ${key(first)}`) : undefined);
  return (
    <section className="panel" aria-labelledby="clocks-title">
      <h2 id="clocks-title" tabIndex={-1}>
        Dates
      </h2>
      {running.length === 0 ? (
        <p className="quiet">
          No date asks for anything. Dates come from what is recorded: a status, a suspension, a placement, a
          step.
        </p>
      ) : null}
      <ul role="list">
        {running.map((line) => (
          <Clock key={key(line)} pupil={pupil} line={line} said={said} onSay={setSaid} />
        ))}
        {past
          ? ended.map((line) => (
              <Clock key={key(line)} pupil={pupil} line={line} said={said} onSay={setSaid} />
            ))
          : null}
      </ul>
      {view.left_over.length > 0 ? (
        <div>
          <h3>Said of dates that have gone</h3>
          <p className="quiet small">
            What set these dates going was changed or taken away since. What was said of them is kept.
          </p>
          <ul role="list">
            {view.left_over.map((line) => (
              <li key={line.mark.id} className="dates-line">
                <span className="strong">{line.title}</span>
                <Said line={line} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {ended.length > 0 ? (
        <Button kind="quiet" small aria-expanded={past} onPress={() => setPast(!past)}>
          {past ? "Hide those of what has ended" : `Show ${ended.length} of what has ended`}
        </Button>
      ) : null}
    </section>
  );
}

function Clock({
  pupil,
  line,
  said,
  onSay,
}: {
  pupil: string;
  line: ClockLine;
  said: string | null;
  onSay: (said: string | null) => void;
}) {
  const today = useToday();
  const { due } = line;
  const { tone, word } = standingOf(due.standing);
  const me = key(line);
  const open = said === `met ${me}` ? "met" : said === `excused ${me}` ? "excused" : undefined;
  const [lead, ...others] = due.sentence.split(" · ");
  return (
    <li className="clock-line" data-clock={due.rule}>
      <span className="clock-when">
        <Standing tone={tone}>{due.due_on ? nearDay(due.due_on, today) : word}</Standing>
        <span className="quiet small">
          {due.due_on ? word : "No date"}
          {line.late ? ", late" : ""}
        </span>
      </span>
      <span className="clock-what">
        <span className="strong" id={`clock-${me}`} tabIndex={-1}>
          {due.title}
        </span>
        <span>
          {lead}
          {others.length > 0 ? <span className="quiet"> · {others.join(" · ")}</span> : null}
        </span>
        <span className="quiet small">{line.force}</span>
        {line.mark ? <Said line={line.mark} /> : null}
        <span className="clock-deeds">
          <WhyDue row={{ ...due, pupil }} />
          {line.mark ? null : (
            <>
              <Button
                kind="quiet"
                small
                aria-label={`Met: ${due.title}`}
                aria-expanded={open === "met"}
                onPress={() => onSay(open === "met" ? null : `met ${me}`)}
              >
                Met…
              </Button>
              <Button
                kind="quiet"
                small
                aria-label={`Excuse: ${due.title}`}
                aria-expanded={open === "excused"}
                onPress={() => onSay(open === "excused" ? null : `excused ${me}`)}
              >
                Excuse…
              </Button>
            </>
          )}
        </span>
      </span>
      {open ? (
        <Say
          said={open}
          pupil={pupil}
          line={line}
          backTo={`clock-${me}`}
          onDone={() => {
            onSay(null);
          }}
        />
      ) : null}
    </li>
  );
}

/** Who said what of a date, and taking that back. */
function Said({ line }: { line: MarkLine }) {
  const { mark } = line;
  const takeBack = () =>
    void call("marks.remove", { id: mark.id }).catch((thrown: unknown) =>
      notify({ sentence: Failure.from(thrown).sentence, tone: "refused" }),
    );
  return (
    <span className="small">
      {mark.said === "met" ? `Said to be met on ${longDay(mark.on_day)}` : "Excused"}
      {mark.why ? `: ${mark.why}` : ""}
      {line.author_name ? <span className="quiet"> · {line.author_name}</span> : null}{" "}
      <Button kind="quiet" small aria-label={`Take back what was said of ${line.title}`} onPress={takeBack}>
        Take back
      </Button>
    </span>
  );
}

function Say({
  said,
  pupil,
  line,
  backTo,
  onDone,
}: {
  said: "met" | "excused";
  pupil: string;
  line: ClockLine;
  backTo: string;
  onDone: () => void;
}) {
  const today = useToday();
  const [on, setOn] = useState(today);
  const [why, setWhy] = useState("");
  const save = useSave("marks.save");
  const met = said === "met";
  const submit = async () => {
    const done = await save.run({
      patch: {
        pupil,
        rule: line.due.rule,
        about: line.due.source_row,
        said,
        on_day: met ? on || null : null,
        why: why.trim() || null,
      },
    });
    if (done) onDone();
  };
  return (
    <FormCard
      label={`${met ? "Met" : "Excuse"}: ${line.due.title}`}
      onSubmit={() => void submit()}
      onLeave={onDone}
      backTo={backTo}
      failure={save.failure}
    >
      <div className="columns-2">
        {met ? (
          <DateField label="Met on" value={on} onChange={setOn} error={save.failure?.at("on_day")} />
        ) : null}
        <TextField
          label={met ? "What shows it" : "Why this date does not bind"}
          hint={
            met ? "For example, letter of 12 Nov, seen in the register" : "For example, the family moved away"
          }
          value={why}
          onChange={setWhy}
          error={save.failure?.at("why")}
        />
      </div>
      <FormEnd deed={met ? "Mark as met" : "Excuse this date"} save={save} onLeave={onDone} />
    </FormCard>
  );
}
