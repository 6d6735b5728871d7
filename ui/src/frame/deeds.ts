/** What the frame itself can do: undo, redo, lock. Each says what it did. */
import { call } from "../api/call";
import { Failure } from "../api/failure";
import { ask } from "../controls/Dialog";
import { notify, withdrawNotices } from "../controls/Notices";
import { keepAll } from "../saving/drafts";

const refused = (thrown: unknown) => notify({ sentence: Failure.from(thrown).sentence, tone: "refused" });

/** Says what was taken back or done again; what had been said of it before is no longer so. */
const say = ({ sentence }: { sentence: string }) => {
  withdrawNotices();
  notify({ sentence });
};

/** Takes back the last thing that this officer did. Where it has been edited since, the person is asked. */
export async function undo(): Promise<void> {
  try {
    const { sentence } = await call("undo.undo", { anyway: false });
    withdrawNotices();
    notify({ sentence, action: { label: "Redo", run: () => void redo() } });
  } catch (thrown) {
    const failure = Failure.from(thrown);
    if (failure.code !== "undo_asks") return refused(failure);
    const anyway = await ask({
      title: "It has been changed since",
      sentence: failure.sentence,
      yes: "Undo anyway",
      no: "Leave it",
    });
    if (!anyway) return;
    await call("undo.undo", { anyway: true }).then(say, refused);
  }
}

/** Does again what was last undone. */
export async function redo(): Promise<void> {
  await call("undo.redo", {}).then(say, refused);
}

/** Locks, once what is being typed is kept. The window learns of it as of any other lock, from the core's event. */
export async function lock(): Promise<void> {
  await keepAll();
  await call("vault.lock", {}).catch(refused);
}
