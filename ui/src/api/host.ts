/**
 * What the window needs from whatever holds it: the shell on a person's machine, or a bridge that serves the same core
 * to a browser. Chosen once, at run time.
 */
import type { Event } from "./bindings";

/** Title and kinds of file for an open dialog; extensions without the dot. */
export interface PickOptions {
  title: string;
  extensions: readonly string[];
}

/** Where a file was saved. */
export interface Saved {
  path: string;
}

/** A file that was dropped on the window; its content waits until it is asked for. */
export interface Dropped {
  fileName: string;
  /** How many more were dropped with it; only the first is taken. */
  others: number;
}

/** The door to the core. Failures are thrown in the wire's shape; `call.ts` makes them a `Failure`. */
export interface Host {
  /** JSON, or an ArrayBuffer where the command answers with a file. */
  call(name: string, request: unknown): Promise<unknown>;
  /** Lets the person choose a file and sends it with the request; null when they chose none. */
  pick(name: string, request: unknown, options: PickOptions): Promise<unknown>;
  /** Lets the person choose where the answer's bytes go; null when they chose nowhere. */
  save(name: string, request: unknown, suggestedName: string): Promise<Saved | null>;
  /** Hears of a file that was dropped on the window, by its name; returns how to stop. */
  onDrop(hear: (dropped: Dropped) => void): () => void;
  /** Sends the file that was last dropped with a request. */
  sendDropped(name: string, request: unknown): Promise<unknown>;
  /** Opens a file that was saved in this session, in the system's own viewer. */
  openSaved(path: string): Promise<void>;
  /**
   * Hears that the person closes the window. It stays until what `hear` promises is done, but never longer than the shell's
   * own patience; returns how to stop.
   */
  onClosing(hear: () => Promise<void>): () => void;
  /** Hears everything that the core says without being asked; returns how to stop. */
  listen(hear: (event: Event) => void): () => void;
}
