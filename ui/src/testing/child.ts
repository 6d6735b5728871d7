/** An invented child, whole, for tests of screens: each test changes only what its story is about. */
import type { CaseloadRow, Contact, DueRow, Note, PupilRecord, Status } from "../api/bindings";

/** A row of the list. */
export function aRow(change: Partial<CaseloadRow> = {}): CaseloadRow {
  return {
    pupil: "p1",
    case_ref: "K7F-2QX",
    surname: "Nowak",
    forename: "Łukasz",
    known_as: null,
    dob: "2013-03-27",
    year: "9",
    upn: "A123456789012",
    statuses: ["PEX", "RTT"],
    facts: ["EHCP"],
    where_now: ["Meadow Bank"],
    roll_name: "Ashlock School",
    minutes_week: 870,
    entitlement: 1500,
    week_bits: 0b11,
    next_on: "2026-11-17",
    next_label: "Full-time education from the sixth school day",
    standing: "due",
    last_seen: "2026-11-03",
    last_review: null,
    since: "2026-11-10",
    owner: "o1",
    owner_name: "Amara Okonkwo",
    cover: null,
    cover_name: null,
    open: true,
    ...change,
  };
}

/** A computed date. */
export function aDue(change: Partial<DueRow> = {}): DueRow {
  return {
    pupil: "p1",
    name: "Nowak, Łukasz",
    year: "9",
    rule: "C01",
    title: "Full-time education from the sixth school day",
    source_table: "status",
    source_row: "s1",
    trigger_on: "2026-11-10",
    due_on: "2026-11-17",
    standing: "due",
    rank: 1,
    sentence: "Day 6 is Tue 17 Nov: no provision recorded · permanently excluded Tue 10 Nov",
    owner_name: "Amara Okonkwo",
    ...change,
  };
}

/** A status. */
export function aStatus(change: Partial<Status> = {}): Status {
  return {
    id: "s1",
    pupil: "p1",
    kind: "PEX",
    started_on: "2026-11-10",
    ended_on: null,
    reason: "Fighting",
    legal_basis: null,
    setting: null,
    aware_on: null,
    expected_end: null,
    owner: null,
    notes: null,
    end_reason: null,
    ...change,
  };
}

/** A note. */
export function aNote(change: Partial<Note> = {}): Note {
  return {
    id: "n1",
    pupil: "p1",
    on_day: "2026-11-03",
    at: 1_793_000_000_000,
    kind: "call",
    text: "Rang home.",
    author: "o1",
    voice_of: null,
    seen: null,
    seen_where: null,
    pinned: null,
    significant: null,
    recorded_in_error: null,
    ...change,
  };
}

/** A person in the child's life. */
export function aContact(change: Partial<Contact> = {}): Contact {
  return {
    id: "c1",
    pupil: "p1",
    name: "Ewa Nowak",
    relationship: "Mother",
    parental_responsibility: "yes",
    phone: "07700 900123",
    email: null,
    address: null,
    postcode: null,
    no_contact: null,
    hide_address: null,
    notes: null,
    position: null,
    ...change,
  };
}

/** The whole record. */
export function aRecord(change: Partial<PupilRecord> = {}): PupilRecord {
  const voice = aNote({ id: "n2", voice_of: "child", kind: "voice", text: "I want to build things." });
  return {
    head: aRow(),
    pupil: {
      id: "p1",
      surname: "Nowak",
      forename: "Łukasz",
      middle_names: null,
      known_as: null,
      dob: "2013-03-27",
      sex: "M",
      upn: "A123456789012",
      former_upn: null,
      uln: null,
      ethnicity: null,
      first_language: "POL",
      nc_year: null,
      roll_setting: "urn:100492",
      home_la: null,
      address: null,
      postcode: null,
      owner: "o1",
      cover: null,
      cover_until: null,
      opened_on: "2026-11-10",
      closed_on: null,
      destination: null,
      destination_evidence: null,
      destination_kind: null,
      destination_stage: null,
      destination_confirmed_on: null,
      destination_sustained: null,
      destination_starts_on: null,
      worries: "Older friends collect him from the gate.",
      strengths: null,
      recorded_in_error: null,
    },
    owner_name: "Amara Okonkwo",
    key_stage: "Key stage 3",
    school_age_ends: "2029-06-29",
    former_names: [],
    statuses: [
      {
        status: aStatus(),
        label: "Permanently excluded",
        legal_basis: "Education Act 2002 s.51A",
        setting_name: "Ashlock School",
      },
    ],
    facts: [
      {
        id: "f1",
        pupil: "p1",
        kind: "EHCP",
        detail: "SEMH",
        started_on: "2024-02-01",
        ended_on: null,
        source: "SEN team",
      },
    ],
    contacts: [aContact()],
    placements: [],
    reviews: [],
    plans: [],
    notes: [aNote(), voice],
    notes_total: 2,
    due: [aDue()],
    week: {
      monday: "2026-11-09",
      minutes: 870,
      entitlement: 1500,
      sentence: "14.5 of 25 h, nothing on Wed to Fri",
      halves: [1, 2, 3, 4, 5].flatMap((weekday) =>
        ["am", "pm"].map((half) => ({ weekday, half, blocks: [], clash: false, closed: null, marks: [] })),
      ),
      without: { from: "2026-09-30", until: "2026-11-10", school_days: 25, without: 0 },
    },
    voice,
    ...change,
  };
}
