/** After a decision: the day on which the parents, and the school or provider that was named, were told of it. */
import { useState } from "react";
import type { CaseLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { Standing } from "../../controls/Standing";
import { FormCard } from "../../lib/FormCard";
import { longDay } from "../../lib/dates";
import { useToday } from "../../lib/today";
import { address } from "../../router/router";
import { useWork } from "../../saving/useSave";

type Who = "parents" | "school";

/** Nothing before a decision. */
export function Told({ line }: { line: CaseLine }) {
  const row = line.case;
  if (!row.decision) return null;
  return (
    <section className="stack" aria-labelledby="told-title">
      <h2 id="told-title">Who has been told</h2>
      <OfOne
        line={line}
        who="parents"
        label="The parents"
        told={row.parents_told_on}
        letter="parent_outcome"
      />
      {row.decision_setting ? (
        <OfOne
          line={line}
          who="school"
          label={line.decision_setting_name ?? "The school"}
          told={row.school_told_on}
          letter="school_allocation"
        />
      ) : null}
    </section>
  );
}

function OfOne({
  line,
  who,
  label,
  told,
  letter,
}: {
  line: CaseLine;
  who: Who;
  label: string;
  told: string | null;
  letter: string;
}) {
  const [open, setOpen] = useState(false);
  const opener = `told-${who}`;
  return (
    <>
      <div className="spread">
        <span className="strong">{label}</span>
        <span className="row">
          {told ? (
            <Standing tone="met">Told on {longDay(told)}</Standing>
          ) : (
            <Standing tone="due">Not told yet</Standing>
          )}
          {line.case.pupil ? (
            <a
              className="small"
              href={address(`/papers/letter/${line.case.pupil}`, { letter, case: line.case.id })}
              aria-label={`Letter: ${label}`}
            >
              Letter
            </a>
          ) : null}
          {open ? null : (
            <Button
              id={opener}
              kind="quiet"
              small
              aria-label={told ? `${label}: change the day` : `${label}: told on…`}
              onPress={() => setOpen(true)}
            >
              {told ? "Change" : "Told on…"}
            </Button>
          )}
        </span>
      </div>
      {open ? (
        <Day line={line} who={who} label={label} told={told} opener={opener} onDone={() => setOpen(false)} />
      ) : null}
    </>
  );
}

function Day({
  line,
  who,
  label,
  told,
  opener,
  onDone,
}: {
  line: CaseLine;
  who: Who;
  label: string;
  told: string | null;
  opener: string;
  onDone: () => void;
}) {
  const today = useToday();
  const [on, setOn] = useState(told ?? today);
  const { run, failure, isSaving } = useWork(async (day: string | null) => {
    await call("cases.told", { case: line.case.id, who, on: day });
    onDone();
  });
  return (
    <FormCard
      label={`${label}: told on`}
      backTo={opener}
      failure={failure}
      onLeave={onDone}
      onSubmit={() => void run(on || null)}
    >
      <DateField
        label="Day"
        value={on}
        onChange={setOn}
        error={failure ? (failure.at("on") ?? failure.sentence) : undefined}
      />
      <div className="row">
        <Button kind="primary" small type="submit" isDisabled={isSaving}>
          Write it down
        </Button>
        {told ? (
          <Button small isDisabled={isSaving} onPress={() => void run(null)}>
            Not told after all
          </Button>
        ) : null}
        <Button kind="quiet" small onPress={onDone}>
          Not now
        </Button>
      </div>
    </FormCard>
  );
}
