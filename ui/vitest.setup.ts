/** What every test of the window starts from: the matchers, a clean page, and sizes that jsdom does not have. */
import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";

// A bound on a hang, not on speed: see testTimeout.
configure({ asyncUtilTimeout: 10_000 });

afterEach(() => {
  cleanup();
  document.body.innerHTML = "";
});

// jsdom lays nothing out. A window of 1200 by 640 lets a windowed list show some of its rows.
Object.defineProperties(HTMLElement.prototype, {
  offsetHeight: { configurable: true, get: () => 640 },
  offsetWidth: { configurable: true, get: () => 1200 },
  clientHeight: { configurable: true, get: () => 640 },
  clientWidth: { configurable: true, get: () => 1200 },
});
Element.prototype.scrollTo = vi.fn() as never;
Element.prototype.scrollIntoView = vi.fn();
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
window.matchMedia = (query: string) =>
  ({ matches: false, media: query, addEventListener: () => {}, removeEventListener: () => {} }) as never;
