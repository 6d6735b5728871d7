/** The heading of a step that took the place of another: it takes focus, so that nobody is left where nothing is. */
import { type ReactNode, useEffect, useRef } from "react";

/** The heading. */
export function StepHead({ children }: { children: ReactNode }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <h3 ref={head} tabIndex={-1}>
      {children}
    </h3>
  );
}
