/**
 * How this machine's window looks: theme, density, size of text. Kept by the browser's own storage, not in the vault:
 * it holds nothing about a child, and the unlock screen needs it before the vault is open.
 */
import { useSyncExternalStore } from "react";

export type Theme = "system" | "light" | "dark";
export type Density = "comfortable" | "compact";
export type TextSize = "normal" | "large" | "larger";

/** The choices. */
export interface Appearance {
  theme: Theme;
  density: Density;
  text: TextSize;
  /** Shortcuts that are single letters; off for whoever presses them by accident or dictates. */
  letters: boolean;
}

const key = "waymark.appearance";
const usual: Appearance = { theme: "system", density: "comfortable", text: "normal", letters: true };
const scale: Record<TextSize, number> = { normal: 15, large: 17, larger: 20 };

function stored(): Appearance {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    return { ...usual, ...(typeof kept === "object" ? kept : {}) };
  } catch {
    return usual;
  }
}

let current: Appearance | undefined;
const watchers = new Set<() => void>();

/** What is chosen now. */
export function appearance(): Appearance {
  current ??= stored();
  return current;
}

/** Puts the choices on the page; called once at the start and on every change. */
export function applyAppearance(): void {
  const { theme, density, text } = appearance();
  const system = window.matchMedia?.("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const root = document.documentElement;
  root.dataset.theme = theme === "system" ? system : theme;
  root.dataset.density = density;
  root.dataset.text = text;
}

/** Follows the system's own change of theme for as long as the window lives. */
export function followSystem(): void {
  window.matchMedia?.("(prefers-color-scheme: dark)").addEventListener("change", applyAppearance);
}

/** Changes some of the choices. */
export function chooseAppearance(change: Partial<Appearance>): void {
  current = { ...appearance(), ...change };
  try {
    localStorage.setItem(key, JSON.stringify(current));
  } catch {
    // Storage may be refused; the choice then holds until the window closes.
  }
  applyAppearance();
  watchers.forEach((tell) => tell());
}

/** The choices, kept current. */
export function useAppearance(): Appearance {
  return useSyncExternalStore(
    (tell) => {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
    appearance,
    appearance,
  );
}

/** The height of a list's row in pixels: 32, or 24 when compact, at the usual size of text. */
export function rowHeight({ density, text }: Appearance): number {
  return Math.round(((density === "compact" ? 24 : 32) * scale[text]) / scale.normal);
}
