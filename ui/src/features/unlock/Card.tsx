/** What every screen before the vault has around it: the mark, a heading, a calm middle. Loads nothing else. */
import { type ReactNode, useEffect, useRef } from "react";
import { Mark } from "../../controls/Mark";
import "./Card.css";

/** The middle of an otherwise empty window. */
export function Card({
  title,
  children,
  foot,
  wide,
}: {
  title: string;
  children: ReactNode;
  foot?: ReactNode;
  wide?: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Waymark`;
    // A box that took focus by itself keeps it.
    if (document.activeElement === document.body) heading.current?.focus();
  }, [title]);
  return (
    <div className="gate">
      <main className={wide ? "gate-card gate-wide" : "gate-card"}>
        <div className="gate-mark">
          <Mark size={30} />
          <span>Waymark</span>
        </div>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </main>
      {foot ? <footer className="gate-foot">{foot}</footer> : null}
    </div>
  );
}
