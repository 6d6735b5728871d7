/** Drafts as the vault keeps them, for tests of forms that are left half filled. */
import type { CannedAnswers } from "./host";

/** Answers of a core that keeps drafts for as long as the test runs. */
export function keptDrafts(): CannedAnswers {
  const drafts = new Map<string, string>();
  return {
    "draft.get": ({ key }) => ({ text: drafts.get(key) ?? null, at: null }),
    "draft.put": ({ key, text }) => {
      drafts.set(key, text);
      return {};
    },
    "draft.clear": ({ key }) => {
      drafts.delete(key);
      return {};
    },
  };
}
