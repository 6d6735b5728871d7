/** The recovery key typed back from paper. The core forgives case, spaces and look-alike letters, and judges. */
import { type FormEvent, type ReactNode, useState } from "react";
import { call } from "../../api/call";
import { Failure } from "../../api/failure";
import { Button } from "../../controls/Button";
import { TextField } from "../../controls/TextField";

/** A box and a button. */
export function TypeBack({ onDone, children }: { onDone: () => void; children?: ReactNode }) {
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<string | undefined>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() === "") {
      setError("Type the recovery key from your paper.");
      return;
    }
    try {
      await call("vault.confirm_recovery", { typed });
      onDone();
    } catch (thrown) {
      setError(Failure.from(thrown).sentence);
    }
  };
  return (
    <form className="stack no-print" onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label="Type the recovery key back, from your paper"
        hint="Capitals, spaces and dashes do not matter"
        value={typed}
        onChange={(value) => {
          setTyped(value);
          setError(undefined);
        }}
        error={error}
      />
      <div className="row">
        <Button type="submit" kind="primary">
          I have kept it
        </Button>
        {children}
      </div>
    </form>
  );
}
