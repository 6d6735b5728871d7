// Printed from the command table by `cargo xtask bindings`. Do not edit: edit the Rust.

/**
 * For the About page.
 */
export type About = { 
/**
 * The product's name.
 */
name: string, 
/**
 * The version.
 */
version: string, };

/**
 * Accepting a preview.
 */
export type Accept = { 
/**
 * The preview's token.
 */
token: string, };

/**
 * Whom a concern touches.
 */
export type Affected = { 
/**
 * By the next session, soonest first.
 */
children: Array<AffectedChild>, 
/**
 * "6 children · 84.5 hours a week at risk · 1 whose hours are unknown".
 */
sentence: string, 
/**
 * Settings with room for at least one of them on that child's days, and for how many.
 */
elsewhere: Array<Elsewhere>, 
/**
 * What the list of places with room leaves out; `None` is nothing.
 */
left_out: string | null, };

/**
 * A child at the provider.
 */
export type AffectedChild = { 
/**
 * The child.
 */
pupil: string, 
/**
 * "Nowak, Łukasz".
 */
name: string, 
/**
 * Year group as in lists.
 */
year: string | null, 
/**
 * The placement there.
 */
placement: string, 
/**
 * Its first day, where that is still to come.
 */
starts_on: string | null, 
/**
 * Minutes a week there, as far as they are recorded.
 */
minutes: number, 
/**
 * No session is recorded, or one has no length.
 */
hours_unknown: boolean, 
/**
 * "Wed 11 Nov 2026, 09:00"; `None` is unknown.
 */
next_session: string | null, 
/**
 * The day of it.
 */
next_on: string | null, 
/**
 * Who commissions the placement; `None` is unknown.
 */
commissioner: string | null, 
/**
 * The school on whose roll the child is.
 */
roll_name: string | null, 
/**
 * Whom to tell: the first with parental responsibility who may be contacted.
 */
tell: Tell | null, 
/**
 * People who must not be contacted.
 */
barred: Array<string>, 
/**
 * Settings with room on the child's days, most room first, at most three.
 */
room_at: Array<string>, };

/**
 * An agency that is involved.
 */
export type Agency = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The child.
 */
pupil: string | null, 
/**
 * The service.
 */
name: string | null, 
/**
 * `social_care`, `early_help`, `youth_justice`, `health`, `camhs`, `virtual_school`, `send`, `police`, `voluntary` or `other`.
 */
kind: string | null, 
/**
 * Who there.
 */
person: string | null, 
/**
 * Telephone.
 */
phone: string | null, 
/**
 * E-mail address.
 */
email: string | null, 
/**
 * Leads for the child.
 */
lead: boolean | null, 
/**
 * `yes`, `no` or `unknown`: whether the family agreed that facts pass.
 */
consent: string | null, 
/**
 * On what basis facts pass without consent.
 */
basis: string | null, 
/**
 * Since when.
 */
started_on: string | null, 
/**
 * Until when; NULL is still.
 */
ended_on: string | null, 
/**
 * Last heard from.
 */
last_contact_on: string | null, 
/**
 * Anything else.
 */
notes: string | null, };

/**
 * A service with how long ago it was heard from.
 */
export type AgencyLine = { 
/**
 * The row.
 */
agency: Agency, 
/**
 * Still involved.
 */
running: boolean, 
/**
 * Days since it was last heard from; `None` is not recorded.
 */
silent_for: number | null, 
/**
 * Not heard from for over six weeks, or never.
 */
silent: boolean, };

/**
 *Edits to some fields of a [`Agency`]: absent is unchanged, `null` is not known.
 */
export type AgencyPatch = { 
/**
 * The child.
 */
pupil?: string | null, 
/**
 * The service.
 */
name?: string | null, 
/**
 * `social_care`, `early_help`, `youth_justice`, `health`, `camhs`, `virtual_school`, `send`, `police`, `voluntary` or `other`.
 */
kind?: string | null, 
/**
 * Who there.
 */
person?: string | null, 
/**
 * Telephone.
 */
phone?: string | null, 
/**
 * E-mail address.
 */
email?: string | null, 
/**
 * Leads for the child.
 */
lead?: boolean | null, 
/**
 * `yes`, `no` or `unknown`: whether the family agreed that facts pass.
 */
consent?: string | null, 
/**
 * On what basis facts pass without consent.
 */
basis?: string | null, 
/**
 * Since when.
 */
started_on?: string | null, 
/**
 * Until when; NULL is still.
 */
ended_on?: string | null, 
/**
 * Last heard from.
 */
last_contact_on?: string | null, 
/**
 * Anything else.
 */
notes?: string | null, };

/**
 * One part of the agreement and whether it has signed.
 */
export type AgreementPart = { 
/**
 * The code of the step that is its signature: rtt_parent | rtt_school | rtt_authority
 */
kind: string, 
/**
 * "The parent".
 */
label: string, 
/**
 * The step; `None` is not signed.
 */
step: string | null, 
/**
 * Who signed.
 */
name: string | null, 
/**
 * The day.
 */
signed_on: string | null, };

/**
 * A day on which the timetable is looked at again.
 */
export type AgreementReview = { 
/**
 * The step.
 */
step: string, 
/**
 * The day.
 */
on: string, };

/**
 * The agreement to one reduced timetable.
 */
export type AgreementView = { 
/**
 * The status.
 */
status: string, 
/**
 * The last day: the one that was named, else the local limit; `None` when the first day is not known.
 */
ends_on: string | null, 
/**
 * Whether the last day is the local limit, because nobody has named one.
 */
by_limit: boolean, 
/**
 * The local limit in weeks.
 */
limit_weeks: number, 
/**
 * not_signed | part_signed | signed
 */
standing: string, 
/**
 * "Agreement not signed", "Signed on Tue 10 Nov 2026", "Signed by 2 of 3".
 */
sentence: string, 
/**
 * Parent, school, authority.
 */
parts: Array<AgreementPart>, 
/**
 * Soonest first.
 */
reviews: Array<AgreementReview>, 
/**
 * Half days of the first week as bits, Monday morning bit 0; `None` is unknown.
 */
pattern: number | null, 
/**
 * "12.5 of 25 h, gap Wed–Fri".
 */
hours: string | null, 
/**
 * Weeks of the way up; 0 is no plan.
 */
plan_weeks: number, };

/**
 * An alert about one child.
 */
export type AlertRow = { 
/**
 * The child.
 */
pupil: string, 
/**
 * "Nowak, Łukasz".
 */
name: string, 
/**
 * Year group as in lists.
 */
year: string | null, 
/**
 * Code of the alert, as a snooze names it.
 */
alert: string, 
/**
 * The first row that it names; the child's own id when what is missing is a row.
 */
about: string, 
/**
 * "Awaiting provision too long".
 */
title: string, 
/**
 * Since when, where that is known.
 */
since: string | null, 
/**
 * 1 = a child may be unsafe or untaught; 9 = a record is incomplete.
 */
consequence: number, 
/**
 * "Awaiting a place for 9 school days, since Wed 28 Oct".
 */
sentence: string, 
/**
 * The prompt with its number: never law.
 */
basis: string, 
/**
 * The rows that set it off; empty when what is missing is a row.
 */
rows: Array<Named>, 
/**
 * The row that put it off last, even when that day has passed.
 */
snooze: string | null, 
/**
 * Last day on which it stays quiet; it comes back by itself.
 */
snoozed_until: string | null, 
/**
 * Why it was put off.
 */
snoozed_why: string | null, 
/**
 * Who holds the case.
 */
owner_name: string | null, };

/**
 * The rest of the alerts.
 */
export type AlertsMore = { 
/**
 * Only mine.
 */
mine: boolean, 
/**
 * Rows to pass over.
 */
offset: number, 
/**
 * Rows to return.
 */
limit: number, };

/**
 * A child who may be the same one.
 */
export type Alike = { 
/**
 * As in lists.
 */
row: CaseloadRow, 
/**
 * "Same UPN", "Same name and date of birth", "Similar name".
 */
reason: string, 
/**
 * Whether it is surely the same child.
 */
sure: boolean, };

/**
 * An entry of the register, as one child's record shows it.
 */
export type ApartLine = { 
/**
 * The row.
 */
entry: KeepApart, 
/**
 * The other child.
 */
other: string, 
/**
 * "Brindle, Tyler".
 */
other_name: string, 
/**
 * In force today.
 */
running: boolean, 
/**
 * Settings at which both are taught or on roll today.
 */
together_at: Array<string>, };

/**
 * A placement that is being thought of.
 */
export type ApartQuery = { 
/**
 * The child.
 */
pupil: string, 
/**
 * Where, as a setting reference.
 */
setting: string, 
/**
 * First day; today when absent.
 */
from?: string, 
/**
 * Last day; open when absent.
 */
until?: string, };

/**
 * What the frame of the window shows.
 */
export type AppState = { 
/**
 * The day that the app believes.
 */
today: string, 
/**
 * One plain sentence: what is saved, which backup is proven, and that no network is used.
 */
sentence: string, 
/**
 * Who is at the keyboard.
 */
me: Officer | null, 
/**
 * The team.
 */
team: Team | null, 
/**
 * Whether this is the invented local authority.
 */
sample: boolean, 
/**
 * Counts that are work: breached and due today.
 */
due_now: number, 
/**
 * What Ctrl+Z would undo.
 */
undo: string | null, 
/**
 * What Ctrl+Shift+Z would redo.
 */
redo: string | null, 
/**
 * Minutes of idling before the vault locks.
 */
lock_after_minutes: number, };

/**
 * A page of everybody on a day.
 */
export type AsAtPage = { 
/**
 * How many there were in all.
 */
total: number, 
/**
 * By name.
 */
rows: Array<OnDay>, };

/**
 * Everybody on a day.
 */
export type AsAtQuery = { 
/**
 * The day.
 */
day: string, 
/**
 * Any part of the name.
 */
text: string, 
/**
 * Children to pass over.
 */
offset: number, 
/**
 * Children to return, 200 at most.
 */
limit: number, };

/**
 * A child at the setting.
 */
export type AttendingLine = { 
/**
 * The child.
 */
pupil: string, 
/**
 * "Nowak, Łukasz".
 */
name: string, 
/**
 * Minutes a week here.
 */
minutes: number, 
/**
 * Minutes from Monday to Friday.
 */
by_day: Array<number>, 
/**
 * Sessions a week here.
 */
sessions: number, 
/**
 * Weeks since the first placement here that still runs.
 */
weeks: number, 
/**
 * Some of the sessions have no recorded length.
 */
unknown_length: boolean, 
/**
 * Has an education, health and care plan.
 */
ehc_plan: boolean, 
/**
 * Is looked after.
 */
looked_after: boolean, 
/**
 * Of compulsory school age; `None` when the date of birth is unknown, and then counted.
 */
of_school_age: boolean | null, 
/**
 * alone | full_time | near | unknown | part_time | not_counted
 */
counts_as: string, };

/**
 * A local authority.
 */
export type Authority = { 
/**
 * Three digits.
 */
code: string, 
/**
 * Its name.
 */
name: string, };

/**
 * What was done for an officer's children between two days.
 */
export type BackAsk = { 
/**
 * The officer who was away.
 */
officer: string, 
/**
 * The first day of the absence.
 */
since: string, 
/**
 * The last day; absent is today.
 */
until?: string, };

/**
 * What was done for one child.
 */
export type BackChild = { 
/**
 * As in lists.
 */
row: CaseloadRow, 
/**
 * "The case was closed", "Now with Dev Patel"; `None` where the child is the officer's as before.
 */
moved: string | null, 
/**
 * Newest first.
 */
done: Array<BackLine>, };

/**
 * One change that somebody else made.
 */
export type BackLine = { 
/**
 * UTC milliseconds.
 */
at: number, 
/**
 * The day, where the team works.
 */
on: string, 
/**
 * Who.
 */
who: string, 
/**
 * "Added a note".
 */
label: string, 
/**
 * The reason given, if one was.
 */
reason: string | null, 
/**
 * Field by field, of this child.
 */
lines: Array<FieldLine>, 
/**
 * The section of the child's record that shows it.
 */
part: string, };

/**
 * The same on paper.
 */
export type BackPage = { 
/**
 * Whose children, and which days.
 */
ask: BackAsk, 
/**
 * UTC milliseconds written into the file; absent is now. With the moment of a page that was saved, its bytes come again.
 */
made_at?: number, };

/**
 * One backup.
 */
export type BackupLine = { 
/**
 * Its file's name.
 */
name: string, 
/**
 * When, UTC milliseconds.
 */
at: number, 
/**
 * Why: "daily", "before an import", "by hand".
 */
why: string, 
/**
 * Bytes.
 */
size: number, };

/**
 * Which backup.
 */
export type BackupName = { 
/**
 * Its file's name.
 */
name: string, };

/**
 * Every backup.
 */
export type BackupsView = { 
/**
 * Newest first.
 */
backups: Array<BackupLine>, 
/**
 * Where they are kept.
 */
folder: string, 
/**
 * "The newest proven backup is of today, 08:41: 600 children, 24,310 changes."
 */
sentence: string, };

/**
 * One field of a child held and of a row that may be the same child.
 */
export type Beside = { 
/**
 * The field's name for people.
 */
field: string, 
/**
 * What is held; `None` when unknown.
 */
held: string | null, 
/**
 * What the row says; `None` when it says nothing.
 */
given: string | null, };

/**
 * A taught block.
 */
export type Block = { 
/**
 * Whose block.
 */
placement: string, 
/**
 * Where.
 */
setting_name: string, 
/**
 * Minutes after midnight.
 */
starts: number, 
/**
 * Minutes after midnight.
 */
ends: number, };

/**
 * A taught block as given.
 */
export type BlockGiven = { 
/**
 * 1 is Monday.
 */
weekday: number, 
/**
 * Minutes after midnight.
 */
starts: number, 
/**
 * Minutes after midnight.
 */
ends: number, };

/**
 * A deed for these children.
 */
export type BulkAsk = { 
/**
 * The children.
 */
pupils: Array<string>, 
/**
 * What is to be done.
 */
deed: Deed, };

/**
 * A deed to carry out as it was shown.
 */
export type BulkDo = { 
/**
 * The children.
 */
pupils: Array<string>, 
/**
 * What is to be done.
 */
deed: Deed, 
/**
 * The mark of the table that the person saw; another table is refused, so that nothing happens that nobody saw.
 */
seen: string, };

/**
 * A school calendar.
 */
export type Calendar = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * Name.
 */
name: string | null, 
/**
 * The school whose calendar it is; NULL is the authority's own.
 */
urn: number | null, 
/**
 * Where it was read.
 */
source: string | null, };

/**
 * One calendar.
 */
export type CalendarLine = { 
/**
 * The row.
 */
calendar: Calendar, 
/**
 * The school's name; `None` for the LA's.
 */
school_name: string | null, 
/**
 * In order.
 */
terms: Array<Term>, 
/**
 * In order; bank holidays are added by the app and not listed.
 */
days_off: Array<DayOff>, 
/**
 * "195 school days from Thu 3 Sep 2026 to Tue 20 Jul 2027", or what is wrong with it.
 */
sentence: string, };

/**
 *Edits to some fields of a [`Calendar`]: absent is unchanged, `null` is not known.
 */
export type CalendarPatch = { 
/**
 * Name.
 */
name?: string | null, 
/**
 * The school whose calendar it is; NULL is the authority's own.
 */
urn?: number | null, 
/**
 * Where it was read.
 */
source?: string | null, };

/**
 * A whole calendar as the person left it; what differs is written.
 */
export type CalendarSave = { 
/**
 * Absent for a new one.
 */
id?: string, 
/**
 * Name, school.
 */
patch: CalendarPatch, 
/**
 * Every term.
 */
terms: Array<TermGiven>, 
/**
 * Every INSET and closure day.
 */
days_off: Array<DayOffGiven>, };

/**
 * Every calendar.
 */
export type CalendarsView = { 
/**
 * The LA's own first.
 */
calendars: Array<CalendarLine>, };

/**
 * A line that waits to be filed.
 */
export type Capture = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The words.
 */
text: string | null, 
/**
 * The child it seems to be about; NULL is not known.
 */
pupil: string | null, 
/**
 * The day it seems to be about.
 */
on_day: string | null, 
/**
 * The moment it was written, UTC milliseconds.
 */
at: number | null, 
/**
 * The officer who wrote it.
 */
author: string | null, 
/**
 * The note that it became; NULL waits.
 */
filed: string | null, 
/**
 * Why it was not wanted.
 */
dropped_reason: string | null, };

/**
 * Setting a waiting line aside.
 */
export type CaptureDrop = { 
/**
 * The line.
 */
id: string, 
/**
 * Why it is not wanted.
 */
reason: string, };

/**
 * Filing a waiting line as a note.
 */
export type CaptureFile = { 
/**
 * The line.
 */
id: string, 
/**
 * The child.
 */
pupil: string, 
/**
 * The day that it is about.
 */
on_day: string, };

/**
 * A waiting line and what its words propose.
 */
export type CaptureLine = { 
/**
 * The row.
 */
capture: Capture, 
/**
 * Who wrote it.
 */
author_name: string | null, 
/**
 * Whom and which day it seems to be about.
 */
proposal: Proposal, };

/**
 * A line to keep: a note when it is known about whom, else a line that waits.
 */
export type CaptureSave = { 
/**
 * The words.
 */
text: string, 
/**
 * The child, if one was chosen.
 */
pupil?: string, 
/**
 * The day that it is about; today when absent.
 */
on_day?: string, };

/**
 * What was typed so far.
 */
export type CaptureText = { 
/**
 * As typed.
 */
text: string, };

/**
 * What became of the line.
 */
export type Captured = { 
/**
 * The note, or the waiting line.
 */
id: string, 
/**
 * Whether it is a note now.
 */
filed: boolean, 
/**
 * "Filed as a note about Łukasz Nowak, Tue 10 Nov 2026." or "Kept. It waits on Today to be filed."
 */
sentence: string, };

/**
 * Adding a child to an agenda.
 */
export type CaseAdd = { 
/**
 * The meeting.
 */
meeting: string, 
/**
 * The child.
 */
pupil: string, 
/**
 * Why the child is brought, when a suggestion gave a reason.
 */
reason?: string, 
/**
 * Fair-access category a to m, where somebody has chosen one.
 */
category?: string, 
/**
 * Why the child comes although it normally has another route.
 */
exception?: string, };

/**
 * A case to close.
 */
export type CaseClose = { 
/**
 * The child.
 */
id: string, 
/**
 * The last day of the case.
 */
closed_on?: string, 
/**
 * What kind of destination it is.
 */
kind?: string, 
/**
 * Where the child went, in words or as a setting reference.
 */
destination?: string, 
/**
 * How that is known: who said so, what was seen.
 */
evidence?: string, 
/**
 * The day on which it was confirmed.
 */
confirmed_on?: string, 
/**
 * End what is still open, statuses and placements, on the same day.
 */
end_open: boolean, };

/**
 * A case on an agenda.
 */
export type CaseLine = { 
/**
 * The row.
 */
case: PanelCase, 
/**
 * One-based place on the agenda.
 */
number: number, 
/**
 * Minutes after midnight at which it starts; `None` when the meeting has no time.
 */
starts: number | null, 
/**
 * "Nowak, Łukasz": for the officer's screen, never for the agenda.
 */
name: string, 
/**
 * What the agenda prints.
 */
initials: string, 
/**
 * What the agenda prints.
 */
year: string | null, 
/**
 * What the agenda prints.
 */
case_ref: string, 
/**
 * Codes of open statuses.
 */
statuses: Array<string>, 
/**
 * What the agenda and the brief print as not recorded, as the paper calls it.
 */
missing: Array<string>, 
/**
 * Eligibility warnings: an education, health and care plan, looked after. An exception with a reason ends them.
 */
warnings: Array<string>, 
/**
 * The fair-access place that is being looked for, and by when; `None` when none is.
 */
countdown: Countdown | null, 
/**
 * Why no such place is counted for, although this panel is one for fair access; `None` where it is, or need not be.
 */
uncounted: string | null, 
/**
 * The decision in words; `None` is not decided.
 */
decision_label: string | null, 
/**
 * The school or provider decided on.
 */
decision_setting_name: string | null, 
/**
 * The nearest statutory date of this case.
 */
next_on: string | null, 
/**
 * What falls on it.
 */
next_label: string | null, };

/**
 * Moving a case on its agenda.
 */
export type CaseMove = { 
/**
 * The case.
 */
id: string, 
/**
 * One-based place where it should stand.
 */
to: number, };

/**
 * One child in a list.
 */
export type CaseloadRow = { 
/**
 * The child.
 */
pupil: string, 
/**
 * What an agenda prints instead of a name: "K7F-2QX".
 */
case_ref: string, 
/**
 * Family name.
 */
surname: string, 
/**
 * Given name.
 */
forename: string, 
/**
 * What the child is called, where that differs.
 */
known_as: string | null, 
/**
 * Date of birth.
 */
dob: string | null, 
/**
 * National curriculum year as written in lists: "9", "R", "N2". `None` when unknown.
 */
year: string | null, 
/**
 * Unique pupil number.
 */
upn: string | null, 
/**
 * Codes of the open statuses, most serious first: PEX, RTT …
 */
statuses: Array<string>, 
/**
 * Dated facts in force today: EHCP, LAC …
 */
facts: Array<string>, 
/**
 * Settings where the child is placed today.
 */
where_now: Array<string>, 
/**
 * The school on whose roll the child is; `None` when unknown or none.
 */
roll_name: string | null, 
/**
 * Minutes of education this week, each minute counted once. `None` when no timetable is recorded.
 */
minutes_week: number | null, 
/**
 * Minutes of a full-time week at this key stage.
 */
entitlement: number | null, 
/**
 * Ten half days, Monday morning in bit 0: where anything is timetabled.
 */
week_bits: number, 
/**
 * The nearest computed or recorded date that is not yet met.
 */
next_on: string | null, 
/**
 * What falls on it.
 */
next_label: string | null, 
/**
 * breached | due | upcoming | unknown: the worst standing among the child's open dates.
 */
standing: string | null, 
/**
 * The last day on which anybody saw the child.
 */
last_seen: string | null, 
/**
 * The last review held.
 */
last_review: string | null, 
/**
 * First day of the oldest open status.
 */
since: string | null, 
/**
 * The officer who holds the case.
 */
owner: string | null, 
/**
 * The officer's name, told apart from another of the same name.
 */
owner_name: string | null, 
/**
 * The officer who covers for the owner today.
 */
cover: string | null, 
/**
 * That officer's name.
 */
cover_name: string | null, 
/**
 * Whether the child is on the list today: an open status or placement, and not closed.
 */
open: boolean, };

/**
 * One category and the record.
 */
export type CategoryTest = { 
/**
 * a to m.
 */
code: string, 
/**
 * The Code's words, shortened.
 */
label: string, 
/**
 * yes | not_shown | ask
 */
fits: string, 
/**
 * The rows that show it, in words: "Young carer since 3 Mar 2025".
 */
because: Array<string>, };

/**
 * A reason to pause.
 */
export type CautionLine = { 
/**
 * One line.
 */
sentence: string, 
/**
 * The fact behind it.
 */
row: string, };

/**
 * One change, as a person made it.
 */
export type ChangeLine = { 
/**
 * Names the change for undoing it.
 */
change: ChangeRef, 
/**
 * UTC milliseconds.
 */
at: number, 
/**
 * Who.
 */
who: string, 
/**
 * "Added a placement".
 */
label: string, 
/**
 * edit | import | undo | …
 */
kind: string, 
/**
 * The reason given, if one was.
 */
reason: string | null, 
/**
 * Field by field.
 */
lines: Array<FieldLine>, 
/**
 * Whether it was taken back, and not put back since.
 */
undone: boolean, 
/**
 * Children whom the whole change is about, also those of whom no line is given here; 201 is "more than 200".
 */
children: number, 
/**
 * Whether it is one file's import, which is only taken back whole, where imports are listed.
 */
of_import: boolean, 
/**
 * Whether it stands among the past imports, where it is taken back; the making of an invented authority does not.
 */
import_listed: boolean, 
/**
 * Whether it can be taken back without asking.
 */
can_undo: boolean, };

/**
 * A change, named the same on every laptop.
 */
export type ChangeRef = { 
/**
 * The device incarnation that wrote it.
 */
dev: string, 
/**
 * Its place in that incarnation's chain, from 1.
 */
seq: number, };

/**
 * A chase of a promise.
 */
export type Chase = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The promise.
 */
task: string | null, 
/**
 * The child it concerns; NULL as on the task.
 */
pupil: string | null, 
/**
 * The day.
 */
on_day: string | null, 
/**
 * `asked`, `chased`, `escalated` or `head`.
 */
rung: string | null, 
/**
 * `call`, `email`, `letter`, `visit` or `meeting`.
 */
how: string | null, 
/**
 * What was said.
 */
said: string | null, 
/**
 * When to ask again.
 */
next_on: string | null, 
/**
 * The officer who asked.
 */
author: string | null, };

/**
 *Edits to some fields of a [`Chase`]: absent is unchanged, `null` is not known.
 */
export type ChasePatch = { 
/**
 * The promise.
 */
task?: string | null, 
/**
 * The child it concerns; NULL as on the task.
 */
pupil?: string | null, 
/**
 * The day.
 */
on_day?: string | null, 
/**
 * `asked`, `chased`, `escalated` or `head`.
 */
rung?: string | null, 
/**
 * `call`, `email`, `letter`, `visit` or `meeting`.
 */
how?: string | null, 
/**
 * What was said.
 */
said?: string | null, 
/**
 * When to ask again.
 */
next_on?: string | null, 
/**
 * The officer who asked.
 */
author?: string | null, };

/**
 * A child who matched.
 */
export type ChildHit = { 
/**
 * The child and what matched.
 */
hit: Hit, 
/**
 * "Year 9 · Permanently excluded · Meadow Bank".
 */
detail: string, };

/**
 * One kind of line.
 */
export type ChronologyKind = { 
/**
 * status | suspension | step | decision | referral | placement | review | panel | absence | note | document
 */
kind: string, 
/**
 * "Statuses".
 */
label: string, 
/**
 * Lines of this kind.
 */
count: number, };

/**
 * A page of the list.
 */
export type ChronologyPage = { 
/**
 * Lines in all that are asked for.
 */
total: number, 
/**
 * Kinds that this child has, in the order of the list, with how many lines each has.
 */
kinds: Array<ChronologyKind>, 
/**
 * Newest first; lines without a day come last.
 */
lines: Array<Happened>, };

/**
 * Which part of the list.
 */
export type ChronologyQuery = { 
/**
 * The child.
 */
pupil: string, 
/**
 * Kinds that are wanted, by code; none is all.
 */
kinds: Array<string>, 
/**
 * Only what is significant.
 */
significant: boolean, 
/**
 * Lines to pass over.
 */
offset: number, 
/**
 * Lines to return, 500 at most.
 */
limit: number, };

/**
 * Who stands around a child.
 */
export type Circle = { 
/**
 * Services that are involved, the lead first, those that have left last.
 */
agencies: Array<AgencyLine>, 
/**
 * Children to be kept apart, those in force first.
 */
apart: Array<ApartLine>, 
/**
 * The child's own words.
 */
child: Voice, 
/**
 * The family's own words.
 */
family: Voice, };

/**
 * One clock.
 */
export type ClockLine = { 
/**
 * As in the work list; name and owner are not filled in.
 */
due: DueRow, 
/**
 * Whether it is among the dates that count today; false for the evidence of what has ended.
 */
running: boolean, 
/**
 * "A duty of the team’s own", "A duty of somebody else", "An expectation of guidance", "Local practice", "A window".
 */
force: string, 
/**
 * The day on which it was met; `None` while it is not.
 */
met_on: string | null, 
/**
 * Whether that was after it was due.
 */
late: boolean, 
/**
 * What shows it, or why it is excused.
 */
evidence: string | null, 
/**
 * What somebody said of it by hand.
 */
mark: MarkLine | null, };

/**
 * Every clock of a child, and what they rest on.
 */
export type ClocksView = { 
/**
 * Most pressing first; those of rows that have ended come last.
 */
clocks: Array<ClockLine>, 
/**
 * Marks whose clock no longer says anything, because what set it going was changed or taken away.
 */
left_over: Array<MarkLine>, 
/**
 * Dated steps, newest first.
 */
steps: Array<StepLine>, 
/**
 * Every kind of step, by process.
 */
step_kinds: Array<StepGroup>, 
/**
 * Suspensions, newest first.
 */
suspensions: Array<SuspensionLine>, 
/**
 * What they add up to.
 */
suspended: SuspendedSums, 
/**
 * Section 19 decisions, newest first.
 */
decisions: Array<S19Line>, 
/**
 * What is to be noticed about the child, those that were put off too.
 */
alerts: Array<AlertRow>, };

/**
 * The failures on which the window branches.
 */
export type Code = "locked" | "wrong_passphrase" | "damaged" | "undo_asks" | "not_found" | "bad_request";

/**
 * A column and what it seems to hold.
 */
export type ColumnMatch = { 
/**
 * Its header as in the file.
 */
header: string, 
/**
 * The first values that are not empty.
 */
examples: Array<string>, 
/**
 * The field's key, or `None`: kept as text in a note.
 */
field: string | null, 
/**
 * Why: "same name", "looks like dates of birth".
 */
reason: string, };

/**
 * Two records side by side, and what bringing them together would do.
 */
export type Comparison = { 
/**
 * "Nowak, Łukasz", of the record that is kept.
 */
keep_name: string, 
/**
 * Of the other.
 */
other_name: string, 
/**
 * The case reference of the record that is kept.
 */
keep_ref: string, 
/**
 * Of the other.
 */
other_ref: string, 
/**
 * Particulars that at least one of the two has, in the order of the record.
 */
fields: Array<SameField>, 
/**
 * What would come over: "3 notes", "1 placement".
 */
moves: Array<string>, 
/**
 * Why the two cannot be brought together so.
 */
cannot: string | null, 
/**
 * Names what is shown here; another state of things is refused.
 */
seen: string, };

/**
 * A keep-apart entry that speaks against a placement.
 */
export type Conflict = { 
/**
 * The entry.
 */
entry: string, 
/**
 * The other child.
 */
other: string, 
/**
 * "Conflict: ask Amara Okonkwo".
 */
head: string, 
/**
 * "Brindle, Tyler is placed at Kiln Street since Mon 2 Nov 2026: fighting in the summer".
 */
sentence: string, };

/**
 * A person in the child's life.
 */
export type Contact = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The child.
 */
pupil: string | null, 
/**
 * Name.
 */
name: string | null, 
/**
 * What the person is to the child.
 */
relationship: string | null, 
/**
 * `yes`, `no` or `unknown`.
 */
parental_responsibility: string | null, 
/**
 * Telephone.
 */
phone: string | null, 
/**
 * E-mail.
 */
email: string | null, 
/**
 * Address, lines apart; NULL is not known, not "same as the child's".
 */
address: string | null, 
/**
 * Postcode.
 */
postcode: string | null, 
/**
 * Must not be contacted. NULL counts as no, and is shown as not recorded.
 */
no_contact: boolean | null, 
/**
 * The child's whereabouts must not reach this person. NULL counts as no, and is shown as not recorded.
 */
hide_address: boolean | null, 
/**
 * Anything else.
 */
notes: string | null, 
/**
 * Fractional order key: who is rung first.
 */
position: string | null, };

/**
 * Moving a person among the others.
 */
export type ContactMove = { 
/**
 * The person.
 */
id: string, 
/**
 * Their place from now on, counted from one.
 */
to: number, };

/**
 *Edits to some fields of a [`Contact`]: absent is unchanged, `null` is not known.
 */
export type ContactPatch = { 
/**
 * The child.
 */
pupil?: string | null, 
/**
 * Name.
 */
name?: string | null, 
/**
 * What the person is to the child.
 */
relationship?: string | null, 
/**
 * `yes`, `no` or `unknown`.
 */
parental_responsibility?: string | null, 
/**
 * Telephone.
 */
phone?: string | null, 
/**
 * E-mail.
 */
email?: string | null, 
/**
 * Address, lines apart; NULL is not known, not "same as the child's".
 */
address?: string | null, 
/**
 * Postcode.
 */
postcode?: string | null, 
/**
 * Must not be contacted. NULL counts as no, and is shown as not recorded.
 */
no_contact?: boolean | null, 
/**
 * The child's whereabouts must not reach this person. NULL counts as no, and is shown as not recorded.
 */
hide_address?: boolean | null, 
/**
 * Anything else.
 */
notes?: string | null, 
/**
 * Fractional order key: who is rung first.
 */
position?: string | null, };

/**
 * One cost with its arithmetic.
 */
export type CostFigure = { 
/**
 * Pence; `None` is unknown.
 */
pence: number | null, 
/**
 * "38 days at £62.50"; for an unknown cost, the reason.
 */
working: string, };

/**
 * What one placement costs.
 */
export type CostLine = { 
/**
 * The placement.
 */
placement: string, 
/**
 * The child.
 */
pupil: string | null, 
/**
 * "Nowak, Łukasz"; `None` is a child who is not in the lists.
 */
child: string | null, 
/**
 * Where.
 */
setting_name: string, 
/**
 * Who pays.
 */
funding: string | null, 
/**
 * From its start to today.
 */
to_date: CostFigure, 
/**
 * From tomorrow to the day of `until`.
 */
committed: CostFigure, 
/**
 * The end that the commitment runs to; `None` is a placement that is over.
 */
until: string | null, 
/**
 * This financial year.
 */
forecast: CostFigure, };

/**
 * A sum, and how many of its rows are not in it.
 */
export type CostSum = { 
/**
 * Pence of the rows that are known; `None` is when none is.
 */
pence: number | null, 
/**
 * Rows that are not known.
 */
unknown: number, };

/**
 * Whose costs: a child's, or a setting's.
 */
export type CostsQuery = { 
/**
 * Every placement of one child.
 */
pupil?: string, 
/**
 * Every placement at one setting that ran in this financial year, or is to come.
 */
setting?: string, };

/**
 * Costs, placement by placement.
 */
export type CostsView = { 
/**
 * "1 April 2026 to 31 March 2027".
 */
year: string, 
/**
 * Newest first.
 */
rows: Array<CostLine>, 
/**
 * From each start to today.
 */
to_date: CostSum, 
/**
 * From tomorrow to each end, or to 31 March where none lies ahead.
 */
committed: CostSum, 
/**
 * This financial year.
 */
forecast: CostSum, };

/**
 * By when a school place must be allocated, and how long that is.
 */
export type Countdown = { 
/**
 * The last day.
 */
due_on: string, 
/**
 * School days from today to that day, today counted and that day not; negative once it has passed. `None` when the
 * calendar does not reach so far.
 */
days_left: number | null, 
/**
 * breached | today | tomorrow | due | upcoming
 */
standing: string, 
/**
 * "8 school days left to allocate a place".
 */
sentence: string, 
/**
 * The status that the date follows from, for "why this date?".
 */
source_row: string, };

/**
 * One day.
 */
export type DayKind = { 
/**
 * The day.
 */
day: string, 
/**
 * school | weekend | holiday | inset | bank_holiday | closure | unknown
 */
kind: string, 
/**
 * "half term", "Staff training".
 */
label: string | null, };

/**
 * A day off inside a term.
 */
export type DayOff = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The calendar.
 */
calendar: string | null, 
/**
 * The day.
 */
on_day: string | null, 
/**
 * `inset`, `closure` or `bank_holiday`.
 */
kind: string | null, 
/**
 * What it is called.
 */
label: string | null, };

/**
 * A day without school as given.
 */
export type DayOffGiven = { 
/**
 * The day.
 */
on_day: string, 
/**
 * inset | closure | bank_holiday
 */
kind: string, 
/**
 * "Staff training".
 */
label: string | null, };

/**
 * School days on which nothing was arranged for the child.
 */
export type DaysWithout = { 
/**
 * First day of the stretch.
 */
from: string, 
/**
 * Last day of it.
 */
until: string, 
/**
 * School days in it, but for those at the child's own school.
 */
school_days: number, 
/**
 * Of these, days on which nothing was arranged.
 */
without: number, };

export type Decide = { 
/**
 * The case.
 */
case: string, 
/**
 * Code of the decision.
 */
decision: string, 
/**
 * School or provider, as a setting reference.
 */
setting?: string, 
/**
 * First day.
 */
starts_on?: string, 
/**
 * The officer who sees to it.
 */
officer?: string, 
/**
 * Somebody else who sees to it, by name.
 */
owner?: string, 
/**
 * On what conditions.
 */
conditions?: string, 
/**
 * Why.
 */
rationale?: string, 
/**
 * What the parents wish, as it was considered.
 */
parents_said?: string, 
/**
 * Who dissented, and why.
 */
dissent?: string, 
/**
 * Day to which it is put off.
 */
deferred_to?: string, 
/**
 * What is wanted, and from whom.
 */
deferred_reason?: string, 
/**
 * Whom one asked and why it goes on; only needed where a keep-apart entry speaks against the school or provider.
 */
keep_apart_reason?: string, 
/**
 * Why the child goes there in spite of a hold; only needed where a concern about the provider holds new placements.
 */
hold_reason?: string, };

/**
 * A decision that a panel may take.
 */
export type DecisionChoice = { 
/**
 * What is stored.
 */
code: string, 
/**
 * What is read.
 */
label: string, 
/**
 * Two letters by which it is typed.
 */
letters: string, 
/**
 * A school or provider must be named.
 */
names_setting: boolean, 
/**
 * A first day must be named: a placement starts with it.
 */
needs_start: boolean, 
/**
 * Somebody must see to it.
 */
needs_owner: boolean, };

/**
 * One row that a decision writes.
 */
export type DecisionLine = { 
/**
 * "Plan", "Task", "Step".
 */
what: string, 
/**
 * new | changed | gone | kept | ask
 */
change: string, 
/**
 * What it says.
 */
sentence: string, };

/**
 * What a decision would write.
 */
export type DecisionPreview = { 
/**
 * Line by line, in the order in which it is read out.
 */
lines: Array<DecisionLine>, 
/**
 * What must be filled in first.
 */
fields: Array<FieldFailure>, };

/**
 * Somebody was told of a decision.
 */
export type DecisionTold = { 
/**
 * The case.
 */
case: string, 
/**
 * parents | school
 */
who: string, 
/**
 * The day; `None` takes it back.
 */
on: string | null, };

/**
 * A declaration of interest.
 */
export type Declaration = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The meeting.
 */
meeting: string | null, 
/**
 * The case; NULL is the whole meeting.
 */
panel_case: string | null, 
/**
 * The member.
 */
member: string | null, 
/**
 * Name as minuted.
 */
name: string | null, 
/**
 * What the interest is.
 */
nature: string | null, 
/**
 * Leaves the room for it.
 */
leaves: boolean | null, };

/**
 * A declaration with the case it is about.
 */
export type DeclarationLine = { 
/**
 * The row.
 */
declaration: Declaration, 
/**
 * One-based place of the case; `None` is the whole meeting, or a case that was taken off.
 */
number: number | null, 
/**
 * "Case 3 · K7F-2QX", "The whole meeting".
 */
about: string, };

/**
 *Edits to some fields of a [`Declaration`]: absent is unchanged, `null` is not known.
 */
export type DeclarationPatch = { 
/**
 * The meeting.
 */
meeting?: string | null, 
/**
 * The case; NULL is the whole meeting.
 */
panel_case?: string | null, 
/**
 * The member.
 */
member?: string | null, 
/**
 * Name as minuted.
 */
name?: string | null, 
/**
 * What the interest is.
 */
nature?: string | null, 
/**
 * Leaves the room for it.
 */
leaves?: boolean | null, };

/**
 * What is to be done for each child.
 */
export type Deed = { "kind": "owner", 
/**
 * The officer; `None` is no owner.
 */
officer: string | null, } | { "kind": "cover", 
/**
 * The officer; `None` ends the cover.
 */
officer: string | null, 
/**
 * The last day of the cover; `None` is until further notice.
 */
until: string | null, } | { "kind": "task", 
/**
 * What is to be done.
 */
title: string, 
/**
 * By when.
 */
due_on: string | null, 
/**
 * Who sees to it; `None` is each child's own officer.
 */
officer: string | null, } | { "kind": "next_review", 
/**
 * The day.
 */
on: string | null, 
/**
 * Why there is none; needed where there is no day.
 */
reason: string | null, };

/**
 * One line.
 */
export type DestinationLine = { 
/**
 * "" is the total.
 */
key: string, 
/**
 * The provider, "All leavers" for the total.
 */
provider: string, 
/**
 * What the placement was for; `None` is unknown.
 */
purpose: string | null, 
/**
 * A count for each head; `None` is hidden.
 */
counts: Array<number | null>, 
/**
 * The children whom the line counts, by id: only on the screen, for those who may see them.
 */
children: Array<string>, };

/**
 * The table.
 */
export type Destinations = { 
/**
 * The summer in which they finish Year 11.
 */
leaving: number, 
/**
 * Heads of the counts; the last is the total.
 */
heads: Array<string>, 
/**
 * A line for each provider, purpose or both; the total last.
 */
lines: Array<DestinationLine>, 
/**
 * How the figures are made, a paragraph each.
 */
method: Array<string>, 
/**
 * "31 leavers, as on Tue 10 Nov 2026".
 */
shows: string, };

/**
 * Which table.
 */
export type DestinationsAsk = { 
/**
 * The summer in which they finish Year 11; absent is those in Year 11 now.
 */
leaving?: number, 
/**
 * provider | purpose | both | kind | sustained; absent is by provider.
 */
by?: string, };

/**
 * A number that a team may set.
 */
export type DialLine = { 
/**
 * Its key.
 */
key: string, 
/**
 * What it sets.
 */
title: string, 
/**
 * "school days".
 */
unit: string, 
/**
 * In use until somebody sets another.
 */
default: number, 
/**
 * Smallest that makes sense.
 */
least: number, 
/**
 * Largest that makes sense.
 */
most: number, 
/**
 * Where the default comes from.
 */
source: string, 
/**
 * The number in use.
 */
number: number, 
/**
 * Why it differs; `None` when it does not.
 */
reason: string | null, };

/**
 * Setting a number.
 */
export type DialSet = { 
/**
 * Which.
 */
key: string, 
/**
 * The number; `None` goes back to the default.
 */
number: number | null, 
/**
 * Why it differs here.
 */
reason: string | null, };

/**
 * What would change.
 */
export type Difference = { 
/**
 * A line for each child, in the order of the list.
 */
lines: Array<DifferenceLine>, 
/**
 * Children for whom something changes.
 */
changes: number, 
/**
 * Children for whom it is so already.
 */
unchanged: number, 
/**
 * Children for whom it cannot be done.
 */
cannot: number, 
/**
 * "Owner changes for 12 children; 3 have it already."
 */
sentence: string, 
/**
 * Names this table.
 */
seen: string, };

/**
 * One child in the table.
 */
export type DifferenceLine = { 
/**
 * The child.
 */
pupil: string, 
/**
 * "Nowak, Łukasz".
 */
name: string, 
/**
 * What changes: "Owner".
 */
field: string, 
/**
 * As it is; `None` is nothing.
 */
from: string | null, 
/**
 * As it would be; `None` is nothing.
 */
to: string | null, 
/**
 * Why it cannot be done for this child.
 */
cannot: string | null, 
/**
 * Whether something changes.
 */
changes: boolean, };

/**
 * The route of one case.
 */
export type DirectionRoute = { 
/**
 * Whether the route is open: a school has refused or a direction is proposed.
 */
open: boolean, 
/**
 * "The school refused on Tue 10 Nov 2026. Next: the school's evidence."
 */
sentence: string, 
/**
 * In order.
 */
steps: Array<DirectionStep>, 
/**
 * What should be in the folder before a direction is asked for, and what of it is on record.
 */
evidence: Array<EvidenceLine>, 
/**
 * Letters of this route for the school that was decided on.
 */
letters: Array<WordChoice>, };

/**
 * One step of the route.
 */
export type DirectionStep = { 
/**
 * Code of the step.
 */
kind: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * When it was taken; `None` is not yet.
 */
taken_on: string | null, 
/**
 * What shows it.
 */
evidence: string | null, 
/**
 * By when it is due, once the step before it has been taken.
 */
due_on: string | null, 
/**
 * How that stands: breached | today | tomorrow | due | upcoming | met
 */
standing: string | null, 
/**
 * The rule and its row, for "why this date?".
 */
rule: string | null, 
/**
 * The row from which the date is counted.
 */
source_row: string | null, };

/**
 * A step taken.
 */
export type DirectionTake = { 
/**
 * The case.
 */
case: string, 
/**
 * Code of the step.
 */
kind: string, 
/**
 * The day.
 */
on: string | null, 
/**
 * What shows it.
 */
evidence?: string, };

/**
 * A paper that was saved, and to whom it goes.
 */
export type Disclose = { 
/**
 * The paper as it was saved, with its moment of making.
 */
paper: PaperQuery, 
/**
 * Who receives it.
 */
recipient: string, 
/**
 * What for.
 */
purpose: string, 
/**
 * On what lawful basis.
 */
basis?: string, 
/**
 * The day on which those to whom letters of a decision go were told; absent writes no such day down.
 */
told_on?: string, };

/**
 * A disclosure.
 */
export type Disclosure = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The child; NULL is a paper about several.
 */
pupil: string | null, 
/**
 * The meeting, for a pack.
 */
meeting: string | null, 
/**
 * The issue, for a pack.
 */
pack_issue: string | null, 
/**
 * Number of the copy.
 */
copy: number | null, 
/**
 * What it was.
 */
what: string | null, 
/**
 * Who received it.
 */
recipient: string | null, 
/**
 * What for.
 */
purpose: string | null, 
/**
 * On what lawful basis.
 */
basis: string | null, 
/**
 * The moment, UTC milliseconds.
 */
at: number | null, 
/**
 * BLAKE3 of the file, in hex.
 */
hash: string | null, 
/**
 * Pages.
 */
pages: number | null, 
/**
 * The officer who sent it.
 */
author: string | null, 
/**
 * The referral, for a pack that went to a provider.
 */
referral: string | null, };

/**
 * A disclosure with the names that it needs.
 */
export type DisclosureLine = { 
/**
 * The row.
 */
disclosure: Disclosure, 
/**
 * "Nowak, Łukasz"; `None` is a paper about several.
 */
child: string | null, 
/**
 * Who sent it.
 */
sent_by: string | null, };

/**
 * Which disclosures.
 */
export type DisclosuresQuery = { 
/**
 * About one child; papers about several are not among them.
 */
pupil?: string, 
/**
 * From one meeting.
 */
meeting?: string, };

/**
 * A kept photograph or paper.
 */
export type Document = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The child; NULL is a provider's.
 */
pupil: string | null, 
/**
 * The provider, as a setting reference, where it is no child's.
 */
setting: string | null, 
/**
 * What it is, in a few words.
 */
title: string | null, 
/**
 * The day it is about; NULL is not known.
 */
on_day: string | null, 
/**
 * The last day on which it holds, as of an insurance; NULL has no end.
 */
valid_until: string | null, 
/**
 * The moment it was kept, UTC milliseconds.
 */
at: number | null, 
/**
 * The officer who kept it.
 */
author: string | null, 
/**
 * `image/jpeg` or `application/pdf`.
 */
media_type: string | null, 
/**
 * Bytes.
 */
size: number | null, 
/**
 * BLAKE3 of the bytes, in hex.
 */
hash: string | null, };

/**
 * Other words for a document.
 */
export type DocumentChange = { 
/**
 * Which.
 */
id: string, 
/**
 * What it is.
 */
title: string, 
/**
 * The day it is about; `None` is not known.
 */
on_day: string | null, 
/**
 * The last day on which it holds; `None` has no end.
 */
valid_until: string | null, };

/**
 * A document as a list shows it.
 */
export type DocumentLine = { 
/**
 * The row.
 */
document: Document, 
/**
 * Who kept it.
 */
author_name: string | null, };

/**
 * Whose documents: a child's, or a provider's.
 */
export type DocumentsOf = { 
/**
 * The child.
 */
pupil?: string, 
/**
 * The provider, as a setting reference.
 */
setting?: string, };

/**
 * What was done.
 */
export type Done = { 
/**
 * "Owner changed for 12 children."
 */
sentence: string, 
/**
 * How many.
 */
changed: number, };

/**
 * A draft.
 */
export type Draft = { 
/**
 * What was typed; `None` when there is none.
 */
text: string | null, 
/**
 * When, UTC milliseconds.
 */
at: number | null, };

/**
 * Which draft.
 */
export type DraftKey = { 
/**
 * Names the field.
 */
key: string, };

/**
 * A draft to keep.
 */
export type DraftPut = { 
/**
 * Names the field: "note:<pupil>".
 */
key: string, 
/**
 * What was typed.
 */
text: string, };

/**
 * What has drifted.
 */
export type Drift = { 
/**
 * How many have drifted.
 */
drifted: number, 
/**
 * The first of them: longest past their end first, then those put off most often.
 */
rows: Array<DriftLine>, 
/**
 * How many running placements have no purpose or no aim.
 */
unpurposed_in_all: number, 
/**
 * The first of those whose purpose or aim nobody has written.
 */
unpurposed: Array<DriftLine>, 
/**
 * "14 placements have drifted of 212 that run; 9 have no purpose or no aim."
 */
sentence: string, };

/**
 * A placement that has drifted.
 */
export type DriftLine = { 
/**
 * The placement.
 */
placement: string, 
/**
 * The child.
 */
pupil: string, 
/**
 * "Nowak, Łukasz".
 */
name: string, 
/**
 * Year group as in lists.
 */
year: string | null, 
/**
 * Where.
 */
setting_name: string, 
/**
 * First day.
 */
started_on: string | null, 
/**
 * The end that was first planned.
 */
first_end: string | null, 
/**
 * The end that is planned now.
 */
planned_end: string | null, 
/**
 * Days past the planned end; 0 is not past it.
 */
days_over: number, 
/**
 * How often the end was put off.
 */
put_off: number, 
/**
 * The purpose as first written.
 */
first_purpose: string | null, 
/**
 * The purpose now.
 */
purpose: string | null, 
/**
 * What should be true at the end.
 */
aim: string | null, };

/**
 * One computed date about one child.
 */
export type DueRow = { 
/**
 * The child.
 */
pupil: string, 
/**
 * "Nowak, Łukasz".
 */
name: string, 
/**
 * Year group as in lists.
 */
year: string | null, 
/**
 * The rule: "C01".
 */
rule: string, 
/**
 * "Education from the sixth school day".
 */
title: string, 
/**
 * The table of the row that set the clock going, and the row.
 */
source_table: string, 
/**
 * That row.
 */
source_row: string, 
/**
 * The day that set it going.
 */
trigger_on: string | null, 
/**
 * The day by which; `None` when it cannot be known, and the arithmetic says why.
 */
due_on: string | null, 
/**
 * breached | today | tomorrow | due | upcoming | met | excused | unknown
 */
standing: string, 
/**
 * Smaller is more serious.
 */
rank: number, 
/**
 * "Day 6 is tomorrow: no provision recorded · permanently excluded Tue 10 Nov".
 */
sentence: string, 
/**
 * Who holds the case.
 */
owner_name: string | null, };

/**
 * What the record says before a child is put on an agenda.
 */
export type Eligibility = { 
/**
 * Whether the panel is one for fair access; the categories matter only then.
 */
fair_access: boolean, 
/**
 * The thirteen categories, a to m; empty for other panels.
 */
categories: Array<CategoryTest>, 
/**
 * The first category that the record shows, if one does.
 */
likely: string | null, 
/**
 * Why this child normally has another route; with any, a reason is wanted.
 */
cautions: Array<CautionLine>, 
/**
 * Other meetings of the same day that this child is to be heard by, a sentence each.
 */
elsewhere: Array<string>, };

/**
 * A child and the meeting to which it may be brought.
 */
export type EligibilityQuery = { 
/**
 * The child.
 */
pupil: string, 
/**
 * The meeting.
 */
meeting: string, };

/**
 * A setting with room.
 */
export type Elsewhere = { 
/**
 * The setting, with the room for the child for whom it has least.
 */
line: SpaceLine, 
/**
 * Names of the children for whom it has room.
 */
for_children: Array<string>, };

/**
 * A key stage and its full-time week.
 */
export type EntitlementLine = { 
/**
 * early | ks1 | ks2 | ks3 | ks4 | ks5
 */
stage: string, 
/**
 * "Key stage 3".
 */
label: string, 
/**
 * Minutes a week; `None` is not set, and is shown as unknown.
 */
minutes: number | null, 
/**
 * What stands when nobody has set it.
 */
usual: number | null, };

/**
 * A full-time week for one key stage.
 */
export type EntitlementSet = { 
/**
 * early | ks1 | ks2 | ks3 | ks4 | ks5
 */
stage: string, 
/**
 * Minutes a week, at most 40 hours; `None` is unknown.
 */
minutes: number | null, };

/**
 * A child who was erased: when, by whom and why, and never who it was.
 */
export type ErasedLine = { 
/**
 * The reference that the case had.
 */
case_ref: string, 
/**
 * When, UTC milliseconds.
 */
at: number, 
/**
 * Who erased.
 */
who: string, 
/**
 * Why, in words.
 */
reason: string, 
/**
 * Whether a later list that holds the child would be recognised.
 */
recognised: boolean, };

/**
 * An erasure to carry out.
 */
export type ErasureAsked = { 
/**
 * The child.
 */
id: string, 
/**
 * Why.
 */
reason?: ErasureReason, 
/**
 * The case reference, as typed.
 */
typed: string, 
/**
 * Keep a fingerprint, so that a later list that holds the child asks before it brings the child back.
 */
recognise: boolean, 
/**
 * Remove the backups made before as well, once one made afterwards has been proven.
 */
drop_backups: boolean, 
/**
 * The mark of what the person saw.
 */
seen: string, };

/**
 * Why a child is erased. A code and no words, because it stays when all else has gone.
 */
export type ErasureReason = "retention_ended" | "ordered" | "request" | "never_ours";

/**
 * What an erasure would do, before it is done.
 */
export type ErasureView = { 
/**
 * "Nowak, Łukasz".
 */
name: string, 
/**
 * What is typed to confirm: the case reference.
 */
case_ref: string, 
/**
 * Case references of records of the same child, which go too.
 */
records: Array<string>, 
/**
 * What goes, in the order of the record: "3 notes".
 */
going: Array<GoingLine>, 
/**
 * What goes because it points at the child, though it is about another child or nobody.
 */
beside: Array<string>, 
/**
 * Entries of the history that are emptied.
 */
entries: number, 
/**
 * Rows that stay because they were passed on to another child.
 */
kept: number, 
/**
 * Places that name the child and stay as they are: only a person can tell whom a sentence is about.
 */
mentions: Array<MentionLine>, 
/**
 * What the backups still hold, and until when.
 */
backups: string, 
/**
 * Whether there is any backup made before now.
 */
has_backups: boolean, 
/**
 * What was set aside by hand or by a restore, which the program never deletes; empty when nothing was.
 */
set_aside: string, 
/**
 * The reasons to choose from.
 */
reasons: Array<ReasonLine>, 
/**
 * Names what is shown here; another state of things is refused.
 */
seen: string, };

/**
 * A row of the file. `None` = the file does not say: empty, a column that this year does not have, or a value that
 * is not what the column holds. "Not applicable" and "Not recorded" are kept as the Department wrote them.
 */
export type Establishment = { 
/**
 * Unique reference number, six digits today.
 */
urn: number, 
/**
 * Three digits, e.g. "207".
 */
la_code: string | null, 
/**
 * "Kensington and Chelsea".
 */
la_name: string | null, 
/**
 * Four digits; with the LA code it makes the DfE number.
 */
estab_number: string | null, 
/**
 * The establishment's name.
 */
name: string, 
/**
 * Type code without leading noughts, e.g. "14" for a pupil referral unit; "2" is written "02" by some years.
 */
type_code: string | null, 
/**
 * "Pupil referral unit".
 */
type_name: string | null, 
/**
 * Type group code.
 */
group_code: string | null, 
/**
 * "LA maintained schools".
 */
group_name: string | null, 
/**
 * 1 open, 2 closed, 3 open but proposed to close, 4 proposed to open.
 */
status_code: string | null, 
/**
 * "Open".
 */
status_name: string | null, 
/**
 * Day it opened.
 */
open_date: string | null, 
/**
 * Day it closed.
 */
close_date: string | null, 
/**
 * Phase code.
 */
phase_code: string | null, 
/**
 * "Secondary".
 */
phase_name: string | null, 
/**
 * Youngest statutory age, years.
 */
low_age: number | null, 
/**
 * Oldest statutory age, years.
 */
high_age: number | null, 
/**
 * "Mixed", "Boys", "Girls".
 */
gender_name: string | null, 
/**
 * "Church of England".
 */
religious_character: string | null, 
/**
 * "Selective".
 */
admissions_policy: string | null, 
/**
 * Places.
 */
capacity: number | null, 
/**
 * Day of the census that the numbers are from.
 */
census_date: string | null, 
/**
 * Children on roll.
 */
pupils: number | null, 
/**
 * Boys on roll.
 */
boys: number | null, 
/**
 * Girls on roll.
 */
girls: number | null, 
/**
 * Share eligible for free school meals, in tenths of a per cent.
 */
fsm_per_mille: number | null, 
/**
 * The academy trust.
 */
trust_name: string | null, 
/**
 * The federation.
 */
federation_name: string | null, 
/**
 * UK provider reference number, eight digits.
 */
ukprn: string | null, 
/**
 * Day the Department last changed this row.
 */
last_changed: string | null, 
/**
 * Address, first line.
 */
street: string | null, 
/**
 * Address, second line.
 */
locality: string | null, 
/**
 * Address, third line.
 */
address3: string | null, 
/**
 * Town.
 */
town: string | null, 
/**
 * County; "Not recorded" is left out, because it would be printed in addresses.
 */
county: string | null, 
/**
 * Postcode.
 */
postcode: string | null, 
/**
 * Web address as given, with or without its scheme.
 */
website: string | null, 
/**
 * Telephone, leading nought kept (and put back where a spreadsheet had taken it).
 */
telephone: string | null, 
/**
 * The head's title and name, "Ms Sarah Bouette".
 */
head_name: string | null, 
/**
 * What the head is called, "Headteacher".
 */
head_title: string | null, 
/**
 * "PRU does have provision for teenage mothers" and the like.
 */
teen_mothers: string | null, 
/**
 * Whether a PRU has provision for SEN.
 */
sen_pru: string | null, 
/**
 * Whether a PRU has provision for emotional and behavioural difficulties.
 */
ebd: string | null, 
/**
 * Places at a PRU.
 */
places_pru: number | null, 
/**
 * Whether a PRU offers full-time provision.
 */
full_time_provision: string | null, 
/**
 * Whether a PRU has children educated by other providers.
 */
education_by_others: string | null, 
/**
 * "Approved" under section 41 of the Children and Families Act 2014, or not.
 */
section41: string | null, 
/**
 * "Resourced provision", "SEN unit".
 */
resourced_provision: string | null, 
/**
 * District council's area.
 */
district_name: string | null, 
/**
 * Ward.
 */
ward_name: string | null, 
/**
 * Metres east, British National Grid.
 */
easting: number | null, 
/**
 * Metres north, British National Grid.
 */
northing: number | null, 
/**
 * LA that it belonged to before boundaries changed.
 */
previous_la_code: string | null, 
/**
 * Establishment number that it had there.
 */
previous_estab_number: string | null, 
/**
 * "Good"; gone from files since April 2025.
 */
ofsted_rating: string | null, 
/**
 * Day of the last inspection; gone from files since April 2025.
 */
ofsted_last_inspection: string | null, 
/**
 * "Wales" and others; empty for England in most years.
 */
country: string | null, 
/**
 * Unique property reference number.
 */
uprn: string | null, 
/**
 * Name of the site, when one establishment has several.
 */
site_name: string | null, };

/**
 * What the app tells the window without being asked.
 */
export type Event = { "name": "changed", 
/**
 * The children whom the change is about.
 */
subjects: Array<string>, 
/**
 * The tables that were written.
 */
tables: Array<string>, 
/**
 * What was done, for the notice: "Added a placement".
 */
label: string, } | { "name": "progress", 
/**
 * Which job: "import", "backup", "sample", "pack", "day".
 */
job: string, 
/**
 * Steps done.
 */
done: number, 
/**
 * Steps in all; nought when unknown.
 */
total: number, 
/**
 * For the person.
 */
sentence: string, } | { "name": "locked", 
/**
 * Why, for the unlock screen.
 */
sentence: string, } | { "name": "day_turned", };

/**
 * One thing that the folder should hold.
 */
export type EvidenceLine = { 
/**
 * What it is.
 */
what: string, 
/**
 * What of it is on record; `None` is nothing.
 */
held: string | null, 
/**
 * What speaks against a direction; `None` is nothing on record.
 */
against: string | null, };

/**
 * A school's exemption from its turn.
 */
export type Exemption = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The school, as a setting reference.
 */
setting: string | null, 
/**
 * Why.
 */
reason: string | null, 
/**
 * Since when.
 */
from_on: string | null, 
/**
 * Until when; NULL is still.
 */
until_on: string | null, };

/**
 * A school that a panel spares for a time.
 */
export type ExemptionLine = { 
/**
 * The row.
 */
exemption: Exemption, 
/**
 * The school's name.
 */
name: string, };

/**
 *Edits to some fields of a [`Exemption`]: absent is unchanged, `null` is not known.
 */
export type ExemptionPatch = { 
/**
 * The school, as a setting reference.
 */
setting?: string | null, 
/**
 * Why.
 */
reason?: string | null, 
/**
 * Since when.
 */
from_on?: string | null, 
/**
 * Until when; NULL is still.
 */
until_on?: string | null, };

/**
 * A circumstance with its dates.
 */
export type Fact = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The child.
 */
pupil: string | null, 
/**
 * `EHCP`, `LAC`, `PLAC`, `CIN`, `CP`, `YJS`, `SEN`, `FSM`, `EAL`, `CARER` or the team's own.
 */
kind: string | null, 
/**
 * Need, plan, name of the other authority.
 */
detail: string | null, 
/**
 * First day; NULL is not known.
 */
started_on: string | null, 
/**
 * Last day; NULL is still so.
 */
ended_on: string | null, 
/**
 * Who said so.
 */
source: string | null, };

/**
 *Edits to some fields of a [`Fact`]: absent is unchanged, `null` is not known.
 */
export type FactPatch = { 
/**
 * The child.
 */
pupil?: string | null, 
/**
 * `EHCP`, `LAC`, `PLAC`, `CIN`, `CP`, `YJS`, `SEN`, `FSM`, `EAL`, `CARER` or the team's own.
 */
kind?: string | null, 
/**
 * Need, plan, name of the other authority.
 */
detail?: string | null, 
/**
 * First day; NULL is not known.
 */
started_on?: string | null, 
/**
 * Last day; NULL is still so.
 */
ended_on?: string | null, 
/**
 * Who said so.
 */
source?: string | null, };

/**
 * A refusal or a fault, in words that say what happened, what was kept and what to do.
 */
export type Failure = { 
/**
 * Present only where the window does something other than show the sentence.
 */
code?: Code, 
/**
 * For the person: what happened, what was kept, what to do.
 */
sentence: string, 
/**
 * Sentences that belong at a field of the form that was sent.
 */
fields: Array<FieldFailure>, };

/**
 * A field that a column can go to.
 */
export type FieldChoice = { 
/**
 * Its key.
 */
key: string, 
/**
 * Its name.
 */
label: string, };

/**
 * A sentence at a field.
 */
export type FieldFailure = { 
/**
 * The field's name as in the request.
 */
field: string, 
/**
 * What is wrong with it and what would be right.
 */
sentence: string, };

/**
 * One field of one row.
 */
export type FieldLine = { 
/**
 * "Placement".
 */
what: string, 
/**
 * "Planned end"; empty when the whole row was added or taken away.
 */
field: string, 
/**
 * What it was; `None` when unknown or new.
 */
from: string | null, 
/**
 * What it became; `None` when unknown or taken away.
 */
to: string | null, };

/**
 * One condition on one column.
 */
export type Filter = { 
/**
 * A column of the list.
 */
column: string, 
/**
 * How it must relate.
 */
test: Test, 
/**
 * To what; empty for `Empty` and `NotEmpty`.
 */
value: string, };

/**
 * What was typed.
 */
export type Find = { 
/**
 * As typed.
 */
text: string, 
/**
 * Rows of each kind, 50 at most.
 */
limit?: number, };

/**
 * A name that the child used before.
 */
export type FormerName = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The child.
 */
pupil: string | null, 
/**
 * Former surname; NULL where only the forename changed.
 */
surname: string | null, 
/**
 * Former forename; NULL where only the surname changed.
 */
forename: string | null, 
/**
 * Last day of use; NULL is not known.
 */
until: string | null, };

/**
 *Edits to some fields of a [`FormerName`]: absent is unchanged, `null` is not known.
 */
export type FormerNamePatch = { 
/**
 * The child.
 */
pupil?: string | null, 
/**
 * Former surname; NULL where only the forename changed.
 */
surname?: string | null, 
/**
 * Former forename; NULL where only the surname changed.
 */
forename?: string | null, 
/**
 * Last day of use; NULL is not known.
 */
until?: string | null, };

/**
 * What was found, names before notes.
 */
export type Found = { 
/**
 * Children, likeliest first; then those whose notes hold the words.
 */
children: Array<ChildHit>, 
/**
 * Schools and providers.
 */
places: Array<PlaceHit>, };

/**
 * Days from one to another, both included.
 */
export type Gap = { 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
until: string, };

/**
 * A local authority in the file.
 */
export type GiasAuthority = { 
/**
 * Three digits.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Open establishments.
 */
open: number, };

/**
 * What an establishment file would bring.
 */
export type GiasPreview = { 
/**
 * Names this preview when accepting it.
 */
token: string, 
/**
 * The file's name.
 */
file_name: string, 
/**
 * The day the file is of, when its name says so.
 */
dated: string | null, 
/**
 * How the text was encoded.
 */
encoding: string, 
/**
 * Establishments in the file.
 */
rows: number, 
/**
 * Local authorities, with how many open establishments each has, by name.
 */
authorities: Array<GiasAuthority>, 
/**
 * Not among those held now.
 */
added: number, 
/**
 * Held now with other particulars.
 */
changed: number, 
/**
 * Held now just so.
 */
unchanged: number, 
/**
 * Held now and not in this file; placements keep their names.
 */
gone: number, 
/**
 * State-funded alternative provision among them.
 */
providers: number, 
/**
 * Columns that this year's file lacks: unknown, not empty.
 */
missing_columns: Array<string>, 
/**
 * Columns that are not used.
 */
extra_columns: Array<string>, 
/**
 * Rows left out, with the reason.
 */
rejected: Array<RejectedLine>, 
/**
 * Whether the file is older than the one in use.
 */
older: boolean, };

/**
 * One letter of a file of several.
 */
export type GoesTo = { 
/**
 * The child whom it is about.
 */
pupil: string, 
/**
 * "Nowak, Łukasz".
 */
child: string, 
/**
 * Who receives it.
 */
recipient: string, 
/**
 * Its pages.
 */
pages: number, 
/**
 * The case whose decision it tells, if it tells one.
 */
case: string | null, };

/**
 * One kind of row that goes.
 */
export type GoingLine = { 
/**
 * "Notes".
 */
label: string, 
/**
 * Rows that show now.
 */
shown: number, 
/**
 * Rows that were taken away before and are still in the history.
 */
removed: number, };

/**
 * A grid in words.
 */
export type GridLine = { 
/**
 * The row.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * First day on which it counts.
 */
from_on: string, 
/**
 * Who agreed it, and why.
 */
reason: string | null, 
/**
 * "Admitted by fair access 1", "Category d 2", "Half is kept with each academic year".
 */
weights: Array<string>, 
/**
 * The same as numbers, from which the next grid starts.
 */
weighing: Weighing, 
/**
 * What is wrong with it; such a grid gives nobody a turn.
 */
problems: Array<string>, };

/**
 * A grid to agree.
 */
export type GridSave = { 
/**
 * "Agreed in September 2026".
 */
name: string, 
/**
 * First day on which it counts.
 */
from_on: string | null, 
/**
 * Who agreed it, and why.
 */
reason: string, 
/**
 * What it weighs and how.
 */
weighing: Weighing, };

/**
 * A year group of a school that takes no turn.
 */
export type GridSpared = { 
/**
 * The school, "urn:…".
 */
setting: string, 
/**
 * Its name; not read when a grid is saved.
 */
name: string, 
/**
 * The year group, R as 0.
 */
year: number | null, 
/**
 * The last day; `None` is as long as the grid is used.
 */
until: string | null, 
/**
 * Why.
 */
reason: string, };

/**
 * One half day.
 */
export type HalfDay = { 
/**
 * 1 is Monday.
 */
weekday: number, 
/**
 * "am" or "pm".
 */
half: string, 
/**
 * Blocks taught then.
 */
blocks: Array<Block>, 
/**
 * Whether two blocks overlap.
 */
clash: boolean, 
/**
 * Why no school is due, if it is not a school day: "INSET", "half term".
 */
closed: string | null, 
/**
 * What the setting said of the half day, where it was asked; two that differ are a question.
 */
marks: Array<Telling>, };

/**
 * A half day of the week.
 */
export type HalfDayWanted = { 
/**
 * 1 is Monday.
 */
weekday: number, 
/**
 * am | pm
 */
half: string, };

/**
 * The list that is handed back.
 */
export type HandBack = { 
/**
 * Children with something to tell, then the rest are counted.
 */
children: Array<BackChild>, 
/**
 * Children for whom nothing was written meanwhile.
 */
quiet: number, 
/**
 * Children who are still covered today, by id.
 */
covered: Array<string>, 
/**
 * "Mon 2 Nov to Tue 10 Nov 2026: something was written about 7 children; nothing about 5."
 */
sentence: string, };

/**
 * One child of the caseload.
 */
export type HandedChild = { 
/**
 * As in lists.
 */
row: CaseloadRow, 
/**
 * What the team worries about.
 */
worries: string | null, 
/**
 * Dates that are not met, the most pressing first.
 */
due: Array<DueRow>, 
/**
 * Tasks and promises that are open.
 */
tasks: Array<Task>, 
/**
 * Everybody, with whom not to contact.
 */
contacts: Array<Contact>, 
/**
 * The latest note that is true.
 */
last_note: Note | null, };

/**
 * An officer's whole caseload as somebody else must know it.
 */
export type Handover = { 
/**
 * Who is away.
 */
officer: Officer, 
/**
 * The officer's name, told apart from another of the same name.
 */
name: string, 
/**
 * The children whom they hold, those with the most pressing date first.
 */
children: Array<HandedChild>, 
/**
 * "12 children: 2 dates breached, 5 due, 3 promises, 4 covered by somebody."
 */
sentence: string, };

/**
 * The caseload of an officer, on paper.
 */
export type HandoverPage = { 
/**
 * The officer.
 */
id: string, 
/**
 * UTC milliseconds written into the file; absent is now. With the moment of a page that was saved, its bytes come again.
 */
made_at?: number, };

/**
 * Something that happened.
 */
export type Happened = { 
/**
 * The day; `None` is unknown.
 */
on: string | null, 
/**
 * The kind, by code.
 */
kind: string, 
/**
 * "Placement", "Visit".
 */
label: string, 
/**
 * What.
 */
text: string, 
/**
 * Who says so: the author of a note, a panel, a school. `None` is not recorded.
 */
source: string | null, 
/**
 * Belongs even in a short chronology.
 */
significant: boolean, 
/**
 * The row behind it.
 */
row: string, 
/**
 * Whether a person says that it is significant; of the rest the kind does.
 */
by_hand: boolean, };

/**
 * A meeting that was held, and the grid that was in force on its day.
 */
export type HeldUnder = { 
/**
 * The meeting.
 */
meeting: string, 
/**
 * Its day.
 */
on: string, 
/**
 * The grid; `None` is none.
 */
grid: string | null, };

/**
 * A page of history.
 */
export type HistoryPage = { 
/**
 * Changes in all.
 */
total: number, 
/**
 * Newest first.
 */
changes: Array<ChangeLine>, };

/**
 * A page of one child's history.
 */
export type HistoryQuery = { 
/**
 * The child; every change when absent.
 */
pupil?: string, 
/**
 * Changes to pass over.
 */
offset: number, 
/**
 * Changes to return, 200 at most.
 */
limit: number, };

/**
 * A child that was found, and why.
 */
export type Hit = { 
/**
 * The child.
 */
pupil: string, 
/**
 * Legal surname.
 */
surname: string, 
/**
 * Legal forename.
 */
forename: string, 
/**
 * The name that the child answers to.
 */
known_as: string | null, 
/**
 * Date of birth.
 */
dob: string | null, 
/**
 * UPN.
 */
upn: string | null, 
/**
 * Is the case closed?
 */
closed: boolean, 
/**
 * What matched.
 */
matched: Matched, 
/**
 * What matched, in words: `former name`, `UPN`, `note of Tue 10 Nov 2026`.
 */
why: string, 
/**
 * The text that matched, with the part looked for marked.
 */
text: Array<Stretch>, 
/**
 * The note, for a note.
 */
note: string | null, };

/**
 * A hold on new placements at a provider.
 */
export type Hold = { 
/**
 * The concern that holds them.
 */
concern: string, 
/**
 * "New placements at Forge Lane are on hold since Tue 10 Nov 2026".
 */
head: string, 
/**
 * What was raised.
 */
what: string, };

/**
 * A row's id.
 */
export type Id = { 
/**
 * The row.
 */
id: string, };

/**
 * What an import did.
 */
export type ImportDone = { 
/**
 * The run, for undoing it.
 */
run: string | null, 
/**
 * "Added 214 children, changed 12; 3 rows left out."
 */
sentence: string, };

/**
 * One import.
 */
export type ImportLine = { 
/**
 * As it was made: an import that was taken back is still told of.
 */
run: ImportRun, 
/**
 * When, UTC milliseconds.
 */
at: number, 
/**
 * Who.
 */
who: string, 
/**
 * When it was taken back, UTC milliseconds; `None` while it is in force.
 */
undone_at: number | null, };

/**
 * One import of a file.
 */
export type ImportRun = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The file's own name, without a folder.
 */
file_name: string | null, 
/**
 * `pupils`, `gias` or `calendar`.
 */
kind: string | null, 
/**
 * Hash of the file, in hex: the same file is known again.
 */
sha: string | null, 
/**
 * Rows that made something new.
 */
rows_added: number | null, 
/**
 * Rows that changed something.
 */
rows_changed: number | null, 
/**
 * Rows that said nothing new.
 */
rows_unchanged: number | null, 
/**
 * Rows that were refused, each with a reason at the time.
 */
rows_rejected: number | null, 
/**
 * Which column was taken for what, as JSON text.
 */
mapping: string | null, 
/**
 * Moment it was undone, UTC milliseconds; NULL is in force.
 */
undone_at: number | null, };

/**
 * Everything that was imported.
 */
export type ImportsView = { 
/**
 * Newest first.
 */
runs: Array<ImportLine>, 
/**
 * The establishment file in use: "52,114 establishments, file of Mon 2 Nov 2026". `None` when none.
 */
establishments: string | null, };

/**
 * What somebody judged.
 */
export type JudgementLine = { 
/**
 * The row.
 */
judgement: RegistrationJudgement, 
/**
 * What was chosen, in words.
 */
choice_words: string, 
/**
 * Who wrote it down.
 */
author_name: string | null, 
/**
 * What the numbers say has changed since.
 */
outdated: boolean, };

/**
 * Two children to be kept apart.
 */
export type KeepApart = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * One child.
 */
pupil: string | null, 
/**
 * The other.
 */
other: string | null, 
/**
 * Why.
 */
reason: string | null, 
/**
 * Whom to ask before deciding.
 */
ask: string | null, 
/**
 * Since when.
 */
started_on: string | null, 
/**
 * Until when; NULL is still.
 */
ended_on: string | null, };

/**
 *Edits to some fields of a [`KeepApart`]: absent is unchanged, `null` is not known.
 */
export type KeepApartPatch = { 
/**
 * One child.
 */
pupil?: string | null, 
/**
 * The other.
 */
other?: string | null, 
/**
 * Why.
 */
reason?: string | null, 
/**
 * Whom to ask before deciding.
 */
ask?: string | null, 
/**
 * Since when.
 */
started_on?: string | null, 
/**
 * Until when; NULL is still.
 */
ended_on?: string | null, };

/**
 * A field of a row that a person does not take from the file.
 */
export type KeptField = { 
/**
 * The row's line.
 */
line: number, 
/**
 * The field's key, as in [`PlannedChange::key`].
 */
field: string, };

/**
 * A new plan with its ladder laid out, or the ladder laid out anew.
 */
export type LadderSave = { 
/**
 * The plan.
 */
plan: string, 
/**
 * The first Monday.
 */
starts_on: string, 
/**
 * Sessions planned each week, as ten bits from Monday morning.
 */
weeks: Array<number>, };

/**
 * Moving a step of the ladder and all that follow it; the original dates are kept.
 */
export type LadderShift = { 
/**
 * The first week that moves.
 */
week: string, 
/**
 * By how many weeks; negative is earlier.
 */
by: number, };

/**
 * Whether a leaver was asked after.
 */
export type LeaverCheck = { 
/**
 * The rule, as a mark names it.
 */
rule: string, 
/**
 * "Destination after results".
 */
title: string, 
/**
 * Day by which it should be known.
 */
due_on: string, 
/**
 * not_yet | due | late | met | excused | missed: it was not made, and is not asked for any more
 */
standing: string, 
/**
 * The day on which it was found out.
 */
on: string | null, 
/**
 * What shows it, or why it is excused.
 */
evidence: string | null, };

/**
 * A child in Year 11.
 */
export type LeaverLine = { 
/**
 * As in lists.
 */
child: CaseloadRow, 
/**
 * "Nowak, Łukasz".
 */
name: string, 
/**
 * Where the child goes, in words or by a school's name; `None` is unknown, or said by the kind alone.
 */
destination: string | null, 
/**
 * The kind of destination, a code; `None` is not said.
 */
kind: string | null, 
/**
 * The kind in words; `None` is not said.
 */
kind_label: string | null, 
/**
 * How far it has got: applied | offered | accepted | started; `None` is not said.
 */
stage: string | null, 
/**
 * The day on which it begins; `None` is not known.
 */
starts_on: string | null, 
/**
 * "10 weeks after school ends"; `None` where no day is known or there is no gap.
 */
gap: string | null, 
/**
 * Whether the child was still there six months on: yes | no | unknown; `None` is not asked yet.
 */
sustained: string | null, 
/**
 * Whether it is time to ask whether it lasted.
 */
ask_sustained: boolean, 
/**
 * Why the child may end up in nothing; `None` where nothing says so.
 */
risk: string | null, 
/**
 * How that is known.
 */
evidence: string | null, 
/**
 * evidenced | hoped | none
 */
standing: string, 
/**
 * The provider of the last placement away from a school in Year 11; `None` had none.
 */
provider: string | null, 
/**
 * What that placement was for; `None` is unknown, or there was none.
 */
purpose: string | null, 
/**
 * After the results, and in October.
 */
checks: Array<LeaverCheck>, };

/**
 * Children who finish Year 11 in one summer, and where they go next.
 */
export type Leavers = { 
/**
 * That summer.
 */
leaving: number, 
/**
 * The boards there are, the running one first.
 */
boards: Array<LeaversBoard>, 
/**
 * Those of whom it is unknown first.
 */
rows: Array<LeaverLine>, 
/**
 * "12 in Year 11: 5 with evidence, 3 hoped for, 4 unknown."
 */
sentence: string, };

/**
 * Which leavers.
 */
export type LeaversAsk = { 
/**
 * The summer in which they finish Year 11; absent is those in Year 11 now.
 */
leaving?: number, };

/**
 * A board that can be chosen.
 */
export type LeaversBoard = { 
/**
 * The summer in which they finish Year 11.
 */
leaving: number, 
/**
 * "In Year 11 now", "Left in summer 2026".
 */
label: string, 
/**
 * Children on it.
 */
children: number, 
/**
 * Children of whom a check is due today and not made.
 */
unchecked: number, };

/**
 * Something that a letter leaves out.
 */
export type LeftOut = { 
/**
 * "First day".
 */
what: string, 
/**
 * The address in the window where it is filled in, as "/pupils/…/placements"; `None` is no one place.
 */
at: string | null, 
/**
 * Whether a statute asks for it in this letter.
 */
is_required: boolean, };

/**
 * What is known of a child who may already be here.
 */
export type Likeness = { 
/**
 * Family name.
 */
surname?: string, 
/**
 * Given name.
 */
forename?: string, 
/**
 * Date of birth.
 */
dob?: string, 
/**
 * Unique pupil number.
 */
upn?: string, };

/**
 * A list to print or to save.
 */
export type ListAsk = { 
/**
 * What it asks.
 */
question: PupilsQuery, 
/**
 * What it is called: "Unseen"; the product's own name for the view when absent.
 */
title?: string, 
/**
 * UTC milliseconds written into a paper; absent is now. With the moment of a paper that was saved, its bytes come again.
 */
made_at?: number, };

/**
 * A list that was saved.
 */
export type ListSaved = { 
/**
 * Which.
 */
list: SavedList, };

/**
 * A local authority as in the establishment file.
 */
export type LocalAuthority = { 
/**
 * Three digits.
 */
code: string, 
/**
 * Its name.
 */
name: string, };

/**
 * Minutes of idling, as a person sets them.
 */
export type LockAfter = { 
/**
 * Between 1 and 60.
 */
minutes: number, };

/**
 * A clock that was closed by hand.
 */
export type Mark = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The child.
 */
pupil: string | null, 
/**
 * The rule (`C01`).
 */
rule: string | null, 
/**
 * The row that started the clock.
 */
about: string | null, 
/**
 * `met` or `excused`.
 */
said: string | null, 
/**
 * The day on which it was met.
 */
on_day: string | null, 
/**
 * What shows that it was met, or why it is excused.
 */
why: string | null, 
/**
 * The officer who says so.
 */
author: string | null, };

/**
 * What somebody said of a clock.
 */
export type MarkLine = { 
/**
 * The row.
 */
mark: Mark, 
/**
 * What the clock is called.
 */
title: string, 
/**
 * Who said so.
 */
author_name: string | null, };

/**
 *Edits to some fields of a [`Mark`]: absent is unchanged, `null` is not known.
 */
export type MarkPatch = { 
/**
 * The child.
 */
pupil?: string | null, 
/**
 * The rule (`C01`).
 */
rule?: string | null, 
/**
 * The row that started the clock.
 */
about?: string | null, 
/**
 * `met` or `excused`.
 */
said?: string | null, 
/**
 * The day on which it was met.
 */
on_day?: string | null, 
/**
 * What shows that it was met, or why it is excused.
 */
why?: string | null, 
/**
 * The officer who says so.
 */
author?: string | null, };

/**
 * One half day.
 */
export type MarkedHalf = { 
/**
 * The day.
 */
day: string, 
/**
 * am | pm
 */
half: string, 
/**
 * attended | missed | not_counted | no_mark | differ
 */
stands: string, 
/**
 * "Present in the morning, said Mrs Page"; two tellings one after the other.
 */
said: string, };

/**
 * Of whom, of which placement and up to which day.
 */
export type MarksAsk = { 
/**
 * The child.
 */
pupil: string, 
/**
 * The placement that is reviewed; absent is the child's whole provision.
 */
placement?: string, 
/**
 * The day of the review.
 */
held_on: string, };

/**
 * The marks of one place.
 */
export type MarksAt = { 
/**
 * "urn:…" or "own:…".
 */
setting: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Half days attended.
 */
attended: number, 
/**
 * Half days attended or missed: what the share is of.
 */
counted: number, 
/**
 * Half days that were due and have no mark; `None` where no timetable or no calendar says what was due.
 */
missing: number | null, 
/**
 * Half days of which two people said different things.
 */
differ: number, 
/**
 * "34 of 40 sessions, 85%".
 */
sentence: string, 
/**
 * Every half day, oldest first.
 */
rows: Array<MarkedHalf>, };

/**
 * The marks since the last review, added up.
 */
export type MarksSince = { 
/**
 * First day that is counted: the day after the last review, else the first day of the placement. `None`: neither is known
 * and nothing is marked.
 */
from: string | null, 
/**
 * Per cent attended of the half days that are marked; `None` when none is.
 */
percent: number | null, 
/**
 * "34 of 40 sessions since Tue 29 Sep 2026, 85%".
 */
sentence: string, 
/**
 * What is missing or in question, and that it is not counted; `None` when every session that was due has one answer.
 */
doubt: string | null, 
/**
 * Each place where the child is taught, by name.
 */
places: Array<MarksAt>, };

/**
 * What of a child matched.
 */
export type Matched = "name" | "known_as" | "former_name" | "upn" | "former_upn" | "uln" | "dob" | "case_ref" | "postcode" | "nearly" | "note";

/**
 * One matter that is still open.
 */
export type MatterLine = { 
/**
 * The case from which it comes.
 */
case: string, 
/**
 * The meeting that decided it.
 */
meeting: string, 
/**
 * The child.
 */
pupil: string, 
/**
 * "Nowak, Łukasz": for the screen, never for the paper.
 */
name: string, 
/**
 * What the paper prints instead.
 */
case_ref: string, 
/**
 * "School place allocated: Thornmere High School".
 */
what: string, 
/**
 * Who sees to it.
 */
who: string | null, 
/**
 * The day of the meeting that decided it.
 */
promised_on: string | null, 
/**
 * Whole days since.
 */
days: number | null, 
/**
 * By when it was to be done.
 */
due_on: string | null, 
/**
 * late | open
 */
standing: string, 
/**
 * "31 days since it was promised; due Thu 8 Oct 2026, not started".
 */
sentence: string, };

/**
 * Who is at the keyboard.
 */
export type Me = { 
/**
 * `None` until somebody has said.
 */
officer: Officer | null, };

/**
 * A meeting of a panel.
 */
export type Meeting = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The panel.
 */
panel: string | null, 
/**
 * The day.
 */
held_on: string | null, 
/**
 * Minutes after midnight; NULL is not fixed.
 */
starts_at: number | null, 
/**
 * Length; NULL is the panel's usual.
 */
length_minutes: number | null, 
/**
 * Where; NULL is the panel's usual.
 */
place: string | null, 
/**
 * Who chairs.
 */
chair: string | null, 
/**
 * `draft`, `issued`, `held` or `cancelled`; NULL is draft.
 */
stage: string | null, 
/**
 * Who came.
 */
attendance: string | null, 
/**
 * Who could not.
 */
apologies: string | null, 
/**
 * Anything else.
 */
notes: string | null, 
/**
 * Moment the pack was issued, UTC milliseconds.
 */
issued_at: number | null, 
/**
 * BLAKE3 of the issued pack, in hex, so that the paper can be proved.
 */
issued_hash: string | null, 
/**
 * Who takes the minutes.
 */
minute_taker: string | null, 
/**
 * Sections of its pack, chosen and ordered, as JSON text.
 */
sections: string | null, 
/**
 * Day on which its minutes were agreed.
 */
minutes_agreed_on: string | null, };

/**
 * A meeting that is coming up.
 */
export type MeetingLine = { 
/**
 * The meeting.
 */
id: string, 
/**
 * "Secondary North".
 */
panel_name: string, 
/**
 * When.
 */
held_on: string | null, 
/**
 * draft | issued | held | cancelled
 */
stage: string, 
/**
 * How many cases.
 */
cases: number, };

/**
 *Edits to some fields of a [`Meeting`]: absent is unchanged, `null` is not known.
 */
export type MeetingPatch = { 
/**
 * The panel.
 */
panel?: string | null, 
/**
 * The day.
 */
held_on?: string | null, 
/**
 * Minutes after midnight; NULL is not fixed.
 */
starts_at?: number | null, 
/**
 * Length; NULL is the panel's usual.
 */
length_minutes?: number | null, 
/**
 * Where; NULL is the panel's usual.
 */
place?: string | null, 
/**
 * Who chairs.
 */
chair?: string | null, 
/**
 * `draft`, `issued`, `held` or `cancelled`; NULL is draft.
 */
stage?: string | null, 
/**
 * Who came.
 */
attendance?: string | null, 
/**
 * Who could not.
 */
apologies?: string | null, 
/**
 * Anything else.
 */
notes?: string | null, 
/**
 * Moment the pack was issued, UTC milliseconds.
 */
issued_at?: number | null, 
/**
 * BLAKE3 of the issued pack, in hex, so that the paper can be proved.
 */
issued_hash?: string | null, 
/**
 * Who takes the minutes.
 */
minute_taker?: string | null, 
/**
 * Sections of its pack, chosen and ordered, as JSON text.
 */
sections?: string | null, 
/**
 * Day on which its minutes were agreed.
 */
minutes_agreed_on?: string | null, };

/**
 * The people of one meeting.
 */
export type MeetingPeople = { 
/**
 * Members of the panel on the day of the meeting, in their order.
 */
members: Array<PanelMember>, 
/**
 * Who came, who could not.
 */
seats: Array<Seat>, 
/**
 * What was declared.
 */
declarations: Array<DeclarationLine>, 
/**
 * Whether enough have come.
 */
quorum: Quorum, 
/**
 * What is wrong: a chair with an interest, a protocol that nobody signed.
 */
warnings: Array<string>, };

/**
 * A meeting in a list.
 */
export type MeetingSummary = { 
/**
 * The row.
 */
meeting: Meeting, 
/**
 * Cases on its agenda.
 */
cases: number, 
/**
 * Minutes that these add up to.
 */
minutes: number, };

/**
 * A meeting with its agenda, for the builder.
 */
export type MeetingView = { 
/**
 * The panel.
 */
panel: Panel, 
/**
 * The meeting.
 */
meeting: Meeting, 
/**
 * The agenda in order.
 */
cases: Array<CaseLine>, 
/**
 * Minutes of all cases.
 */
minutes: number, 
/**
 * Minutes that the meeting lasts; `None` when not set.
 */
length: number | null, 
/**
 * "112 of 120 minutes".
 */
sentence: string, 
/**
 * Cases that are decided.
 */
decided: number, 
/**
 * Whether enough have come.
 */
quorum: Quorum, 
/**
 * Warnings for the whole meeting: no cases, over time, a child at two meetings that day.
 */
warnings: Array<string>, };

/**
 * A place that names the child.
 */
export type MentionLine = { 
/**
 * "Note about Okafor, Ada".
 */
what: string, 
/**
 * The child whom it is about, for going there; `None` where it is about nobody.
 */
pupil: string | null, };

/**
 * Bringing two records together.
 */
export type Merge = { 
/**
 * The record that is kept.
 */
keep: string, 
/**
 * The one that becomes part of it.
 */
other: string, 
/**
 * The columns of which the other's value stands; of all the rest the kept one's does.
 */
from_other: Array<string>, 
/**
 * The mark of what the person saw.
 */
seen: string, };

/**
 * Something that a brief lacks.
 */
export type MissingField = { 
/**
 * One-based number on the agenda; `None` when it is the meeting that lacks it.
 */
case: number | null, 
/**
 * In words: "School's view".
 */
field: string, };

/**
 * One date that would move.
 */
export type MoveLine = { 
/**
 * The child.
 */
pupil: string, 
/**
 * "Nowak, Łukasz".
 */
name: string, 
/**
 * The rule.
 */
rule: string, 
/**
 * What is due.
 */
title: string, 
/**
 * Where it stands; `None` = unknown.
 */
from: string | null, 
/**
 * Where it would go; `None` = unknown.
 */
to: string | null, 
/**
 * How it stands, as in the work list.
 */
was: string, 
/**
 * How it would stand.
 */
becomes: string, };

/**
 * What saving a calendar would move.
 */
export type Moves = { 
/**
 * "3 dates move; 1 is then breached." Empty when nothing moves.
 */
sentence: string, 
/**
 * How many there are in all; the rows below may be the first of them.
 */
total: number, 
/**
 * Those that become breached first, then by the new day.
 */
rows: Array<MoveLine>, };

/**
 * A row that an alert names.
 */
export type Named = { 
/**
 * status | placement | note | plan | review
 */
table: string, 
/**
 * The row.
 */
id: string, 
/**
 * "Meadow Bank from Mon 14 Sep 2026".
 */
label: string, };

/**
 * A decided case of which the file holds no letter.
 */
export type NotWritten = { 
/**
 * The child.
 */
pupil: string, 
/**
 * "Łukasz Nowak".
 */
child: string, 
/**
 * Why: "No address of Ewa Nowak is recorded."
 */
why: string, 
/**
 * Where in the window it is mended, as "/pupils/…/people"; `None` where nothing is to be mended.
 */
at: string | null, 
/**
 * Whether it was written or told before, so that nothing is lacking.
 */
is_done: boolean, };

/**
 * An entry in the child's story.
 */
export type Note = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The child.
 */
pupil: string | null, 
/**
 * The day it is about.
 */
on_day: string | null, 
/**
 * The moment it was written, UTC milliseconds.
 */
at: number | null, 
/**
 * `note`, `call`, `visit`, `meeting`, `email` or `voice`.
 */
kind: string | null, 
/**
 * The words.
 */
text: string | null, 
/**
 * The officer who wrote it.
 */
author: string | null, 
/**
 * `child` or `family`: whose words these are; NULL is the author's.
 */
voice_of: string | null, 
/**
 * Was the child seen in person? NULL is not recorded.
 */
seen: boolean | null, 
/**
 * Where.
 */
seen_where: string | null, 
/**
 * Kept at the top.
 */
pinned: boolean | null, 
/**
 * Part of the chronology.
 */
significant: boolean | null, 
/**
 * Why this entry should not exist; NULL is a true entry.
 */
recorded_in_error: string | null, };

/**
 *Edits to some fields of a [`Note`]: absent is unchanged, `null` is not known.
 */
export type NotePatch = { 
/**
 * The child.
 */
pupil?: string | null, 
/**
 * The day it is about.
 */
on_day?: string | null, 
/**
 * The moment it was written, UTC milliseconds.
 */
at?: number | null, 
/**
 * `note`, `call`, `visit`, `meeting`, `email` or `voice`.
 */
kind?: string | null, 
/**
 * The words.
 */
text?: string | null, 
/**
 * The officer who wrote it.
 */
author?: string | null, 
/**
 * `child` or `family`: whose words these are; NULL is the author's.
 */
voice_of?: string | null, 
/**
 * Was the child seen in person? NULL is not recorded.
 */
seen?: boolean | null, 
/**
 * Where.
 */
seen_where?: string | null, 
/**
 * Kept at the top.
 */
pinned?: boolean | null, 
/**
 * Part of the chronology.
 */
significant?: boolean | null, 
/**
 * Why this entry should not exist; NULL is a true entry.
 */
recorded_in_error?: string | null, };

/**
 * A page of a child's notes.
 */
export type NotesQuery = { 
/**
 * The child.
 */
pupil: string, 
/**
 * Notes to pass over.
 */
offset: number, 
/**
 * Notes to return, 500 at most.
 */
limit: number, };

/**
 * For commands that need no request, or answer with nothing but success.
 */
export type Nothing = Record<symbol, never>;

/**
 * Whose clocks.
 */
export type OfPupil = { 
/**
 * The child.
 */
pupil: string, };

/**
 * A person who works in the team.
 */
export type Officer = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * Name as colleagues write it.
 */
name: string | null, 
/**
 * Work e-mail address.
 */
email: string | null, 
/**
 * Work telephone number.
 */
phone: string | null, 
/**
 * Job, in the team's words.
 */
role: string | null, 
/**
 * Two or three letters for lists; NULL is made from the name.
 */
initials: string | null, 
/**
 * Does this person still work here? NULL counts as yes: an officer is only hidden once somebody says so.
 */
active: boolean | null, };

/**
 *Edits to some fields of a [`Officer`]: absent is unchanged, `null` is not known.
 */
export type OfficerPatch = { 
/**
 * Name as colleagues write it.
 */
name?: string | null, 
/**
 * Work e-mail address.
 */
email?: string | null, 
/**
 * Work telephone number.
 */
phone?: string | null, 
/**
 * Job, in the team's words.
 */
role?: string | null, 
/**
 * Two or three letters for lists; NULL is made from the name.
 */
initials?: string | null, 
/**
 * Does this person still work here? NULL counts as yes: an officer is only hidden once somebody says so.
 */
active?: boolean | null, };

/**
 * One officer, new or changed.
 */
export type OfficerSave = { 
/**
 * Absent for a new officer.
 */
id?: string, 
/**
 * Only the fields that change.
 */
patch: OfficerPatch, };

/**
 * A child on a day.
 */
export type OnDay = { 
/**
 * The child.
 */
pupil: string, 
/**
 * "Nowak, Łukasz"; empty where the child is on the screen already.
 */
name: string, 
/**
 * The day.
 */
day: string, 
/**
 * Whether the team held the case; `None` when it is not recorded since when.
 */
open: boolean | null, 
/**
 * Year group on that day, from the date of birth; `None` when unknown.
 */
year: string | null, 
/**
 * Codes of the statuses that held.
 */
statuses: Array<string>, 
/**
 * Where the child was placed.
 */
places: Array<PlaceThen>, 
/**
 * Minutes planned on the day itself.
 */
minutes: number, 
/**
 * Some session of the day has no recorded length.
 */
unknown_length: boolean, 
/**
 * Neither a status nor a placement says where the child was: unknown, not nowhere.
 */
unknown: boolean, 
/**
 * Rows without a first day, which may or may not have held.
 */
undated: Array<string>, 
/**
 * Where the unknown stretch around the day begins and ends, when the day is unknown.
 */
gap: Gap | null, 
/**
 * "On Tue 3 Mar 2026: permanently excluded; at Meadow Bank; 3 h planned that day".
 */
sentence: string, };

/**
 * Which child, which day.
 */
export type OnDayQuery = { 
/**
 * The child.
 */
pupil: string, 
/**
 * The day.
 */
day: string, };

/**
 * A concern that is open on a placement.
 */
export type OpenConcern = { 
/**
 * The step that raised it.
 */
step: string, 
/**
 * Since when.
 */
since: string, 
/**
 * What was raised, in the words of whoever did; `None` was not written down.
 */
what: string | null, };

/**
 * One question and its answer.
 */
export type OptionAnswer = { 
/**
 * "Whose turn".
 */
question: string, 
/**
 * What is recorded; "Unknown" where nothing is.
 */
answer: string, 
/**
 * From which rows.
 */
source: string, };

/**
 * A school with the five answers.
 */
export type OptionLine = { 
/**
 * As a setting reference.
 */
setting: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Place in the order of turns; `None` has none.
 */
turn: number | null, 
/**
 * The five, in the order in which they are asked.
 */
answers: Array<OptionAnswer>, };

/**
 * Which schools for which case.
 */
export type OptionsQuery = { 
/**
 * The case.
 */
case: string, 
/**
 * A school that is thought of, as a setting reference; those next in turn stand beside it.
 */
setting?: string, };

/**
 * What a row would do.
 */
export type Outcome = "added" | "changed" | "unchanged" | "rejected" | "asking";

/**
 * What one school or provider owes.
 */
export type Owed = { 
/**
 * Its name.
 */
name: string, 
/**
 * Open promises, longest waited for first.
 */
promises: Array<TaskLine>, 
/**
 * "3 promises open, the oldest for 24 days".
 */
sentence: string, };

/**
 * The page of what one school or provider owes.
 */
export type OwedPage = { 
/**
 * Setting reference.
 */
setting: string, 
/**
 * UTC milliseconds written into the file; `None` is now. With the moment of a page that was saved, its bytes come again.
 */
made_at?: number, };

/**
 * A line of the change slip.
 */
export type PackChange = { 
/**
 * "12a · K7F-2QX", "The meeting".
 */
what: string, 
/**
 * "Late case", "Changed: what the panel is asked".
 */
how: string, 
/**
 * Pages to take out.
 */
out: string | null, 
/**
 * Pages to put in.
 */
into: string | null, };

/**
 * A copy for one person.
 */
export type PackCopyFor = { 
/**
 * Whose it is.
 */
recipient: string, 
/**
 * full | schools | sharing | member
 */
audience: string, 
/**
 * The member whose interests leave cases out of the copy.
 */
member?: string, };

/**
 * A copy.
 */
export type PackCopyHead = { 
/**
 * full | schools | sharing | member
 */
audience: string, 
/**
 * The member whose interests leave cases out.
 */
member?: string, 
/**
 * "School representatives", or the member's name.
 */
label: string, 
/**
 * "2 cases and 4 fields of every brief left out", "Nothing left out".
 */
sentence: string, };

/**
 * A field or a case, and which copies have it.
 */
export type PackDifference = { 
/**
 * "Needs and vulnerabilities", "Case 3 · K7F-2QX".
 */
what: string, 
/**
 * One for each copy, in their order: whether it is in it.
 */
held: Array<boolean>, };

/**
 * The copies of a pack, side by side.
 */
export type PackDifferences = { 
/**
 * The copies: everything first, then those for fewer eyes, then one for each member who declared an interest.
 */
copies: Array<PackCopyHead>, 
/**
 * What is in some copies and not in others.
 */
lines: Array<PackDifference>, 
/**
 * What should be known before the pack goes out: a chair with an interest.
 */
warnings: Array<string>, };

/**
 * An issue of a pack.
 */
export type PackIssue = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The meeting.
 */
meeting: string | null, 
/**
 * 1 for the first issue, 2 for the next.
 */
number: number | null, 
/**
 * `full` or `supplement`.
 */
kind: string | null, 
/**
 * For whom.
 */
audience: string | null, 
/**
 * The moment of issue, UTC milliseconds.
 */
at: number | null, 
/**
 * The officer who issued it.
 */
author: string | null, 
/**
 * Pages.
 */
pages: number | null, 
/**
 * BLAKE3 of the file, in hex.
 */
hash: string | null, 
/**
 * Pages and the versions of the rows behind them, as JSON text.
 */
manifest: string | null, 
/**
 * Why it was issued again.
 */
why: string | null, };

/**
 * A pack that is to be issued.
 */
export type PackIssueAsked = { 
/**
 * The meeting.
 */
meeting: string, 
/**
 * How it is printed; recipients and numbers are given by `copies`.
 */
options: PackOptions, 
/**
 * Who gets a copy, in the order of their numbers.
 */
copies: Array<PackCopyFor>, 
/**
 * Why it is issued again; required from the second time on.
 */
why?: string, };

/**
 * An issue in the list of a meeting.
 */
export type PackIssueLine = { 
/**
 * The row.
 */
issue: PackIssue, 
/**
 * Who issued it.
 */
issued_by: string | null, 
/**
 * What has changed between this issue and the meeting as it is now; empty when nothing has.
 */
changed_since: Array<string>, 
/**
 * Who got a copy, in the order of their numbers.
 */
copies: Array<PackCopyFor>, };

/**
 * What was issued.
 */
export type PackIssued = { 
/**
 * 1 for the first issue.
 */
number: number, 
/**
 * The moment of issue, UTC milliseconds: with it the same bytes come again.
 */
at: number, 
/**
 * "Issued 9 copies of 61 pages."
 */
sentence: string, 
/**
 * What differs from the issue before, case by case; empty for the first.
 */
changed: Array<string>, };

/**
 * How a pack is printed. Its sections are chosen for the meeting and not for a print.
 */
export type PackOptions = { 
/**
 * 14 point.
 */
large_print: boolean, 
/**
 * A ruled column for notes beside each brief.
 */
notes_column: boolean, 
/**
 * Two sides of a sheet, for counting sheets.
 */
duplex: boolean, 
/**
 * Who gets this copy, printed in the footer.
 */
recipient: string | null, 
/**
 * The number of this copy.
 */
copy_number: number | null, 
/**
 * How many copies there are; at least the number of this one.
 */
copies: number | null, 
/**
 * Each case begins on a new sheet.
 */
case_per_sheet: boolean, 
/**
 * For whom: full | schools | sharing | member; `None` is full.
 */
audience: string | null, 
/**
 * The member whose copy leaves out the cases in which they declared an interest; only for `member`.
 */
member: string | null, };

/**
 * A part of a pack.
 */
export type PackPart = { 
/**
 * "Agenda", "Case 3 · Ł.N.".
 */
title: string, 
/**
 * One-based page.
 */
page: number, };

/**
 * What a pack should hold.
 */
export type PackQuery = { 
/**
 * The meeting.
 */
meeting: string, 
/**
 * How it is printed.
 */
options: PackOptions, 
/**
 * UTC milliseconds written into the file; `None` is now. With the moment of an issue, the issued bytes come again.
 */
made_at?: number, };

/**
 * A pack that was saved.
 */
export type PackSaved = { 
/**
 * The pack as it was saved, with its moment of making.
 */
pack: PackQuery, 
/**
 * What for; the preparation of the meeting when absent.
 */
purpose?: string, };

/**
 * A section, and whether it is in the pack.
 */
export type PackSectionChoice = { 
/**
 * cover | agenda | declarations | matters | fairness | briefs | decision_sheets | chronologies | plans | attendance | statistics
 */
section: string, 
/**
 * Whether it is in the pack.
 */
wanted: boolean, };

/**
 * A section as the builder shows it.
 */
export type PackSectionLine = { 
/**
 * Its code.
 */
section: string, 
/**
 * In words: "Fair share".
 */
label: string, 
/**
 * Whether it is in the pack.
 */
wanted: boolean, 
/**
 * The page on which it begins; `None` when it has none.
 */
page: number | null, 
/**
 * Pages that it takes.
 */
pages: number, 
/**
 * Why it has no page although it is wanted.
 */
note: string | null, };

/**
 * The sections of a meeting's pack, in their order.
 */
export type PackSectionsChosen = { 
/**
 * The meeting.
 */
meeting: string, 
/**
 * In the order of the pack; a section that is not named is left out and stands last.
 */
sections: Array<PackSectionChoice>, 
/**
 * The panel's later meetings begin with the same.
 */
usual?: boolean, };

/**
 * What a pack comes to.
 */
export type PackSummary = { 
/**
 * Pages.
 */
pages: number, 
/**
 * Sheets of paper.
 */
sheets: number, 
/**
 * "34 pages on 17 sheets".
 */
sentence: string, 
/**
 * Per case, what the brief will print as not recorded.
 */
missing: Array<MissingField>, 
/**
 * First page of each part, for the preview's list.
 */
parts: Array<PackPart>, 
/**
 * Every section in the order of the pack, those that are left out too.
 */
sections: Array<PackSectionLine>, };

/**
 * The next supplement, before it is issued.
 */
export type PackSupplement = { 
/**
 * 1 for the first supplement of its issue.
 */
number: number, 
/**
 * The issue that it adds to.
 */
issue: number, 
/**
 * What has changed, as its slip says it; empty when nothing has.
 */
changes: Array<PackChange>, 
/**
 * "4 pages on 2 sheets".
 */
sentence: string, 
/**
 * What its pages call themselves, in their order: "Change slip", "12a".
 */
pages: Array<string>, 
/**
 * What its briefs print as not recorded.
 */
missing: Array<MissingField>, 
/**
 * Who got a copy of the pack and gets one of this, in the order of their numbers.
 */
copies: Array<PackCopyFor>, };

/**
 * Which supplement.
 */
export type PackSupplementQuery = { 
/**
 * The meeting.
 */
meeting: string, 
/**
 * How it is printed.
 */
options: PackOptions, 
/**
 * UTC milliseconds written into the file; `None` is now.
 */
made_at?: number, 
/**
 * Why there is one, as the slip says it.
 */
why?: string, 
/**
 * A supplement that has been issued, by its number among the issues; the next one when absent.
 */
number?: number, };

/**
 * Records that may be of one child.
 */
export type Pairs = { 
/**
 * How many there are in all.
 */
total: number, 
/**
 * The surest first, 200 at most.
 */
pairs: Array<SamePair>, };

/**
 * A standing panel.
 */
export type Panel = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * Name.
 */
name: string | null, 
/**
 * `fair_access`, `ap_placement`, `commissioning`, `reintegration` or `managed_moves`.
 */
kind: string | null, 
/**
 * Part of the authority; NULL is all of it.
 */
area: string | null, 
/**
 * `primary`, `secondary` or words; NULL is all.
 */
phase: string | null, 
/**
 * Who must be there.
 */
quorum: string | null, 
/**
 * Minutes usually given to a case.
 */
minutes_per_case: number | null, 
/**
 * Usual length of a meeting, in minutes.
 */
length_minutes: number | null, 
/**
 * Where it usually meets.
 */
place: string | null, 
/**
 * Who sits on it.
 */
members_note: string | null, 
/**
 * How often it meets.
 */
meets: string | null, 
/**
 * Sections of its packs, chosen and ordered, as JSON text; NULL is the usual.
 */
sections: string | null, 
/**
 * Standing text of its agenda.
 */
template: string | null, };

/**
 * A child before a meeting.
 */
export type PanelCase = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The meeting.
 */
meeting: string | null, 
/**
 * The child.
 */
pupil: string | null, 
/**
 * Fractional order key on the agenda.
 */
position: string | null, 
/**
 * Minutes given; NULL is the panel's usual.
 */
minutes: number | null, 
/**
 * Fair-access category or the panel's own.
 */
category: string | null, 
/**
 * Why this child is before the panel.
 */
reason: string | null, 
/**
 * What the panel is asked to decide.
 */
ask: string | null, 
/**
 * Who presents.
 */
presenter: string | null, 
/**
 * What could be done.
 */
options: string | null, 
/**
 * Decision code; NULL is not decided.
 */
decision: string | null, 
/**
 * The school or provider decided on, as a setting reference.
 */
decision_setting: string | null, 
/**
 * First day decided.
 */
decision_starts_on: string | null, 
/**
 * Who makes it happen.
 */
decision_owner: string | null, 
/**
 * Why it was so decided.
 */
rationale: string | null, 
/**
 * On what conditions.
 */
conditions: string | null, 
/**
 * Day to which it was put off.
 */
deferred_to: string | null, 
/**
 * Why the case is here although it would not usually be.
 */
exception: string | null, 
/**
 * Who dissented, and why.
 */
dissent: string | null, 
/**
 * What the parents wish, as the panel considered it.
 */
parents_said: string | null, 
/**
 * Moment of the decision, UTC milliseconds.
 */
decided_at: number | null, 
/**
 * Why it was put off, and what is wanted from whom.
 */
deferred_reason: string | null, 
/**
 * Why the school refused.
 */
refused_reason: string | null, 
/**
 * Added after the agenda went out.
 */
late: boolean | null, 
/**
 * Day on which the parents were told.
 */
parents_told_on: string | null, 
/**
 * Day on which the school was told.
 */
school_told_on: string | null, };

/**
 *Edits to some fields of a [`PanelCase`]: absent is unchanged, `null` is not known.
 */
export type PanelCasePatch = { 
/**
 * The meeting.
 */
meeting?: string | null, 
/**
 * The child.
 */
pupil?: string | null, 
/**
 * Fractional order key on the agenda.
 */
position?: string | null, 
/**
 * Minutes given; NULL is the panel's usual.
 */
minutes?: number | null, 
/**
 * Fair-access category or the panel's own.
 */
category?: string | null, 
/**
 * Why this child is before the panel.
 */
reason?: string | null, 
/**
 * What the panel is asked to decide.
 */
ask?: string | null, 
/**
 * Who presents.
 */
presenter?: string | null, 
/**
 * What could be done.
 */
options?: string | null, 
/**
 * Decision code; NULL is not decided.
 */
decision?: string | null, 
/**
 * The school or provider decided on, as a setting reference.
 */
decision_setting?: string | null, 
/**
 * First day decided.
 */
decision_starts_on?: string | null, 
/**
 * Who makes it happen.
 */
decision_owner?: string | null, 
/**
 * Why it was so decided.
 */
rationale?: string | null, 
/**
 * On what conditions.
 */
conditions?: string | null, 
/**
 * Day to which it was put off.
 */
deferred_to?: string | null, 
/**
 * Why the case is here although it would not usually be.
 */
exception?: string | null, 
/**
 * Who dissented, and why.
 */
dissent?: string | null, 
/**
 * What the parents wish, as the panel considered it.
 */
parents_said?: string | null, 
/**
 * Moment of the decision, UTC milliseconds.
 */
decided_at?: number | null, 
/**
 * Why it was put off, and what is wanted from whom.
 */
deferred_reason?: string | null, 
/**
 * Why the school refused.
 */
refused_reason?: string | null, 
/**
 * Added after the agenda went out.
 */
late?: boolean | null, 
/**
 * Day on which the parents were told.
 */
parents_told_on?: string | null, 
/**
 * Day on which the school was told.
 */
school_told_on?: string | null, };

/**
 * One panel.
 */
export type PanelLine = { 
/**
 * The row.
 */
panel: Panel, 
/**
 * Its meetings, newest first.
 */
meetings: Array<MeetingSummary>, 
/**
 * The day on which its rhythm makes it meet next; `None` when that cannot be said.
 */
next_on: string | null, };

/**
 * A member of a panel.
 */
export type PanelMember = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The panel.
 */
panel: string | null, 
/**
 * Name.
 */
name: string | null, 
/**
 * What they are there as.
 */
role: string | null, 
/**
 * Whom they come from.
 */
organisation: string | null, 
/**
 * Their school, as a setting reference.
 */
setting: string | null, 
/**
 * E-mail address.
 */
email: string | null, 
/**
 * May decide for their school.
 */
decides: boolean | null, 
/**
 * Day on which they last signed the information-sharing protocol.
 */
sharing_signed_on: string | null, 
/**
 * Standing conflicts of interest.
 */
conflicts: string | null, 
/**
 * Since when.
 */
started_on: string | null, 
/**
 * Until when; NULL is still.
 */
ended_on: string | null, 
/**
 * Fractional order key.
 */
position: string | null, };

/**
 *Edits to some fields of a [`PanelMember`]: absent is unchanged, `null` is not known.
 */
export type PanelMemberPatch = { 
/**
 * The panel.
 */
panel?: string | null, 
/**
 * Name.
 */
name?: string | null, 
/**
 * What they are there as.
 */
role?: string | null, 
/**
 * Whom they come from.
 */
organisation?: string | null, 
/**
 * Their school, as a setting reference.
 */
setting?: string | null, 
/**
 * E-mail address.
 */
email?: string | null, 
/**
 * May decide for their school.
 */
decides?: boolean | null, 
/**
 * Day on which they last signed the information-sharing protocol.
 */
sharing_signed_on?: string | null, 
/**
 * Standing conflicts of interest.
 */
conflicts?: string | null, 
/**
 * Since when.
 */
started_on?: string | null, 
/**
 * Until when; NULL is still.
 */
ended_on?: string | null, 
/**
 * Fractional order key.
 */
position?: string | null, };

/**
 *Edits to some fields of a [`Panel`]: absent is unchanged, `null` is not known.
 */
export type PanelPatch = { 
/**
 * Name.
 */
name?: string | null, 
/**
 * `fair_access`, `ap_placement`, `commissioning`, `reintegration` or `managed_moves`.
 */
kind?: string | null, 
/**
 * Part of the authority; NULL is all of it.
 */
area?: string | null, 
/**
 * `primary`, `secondary` or words; NULL is all.
 */
phase?: string | null, 
/**
 * Who must be there.
 */
quorum?: string | null, 
/**
 * Minutes usually given to a case.
 */
minutes_per_case?: number | null, 
/**
 * Usual length of a meeting, in minutes.
 */
length_minutes?: number | null, 
/**
 * Where it usually meets.
 */
place?: string | null, 
/**
 * Who sits on it.
 */
members_note?: string | null, 
/**
 * How often it meets.
 */
meets?: string | null, 
/**
 * Sections of its packs, chosen and ordered, as JSON text; NULL is the usual.
 */
sections?: string | null, 
/**
 * Standing text of its agenda.
 */
template?: string | null, };

/**
 * Every list that the screens of panels choose from.
 */
export type PanelWords = { 
/**
 * What a panel is for.
 */
kinds: Array<WordChoice>, 
/**
 * The thirteen fair-access categories, a to m.
 */
categories: Array<WordChoice>, 
/**
 * What may be decided.
 */
decisions: Array<DecisionChoice>, };

/**
 * A panel's year.
 */
export type PanelYear = { 
/**
 * What the panel is called.
 */
panel_name: string, 
/**
 * "2026/27".
 */
year_name: string, 
/**
 * Years in which it met, the latest first, each by the calendar year in which it begins.
 */
years: Array<number>, 
/**
 * The year shown.
 */
year: number, 
/**
 * First day.
 */
since: string, 
/**
 * Last day counted: the end of the year, or today.
 */
until: string, 
/**
 * "6 meetings heard 41 cases of 38 children."
 */
sentence: string, 
/**
 * How the panel did.
 */
measures: Array<YearMeasure>, 
/**
 * What was decided, the most frequent first.
 */
outcomes: Array<YearMeasure>, 
/**
 * Who admitted whom, the most for its size first; schools that admitted nobody are in the comparison of fair share.
 */
schools: Array<YearSchool>, 
/**
 * The grids in force in the year, the latest first.
 */
grids: Array<GridLine>, 
/**
 * What a grid weighs, in words.
 */
kinds: Array<ShareKind>, };

/**
 * Which year of which panel.
 */
export type PanelYearQuery = { 
/**
 * The panel.
 */
panel: string, 
/**
 * The academic year that begins in this calendar year; the running one when absent.
 */
year?: number, };

/**
 * Every panel with its meetings, newest first.
 */
export type PanelsView = { 
/**
 * In the order of their names.
 */
panels: Array<PanelLine>, };

/**
 * Which paper.
 */
export type Paper = { "kind": "minutes", 
/**
 * The meeting.
 */
meeting: string, } | { "kind": "decision_record", 
/**
 * The case.
 */
case: string, } | { "kind": "school_sheet", 
/**
 * The meeting.
 */
meeting: string, 
/**
 * The school, as a setting reference.
 */
setting: string, } | { "kind": "profile", 
/**
 * The child.
 */
pupil: string, } | { "kind": "chronology", 
/**
 * The child.
 */
pupil: string, 
/**
 * No more pages than this; `None` is all.
 */
pages: number | null, 
/**
 * Kinds of line that are wanted, as `pupils.chronology` names them; absent or none is all.
 */
kinds?: Array<string>, 
/**
 * Only what is significant.
 */
significant?: boolean, } | { "kind": "family_plan", 
/**
 * The plan.
 */
plan: string, } | { "kind": "agreement", 
/**
 * The status.
 */
status: string, } | { "kind": "placement", 
/**
 * The placement.
 */
placement: string, } | { "kind": "providers", 
/**
 * Part of the name or town; absent is all.
 */
text?: string, } | { "kind": "chase", 
/**
 * The promise.
 */
task: string, 
/**
 * asked | chased | escalated | head
 */
rung: string, } | { "kind": "concern_letters", 
/**
 * The concern.
 */
concern: string, 
/**
 * parents | commissioners
 */
to: string, } | { "kind": "outcome_letters", 
/**
 * The meeting.
 */
meeting: string, 
/**
 * parents | schools
 */
to: string, 
/**
 * To those too who have been told.
 */
again?: boolean, } | { "kind": "panel_year", 
/**
 * The panel.
 */
panel: string, 
/**
 * The academic year that begins in this calendar year; `None` is the running one.
 */
year: number | null, } | { "kind": "challenge", 
/**
 * The panel.
 */
panel: string, } | { "kind": "reviews", 
/**
 * The first day on which one was held.
 */
from: string, 
/**
 * The last.
 */
until: string, 
/**
 * Of these children; absent is of everybody.
 */
pupils?: Array<string>, } | { "kind": "destinations", 
/**
 * The summer in which they finish Year 11; `None` is those in Year 11 now.
 */
leaving: number | null, 
/**
 * provider | purpose | both; absent is by provider.
 */
by?: string, } | { "kind": "referral", 
/**
 * The referral.
 */
referral: string, 
/**
 * Parts that this copy holds, by code; absent is all but the chronology.
 */
parts?: Array<string>, } | { "kind": "referrals", 
/**
 * The first day on which one was sent; `None` is the first of this school year.
 */
from: string | null, 
/**
 * The last; `None` is today.
 */
until: string | null, } | { "kind": "letter", 
/**
 * Which letter: `parent_outcome`, `school_allocation` …
 */
letter: string, 
/**
 * The child.
 */
pupil: string, 
/**
 * The case whose decision it tells, if it tells one.
 */
case: string | null, 
/**
 * The person it goes to; `None` is the first with parental responsibility who may be written to.
 */
contact: string | null, };

/**
 * What is known of a paper before it is saved.
 */
export type PaperAbout = { 
/**
 * "Minutes: Fair Access Panel".
 */
title: string, 
/**
 * A name for the file without a child's name in it.
 */
file_name: string, 
/**
 * "2 pages on 1 sheet".
 */
sentence: string, 
/**
 * What it prints as not recorded, in words.
 */
missing: Array<string>, 
/**
 * What a letter leaves out, because the record does not hold it.
 */
left_out: Array<LeftOut>, 
/**
 * What a person should know before it goes out: an address that is kept back, a template that could not be used.
 */
warnings: Array<string>, 
/**
 * Who would usually receive it; `None` when that is not known.
 */
recipient: string | null, 
/**
 * What it is usually for.
 */
purpose: string, 
/**
 * The lawful basis on which it usually goes.
 */
basis: string, 
/**
 * Whether it is about one child; its disclosure then stands on the child's record.
 */
pupil: string | null, 
/**
 * The meeting it comes from.
 */
meeting: string | null, 
/**
 * For a file of several letters: whom each goes to, in order. Each is written down on its own child's record.
 */
goes_to: Array<GoesTo>, 
/**
 * What each of several letters is called where it is written down; `None` is by the title.
 */
each: string | null, 
/**
 * What may be written down with them: "the parents were told"; `None` is nothing.
 */
tells: string | null, 
/**
 * The first day on which they can have been told: the day of the meeting. `None` is not known.
 */
told_from: string | null, 
/**
 * Of which children a file of several letters holds none, and why.
 */
not_written: Array<NotWritten>, };

/**
 * A paper, and how it is printed.
 */
export type PaperQuery = { 
/**
 * Which.
 */
paper: Paper, 
/**
 * UTC milliseconds written into the file; `None` is now.
 */
made_at?: number, 
/**
 * 14 point.
 */
large_print?: boolean, };

/**
 * A new vault's passphrase.
 */
export type Passphrase = { 
/**
 * As typed.
 */
passphrase: string, };

/**
 * Changing the passphrase.
 */
export type PassphraseChange = { 
/**
 * The one in force.
 */
current: string, 
/**
 * The one from now on.
 */
new: string, };

/**
 * A school or a provider.
 */
export type PlaceHit = { 
/**
 * "urn:100492" or "own:…".
 */
setting: string, 
/**
 * Its name.
 */
name: string, 
/**
 * "Pupil referral unit · Thornmere · open".
 */
detail: string, 
/**
 * Whether it is an alternative provider.
 */
provider: boolean, };

/**
 * A placement that ran.
 */
export type PlaceThen = { 
/**
 * The placement.
 */
placement: string, 
/**
 * The setting's name.
 */
setting_name: string, };

/**
 * A place for a child.
 */
export type Placement = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The child.
 */
pupil: string | null, 
/**
 * Where, as a setting reference.
 */
setting: string | null, 
/**
 * `alternative_provision`, `school`, `tuition`, `home_tuition`, `online`, `college`, `hospital`, `special` or `other`.
 */
kind: string | null, 
/**
 * Why this child, why there.
 */
purpose: string | null, 
/**
 * What should be true at the end.
 */
aim: string | null, 
/**
 * Who arranged it: the authority, a school, by name.
 */
commissioner: string | null, 
/**
 * The power used.
 */
legal_basis: string | null, 
/**
 * First day.
 */
started_on: string | null, 
/**
 * Day on which it is meant to end.
 */
planned_end: string | null, 
/**
 * Last day; NULL is still running.
 */
ended_on: string | null, 
/**
 * Why it ended.
 */
end_reason: string | null, 
/**
 * `main`, `subsidiary`, `guest`, `none` or `unknown`.
 */
roll: string | null, 
/**
 * Price in pence for one `cost_per`.
 */
cost_pence: number | null, 
/**
 * `session`, `day`, `week` or `year`.
 */
cost_per: string | null, 
/**
 * Who pays.
 */
funding: string | null, 
/**
 * How the child gets there.
 */
transport: string | null, 
/**
 * Anything else.
 */
notes: string | null, };

/**
 * A placement with its weekly sessions.
 */
export type PlacementLine = { 
/**
 * The row.
 */
placement: Placement, 
/**
 * The setting's name, or "Unknown setting".
 */
setting_name: string, 
/**
 * Its taught blocks.
 */
sessions: Array<Session>, 
/**
 * Minutes a week that these add up to now.
 */
minutes_week: number, 
/**
 * A safeguarding concern that is open on it today.
 */
concern: OpenConcern | null, };

/**
 *Edits to some fields of a [`Placement`]: absent is unchanged, `null` is not known.
 */
export type PlacementPatch = { 
/**
 * The child.
 */
pupil?: string | null, 
/**
 * Where, as a setting reference.
 */
setting?: string | null, 
/**
 * `alternative_provision`, `school`, `tuition`, `home_tuition`, `online`, `college`, `hospital`, `special` or `other`.
 */
kind?: string | null, 
/**
 * Why this child, why there.
 */
purpose?: string | null, 
/**
 * What should be true at the end.
 */
aim?: string | null, 
/**
 * Who arranged it: the authority, a school, by name.
 */
commissioner?: string | null, 
/**
 * The power used.
 */
legal_basis?: string | null, 
/**
 * First day.
 */
started_on?: string | null, 
/**
 * Day on which it is meant to end.
 */
planned_end?: string | null, 
/**
 * Last day; NULL is still running.
 */
ended_on?: string | null, 
/**
 * Why it ended.
 */
end_reason?: string | null, 
/**
 * `main`, `subsidiary`, `guest`, `none` or `unknown`.
 */
roll?: string | null, 
/**
 * Price in pence for one `cost_per`.
 */
cost_pence?: number | null, 
/**
 * `session`, `day`, `week` or `year`.
 */
cost_per?: string | null, 
/**
 * Who pays.
 */
funding?: string | null, 
/**
 * How the child gets there.
 */
transport?: string | null, 
/**
 * Anything else.
 */
notes?: string | null, };

/**
 * A placement to save. Where it would bring children together who are to be kept apart, the reason why it goes on.
 */
export type PlacementSave = { 
/**
 * Absent for a new placement.
 */
id?: string, 
/**
 * Only the fields that change.
 */
patch: PlacementPatch, 
/**
 * Who was asked and why it goes on; only needed where a keep-apart entry speaks against it.
 */
keep_apart_reason?: string, 
/**
 * Why the child is placed there in spite of a hold; only needed where a concern about the provider holds new placements.
 */
hold_reason?: string, 
/**
 * The referral that this placement answers, which then points at it; only for a new one.
 */
referral?: string, };

/**
 * A reintegration plan.
 */
export type Plan = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The child.
 */
pupil: string | null, 
/**
 * The school to return to, as a setting reference.
 */
destination: string | null, 
/**
 * Day by which the child is back full time.
 */
target_on: string | null, 
/**
 * The adult at school who is the child's own.
 */
mentor: string | null, 
/**
 * Who speaks with the family, and how often.
 */
home_link: string | null, 
/**
 * What the plan is for.
 */
purpose: string | null, 
/**
 * What help there will be.
 */
support: string | null, 
/**
 * Last day of that help.
 */
support_until: string | null, 
/**
 * What could go wrong.
 */
risks: string | null, 
/**
 * What is done then, and by whom.
 */
if_goes_wrong: string | null, 
/**
 * How one will know.
 */
success: string | null, 
/**
 * What the family fears.
 */
family_worries: string | null, 
/**
 * Last day of dual registration.
 */
dual_until: string | null, 
/**
 * First day of the plan.
 */
started_on: string | null, 
/**
 * Day on which all agreed; NULL is a draft.
 */
agreed_on: string | null, 
/**
 * Last day; NULL is running.
 */
ended_on: string | null, 
/**
 * How it ended.
 */
outcome: string | null, };

/**
 * A reintegration plan with its ladder.
 */
export type PlanLine = { 
/**
 * The row.
 */
plan: Plan, 
/**
 * The destination's name.
 */
destination_name: string | null, 
/**
 * Weeks in order.
 */
weeks: Array<PlanWeek>, 
/**
 * Present when the ladder has stalled: which week and why that is said.
 */
stall: string | null, 
/**
 * What was written down in the weeks that fell short, latest first: where the cause would stand.
 */
stall_words: Array<StallWords>, };

/**
 *Edits to some fields of a [`Plan`]: absent is unchanged, `null` is not known.
 */
export type PlanPatch = { 
/**
 * The child.
 */
pupil?: string | null, 
/**
 * The school to return to, as a setting reference.
 */
destination?: string | null, 
/**
 * Day by which the child is back full time.
 */
target_on?: string | null, 
/**
 * The adult at school who is the child's own.
 */
mentor?: string | null, 
/**
 * Who speaks with the family, and how often.
 */
home_link?: string | null, 
/**
 * What the plan is for.
 */
purpose?: string | null, 
/**
 * What help there will be.
 */
support?: string | null, 
/**
 * Last day of that help.
 */
support_until?: string | null, 
/**
 * What could go wrong.
 */
risks?: string | null, 
/**
 * What is done then, and by whom.
 */
if_goes_wrong?: string | null, 
/**
 * How one will know.
 */
success?: string | null, 
/**
 * What the family fears.
 */
family_worries?: string | null, 
/**
 * Last day of dual registration.
 */
dual_until?: string | null, 
/**
 * First day of the plan.
 */
started_on?: string | null, 
/**
 * Day on which all agreed; NULL is a draft.
 */
agreed_on?: string | null, 
/**
 * Last day; NULL is running.
 */
ended_on?: string | null, 
/**
 * How it ended.
 */
outcome?: string | null, };

/**
 * One week of a reintegration plan.
 */
export type PlanWeek = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The plan.
 */
plan: string | null, 
/**
 * The child.
 */
pupil: string | null, 
/**
 * Place on the ladder, from 1.
 */
number: number | null, 
/**
 * Monday of the week.
 */
starts_on: string | null, 
/**
 * Sessions planned, as bits 0 to 9.
 */
planned: number | null, 
/**
 * Sessions attended, as bits 0 to 9; NULL is not known, which is not "none".
 */
attended: number | null, 
/**
 * Help in this week.
 */
support: string | null, 
/**
 * Monday first planned, where the week was moved; NULL is never moved.
 */
original_starts_on: string | null, };

/**
 *Edits to some fields of a [`PlanWeek`]: absent is unchanged, `null` is not known.
 */
export type PlanWeekPatch = { 
/**
 * The plan.
 */
plan?: string | null, 
/**
 * The child.
 */
pupil?: string | null, 
/**
 * Place on the ladder, from 1.
 */
number?: number | null, 
/**
 * Monday of the week.
 */
starts_on?: string | null, 
/**
 * Sessions planned, as bits 0 to 9.
 */
planned?: number | null, 
/**
 * Sessions attended, as bits 0 to 9; NULL is not known, which is not "none".
 */
attended?: number | null, 
/**
 * Help in this week.
 */
support?: string | null, 
/**
 * Monday first planned, where the week was moved; NULL is never moved.
 */
original_starts_on?: string | null, };

/**
 * A field that would change.
 */
export type PlannedChange = { 
/**
 * The field's key, by which a person may keep what is held; `None` for what is added beside the child's own fields.
 */
key: string | null, 
/**
 * The field's name for people.
 */
field: string, 
/**
 * What it is now; `None` when unknown.
 */
from: string | null, 
/**
 * What it would be.
 */
to: string, };

/**
 * One row of the file and what it would do.
 */
export type PlannedRow = { 
/**
 * One-based line of the file.
 */
line: number, 
/**
 * Added, changed, unchanged, rejected or asking.
 */
outcome: Outcome, 
/**
 * "Nowak, Łukasz".
 */
name: string, 
/**
 * The child it would change.
 */
pupil: string | null, 
/**
 * How that child was found: "UPN", "name and date of birth", "similar name and date of birth".
 */
found_by: string | null, 
/**
 * Fields that would change, from what to what.
 */
changes: Array<PlannedChange>, 
/**
 * Where a person is asked: the child held and the row, field by field, so that one sees whether they are one child.
 */
beside: Array<Beside>, 
/**
 * Sentences: why it is rejected, or what to look at.
 */
sentences: Array<string>, 
/**
 * Whether it is ticked to start with.
 */
ticked: boolean, };

/**
 * Whom and which day a line seems to be about.
 */
export type Proposal = { 
/**
 * The day; today when the words name none.
 */
day: string, 
/**
 * The words that it was read from; `None` when it is today for want of any.
 */
day_words: string | null, 
/**
 * Children named in the words, the likeliest first, six at most.
 */
children: Array<CaseloadRow>, 
/**
 * Whether the first of them is named in full and nobody else is.
 */
sure: boolean, };

/**
 * A provider of alternative provision, in the team's own words.
 */
export type Provider = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * Name.
 */
name: string | null, 
/**
 * DfE number; NULL is none or not known.
 */
urn: number | null, 
/**
 * What it is: tuition, farm, vehicle workshop, PRU.
 */
kind: string | null, 
/**
 * `registered`, `unregistered` or `unknown`, as a school.
 */
registration: string | null, 
/**
 * Where children are taught, lines apart.
 */
address: string | null, 
/**
 * Postcode.
 */
postcode: string | null, 
/**
 * DfE code of the authority it stands in.
 */
la_code: string | null, 
/**
 * Telephone.
 */
phone: string | null, 
/**
 * E-mail.
 */
email: string | null, 
/**
 * Whom one rings.
 */
contact_name: string | null, 
/**
 * Designated safeguarding lead.
 */
dsl_name: string | null, 
/**
 * Telephone of the safeguarding lead.
 */
dsl_phone: string | null, 
/**
 * Places the team may use; NULL is not known.
 */
places: number | null, 
/**
 * Youngest age, in years.
 */
age_low: number | null, 
/**
 * Oldest age, in years.
 */
age_high: number | null, 
/**
 * `approved`, `conditional`, `suspended`, `not_approved` or `unknown`.
 */
approval: string | null, 
/**
 * Last day of the approval.
 */
approved_until: string | null, 
/**
 * Day of the last quality visit.
 */
visited_on: string | null, 
/**
 * Price of a day, in pence.
 */
day_rate_pence: number | null, 
/**
 * Anything else.
 */
notes: string | null, 
/**
 * Day on which it closed; NULL is open.
 */
closed_on: string | null, };

/**
 * A concern about a provider.
 */
export type ProviderConcern = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The school or provider, as a setting reference.
 */
setting: string | null, 
/**
 * The day it was raised.
 */
on_day: string | null, 
/**
 * What was raised.
 */
what: string | null, 
/**
 * Who said so; NULL is not recorded.
 */
told_by: string | null, 
/**
 * The officer who wrote it down.
 */
author: string | null, 
/**
 * New placements are held. NULL counts as no.
 */
held: boolean | null, 
/**
 * The day the hold was lifted; NULL stands as `held` says.
 */
lifted_on: string | null, 
/**
 * Why it was lifted.
 */
lifted_why: string | null, 
/**
 * The day the concern was closed, and any hold with it; NULL is open.
 */
closed_on: string | null, 
/**
 * What was found and done.
 */
closed_why: string | null, };

/**
 * A concern about a provider.
 */
export type ProviderConcernLine = { 
/**
 * The row.
 */
concern: ProviderConcern, 
/**
 * Who wrote it down.
 */
author_name: string | null, 
/**
 * Whether it holds new placements.
 */
holds: boolean, };

/**
 *Edits to some fields of a [`ProviderConcern`]: absent is unchanged, `null` is not known.
 */
export type ProviderConcernPatch = { 
/**
 * The school or provider, as a setting reference.
 */
setting?: string | null, 
/**
 * The day it was raised.
 */
on_day?: string | null, 
/**
 * What was raised.
 */
what?: string | null, 
/**
 * Who said so; NULL is not recorded.
 */
told_by?: string | null, 
/**
 * The officer who wrote it down.
 */
author?: string | null, 
/**
 * New placements are held. NULL counts as no.
 */
held?: boolean | null, 
/**
 * The day the hold was lifted; NULL stands as `held` says.
 */
lifted_on?: string | null, 
/**
 * Why it was lifted.
 */
lifted_why?: string | null, 
/**
 * The day the concern was closed, and any hold with it; NULL is open.
 */
closed_on?: string | null, 
/**
 * What was found and done.
 */
closed_why?: string | null, };

/**
 * What has been raised about one provider.
 */
export type ProviderConcerns = { 
/**
 * The provider's name.
 */
name: string, 
/**
 * Open ones, latest first.
 */
open: Array<ProviderConcernLine>, 
/**
 * Closed ones, latest first.
 */
closed: Array<ProviderConcernLine>, 
/**
 * Why a placement there asks for a reason; `None` is no hold.
 */
hold: Hold | null, };

/**
 * A provider in a list.
 */
export type ProviderLine = { 
/**
 * "urn:…" or "own:…", as placements name it.
 */
setting: string, 
/**
 * Its name.
 */
name: string, 
/**
 * "Pupil referral unit", "Vocational".
 */
kind: string | null, 
/**
 * registered | unregistered | unknown
 */
registration: string, 
/**
 * Town or address.
 */
town: string | null, 
/**
 * The local authority.
 */
la_name: string | null, 
/**
 * approved | conditional | suspended | not_approved | unknown
 */
approval: string, 
/**
 * Places, where known.
 */
places: number | null, 
/**
 * Children placed there today.
 */
placed: number, 
/**
 * Closed.
 */
closed: boolean, 
/**
 * A concern holds new placements there.
 */
held: boolean, };

/**
 *Edits to some fields of a [`Provider`]: absent is unchanged, `null` is not known.
 */
export type ProviderPatch = { 
/**
 * Name.
 */
name?: string | null, 
/**
 * DfE number; NULL is none or not known.
 */
urn?: number | null, 
/**
 * What it is: tuition, farm, vehicle workshop, PRU.
 */
kind?: string | null, 
/**
 * `registered`, `unregistered` or `unknown`, as a school.
 */
registration?: string | null, 
/**
 * Where children are taught, lines apart.
 */
address?: string | null, 
/**
 * Postcode.
 */
postcode?: string | null, 
/**
 * DfE code of the authority it stands in.
 */
la_code?: string | null, 
/**
 * Telephone.
 */
phone?: string | null, 
/**
 * E-mail.
 */
email?: string | null, 
/**
 * Whom one rings.
 */
contact_name?: string | null, 
/**
 * Designated safeguarding lead.
 */
dsl_name?: string | null, 
/**
 * Telephone of the safeguarding lead.
 */
dsl_phone?: string | null, 
/**
 * Places the team may use; NULL is not known.
 */
places?: number | null, 
/**
 * Youngest age, in years.
 */
age_low?: number | null, 
/**
 * Oldest age, in years.
 */
age_high?: number | null, 
/**
 * `approved`, `conditional`, `suspended`, `not_approved` or `unknown`.
 */
approval?: string | null, 
/**
 * Last day of the approval.
 */
approved_until?: string | null, 
/**
 * Day of the last quality visit.
 */
visited_on?: string | null, 
/**
 * Price of a day, in pence.
 */
day_rate_pence?: number | null, 
/**
 * Anything else.
 */
notes?: string | null, 
/**
 * Day on which it closed; NULL is open.
 */
closed_on?: string | null, };

/**
 * What the team says about a provider.
 */
export type ProviderSave = { 
/**
 * Absent for a new provider of the team's own; "urn:…" to say something about a registered one.
 */
setting?: string, 
/**
 * Only the fields that change.
 */
patch: ProviderPatch, };

/**
 * One provider.
 */
export type ProviderView = { 
/**
 * As in the list.
 */
line: ProviderLine, 
/**
 * What the team holds about it.
 */
provider: Provider | null, 
/**
 * What the establishment file says.
 */
establishment: Establishment | null, 
/**
 * Children placed there today.
 */
children: Array<CaseloadRow>, 
/**
 * Whether it looks like a school that ought to be registered, with the reasoning.
 */
registration: RegistrationView, };

/**
 * A visit that was made.
 */
export type ProviderVisitMade = { 
/**
 * The task that planned it.
 */
task: string, 
/**
 * The provider.
 */
setting: string, 
/**
 * The day; `None` is refused.
 */
on: string | null, 
/**
 * What was found.
 */
found: string, };

/**
 * A visit to plan.
 */
export type ProviderVisitPlan = { 
/**
 * The provider.
 */
setting: string, 
/**
 * The day; `None` is refused.
 */
on: string | null, 
/**
 * The officer who goes; `None` is whoever plans it.
 */
owner: string | null, 
/**
 * What to look at.
 */
why: string | null, };

/**
 * What is to be looked at, gravest first.
 */
export type ProviderWatch = { 
/**
 * What waits for somebody.
 */
lines: Array<WatchLine>, 
/**
 * What a judgement answers while the numbers stay as they were judged.
 */
answered: Array<WatchLine>, };

/**
 * Which providers.
 */
export type ProvidersQuery = { 
/**
 * Part of the name or town.
 */
text?: string, 
/**
 * Include closed ones.
 */
closed?: boolean, };

/**
 * The directory: the LA's and neighbours' registered providers, and the team's own.
 */
export type ProvidersView = { 
/**
 * By name.
 */
rows: Array<ProviderLine>, };

/**
 * A child or young person.
 */
export type Pupil = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * Legal surname.
 */
surname: string | null, 
/**
 * Legal forename.
 */
forename: string | null, 
/**
 * Legal middle names.
 */
middle_names: string | null, 
/**
 * The name the child answers to, where it is not the legal one.
 */
known_as: string | null, 
/**
 * Date of birth.
 */
dob: string | null, 
/**
 * `F`, `M` or `U` as in the school census; NULL is not known.
 */
sex: string | null, 
/**
 * Unique pupil number, 13 characters; a temporary one ends in a letter.
 */
upn: string | null, 
/**
 * The number the child had before.
 */
former_upn: string | null, 
/**
 * Unique learner number, ten digits, from 14.
 */
uln: string | null, 
/**
 * Common Basic Data Set code, four characters.
 */
ethnicity: string | null, 
/**
 * Language first spoken at home, code or words.
 */
first_language: string | null, 
/**
 * National-curriculum year, only where the child is taught out of year; NULL follows from the date of birth.
 */
nc_year: string | null, 
/**
 * Where the child is on roll, as a setting reference (`urn:100492`, `own:<uuid>`). NULL is not known, not "none".
 */
roll_setting: string | null, 
/**
 * DfE code of the authority where the child lives; NULL is not known.
 */
home_la: string | null, 
/**
 * Home address, lines apart.
 */
address: string | null, 
/**
 * Home postcode.
 */
postcode: string | null, 
/**
 * The officer who holds the case.
 */
owner: string | null, 
/**
 * The officer who covers for the owner.
 */
cover: string | null, 
/**
 * Last day of the cover; NULL is until further notice.
 */
cover_until: string | null, 
/**
 * Day on which the team took the case.
 */
opened_on: string | null, 
/**
 * Day on which the team let it go; NULL is open.
 */
closed_on: string | null, 
/**
 * Where the child went, in words or as a setting reference.
 */
destination: string | null, 
/**
 * How that is known. A hope is not a destination.
 */
destination_evidence: string | null, 
/**
 * What the team worries about, in one paragraph.
 */
worries: string | null, 
/**
 * What goes well, in one paragraph.
 */
strengths: string | null, 
/**
 * Why this record should not exist; NULL is a true record.
 */
recorded_in_error: string | null, 
/**
 * Kind of the destination, a code of [`DestinationKind`]; NULL is not said, which is not "unknown".
 */
destination_kind: string | null, 
/**
 * How far it has got, a code of [`DestinationStage`]; NULL is not said.
 */
destination_stage: string | null, 
/**
 * The day on which the destination was confirmed.
 */
destination_confirmed_on: string | null, 
/**
 * Whether the child was still there six months on: `yes`, `no` or `unknown`; NULL is not asked yet.
 */
destination_sustained: string | null, 
/**
 * The day on which the destination begins; NULL is not known.
 */
destination_starts_on: string | null, };

/**
 * Every child who matches, by id.
 */
export type PupilIds = { 
/**
 * In the list's order.
 */
ids: Array<string>, };

/**
 *Edits to some fields of a [`Pupil`]: absent is unchanged, `null` is not known.
 */
export type PupilPatch = { 
/**
 * Legal surname.
 */
surname?: string | null, 
/**
 * Legal forename.
 */
forename?: string | null, 
/**
 * Legal middle names.
 */
middle_names?: string | null, 
/**
 * The name the child answers to, where it is not the legal one.
 */
known_as?: string | null, 
/**
 * Date of birth.
 */
dob?: string | null, 
/**
 * `F`, `M` or `U` as in the school census; NULL is not known.
 */
sex?: string | null, 
/**
 * Unique pupil number, 13 characters; a temporary one ends in a letter.
 */
upn?: string | null, 
/**
 * The number the child had before.
 */
former_upn?: string | null, 
/**
 * Unique learner number, ten digits, from 14.
 */
uln?: string | null, 
/**
 * Common Basic Data Set code, four characters.
 */
ethnicity?: string | null, 
/**
 * Language first spoken at home, code or words.
 */
first_language?: string | null, 
/**
 * National-curriculum year, only where the child is taught out of year; NULL follows from the date of birth.
 */
nc_year?: string | null, 
/**
 * Where the child is on roll, as a setting reference (`urn:100492`, `own:<uuid>`). NULL is not known, not "none".
 */
roll_setting?: string | null, 
/**
 * DfE code of the authority where the child lives; NULL is not known.
 */
home_la?: string | null, 
/**
 * Home address, lines apart.
 */
address?: string | null, 
/**
 * Home postcode.
 */
postcode?: string | null, 
/**
 * The officer who holds the case.
 */
owner?: string | null, 
/**
 * The officer who covers for the owner.
 */
cover?: string | null, 
/**
 * Last day of the cover; NULL is until further notice.
 */
cover_until?: string | null, 
/**
 * Day on which the team took the case.
 */
opened_on?: string | null, 
/**
 * Day on which the team let it go; NULL is open.
 */
closed_on?: string | null, 
/**
 * Where the child went, in words or as a setting reference.
 */
destination?: string | null, 
/**
 * How that is known. A hope is not a destination.
 */
destination_evidence?: string | null, 
/**
 * What the team worries about, in one paragraph.
 */
worries?: string | null, 
/**
 * What goes well, in one paragraph.
 */
strengths?: string | null, 
/**
 * Why this record should not exist; NULL is a true record.
 */
recorded_in_error?: string | null, 
/**
 * Kind of the destination, a code of [`DestinationKind`]; NULL is not said, which is not "unknown".
 */
destination_kind?: string | null, 
/**
 * How far it has got, a code of [`DestinationStage`]; NULL is not said.
 */
destination_stage?: string | null, 
/**
 * The day on which the destination was confirmed.
 */
destination_confirmed_on?: string | null, 
/**
 * Whether the child was still there six months on: `yes`, `no` or `unknown`; NULL is not asked yet.
 */
destination_sustained?: string | null, 
/**
 * The day on which the destination begins; NULL is not known.
 */
destination_starts_on?: string | null, };

/**
 * The whole account.
 */
export type PupilRecord = { 
/**
 * As in lists: where now, hours, next date, last seen.
 */
head: CaseloadRow, 
/**
 * The child's own row.
 */
pupil: Pupil, 
/**
 * The owner's name, if there is an owner.
 */
owner_name: string | null, 
/**
 * Key stage in words, "Key stage 3", or `None` when the date of birth is unknown.
 */
key_stage: string | null, 
/**
 * When compulsory school age ends.
 */
school_age_ends: string | null, 
/**
 * Earlier names.
 */
former_names: Array<FormerName>, 
/**
 * Why this child is on the list; several at once.
 */
statuses: Array<StatusLine>, 
/**
 * Dated facts that drive rules.
 */
facts: Array<Fact>, 
/**
 * Family and carers, with who may be told what.
 */
contacts: Array<Contact>, 
/**
 * Where the child has been placed, newest first.
 */
placements: Array<PlacementLine>, 
/**
 * Newest first.
 */
reviews: Array<Review>, 
/**
 * Reintegration plans, newest first; the first open one is the plan.
 */
plans: Array<PlanLine>, 
/**
 * Newest first, the first hundred.
 */
notes: Array<Note>, 
/**
 * How many notes there are in all.
 */
notes_total: number, 
/**
 * Every computed date with its arithmetic.
 */
due: Array<DueRow>, 
/**
 * This week, half day by half day.
 */
week: Week, 
/**
 * The child's own words, most recent, with the day.
 */
voice: Note | null, };

/**
 * Accepting a plan.
 */
export type PupilsAccept = { 
/**
 * The file.
 */
token: string, 
/**
 * Lines that are ticked.
 */
lines: Array<number>, 
/**
 * Of the asking lines, those that a person has said are the same child; the other ticked ones become new children.
 */
same: Array<number>, 
/**
 * Fields of which what is held stays, whatever the row says.
 */
keep?: Array<KeptField>, };

/**
 * How a spreadsheet would be read.
 */
export type PupilsFile = { 
/**
 * Which sheet of a workbook.
 */
sheet?: string, };

/**
 * The agreed columns.
 */
export type PupilsMapping = { 
/**
 * The file.
 */
token: string, 
/**
 * For each column in order, the field's key or `None`.
 */
fields: Array<string | null>, };

/**
 * One page.
 */
export type PupilsPage = { 
/**
 * How many children match in all: the number beside the view is the length of this list.
 */
total: number, 
/**
 * This page.
 */
rows: Array<CaseloadRow>, };

/**
 * What accepting would do, exactly.
 */
export type PupilsPlan = { 
/**
 * The file.
 */
token: string, 
/**
 * Children who would be added.
 */
added: number, 
/**
 * Children who would change.
 */
changed: number, 
/**
 * Rows that say what is already known.
 */
unchanged: number, 
/**
 * Rows that cannot be used.
 */
rejected: number, 
/**
 * Rows that need a person to say whether two children are one.
 */
asking: number, 
/**
 * Columns that go into a note.
 */
left_over: Array<string>, 
/**
 * Every row in the file's order.
 */
rows: Array<PlannedRow>, };

/**
 * Which children, in which order, which page.
 */
export type PupilsQuery = { 
/**
 * A saved view; `Everyone` when absent.
 */
view?: View, 
/**
 * Part of a name, a UPN or a date of birth.
 */
text?: string, 
/**
 * Every filter must hold.
 */
filters?: Array<Filter>, 
/**
 * A column's name; the child's name when absent.
 */
sort?: string, 
/**
 * Largest first.
 */
descending?: boolean, 
/**
 * Rows to pass over.
 */
offset?: number, 
/**
 * Rows to return, 500 at most.
 */
limit?: number, 
/**
 * For the view "mine": whose patch.
 */
owner?: string, };

/**
 * A spreadsheet that was read, before its columns are agreed.
 */
export type PupilsRead = { 
/**
 * Names this file in the next steps.
 */
token: string, 
/**
 * The file's name.
 */
file_name: string, 
/**
 * Sheets of the workbook; empty for CSV.
 */
sheets: Array<string>, 
/**
 * The sheet that was read; `None` for CSV.
 */
sheet: string | null, 
/**
 * Rows below the header.
 */
rows: number, 
/**
 * What was noticed on reading: encoding, ragged rows, duplicate headers.
 */
notes: Array<string>, 
/**
 * Each column with the field that it seems to hold.
 */
columns: Array<ColumnMatch>, 
/**
 * Every field that a column can go to, with its name for people.
 */
fields: Array<FieldChoice>, };

/**
 * Another sheet of a workbook that was read.
 */
export type PupilsSheet = { 
/**
 * The file.
 */
token: string, 
/**
 * The sheet's name, one of those that were given.
 */
sheet: string, };

/**
 * Whether enough have come.
 */
export type Quorum = { 
/**
 * Seats filled, substitutes too.
 */
present: number, 
/**
 * Of those, who may decide for their school.
 */
deciding: number, 
/**
 * Members of the panel on the day.
 */
members: number, 
/**
 * `None` when the panel's words do not say a number, or nobody has been seated.
 */
met: boolean | null, 
/**
 * "5 of 8 members present, 4 may decide. Quorum: chair and half of the schools."
 */
sentence: string, };

/**
 * A group.
 */
export type RateLine = { 
/**
 * A setting, a year, or "" for all.
 */
key: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Placements that ended: the denominator.
 */
ended: number, 
/**
 * Of these, those that led to a return.
 */
returned: number, 
/**
 * Of these, returns that still held when they were checked at thirteen weeks.
 */
held: number, 
/**
 * Of these, returns that held at six weeks and have not been checked at thirteen.
 */
held_at_six: number, 
/**
 * Of these, returns that did not hold.
 */
broken: number, 
/**
 * Returned of ended, in whole per cent; `None` where fewer than five ended, so that one child is not a rate.
 */
percent: number | null, };

/**
 * One ended placement.
 */
export type RateRow = { 
/**
 * The placement.
 */
placement: string, 
/**
 * The child.
 */
pupil: string, 
/**
 * "Nowak, Łukasz".
 */
name: string, 
/**
 * Year group at its end, as in lists.
 */
year: string | null, 
/**
 * Where it was.
 */
setting_name: string, 
/**
 * Its last day.
 */
ended_on: string, 
/**
 * returned | held_at_six | held | broken | not_returned
 */
outcome: string, };

/**
 * The rows of a number in the table of rates.
 */
export type RateRowsQuery = { 
/**
 * The same rates: school | provider | year.
 */
by?: string, 
/**
 * Their first day.
 */
from?: string, 
/**
 * Their last day.
 */
until?: string, 
/**
 * The line; all together when absent.
 */
key?: string, 
/**
 * The outcomes that the number counts; every one when absent.
 */
outcomes?: Array<string>, };

/**
 * Return rates.
 */
export type Rates = { 
/**
 * First day counted.
 */
from: string, 
/**
 * Last day counted.
 */
until: string, 
/**
 * All together.
 */
all: RateLine, 
/**
 * One group a line, the largest first.
 */
lines: Array<RateLine>, 
/**
 * What is counted, in words.
 */
meaning: string, };

/**
 * Which rates.
 */
export type RatesQuery = { 
/**
 * school | provider | year; by provider when absent.
 */
by?: string, 
/**
 * First day on which a placement ended; a year ago when absent.
 */
from?: string, 
/**
 * Last day; today when absent.
 */
until?: string, };

/**
 * A child in provision with what speaks for and against a return now.
 */
export type ReadyLine = { 
/**
 * As in lists.
 */
child: CaseloadRow, 
/**
 * "Nowak, Łukasz".
 */
name: string, 
/**
 * Signals, those that speak for it first.
 */
signals: Array<SignalLine>, 
/**
 * How many speak for it.
 */
speaks_for: number, 
/**
 * How many speak against it.
 */
against: number, 
/**
 * Nothing speaks against it and at least three things speak for it.
 */
ready: boolean, };

/**
 * Children in provision who may be ready to go back.
 */
export type ReadyList = { 
/**
 * How many children are in provision today.
 */
placed: number, 
/**
 * Of these, those with nothing against a return and enough for it.
 */
ready: number, 
/**
 * The first of them, those who may be ready first.
 */
rows: Array<ReadyLine>, };

/**
 * How often a reason was given.
 */
export type ReasonCount = { 
/**
 * The code; "" is none given.
 */
code: string, 
/**
 * What a person reads.
 */
label: string, 
/**
 * With a refusal.
 */
declined: number, 
/**
 * With a withdrawal.
 */
withdrawn: number, 
/**
 * With a place on a waiting list.
 */
waiting: number, 
/**
 * All.
 */
all: number, };

/**
 * A reason to choose.
 */
export type ReasonLine = { 
/**
 * For the request.
 */
reason: ErasureReason, 
/**
 * "The retention period has ended".
 */
words: string, };

/**
 * The recovery key, shown once.
 */
export type RecoveryKeyShown = { 
/**
 * In groups, with its checksum.
 */
recovery_key: string, };

/**
 * The recovery key typed back.
 */
export type RecoveryKeyTyped = { 
/**
 * As typed; case, spaces and look-alike letters are forgiven.
 */
typed: string, };

/**
 * Unlocking with the recovery key sets a new passphrase.
 */
export type RecoveryUnlock = { 
/**
 * The recovery key as typed.
 */
key: string, 
/**
 * The passphrase from now on.
 */
new_passphrase: string, };

/**
 * A referral to a provider.
 */
export type Referral = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The child.
 */
pupil: string | null, 
/**
 * Who is asked, as a setting reference.
 */
setting: string | null, 
/**
 * What kind of placement, by the codes of a placement's kind.
 */
kind: string | null, 
/**
 * What the place is for.
 */
purpose: string | null, 
/**
 * Why this provider, and what it should know.
 */
why: string | null, 
/**
 * Days a week that are wanted.
 */
days_week: number | null, 
/**
 * Hours a week that are wanted.
 */
hours_week: number | null, 
/**
 * The day from which it is wanted.
 */
wanted_from: string | null, 
/**
 * Who asks, by name.
 */
asked_by: string | null, 
/**
 * The officer who wrote it.
 */
author: string | null, 
/**
 * Whether the parents agree: `yes` or `no`; NULL is not known.
 */
parents_agree: string | null, 
/**
 * The day on which it was talked over with them.
 */
parents_spoken_on: string | null, 
/**
 * Ids of the child's kept documents that go with it, a space between them.
 */
documents: string | null, 
/**
 * The day on which it went; NULL is a draft.
 */
sent_on: string | null, 
/**
 * `accepted`, `waiting`, `declined` or `withdrawn`; NULL is not answered.
 */
answer: string | null, 
/**
 * The day of the answer.
 */
answered_on: string | null, 
/**
 * Who gave it there.
 */
answered_by: string | null, 
/**
 * Why, by the codes of [`ReferralReason`].
 */
answer_code: string | null, 
/**
 * What was said with it.
 */
answer_words: string | null, 
/**
 * The placement that came of it.
 */
placement: string | null, };

/**
 * Asking several providers with the same words.
 */
export type ReferralAsk = { 
/**
 * The child.
 */
pupil: string, 
/**
 * Who is asked, as setting references.
 */
settings: Array<string>, 
/**
 * What is asked of each.
 */
patch: ReferralPatch, 
/**
 * Why a provider is asked in spite of a hold; only needed where a concern holds new placements there.
 */
hold_reason?: string, };

/**
 * An answer or a reason.
 */
export type ReferralCode = { 
/**
 * What is stored.
 */
code: string, 
/**
 * What a person reads.
 */
label: string, };

/**
 * What came of the referrals to one provider.
 */
export type ReferralCount = { 
/**
 * The provider, as a setting reference; "" is all of them.
 */
setting: string, 
/**
 * Its name.
 */
name: string, 
/**
 * All that were sent.
 */
asked: number, 
/**
 * Places given.
 */
accepted: number, 
/**
 * On a waiting list.
 */
waiting: number, 
/**
 * Refused.
 */
declined: number, 
/**
 * Not wanted any more.
 */
withdrawn: number, 
/**
 * Without an answer.
 */
unanswered: number, 
/**
 * Working days until the answer, of the one in the middle; `None` where nobody answered.
 */
days: number | null, 
/**
 * The reasons given there, the most frequent first.
 */
reasons: Array<ReasonCount>, };

/**
 * A kept document that goes with a referral.
 */
export type ReferralDocument = { 
/**
 * The document.
 */
id: string, 
/**
 * What it is.
 */
title: string, };

/**
 * A referral as a list shows it.
 */
export type ReferralLine = { 
/**
 * The row.
 */
referral: Referral, 
/**
 * The provider's name.
 */
provider: string, 
/**
 * "Nowak, Łukasz"; `None` for a record that is not in the lists.
 */
child: string | null, 
/**
 * draft | asked | accepted | waiting | declined | withdrawn
 */
standing: string, 
/**
 * "No answer for 6 working days", "Declined: no places".
 */
words: string, 
/**
 * Working days that it has waited; `None` once it is answered or while it is a draft.
 */
days: number | null, 
/**
 * Whether it has waited for longer than the team's prompt allows.
 */
late: boolean, 
/**
 * Who wrote it.
 */
author_name: string | null, 
/**
 * Kept documents that go with it.
 */
documents: Array<ReferralDocument>, 
/**
 * Papers that went to the provider with it, the latest first.
 */
packs: Array<ReferralPack>, 
/**
 * First day of the placement that came of it.
 */
placed_on: string | null, 
/**
 * Whether a placement stands for it.
 */
placed: boolean, };

/**
 * A paper that went to a provider.
 */
export type ReferralPack = { 
/**
 * The line of the log.
 */
disclosure: string, 
/**
 * UTC milliseconds.
 */
at: number | null, 
/**
 * Who received it.
 */
recipient: string | null, };

/**
 *Edits to some fields of a [`Referral`]: absent is unchanged, `null` is not known.
 */
export type ReferralPatch = { 
/**
 * The child.
 */
pupil?: string | null, 
/**
 * Who is asked, as a setting reference.
 */
setting?: string | null, 
/**
 * What kind of placement, by the codes of a placement's kind.
 */
kind?: string | null, 
/**
 * What the place is for.
 */
purpose?: string | null, 
/**
 * Why this provider, and what it should know.
 */
why?: string | null, 
/**
 * Days a week that are wanted.
 */
days_week?: number | null, 
/**
 * Hours a week that are wanted.
 */
hours_week?: number | null, 
/**
 * The day from which it is wanted.
 */
wanted_from?: string | null, 
/**
 * Who asks, by name.
 */
asked_by?: string | null, 
/**
 * The officer who wrote it.
 */
author?: string | null, 
/**
 * Whether the parents agree: `yes` or `no`; NULL is not known.
 */
parents_agree?: string | null, 
/**
 * The day on which it was talked over with them.
 */
parents_spoken_on?: string | null, 
/**
 * Ids of the child's kept documents that go with it, a space between them.
 */
documents?: string | null, 
/**
 * The day on which it went; NULL is a draft.
 */
sent_on?: string | null, 
/**
 * `accepted`, `waiting`, `declined` or `withdrawn`; NULL is not answered.
 */
answer?: string | null, 
/**
 * The day of the answer.
 */
answered_on?: string | null, 
/**
 * Who gave it there.
 */
answered_by?: string | null, 
/**
 * Why, by the codes of [`ReferralReason`].
 */
answer_code?: string | null, 
/**
 * What was said with it.
 */
answer_words?: string | null, 
/**
 * The placement that came of it.
 */
placement?: string | null, };

/**
 * The rows behind a number.
 */
export type ReferralRows = { 
/**
 * How many there are.
 */
total: number, 
/**
 * The first hundred from the offset on, the latest first.
 */
rows: Array<ReferralLine>, };

/**
 * Which of them: what a number counts.
 */
export type ReferralRowsQuery = { 
/**
 * The first day; absent is the first of this school year.
 */
from?: string, 
/**
 * The last day; absent is today.
 */
until?: string, 
/**
 * Sent to this provider; absent is to any.
 */
setting?: string, 
/**
 * asked | accepted | waiting | declined | withdrawn; absent is any.
 */
standing?: string, 
/**
 * Answered with this reason; absent is with any.
 */
reason?: string, 
/**
 * Rows to pass over.
 */
offset?: number, };

/**
 * Fields of a referral that change.
 */
export type ReferralSave = { 
/**
 * Which.
 */
id: string, 
/**
 * Only the fields that change.
 */
patch: ReferralPatch, 
/**
 * Why a provider is asked in spite of a hold; only needed where a concern holds new placements there.
 */
hold_reason?: string, };

/**
 * The rows that were made, one for each provider.
 */
export type ReferralsMade = { 
/**
 * In the order in which they were asked.
 */
ids: Array<string>, };

/**
 * Whose referrals: a child's, or those that a provider was sent.
 */
export type ReferralsOf = { 
/**
 * The child.
 */
pupil?: string, 
/**
 * The provider, as a setting reference.
 */
setting?: string, };

/**
 * Referrals that were sent in these days.
 */
export type ReferralsPeriod = { 
/**
 * The first day; absent is the first of this school year.
 */
from?: string, 
/**
 * The last day; absent is today.
 */
until?: string, };

/**
 * The table.
 */
export type ReferralsTable = { 
/**
 * The first day.
 */
from: string, 
/**
 * The last.
 */
until: string, 
/**
 * "41 referrals for 33 children, sent Tue 1 Sep 2026 to Tue 10 Nov 2026".
 */
shows: string, 
/**
 * A line for each provider that was asked, the most asked first; none where nobody was.
 */
providers: Array<ReferralCount>, 
/**
 * All of them.
 */
total: ReferralCount, 
/**
 * A line for each reason that was given, the most frequent first.
 */
reasons: Array<ReasonCount>, 
/**
 * How the figures are made, a paragraph each.
 */
method: Array<string>, };

/**
 * Referrals, and the answers that can be given to them.
 */
export type ReferralsView = { 
/**
 * Drafts first, then those that wait, then the answered, each the latest first.
 */
lines: Array<ReferralLine>, 
/**
 * "2 asked, 1 accepted".
 */
sentence: string, 
/**
 * Answers, in the order of a list.
 */
answers: Array<ReferralCode>, 
/**
 * Reasons, in the order of a list.
 */
reasons: Array<ReferralCode>, };

/**
 * A judgement about the registration of a setting.
 */
export type RegistrationJudgement = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The school or provider, as a setting reference.
 */
setting: string | null, 
/**
 * The day it was judged.
 */
on_day: string | null, 
/**
 * `part_time` keeps the hours part time, `change` finds other places, `judged` goes on as it is, for the reasons given;
 * `must_register` holds it to be a school that is not registered, and `told` is the day on which the Department and Ofsted
 * were told of that.
 */
choice: string | null, 
/**
 * What speaks against it being a school; NULL is nothing recorded.
 */
counter_evidence: string | null, 
/**
 * Why.
 */
reasons: string | null, 
/**
 * The manager whose judgement it is.
 */
judged_by: string | null, 
/**
 * What the numbers said that day.
 */
found: string | null, 
/**
 * The officer who wrote it down.
 */
author: string | null, };

/**
 *Edits to some fields of a [`RegistrationJudgement`]: absent is unchanged, `null` is not known.
 */
export type RegistrationJudgementPatch = { 
/**
 * The school or provider, as a setting reference.
 */
setting?: string | null, 
/**
 * The day it was judged.
 */
on_day?: string | null, 
/**
 * `part_time` keeps the hours part time, `change` finds other places, `judged` goes on as it is, for the reasons given;
 * `must_register` holds it to be a school that is not registered, and `told` is the day on which the Department and Ofsted
 * were told of that.
 */
choice?: string | null, 
/**
 * What speaks against it being a school; NULL is nothing recorded.
 */
counter_evidence?: string | null, 
/**
 * Why.
 */
reasons?: string | null, 
/**
 * The manager whose judgement it is.
 */
judged_by?: string | null, 
/**
 * What the numbers said that day.
 */
found?: string | null, 
/**
 * The officer who wrote it down.
 */
author?: string | null, };

/**
 * The reasoning about one setting.
 */
export type RegistrationView = { 
/**
 * nothing | look | unknown | looks_like_school
 */
suggests: string, 
/**
 * "On the hours known here it looks like a school".
 */
title: string, 
/**
 * The argument, a sentence a line, in the order in which it is made.
 */
reasoning: Array<string>, 
/**
 * Limits that are announced and not law.
 */
planned_limits: Array<string>, 
/**
 * Where the rule is written.
 */
citation: string, 
/**
 * What it says, a sentence a line.
 */
rule: Array<string>, 
/**
 * Since when.
 */
in_force: string, 
/**
 * What people judged, latest first.
 */
judgements: Array<JudgementLine>, 
/**
 * "Answered by the judgement of Ruth Adeyemi, Tue 10 Nov 2026", while the numbers are those that were judged; "The Department
 * and Ofsted were told, Tue 10 Nov 2026".
 */
answered: string | null, 
/**
 * What was judged and has not been done: "It must be registered, by the judgement of Ruth Adeyemi, Tue 10 Nov 2026; nobody has
 * told the Department and Ofsted".
 */
waits: string | null, 
/**
 * The numbers that were used, each a local prompt.
 */
thresholds: Array<DialLine>, 
/**
 * Every child whom the team knows to be there, most hours first.
 */
children: Array<AttendingLine>, };

/**
 * A line that could not be used.
 */
export type RejectedLine = { 
/**
 * One-based line of the file.
 */
line: number, 
/**
 * Why.
 */
reason: string, };

/**
 * Whether a return has held.
 */
export type ReturnCheck = { 
/**
 * The plan that ended in the return.
 */
plan: string, 
/**
 * The day of the check.
 */
held_on: string, 
/**
 * Still there: yes | no | unknown
 */
still_there: string, 
/**
 * Attendance since the return, 0 to 100; `None` is not known.
 */
attendance_pct: number | null, 
/**
 * Suspensions since the return, in words; `None` is not known, which is not "none".
 */
suspensions: string | null, 
/**
 * What can be learnt from it, for the next child.
 */
learning: string | null, };

/**
 * A review of a placement, a timetable or a return.
 */
export type Review = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The child.
 */
pupil: string | null, 
/**
 * The placement reviewed; NULL is the child's whole arrangement.
 */
placement: string | null, 
/**
 * `placement`, `half_termly`, `reduced_timetable`, `reintegration`, `emergency` or `final`.
 */
kind: string | null, 
/**
 * Day on which it was held.
 */
held_on: string | null, 
/**
 * Who was there.
 */
attendees: string | null, 
/**
 * Attendance since the last review, per cent; NULL is not known.
 */
attendance_pct: number | null, 
/**
 * Learning.
 */
progress: string | null, 
/**
 * Behaviour.
 */
behaviour: string | null, 
/**
 * The child's own words.
 */
voice_child: string | null, 
/**
 * The family's own words.
 */
voice_family: string | null, 
/**
 * The school's view.
 */
school_view: string | null, 
/**
 * The provider's view.
 */
provider_view: string | null, 
/**
 * Safeguarding or other concerns.
 */
concerns: string | null, 
/**
 * `yes`, `no` or `unknown`.
 */
still_meets_need: string | null, 
/**
 * `continue`, `extend`, `increase`, `reduce`, `return`, `transfer` or `end`.
 */
decision: string | null, 
/**
 * Who does what by when.
 */
next_steps: string | null, 
/**
 * Day of the next review.
 */
next_on: string | null, 
/**
 * Why there will be none.
 */
no_next_reason: string | null, };

/**
 *Edits to some fields of a [`Review`]: absent is unchanged, `null` is not known.
 */
export type ReviewPatch = { 
/**
 * The child.
 */
pupil?: string | null, 
/**
 * The placement reviewed; NULL is the child's whole arrangement.
 */
placement?: string | null, 
/**
 * `placement`, `half_termly`, `reduced_timetable`, `reintegration`, `emergency` or `final`.
 */
kind?: string | null, 
/**
 * Day on which it was held.
 */
held_on?: string | null, 
/**
 * Who was there.
 */
attendees?: string | null, 
/**
 * Attendance since the last review, per cent; NULL is not known.
 */
attendance_pct?: number | null, 
/**
 * Learning.
 */
progress?: string | null, 
/**
 * Behaviour.
 */
behaviour?: string | null, 
/**
 * The child's own words.
 */
voice_child?: string | null, 
/**
 * The family's own words.
 */
voice_family?: string | null, 
/**
 * The school's view.
 */
school_view?: string | null, 
/**
 * The provider's view.
 */
provider_view?: string | null, 
/**
 * Safeguarding or other concerns.
 */
concerns?: string | null, 
/**
 * `yes`, `no` or `unknown`.
 */
still_meets_need?: string | null, 
/**
 * `continue`, `extend`, `increase`, `reduce`, `return`, `transfer` or `end`.
 */
decision?: string | null, 
/**
 * Who does what by when.
 */
next_steps?: string | null, 
/**
 * Day of the next review.
 */
next_on?: string | null, 
/**
 * Why there will be none.
 */
no_next_reason?: string | null, };

/**
 * An attendance code.
 */
export type RingCode = { 
/**
 * What is stored.
 */
code: string, 
/**
 * What is read.
 */
label: string, 
/**
 * attending | authorised | unauthorised | not_counted
 */
counts: string, };

/**
 * A day of telephoning.
 */
export type RingDay = { 
/**
 * The day.
 */
day: string, };

/**
 * The children of one provider on one day.
 */
export type RingList = { 
/**
 * The provider's name.
 */
name: string, 
/**
 * Why no school is due, where the calendar says so.
 */
closed: string | null, 
/**
 * Half days for which a child is due, children by name, morning first.
 */
rows: Array<RingRow>, 
/**
 * The attendance codes in force on the day.
 */
codes: Array<RingCode>, 
/**
 * Who answered last, for the next mark.
 */
said_by: string | null, 
/**
 * "6 of 9 marked · 1 where two tellings differ".
 */
sentence: string, };

/**
 * One mark.
 */
export type RingMark = { 
/**
 * The placement.
 */
placement: string, 
/**
 * The day.
 */
day: string, 
/**
 * am | pm
 */
half: string, 
/**
 * The attendance code, one that is in force on the day.
 */
code: string, 
/**
 * Who said so.
 */
said_by?: string, 
/**
 * What else was said.
 */
notes?: string, };

/**
 * A provider to ring.
 */
export type RingPlace = { 
/**
 * "urn:…" or "own:…".
 */
setting: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Half days for which a child is due.
 */
due: number, 
/**
 * Of these, half days with a mark.
 */
marked: number, 
/**
 * Half days on which two tellings differ.
 */
differ: number, };

/**
 * One provider on one day.
 */
export type RingQuery = { 
/**
 * "urn:…" or "own:…".
 */
setting: string, 
/**
 * The day.
 */
day: string, };

/**
 * Whom to ring.
 */
export type RingRound = { 
/**
 * Why no school is due, where the authority's calendar says so.
 */
closed: string | null, 
/**
 * Providers with children due that day, by name.
 */
places: Array<RingPlace>, };

/**
 * A half day of one child.
 */
export type RingRow = { 
/**
 * The child.
 */
pupil: string, 
/**
 * "Nowak, Łukasz".
 */
name: string, 
/**
 * Year group as in lists.
 */
year: string | null, 
/**
 * The placement.
 */
placement: string, 
/**
 * am | pm
 */
half: string, 
/**
 * Minutes after midnight; `None` is not known.
 */
starts: number | null, 
/**
 * Minutes after midnight; `None` is not known.
 */
ends: number | null, 
/**
 * No timetable is recorded for this placement: the half day may not be due.
 */
untimetabled: boolean, 
/**
 * Tellings that stand, oldest first; two that differ are a question.
 */
marks: Array<Telling>, 
/**
 * Whether what stands differs.
 */
differ: boolean, };

/**
 * Which of two tellings stands.
 */
export type RingStands = { 
/**
 * The one that stands.
 */
id: string, 
/**
 * Why; required.
 */
why: string, };

/**
 * Taking a row away. It stays in the history and can be put back.
 */
export type RowRemove = { 
/**
 * Which.
 */
id: string, 
/**
 * Why; required for what was not made just now.
 */
reason?: string, };

/**
 * A new row, or fields of an old one.
 */
export type RowSave<P> = { 
/**
 * Absent for a new row.
 */
id?: string, 
/**
 * Only the fields that change.
 */
patch: P, };

/**
 * Which rule.
 */
export type RuleId = { 
/**
 * "C01".
 */
rule: string, };

/**
 * A rule.
 */
export type RuleLine = { 
/**
 * "C01".
 */
id: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * Where it is written.
 */
citation: string, 
/**
 * Where that was read.
 */
source: string, 
/**
 * "In force since Sun 26 Jul 2026".
 */
in_force: string, 
/**
 * "Read in the source" and the like.
 */
confidence: string, 
/**
 * How days are counted.
 */
basis: string, 
/**
 * Whose duty it is.
 */
duty_holder: string, 
/**
 * What kind of claim it makes.
 */
force: string, 
/**
 * What else to know; may be empty.
 */
note: string, 
/**
 * Why it is not used here; `None` while it is.
 */
off: string | null, 
/**
 * Dates of open children that it gives today and that are neither met nor excused.
 */
running: number, };

/**
 * Stopping a rule here, or using it again.
 */
export type RuleOff = { 
/**
 * Which.
 */
rule: string, 
/**
 * Why it is not used here; `None` uses it again.
 */
reason: string | null, };

/**
 * Every rule and every number.
 */
export type RulesView = { 
/**
 * In the order of the book.
 */
rules: Array<RuleLine>, 
/**
 * Numbers that a team may set for itself.
 */
dials: Array<DialLine>, };

/**
 * A decision under section 19.
 */
export type S19Decision = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The child.
 */
pupil: string | null, 
/**
 * Day on which the authority came to know.
 */
aware_on: string | null, 
/**
 * Day on which the duty was considered.
 */
considered_on: string | null, 
/**
 * Day of the decision.
 */
decided_on: string | null, 
/**
 * `exclusion`, `illness` or `otherwise`.
 */
grounds: string | null, 
/**
 * `full_time`, `part_time`, `not_owed` or `more_needed`.
 */
outcome: string | null, 
/**
 * Why it was so decided.
 */
reasons: string | null, 
/**
 * What was relied on, medical evidence among it.
 */
evidence: string | null, 
/**
 * Weekly minutes decided on; NULL is not said.
 */
minutes_week: number | null, 
/**
 * First day of what was arranged.
 */
arranged_from: string | null, 
/**
 * When it will be looked at again.
 */
review_on: string | null, 
/**
 * Why it was written down after the day of the decision.
 */
written_late: string | null, 
/**
 * The officer who decided.
 */
decided_by: string | null, };

/**
 *Edits to some fields of a [`S19Decision`]: absent is unchanged, `null` is not known.
 */
export type S19DecisionPatch = { 
/**
 * The child.
 */
pupil?: string | null, 
/**
 * Day on which the authority came to know.
 */
aware_on?: string | null, 
/**
 * Day on which the duty was considered.
 */
considered_on?: string | null, 
/**
 * Day of the decision.
 */
decided_on?: string | null, 
/**
 * `exclusion`, `illness` or `otherwise`.
 */
grounds?: string | null, 
/**
 * `full_time`, `part_time`, `not_owed` or `more_needed`.
 */
outcome?: string | null, 
/**
 * Why it was so decided.
 */
reasons?: string | null, 
/**
 * What was relied on, medical evidence among it.
 */
evidence?: string | null, 
/**
 * Weekly minutes decided on; NULL is not said.
 */
minutes_week?: number | null, 
/**
 * First day of what was arranged.
 */
arranged_from?: string | null, 
/**
 * When it will be looked at again.
 */
review_on?: string | null, 
/**
 * Why it was written down after the day of the decision.
 */
written_late?: string | null, 
/**
 * The officer who decided.
 */
decided_by?: string | null, };

/**
 * A decision with the moment at which it was written.
 */
export type S19Line = { 
/**
 * The row.
 */
decision: S19Decision, 
/**
 * When it was first written, UTC milliseconds, from the ledger; nobody can set it.
 */
written_at: number | null, 
/**
 * Who wrote it.
 */
written_by: string | null, 
/**
 * Who decided.
 */
decided_by_name: string | null, };

/**
 * What was done.
 */
export type Said = { 
/**
 * For the person.
 */
sentence: string, };

/**
 * One particular of both records.
 */
export type SameField = { 
/**
 * The column.
 */
column: string, 
/**
 * "Date of birth".
 */
label: string, 
/**
 * In the record that is kept; `None` is unknown.
 */
keep: string | null, 
/**
 * In the other; `None` is unknown.
 */
other: string | null, 
/**
 * Whether the two differ, so that one is to be chosen.
 */
differs: boolean, 
/**
 * Whether the other's stands unless somebody chooses: where the kept record does not know it, or the case began earlier.
 */
other_stands: boolean, };

/**
 * Two records that may be of one child.
 */
export type SamePair = { 
/**
 * The record that was made first.
 */
one: CaseloadRow, 
/**
 * The other.
 */
other: CaseloadRow, 
/**
 * "Same name and date of birth".
 */
reason: string, 
/**
 * Whether it is surely the same child.
 */
sure: boolean, };

/**
 * A list that was saved for work, not sent to somebody.
 */
export type SavedList = { "kind": "pupils", 
/**
 * As it was saved, with its moment.
 */
ask: ListAsk, } | { "kind": "pupils_file", 
/**
 * As it was saved.
 */
ask: ListAsk, } | { "kind": "handover", 
/**
 * As it was saved, with its moment.
 */
page: HandoverPage, } | { "kind": "away", 
/**
 * As it was saved, with its moment.
 */
page: BackPage, } | { "kind": "visits", 
/**
 * As it was saved, with its moment.
 */
query: VisitsQuery, };

/**
 * A saved view with its question read and its children counted.
 */
export type SavedViewLine = { 
/**
 * The row.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Whether it is the whole team's; else it is mine.
 */
team: boolean, 
/**
 * Whether it stands beside the views that come with the product.
 */
pinned: boolean, 
/**
 * What it asks.
 */
question: PupilsQuery, 
/**
 * How many children it holds now.
 */
count: number, };

/**
 * A school in a list.
 */
export type SchoolLine = { 
/**
 * Unique reference number.
 */
urn: number, 
/**
 * Its name.
 */
name: string, 
/**
 * "Secondary", "Primary".
 */
phase: string | null, 
/**
 * "Academy converter".
 */
kind: string | null, 
/**
 * Town.
 */
town: string | null, 
/**
 * The local authority.
 */
la_name: string | null, 
/**
 * Pupils on roll by the file.
 */
pupils: number | null, 
/**
 * "Open", "Closed".
 */
status: string | null, 
/**
 * Open cases of children on its roll.
 */
on_roll: number, };

/**
 * A school's refusal.
 */
export type SchoolRefusal = { 
/**
 * The case.
 */
case: string, 
/**
 * The day it refused.
 */
on: string | null, 
/**
 * Why, in its words.
 */
reason: string | null, };

/**
 * One school.
 */
export type SchoolView = { 
/**
 * What the file says.
 */
establishment: Establishment, 
/**
 * Open cases of children on its roll.
 */
on_roll: Array<CaseloadRow>, 
/**
 * Children whose plan leads there.
 */
coming: Array<CaseloadRow>, 
/**
 * Which calendar counts its school days: "Its own, Thornmere Academy 2026/27" or "The LA's: it has none of its own".
 */
calendar: string, };

/**
 * One page of schools.
 */
export type SchoolsPage = { 
/**
 * How many match.
 */
total: number, 
/**
 * This page.
 */
rows: Array<SchoolLine>, 
/**
 * Which file this is from: "file of Mon 2 Nov 2026", or how to get one.
 */
source: string, };

/**
 * Which schools.
 */
export type SchoolsQuery = { 
/**
 * Part of the name, town, postcode or URN.
 */
text?: string, 
/**
 * la | neighbours | england; the LA's own when absent.
 */
scope?: string, 
/**
 * Include closed schools.
 */
closed?: boolean, 
/**
 * Rows to pass over.
 */
offset?: number, 
/**
 * Rows to return, 500 at most.
 */
limit?: number, };

/**
 * A seat at a meeting.
 */
export type Seat = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The meeting.
 */
meeting: string | null, 
/**
 * The member; NULL is somebody who sits in.
 */
member: string | null, 
/**
 * Name as minuted.
 */
name: string | null, 
/**
 * `present`, `apologies`, `absent` or `substitute`.
 */
standing: string | null, 
/**
 * Chairs the meeting.
 */
chairs: boolean | null, 
/**
 * Whom a substitute stands in for.
 */
stands_for: string | null, };

/**
 *Edits to some fields of a [`Seat`]: absent is unchanged, `null` is not known.
 */
export type SeatPatch = { 
/**
 * The meeting.
 */
meeting?: string | null, 
/**
 * The member; NULL is somebody who sits in.
 */
member?: string | null, 
/**
 * Name as minuted.
 */
name?: string | null, 
/**
 * `present`, `apologies`, `absent` or `substitute`.
 */
standing?: string | null, 
/**
 * Chairs the meeting.
 */
chairs?: boolean | null, 
/**
 * Whom a substitute stands in for.
 */
stands_for?: string | null, };

/**
 * One taught block in each week of a placement.
 */
export type Session = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The placement.
 */
placement: string | null, 
/**
 * The child.
 */
pupil: string | null, 
/**
 * 1 is Monday, 5 is Friday.
 */
weekday: number | null, 
/**
 * `am` or `pm`: the registration session it belongs to.
 */
half: string | null, 
/**
 * Minutes after midnight; NULL is not known.
 */
starts: number | null, 
/**
 * Minutes after midnight; NULL is not known.
 */
ends: number | null, 
/**
 * First day of this pattern; NULL is the placement's first day.
 */
from_day: string | null, 
/**
 * Last day of this pattern; NULL is the placement's end.
 */
until_day: string | null, };

/**
 * A placement's whole week as the person left it; what differs is written.
 */
export type SessionsSave = { 
/**
 * The placement.
 */
placement: string, 
/**
 * Every block of the week.
 */
blocks: Array<BlockGiven>, 
/**
 * The first day on which the week is so; earlier days keep the week that they had. Absent where the week that is in force
 * was written down wrongly: it is put right from the day on which it began.
 */
from_day?: string, 
/**
 * Who was asked and why it goes on; only needed where the week brings children together who are to be kept apart.
 */
keep_apart_reason?: string, };

/**
 * A setting as placements name it.
 */
export type Setting = { 
/**
 * "urn:…" or "own:…".
 */
setting: string, };

/**
 * Something that is counted.
 */
export type ShareKind = { 
/**
 * As in the counts.
 */
code: string, 
/**
 * In words.
 */
label: string, };

/**
 * One school.
 */
export type ShareLine = { 
/**
 * Unique reference number.
 */
urn: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Pupils on roll by the register; `None` is not known.
 */
roll: number | null, 
/**
 * How often each kind happened; a kind that is absent did not.
 */
counts: { [key in string]: number }, 
/**
 * Points in thousandths.
 */
points: number, 
/**
 * Points in thousandths for each hundred on roll; `None` where the roll is not comparable.
 */
per_hundred: number | null, 
/**
 * The last day on which it admitted by fair access or managed move.
 */
last_admitted: string | null, 
/**
 * Taken in the year group asked about, in the academic year of the last day.
 */
taken_in_year_group: number, 
/**
 * Place in the order of turns, 1 first.
 */
turn: number | null, 
/**
 * Why it stands where it stands, or why it has no turn.
 */
reason: string, 
/**
 * Rows that are counted; `shares.rows` opens them.
 */
entries: number, };

/**
 * A row behind a number.
 */
export type ShareRow = { 
/**
 * The row it comes from.
 */
id: string, 
/**
 * The child.
 */
pupil: string, 
/**
 * "Nowak, Łukasz".
 */
name: string, 
/**
 * Code of what happened.
 */
moved: string, 
/**
 * The same in words: "Admitted by fair access".
 */
what: string, 
/**
 * The day.
 */
on: string, 
/**
 * Year group on that day, as in lists.
 */
year: string | null, 
/**
 * Fair-access category.
 */
category: string | null, 
/**
 * Points in thousandths on the last day.
 */
worth: number, 
/**
 * Whether it is among those taken in the year group asked about.
 */
taken: boolean, };

/**
 * The rows behind the numbers of one school.
 */
export type ShareRowsQuery = { 
/**
 * The comparison in which they count.
 */
shares: SharesQuery, 
/**
 * The school, by its unique reference number.
 */
urn: number, 
/**
 * Code of a kind, or `taken` for those taken in the year group asked about; everything when absent.
 */
kind?: string, };

/**
 * Which comparison.
 */
export type SharesQuery = { 
/**
 * The panel whose schools are compared.
 */
panel: string, 
/**
 * First day; two years before the last when absent.
 */
since?: string, 
/**
 * Last day, whose grid counts; today when absent.
 */
on?: string, 
/**
 * Year group, R as 0, to which caps and "taken in this year group" belong; all when absent.
 */
year?: number, 
/**
 * primary | secondary | all; the panel's own when absent.
 */
phase?: string, 
/**
 * District as the register names it; all when absent.
 */
area?: string, };

/**
 * The comparison.
 */
export type SharesView = { 
/**
 * What the panel is called.
 */
panel_name: string, 
/**
 * First day counted.
 */
since: string, 
/**
 * Last day counted.
 */
on: string, 
/**
 * primary | secondary | all
 */
phase: string, 
/**
 * Districts in which the panel's schools lie.
 */
areas: Array<string>, 
/**
 * What is counted, in the order of the columns.
 */
kinds: Array<ShareKind>, 
/**
 * The grid in force on the last day; `None` and nobody has a turn.
 */
grid: GridLine | null, 
/**
 * Every grid, the latest first.
 */
grids: Array<GridLine>, 
/**
 * In order of turn; those without one last.
 */
lines: Array<ShareLine>, 
/**
 * The meetings that the panel has held, the latest first.
 */
meetings: Array<HeldUnder>, 
/**
 * Exemptions that touch the time, the latest first.
 */
exemptions: Array<ExemptionLine>, 
/**
 * Whose turn it is, or why nobody has one.
 */
sentence: string, 
/**
 * What must be known before the schools are compared, a sentence each.
 */
cautions: Array<string>, };

/**
 * A signal.
 */
export type SignalLine = { 
/**
 * For, against, or `None` where it is not known.
 */
speaks_for: boolean | null, 
/**
 * One line.
 */
sentence: string, };

/**
 * A day that was not counted.
 */
export type Skipped = { 
/**
 * The day, or the first of a run.
 */
from: string, 
/**
 * The last of the run; the same day when it is one.
 */
to: string, 
/**
 * "weekend", "INSET", "half term", "bank holiday".
 */
reason: string, };

/**
 *Edits to some fields of a [`Snooze`]: absent is unchanged, `null` is not known.
 */
export type SnoozePatch = { 
/**
 * The child; NULL is an alert about a provider.
 */
pupil?: string | null, 
/**
 * Code of the alert.
 */
alert?: string | null, 
/**
 * The row that it names; NULL is the child.
 */
about?: string | null, 
/**
 * The provider that it names, as a setting reference.
 */
setting?: string | null, 
/**
 * Last day on which it stays quiet.
 */
until_on?: string | null, 
/**
 * Why.
 */
reason?: string | null, 
/**
 * The officer who put it off.
 */
author?: string | null, };

/**
 * Where there is room.
 */
export type Space = { 
/**
 * Most room first; then those whose room is unknown.
 */
rows: Array<SpaceLine>, 
/**
 * "5 have space on these days · 3 are full · 2 on hold or not approved are left out".
 */
sentence: string, };

/**
 * A setting that may have room.
 */
export type SpaceLine = { 
/**
 * As placements name it.
 */
setting: string, 
/**
 * Its name.
 */
name: string, 
/**
 * "Vocational".
 */
kind: string | null, 
/**
 * registered | unregistered | unknown
 */
registration: string, 
/**
 * approved | conditional | unknown
 */
approval: string, 
/**
 * Places in all; `None` is unknown.
 */
places: number | null, 
/**
 * Places left on the fullest of the half days wanted; `None` is unknown.
 */
free: number | null, 
/**
 * Children there whose days are not recorded; they were counted on every day.
 */
days_unknown: number, 
/**
 * Price of a day, in pence.
 */
day_rate_pence: number | null, 
/**
 * The child's record keeps somebody apart who is there.
 */
conflict: Conflict | null, };

/**
 * A child who needs somewhere to be.
 */
export type SpaceQuery = { 
/**
 * The child.
 */
pupil: string, 
/**
 * First day; today when absent.
 */
from?: string, 
/**
 * Last day; open when absent.
 */
until?: string, 
/**
 * The half days wanted; none is any day of the week.
 */
slots?: Array<HalfDayWanted>, };

/**
 * The stages of a vault's day.
 */
export type Stage = "none" | "locked" | "open" | "busy" | "refused";

/**
 * Words from the weeks in which a plan fell short.
 */
export type StallWords = { 
/**
 * note | review
 */
table: string, 
/**
 * That row.
 */
row: string, 
/**
 * Its day.
 */
on: string, 
/**
 * The words, the first 240 letters of them.
 */
words: string, };

/**
 * One reason, with its own beginning and end.
 */
export type Status = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The child.
 */
pupil: string | null, 
/**
 * Code of the status.
 */
kind: string | null, 
/**
 * First day. For an exclusion: the first day the child may not attend.
 */
started_on: string | null, 
/**
 * Last day; NULL is still so.
 */
ended_on: string | null, 
/**
 * Reason in the team's words or a code.
 */
reason: string | null, 
/**
 * The power used, where it is not the usual one.
 */
legal_basis: string | null, 
/**
 * The school it concerns, as a setting reference; NULL is the school of the roll.
 */
setting: string | null, 
/**
 * Day on which the authority came to know; NULL is not known, and clocks that run from it say so.
 */
aware_on: string | null, 
/**
 * Day on which it is meant to end.
 */
expected_end: string | null, 
/**
 * Officer who holds this, where it is not the case's owner.
 */
owner: string | null, 
/**
 * Anything else.
 */
notes: string | null, 
/**
 * Why it ended.
 */
end_reason: string | null, };

/**
 * A status with what the trade calls it.
 */
export type StatusLine = { 
/**
 * The row.
 */
status: Status, 
/**
 * "Permanently excluded".
 */
label: string, 
/**
 * The law it stands on.
 */
legal_basis: string, 
/**
 * The school's name, when one is named.
 */
setting_name: string | null, };

/**
 *Edits to some fields of a [`Status`]: absent is unchanged, `null` is not known.
 */
export type StatusPatch = { 
/**
 * The child.
 */
pupil?: string | null, 
/**
 * Code of the status.
 */
kind?: string | null, 
/**
 * First day. For an exclusion: the first day the child may not attend.
 */
started_on?: string | null, 
/**
 * Last day; NULL is still so.
 */
ended_on?: string | null, 
/**
 * Reason in the team's words or a code.
 */
reason?: string | null, 
/**
 * The power used, where it is not the usual one.
 */
legal_basis?: string | null, 
/**
 * The school it concerns, as a setting reference; NULL is the school of the roll.
 */
setting?: string | null, 
/**
 * Day on which the authority came to know; NULL is not known, and clocks that run from it say so.
 */
aware_on?: string | null, 
/**
 * Day on which it is meant to end.
 */
expected_end?: string | null, 
/**
 * Officer who holds this, where it is not the case's owner.
 */
owner?: string | null, 
/**
 * Anything else.
 */
notes?: string | null, 
/**
 * Why it ended.
 */
end_reason?: string | null, };

/**
 * A dated step.
 */
export type Step = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The child.
 */
pupil: string | null, 
/**
 * Code of the step.
 */
kind: string | null, 
/**
 * The day it was taken, or is arranged for.
 */
on_day: string | null, 
/**
 * The status or placement to which it belongs; NULL is the child's current one.
 */
about: string | null, 
/**
 * What shows it: a letter, a reference, who said so.
 */
evidence: string | null, 
/**
 * The officer who recorded it.
 */
author: string | null, };

/**
 * The steps of one process.
 */
export type StepGroup = { 
/**
 * "Permanent exclusion".
 */
process: string, 
/**
 * In the order in which they are taken.
 */
kinds: Array<StepKind>, };

/**
 * A kind of step.
 */
export type StepKind = { 
/**
 * The code that is stored.
 */
code: string, 
/**
 * What it is called.
 */
label: string, };

/**
 * A dated step.
 */
export type StepLine = { 
/**
 * The row.
 */
step: Step, 
/**
 * "Notice of exclusion received".
 */
label: string, 
/**
 * Who recorded it.
 */
author_name: string | null, };

/**
 *Edits to some fields of a [`Step`]: absent is unchanged, `null` is not known.
 */
export type StepPatch = { 
/**
 * The child.
 */
pupil?: string | null, 
/**
 * Code of the step.
 */
kind?: string | null, 
/**
 * The day it was taken, or is arranged for.
 */
on_day?: string | null, 
/**
 * The status or placement to which it belongs; NULL is the child's current one.
 */
about?: string | null, 
/**
 * What shows it: a letter, a reference, who said so.
 */
evidence?: string | null, 
/**
 * The officer who recorded it.
 */
author?: string | null, };

/**
 * A stretch of text, and whether it is what was looked for. Stretches instead of offsets, because Rust counts bytes and a
 * window counts UTF-16.
 */
export type Stretch = { 
/**
 * The text as written.
 */
text: string, 
/**
 * Was it looked for?
 */
hit: boolean, };

/**
 * A child who should perhaps come.
 */
export type Suggestion = { 
/**
 * The child.
 */
pupil: string, 
/**
 * "Nowak, Łukasz".
 */
name: string, 
/**
 * Year group.
 */
year: string | null, 
/**
 * Why: "Day 6 is tomorrow: no provision recorded".
 */
reason: string, 
/**
 * Smaller is more serious.
 */
rank: number, };

/**
 * What the suspensions of a child add up to.
 */
export type SuspendedSums = { 
/**
 * Half days in the school year; 90 are the limit.
 */
year: number, 
/**
 * First day of that year.
 */
year_from: string, 
/**
 * Half days in the term; over 30 the board must consider reinstatement.
 */
term: number, 
/**
 * First day of the term.
 */
term_from: string, 
/**
 * Last day of the term.
 */
term_until: string, 
/**
 * Some could not be counted, so the totals are at least what they say.
 */
some_unknown: boolean, 
/**
 * "7.5 of 45 school days this school year; 3 this term, of 15 after which the board must meet".
 */
sentence: string, };

/**
 * A suspension from school.
 */
export type Suspension = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The child.
 */
pupil: string | null, 
/**
 * First day, or part of one.
 */
first_day: string | null, 
/**
 * Last day; NULL is not known.
 */
last_day: string | null, 
/**
 * Half days, a day being two; NULL is reckoned from the days.
 */
sessions: number | null, 
/**
 * The school, as a setting reference; NULL is the one whose roll the child is on.
 */
setting: string | null, 
/**
 * Why, in the words of the school.
 */
reason: string | null, 
/**
 * Anything else.
 */
notes: string | null, };

/**
 * A suspension.
 */
export type SuspensionLine = { 
/**
 * The row.
 */
suspension: Suspension, 
/**
 * The school's name, when one is named.
 */
setting_name: string | null, 
/**
 * Half days that it counts for; `None` where no calendar can say.
 */
half_days: number | null, };

/**
 *Edits to some fields of a [`Suspension`]: absent is unchanged, `null` is not known.
 */
export type SuspensionPatch = { 
/**
 * The child.
 */
pupil?: string | null, 
/**
 * First day, or part of one.
 */
first_day?: string | null, 
/**
 * Last day; NULL is not known.
 */
last_day?: string | null, 
/**
 * Half days, a day being two; NULL is reckoned from the days.
 */
sessions?: number | null, 
/**
 * The school, as a setting reference; NULL is the one whose roll the child is on.
 */
setting?: string | null, 
/**
 * Why, in the words of the school.
 */
reason?: string | null, 
/**
 * Anything else.
 */
notes?: string | null, };

/**
 * A task, or a promise that is waited for.
 */
export type Task = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The child; NULL is about no one child.
 */
pupil: string | null, 
/**
 * What is to be done.
 */
title: string | null, 
/**
 * By when; NULL is no day.
 */
due_on: string | null, 
/**
 * The officer who sees to it.
 */
owner: string | null, 
/**
 * Who has promised it; NULL is the owner's own to do.
 */
waiting_on: string | null, 
/**
 * The school or provider that owes it, as a setting reference.
 */
setting: string | null, 
/**
 * The day it was promised.
 */
promised_on: string | null, 
/**
 * What it came from: `note`, `review`, `panel_case`, `meeting`.
 */
from_table: string | null, 
/**
 * That row.
 */
from_row: string | null, 
/**
 * The day it was done; NULL is open.
 */
done_on: string | null, 
/**
 * What came of it.
 */
outcome: string | null, 
/**
 * Why it will not be done; NULL is still wanted.
 */
dropped_reason: string | null, };

/**
 * A task with the names that it needs.
 */
export type TaskLine = { 
/**
 * The row.
 */
task: Task, 
/**
 * "Nowak, Łukasz"; `None` is about no one child.
 */
child: string | null, 
/**
 * Who sees to it; `None` is nobody.
 */
owner_name: string | null, 
/**
 * The school or provider that owes it.
 */
setting_name: string | null, 
/**
 * Each time it was asked for, oldest first.
 */
chases: Array<Chase>, 
/**
 * How far it has gone: asked | chased | escalated | head; `None` is not asked for yet.
 */
rung: string | null, 
/**
 * The rung that comes next.
 */
next_rung: string, 
/**
 * The day on which to act: when to ask again, else when it is due; `None` is no day.
 */
act_on: string | null, 
/**
 * Whole days since it was promised.
 */
days: number | null, 
/**
 * overdue | today | soon | later | no_day | done | dropped
 */
standing: string, 
/**
 * "From the review of Tue 10 Nov 2026"; `None` when it stands alone.
 */
from: string | null, };

/**
 *Edits to some fields of a [`Task`]: absent is unchanged, `null` is not known.
 */
export type TaskPatch = { 
/**
 * The child; NULL is about no one child.
 */
pupil?: string | null, 
/**
 * What is to be done.
 */
title?: string | null, 
/**
 * By when; NULL is no day.
 */
due_on?: string | null, 
/**
 * The officer who sees to it.
 */
owner?: string | null, 
/**
 * Who has promised it; NULL is the owner's own to do.
 */
waiting_on?: string | null, 
/**
 * The school or provider that owes it, as a setting reference.
 */
setting?: string | null, 
/**
 * The day it was promised.
 */
promised_on?: string | null, 
/**
 * What it came from: `note`, `review`, `panel_case`, `meeting`.
 */
from_table?: string | null, 
/**
 * That row.
 */
from_row?: string | null, 
/**
 * The day it was done; NULL is open.
 */
done_on?: string | null, 
/**
 * What came of it.
 */
outcome?: string | null, 
/**
 * Why it will not be done; NULL is still wanted.
 */
dropped_reason?: string | null, };

/**
 * Which tasks.
 */
export type TasksQuery = { 
/**
 * Of one child.
 */
pupil?: string, 
/**
 * Owed by one school or provider.
 */
setting?: string, 
/**
 * Only those that I see to.
 */
mine?: boolean, 
/**
 * Only those that this officer sees to.
 */
owner?: string, };

/**
 * Tasks in the order in which they are to be done.
 */
export type TasksView = { 
/**
 * An officer's own to do, soonest first.
 */
own: Array<TaskLine>, 
/**
 * What others have promised, the one to chase first at the top.
 */
promises: Array<TaskLine>, 
/**
 * Done or dropped, newest first; only where one child or one setting was asked for.
 */
closed: Array<TaskLine>, 
/**
 * "2 tasks are due · 1 promise to chase".
 */
sentence: string, };

/**
 * The team whose book this is.
 */
export type Team = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * DfE code of the authority, three digits (`203`).
 */
la_code: string | null, 
/**
 * Name of the authority.
 */
la_name: string | null, 
/**
 * What the team calls itself; NULL shows the authority's name.
 */
team_name: string | null, };

/**
 *Edits to some fields of a [`Team`]: absent is unchanged, `null` is not known.
 */
export type TeamPatch = { 
/**
 * DfE code of the authority, three digits (`203`).
 */
la_code?: string | null, 
/**
 * Name of the authority.
 */
la_name?: string | null, 
/**
 * What the team calls itself; NULL shows the authority's name.
 */
team_name?: string | null, };

/**
 * What to change about the team.
 */
export type TeamSave = { 
/**
 * Only the fields that change.
 */
patch: TeamPatch, };

/**
 * The team and its place.
 */
export type TeamView = { 
/**
 * The team's row; `None` before the first run is over.
 */
team: Team | null, 
/**
 * Neighbouring local authorities, worked out from where their schools stand.
 */
neighbours: Array<LocalAuthority>, };

/**
 * Whom to tell.
 */
export type Tell = { 
/**
 * The contact.
 */
contact: string, 
/**
 * Name.
 */
name: string, 
/**
 * Telephone.
 */
phone: string | null, 
/**
 * Must not learn where the child is.
 */
hides: boolean, };

/**
 * What somebody said of a half day.
 */
export type Telling = { 
/**
 * The row.
 */
id: string, 
/**
 * The attendance code.
 */
code: string, 
/**
 * "Present in the morning".
 */
label: string, 
/**
 * Whether the child was in education; `None` where the code says neither.
 */
attending: boolean | null, 
/**
 * Who said so; `None` is not recorded.
 */
said_by: string | null, 
/**
 * What else was said.
 */
notes: string | null, };

/**
 * A letter with its wording.
 */
export type TemplateLine = { 
/**
 * Which letter.
 */
kind: string, 
/**
 * What a person reads in a list.
 */
label: string, 
/**
 * What it is about: child | promise | concern
 */
about: string, 
/**
 * The heading in use.
 */
title: string, 
/**
 * The wording in use.
 */
text: string, 
/**
 * Whether the team has changed it.
 */
changed: boolean, 
/**
 * Why it differs.
 */
reason: string | null, 
/**
 * The heading as it is built in.
 */
built_in_title: string, 
/**
 * The wording as it is built in.
 */
built_in_text: string, 
/**
 * What is wrong with the team's wording; letters use the built-in one until it is put right.
 */
problem: string | null, 
/**
 * The fields that may be named.
 */
fields: Array<WordChoice>, };

/**
 * A wording as typed.
 */
export type TemplateText = { 
/**
 * Which letter.
 */
kind: string, 
/**
 * The heading; `None` is the built-in one.
 */
title: string | null, 
/**
 * The wording; `None` goes back to the built-in one.
 */
text: string | null, 
/**
 * Why it differs.
 */
reason?: string, };

/**
 * What a wording comes to with nothing filled in.
 */
export type TemplateTried = { 
/**
 * What is wrong with it; `None` when it can be used.
 */
problem: string | null, };

/**
 * A stretch of school days.
 */
export type Term = { 
/**
 * UUIDv7, made by whoever creates the row.
 */
id: string, 
/**
 * The calendar.
 */
calendar: string | null, 
/**
 * `Autumn 1`, say.
 */
name: string | null, 
/**
 * First day for pupils.
 */
starts_on: string | null, 
/**
 * Last day for pupils.
 */
ends_on: string | null, };

/**
 * A term as given.
 */
export type TermGiven = { 
/**
 * "Autumn 1".
 */
name: string | null, 
/**
 * First day.
 */
starts_on: string, 
/**
 * Last day.
 */
ends_on: string, };

/**
 * Which calendar the file is for.
 */
export type TermsFile = { 
/**
 * The calendar; a new one for the authority when absent.
 */
calendar?: string, };

/**
 * What a file of term dates says.
 */
export type TermsRead = { 
/**
 * The file's name.
 */
file_name: string, 
/**
 * "6 terms and 5 days off; 6 terms that stood in those months give way."
 */
sentence: string, 
/**
 * Terms of the file, in order.
 */
terms: Array<TermGiven>, 
/**
 * Days off of the file, in order.
 */
days_off: Array<DayOffGiven>, 
/**
 * What was left out or decided.
 */
notes: Array<string>, 
/**
 * The calendar as it would be: to be shown with what it moves, and then saved.
 */
save: CalendarSave, };

/**
 * How a column relates to a value.
 */
export type Test = "is" | "is_not" | "contains" | "before" | "after" | "empty" | "not_empty";

/**
 * The work list.
 */
export type Today = { 
/**
 * The day it is.
 */
today: string, 
/**
 * What presses, in numbers: empty when nothing does.
 */
counts: Array<TodayCount>, 
/**
 * By consequence.
 */
groups: Array<TodayGroup>, 
/**
 * What is to be noticed beside the dates; those that were put off are not among them.
 */
alerts: TodayAlerts, 
/**
 * When nothing is due: the next thing that will be.
 */
next: DueRow | null, 
/**
 * Meetings in the next fortnight.
 */
meetings: Array<MeetingLine>, };

/**
 * Alerts as Today shows them.
 */
export type TodayAlerts = { 
/**
 * How many speak today; the rows below may be the first of them.
 */
total: number, 
/**
 * Gravest first.
 */
rows: Array<AlertRow>, };

/**
 * How many there are of one group, in words.
 */
export type TodayCount = { 
/**
 * The group whose rows are counted.
 */
group: string, 
/**
 * "12 dates breached", "1 child not seen for over 10 days".
 */
words: string, };

/**
 * One group of the list.
 */
export type TodayGroup = { 
/**
 * breached | due | upcoming | unknown | no_date | unseen
 */
key: string, 
/**
 * "Breached".
 */
title: string, 
/**
 * How many in all; the rows below may be the first of them.
 */
total: number, 
/**
 * The first rows.
 */
rows: Array<DueRow>, };

/**
 * The rest of a group.
 */
export type TodayMore = { 
/**
 * Which group.
 */
key: string, 
/**
 * Only mine.
 */
mine: boolean, 
/**
 * Rows to pass over.
 */
offset: number, 
/**
 * Rows to return.
 */
limit: number, };

/**
 * Which work.
 */
export type TodayQuery = { 
/**
 * Only the children whom I hold or cover.
 */
mine?: boolean, };

/**
 * Two records: the one that is kept, and the other.
 */
export type Two = { 
/**
 * The record that is kept.
 */
keep: string, 
/**
 * The one that would become part of it.
 */
other: string, };

/**
 * Taking back a change.
 */
export type Undo = { 
/**
 * Which; the last one of mine when absent.
 */
change?: ChangeRef, 
/**
 * Take it back even though it has been edited since.
 */
anyway: boolean, };

/**
 * What Ctrl+Z would take back.
 */
export type UndoPeek = { 
/**
 * "Added a placement"; `None` when there is nothing to take back.
 */
undo: string | null, 
/**
 * What Ctrl+Shift+Z would put back.
 */
redo: string | null, };

/**
 * What was taken back.
 */
export type Undone = { 
/**
 * "Took back: Added a placement".
 */
sentence: string, 
/**
 * The children whom it is about.
 */
subjects: Array<string>, };

/**
 * Which school.
 */
export type Urn = { 
/**
 * Unique reference number.
 */
urn: number, };

/**
 * What the unlock screen needs to know.
 */
export type VaultState = { 
/**
 * Which screen to show.
 */
stage: Stage, 
/**
 * What to say on it.
 */
sentence: string, 
/**
 * Whether this is the invented local authority.
 */
sample: boolean, 
/**
 * Seconds until another passphrase may be tried; nought when at once.
 */
wait_seconds: number, 
/**
 * Whether the recovery key has been typed back. Until then the first run is not over.
 */
recovery_confirmed: boolean, 
/**
 * Whether somebody has said who they are and which local authority this is.
 */
introduced: boolean, };

/**
 * Views that come with the product.
 */
export type View = "everyone" | "mine" | "breached" | "day_six" | "unseen" | "no_next_date" | "under_hours" | "no_provision" | "reviews_due" | "unallocated" | "closed";

/**
 * A saved view and how many children it holds now.
 */
export type ViewCount = { 
/**
 * Which.
 */
view: View, 
/**
 * How many children.
 */
count: number, };

/**
 * Moving a view among the others.
 */
export type ViewMove = { 
/**
 * The view.
 */
id: string, 
/**
 * Its place from now on, counted from one.
 */
to: number, };

/**
 * A view to keep, or what to change about one.
 */
export type ViewSave = { 
/**
 * Absent for a new one.
 */
id?: string, 
/**
 * Its name.
 */
name?: string, 
/**
 * For the whole team.
 */
team?: boolean, 
/**
 * Beside the views that come with the product.
 */
pinned?: boolean, 
/**
 * What it asks; where it begins and how many rows it shows are left out.
 */
question?: PupilsQuery, };

/**
 * A child to see.
 */
export type VisitLine = { 
/**
 * As in lists.
 */
child: CaseloadRow, 
/**
 * "Nowak, Łukasz".
 */
name: string, 
/**
 * What to be careful about: worries, and whom not to meet.
 */
care: string | null, 
/**
 * A note of a visit on the day already stands.
 */
done: boolean, };

/**
 * What was seen and heard.
 */
export type VisitSave = { 
/**
 * The child.
 */
pupil: string, 
/**
 * The day.
 */
day: string, 
/**
 * Seen in person; `None` is not recorded.
 */
seen: boolean | null, 
/**
 * Where.
 */
place: string | null, 
/**
 * What was seen, in the officer's words.
 */
text: string | null, 
/**
 * The child's own words.
 */
words: string | null, 
/**
 * What happens next; makes a task.
 */
next_step: string | null, 
/**
 * By when.
 */
next_on: string | null, };

/**
 * A place to go to and the children to see there.
 */
export type VisitStop = { 
/**
 * Where; "Home of Łukasz Nowak" for a child who is taught nowhere else.
 */
place: string, 
/**
 * Address, where it is known.
 */
address: string | null, 
/**
 * Whom to ask for, with the number.
 */
contact: string | null, 
/**
 * The children.
 */
children: Array<VisitLine>, };

/**
 * The children of a day.
 */
export type VisitsQuery = { 
/**
 * The children, in any order.
 */
pupils: Array<string>, 
/**
 * The day.
 */
day: string, 
/**
 * UTC milliseconds written into the sheet; absent is now. With the moment of a sheet that was saved, its bytes come again.
 */
made_at?: number, };

/**
 * When somebody was last heard.
 */
export type Voice = { 
/**
 * The day; `None` is never.
 */
on: string | null, 
/**
 * Days since.
 */
days: number | null, 
/**
 * A note or a review.
 */
from: string | null, };

/**
 * One provider, for one reason.
 */
export type WatchLine = { 
/**
 * The provider, as a setting reference.
 */
setting: string, 
/**
 * Its name.
 */
name: string, 
/**
 * concern | registration | document
 */
about: string, 
/**
 * nothing | look | unknown | looks_like_school | must_register; of a document lapsed | lapses; `None` for a concern.
 */
suggests: string | null, 
/**
 * "Concern open, new placements on hold".
 */
title: string, 
/**
 * "One member of staff with nine young people · since Wed 4 Nov 2026 · 6 children there".
 */
sentence: string, };

/**
 * A week of education.
 */
export type Week = { 
/**
 * The Monday.
 */
monday: string, 
/**
 * Minutes of education in all, each minute counted once; `None` when nothing is arranged here because somebody else
 * teaches the child.
 */
minutes: number | null, 
/**
 * Minutes a full-time week would have for this key stage; `None` when the year is unknown, or the hours are not the
 * team's to arrange.
 */
entitlement: number | null, 
/**
 * "14.5 of 25 h, nothing on Wed to Fri"; "At the school on roll, whose hours are not recorded here".
 */
sentence: string, 
/**
 * Ten half days from Monday morning.
 */
halves: Array<HalfDay>, 
/**
 * School days with no education at all in the six weeks up to the day; `None` when no calendar reaches.
 */
without: DaysWithout | null, };

/**
 * A week to look at.
 */
export type WeekQuery = { 
/**
 * The child.
 */
pupil: string, 
/**
 * Any day of the week.
 */
day: string, };

/**
 * What a grid weighs and how.
 */
export type Weighing = { 
/**
 * Points in thousandths by what is counted.
 */
weights: { [key in string]: number }, 
/**
 * Points in thousandths for a fair-access category, a to m, in place of the usual.
 */
categories: { [key in string]: number }, 
/**
 * Percentage by year group, R as 0; 100 is as it is, and so is what is absent.
 */
years: { [key in string]: number }, 
/**
 * Percentage that is kept with each academic year that has ended since; `None` is all of it.
 */
keep_percent: number | null, 
/**
 * Days over which points fade evenly to nothing; `None` and they do not.
 */
fade_days: number | null, 
/**
 * The most that a year group takes in an academic year; `None` is no cap.
 */
cap: number | null, 
/**
 * Schools take turns in rotation, the longest wait first, and not by the least share.
 */
rotation: boolean, 
/**
 * Year groups of schools that take no turn while the grid is used.
 */
spared: Array<GridSpared>, };

/**
 * The arithmetic behind a date, for "why this date?".
 */
export type Why = { 
/**
 * "Wed 18 Nov = 6th school day (10, 11, 12, 13, 17, 18; weekend and INSET Mon 16 skipped); source: LA calendar".
 */
sentence: string, 
/**
 * The law or guidance.
 */
citation: string, 
/**
 * "Read in the source" | "From working knowledge: check locally" | "Inferred".
 */
confidence: string, 
/**
 * Since when the rule has been in force, and until when.
 */
in_force: string, 
/**
 * How days are counted.
 */
basis: string, 
/**
 * Whose duty it is.
 */
duty_holder: string, 
/**
 * Days that counted, in order.
 */
counted: Array<string>, 
/**
 * Days that did not, and why.
 */
skipped: Array<Skipped>, 
/**
 * The other reading in use, with its date, where sources differ.
 */
alternative: string | null, 
/**
 * What met it or excused it.
 */
evidence: string | null, };

/**
 * Which date.
 */
export type WhyQuery = { 
/**
 * The child.
 */
pupil: string, 
/**
 * The rule: "C01".
 */
rule: string, 
/**
 * The row that set the clock going.
 */
row: string, };

/**
 * A code and its label.
 */
export type WordChoice = { 
/**
 * What is stored.
 */
code: string, 
/**
 * What is read.
 */
label: string, };

/**
 * What one officer has in hand. Each number is the length of a list that can be opened.
 */
export type Workload = { 
/**
 * The officer; `None` is nobody: the children whom no officer holds.
 */
officer: string | null, 
/**
 * Their name, told apart from another of the same name; `None` for nobody, or for an officer who is not here.
 */
name: string | null, 
/**
 * Open children whom they hold.
 */
children: number, 
/**
 * Of these, with a date that has passed.
 */
breached: number, 
/**
 * Of these, with something due today, tomorrow or soon.
 */
due: number, 
/**
 * Of these, not seen lately or ever.
 */
unseen: number, 
/**
 * Of these, without any date ahead.
 */
no_next_date: number, 
/**
 * Of these, placed nowhere.
 */
no_provision: number, 
/**
 * Of these, covered by somebody else today.
 */
covered: number, 
/**
 * Children of others whom they cover today.
 */
covering: number, 
/**
 * Tasks that they own and that are not done.
 */
tasks: number, };

/**
 * A number with its rows.
 */
export type YearMeasure = { 
/**
 * What it is kept under.
 */
code: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * As it is read: "12", "17 days", "Unknown".
 */
number: string, 
/**
 * Of what, and what is not known: "of 41", "of 30; 4 unknown".
 */
of: string, 
/**
 * How it is counted.
 */
meaning: string, 
/**
 * The rows behind it.
 */
rows: Array<YearRow>, };

/**
 * Which school's year.
 */
export type YearQuery = { 
/**
 * A school; the LA when absent.
 */
urn?: number, 
/**
 * First and last day to show.
 */
from: string, 
/**
 * First and last day to show.
 */
to: string, };

/**
 * A row behind a number.
 */
export type YearRow = { 
/**
 * The child.
 */
pupil: string, 
/**
 * "Nowak, Łukasz".
 */
name: string, 
/**
 * The day; of the meeting where nothing else is said.
 */
on: string | null, 
/**
 * What it says.
 */
what: string, };

/**
 * A school that admitted.
 */
export type YearSchool = { 
/**
 * Unique reference number.
 */
urn: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Pupils on roll; `None` is not known.
 */
roll: number | null, 
/**
 * Fair access and managed moves in.
 */
admitted: number, 
/**
 * Hundredths of an admission for each 100 on roll: 125 is 1.25. `None` where the roll is not known.
 */
per_hundred: number | null, 
/**
 * "Year 8: 1, Year 9: 2".
 */
by_year: string, 
/**
 * The rows.
 */
rows: Array<YearRow>, };

/**
 * Days of a year.
 */
export type YearView = { 
/**
 * Which calendar this is.
 */
sentence: string, 
/**
 * Every day asked for.
 */
days: Array<DayKind>, };

/** Every command: its request, its reply, and whether a file goes in or bytes come out. */
export interface Commands {
  "agencies.remove": { request: RowRemove; reply: Id; kind: "json" };
  "agencies.save": { request: RowSave<AgencyPatch>; reply: Id; kind: "json" };
  "agreements.list": { request: OfPupil; reply: Array<AgreementView>; kind: "json" };
  "alerts.more": { request: AlertsMore; reply: Array<AlertRow>; kind: "json" };
  "app.about": { request: Nothing; reply: About; kind: "json" };
  "app.state": { request: Nothing; reply: AppState; kind: "json" };
  "authorities.find": { request: Find; reply: Array<Authority>; kind: "json" };
  "backups.list": { request: Nothing; reply: BackupsView; kind: "json" };
  "backups.now": { request: Nothing; reply: Said; kind: "json" };
  "backups.prove": { request: BackupName; reply: Said; kind: "json" };
  "backups.restore": { request: BackupName; reply: Said; kind: "json" };
  "bulk.apply": { request: BulkDo; reply: Done; kind: "json" };
  "bulk.preview": { request: BulkAsk; reply: Difference; kind: "json" };
  "calendars.list": { request: Nothing; reply: CalendarsView; kind: "json" };
  "calendars.moves": { request: CalendarSave; reply: Moves; kind: "json" };
  "calendars.moves_without": { request: Id; reply: Moves; kind: "json" };
  "calendars.remove": { request: Id; reply: Id; kind: "json" };
  "calendars.save": { request: CalendarSave; reply: Id; kind: "json" };
  "calendars.year": { request: YearQuery; reply: YearView; kind: "json" };
  "captures.file": { request: CaptureFile; reply: Captured; kind: "json" };
  "captures.list": { request: Nothing; reply: Array<CaptureLine>; kind: "json" };
  "captures.propose": { request: CaptureText; reply: Proposal; kind: "json" };
  "captures.save": { request: CaptureSave; reply: Captured; kind: "json" };
  "captures.set_aside": { request: CaptureDrop; reply: Id; kind: "json" };
  "cases.add": { request: CaseAdd; reply: Id; kind: "json" };
  "cases.decide": { request: Decide; reply: Id; kind: "json" };
  "cases.decision_preview": { request: Decide; reply: DecisionPreview; kind: "json" };
  "cases.eligibility": { request: EligibilityQuery; reply: Eligibility; kind: "json" };
  "cases.move": { request: CaseMove; reply: Id; kind: "json" };
  "cases.refused": { request: SchoolRefusal; reply: Id; kind: "json" };
  "cases.remove": { request: RowRemove; reply: Id; kind: "json" };
  "cases.route": { request: Id; reply: DirectionRoute; kind: "json" };
  "cases.save": { request: RowSave<PanelCasePatch>; reply: Id; kind: "json" };
  "cases.step": { request: DirectionTake; reply: Id; kind: "json" };
  "cases.told": { request: DecisionTold; reply: Id; kind: "json" };
  "chases.remove": { request: RowRemove; reply: Id; kind: "json" };
  "chases.save": { request: RowSave<ChasePatch>; reply: Id; kind: "json" };
  "clocks.get": { request: OfPupil; reply: ClocksView; kind: "json" };
  "contacts.move": { request: ContactMove; reply: Id; kind: "json" };
  "contacts.remove": { request: RowRemove; reply: Id; kind: "json" };
  "contacts.save": { request: RowSave<ContactPatch>; reply: Id; kind: "json" };
  "costs.list": { request: CostsQuery; reply: CostsView; kind: "json" };
  "declarations.remove": { request: RowRemove; reply: Id; kind: "json" };
  "declarations.save": { request: RowSave<DeclarationPatch>; reply: Id; kind: "json" };
  "disclosures.list": { request: DisclosuresQuery; reply: Array<DisclosureLine>; kind: "json" };
  "documents.add": { request: DocumentsOf; reply: Id; kind: "file" };
  "documents.file": { request: Id; reply: Nothing; kind: "bytes" };
  "documents.list": { request: DocumentsOf; reply: Array<DocumentLine>; kind: "json" };
  "documents.remove": { request: RowRemove; reply: Id; kind: "json" };
  "documents.save": { request: DocumentChange; reply: Id; kind: "json" };
  "draft.clear": { request: DraftKey; reply: Nothing; kind: "json" };
  "draft.get": { request: DraftKey; reply: Draft; kind: "json" };
  "draft.put": { request: DraftPut; reply: Nothing; kind: "json" };
  "due.why": { request: WhyQuery; reply: Why; kind: "json" };
  "erasure.erase": { request: ErasureAsked; reply: Said; kind: "json" };
  "erasure.list": { request: Nothing; reply: Array<ErasedLine>; kind: "json" };
  "erasure.preview": { request: Id; reply: ErasureView; kind: "json" };
  "exemptions.remove": { request: RowRemove; reply: Id; kind: "json" };
  "exemptions.save": { request: RowSave<ExemptionPatch>; reply: Id; kind: "json" };
  "facts.remove": { request: RowRemove; reply: Id; kind: "json" };
  "facts.save": { request: RowSave<FactPatch>; reply: Id; kind: "json" };
  "former_names.remove": { request: RowRemove; reply: Id; kind: "json" };
  "former_names.save": { request: RowSave<FormerNamePatch>; reply: Id; kind: "json" };
  "gias.accept": { request: Accept; reply: ImportDone; kind: "json" };
  "gias.preview": { request: Nothing; reply: GiasPreview; kind: "file" };
  "grids.remove": { request: RowRemove; reply: Id; kind: "json" };
  "grids.save": { request: GridSave; reply: Id; kind: "json" };
  "handover.back": { request: BackAsk; reply: HandBack; kind: "json" };
  "handover.back_pdf": { request: BackPage; reply: Nothing; kind: "bytes" };
  "handover.get": { request: Id; reply: Handover; kind: "json" };
  "handover.pdf": { request: HandoverPage; reply: Nothing; kind: "bytes" };
  "history.page": { request: HistoryQuery; reply: HistoryPage; kind: "json" };
  "hours.get": { request: Nothing; reply: Array<EntitlementLine>; kind: "json" };
  "hours.set": { request: EntitlementSet; reply: Nothing; kind: "json" };
  "imports.list": { request: Nothing; reply: ImportsView; kind: "json" };
  "imports.redo": { request: Id; reply: Undone; kind: "json" };
  "imports.undo": { request: Id; reply: Undone; kind: "json" };
  "keep_apart.check": { request: ApartQuery; reply: Array<Conflict>; kind: "json" };
  "keep_apart.remove": { request: RowRemove; reply: Id; kind: "json" };
  "keep_apart.save": { request: RowSave<KeepApartPatch>; reply: Id; kind: "json" };
  "lists.saved": { request: ListSaved; reply: Id; kind: "json" };
  "marks.remove": { request: RowRemove; reply: Id; kind: "json" };
  "marks.save": { request: RowSave<MarkPatch>; reply: Id; kind: "json" };
  "me.choose": { request: Id; reply: Me; kind: "json" };
  "me.get": { request: Nothing; reply: Me; kind: "json" };
  "meetings.get": { request: Id; reply: MeetingView; kind: "json" };
  "meetings.matters": { request: Id; reply: Array<MatterLine>; kind: "json" };
  "meetings.people": { request: Id; reply: MeetingPeople; kind: "json" };
  "meetings.remove": { request: RowRemove; reply: Id; kind: "json" };
  "meetings.save": { request: RowSave<MeetingPatch>; reply: Id; kind: "json" };
  "meetings.suggestions": { request: Id; reply: Array<Suggestion>; kind: "json" };
  "notes.list": { request: NotesQuery; reply: Array<Note>; kind: "json" };
  "notes.save": { request: RowSave<NotePatch>; reply: Id; kind: "json" };
  "officers.list": { request: Nothing; reply: Array<Officer>; kind: "json" };
  "officers.save": { request: OfficerSave; reply: Id; kind: "json" };
  "owed.get": { request: Setting; reply: Owed; kind: "json" };
  "owed.pdf": { request: OwedPage; reply: Nothing; kind: "bytes" };
  "owed.saved": { request: OwedPage; reply: Id; kind: "json" };
  "pack.differences": { request: Id; reply: PackDifferences; kind: "json" };
  "pack.issue": { request: PackIssueAsked; reply: PackIssued; kind: "json" };
  "pack.issues": { request: Id; reply: Array<PackIssueLine>; kind: "json" };
  "pack.pdf": { request: PackQuery; reply: Nothing; kind: "bytes" };
  "pack.saved": { request: PackSaved; reply: Id; kind: "json" };
  "pack.sections": { request: PackSectionsChosen; reply: Id; kind: "json" };
  "pack.summary": { request: PackQuery; reply: PackSummary; kind: "json" };
  "pack.supplement": { request: PackSupplementQuery; reply: PackSupplement | null; kind: "json" };
  "pack.supplement_issue": { request: PackIssueAsked; reply: PackIssued; kind: "json" };
  "pack.supplement_pdf": { request: PackSupplementQuery; reply: Nothing; kind: "bytes" };
  "panel_members.list": { request: Id; reply: Array<PanelMember>; kind: "json" };
  "panel_members.remove": { request: RowRemove; reply: Id; kind: "json" };
  "panel_members.save": { request: RowSave<PanelMemberPatch>; reply: Id; kind: "json" };
  "panels.list": { request: Nothing; reply: PanelsView; kind: "json" };
  "panels.remove": { request: RowRemove; reply: Id; kind: "json" };
  "panels.save": { request: RowSave<PanelPatch>; reply: Id; kind: "json" };
  "panels.words": { request: Nothing; reply: PanelWords; kind: "json" };
  "panels.year": { request: PanelYearQuery; reply: PanelYear; kind: "json" };
  "papers.about": { request: PaperQuery; reply: PaperAbout; kind: "json" };
  "papers.disclose": { request: Disclose; reply: Id; kind: "json" };
  "papers.pdf": { request: PaperQuery; reply: Nothing; kind: "bytes" };
  "placements.drift": { request: Nothing; reply: Drift; kind: "json" };
  "placements.remove": { request: RowRemove; reply: Id; kind: "json" };
  "placements.save": { request: PlacementSave; reply: Id; kind: "json" };
  "placements.space": { request: SpaceQuery; reply: Space; kind: "json" };
  "places.find": { request: Find; reply: Array<PlaceHit>; kind: "json" };
  "plan_weeks.remove": { request: RowRemove; reply: Id; kind: "json" };
  "plan_weeks.save": { request: RowSave<PlanWeekPatch>; reply: Id; kind: "json" };
  "plans.ladder": { request: LadderSave; reply: Id; kind: "json" };
  "plans.remove": { request: RowRemove; reply: Id; kind: "json" };
  "plans.save": { request: RowSave<PlanPatch>; reply: Id; kind: "json" };
  "plans.shift": { request: LadderShift; reply: Id; kind: "json" };
  "provider_concerns.affected": { request: Setting; reply: Affected; kind: "json" };
  "provider_concerns.hold": { request: Setting; reply: Hold | null; kind: "json" };
  "provider_concerns.list": { request: Setting; reply: ProviderConcerns; kind: "json" };
  "provider_concerns.remove": { request: RowRemove; reply: Id; kind: "json" };
  "provider_concerns.save": { request: RowSave<ProviderConcernPatch>; reply: Id; kind: "json" };
  "provider_visits.list": { request: Setting; reply: Array<TaskLine>; kind: "json" };
  "provider_visits.made": { request: ProviderVisitMade; reply: Id; kind: "json" };
  "provider_visits.plan": { request: ProviderVisitPlan; reply: Id; kind: "json" };
  "providers.get": { request: Setting; reply: ProviderView; kind: "json" };
  "providers.list": { request: ProvidersQuery; reply: ProvidersView; kind: "json" };
  "providers.save": { request: ProviderSave; reply: Setting; kind: "json" };
  "providers.watch": { request: TodayQuery; reply: ProviderWatch; kind: "json" };
  "pupils.add": { request: RowSave<PupilPatch>; reply: Id; kind: "json" };
  "pupils.alike": { request: Likeness; reply: Array<Alike>; kind: "json" };
  "pupils.as_at": { request: AsAtQuery; reply: AsAtPage; kind: "json" };
  "pupils.chronology": { request: ChronologyQuery; reply: ChronologyPage; kind: "json" };
  "pupils.circle": { request: Id; reply: Circle; kind: "json" };
  "pupils.close": { request: CaseClose; reply: Id; kind: "json" };
  "pupils.counts": { request: Nothing; reply: Array<ViewCount>; kind: "json" };
  "pupils.csv": { request: ListAsk; reply: Nothing; kind: "bytes" };
  "pupils.ids": { request: PupilsQuery; reply: PupilIds; kind: "json" };
  "pupils.list": { request: PupilsQuery; reply: PupilsPage; kind: "json" };
  "pupils.on_day": { request: OnDayQuery; reply: OnDay; kind: "json" };
  "pupils.paper": { request: ListAsk; reply: Nothing; kind: "bytes" };
  "pupils.peek": { request: Id; reply: CaseloadRow; kind: "json" };
  "pupils.record": { request: Id; reply: PupilRecord; kind: "json" };
  "pupils.reopen": { request: Id; reply: Id; kind: "json" };
  "pupils.save": { request: RowSave<PupilPatch>; reply: Id; kind: "json" };
  "pupils.week": { request: WeekQuery; reply: Week; kind: "json" };
  "pupils_file.accept": { request: PupilsAccept; reply: ImportDone; kind: "json" };
  "pupils_file.plan": { request: PupilsMapping; reply: PupilsPlan; kind: "json" };
  "pupils_file.read": { request: PupilsFile; reply: PupilsRead; kind: "file" };
  "pupils_file.sheet": { request: PupilsSheet; reply: PupilsRead; kind: "json" };
  "referrals.ask": { request: ReferralAsk; reply: ReferralsMade; kind: "json" };
  "referrals.csv": { request: ReferralsPeriod; reply: Nothing; kind: "bytes" };
  "referrals.list": { request: ReferralsOf; reply: ReferralsView; kind: "json" };
  "referrals.remove": { request: RowRemove; reply: Id; kind: "json" };
  "referrals.rows": { request: ReferralRowsQuery; reply: ReferralRows; kind: "json" };
  "referrals.save": { request: ReferralSave; reply: Id; kind: "json" };
  "referrals.table": { request: ReferralsPeriod; reply: ReferralsTable; kind: "json" };
  "registration.judge": { request: RowSave<RegistrationJudgementPatch>; reply: Id; kind: "json" };
  "registration.looks": { request: Setting; reply: RegistrationView; kind: "json" };
  "registration.remove": { request: RowRemove; reply: Id; kind: "json" };
  "returns.check": { request: ReturnCheck; reply: Id; kind: "json" };
  "returns.destinations": { request: DestinationsAsk; reply: Destinations; kind: "json" };
  "returns.leavers": { request: LeaversAsk; reply: Leavers; kind: "json" };
  "returns.rate_rows": { request: RateRowsQuery; reply: Array<RateRow>; kind: "json" };
  "returns.rates": { request: RatesQuery; reply: Rates; kind: "json" };
  "returns.ready": { request: Nothing; reply: ReadyList; kind: "json" };
  "reviews.marks": { request: MarksAsk; reply: MarksSince; kind: "json" };
  "reviews.remove": { request: RowRemove; reply: Id; kind: "json" };
  "reviews.save": { request: RowSave<ReviewPatch>; reply: Id; kind: "json" };
  "ring.list": { request: RingQuery; reply: RingList; kind: "json" };
  "ring.mark": { request: RingMark; reply: Id; kind: "json" };
  "ring.remove": { request: RowRemove; reply: Id; kind: "json" };
  "ring.round": { request: RingDay; reply: RingRound; kind: "json" };
  "ring.stands": { request: RingStands; reply: Id; kind: "json" };
  "rules.dial": { request: DialSet; reply: Nothing; kind: "json" };
  "rules.list": { request: Nothing; reply: RulesView; kind: "json" };
  "rules.off": { request: RuleOff; reply: Nothing; kind: "json" };
  "rules.running": { request: RuleId; reply: Array<DueRow>; kind: "json" };
  "s19.remove": { request: RowRemove; reply: Id; kind: "json" };
  "s19.save": { request: RowSave<S19DecisionPatch>; reply: Id; kind: "json" };
  "s19.waiting": { request: Nothing; reply: Array<DueRow>; kind: "json" };
  "same.compare": { request: Two; reply: Comparison; kind: "json" };
  "same.different": { request: Two; reply: Nothing; kind: "json" };
  "same.merge": { request: Merge; reply: Id; kind: "json" };
  "same.pairs": { request: Nothing; reply: Pairs; kind: "json" };
  "schools.get": { request: Urn; reply: SchoolView; kind: "json" };
  "schools.list": { request: SchoolsQuery; reply: SchoolsPage; kind: "json" };
  "search.find": { request: Find; reply: Found; kind: "json" };
  "seats.all": { request: Id; reply: Id; kind: "json" };
  "seats.chair": { request: Id; reply: Id; kind: "json" };
  "seats.remove": { request: RowRemove; reply: Id; kind: "json" };
  "seats.save": { request: RowSave<SeatPatch>; reply: Id; kind: "json" };
  "sessions.save": { request: SessionsSave; reply: Id; kind: "json" };
  "shares.get": { request: SharesQuery; reply: SharesView; kind: "json" };
  "shares.options": { request: OptionsQuery; reply: Array<OptionLine>; kind: "json" };
  "shares.rows": { request: ShareRowsQuery; reply: Array<ShareRow>; kind: "json" };
  "snoozes.remove": { request: RowRemove; reply: Id; kind: "json" };
  "snoozes.save": { request: RowSave<SnoozePatch>; reply: Id; kind: "json" };
  "statuses.remove": { request: RowRemove; reply: Id; kind: "json" };
  "statuses.save": { request: RowSave<StatusPatch>; reply: Id; kind: "json" };
  "steps.remove": { request: RowRemove; reply: Id; kind: "json" };
  "steps.save": { request: RowSave<StepPatch>; reply: Id; kind: "json" };
  "suspensions.remove": { request: RowRemove; reply: Id; kind: "json" };
  "suspensions.save": { request: RowSave<SuspensionPatch>; reply: Id; kind: "json" };
  "tasks.list": { request: TasksQuery; reply: TasksView; kind: "json" };
  "tasks.remove": { request: RowRemove; reply: Id; kind: "json" };
  "tasks.save": { request: RowSave<TaskPatch>; reply: Id; kind: "json" };
  "team.get": { request: Nothing; reply: TeamView; kind: "json" };
  "team.save": { request: TeamSave; reply: TeamView; kind: "json" };
  "templates.list": { request: Nothing; reply: Array<TemplateLine>; kind: "json" };
  "templates.save": { request: TemplateText; reply: TemplateTried; kind: "json" };
  "templates.try": { request: TemplateText; reply: TemplateTried; kind: "json" };
  "terms_file.read": { request: TermsFile; reply: TermsRead; kind: "file" };
  "today.get": { request: TodayQuery; reply: Today; kind: "json" };
  "today.more": { request: TodayMore; reply: Array<DueRow>; kind: "json" };
  "undo.peek": { request: Nothing; reply: UndoPeek; kind: "json" };
  "undo.redo": { request: Nothing; reply: Undone; kind: "json" };
  "undo.undo": { request: Undo; reply: Undone; kind: "json" };
  "vault.active": { request: Nothing; reply: Nothing; kind: "json" };
  "vault.change_passphrase": { request: PassphraseChange; reply: Nothing; kind: "json" };
  "vault.confirm_recovery": { request: RecoveryKeyTyped; reply: Nothing; kind: "json" };
  "vault.create": { request: Passphrase; reply: RecoveryKeyShown; kind: "json" };
  "vault.leave_sample": { request: Nothing; reply: VaultState; kind: "json" };
  "vault.lock": { request: Nothing; reply: VaultState; kind: "json" };
  "vault.lock_after": { request: LockAfter; reply: Nothing; kind: "json" };
  "vault.restore_newest": { request: Nothing; reply: VaultState; kind: "json" };
  "vault.show_recovery": { request: Nothing; reply: RecoveryKeyShown; kind: "json" };
  "vault.state": { request: Nothing; reply: VaultState; kind: "json" };
  "vault.try_sample": { request: Nothing; reply: VaultState; kind: "json" };
  "vault.unlock": { request: Passphrase; reply: VaultState; kind: "json" };
  "vault.unlock_recovery": { request: RecoveryUnlock; reply: VaultState; kind: "json" };
  "views.list": { request: Nothing; reply: Array<SavedViewLine>; kind: "json" };
  "views.move": { request: ViewMove; reply: Id; kind: "json" };
  "views.remove": { request: RowRemove; reply: Id; kind: "json" };
  "views.save": { request: ViewSave; reply: Id; kind: "json" };
  "visits.list": { request: VisitsQuery; reply: Array<VisitStop>; kind: "json" };
  "visits.save": { request: VisitSave; reply: Id; kind: "json" };
  "visits.sheet": { request: VisitsQuery; reply: Nothing; kind: "bytes" };
  "workload.get": { request: Nothing; reply: Array<Workload>; kind: "json" };
}

export const commandNames: readonly (keyof Commands)[] = [
  "agencies.remove",
  "agencies.save",
  "agreements.list",
  "alerts.more",
  "app.about",
  "app.state",
  "authorities.find",
  "backups.list",
  "backups.now",
  "backups.prove",
  "backups.restore",
  "bulk.apply",
  "bulk.preview",
  "calendars.list",
  "calendars.moves",
  "calendars.moves_without",
  "calendars.remove",
  "calendars.save",
  "calendars.year",
  "captures.file",
  "captures.list",
  "captures.propose",
  "captures.save",
  "captures.set_aside",
  "cases.add",
  "cases.decide",
  "cases.decision_preview",
  "cases.eligibility",
  "cases.move",
  "cases.refused",
  "cases.remove",
  "cases.route",
  "cases.save",
  "cases.step",
  "cases.told",
  "chases.remove",
  "chases.save",
  "clocks.get",
  "contacts.move",
  "contacts.remove",
  "contacts.save",
  "costs.list",
  "declarations.remove",
  "declarations.save",
  "disclosures.list",
  "documents.add",
  "documents.file",
  "documents.list",
  "documents.remove",
  "documents.save",
  "draft.clear",
  "draft.get",
  "draft.put",
  "due.why",
  "erasure.erase",
  "erasure.list",
  "erasure.preview",
  "exemptions.remove",
  "exemptions.save",
  "facts.remove",
  "facts.save",
  "former_names.remove",
  "former_names.save",
  "gias.accept",
  "gias.preview",
  "grids.remove",
  "grids.save",
  "handover.back",
  "handover.back_pdf",
  "handover.get",
  "handover.pdf",
  "history.page",
  "hours.get",
  "hours.set",
  "imports.list",
  "imports.redo",
  "imports.undo",
  "keep_apart.check",
  "keep_apart.remove",
  "keep_apart.save",
  "lists.saved",
  "marks.remove",
  "marks.save",
  "me.choose",
  "me.get",
  "meetings.get",
  "meetings.matters",
  "meetings.people",
  "meetings.remove",
  "meetings.save",
  "meetings.suggestions",
  "notes.list",
  "notes.save",
  "officers.list",
  "officers.save",
  "owed.get",
  "owed.pdf",
  "owed.saved",
  "pack.differences",
  "pack.issue",
  "pack.issues",
  "pack.pdf",
  "pack.saved",
  "pack.sections",
  "pack.summary",
  "pack.supplement",
  "pack.supplement_issue",
  "pack.supplement_pdf",
  "panel_members.list",
  "panel_members.remove",
  "panel_members.save",
  "panels.list",
  "panels.remove",
  "panels.save",
  "panels.words",
  "panels.year",
  "papers.about",
  "papers.disclose",
  "papers.pdf",
  "placements.drift",
  "placements.remove",
  "placements.save",
  "placements.space",
  "places.find",
  "plan_weeks.remove",
  "plan_weeks.save",
  "plans.ladder",
  "plans.remove",
  "plans.save",
  "plans.shift",
  "provider_concerns.affected",
  "provider_concerns.hold",
  "provider_concerns.list",
  "provider_concerns.remove",
  "provider_concerns.save",
  "provider_visits.list",
  "provider_visits.made",
  "provider_visits.plan",
  "providers.get",
  "providers.list",
  "providers.save",
  "providers.watch",
  "pupils.add",
  "pupils.alike",
  "pupils.as_at",
  "pupils.chronology",
  "pupils.circle",
  "pupils.close",
  "pupils.counts",
  "pupils.csv",
  "pupils.ids",
  "pupils.list",
  "pupils.on_day",
  "pupils.paper",
  "pupils.peek",
  "pupils.record",
  "pupils.reopen",
  "pupils.save",
  "pupils.week",
  "pupils_file.accept",
  "pupils_file.plan",
  "pupils_file.read",
  "pupils_file.sheet",
  "referrals.ask",
  "referrals.csv",
  "referrals.list",
  "referrals.remove",
  "referrals.rows",
  "referrals.save",
  "referrals.table",
  "registration.judge",
  "registration.looks",
  "registration.remove",
  "returns.check",
  "returns.destinations",
  "returns.leavers",
  "returns.rate_rows",
  "returns.rates",
  "returns.ready",
  "reviews.marks",
  "reviews.remove",
  "reviews.save",
  "ring.list",
  "ring.mark",
  "ring.remove",
  "ring.round",
  "ring.stands",
  "rules.dial",
  "rules.list",
  "rules.off",
  "rules.running",
  "s19.remove",
  "s19.save",
  "s19.waiting",
  "same.compare",
  "same.different",
  "same.merge",
  "same.pairs",
  "schools.get",
  "schools.list",
  "search.find",
  "seats.all",
  "seats.chair",
  "seats.remove",
  "seats.save",
  "sessions.save",
  "shares.get",
  "shares.options",
  "shares.rows",
  "snoozes.remove",
  "snoozes.save",
  "statuses.remove",
  "statuses.save",
  "steps.remove",
  "steps.save",
  "suspensions.remove",
  "suspensions.save",
  "tasks.list",
  "tasks.remove",
  "tasks.save",
  "team.get",
  "team.save",
  "templates.list",
  "templates.save",
  "templates.try",
  "terms_file.read",
  "today.get",
  "today.more",
  "undo.peek",
  "undo.redo",
  "undo.undo",
  "vault.active",
  "vault.change_passphrase",
  "vault.confirm_recovery",
  "vault.create",
  "vault.leave_sample",
  "vault.lock",
  "vault.lock_after",
  "vault.restore_newest",
  "vault.show_recovery",
  "vault.state",
  "vault.try_sample",
  "vault.unlock",
  "vault.unlock_recovery",
  "views.list",
  "views.move",
  "views.remove",
  "views.save",
  "visits.list",
  "visits.save",
  "visits.sheet",
  "workload.get",
];
