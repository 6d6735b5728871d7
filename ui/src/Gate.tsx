/**
 * What stands between the window and what is in the vault: the unlock screen, the first run, or a sentence that says why
 * neither is possible. When the vault locks, everything behind the gate is dropped, answers and places and all.
 */
import { useCallback, useEffect, useState } from "react";
import { call } from "./api/call";
import { subscribe } from "./api/events";
import { Failure } from "./api/failure";
import type { Reply } from "./api/call";
import { Unlock } from "./features/unlock/Unlock";
import { Shut } from "./features/unlock/Shut";
import { chunk } from "./lib/chunk";
import { forgetKept } from "./router/router";

const Inside = chunk(() => import("./frame/Inside"));
const FirstRun = chunk(() => import("./features/unlock/FirstRun"));
const SampleFirst = chunk(() => import("./features/unlock/SampleFirst"));
const ConfirmRecovery = chunk(() => import("./features/unlock/ConfirmRecovery"));

type Vault = Reply<"vault.state">;

/** The window, from the outside in. */
export function Gate() {
  const [vault, setVault] = useState<Vault | null>(null);
  const [said, setSaid] = useState<string | undefined>();
  // Typing the recovery key back was put off, until the next unlocking.
  const [later, setLater] = useState(false);

  const look = useCallback(
    () => call("vault.state", {}).then(setVault, (thrown: unknown) => setSaid(Failure.from(thrown).sentence)),
    [],
  );

  useEffect(() => {
    void look();
    // The rest of the window loads while the passphrase is typed.
    void Inside.preload();
    return subscribe("locked", ({ sentence }) => {
      forgetKept();
      setLater(false);
      setSaid((before) => sentence || before);
      void look();
    });
  }, [look]);

  if (!vault) return said ? <Shut sentence={said} onAgain={() => void look()} /> : null;
  const opened = () => {
    setSaid(undefined);
    void look();
  };
  switch (vault.stage) {
    case "open":
      return vault.recovery_confirmed || vault.sample || later ? (
        <Inside warning={vault.sentence} />
      ) : (
        <ConfirmRecovery onDone={opened} onLater={() => setLater(true)} />
      );
    case "none":
      return vault.sample ? <SampleFirst onDone={opened} /> : <FirstRun onDone={opened} />;
    case "locked":
      return <Unlock vault={vault} said={said} onDone={opened} />;
    default:
      return <Shut sentence={vault.sentence} onAgain={() => void look()} />;
  }
}
