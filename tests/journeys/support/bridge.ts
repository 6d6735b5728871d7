/**
 * A bridge of one's own for each journey: an empty folder, a clock that says Tuesday 10 November 2026, 14:00, and a page
 * that is told when something goes wrong in it.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { test as base, expect, type Page } from "@playwright/test";

/** What the wire says when the core refuses. */
interface Refusal {
  sentence: string;
}

/** Where the core answers, and how to ask it without the page: for what a journey needs but does not tell. */
export class Core {
  readonly origin: string;
  readonly folder: string;
  readonly #process: ChildProcess;

  private constructor(origin: string, folder: string, process: ChildProcess) {
    this.origin = origin;
    this.folder = folder;
    this.#process = process;
  }

  /** Starts a bridge on a folder; a second one on the same folder is the app started again. */
  static async start(folder: string, options: string[] = []): Promise<Core> {
    const program = process.env.WAYMARK_BRIDGE ?? resolve(import.meta.dirname, "../../../target/debug/bridge");
    const built = process.env.WAYMARK_DIST;
    const child = spawn(program, ["--data", folder, ...(built ? ["--dist", built] : []), ...options], { stdio: ["pipe", "pipe", "inherit"] });
    const lines = createInterface({ input: child.stdout });
    const [origin] = (await Promise.race([
      once(lines, "line"),
      once(child, "exit").then(() => {
        throw new Error(`the bridge at ${program} ended before it said where it is`);
      }),
    ])) as [string];
    return new Core(origin, folder, child);
  }

  /** Asks the core; throws its sentence. */
  async call<T = unknown>(name: string, request: unknown = {}): Promise<T> {
    return this.#answer(await fetch(`${this.origin}/call/${name}`, { method: "POST", body: JSON.stringify(request) }));
  }

  /** Sends a file with a request. */
  async attach<T = unknown>(name: string, fileName: string, bytes: Uint8Array | string, request: unknown = {}): Promise<T> {
    const headers = {
      "x-request": encodeURIComponent(JSON.stringify(request)),
      "x-file-name": encodeURIComponent(fileName),
    };
    const body = typeof bytes === "string" ? bytes : new Blob([new Uint8Array(bytes)]);
    return this.#answer(await fetch(`${this.origin}/attach/${name}`, { method: "POST", headers, body }));
  }

  /** Lets time pass. */
  async passes(time: { days?: number; minutes?: number }): Promise<void> {
    await fetch(`${this.origin}/clock`, { method: "POST", body: JSON.stringify(time) });
  }

  /** Closes the app as its window's cross would. */
  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = once(this.#process, "exit");
    this.#process.stdin?.end();
    await ended;
  }

  async #answer<T>(response: Response): Promise<T> {
    const text = await response.text();
    if (!response.ok) throw new Error((JSON.parse(text) as Refusal).sentence);
    return JSON.parse(text) as T;
  }
}

/** A passphrase that the rules accept. */
export const PASSPHRASE = "three wet otters queue politely";

/** Makes a vault, confirms its recovery key and says who is at the keyboard, where, and when school is, without the window. */
export async function settled(core: Core): Promise<void> {
  const made = await core.call<{ recovery_key: string }>("vault.create", { passphrase: PASSPHRASE });
  await core.call("vault.confirm_recovery", { typed: made.recovery_key });
  await core.call("team.save", { patch: { la_code: "202", la_name: "Camden", team_name: null } });
  const { id } = await core.call<{ id: string }>("officers.save", { patch: { name: "Siân Okafor", role: "Inclusion officer" } });
  await core.call("me.choose", { id });
  // The LA's own terms, with a staff day on Monday 16 November, over which every clock of these journeys counts.
  await core.call("calendars.save", {
    patch: { name: "Camden 2026/27" },
    terms: [
      { name: "Autumn 1", starts_on: "2026-09-01", ends_on: "2026-10-23" },
      { name: "Autumn 2", starts_on: "2026-11-02", ends_on: "2026-12-18" },
      { name: "Spring 1", starts_on: "2027-01-04", ends_on: "2027-02-12" },
    ],
    days_off: [{ on_day: "2026-11-16", kind: "inset", label: "Staff training" }],
  });
}

interface Options {
  /** How the bridge is started, beyond its folder. */
  start: string[];
}

interface Fixtures {
  /** An app that nobody has used. */
  core: Core;
  /** Does the first run without the window, for journeys that are about something later. */
  settle: () => Promise<void>;
  /** What the page complained about; a journey fails when there is anything left in it. */
  complaints: string[];
}

/** Journeys begin with this. */
export const test = base.extend<Fixtures & Options>({
  start: [[], { option: true }],
  core: async ({ start }, use) => {
    const folder = await mkdtemp(join(tmpdir(), "waymark-journey-"));
    const core = await Core.start(folder, start);
    await use(core);
    await core.stop();
    await rm(folder, { recursive: true, force: true });
  },
  settle: async ({ core }, use) => {
    await use(() => settled(core));
  },
  complaints: [
    // Asks for the core, so that it is judged before the core stops and its page begins to miss it.
    async ({ page, core }, use) => {
      expect(core.origin, "pages come from this machine").toMatch(/^http:\/\/127\.0\.0\.1:/);
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
      page.on("console", (message) => {
        // A refusal by the core is an answer, which Chromium reports like a missing file.
        if (message.type() === "error" && !message.text().includes("status of 422")) complaints.push(message.text());
      });
      page.on("request", (request) => {
        const { hostname, protocol } = new URL(request.url());
        if (protocol.startsWith("http") && hostname !== "127.0.0.1") complaints.push(`asked the network: ${request.url()}`);
      });
      await use(complaints);
      expect(complaints, "the page must run without an error, a broken policy or a question to the network").toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens the window and waits until it has painted something to read. */
export async function open(page: Page, core: Core, hash = ""): Promise<void> {
  await page.goto(`${core.origin}/${hash}`);
  await expect(page.getByRole("heading").first()).toBeVisible();
}

export { expect };
