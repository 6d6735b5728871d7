/**
 * The one way to the core: a command's name and its request in, its reply or a `Failure` out. The types are printed from
 * the core's own table, so a command that is not there does not compile.
 */
import type { Commands } from "./bindings";
import { Failure } from "./failure";
import type { Dropped, Host, PickOptions, Saved } from "./host";
import { bridgeHost } from "./host.bridge";
import { tauriHost } from "./host.tauri";
import { announce } from "./events";

/** Every command's name. */
export type CommandName = keyof Commands;
/** What a command is asked. */
export type Request<N extends CommandName> = Commands[N]["request"];
/** What a command answers. */
export type Reply<N extends CommandName> = Commands[N]["reply"];

let host: Host | undefined;

/** The host, chosen the first time that it is needed. */
export function currentHost(): Host {
  host ??= "__TAURI_INTERNALS__" in window ? tauriHost : bridgeHost;
  return host;
}

/** Puts another host in its place; tests use it. */
export function setHost(other: Host | undefined): void {
  host = other;
}

async function asFailure<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    const failure = Failure.from(thrown);
    // Locking can overtake a question that is under way; the window must not go on showing what it had. Why it was locked is
    // not this question's to say.
    if (failure.code === "locked") announce({ name: "locked", sentence: "" });
    throw failure;
  }
}

const underWay = new Set<Promise<unknown>>();

/** Asks the core. Throws a `Failure`. */
export function call<N extends CommandName>(name: N, request: Request<N>): Promise<Reply<N>> {
  const asked = asFailure(currentHost().call(name, request) as Promise<Reply<N>>);
  underWay.add(asked);
  const done = () => underWay.delete(asked);
  asked.then(done, done);
  return asked;
}

/** Waits until everything that is being asked at this moment has been answered or refused. */
export async function answered(): Promise<void> {
  await Promise.allSettled([...underWay]);
}

/** Asks the core for a file, such as a PDF. */
export async function callBytes<N extends CommandName>(name: N, request: Request<N>): Promise<Uint8Array> {
  const reply = await asFailure(currentHost().call(name, request));
  if (reply instanceof ArrayBuffer) return new Uint8Array(reply);
  if (ArrayBuffer.isView(reply)) return new Uint8Array(reply.buffer, reply.byteOffset, reply.byteLength);
  throw new Failure(`Waymark expected a document from “${name}” and got none. Nothing was changed.`);
}

/** Lets the person choose a file, which the core reads; null when they chose none. */
export function pickAndCall<N extends CommandName>(
  name: N,
  request: Request<N>,
  options: PickOptions,
): Promise<Reply<N> | null> {
  return asFailure(currentHost().pick(name, request, options) as Promise<Reply<N> | null>);
}

/** Hears of a file that was dropped on the window; returns how to stop. */
export function onDrop(hear: (dropped: Dropped) => void): () => void {
  return currentHost().onDrop(hear);
}

/** Sends the file that was last dropped on the window with a request; the core reads it. */
export function callDropped<N extends CommandName>(name: N, request: Request<N>): Promise<Reply<N>> {
  return asFailure(currentHost().sendDropped(name, request) as Promise<Reply<N>>);
}

/** Lets the person choose where a command's file goes; null when they chose nowhere. */
export function callAndSave<N extends CommandName>(
  name: N,
  request: Request<N>,
  options: { suggestedName: string },
): Promise<Saved | null> {
  return asFailure(currentHost().save(name, request, options.suggestedName));
}

/** Opens a file that was saved in this session with the system's viewer. */
export function openSaved(path: string): Promise<void> {
  return asFailure(currentHost().openSaved(path));
}
