/**
 * The head of a screen: its heading, a sentence under it, its deeds at the right. On arriving the heading takes focus,
 * so that a screen reader says where one is; on coming back it waits for the list to take focus to the row that was left.
 */
import { type ReactNode, useEffect, useRef } from "react";
import { hasActed, usePlace } from "../router/router";
import "./ScreenHead.css";

/** Frames for which a heading may wait for a box over it to go: half a second, longer than any box takes. */
const patience = 30;

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
    const active = document.activeElement;
    const lost = active === null || active === document.body || !active.isConnected;
    // A change of the query, or another part of the same child, replaces the entry and moves no focus that is somewhere.
    if (arrival === "replace" && !lost) return undefined;
    // A page that has only just been loaded is left alone, so that the first Tab finds the way past the rail. After an
    // unlocking the person has already acted here, and focus was on something that is gone.
    const untouched = arrival === "start" && !hasActed();
    if (untouched) return undefined;
    if (arrival !== "push" && !lost) return undefined;
    // While a box over the window is still going, nothing under it can take focus, and what it gives focus back to may be
    // gone with the screen before: so it is tried until it holds, or until the person is somewhere else.
    let frames = patience;
    let frame = 0;
    const take = () => {
      heading.current?.focus({ preventScroll: true });
      frames -= 1;
      if (document.activeElement !== heading.current && frames > 0)
        frame = requestAnimationFrame(() => {
          const now = document.activeElement;
          if (now === null || now === document.body || now.closest("[data-modal], .modal")) take();
        });
    };
    take();
    return () => cancelAnimationFrame(frame);
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
