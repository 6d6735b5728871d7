/**
 * A refusal or a fault as an exception, so that it cannot be mistaken for an answer. The sentence is for the person and
 * was written by whoever refused; nothing here invents another. Knows no screen.
 */
import type { Code, FieldFailure } from "./bindings";

/** What the core, or the host, refused; `fields` are sentences that belong at a field of the form that was sent. */
export class Failure extends Error {
  readonly code: Code | undefined;
  readonly sentence: string;
  readonly fields: readonly FieldFailure[];
  /** How many seconds to wait before trying again, where the core says so (a wrong passphrase). */
  readonly waitSeconds: number;

  constructor(sentence: string, code?: Code, fields: readonly FieldFailure[] = [], waitSeconds = 0) {
    super(sentence);
    this.name = "Failure";
    this.code = code;
    this.sentence = sentence;
    this.fields = fields;
    this.waitSeconds = waitSeconds;
  }

  /** The sentence for one field of the form, if there is one. */
  at(field: string): string | undefined {
    return this.fields.find((f) => f.field === field)?.sentence;
  }

  /** Whatever was thrown, as a Failure: the wire's own shape, or a plain sentence about a fault nobody foresaw. */
  static from(thrown: unknown): Failure {
    if (thrown instanceof Failure) return thrown;
    if (typeof thrown === "object" && thrown !== null && "sentence" in thrown) {
      const wire = thrown as {
        sentence: unknown;
        code?: Code;
        fields?: FieldFailure[];
        wait_seconds?: number;
      };
      return new Failure(String(wire.sentence), wire.code, wire.fields ?? [], wire.wait_seconds ?? 0);
    }
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    return new Failure(
      `Waymark could not do that (${detail}). What you typed is still on the screen; nothing else was changed.`,
    );
  }
}
