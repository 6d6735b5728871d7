/** On a school's or provider's page: what it owes us, the longest waited for first, and the page to send to it. */
import { call, callAndSave, openSaved } from "../../api/call";
import { Failure } from "../../api/failure";
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { notify } from "../../controls/Notices";
import { useKept } from "../../router/router";
import type { PlacePartProps } from "../../routes";
import { AddTask } from "./AddTask";
import { TaskRow } from "./TaskRow";
import "./promises.css";

const refuse = (thrown: unknown) => notify({ tone: "refused", sentence: Failure.from(thrown).sentence });

/** The section. */
export default function Owes({ setting, name }: PlacePartProps) {
  const { data } = useAsk("owed.get", { setting });
  const [adding, setAdding] = useKept("owes.adding", false);
  const print = async () => {
    try {
      // The moment goes into the file, so that the file that is written down is the file that was saved.
      const page = { setting, made_at: Date.now() };
      const saved = await callAndSave("owed.pdf", page, {
        suggestedName: `promises-${name.replace(/[^\p{L}\p{N}]+/gu, "-")}.pdf`,
      });
      if (saved) {
        await call("owed.saved", page);
        notify({
          sentence: `The page was saved as ${saved.path}, and that it goes to ${name} is written down.`,
          action: { label: "Open it", run: () => void openSaved(saved.path).catch(refuse) },
        });
      }
    } catch (thrown) {
      refuse(thrown);
    }
  };
  const promises = data?.promises ?? [];
  return (
    <section className="panel stack" aria-labelledby="owes-title">
      <div className="spread">
        <h2 id="owes-title" tabIndex={-1}>
          What it owes us
        </h2>
        <span className="row">
          {promises.length > 0 ? (
            <Button small icon="print" onPress={() => void print()}>
              Save the page as PDF
            </Button>
          ) : null}
          {adding ? null : (
            <Button id="add-promise" small icon="plus" onPress={() => setAdding(true)}>
              Write down a promise
            </Button>
          )}
        </span>
      </div>
      <p className="quiet">{data?.sentence ?? "Reading…"}</p>
      {adding ? (
        <AddTask
          pupil={null}
          setting={{ value: setting, label: name }}
          backTo="owes-title"
          onDone={() => setAdding(false)}
        />
      ) : null}
      {promises.length > 0 ? (
        <ul role="list" className="tasks">
          {promises.map((line) => (
            <TaskRow key={line.task.id} line={line} showChild />
          ))}
        </ul>
      ) : null}
    </section>
  );
}
