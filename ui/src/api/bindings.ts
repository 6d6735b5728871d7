// Printed from the command table by `cargo xtask bindings`. Do not edit: edit the Rust.

/**
 * For the About page.
 */
export type About = { 
/**
 * The product's name.
 */
name: string, 
/**
 * The version.
 */
version: string, };

/**
 * The failures on which the window branches.
 */
export type Code = "locked" | "wrong_passphrase" | "undo_asks" | "not_found" | "bad_request";

/**
 * What the app tells the window without being asked.
 */
export type Event = { "name": "changed", 
/**
 * The children whom the change is about.
 */
subjects: Array<string>, 
/**
 * The tables that were written.
 */
tables: Array<string>, 
/**
 * What was done, for the notice: "Added a placement".
 */
label: string, } | { "name": "progress", 
/**
 * Which job: "import", "backup", "sample", "pack".
 */
job: string, 
/**
 * Steps done.
 */
done: number, 
/**
 * Steps in all; nought when unknown.
 */
total: number, 
/**
 * For the person.
 */
sentence: string, } | { "name": "locked", 
/**
 * Why, for the unlock screen.
 */
sentence: string, } | { "name": "day_turned", };

/**
 * A refusal or a fault, in words that say what happened, what was kept and what to do.
 */
export type Failure = { 
/**
 * Present only where the window does something other than show the sentence.
 */
code?: Code, 
/**
 * For the person: what happened, what was kept, what to do.
 */
sentence: string, 
/**
 * Sentences that belong at a field of the form that was sent.
 */
fields: Array<FieldFailure>, };

/**
 * A sentence at a field.
 */
export type FieldFailure = { 
/**
 * The field's name as in the request.
 */
field: string, 
/**
 * What is wrong with it and what would be right.
 */
sentence: string, };

/**
 * For commands that need no request, or answer with nothing but success.
 */
export type Nothing = Record<symbol, never>;

/** Every command: its request, its reply, and whether a file goes in or bytes come out. */
export interface Commands {
  "app.about": { request: Nothing; reply: About; kind: "json" };
}

export const commandNames: readonly (keyof Commands)[] = [
  "app.about",
];
