/**
 * The head of a screen: its heading, a sentence under it, its deeds at the right. On arriving the heading takes focus,
 * so that a screen reader says where one is; on coming back it waits for the list to take focus to the row that was left.
 */
import { type ReactNode, useEffect, useRef } from "react";
import { hasActed, usePlace } from "../router/router";
import "./ScreenHead.css";

/** Heading, sentence, deeds. */
export function ScreenHead({
  title,
  windowTitle,
  sentence,
  actions,
  above,
}: {
  title: ReactNode;
  /** The window's title when the heading is more than text. */
  windowTitle?: string;
  sentence?: ReactNode;
  actions?: ReactNode;
  /** A way up: "Pupils". */
  above?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key, path, arrival } = usePlace();
  const words = windowTitle ?? (typeof title === "string" ? title : "");
  useEffect(() => {
    document.title = words ? `${words} · Waymark` : "Waymark";
  }, [words]);
  useEffect(() => {
    if (arrival === "replace") return;
    const active = document.activeElement;
    const lost = active === null || active === document.body || !active.isConnected;
    // A page that has only just been loaded is left alone, so that the first Tab finds the way past the rail. After an
    // unlocking the person has already acted here, and focus was on something that is gone.
    const untouched = arrival === "start" && !hasActed();
    if (untouched) return;
    if (arrival === "push" || lost) heading.current?.focus({ preventScroll: true });
    // A change of the query replaces the entry and must not move focus; a new entry or path must.
  }, [key, path, arrival]);
  return (
    <header className="screen-head">
      <div className="screen-words">
        {above}
        <h1 ref={heading} tabIndex={-1} data-screen-heading="">
          {title}
        </h1>
        {sentence ? <p className="quiet">{sentence}</p> : null}
      </div>
      {actions ? <div className="row-end">{actions}</div> : null}
    </header>
  );
}
