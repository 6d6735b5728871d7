/**
 * Every screen meets axe, in light and in dark. The whole of WCAG 2.2 A and AA that a program can check, and the advice
 * beyond it; no rule is switched off.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { expect, type Page } from "@playwright/test";

const source = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function broken(page: Page): Promise<string[]> {
  // Evaluated by the browser's own tools, so that the page's policy against foreign scripts stays as it is.
  await page.evaluate(`if (!window.axe) { ${await source} }`);
  const results = await page.evaluate(
    () =>
      (window as unknown as { axe: { run(where: object): Promise<AxeResults> } }).axe.run({
        // What was spoken a moment ago about a thing that has gone since; it is never shown, and clears itself.
        exclude: [["[data-live-announcer]"]],
      }),
  );
  return results.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${rule.help} at ${node.target.join(" ")}\n${node.failureSummary ?? ""}`),
  );
}

/** Fails with every place that breaks a rule. */
export async function meetsAxe(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await broken(page), `${screen}, ${colorScheme}: anybody must be able to read and work it`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
}
