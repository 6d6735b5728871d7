/**
 * Where everything is. Features meet here and nowhere else; each is a chunk of its own that loads when it is first
 * gone to.
 */
import type { PupilRecord } from "./api/bindings";
import type { IconName } from "./controls/Icon";
import { type Chunk, chunk } from "./lib/chunk";
import { matchPath } from "./router/router";

/** What a screen is given: the pieces of its path. */
export interface ScreenProps {
  params: Readonly<Record<string, string>>;
}

/** What a section of a child's record is given: the whole record, which the record's screen reads and keeps current. */
export interface SectionProps {
  record: PupilRecord;
}

/** What a part of Today is given: whether only one's own children are asked for. */
export interface TodayPartProps {
  mine: boolean;
}

/** What the form for a task is given. */
export interface TaskFormProps {
  /** The child whom it is about. */
  pupil: string | null;
  /** What is to be done, as far as the page already knows it. */
  about?: string;
  /** The id of what takes focus afterwards, when what opened the form is gone. */
  backTo: string;
  onDone: (made: string | null) => void;
}

/** What a part of a school's or a provider's page is given. */
export interface PlacePartProps {
  /** "urn:100492" or "own:…". */
  setting: string;
  name: string;
}

/** A placement that is to be drafted from an answer that was given elsewhere. */
export interface PlacementStart {
  /** The referral that it answers, which then points at the placement. */
  referral: string;
  setting: string;
  name: string;
  kind: string | null;
  purpose: string | null;
  starts: string | null;
}

/** What a part of the section "Placements" is given. */
export interface PlacementPartProps extends SectionProps {
  /** Opens the form for a placement with what is known already. */
  onDraft: (start: PlacementStart) => void;
}

/** A section of a child's record. Other features write some of them, and need not know the record, nor it them. */
export interface RecordSection {
  /** Its piece of the address: "/pupils/<id>/placements". */
  key: string;
  title: string;
  /** How many there are, where that is worth knowing before going there. */
  count?: (record: PupilRecord) => number;
  part: Chunk<SectionProps>;
}

/** One screen. */
export interface Route {
  /** "/pupils/:pupil/:part?". */
  path: string;
  /** The rail's entry that is lit; some screens stand in several. */
  section: SectionId | ((params: Readonly<Record<string, string>>) => SectionId);
  /** Where Escape goes when there is nowhere to go back to. Screens at the top have none. */
  parent?: string;
  screen: Chunk<ScreenProps>;
}

/** The rail, in its order. */
export const sections = [
  { id: "today", label: "Today", path: "/today", icon: "today" },
  { id: "pupils", label: "Pupils", path: "/pupils", icon: "pupils" },
  { id: "panels", label: "Panels", path: "/panels", icon: "panels" },
  { id: "providers", label: "Providers", path: "/providers", icon: "providers" },
  { id: "schools", label: "Schools", path: "/schools", icon: "schools" },
  { id: "data", label: "Data", path: "/data", icon: "data" },
  { id: "settings", label: "Settings", path: "/settings", icon: "settings" },
] as const satisfies readonly { id: string; label: string; path: string; icon: IconName }[];

/** The name of a rail entry. */
export type SectionId = (typeof sections)[number]["id"];

/** Papers about one child stand under Pupils, of providers under Providers, and what chases a promise under Today; the others are a panel's. */
const paperSections: Readonly<Record<string, SectionId>> = {
  agreement: "pupils",
  chase: "today",
  chronology: "pupils",
  destinations: "pupils",
  concern_letters: "providers",
  family_plan: "pupils",
  letter: "pupils",
  placement: "pupils",
  profile: "pupils",
  reviews: "pupils",
  providers: "providers",
  referral: "pupils",
  referrals: "providers",
};

/** Every screen; the first that fits the path is shown. */
export const routes: readonly Route[] = [
  { path: "/today", section: "today", screen: chunk(() => import("./features/today/Today")) },
  { path: "/pupils", section: "pupils", screen: chunk(() => import("./features/pupils/Pupils")) },
  {
    path: "/pupils/add",
    section: "pupils",
    parent: "/pupils",
    screen: chunk(() => import("./features/pupils/AddPupil")),
  },
  {
    path: "/pupils/workload",
    section: "pupils",
    parent: "/pupils",
    screen: chunk(() => import("./features/workload/Workload")),
  },
  {
    path: "/pupils/handover/:officer",
    section: "pupils",
    parent: "/pupils/workload",
    screen: chunk(() => import("./features/workload/Handover")),
  },
  {
    path: "/pupils/round",
    section: "pupils",
    parent: "/pupils",
    screen: chunk(() => import("./features/reviews/Round")),
  },
  {
    path: "/pupils/on-a-day",
    section: "pupils",
    parent: "/pupils",
    screen: chunk(() => import("./features/pupils/OnADay")),
  },
  {
    path: "/pupils/same",
    section: "pupils",
    parent: "/pupils",
    screen: chunk(() => import("./features/same/Same")),
  },
  {
    path: "/pupils/same/:keep/:other?",
    section: "pupils",
    parent: "/pupils/same",
    screen: chunk(() => import("./features/same/Compare")),
  },
  {
    path: "/pupils/:pupil/erase",
    section: "pupils",
    parent: "/pupils",
    screen: chunk(() => import("./features/erasure/Erase")),
  },
  {
    path: "/pupils/:pupil/:part?",
    section: "pupils",
    parent: "/pupils",
    screen: chunk(() => import("./features/record/Record")),
  },
  { path: "/panels", section: "panels", screen: chunk(() => import("./features/panels/Panels")) },
  {
    path: "/panels/meetings/:meeting/room/:case?",
    section: "panels",
    parent: "/panels",
    screen: chunk(() => import("./features/panels/Room")),
  },
  {
    path: "/panels/disclosures",
    section: "panels",
    parent: "/panels",
    screen: chunk(() => import("./features/papers/Disclosures")),
  },
  {
    path: "/panels/letters",
    section: "panels",
    parent: "/panels",
    screen: chunk(() => import("./features/papers/Letters")),
  },
  {
    path: "/panels/fair-share/:panel",
    section: "panels",
    parent: "/panels",
    screen: chunk(() => import("./features/shares/Shares")),
  },
  {
    path: "/panels/year/:panel",
    section: "panels",
    parent: "/panels",
    screen: chunk(() => import("./features/shares/PanelYear")),
  },
  {
    path: "/papers/:kind/:about",
    section: ({ kind }) => paperSections[kind ?? ""] ?? "panels",
    parent: "/panels",
    screen: chunk(() => import("./features/papers/Paper")),
  },
  {
    path: "/panels/meetings/:meeting",
    section: "panels",
    parent: "/panels",
    screen: chunk(() => import("./features/panels/Meeting")),
  },
  { path: "/providers", section: "providers", screen: chunk(() => import("./features/providers/Providers")) },
  {
    path: "/providers/referrals",
    section: "providers",
    parent: "/providers",
    screen: chunk(() => import("./features/referrals/Answers")),
  },
  {
    path: "/providers/:setting",
    section: "providers",
    parent: "/providers",
    screen: chunk(() => import("./features/providers/Provider")),
  },
  {
    path: "/providers/:setting/concern",
    section: "providers",
    parent: "/providers",
    screen: chunk(() => import("./features/providers/Affected")),
  },
  { path: "/schools", section: "schools", screen: chunk(() => import("./features/schools/Schools")) },
  {
    path: "/schools/:urn",
    section: "schools",
    parent: "/schools",
    screen: chunk(() => import("./features/schools/School")),
  },
  {
    path: "/promises",
    section: "today",
    parent: "/today",
    screen: chunk(() => import("./features/promises/Promises")),
  },
  {
    path: "/ring/:setting?",
    section: "today",
    parent: "/today",
    screen: chunk(() => import("./features/ring/Ring")),
  },
  {
    path: "/visits",
    section: "today",
    parent: "/today",
    screen: chunk(() => import("./features/visits/Visits")),
  },
  {
    path: "/returns/:part?",
    section: "pupils",
    parent: "/pupils",
    screen: chunk(() => import("./features/returns/Returns")),
  },
  { path: "/data", section: "data", screen: chunk(() => import("./features/data/Data")) },
  {
    path: "/settings/:page?",
    section: "settings",
    screen: chunk(() => import("./features/settings/Settings")),
  },
];

/** The sections of a child's record, in the order of its tabs and of the keys 1 to 9 and 0. */
export const recordSections: readonly RecordSection[] = [
  { key: "overview", title: "Overview", part: chunk(() => import("./features/record/Overview")) },
  { key: "week", title: "This week", part: chunk(() => import("./features/placements/ThisWeek")) },
  {
    key: "placements",
    title: "Placements",
    count: (record) => record.placements.length,
    part: chunk(() => import("./features/placements/Placements")),
  },
  {
    key: "reviews",
    title: "Reviews",
    count: (record) => record.reviews.length,
    part: chunk(() => import("./features/reviews/Reviews")),
  },
  { key: "plan", title: "Plan", part: chunk(() => import("./features/plan/Plan")) },
  {
    key: "people",
    title: "People",
    count: (record) => record.contacts.length,
    part: chunk(() => import("./features/record/People")),
  },
  {
    key: "notes",
    title: "Notes",
    count: (record) => record.notes_total,
    part: chunk(() => import("./features/record/Notes")),
  },
  { key: "tasks", title: "Tasks", part: chunk(() => import("./features/promises/ChildTasks")) },
  { key: "history", title: "History", part: chunk(() => import("./features/record/History")) },
  { key: "dates", title: "Dates", part: chunk(() => import("./features/dates/Dates")) },
  {
    key: "documents",
    title: "Documents",
    part: chunk(() => import("./features/documents/ChildDocuments")),
  },
  { key: "papers", title: "Papers", part: chunk(() => import("./features/papers/ChildPapers")) },
  { key: "chronology", title: "Chronology", part: chunk(() => import("./features/record/Chronology")) },
];

/** What other features put on Today, between what presses and what may wait. */
export const todayLists: readonly { key: string; part: Chunk<TodayPartProps> }[] = [
  { key: "promises", part: chunk(() => import("./features/promises/TodayTasks")) },
];

/** What stands before Today's lines, outside the way of their arrow keys: what waits to be dealt with first. */
export const todayHeads: readonly { key: string; part: Chunk<TodayPartProps> }[] = [
  { key: "inbox", part: chunk(() => import("./features/capture/Inbox")) },
];

/** What other features put in the section "Placements" of a child's record, under the placements that run. */
export const placementParts: readonly { key: string; part: Chunk<PlacementPartProps> }[] = [
  { key: "referrals", part: chunk(() => import("./features/referrals/ChildReferrals")) },
];

/** What other features put on the page of a school or a provider. */
export const placeParts: readonly { key: string; part: Chunk<PlacePartProps> }[] = [
  { key: "referrals", part: chunk(() => import("./features/referrals/PlaceReferrals")) },
  { key: "owes", part: chunk(() => import("./features/promises/Owes")) },
  { key: "documents", part: chunk(() => import("./features/documents/PlaceDocuments")) },
  { key: "costs", part: chunk(() => import("./features/placements/Costs")) },
];

/** The box in which a line is written down from anywhere. */
export const captureBox: Chunk<{ isOpen: boolean; onClose: () => void }> = chunk(
  () => import("./features/capture/QuickCapture"),
);

/** The form for a task or a promise, where another feature is the place at which one thinks of it. */
export const taskForm: Chunk<TaskFormProps> = chunk(() => import("./features/promises/AddTask"));

/** Reads every screen ahead, once the first is shown, so that going somewhere never waits for the disk. */
export function preloadScreens(): void {
  routes.forEach(({ screen }) => void screen.preload());
  recordSections.forEach(({ part }) => void part.preload());
  void captureBox.preload();
  void taskForm.preload();
  todayHeads.forEach(({ part }) => void part.preload());
  todayLists.forEach(({ part }) => void part.preload());
  placeParts.forEach(({ part }) => void part.preload());
  placementParts.forEach(({ part }) => void part.preload());
}

/** Which screen a path is, the pieces of the path, and the rail's entry that is lit for it. */
export function routeFor(
  path: string,
): { route: Route; params: Record<string, string>; section: SectionId } | undefined {
  for (const route of routes) {
    const params = matchPath(route.path, path);
    if (params)
      return {
        route,
        params,
        section: typeof route.section === "function" ? route.section(params) : route.section,
      };
  }
  return undefined;
}
