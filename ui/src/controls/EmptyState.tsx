/** Nothing to show, said so that it teaches: why, and what comes next. */
import type { ReactNode } from "react";
import "./EmptyState.css";

/** A heading, a sentence, and perhaps one thing to do. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children ? <p className="quiet">{children}</p> : null}
      {action ? <div className="row">{action}</div> : null}
    </div>
  );
}
