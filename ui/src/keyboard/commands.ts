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
  openCapture: () => void;
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
  /** Works while a box is being typed in; only for keys held with mod, and function keys, which write nothing. */
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
    id: "go.referrals",
    label: "Referrals to providers",
    words: "accepted declined reasons sufficiency who takes whom waiting list",
    keys: ["g f"],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/providers/referrals"),
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
    id: "go.promises",
    label: "Tasks and promises",
    words: "to do chase waiting on others owes",
    keys: ["g w"],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/promises"),
  },
  {
    id: "go.ring",
    label: "Ring-round",
    words: "attendance telephone marks register",
    keys: ["g r"],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/ring"),
  },
  {
    id: "go.visits",
    label: "Visits",
    words: "day sheet car seen",
    keys: ["g i"],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/visits"),
  },
  {
    id: "go.returns",
    label: "The way back",
    words: "ready return reintegration drift overstay year 11 leavers destinations rates",
    keys: ["g b"],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/returns"),
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
    id: "go.workload",
    label: "Workload and handover",
    words: "absent cover allocate patch",
    keys: ["g o"],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/pupils/workload"),
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
    id: "go.rules",
    label: "Local rules",
    words: "law clocks thresholds dials",
    keys: [],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/settings/rules"),
  },
  {
    id: "go.onaday",
    label: "Pupils as on a day",
    words: "as at date past where were they",
    keys: ["g a"],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/pupils/on-a-day"),
  },
  {
    id: "go.same",
    label: "Perhaps the same child",
    words: "duplicates merge twice same records",
    keys: [],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/pupils/same"),
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
    id: "capture",
    label: "Write a line down",
    words: "quick capture note remember inbox",
    keys: ["mod+shift+n", "mod+j"],
    group: "Anywhere",
    when: "anywhere",
    whileTyping: true,
    run: (h) => h.openCapture(),
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
  {
    id: "list.all",
    label: "Tick everybody in this list",
    words: "select all",
    keys: ["mod+a"],
    group: "Lists",
    when: "claimed",
  },
  {
    id: "list.bulk",
    label: "Do something for those who are ticked",
    words: "bulk owner cover task",
    keys: ["b"],
    group: "Lists",
    when: "claimed",
  },
  {
    id: "list.keep",
    label: "Keep this view with a name",
    words: "save filter",
    keys: ["s"],
    group: "Lists",
    when: "claimed",
  },
  {
    id: "list.round",
    label: "Review these, one after another",
    keys: ["r"],
    group: "Lists",
    when: "claimed",
  },
  {
    id: "list.print",
    label: "Print this list",
    words: "pdf paper",
    keys: ["p"],
    group: "Lists",
    when: "claimed",
  },

  { id: "child.1", label: "Section: Overview", keys: ["1"], group: "A child", when: "claimed" },
  { id: "child.2", label: "Section: This week", keys: ["2"], group: "A child", when: "claimed" },
  { id: "child.3", label: "Section: Placements", keys: ["3"], group: "A child", when: "claimed" },
  { id: "child.4", label: "Section: Reviews", keys: ["4"], group: "A child", when: "claimed" },
  { id: "child.5", label: "Section: Plan", keys: ["5"], group: "A child", when: "claimed" },
  { id: "child.6", label: "Section: People", keys: ["6"], group: "A child", when: "claimed" },
  { id: "child.7", label: "Section: Notes", keys: ["7"], group: "A child", when: "claimed" },
  { id: "child.8", label: "Section: Tasks", keys: ["8"], group: "A child", when: "claimed" },
  { id: "child.9", label: "Section: History", keys: ["9"], group: "A child", when: "claimed" },
  { id: "child.10", label: "Section: Dates", keys: ["0"], group: "A child", when: "claimed" },
  {
    id: "pupil.chronology",
    label: "Chronology",
    words: "story timeline everything that happened",
    keys: ["a h"],
    group: "A child",
    when: "claimed",
  },
  {
    id: "pupil.documents",
    label: "Documents",
    words: "photograph photo pdf file scan keep attach upload",
    keys: ["a f"],
    group: "A child",
    when: "claimed",
  },
  {
    id: "pupil.note",
    label: "Add a note, or that the child was seen",
    words: "call visit meeting voice seen in person sight sighting",
    keys: ["a n"],
    group: "A child",
    when: "claimed",
  },
  {
    id: "pupil.task",
    label: "Add a task or a promise",
    words: "to do chase waiting owes",
    keys: ["a t", "mod+shift+a"],
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
  {
    id: "pupil.referral",
    label: "Refer to a provider",
    words: "ask place request refer alternative provision",
    keys: ["a v"],
    group: "A child",
    when: "claimed",
  },
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
    label: "Add a person",
    words: "parent contact family carer",
    keys: ["a c"],
    group: "A child",
    when: "claimed",
  },
  {
    id: "clock.met",
    label: "Say that the next date was met",
    words: "clock evidence mark",
    keys: ["a k"],
    group: "A child",
    when: "claimed",
  },
  {
    id: "clock.suspension",
    label: "Add a suspension",
    words: "fixed period exclusion days",
    keys: ["a u"],
    group: "A child",
    when: "claimed",
  },
  {
    id: "clock.step",
    label: "Add a step",
    words: "notice board referral event",
    keys: ["a e"],
    group: "A child",
    when: "claimed",
  },
  {
    id: "clock.decision",
    label: "Record a section 19 decision",
    words: "duty ombudsman",
    keys: ["a d"],
    group: "A child",
    when: "claimed",
  },
  { id: "pupil.panel", label: "Take to a panel", keys: ["a m"], group: "A child", when: "claimed" },

  {
    id: "go.disclosures",
    label: "What has been disclosed",
    words: "log recipients basis shared",
    keys: [],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/panels/disclosures"),
  },
  {
    id: "go.letters",
    label: "Wording of letters",
    words: "templates parent school notice",
    keys: [],
    group: "Go to",
    when: "anywhere",
    run: (h) => h.go("/panels/letters"),
  },
  { id: "panel.meeting", label: "Plan a meeting", keys: ["m n"], group: "Panels", when: "claimed" },
  {
    id: "panel.hold",
    label: "Hold the meeting",
    words: "room decide decisions",
    keys: ["m h"],
    group: "Panels",
    when: "claimed",
  },
  {
    id: "panel.letters",
    label: "Letters of what the meeting decided",
    words: "outcome parents schools families write told",
    keys: ["m l"],
    group: "Panels",
    when: "claimed",
  },
  {
    id: "room.next",
    label: "Next case",
    keys: ["mod+ArrowDown"],
    group: "Panels",
    when: "claimed",
    whileTyping: true,
  },
  {
    id: "room.previous",
    label: "Previous case",
    keys: ["mod+ArrowUp"],
    group: "Panels",
    when: "claimed",
    whileTyping: true,
  },
  {
    id: "room.save",
    label: "Save the decision",
    keys: ["mod+Enter"],
    group: "Panels",
    when: "claimed",
    whileTyping: true,
  },
  {
    id: "room.wide",
    label: "Give the room the whole window",
    words: "full screen hide sidebar meeting",
    keys: ["F11"],
    group: "Panels",
    when: "claimed",
    whileTyping: true,
  },
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
