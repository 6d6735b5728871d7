/**
 * How a child, a status and a standing are written, the same wherever they are shown. Pure words: what is true of a
 * child comes from the core.
 */
import type { CaseloadRow, DueRow } from "../api/bindings";
import type { Tone } from "../controls/Standing";
import { daysBetween, fromIso } from "./dates";

/** One kind of status: its word, how it is shown, the power it usually rests on. */
export interface StatusWords {
  label: string;
  tone: Tone;
  /** The usual legal basis; a status may carry another. */
  basis: string;
}

/** Every kind of status, most pressing first. */
export const statusKinds: Readonly<Record<string, StatusWords>> = {
  PEX: { label: "Permanently excluded", tone: "due", basis: "Education Act 2002 s.51A" },
  SUS6: { label: "Suspended over five days", tone: "due", basis: "Education Act 2002 s.51A" },
  SAFESEP: {
    label: "Safeguarding separation",
    tone: "due",
    basis: "Headteacher's power; suspension guidance from 26 July 2026",
  },
  CME: { label: "Missing education", tone: "due", basis: "Education Act 1996 s.436A" },
  AWAIT: {
    label: "Awaiting a place",
    tone: "due",
    basis: "Education Act 1996 s.19; School Admissions Code 2021",
  },
  NEW: { label: "New arrival", tone: "due", basis: "Education Act 1996 s.19; School Admissions Code 2021" },
  MED: { label: "Medical", tone: "waiting", basis: "Education Act 1996 s.19; health needs guidance 2023" },
  RTT: {
    label: "Reduced timetable",
    tone: "waiting",
    basis: "Agreement with the parent only; no statutory basis",
  },
  OSD: { label: "Off-site direction", tone: "waiting", basis: "Education Act 2002 s.29A" },
  MM: { label: "Managed move", tone: "waiting", basis: "Consent of all parties" },
  DUAL: {
    label: "Dual registered",
    tone: "waiting",
    basis: "School Attendance (Pupil Registration) (England) Regulations 2024",
  },
  FAP: { label: "Fair access", tone: "waiting", basis: "School Admissions Code 2021, 3.14 to 3.22" },
  SAO: { label: "School attendance order", tone: "waiting", basis: "Education Act 1996 s.437" },
  CUSTODY: { label: "In custody", tone: "waiting", basis: "Education Act 1996 ss.562A to 562J" },
  EOTAS: {
    label: "Education otherwise than at school",
    tone: "met",
    basis: "Children and Families Act 2014 s.61",
  },
  EHE: { label: "Home educated", tone: "met", basis: "Education Act 1996 s.7" },
  RISK: { label: "At risk of exclusion", tone: "plain", basis: "None; local prevention" },
};

/** The words of a status; a code of another version is shown as it stands. */
export function statusWords(code: string | null | undefined): StatusWords {
  return statusKinds[code ?? ""] ?? { label: code ?? "Unknown", tone: "unknown", basis: "Unknown" };
}

/** Short words for a list's narrow column; the long ones stand in the title and for screen readers. */
export const statusShort: Readonly<Record<string, string>> = {
  PEX: "Excluded",
  SUS6: "Suspended 6+",
  SAFESEP: "Separated",
  CME: "Missing",
  AWAIT: "Awaiting place",
  NEW: "New arrival",
  MED: "Medical",
  RTT: "Reduced timetable",
  OSD: "Off-site",
  MM: "Managed move",
  DUAL: "Dual",
  FAP: "Fair access",
  SAO: "Attendance order",
  CUSTODY: "Custody",
  EOTAS: "EOTAS",
  EHE: "Home educated",
  RISK: "At risk",
};

/** Circumstances that change what is owed, by code. */
export const factKinds: Readonly<Record<string, string>> = {
  EHCP: "Education, health and care plan",
  SEN: "Special educational needs",
  LAC: "Looked after",
  PLAC: "Previously looked after",
  CIN: "Child in need",
  CP: "Child protection plan",
  YJS: "Youth justice",
  FSM: "Free school meals",
  EAL: "English as an additional language",
  CARER: "Young carer",
};

/** "Year 9", "Reception", "Nursery"; "Year unknown". */
export function yearText(year: string | null): string {
  if (!year) return "Year unknown";
  if (year === "R") return "Reception";
  if (year.startsWith("N")) return "Nursery";
  return `Year ${year}`;
}

/** "Nowak, Łukasz", as lists sort. */
export function listName(child: Pick<CaseloadRow, "surname" | "forename">): string {
  return [child.surname, child.forename].filter(Boolean).join(", ") || "Unknown";
}

/** "Łukasz Nowak", as one speaks of a child; by the name the child answers to, where that differs. */
export function spokenName(child: Pick<CaseloadRow, "surname" | "forename" | "known_as">): string {
  return [child.known_as || child.forename, child.surname].filter(Boolean).join(" ") || "Unknown";
}

/** "13 years 4 months" on a day; undefined when the date of birth is unknown. */
export function ageText(dob: string | null, today: string): string | undefined {
  const [born, now] = [fromIso(dob), fromIso(today)];
  if (!born || !now || daysBetween(dob ?? "", today) < 0) return undefined;
  const months = (now.year - born.year) * 12 + now.month - born.month - (now.day < born.day ? 1 : 0);
  const count = (n: number, one: string) => `${n} ${one}${n === 1 ? "" : "s"}`;
  const years = count(Math.floor(months / 12), "year");
  return months % 12 === 0 ? years : `${years} ${count(months % 12, "month")}`;
}

const standings: Readonly<Record<string, { tone: Tone; word: string }>> = {
  breached: { tone: "breached", word: "Breached" },
  today: { tone: "due", word: "Due today" },
  tomorrow: { tone: "due", word: "Due tomorrow" },
  due: { tone: "due", word: "Due" },
  upcoming: { tone: "waiting", word: "Coming up" },
  met: { tone: "met", word: "Met" },
  excused: { tone: "met", word: "Excused" },
  passed: { tone: "plain", word: "Passed" },
  unknown: { tone: "unknown", word: "Unknown" },
};

/** The tone and the word of a date's standing. */
export function standingOf(standing: DueRow["standing"] | null): { tone: Tone; word: string } {
  return standings[standing ?? "unknown"] ?? { tone: "unknown", word: standing ?? "Unknown" };
}
