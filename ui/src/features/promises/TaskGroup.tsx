/** A heading with its count and its tasks. */
import type { ReactNode } from "react";
import type { TaskLine } from "../../api/bindings";
import { TaskRow } from "./TaskRow";
import "./promises.css";

/** The group; nothing when there is nothing and no words for that. */
export function TaskGroup({
  id,
  title,
  lines,
  showChild,
  empty,
  level = 2,
}: {
  id: string;
  title: string;
  lines: readonly TaskLine[];
  showChild: boolean;
  empty?: ReactNode;
  level?: 2 | 3;
}) {
  if (lines.length === 0 && empty === undefined) return null;
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section aria-labelledby={id} className="task-group">
      <Heading id={id} tabIndex={-1}>
        {title} <span className="quiet">{lines.length}</span>
      </Heading>
      {lines.length === 0 ? (
        empty
      ) : (
        <ul role="list" className="tasks">
          {lines.map((line) => (
            <TaskRow key={line.task.id} line={line} showChild={showChild} />
          ))}
        </ul>
      )}
    </section>
  );
}
