/**
 * How the window's files are made. No development server address leaks into the product: the shell and the browser
 * bridge both serve `dist` as it is, so a plain build is what people get and what tests see.
 */
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/**
 * Nothing is fetched from anywhere but the app itself. Inline scripts and inline styles are refused, so text that was
 * stored as a child's note can never become code. `ipc:` is how the shell's own command is reached.
 */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self' ipc: http://ipc.localhost",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Puts the policy into the page itself, so that it holds whichever host serves it. Only built pages: the development
 * server's hot reload is an inline script. */
const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: policy },
      injectTo: "head-prepend",
    },
  ],
};

export default defineConfig({
  plugins: [react(), contentSecurityPolicy],
  base: "./",
  build: {
    target: ["safari17", "chrome120"],
    // Fonts and images stay files: the policy has no `data:` for fonts.
    assetsInlineLimit: 0,
    // The bundle is on disk beside the program, never sent over a wire; the map would double the package.
    sourcemap: false,
    chunkSizeWarningLimit: 900,
  },
  test: {
    environment: "jsdom",
    setupFiles: ["./vitest.setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    css: false,
    restoreMocks: true,
    // A bound on a hang, not on speed: the machine that runs these may be building something else.
    testTimeout: 30_000,
    // Where nobody watches, a test that failed is run once more and counted as retried: a starved machine has races of its own.
    retry: process.env.CI ? 1 : 0,
    // One worker at a time is kinder to a two-core machine than a storm of jsdoms.
    maxWorkers: 2,
  },
});
