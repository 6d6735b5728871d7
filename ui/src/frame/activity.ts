/** Tells the core that somebody is here, at most once a minute, so that it locks when nobody is. */
import { useEffect } from "react";
import { call } from "../api/call";

/** A minute, in milliseconds: the core counts idleness in minutes. */
const every = 60_000;

/** Reports keys, presses and scrolling for as long as the frame stands. */
export function useActivity(): void {
  useEffect(() => {
    let next = 0;
    const report = (event: globalThis.Event) => {
      if (event.timeStamp < next) return;
      next = event.timeStamp + every;
      // A failure here is a lock under way, which is heard of elsewhere.
      call("vault.active", {}).catch(() => undefined);
    };
    const kinds = ["keydown", "pointerdown", "wheel"] as const;
    kinds.forEach((kind) => window.addEventListener(kind, report, { passive: true, capture: true }));
    return () => kinds.forEach((kind) => window.removeEventListener(kind, report, { capture: true }));
  }, []);
}
