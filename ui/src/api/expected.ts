/**
 * Commands that the window already speaks and that the core's table does not name yet. Each goes from here on the day
 * that it is printed in bindings.ts; when the list is empty the file goes too.
 */

declare module "./bindings" {
  interface Commands {
    "vault.state": { request: Nothing; reply: VaultState; kind: "json" };
    "vault.create": { request: { passphrase: string }; reply: { recovery_key: string }; kind: "json" };
    "vault.confirm_recovery": { request: { typed: string }; reply: Nothing; kind: "json" };
    "vault.show_recovery": { request: Nothing; reply: { recovery_key: string }; kind: "json" };
    "vault.leave_sample": { request: Nothing; reply: VaultState; kind: "json" };
    "vault.lock_after": { request: { minutes: number }; reply: Nothing; kind: "json" };
    "backups.list": { request: Nothing; reply: BackupsView; kind: "json" };
    "backups.now": { request: Nothing; reply: { sentence: string }; kind: "json" };
    "backups.prove": { request: { name: string }; reply: { sentence: string }; kind: "json" };
    "backups.restore": { request: { name: string }; reply: { sentence: string }; kind: "json" };
    "calendars.list": { request: Nothing; reply: { calendars: CalendarLine[] }; kind: "json" };
    "calendars.save": { request: CalendarSave; reply: { id: string }; kind: "json" };
    "calendars.remove": { request: { id: string }; reply: { id: string }; kind: "json" };
    "calendars.year": { request: { urn?: number; from: string; to: string }; reply: YearView; kind: "json" };
    "places.find": { request: { text: string; limit?: number }; reply: Found["places"]; kind: "json" };
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
export interface BackupsView {
  backups: { name: string; at: number; why: string; size: number }[];
  folder: string;
  sentence: string;
}
export interface CalendarLine {
  calendar: { id: string; name: string | null; urn: string | null; source: string | null };
  school_name: string | null;
  terms: { id: string; name: string | null; starts_on: string | null; ends_on: string | null }[];
  days_off: { id: string; on_day: string | null; kind: string | null; label: string | null }[];
  sentence: string;
}
export interface CalendarSave {
  id?: string;
  patch: { name?: string | null; urn?: string | null; source?: string | null };
  terms: { name: string | null; starts_on: string; ends_on: string }[];
  days_off: { on_day: string; kind: string; label: string | null }[];
}
export interface YearView {
  sentence: string;
  days: { day: string; kind: string; label: string | null }[];
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
