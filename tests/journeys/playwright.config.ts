/**
 * Journeys run in the system's own Chromium; no browser is downloaded. Each starts its own bridge on an empty folder, so
 * that none can see what another did, and each that fails leaves a picture and a trace in `tests/artefacts`.
 */
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../artefacts/journeys",
  // Two cores: a browser and a core keep both busy.
  workers: 1,
  // At a desk a journey that fails once has found something and stops there. An unattended run has nobody to look: it
  // tries once more, so that a slow machine does not hide what the rest would say, and lists what was "flaky" by name.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list", { printSteps: false }]],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "Europe/London",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
