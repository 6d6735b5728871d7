/** The first run broke off before the recovery key had been typed back: asked again at each unlocking until it has. */
import { useState } from "react";
import { call } from "../../api/call";
import { Failure } from "../../api/failure";
import { Button } from "../../controls/Button";
import { Card } from "./Card";
import { KeepRecoveryKey } from "./KeepRecoveryKey";
import { TypeBack } from "./TypeBack";

/** The question again, with a way past it: the work must not wait for a piece of paper in another building. */
export default function ConfirmRecovery({ onDone, onLater }: { onDone: () => void; onLater: () => void }) {
  const [fresh, setFresh] = useState<string | undefined>();
  const [error, setError] = useState<string | undefined>();
  const showAnother = () =>
    call("vault.show_recovery", {}).then(
      ({ recovery_key }) => setFresh(recovery_key),
      (thrown: unknown) => setError(Failure.from(thrown).sentence),
    );
  if (fresh !== undefined) return <KeepRecoveryKey recoveryKey={fresh} onDone={onDone} />;
  return (
    <Card title="Is the recovery key safe?">
      <p>
        It was shown when Waymark was set up, and has not been typed back yet. Without it, a forgotten
        passphrase means that everything here is lost.
      </p>
      {error ? (
        <p className="field-error" role="alert">
          {error}
        </p>
      ) : null}
      <TypeBack onDone={onDone}>
        <Button onPress={() => void showAnother()}>I have not got it: make another</Button>
        <Button kind="quiet" onPress={onLater}>
          Ask me next time
        </Button>
      </TypeBack>
    </Card>
  );
}
