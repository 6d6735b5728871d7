/** The passphrase, and how soon Waymark locks itself when nobody is there. */
import { type FormEvent, useState } from "react";
import { Failure } from "../../api/failure";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { notify } from "../../controls/Notices";
import { Select } from "../../controls/Select";
import { TextField } from "../../controls/TextField";
import { passphraseLacks, passphraseRule } from "../../lib/passphrase";
import { useSave } from "../../saving/useSave";

const minutes = [1, 2, 5, 10, 15, 20, 30, 45, 60];

/** The page. */
export function Security() {
  const { data: state } = useAsk("app.state", {});
  const after = useSave("vault.lock_after");
  if (!state) return null;
  const held = state.lock_after_minutes;
  const choices = [...new Set([...minutes, held])].sort((a, b) => a - b);
  return (
    <>
      <div className="settings-section settings-form">
        <Select
          label="Lock when nobody has touched it for"
          options={choices.map((m) => ({ value: String(m), label: m === 1 ? "1 minute" : `${m} minutes` }))}
          value={String(held)}
          onChange={(m) => void after.run({ minutes: Number(m) })}
          error={after.failure?.sentence}
          status={after.status}
        />
      </div>
      {state.sample ? (
        <p className="quiet">The invented LA has no passphrase to change.</p>
      ) : (
        <ChangePassphrase />
      )}
    </>
  );
}

function ChangePassphrase() {
  const [current, setCurrent] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const [own, setOwn] = useState<Failure | undefined>();
  const save = useSave("vault.change_passphrase");
  const failure = own ?? save.failure;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const lacks = passphraseLacks(fresh);
    const fields = [
      ...(current === "" ? [{ field: "current", sentence: "Enter the passphrase in force." }] : []),
      ...(lacks ? [{ field: "new", sentence: lacks }] : []),
      ...(fresh !== again ? [{ field: "again", sentence: "The two new passphrases are not the same." }] : []),
    ];
    setOwn(fields.length > 0 ? new Failure("Not changed yet.", undefined, fields) : undefined);
    if (fields.length > 0) return;
    if (await save.run({ current, new: fresh })) {
      setCurrent("");
      setFresh("");
      setAgain("");
      notify({ sentence: "The passphrase was changed. The recovery key is the same as before." });
    }
  };
  const general = failure && failure.fields.length === 0 ? failure.sentence : undefined;
  return (
    <form className="settings-section settings-form" onSubmit={(event) => void submit(event)} noValidate>
      <h2>Change the passphrase</h2>
      <TextField
        label="Passphrase in force"
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        error={failure?.at("current") ?? general}
      />
      <TextField
        label="New passphrase"
        hint={passphraseRule}
        type="password"
        autoComplete="new-password"
        value={fresh}
        onChange={setFresh}
        error={failure?.at("new")}
      />
      <TextField
        label="New passphrase again"
        type="password"
        autoComplete="new-password"
        value={again}
        onChange={setAgain}
        error={failure?.at("again")}
      />
      <div>
        <Button type="submit" kind="primary" isPending={save.isSaving}>
          Change the passphrase
        </Button>
      </div>
    </form>
  );
}
