/** A row of numbers with their names. */
import type { ReactNode } from "react";

/** The row. */
export function Counts({ children }: { children: ReactNode }) {
  return <dl className="data-counts">{children}</dl>;
}

/** One number. */
export function Count({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value.toLocaleString("en-GB")}</dd>
    </div>
  );
}
