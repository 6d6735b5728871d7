/** One number that a team may set for itself: what it is as it comes, what it is here, and why. */
import { useState } from "react";
import type { DialLine } from "../../api/bindings";
import { call } from "../../api/call";
import { Failure } from "../../api/failure";
import { Button } from "../../controls/Button";
import { notify } from "../../controls/Notices";
import { Badge } from "../../controls/Standing";
import { TextField } from "../../controls/TextField";
import { FormCard } from "../../lib/FormCard";
import { useSave } from "../../saving/useSave";

/** The number. */
export function LocalNumber({
  dial,
  open,
  onOpen,
}: {
  dial: DialLine;
  open: boolean;
  onOpen: (key: string | null) => void;
}) {
  const reset = () =>
    void call("rules.dial", { key: dial.key, number: null, reason: null }).catch((thrown: unknown) =>
      notify({ sentence: Failure.from(thrown).sentence, tone: "refused" }),
    );
  return (
    <li className="rule-line">
      <div className="spread">
        <span>
          <span className="strong">{dial.title}</span>: {dial.number} {dial.unit === "basis" ? "" : dial.unit}{" "}
          {dial.reason === null ? null : <Badge tone="waiting">Set here</Badge>}
        </span>
        <span className="row">
          {dial.reason === null ? null : (
            <Button kind="quiet" small aria-label={`Back to ${dial.default}: ${dial.title}`} onPress={reset}>
              Back to {dial.default}
            </Button>
          )}
          <Button
            kind="quiet"
            small
            aria-expanded={open}
            aria-label={`Change: ${dial.title}`}
            onPress={() => onOpen(open ? null : dial.key)}
          >
            Change
          </Button>
        </span>
      </div>
      <p className="quiet small">
        {dial.reason === null
          ? dial.source
          : `Because: ${dial.reason} · as it comes ${dial.default} (${dial.source})`}
      </p>
      {open ? <SetNumber dial={dial} onDone={() => onOpen(null)} /> : null}
    </li>
  );
}

function SetNumber({ dial, onDone }: { dial: DialLine; onDone: () => void }) {
  const [number, setNumber] = useState(String(dial.number));
  const [reason, setReason] = useState(dial.reason ?? "");
  const save = useSave("rules.dial");
  const whole = /^-?\d+$/.test(number.trim());
  const [asked, setAsked] = useState(false);
  const submit = async () => {
    const done = await save.run({ key: dial.key, number: Number(number), reason });
    if (done) onDone();
  };
  return (
    <FormCard
      label={`Change: ${dial.title}`}
      onSubmit={() => void submit()}
      onLeave={onDone}
      backTo="dials-title"
      failure={save.failure}
    >
      <TextField
        label={dial.unit === "basis" ? "Number" : `Number (${dial.unit})`}
        hint={`From ${dial.least} to ${dial.most}`}
        inputMode="numeric"
        value={number}
        isUnread={!whole}
        onChange={setNumber}
        onCommit={() => setAsked(true)}
        error={asked && !whole ? "Enter a whole number." : save.failure?.at("number")}
      />
      <TextField
        label="Why it differs here"
        value={reason}
        onChange={setReason}
        error={save.failure?.at("reason")}
      />
      <div className="row">
        <Button type="submit" kind="primary" isDisabled={save.isSaving}>
          Set the number
        </Button>
        <Button kind="quiet" onPress={onDone}>
          Cancel
        </Button>
      </div>
    </FormCard>
  );
}
