/**
 * What the core says without being asked, and who listens. One subscription to the host serves every listener.
 */
import type { Event } from "./bindings";

type Named<N extends Event["name"]> = Extract<Event, { name: N }>;
type Hear = (event: Event) => void;

const listeners = new Set<Hear>();

/** Hears one kind of event; returns how to stop. */
export function subscribe<N extends Event["name"]>(name: N, hear: (event: Named<N>) => void): () => void {
  const listener: Hear = (event) => {
    if (event.name === name) hear(event as Named<N>);
  };
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells every listener; the host's events come through here. */
export function announce(event: Event): void {
  [...listeners].forEach((listener) => listener(event));
}
