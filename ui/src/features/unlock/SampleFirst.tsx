/** Waymark was opened to look at an invented authority: it is made at once, for there is nothing to choose. */
import { useCallback, useEffect, useState } from "react";
import { call } from "../../api/call";
import { subscribe } from "../../api/events";
import { Failure } from "../../api/failure";
import { Button } from "../../controls/Button";
import { Progress } from "../../controls/Progress";
import { Card } from "./Card";

/** How far the inventing is, and why it stopped if it did. */
export default function SampleFirst({ onDone }: { onDone: () => void }) {
  const [progress, setProgress] = useState<{ sentence: string; done: number; total: number } | undefined>();
  const [error, setError] = useState<string | undefined>();
  useEffect(() => subscribe("progress", setProgress), []);
  const make = useCallback(() => {
    call("vault.try_sample", {}).then(onDone, (thrown: unknown) => setError(Failure.from(thrown).sentence));
  }, [onDone]);
  useEffect(() => {
    // A turn later, so that a screen that is taken away at once has not begun anything.
    const timer = window.setTimeout(make, 0);
    return () => window.clearTimeout(timer);
    // Once: `onDone` is new on every look at the vault.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <Card title="An invented local authority" foot="No real child is here. Your own vault is kept apart.">
      {error === undefined ? (
        <Progress
          sentence={progress?.sentence || "Inventing children and five years of history…"}
          done={progress?.done ?? 0}
          total={progress?.total ?? 0}
        />
      ) : (
        <>
          <p className="field-error" role="alert">
            {error}
          </p>
          <div>
            <Button
              onPress={() => {
                setError(undefined);
                make();
              }}
            >
              Try again
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}
