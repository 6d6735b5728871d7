/**
 * From keys pressed to keys written, and back. Platform-true: "mod" is Command on a Mac and Ctrl elsewhere, and is
 * written as that machine writes it.
 */

/** True on a Mac. */
export const onMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

const named: Record<string, string> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  Enter: "Enter",
  " ": "Space",
};

/** How one press is written in the table: "mod+shift+z", "alt+ArrowUp", "g", "?". */
export function pressOf(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">,
): string {
  const mod = onMac() ? event.metaKey : event.ctrlKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // With a printed character, Shift is already in the character ("?"); with mod it is a key of its own.
  const shift = event.shiftKey && (mod || event.key.length > 1);
  return [mod && "mod", event.altKey && "alt", shift && "shift", key].filter(Boolean).join("+");
}

/** The keys of one shortcut as they are shown: [["Ctrl", "K"]] or [["G"], ["P"]]. */
export function shownKeys(keys: string, mac = onMac()): string[][] {
  return keys.split(" ").map((press) =>
    press.split("+").map((part) => {
      if (part === "mod") return mac ? "⌘" : "Ctrl";
      if (part === "alt") return mac ? "⌥" : "Alt";
      if (part === "shift") return mac ? "⇧" : "Shift";
      return named[part] ?? (part.length === 1 ? part.toUpperCase() : part);
    }),
  );
}

/** The shortcut in words, for a screen reader and for `aria-keyshortcuts`: "Control+K", "G P". */
export function ariaKeys(keys: string, mac = onMac()): string {
  return keys
    .split(" ")
    .map((press) =>
      press
        .split("+")
        .map((part) =>
          part === "mod"
            ? mac
              ? "Meta"
              : "Control"
            : part === "alt"
              ? "Alt"
              : part === "shift"
                ? "Shift"
                : part.length === 1
                  ? part.toUpperCase()
                  : part,
        )
        .join("+"),
    )
    .join(" ");
}

/** True when keys belong to whatever has focus: a box that is typed in, or a list that finds by first letters. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[contenteditable="true"]')) return true;
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "button", "submit", "file", "range"].includes(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    target.closest('[role="listbox"],[role="menu"],[role="spinbutton"],[role="combobox"]') !== null
  );
}

/** True inside a small form that is being filled in: a letter that strays from a box into its tick box must not leave the form. */
export function isFillingIn(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("form.form-card") !== null;
}
