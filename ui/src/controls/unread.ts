/**
 * A box may hold words that cannot be read: "31/02/2026" in a date. Whoever sees the form believes that it holds what
 * stands in the box, so no form is sent while it does: focus goes to the box, and its sentence says what is wrong.
 *
 * One listener for every form rather than a rule that each has to remember: a form that forgot it would save another
 * day than the one in sight.
 */

/** Marks a box whose words cannot be read; spread onto the element that takes focus. */
export const unread = (isUnread: boolean) => (isUnread ? { "data-unread": "true" } : {});

/**
 * True when something within cannot be read: it then has focus, and has said what is wrong with it. To be asked by what
 * saves without sending a form.
 */
export function heldBack(within: ParentNode | null | undefined): boolean {
  const box = within?.querySelector<HTMLElement>("[data-unread]");
  if (!box) return false;
  box.focus();
  if (box.getAttribute("aria-invalid") !== "true") {
    // A box says what is wrong with it once it is left.
    box.blur();
    box.focus();
  }
  return true;
}

document.addEventListener(
  "submit",
  (event) => {
    if (!(event.target instanceof HTMLFormElement) || !heldBack(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);
