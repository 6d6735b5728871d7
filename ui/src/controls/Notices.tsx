/**
 * What has just happened, said in a corner and politely. Good news goes by itself after eight seconds, unless it is
 * being read (pointer or focus on it), when what it tells was taken back, and when one goes on to another screen; a refusal
 * stays until it is put away. Nothing is said only here.
 */
import { useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "./Button";
import { Icon } from "./Icon";
import "./Notices.css";

/** One notice. */
export interface Notice {
  sentence: string;
  tone?: "done" | "refused";
  /** One thing that can be done about it, such as Undo. */
  action?: { label: string; run: () => void };
}

interface Shown extends Notice {
  id: number;
  /** Milliseconds. */
  since: number;
}

/** Eight seconds: a sentence of twenty words read slowly, twice. */
const stay = 8000;
const atMost = 4;
/** What is said while a screen is being left, such as "The child was added", belongs to the next one; in milliseconds. */
const justSaid = 1000;

let shown: readonly Shown[] = [];
let counter = 0;
const watchers = new Set<() => void>();

function set(next: readonly Shown[]): void {
  shown = next;
  watchers.forEach((tell) => tell());
}

/** Says something. The same sentence is not said twice at once. */
export function notify(notice: Notice): void {
  counter += 1;
  const others = shown.filter((n) => n.sentence !== notice.sentence);
  set([...others, { ...notice, id: counter, since: Date.now() }].slice(-atMost));
}

/** Takes every notice away; called when the vault locks. */
export function clearNotices(): void {
  set([]);
}

/** Withdraws good news of what has just been taken back; a refusal stays. */
export function withdrawNotices(): void {
  set(shown.filter((n) => n.tone === "refused"));
}

/** Good news that only tells belongs to the screen on which it was told; what can be done about a notice goes along. */
export function leaveNotices(): void {
  const now = Date.now();
  const stays = shown.filter((n) => n.tone === "refused" || n.action || now - n.since < justSaid);
  if (stays.length < shown.length) set(stays);
}

const dismiss = (id: number) => set(shown.filter((n) => n.id !== id));

/** Where notices are shown; stands once in the frame. */
export function Notices() {
  const notices = useSyncExternalStore(
    (tell) => {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
    () => shown,
  );
  return (
    <section className="notices" aria-label="Notices">
      <div role="status" aria-live="polite" aria-relevant="additions text">
        {notices.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} />
        ))}
      </div>
    </section>
  );
}

function NoticeCard({ notice }: { notice: Shown }) {
  const [held, setHeld] = useState(false);
  const leaves = notice.tone !== "refused" && !held;
  useEffect(() => {
    if (!leaves) return undefined;
    const timer = window.setTimeout(() => dismiss(notice.id), stay);
    return () => window.clearTimeout(timer);
  }, [leaves, notice.id]);
  const { action } = notice;
  return (
    // Pointer and focus only hold the notice where it is while it is being read.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={`notice notice-${notice.tone ?? "done"}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name={notice.tone === "refused" ? "warn" : "check"} />
      <p>{notice.sentence}</p>
      {action ? (
        <Button
          kind="quiet"
          small
          onPress={() => {
            action.run();
            dismiss(notice.id);
          }}
        >
          {action.label}
        </Button>
      ) : null}
      <Button
        kind="quiet"
        small
        icon="close"
        aria-label="Put this notice away"
        onPress={() => dismiss(notice.id)}
      />
    </div>
  );
}
