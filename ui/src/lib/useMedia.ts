/** What kind of window this is, for lists that show fewer columns in less room. */
import { useSyncExternalStore } from "react";

/** Whether a media query holds, kept current; `unsaid` where nobody can tell. */
export function useMedia(query: string, unsaid: boolean): boolean {
  return useSyncExternalStore(
    (tell) => {
      const media = window.matchMedia?.(query);
      media?.addEventListener("change", tell);
      return () => media?.removeEventListener("change", tell);
    },
    () => window.matchMedia?.(query).matches ?? unsaid,
  );
}
