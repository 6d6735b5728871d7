/**
 * THE TABLE of what can be done from the keyboard: the palette, the menu, the `?` sheet and the tests all read it.
 * A row with `run` works anywhere. A row without is claimed by the screen that can do it (`useCommand`), and is offered
 * only while that screen is there. `keys` are alternatives; "mod" is Ctrl, or Command on a Mac; "g p" is g and then p.
 */

/** What a command that works anywhere may use. */
export interface Hand {
  go: (path: string) => void;
  back: () => void;
  openPalette: () => void;
  openSheet: () => void;
  undo: () => void;
  redo: () => void;
  lock: () => void;
  toggleTheme: () => void;
  toggleDensity: () => void;
  focusMain: () => void;
}

/** One row of the table. */
export interface Command {
  id: string;
  label: string;
  /** Other words by which the palette finds it. */
  words?: string;
  keys: readonly string[];
  group: "Go to" | "Anywhere" | "Lists" | "A child" | "Panels";
  /** "anywhere", or "claimed" by a screen. */
  when: "anywhere" | "claimed";
  /** Works while a box is being typed in; only for keys held with mod. */
  whileTyping?: boolean;
  run?: (hand: Hand) => void;
}

const rows = [
  {
    id: "go.today",
    label: "Today",
    keys: ["g t"],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/today"),
  },
  {
    id: "go.pupils",
    label: "Pupils",
    words: "children caseload list",
    keys: ["g p"],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/pupils"),
  },
  {
    id: "go.panels",
    label: "Panels",
    words: "meetings agenda",
    keys: ["g m"],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/panels"),
  },
  {
    id: "go.providers",
    label: "Providers",
    words: "alternative provision",
    keys: ["g v"],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/providers"),
  },
  {
    id: "go.schools",
    label: "Schools",
    keys: ["g s"],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/schools"),
  },
  {
    id: "go.data",
    label: "Data",
    words: "import spreadsheet gias",
    keys: ["g d"],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/data"),
  },
  {
    id: "go.settings",
    label: "Settings",
    keys: ["g e"],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/settings"),
  },
  {
    id: "go.calendars",
    label: "Calendars",
    words: "terms inset holidays closures",
    keys: [],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/settings/calendars"),
  },
  {
    id: "go.backups",
    label: "Backups",
    words: "restore prove",
    keys: [],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/settings/backups"),
  },
  {
    id: "go.officers",
    label: "Officers",
    words: "team people",
    keys: [],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/settings/officers"),
  },

  {
    id: "palette",
    label: "Search and commands",
    keys: ["mod+k"],
    group: "Anywhere",
    when: "anywhere",
    whileTyping: true,
    run: (h) => h.openPalette(),
  },
  {
    id: "sheet",
    label: "Keyboard shortcuts",
    words: "help keys",
    keys: ["?"],
    group: "Anywhere",
    when: "anywhere",
    run: (h) => h.openSheet(),
  },
  {
    id: "back",
    label: "Back to the list, at the same row",
    keys: ["Escape"],
    group: "Anywhere",
    when: "anywhere",
    run: (h) => h.back(),
  },
  {
    id: "undo",
    label: "Undo",
    words: "take back",
    keys: ["mod+z"],
    group: "Anywhere",
    when: "anywhere",
    run: (h) => h.undo(),
  },
  {
    id: "redo",
    label: "Redo",
    keys: ["mod+shift+z", "mod+y"],
    group: "Anywhere",
    when: "anywhere",
    run: (h) => h.redo(),
  },
  {
    id: "lock",
    label: "Lock",
    keys: ["mod+shift+l"],
    group: "Anywhere",
    when: "anywhere",
    whileTyping: true,
    run: (h) => h.lock(),
  },
  {
    id: "main",
    label: "Jump to the page's heading",
    keys: ["g h"],
    group: "Anywhere",
    when: "anywhere",
    run: (h) => h.focusMain(),
  },
  {
    id: "theme",
    label: "Switch between light and dark",
    keys: [],
    group: "Anywhere",
    when: "anywhere",
    run: (h) => h.toggleTheme(),
  },
  {
    id: "density",
    label: "Switch between roomy and compact rows",
    keys: [],
    group: "Anywhere",
    when: "anywhere",
    run: (h) => h.toggleDensity(),
  },

  { id: "list.filter", label: "Filter this list", keys: ["/"], group: "Lists", when: "claimed" },
  {
    id: "list.new",
    label: "Add to this list",
    words: "new create",
    keys: ["n"],
    group: "Lists",
    when: "claimed",
  },
  { id: "list.next", label: "Next line", keys: ["j"], group: "Lists", when: "claimed" },
  { id: "list.previous", label: "Previous line", keys: ["k"], group: "Lists", when: "claimed" },
  {
    id: "list.why",
    label: "Why this date?",
    words: "arithmetic law rule",
    keys: ["w"],
    group: "Lists",
    when: "claimed",
  },
  { id: "list.deed", label: "Do what the line asks", keys: ["d"], group: "Lists", when: "claimed" },
  { id: "list.peek", label: "Show or hide the peek", keys: ["v"], group: "Lists", when: "claimed" },

  { id: "child.1", label: "Section: Overview", keys: ["1"], group: "A child", when: "claimed" },
  { id: "child.2", label: "Section: This week", keys: ["2"], group: "A child", when: "claimed" },
  { id: "child.3", label: "Section: Placements", keys: ["3"], group: "A child", when: "claimed" },
  { id: "child.4", label: "Section: Reviews", keys: ["4"], group: "A child", when: "claimed" },
  { id: "child.5", label: "Section: Plan", keys: ["5"], group: "A child", when: "claimed" },
  { id: "child.6", label: "Section: People", keys: ["6"], group: "A child", when: "claimed" },
  { id: "child.7", label: "Section: Notes", keys: ["7"], group: "A child", when: "claimed" },
  { id: "child.8", label: "Section: History", keys: ["8"], group: "A child", when: "claimed" },
  {
    id: "pupil.note",
    label: "Add a note",
    words: "call visit meeting voice",
    keys: ["a n"],
    group: "A child",
    when: "claimed",
  },
  {
    id: "pupil.status",
    label: "Add a status",
    words: "excluded suspended medical",
    keys: ["a s"],
    group: "A child",
    when: "claimed",
  },
  { id: "pupil.placement", label: "Add a placement", keys: ["a p"], group: "A child", when: "claimed" },
  { id: "pupil.review", label: "Add a review", keys: ["a r"], group: "A child", when: "claimed" },
  {
    id: "pupil.plan",
    label: "Start or open the reintegration plan",
    words: "ladder return",
    keys: ["a l"],
    group: "A child",
    when: "claimed",
  },
  {
    id: "pupil.contact",
    label: "Add a person or agency",
    words: "parent contact",
    keys: ["a c"],
    group: "A child",
    when: "claimed",
  },
  { id: "pupil.panel", label: "Take to a panel", keys: ["a m"], group: "A child", when: "claimed" },

  { id: "panel.meeting", label: "Plan a meeting", keys: ["m n"], group: "Panels", when: "claimed" },
  { id: "panel.case", label: "Add a case", keys: ["m c"], group: "Panels", when: "claimed" },
  { id: "panel.up", label: "Move the case up", keys: ["alt+ArrowUp"], group: "Panels", when: "claimed" },
  {
    id: "panel.down",
    label: "Move the case down",
    keys: ["alt+ArrowDown"],
    group: "Panels",
    when: "claimed",
  },
  {
    id: "panel.preview",
    label: "Preview the pack",
    words: "pdf print agenda",
    keys: ["m p"],
    group: "Panels",
    when: "claimed",
  },
  {
    id: "panel.save",
    label: "Save the pack as PDF",
    words: "print",
    keys: ["m s"],
    group: "Panels",
    when: "claimed",
  },
] as const satisfies readonly Command[];

/** The name of a row. */
export type CommandId = (typeof rows)[number]["id"];

/** The table. */
export const commands: readonly (Command & { id: CommandId })[] = rows;

/** One row by its name. */
export function commandById(id: CommandId): Command {
  const found = commands.find((c) => c.id === id);
  if (!found) throw new Error(`no command ${id}`);
  return found;
}
