/**
 * Commands that the window already speaks and that the core's table does not name yet. Each goes from here on the day
 * that it is printed in bindings.ts; when the list is empty the file goes too.
 */

declare module "./bindings" {
  interface Commands {
    "vault.state": { request: Nothing; reply: VaultState; kind: "json" };
    "vault.create": { request: { passphrase: string }; reply: { recovery_key: string }; kind: "json" };
    "vault.confirm_recovery": { request: { typed: string }; reply: VaultState; kind: "json" };
    "vault.try_sample": { request: Nothing; reply: VaultState; kind: "json" };
    "vault.unlock": { request: { passphrase: string }; reply: VaultState; kind: "json" };
    "vault.unlock_recovery": {
      request: { key: string; new_passphrase: string };
      reply: VaultState;
      kind: "json";
    };
    "vault.lock": { request: Nothing; reply: VaultState; kind: "json" };
    "vault.active": { request: Nothing; reply: Nothing; kind: "json" };
    "vault.change_passphrase": { request: { current: string; new: string }; reply: Nothing; kind: "json" };
    "app.state": { request: Nothing; reply: AppState; kind: "json" };
    "team.get": { request: Nothing; reply: TeamView; kind: "json" };
    "team.save": { request: { patch: Partial<Team> }; reply: TeamView; kind: "json" };
    "officers.list": { request: Nothing; reply: Officer[]; kind: "json" };
    "officers.save": {
      request: { id?: string; patch: Partial<Officer> };
      reply: { id: string };
      kind: "json";
    };
    "me.get": { request: Nothing; reply: { officer: Officer | null }; kind: "json" };
    "me.choose": { request: { id: string }; reply: { officer: Officer | null }; kind: "json" };
    "search.find": { request: { text: string; limit?: number }; reply: Found; kind: "json" };
    "undo.undo": {
      request: { anyway: boolean };
      reply: { sentence: string; subjects: string[] };
      kind: "json";
    };
    "undo.redo": { request: Nothing; reply: { sentence: string; subjects: string[] }; kind: "json" };
    "draft.put": { request: { key: string; text: string }; reply: Nothing; kind: "json" };
    "draft.get": {
      request: { key: string };
      reply: { text: string | null; at: number | null };
      kind: "json";
    };
    "draft.clear": { request: { key: string }; reply: Nothing; kind: "json" };
  }
}

export type Stage = "none" | "locked" | "open" | "busy" | "refused";
export interface VaultState {
  stage: Stage;
  sentence: string;
  sample: boolean;
  wait_seconds: number;
  recovery_confirmed: boolean;
  introduced: boolean;
}
export interface Team {
  id: string;
  la_code: string | null;
  la_name: string | null;
  team_name: string | null;
}
export interface TeamView {
  team: Team | null;
  neighbours: { code: string; name: string }[];
}
export interface Officer {
  id: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  role: string | null;
  initials: string | null;
  active: boolean | null;
}
export interface AppState {
  today: string;
  sentence: string;
  me: Officer | null;
  team: Team | null;
  sample: boolean;
  due_now: number;
  undo: string | null;
  redo: string | null;
  lock_after_minutes: number;
}
export interface Found {
  children: {
    pupil: string;
    name: string;
    detail: string;
    matched: string | null;
    from: number;
    to: number;
    open: boolean;
  }[];
  notes: {
    pupil: string;
    name: string;
    note: string;
    day: string;
    snippet: string;
    from: number;
    to: number;
  }[];
  places: { setting: string; name: string; detail: string; provider: boolean }[];
}
