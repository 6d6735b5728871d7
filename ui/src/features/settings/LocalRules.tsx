/**
 * The rule book as the team uses it: every rule with where it is written and how sure that is, which of them are not used
 * here and why, and the numbers that a team may set for itself.
 */
import { useState } from "react";
import type { RuleLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Failure } from "../../api/failure";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { notify } from "../../controls/Notices";
import { Badge } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { shortDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { address } from "../../router/router";
import { useSave } from "../../saving/useSave";
import { LocalNumber } from "./LocalNumber";

/** The page. */
export function LocalRules() {
  const { data: view } = useAsk("rules.list", {});
  const [text, setText] = useState("");
  const [open, setOpen] = useState<string | null>(null);
  if (!view) return null;
  const wanted = text.trim().toLowerCase();
  const has = (...parts: string[]) => parts.some((part) => part.toLowerCase().includes(wanted));
  const dials = view.dials.filter((dial) => has(dial.title, dial.key, dial.source));
  const rules = view.rules.filter((rule) => has(rule.id, rule.title, rule.citation, rule.duty_holder));
  return (
    <>
      <div className="settings-form settings-section">
        <TextField label="Find a rule or a number" optional value={text} onChange={setText} />
      </div>
      <section className="settings-section" aria-labelledby="dials-title">
        <h2 id="dials-title" tabIndex={-1}>
          Numbers of our own
        </h2>
        <p className="quiet">
          Practice, not law. A number that differs needs its reason; every running date follows at once.
        </p>
        <ul role="list">
          {dials.map((dial) => (
            <LocalNumber key={dial.key} dial={dial} open={open === dial.key} onOpen={setOpen} />
          ))}
        </ul>
        {dials.length === 0 ? <p className="quiet">No number has these words.</p> : null}
      </section>
      <section className="settings-section" aria-labelledby="rules-title">
        <h2 id="rules-title" tabIndex={-1}>
          The rules
        </h2>
        <p className="quiet">
          A rule that is not used here is shown as excused, with the reason, and never left out.
        </p>
        <ul role="list">
          {rules.map((rule) => (
            <Rule key={rule.id} rule={rule} open={open} onOpen={setOpen} />
          ))}
        </ul>
        {rules.length === 0 ? <p className="quiet">No rule has these words.</p> : null}
      </section>
    </>
  );
}

function Rule({
  rule,
  open,
  onOpen,
}: {
  rule: RuleLine;
  open: string | null;
  onOpen: (key: string | null) => void;
}) {
  const [about, stopping, rows] = [`about ${rule.id}`, `off ${rule.id}`, `rows ${rule.id}`];
  const toggle = (key: string) => onOpen(open === key ? null : key);
  const useAgain = () =>
    void call("rules.off", { rule: rule.id, reason: null }).catch((thrown: unknown) =>
      notify({ sentence: Failure.from(thrown).sentence, tone: "refused" }),
    );
  return (
    <li className="rule-line" data-rule={rule.id}>
      <div className="spread">
        <span>
          <span className="quiet">{rule.id}</span> <span className="strong">{rule.title}</span>{" "}
          {rule.off === null ? null : <Badge tone="unknown">Not used here</Badge>}
        </span>
        <span className="row">
          {rule.running === 0 ? (
            <span className="quiet small">none open</span>
          ) : (
            <Button
              kind="quiet"
              small
              aria-expanded={open === rows}
              aria-label={`${rule.running} open: ${rule.title}`}
              onPress={() => toggle(rows)}
            >
              {rule.running} open
            </Button>
          )}
          <Button
            kind="quiet"
            small
            aria-expanded={open === about}
            aria-label={`About ${rule.id}`}
            onPress={() => toggle(about)}
          >
            About
          </Button>
          {rule.off === null ? (
            <Button
              kind="quiet"
              small
              aria-expanded={open === stopping}
              aria-label={`Do not use… ${rule.id}`}
              onPress={() => toggle(stopping)}
            >
              Do not use…
            </Button>
          ) : (
            <Button kind="quiet" small aria-label={`Use again ${rule.id}`} onPress={useAgain}>
              Use again
            </Button>
          )}
        </span>
      </div>
      <p className="quiet small">
        {rule.citation}
        {rule.off === null ? "" : ` · not used here: ${rule.off}`}
      </p>
      {open === about ? (
        <div className="form-card small">
          <p>Counted as: {rule.basis}</p>
          <p>Whose duty: {rule.duty_holder}</p>
          <p>{rule.force}</p>
          <p>{rule.in_force}</p>
          <p>
            {rule.confidence}: {rule.source}
          </p>
          {rule.note ? <p>{rule.note}</p> : null}
        </div>
      ) : null}
      {open === rows ? <Running rule={rule.id} /> : null}
      {open === stopping ? <Stop rule={rule} onDone={() => onOpen(null)} /> : null}
    </li>
  );
}

function Running({ rule }: { rule: string }) {
  const { data } = useAsk("rules.running", { rule });
  if (!data) return <p className="quiet small">Reading…</p>;
  return (
    <ul role="list" className="form-card small">
      {data.map((row) => (
        <li key={`${row.pupil}-${row.source_row}-${row.trigger_on ?? ""}`}>
          <a href={address(`/pupils/${row.pupil}/dates`)}>{row.name}</a>{" "}
          {row.due_on ? shortDay(row.due_on) : "day unknown"}: {row.sentence}
        </li>
      ))}
    </ul>
  );
}

function Stop({ rule, onDone }: { rule: RuleLine; onDone: () => void }) {
  const [reason, setReason] = useState("");
  const save = useSave("rules.off");
  const submit = async () => {
    const done = await save.run({ rule: rule.id, reason });
    if (done) onDone();
  };
  return (
    <FormCard
      label={`Do not use ${rule.id} here`}
      onSubmit={() => void submit()}
      onLeave={onDone}
      backTo="rules-title"
      failure={save.failure}
    >
      <TextField
        label="Why it is not used here"
        value={reason}
        onChange={setReason}
        error={save.failure?.at("reason")}
      />
      <div className="row">
        <Button type="submit" kind="primary" isDisabled={save.isSaving}>
          Do not use it here
        </Button>
        <Button kind="quiet" onPress={onDone}>
          Cancel
        </Button>
      </div>
    </FormCard>
  );
}
