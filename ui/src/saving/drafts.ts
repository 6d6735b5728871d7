/**
 * Words on their way into the vault: written at a pause in typing, and at once when the form goes or the window is about to
 * lock. Until they are saved, a draft is the only place where they are kept.
 */
import { useEffect, useRef } from "react";
import { answered, call } from "../api/call";

/** A pause in typing that is long enough to write a draft, in milliseconds: a draft for every letter would wear the disk. */
const pause = 400;

const waiting = new Map<string, { timer: number; put: () => Promise<void> }>();
/** How often the words of a key were dropped or typed on: what is on its way since before then is nobody's draft any more. */
const turns = new Map<string, number>();

function drop(key: string): void {
  window.clearTimeout(waiting.get(key)?.timer);
  waiting.delete(key);
  turns.set(key, (turns.get(key) ?? 0) + 1);
}

function soon(key: string, text: string, kept: () => void): void {
  drop(key);
  const turn = turns.get(key);
  const put = () => {
    waiting.delete(key);
    return call("draft.put", { key, text }).then(
      () => {
        if (turns.get(key) === turn) kept();
      },
      () => undefined,
    );
  };
  waiting.set(key, { put, timer: window.setTimeout(() => void put(), pause) });
}

async function now(key: string): Promise<void> {
  const held = waiting.get(key);
  window.clearTimeout(held?.timer);
  await held?.put();
}

/** Keeps at once what still waits for a pause in typing. To be asked before the window locks: afterwards it is too late. */
export async function keepAll(): Promise<void> {
  await Promise.all([...waiting.keys()].map(now));
}

/**
 * Keeps everything before the window goes: a box that saves when it is left is left, drafts that wait for a pause are written,
 * and what is under way is waited for.
 */
export async function keepBeforeClosing(): Promise<void> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await keepAll();
  await answered();
}

/** Forgets a draft, because its words were saved or thrown away; what still waited is not written after all. */
export async function forget(key: string): Promise<void> {
  drop(key);
  await call("draft.clear", { key }).catch(() => undefined);
}

/**
 * Keeps `text` under `key` at the next pause in typing, or when the form goes before that; null says that there is nothing to
 * keep. `onKept` is called once it is in the vault.
 */
export function useKept(key: string | undefined, text: string | null, onKept?: () => void): void {
  const kept = useRef(onKept);
  useEffect(() => {
    kept.current = onKept;
  });
  useEffect(() => {
    if (key === undefined) return;
    if (text === null) drop(key);
    else soon(key, text, () => kept.current?.());
  }, [key, text]);
  useEffect(() => (key === undefined ? undefined : () => void now(key)), [key]);
}
