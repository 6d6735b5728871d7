/** The section "Tasks" of a child's record: what is to be done for this child, and what others have promised. */
import { useAsk } from "../../api/queries";
import { Button } from "../../controls/Button";
import { useCommand } from "../../keyboard/Keyboard";
import { useKept, useQueryValue } from "../../router/router";
import type { SectionProps } from "../../routes";
import { AddTask } from "./AddTask";
import { TaskGroup } from "./TaskGroup";
import "./promises.css";

/** The section. "?from=note:<id>" opens the form for a task that comes from that row. */
export default function ChildTasks({ record }: SectionProps) {
  const pupil = record.pupil.id;
  const { data, error } = useAsk("tasks.list", { pupil });
  const [from, setFrom] = useQueryValue("from");
  const [asked, setAsked] = useKept("tasks.adding", false);
  const [table, row] = from.split(":");
  const adding = asked || from !== "";
  useCommand("list.new", () => setAsked(true));
  const close = () => {
    setAsked(false);
    if (from) setFrom("");
  };
  return (
    <div className="stack">
      <div className="spread">
        <h2 id="tasks-title" tabIndex={-1}>
          Tasks and promises
        </h2>
        {adding ? null : (
          <Button id="add-task" icon="plus" keys="N" onPress={() => setAsked(true)}>
            Add a task or a promise
          </Button>
        )}
      </div>
      {adding ? (
        <AddTask
          pupil={pupil}
          from={table && row && table !== "new" ? { table, row } : undefined}
          backTo="tasks-title"
          onDone={close}
        />
      ) : null}
      {error ? <p role="alert">{error.sentence}</p> : null}
      {data ? (
        <>
          <TaskGroup
            id="tasks-own"
            level={3}
            title="To do"
            lines={data.own}
            showChild={false}
            empty={<p className="quiet">Nothing is to be done.</p>}
          />
          <TaskGroup
            id="tasks-promises"
            level={3}
            title="Promised by others"
            lines={data.promises}
            showChild={false}
            empty={<p className="quiet">Nobody owes this child anything that was written down.</p>}
          />
          <TaskGroup id="tasks-closed" level={3} title="Closed" lines={data.closed} showChild={false} />
        </>
      ) : null}
    </div>
  );
}
