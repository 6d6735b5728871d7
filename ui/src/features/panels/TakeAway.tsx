/** Taking away what was written down by mistake: one press, said in a line, and put back by Undo. */
import { Failure } from "../../api/failure";
import { Button } from "../../controls/Button";
import { notify } from "../../controls/Notices";

/** The button. */
export function TakeAway({
  words,
  name,
  deed,
  done,
}: {
  words: string;
  /** What is heard in place of the words, where several stand in a list. */
  name?: string;
  deed: () => Promise<unknown>;
  /** What is said afterwards. */
  done: string;
}) {
  const take = async () => {
    try {
      await deed();
      notify({ sentence: done });
    } catch (thrown) {
      notify({ tone: "refused", sentence: Failure.from(thrown).sentence });
    }
  };
  return (
    <div>
      <Button kind="danger" small {...(name ? { "aria-label": name } : {})} onPress={() => void take()}>
        {words}
      </Button>
    </div>
  );
}
