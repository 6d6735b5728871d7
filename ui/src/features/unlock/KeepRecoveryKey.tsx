/** The recovery key, shown once. It is known to have been kept only when it has been typed back. */
import { useState } from "react";
import { Button } from "../../controls/Button";
import { Card } from "./Card";
import { TypeBack } from "./TypeBack";

/** Shows the key, and goes on only when it has been typed back. */
export function KeepRecoveryKey({ recoveryKey, onDone }: { recoveryKey: string; onDone: () => void }) {
  const [hidden, setHidden] = useState(false);
  return (
    <Card title="Keep the recovery key" wide>
      <p>
        If the passphrase is forgotten, this key is the only other way in. Print it or write it down, and keep
        it where the team keeps things that matter, away from this computer. It is not shown again.
      </p>
      {hidden ? (
        <p className="gate-key" aria-hidden="true">
          ••••••
        </p>
      ) : (
        <p className="gate-key" aria-label="Recovery key" role="group">
          {recoveryKey}
        </p>
      )}
      <div className="row no-print">
        <Button icon="print" onPress={() => window.print()} isDisabled={hidden}>
          Print
        </Button>
        <Button kind="quiet" onPress={() => setHidden(!hidden)}>
          {hidden ? "Show it" : "Hide it while I type it back"}
        </Button>
      </div>
      <TypeBack onDone={onDone} />
    </Card>
  );
}
