/** Everything that is to be done and everything that is owed, across children. */
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { Radios } from "../../controls/Radio";
import { ScreenHead } from "../../controls/ScreenHead";
import { useCommand } from "../../keyboard/Keyboard";
import { useOfficers } from "../../lib/officers";
import { address, useKept, useQueryValue } from "../../router/router";
import { AddTask } from "./AddTask";
import { TaskGroup } from "./TaskGroup";

const whose = [
  { value: "everyone", label: "Everyone" },
  { value: "mine", label: "Mine" },
] as const;

/** The screen. */
export default function Promises() {
  const [who, setWho] = useQueryValue("whose", "everyone");
  const mine = who === "mine";
  // From the workload's count: the tasks of one officer, until everybody's are chosen again.
  const [officer, setOfficer] = useQueryValue("officer");
  const officers = useOfficers();
  const { data, error } = useAsk("tasks.list", officer ? { owner: officer } : { mine }, {
    keepPrevious: true,
  });
  const [adding, setAdding] = useKept("promises.adding", false);
  useCommand("list.new", () => setAdding(true));
  return (
    <>
      <ScreenHead
        title="Tasks and promises"
        sentence={
          officer && data
            ? `${officers.name(officer) ?? "An officer who is not here"}: ${data.own.length + data.promises.length} open · ${data.sentence}`
            : data?.sentence
        }
        above={
          <a className="small" href={address("/today")}>
            Today
          </a>
        }
        actions={
          <>
            {officer ? (
              <Button kind="quiet" icon="close" onPress={() => setOfficer("")}>
                {`Only ${officers.name(officer) ?? "one officer"}`}
              </Button>
            ) : (
              <Radios
                label="Whose tasks"
                hideLabel
                across
                options={whose}
                value={mine ? "mine" : "everyone"}
                onChange={setWho}
              />
            )}
            <Button id="add-task" kind="primary" icon="plus" keys="N" onPress={() => setAdding(true)}>
              Add a task or a promise
            </Button>
          </>
        }
      />
      <div className="stack">
        {adding ? <AddTask pupil={null} backTo="add-task" onDone={() => setAdding(false)} /> : null}
        {error ? <p role="alert">{error.sentence}</p> : null}
        {data ? (
          <>
            <TaskGroup
              id="all-own"
              title="To do"
              lines={data.own}
              showChild
              empty={<p className="quiet">Nothing is to be done.</p>}
            />
            <TaskGroup
              id="all-promises"
              title="Waiting on others"
              lines={data.promises}
              showChild
              empty={<p className="quiet">Nobody owes anything that was written down.</p>}
            />
          </>
        ) : null}
      </div>
    </>
  );
}
