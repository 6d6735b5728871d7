/**
 * The first run: a passphrase, then the recovery key, shown once, printed, and typed back so that it is known to have
 * been kept. Or an invented LA to look round in, in a folder of its own.
 */
import { type FormEvent, useEffect, useState } from "react";
import { call } from "../../api/call";
import { subscribe } from "../../api/events";
import { Failure } from "../../api/failure";
import { Button } from "../../controls/Button";
import { Progress } from "../../controls/Progress";
import { TextField } from "../../controls/TextField";
import { passphraseLacks, passphraseRule } from "../../lib/passphrase";
import { Card } from "./Card";
import { KeepRecoveryKey } from "./KeepRecoveryKey";

/** The first run. */
export default function FirstRun({ onDone }: { onDone: () => void }) {
  const [recoveryKey, setRecoveryKey] = useState<string | undefined>();
  return recoveryKey === undefined ? (
    <Choose onCreated={setRecoveryKey} onSample={onDone} />
  ) : (
    <KeepRecoveryKey recoveryKey={recoveryKey} onDone={onDone} />
  );
}

function Choose({ onCreated, onSample }: { onCreated: (recoveryKey: string) => void; onSample: () => void }) {
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [failure, setFailure] = useState<Failure | undefined>();
  const [working, setWorking] = useState<"create" | "sample" | undefined>();
  const [progress, setProgress] = useState<{ sentence: string; done: number; total: number } | undefined>();
  useEffect(() => subscribe("progress", setProgress), []);

  const create = async (event: FormEvent) => {
    event.preventDefault();
    if (working) return;
    const lacks = passphraseLacks(passphrase);
    const fields = [
      ...(lacks ? [{ field: "passphrase", sentence: lacks }] : []),
      ...(passphrase !== again
        ? [{ field: "again", sentence: "The two passphrases are not the same." }]
        : []),
    ];
    if (fields.length > 0) {
      setFailure(new Failure("Not made yet.", undefined, fields));
      return;
    }
    setWorking("create");
    setFailure(undefined);
    try {
      const { recovery_key } = await call("vault.create", { passphrase });
      onCreated(recovery_key);
    } catch (thrown) {
      setFailure(Failure.from(thrown));
      setWorking(undefined);
    }
  };
  const sample = async () => {
    setWorking("sample");
    setFailure(undefined);
    try {
      await call("vault.try_sample", {});
      onSample();
    } catch (thrown) {
      setFailure(Failure.from(thrown));
      setWorking(undefined);
    }
  };
  const general = failure && failure.fields.length === 0 ? failure.sentence : undefined;

  return (
    <Card
      title="Set up Waymark on this computer"
      foot="Waymark keeps account of every child who is not in full-time mainstream education. It uses no network and sends nothing anywhere."
    >
      <p>
        Everything is encrypted with a passphrase that only you know. Nobody can reset it, so a recovery key
        comes next.
      </p>
      <form className="stack" onSubmit={(event) => void create(event)} noValidate>
        <TextField
          label="Choose a passphrase"
          hint={passphraseRule}
          type="password"
          autoComplete="new-password"
          value={passphrase}
          onChange={setPassphrase}
          error={failure?.at("passphrase") ?? general}
        />
        <TextField
          label="The same passphrase again"
          type="password"
          autoComplete="new-password"
          value={again}
          onChange={setAgain}
          error={failure?.at("again")}
        />
        <div>
          <Button
            type="submit"
            kind="primary"
            isPending={working === "create"}
            isDisabled={working === "sample"}
          >
            {working === "create" ? "Making the vault…" : "Go on"}
          </Button>
        </div>
      </form>
      <div className="gate-or">or</div>
      {working === "sample" ? (
        <Progress
          sentence={progress?.sentence ?? "Inventing a local authority…"}
          done={progress?.done ?? 0}
          total={progress?.total ?? 0}
        />
      ) : (
        <div className="stack-tight">
          <p className="quiet">
            Look round first, in an invented local authority with invented children. It is kept apart from
            your own.
          </p>
          <div>
            <Button onPress={() => void sample()} isDisabled={working === "create"}>
              Try an invented LA
            </Button>
          </div>
        </div>
      )}
    </Card>
  );
}
