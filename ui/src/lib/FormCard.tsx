/** A small form that opens where it is needed: its first box takes focus, Escape gives it up, and focus goes back to what opened it. */
import { type ReactNode, useEffect, useRef } from "react";
import type { Failure } from "../api/failure";
import "./FormCard.css";

/** The boxes of a form that can take focus first. */
const boxes = "input, textarea, button";

/** What a form stands in, and what in it can take focus when the form and its opener are both gone. */
const homes = "article, section, main";
const landings = "button:not(:disabled), a[href], [tabindex]";

/** What only holds focus while nothing else does: a form that a key opened from there did not come from there. */
const resting = "h1, h2, h3, main, [role='main']";

/** The form. */
export function FormCard({
  label,
  className = "stack",
  onSubmit,
  onLeave,
  backTo,
  failure,
  children,
}: {
  label: string;
  className?: string;
  onSubmit?: () => void;
  onLeave: () => void;
  /** The id of what takes focus afterwards, when the button that opened the form went away meanwhile. */
  backTo?: string;
  /** What was refused: the box that it is about takes focus. */
  failure?: Failure | undefined;
  children: ReactNode;
}) {
  const card = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    const home = card.current?.parentElement?.closest<HTMLElement>(homes);
    // A search box that is already answered would open its list over everything else.
    const all = [...(card.current?.querySelectorAll<HTMLInputElement>(boxes) ?? [])];
    all.find((box) => box.getAttribute("role") !== "combobox" || box.value === "")?.focus();
    return () => {
      requestAnimationFrame(() => {
        const active = document.activeElement;
        if (active && active !== document.body) return;
        const from =
          opener instanceof HTMLElement && opener !== document.body && opener.isConnected ? opener : null;
        const back =
          (from?.matches(resting) ? null : from) ??
          document.getElementById(backTo ?? "") ??
          from ??
          (home?.isConnected ? home : document).querySelector<HTMLElement>(landings);
        back?.focus();
      });
    };
  }, [backTo]);
  useEffect(() => {
    if (failure) card.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [failure]);
  return (
    // Escape anywhere in the form gives it up, as its button does.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={card}
      className={`form-card ${className}`}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit?.();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onLeave();
      }}
    >
      {children}
    </form>
  );
}
