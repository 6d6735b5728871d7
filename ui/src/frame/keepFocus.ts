/**
 * Focus is never left on nothing. A row that is done with goes away with the button that was pressed, a form with its
 * "Cancel", and the browser then lets go: a person who cannot see would start again at the top of the window. What was
 * nearest to the thing that went takes focus instead, unless the screen has put it somewhere by then itself.
 */

const reachable =
  'button, a[href], input, textarea, summary, [tabindex]:not([tabindex="-1"]):not([role="presentation"])';
/** What stands over the screen and holds focus while it is open. */
const over = "[data-modal], [role=dialog], [role=alertdialog]";
/** Milliseconds in which a screen may say itself where focus goes: longer than any effect and two frames. */
const patience = 120;
/** How often that is tried for a button that is only switched off while it saves: for a second and a half. */
const tries = 12;

/** The box that a chooser keeps for the browser's own filling in is on the page and yet for nobody to see. */
const unseen = '[aria-hidden="true"]';

function canTake(element: HTMLElement): boolean {
  return (
    element.isConnected &&
    !isOff(element) &&
    !element.closest(unseen) &&
    (element.checkVisibility?.() ?? true)
  );
}

function isOff(element: HTMLElement): boolean {
  return element.matches(":disabled, [aria-disabled=true]");
}

function isNowhere(): boolean {
  const active = document.activeElement;
  return active === null || active === document.body;
}

/** Watches a part of the window; returns how to stop. */
export function keepFocus(part: HTMLElement): () => void {
  let last: HTMLElement | undefined;
  let around: HTMLElement[] = [];
  let timer = 0;

  const remember = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    // A question that opens over the screen gives focus back to what was pressed before, which may have gone meanwhile.
    if (!part.contains(target) && target.closest(over)) return;
    last = part.contains(target) ? target : undefined;
    around = last ? [...part.querySelectorAll<HTMLElement>(reachable)] : [];
  };
  const nearest = (gone: HTMLElement) => {
    const at = around.indexOf(gone);
    for (let step = 1; step <= around.length; step += 1) {
      const near = [around[at + step], around[at - step]].find((one) => one && canTake(one));
      if (near) return near;
    }
    return part.querySelector<HTMLElement>("[data-screen-heading]");
  };
  const settle = (left: number) => {
    if (!last || !isNowhere()) return;
    if (document.querySelector(over)) {
      // Still there, or still fading away: it gives focus back by itself, if it can.
      if (left > 0) timer = window.setTimeout(() => settle(left - 1), patience);
    } else if (canTake(last)) last.focus({ preventScroll: true });
    else if (last.isConnected && isOff(last) && left > 0)
      timer = window.setTimeout(() => settle(left - 1), patience);
    else nearest(last)?.focus();
  };
  const watch = new MutationObserver(() => {
    if (!last || !isNowhere() || (last.isConnected && !isOff(last))) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => settle(tries), patience);
  });
  // A press on empty ground is a person's own way of letting go.
  const letGo = () => {
    last = undefined;
  };
  part.addEventListener("pointerdown", letGo, { capture: true });
  document.addEventListener("focusin", remember);
  // What stands over the screen hangs beside it in the page.
  watch.observe(document.body, { childList: true });
  watch.observe(part, { subtree: true, childList: true, attributeFilter: ["disabled", "aria-disabled"] });
  return () => {
    window.clearTimeout(timer);
    watch.disconnect();
    document.removeEventListener("focusin", remember);
    part.removeEventListener("pointerdown", letGo, { capture: true });
  };
}
