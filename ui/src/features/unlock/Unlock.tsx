/**
 * The passphrase, and when it is forgotten the recovery key. The first thing that is painted, so it loads next to
 * nothing; the rest of the window comes while the person types.
 */
import { type FormEvent, useEffect, useRef, useState } from "react";
import { call, type Reply } from "../../api/call";
import { subscribe } from "../../api/events";
import { Failure } from "../../api/failure";
import { Button } from "../../controls/Button";
import { Progress } from "../../controls/Progress";
import { TextField } from "../../controls/TextField";
import { Card } from "./Card";
import { passphraseLacks, passphraseRule } from "../../lib/passphrase";

type Vault = Reply<"vault.state">;

/** Counts seconds down to nought. */
export function useCountdown(seconds: number): [number, (seconds: number) => void] {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = window.setTimeout(() => setLeft(left - 1), 1000);
    return () => window.clearTimeout(timer);
  }, [left]);
  return [left, setLeft];
}

/** On the first opening of a day every child's dates are worked out: how far that is. */
function NewDay() {
  const [progress, setProgress] = useState<{ sentence: string; done: number; total: number } | undefined>();
  useEffect(
    () =>
      subscribe("progress", ({ job, sentence, done, total }) => {
        if (job === "day") setProgress({ sentence, done, total });
      }),
    [],
  );
  return progress ? <Progress {...progress} /> : null;
}

/** The unlock screen. */
export function Unlock({
  vault,
  said,
  onDone,
}: {
  vault: Vault;
  /** Why it is locked, when it was open a moment ago. */
  said: string | undefined;
  onDone: () => void;
}) {
  const [forgotten, setForgotten] = useState(false);
  if (vault.sample) return <SampleLocked said={said} onDone={onDone} />;
  return forgotten ? (
    <WithRecoveryKey onDone={onDone} onBack={() => setForgotten(false)} />
  ) : (
    <WithPassphrase vault={vault} said={said} onDone={onDone} onForgotten={() => setForgotten(true)} />
  );
}

/** The invented LA has no passphrase of anybody's; it is opened again, or left for the team's own vault. */
function SampleLocked({ said, onDone }: { said: string | undefined; onDone: () => void }) {
  const [error, setError] = useState<string | undefined>();
  const [opening, setOpening] = useState(false);
  const go = async (name: "vault.try_sample" | "vault.leave_sample") => {
    setOpening(true);
    setError(undefined);
    try {
      await call(name, {});
      onDone();
    } catch (thrown) {
      setError(Failure.from(thrown).sentence);
      setOpening(false);
    }
  };
  return (
    <Card title="The invented LA is locked" foot="No real child is here, so it has no passphrase.">
      {said ? (
        <p className="gate-said" role="status">
          {said}
        </p>
      ) : null}
      {error ? (
        <p className="field-error" role="alert">
          {error}
        </p>
      ) : null}
      {opening ? <NewDay /> : null}
      <div className="row">
        <Button kind="primary" onPress={() => void go("vault.try_sample")} isPending={opening}>
          Open it again
        </Button>
        <Button onPress={() => void go("vault.leave_sample")} isDisabled={opening}>
          Leave it
        </Button>
      </div>
    </Card>
  );
}

/** The passphrase was right and the database cannot be opened: the newest proven backup can take its place. */
function Damaged({ sentence, onDone }: { sentence: string; onDone: () => void }) {
  const [error, setError] = useState<string | undefined>();
  const [working, setWorking] = useState(false);
  const restore = async () => {
    setWorking(true);
    setError(undefined);
    try {
      await call("vault.restore_newest", {});
      onDone();
    } catch (thrown) {
      setError(Failure.from(thrown).sentence);
      setWorking(false);
    }
  };
  return (
    <Card title="The database cannot be opened" foot="The file that is there is set aside, never deleted.">
      <p role="alert">{sentence}</p>
      {error ? (
        <p className="field-error" role="alert">
          {error}
        </p>
      ) : null}
      <div className="row">
        <Button kind="primary" isPending={working} onPress={() => void restore()}>
          Put the newest backup in its place
        </Button>
        <Button isDisabled={working} onPress={onDone}>
          Leave it as it is
        </Button>
      </div>
    </Card>
  );
}

function WithPassphrase({
  vault,
  said,
  onDone,
  onForgotten,
}: {
  vault: Vault;
  said: string | undefined;
  onDone: () => void;
  onForgotten: () => void;
}) {
  const [passphrase, setPassphrase] = useState("");
  const [error, setError] = useState<string | undefined>();
  const [opening, setOpening] = useState(false);
  const [wait, setWait] = useCountdown(vault.wait_seconds);
  const [damaged, setDamaged] = useState<string | undefined>();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (opening || wait > 0) return;
    if (passphrase === "") {
      setError("Enter the passphrase.");
      return;
    }
    setOpening(true);
    setError(undefined);
    try {
      await call("vault.unlock", { passphrase });
      onDone();
    } catch (thrown) {
      const failure = Failure.from(thrown);
      // The core says how long to wait by its state: the failure itself has only a sentence. The form is given back after
      // that, or whoever presses in between is refused the right passphrase.
      const now = await call("vault.state", {}).catch(() => undefined);
      setWait(now?.wait_seconds ?? 0);
      setOpening(false);
      setPassphrase("");
      if (failure.code === "damaged") {
        setDamaged(failure.sentence);
        return;
      }
      setError(failure.sentence);
      box.current?.focus();
    }
  };

  if (damaged) return <Damaged sentence={damaged} onDone={onDone} />;
  return (
    <Card title="Unlock Waymark" foot="Everything is on this computer and encrypted. No network is used.">
      {said ? (
        <p className="gate-said" role="status">
          {said}
        </p>
      ) : null}
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          ref={box}
          label="Passphrase"
          type="password"
          autoComplete="current-password"
          value={passphrase}
          onChange={setPassphrase}
          error={error}
          isReadOnly={opening}
        />
        {wait > 0 ? (
          <p role="timer" aria-live="off">
            You can try again in {wait} {wait === 1 ? "second" : "seconds"}.
          </p>
        ) : null}
        {opening ? <NewDay /> : null}
        <div className="spread">
          <Button type="submit" kind="primary" isDisabled={wait > 0} isPending={opening}>
            {opening ? "Opening…" : "Unlock"}
          </Button>
          <Button kind="quiet" onPress={onForgotten}>
            Use the recovery key
          </Button>
        </div>
      </form>
    </Card>
  );
}

function WithRecoveryKey({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const [key, setKey] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [failure, setFailure] = useState<Failure | undefined>();
  const [opening, setOpening] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (opening) return;
    const lacks = passphraseLacks(passphrase);
    const fields = [
      ...(key.trim() === "" ? [{ field: "key", sentence: "Enter the recovery key." }] : []),
      ...(lacks ? [{ field: "new_passphrase", sentence: lacks }] : []),
      ...(passphrase !== again
        ? [{ field: "again", sentence: "The two passphrases are not the same." }]
        : []),
    ];
    if (fields.length > 0) {
      setFailure(new Failure("Not opened yet.", undefined, fields));
      return;
    }
    setOpening(true);
    setFailure(undefined);
    try {
      await call("vault.unlock_recovery", { key, new_passphrase: passphrase });
      onDone();
    } catch (thrown) {
      setFailure(Failure.from(thrown));
      setOpening(false);
    }
  };
  const elsewhere = failure && failure.fields.length === 0 ? failure.sentence : undefined;

  return (
    <Card title="Open with the recovery key">
      <p>
        The recovery key was shown and printed on the day Waymark was set up. Opening with it sets a new
        passphrase; nothing else changes.
      </p>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label="Recovery key"
          hint="Capitals, spaces and dashes do not matter"
          value={key}
          onChange={setKey}
          error={failure?.at("key") ?? elsewhere}
        />
        <TextField
          label="New passphrase"
          hint={passphraseRule}
          type="password"
          autoComplete="new-password"
          value={passphrase}
          onChange={setPassphrase}
          error={failure?.at("new_passphrase")}
        />
        <TextField
          label="New passphrase again"
          type="password"
          autoComplete="new-password"
          value={again}
          onChange={setAgain}
          error={failure?.at("again")}
        />
        <div className="spread">
          <Button type="submit" kind="primary" isPending={opening}>
            {opening ? "Opening…" : "Open and set the new passphrase"}
          </Button>
          <Button kind="quiet" onPress={onBack}>
            Back
          </Button>
        </div>
      </form>
    </Card>
  );
}
