/**
 * A part of the window that loads when it is first wanted, or before. Once loaded it renders at once: React's own lazy
 * parts always suspend first, and a second one that follows is held back by 300 ms, which an officer would feel at
 * every unlock.
 */
import { type ComponentType, createElement, useSyncExternalStore } from "react";

/** A component that may not have come yet, and how to fetch it ahead. */
export type Chunk<Props extends object> = ComponentType<Props> & { preload: () => Promise<void> };

/** Wraps a module's default component. Nothing is shown until it has come; a fault in loading is thrown on rendering. */
export function chunk<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): Chunk<Props> {
  let loaded: ComponentType<Props> | undefined;
  let fault: unknown;
  let loading: Promise<void> | undefined;
  const watchers = new Set<() => void>();
  const preload = () => {
    loading ??= load()
      .then(
        (module) => {
          loaded = module.default;
        },
        (thrown: unknown) => {
          fault = thrown ?? new Error("a part of the window could not be read");
        },
      )
      .then(() => watchers.forEach((tell) => tell()));
    return loading;
  };
  const watch = (tell: () => void) => {
    watchers.add(tell);
    void preload();
    return () => watchers.delete(tell);
  };
  const state = () => loaded ?? fault;
  function Part(props: Props) {
    useSyncExternalStore(watch, state, state);
    if (fault) throw fault;
    return loaded ? createElement(loaded, props) : null;
  }
  return Object.assign(Part, { preload });
}
