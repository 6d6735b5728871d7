/** On Today: tasks that are due, and promises that are to be chased today or should have been. */
import { useAsk } from "../../api/queries";
import type { TodayPartProps } from "../../routes";
import { address } from "../../router/router";
import { TaskGroup } from "./TaskGroup";

const pressing = (line: { standing: string }) => line.standing === "overdue" || line.standing === "today";

/** Lines shown before the whole list is gone to. */
const few = 6;

/** The part; nothing when nothing presses. */
export default function TodayTasks({ mine }: TodayPartProps) {
  const { data } = useAsk("tasks.list", { mine }, { keepPrevious: true });
  const own = (data?.own ?? []).filter(pressing);
  const promises = (data?.promises ?? []).filter(pressing);
  if (own.length + promises.length === 0) return null;
  const more = Math.max(own.length - few, 0) + Math.max(promises.length - few, 0);
  return (
    <div className="stack">
      <TaskGroup id="today-tasks" title="Tasks due" lines={own.slice(0, few)} showChild />
      <TaskGroup
        id="today-waiting"
        title="Waiting on others: to chase"
        lines={promises.slice(0, few)}
        showChild
      />
      <p>
        <a href={address("/promises", mine ? { whose: "mine" } : {})}>
          {more > 0 ? `${more} more, and everything that waits` : "All tasks and promises"}
        </a>
      </p>
    </div>
  );
}
