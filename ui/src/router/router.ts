/**
 * Where the window is: the part of its address after "#". Filters live in the query, so that a list can be gone back to
 * as it was; scroll and selection live beside the history entry, in memory, and are gone when the vault locks.
 * Knows no screen: routes.tsx has the table.
 */
import { useCallback, useState, useSyncExternalStore } from "react";

/** How the window came to be here; a heading takes focus on "push", a list's own row on "back". */
export type Arrival = "start" | "push" | "replace" | "back" | "forward";

/** Where the window is. */
export interface Place {
  path: string;
  query: Readonly<Record<string, string>>;
  /** Names the history entry: going back to it gives the same key again. */
  key: string;
  arrival: Arrival;
}

interface EntryState {
  key: string;
  index: number;
}

const home = "/today";
let counter = 0;
let here: Place = { path: home, query: {}, key: "0", arrival: "start" };
let index = 0;
const watchers = new Set<() => void>();
const kept = new Map<string, unknown>();

function readHash(): Pick<Place, "path" | "query"> {
  const [path, search] = window.location.hash.replace(/^#/, "").split("?", 2);
  return { path: path || home, query: Object.fromEntries(new URLSearchParams(search ?? "")) };
}

/** An address: a path and a query, without empty values. */
export function address(path: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const search = new URLSearchParams(pairs).toString();
  return search ? `#${path}?${search}` : `#${path}`;
}

function arrive(arrival: Arrival, state: EntryState): void {
  here = { ...readHash(), key: state.key, arrival };
  index = state.index;
  watchers.forEach((tell) => tell());
}

function newEntry(at: number): EntryState {
  counter += 1;
  return { key: `${Date.now().toString(36)}-${counter}`, index: at };
}

/** Goes somewhere. `replace` keeps the history entry, for a filter that changes as it is typed. */
export function navigate(
  path: string,
  options: { query?: Readonly<Record<string, string | undefined>>; replace?: boolean } = {},
): void {
  const to = address(path, options.query);
  if (options.replace) {
    window.history.replaceState({ key: here.key, index }, "", to);
    arrive("replace", { key: here.key, index });
    return;
  }
  const entry = newEntry(index + 1);
  window.history.pushState(entry, "", to);
  arrive("push", entry);
}

/** Back to where the person came from; to `fallback` when this is the first place. */
export function goBack(fallback: string): void {
  if (index > 0) window.history.back();
  else navigate(fallback);
}

let acted = false;

/** Whether anybody has pressed or typed anything since the page was loaded. */
export function hasActed(): boolean {
  return acted;
}

/** Starts listening to the window's history; returns how to stop. */
export function startRouter(): () => void {
  acted = false;
  const act = () => {
    acted = true;
  };
  const acts = ["keydown", "pointerdown"] as const;
  acts.forEach((kind) => window.addEventListener(kind, act, { capture: true, passive: true }));
  const state = window.history.state as EntryState | null;
  const first = state?.key ? state : newEntry(0);
  window.history.replaceState(first, "");
  arrive("start", first);
  const onPop = (event: PopStateEvent) => {
    const entry = event.state as EntryState | null;
    if (entry?.key) {
      arrive(entry.index < index ? "back" : "forward", entry);
      return;
    }
    // A plain link was followed: the browser made the entry, we name it.
    const made = newEntry(index + 1);
    window.history.replaceState(made, "");
    arrive("push", made);
  };
  window.addEventListener("popstate", onPop);
  return () => {
    window.removeEventListener("popstate", onPop);
    acts.forEach((kind) => window.removeEventListener(kind, act, { capture: true }));
  };
}

/** Forgets selections and scroll; called when the vault locks. */
export function forgetKept(): void {
  kept.clear();
}

/** Where the window is, kept current. */
export function usePlace(): Place {
  return useSyncExternalStore(
    (tell) => {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
    () => here,
    () => here,
  );
}

/** Where the window is now, for code that is not a component. */
export function currentPlace(): Place {
  return here;
}

/** One value of the query, and how to change it without leaving the page; "" takes it away. */
export function useQueryValue(name: string, usual = ""): [string, (value: string) => void] {
  const { query } = usePlace();
  const set = useCallback(
    (value: string) =>
      navigate(here.path, {
        query: { ...here.query, [name]: value === usual ? "" : value },
        replace: true,
      }),
    [name, usual],
  );
  return [query[name] ?? usual, set];
}

/** State that belongs to this history entry: it is there again when the person comes back. */
export function useKept<T>(name: string, initial: T): [T, (value: T) => void] {
  const { key } = usePlace();
  const slot = `${key}:${name}`;
  const [state, setState] = useState<{ slot: string; value: T }>(() => ({
    slot,
    value: kept.has(slot) ? (kept.get(slot) as T) : initial,
  }));
  const value = state.slot === slot ? state.value : kept.has(slot) ? (kept.get(slot) as T) : initial;
  const set = useCallback(
    (next: T) => {
      kept.set(slot, next);
      setState({ slot, value: next });
    },
    [slot],
  );
  return [value, set];
}

/** Reads a path against a pattern such as "/pupils/:pupil/:tab?"; undefined when it does not fit. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const want = pattern.split("/").filter(Boolean);
  const have = path.split("/").filter(Boolean);
  if (have.length > want.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, piece] of want.entries()) {
    const got = have[i];
    if (piece.startsWith(":")) {
      const optional = piece.endsWith("?");
      if (got === undefined && !optional) return undefined;
      if (got !== undefined) params[piece.slice(1, optional ? -1 : undefined)] = decodeURIComponent(got);
    } else if (piece !== got) return undefined;
  }
  return params;
}
