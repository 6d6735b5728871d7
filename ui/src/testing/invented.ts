/** Invented answers that many tests need. Nobody here exists. */
import type { Reply } from "../api/call";

/** An officer. */
export const marta: Reply<"officers.list">[number] = {
  id: "0190-marta",
  name: "Marta Okafor",
  role: "Inclusion officer",
  email: "marta@thornmere.example",
  phone: null,
  initials: null,
  active: true,
};

/** Another. */
export const dev: Reply<"officers.list">[number] = {
  id: "0190-dev",
  name: "Dev Patel",
  role: "Team manager",
  email: null,
  phone: null,
  initials: null,
  active: true,
};

/** A team. */
export const thornmere: NonNullable<Reply<"app.state">["team"]> = {
  id: "0190-team",
  la_code: "380",
  la_name: "Thornmere",
  team_name: "Inclusion",
};

/** The frame's answer on an ordinary Tuesday. */
export const appState: Reply<"app.state"> = {
  today: "2026-11-10",
  sentence: "All work saved 14:02 · backup proven 08:41 · no network used",
  me: marta,
  team: thornmere,
  sample: false,
  due_now: 3,
  undo: "Added a placement",
  redo: null,
  lock_after_minutes: 10,
};

/** An open vault. */
export const openVault: Reply<"vault.state"> = {
  stage: "open",
  sentence: "",
  sample: false,
  wait_seconds: 0,
  recovery_confirmed: true,
  introduced: true,
};
