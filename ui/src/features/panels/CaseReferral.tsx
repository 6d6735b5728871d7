/** A fair-access case whose twenty school days do not run, because nobody has written down when the child was referred. */
import { useState } from "react";
import type { CaseLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { Standing } from "../../controls/Standing";
import { FormCard } from "../../lib/FormCard";
import { useToday } from "../../lib/today";
import { useWork } from "../../saving/useSave";

/** What is lacking, and the day that sets the count going. */
export function CaseReferral({ line, why }: { line: CaseLine; why: string }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="stack-tight">
      <Standing tone="unknown">{why}</Standing>
      {open ? (
        <Referred line={line} onDone={() => setOpen(false)} />
      ) : (
        <div>
          <Button small onPress={() => setOpen(true)}>
            Referred on…
          </Button>
        </div>
      )}
    </div>
  );
}

function Referred({ line, onDone }: { line: CaseLine; onDone: () => void }) {
  const today = useToday();
  const [on, setOn] = useState(today);
  const { run, failure, isSaving } = useWork(async () => {
    await call("statuses.save", {
      patch: { pupil: line.case.pupil, kind: "FAP", started_on: on || null },
    });
    onDone();
  });
  return (
    <FormCard
      label="Referral to fair access"
      backTo="case-title"
      failure={failure}
      onLeave={onDone}
      onSubmit={() => void run(undefined)}
    >
      <DateField
        label="Referred on"
        value={on}
        onChange={setOn}
        error={failure ? (failure.at("started_on") ?? failure.sentence) : undefined}
      />
      <div className="row">
        <Button kind="primary" small type="submit" isDisabled={isSaving}>
          Begin the count
        </Button>
        <Button kind="quiet" small onPress={onDone}>
          Not now
        </Button>
      </div>
    </FormCard>
  );
}
