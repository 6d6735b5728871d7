/**
 * How something stands, always as word, shape and colour together, so that it survives a colour-blind eye, forced
 * colours and a worn photocopier.
 */
import type { ReactNode } from "react";
import "./Standing.css";

/** The five standings, and "plain" for a word that is only a word. */
export type Tone = "breached" | "due" | "waiting" | "met" | "unknown" | "plain";

const shapes: Record<Exclude<Tone, "plain">, ReactNode> = {
  breached: <rect x="1.500" y="1.500" width="9" height="9" />,
  due: <path d="M6 .8 11.500 11H.5z" />,
  waiting: <circle cx="6" cy="6" r="4.800" />,
  met: <path d="M1.200 6.600 4.600 10 10.800 2.600" fill="none" stroke="currentColor" strokeWidth="2.400" />,
  unknown: (
    <path
      d="M3.200 4a2.800 2.800 0 1 1 4 2.500C6.300 7 6 7.400 6 8.200M6 10.400v.8"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.900"
      strokeLinecap="round"
    />
  ),
};

/** The shape alone; the word must stand beside it. */
export function Shape({ tone }: { tone: Tone }) {
  if (tone === "plain") return null;
  return (
    <svg
      className={`shape shape-${tone}`}
      viewBox="0 0 12 12"
      width="12"
      height="12"
      fill="currentColor"
      aria-hidden="true"
    >
      {shapes[tone]}
    </svg>
  );
}

/** A standing in a line of text: shape and word in its colour. */
export function Standing({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`standing standing-${tone}`}>
      <Shape tone={tone} />
      <span>{children}</span>
    </span>
  );
}

/** A standing or a status as a small label with a ground of its own; `title` is its long name. */
export function Badge({
  tone = "plain",
  title,
  children,
}: {
  tone?: Tone;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span className={`badge badge-${tone}`} title={title}>
      <Shape tone={tone} />
      <span>{children}</span>
    </span>
  );
}
