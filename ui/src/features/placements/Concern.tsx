/** A safeguarding concern about a placement: raised with what was seen, and closed with what was done about it. */
import { useState } from "react";
import type { PlacementLine } from "../../api/bindings";
import { Button } from "../../controls/Button";
import { DateField } from "../../controls/DateField";
import { Badge } from "../../controls/Standing";
import { TextArea } from "../../controls/TextArea";
import { longDay } from "../../lib/dates";
import { FormCard } from "../../lib/FormCard";
import { FormEnd } from "../../lib/FormEnd";
import { useToday } from "../../lib/today";
import { address } from "../../router/router";
import { useDraftForm } from "../../saving/useDraftForm";
import { useSave } from "../../saving/useSave";

/** The id of the button beside a placement that stays whether a concern is open or not. */
export const concernButton = (placement: string) => `concern-${placement}`;

/** What is open, and the way to close it. */
export function Concern({ line, onClose }: { line: PlacementLine; onClose: () => void }) {
  const { concern, placement } = line;
  if (!concern) return null;
  return (
    <div className="stack-tight" role="group" aria-label={`Concern about ${line.setting_name}`}>
      <p>
        <Badge tone="breached">Safeguarding concern since {longDay(concern.since)}</Badge>{" "}
        {concern.what ?? "What was raised is not recorded"}
      </p>
      <p className="row">
        <Button small onPress={onClose}>
          Close the concern
        </Button>
        <a className="small" href={address(`/pupils/${placement.pupil ?? ""}/reviews`)}>
          Review the placement
        </a>
      </p>
    </div>
  );
}

/** Raises a concern, or closes the one that is open. */
export function ConcernForm({
  line,
  closes = false,
  onDone,
}: {
  line: PlacementLine;
  closes?: boolean;
  onDone: () => void;
}) {
  const { placement } = line;
  const today = useToday();
  const { answers, set, clear, isDraft } = useDraftForm(
    `concern:${closes ? "close" : "raise"}:${placement.id}`,
    () => ({ on: today, words: "" }),
  );
  const [lacks, setLacks] = useState(false);
  const save = useSave("steps.save");
  const submit = async () => {
    if (answers.words.trim() === "") {
      setLacks(true);
      return;
    }
    const done = await save.run({
      patch: {
        pupil: placement.pupil,
        kind: closes ? "concern_closed" : "concern_raised",
        on_day: answers.on || null,
        about: placement.id,
        evidence: answers.words.trim(),
      },
    });
    if (!done) return;
    await clear();
    // What opened the form may go with what was saved; this button stays.
    document.getElementById(concernButton(placement.id))?.focus();
    onDone();
  };
  return (
    <FormCard
      label={
        closes
          ? `Close the concern about ${line.setting_name}`
          : `A safeguarding concern about ${line.setting_name}`
      }
      failure={save.failure}
      onLeave={onDone}
      onSubmit={() => void submit()}
    >
      <DateField
        label={closes ? "Closed on" : "Raised on"}
        value={answers.on}
        onChange={(on) => set({ on })}
        error={save.failure?.at("on_day")}
      />
      <TextArea
        label={closes ? "What was done about it" : "What was seen or said, and who was told"}
        rows={2}
        value={answers.words}
        onChange={(words) => {
          setLacks(false);
          set({ words });
        }}
        error={
          lacks
            ? closes
              ? "Say what was done about it; then it is closed."
              : "Say what was seen or said; then it is raised."
            : save.failure?.at("evidence")
        }
      />
      <FormEnd
        deed={closes ? "Close the concern" : "Raise the concern"}
        save={save}
        leave="Leave it"
        onLeave={onDone}
        isDraft={isDraft}
      />
    </FormCard>
  );
}
