//! A meeting and its cases as values: what the panel's papers are made from.
//!
//! Every field may be unknown. Nothing here computes: clocks, hours, references and initials are given, because the
//! rules that make them live elsewhere.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::chronology::Chronology;
use crate::family_plan::FamilyPlan;
use crate::pack::attendance::Attendance;

/// Whether the papers are final.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Still being put together: every page says DRAFT.
    #[default]
    Draft,
    /// Sent to members; from now on nothing renumbers.
    Issued,
    /// The meeting has been held.
    Held,
    /// The meeting did not take place.
    Cancelled,
}

/// The copy that goes to one person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PackCopy {
    /// This copy, counted from 1.
    pub number: u32,
    /// How many there are.
    pub of: u32,
    /// Whose it is.
    pub recipient: String,
}

/// The meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Meeting {
    /// Protective marking; OFFICIAL-SENSITIVE if none is given.
    pub marking: Option<String>,
    /// Name of the panel.
    pub panel_name: Option<String>,
    /// The day.
    pub meeting_date: Option<NaiveDate>,
    /// Minutes after midnight.
    pub starts_at: Option<u32>,
    /// Minutes booked.
    pub length_minutes: Option<u32>,
    /// Where.
    pub place: Option<String>,
    /// Who chairs.
    pub chair: Option<String>,
    /// The authority.
    pub la_name: Option<String>,
    /// The team.
    pub team_name: Option<String>,
    /// Draft, issued, held or cancelled.
    pub stage: Stage,
    /// Members, one a line, with their role if known.
    pub members: Vec<String>,
    /// Apologies, one a line.
    pub apologies: Vec<String>,
    /// What is on every agenda of this panel besides its cases, one a line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub standing: Vec<String>,
}

impl Meeting {
    /// The marking that is printed.
    pub fn marking(&self) -> &str {
        crate::words::said(self.marking.as_deref()).unwrap_or("OFFICIAL-SENSITIVE")
    }

    /// The name that is printed when a sentence needs one.
    pub fn name(&self) -> &str {
        crate::words::said(self.panel_name.as_deref()).unwrap_or("Panel (name not recorded)")
    }
}

/// A case on the agenda: what may stand on a list, and the brief behind it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Case {
    /// What the agenda prints instead of a name: K7F-2QX.
    pub case_ref: String,
    /// Its number where it is not its place on the agenda: 12a, once the pack has been issued.
    pub number: Option<String>,
    /// Initials.
    pub initials: Option<String>,
    /// Year group as it is said: Year 9.
    pub year_group: Option<String>,
    /// Minutes given.
    pub minutes: Option<u32>,
    /// Which of the panel's categories it is.
    pub category: Option<String>,
    /// The category itself tells of a need or a circumstance (a carer, a child in need).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub category_needs: bool,
    /// Why it comes to this panel, in somebody's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Why the child normally has another route than this panel, a phrase each: an EHC plan, being looked after.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_routes: Vec<String>,
    /// Why it is heard all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exception: Option<String>,
    /// What the panel is asked.
    pub ask: Option<String>,
    /// Who presents it.
    pub presenter: Option<String>,
    /// Day by which a school place must be allocated.
    pub allocate_by: Option<NaiveDate>,
    /// School days left until then; negative once it has passed.
    pub allocate_days_left: Option<i32>,
    /// Names that the child had before: printed nowhere, and taken out of every text of a copy that withholds names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub former_names: Vec<String>,
    /// The page about the child.
    pub brief: Brief,
    /// What happened, for the annexes; none leaves it out.
    pub chronology: Option<Chronology>,
    /// The plan for the way back, for the annexes; none leaves it out.
    pub plan: Option<FamilyPlan>,
    /// The marks of the last weeks, for the annexes; none leaves them out.
    pub attendance: Option<Attendance>,
}

/// A status that the child holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StatusLine {
    /// Permanently excluded, medical, and so on.
    pub label: String,
    /// Since.
    pub started_on: Option<NaiveDate>,
    /// Why.
    pub reason: Option<String>,
    /// Under which law.
    pub legal_basis: Option<String>,
    /// It is held only because of a need, a risk or a circumstance (illness, an EHC plan, custody).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub needs: bool,
}

/// A fact such as an education, health and care plan.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FactLine {
    /// EHCP, looked after, young carer.
    pub label: String,
    /// More, if anything.
    pub detail: Option<String>,
}

/// A taught block of the week.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// 1 Monday to 5 Friday.
    pub weekday: u8,
    /// Afternoon rather than morning.
    pub afternoon: bool,
    /// Where, as it fits in a small box.
    pub setting: String,
    /// The place itself tells of a need: a hospital school, a special school.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub needs: bool,
}

/// What has been tried.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Tried {
    /// Where.
    pub setting: String,
    /// What kind of placement.
    pub kind: Option<String>,
    /// From.
    pub started_on: Option<NaiveDate>,
    /// Until; none while it runs.
    pub ended_on: Option<NaiveDate>,
    /// Still running.
    pub current: bool,
    /// What came of it.
    pub outcome: Option<String>,
    /// The place itself tells of a need: a hospital school, a special school.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub needs: bool,
}

/// A question about a school and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// Parental preference, whose turn, travel, already taken, looked after and EHCP admissions.
    pub question: String,
    /// The answer; unknown is printed as such.
    pub answer: Option<String>,
}

/// A school or provider that the panel may choose.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// Where.
    pub setting: String,
    /// What speaks for or against.
    pub note: Option<String>,
    /// The questions of the protocol.
    pub answers: Vec<Answer>,
    /// It is the turn of this school; nobody has written it down as an option.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub by_turn: bool,
}

/// The question whose answer is the family's own.
pub const PREFERENCE: &str = "Preference";

/// The last review.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LastReview {
    /// When.
    pub held_on: Option<NaiveDate>,
    /// What it decided.
    pub summary: Option<String>,
}

/// How a date stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Passed and not met.
    Breached,
    /// To be met now.
    Due,
    /// Others have to act.
    Waiting,
    /// Met.
    Met,
    /// Cannot be said.
    #[default]
    Unknown,
}

impl Standing {
    /// A shape and a word: either survives a photocopier.
    pub fn words(self) -> &'static str {
        match self {
            Standing::Breached => "■ Breached",
            Standing::Due => "▲ Due",
            Standing::Waiting => "● Waiting",
            Standing::Met => "✓ Met",
            Standing::Unknown => "? Unknown",
        }
    }
}

/// A date that law or practice gives.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ClockLine {
    /// What must happen.
    pub label: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// How it stands.
    pub standing: Standing,
    /// It runs only because of a need or a circumstance (an EHC plan, being looked after), so that whoever reads it knows
    /// of that.
    pub needs: bool,
}

/// The page about the child.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Brief {
    /// Whole name.
    pub full_name: Option<String>,
    /// What the child is called.
    pub known_as: Option<String>,
    /// Date of birth.
    pub dob: Option<NaiveDate>,
    /// Unique pupil number.
    pub upn: Option<String>,
    /// Key stage as it is said: Key stage 3.
    pub key_stage: Option<String>,
    /// Where the child is on roll.
    pub school_on_roll: Option<String>,
    /// Authority where the child lives.
    pub home_la: Option<String>,
    /// Key worker.
    pub owner: Option<String>,
    /// Attendance, per cent.
    pub attendance: Option<f32>,
    /// Statuses held.
    pub statuses: Vec<StatusLine>,
    /// Facts in force; none if nobody has asked.
    pub facts: Option<Vec<FactLine>>,
    /// Minutes of education a week now.
    pub minutes_now: Option<u32>,
    /// Minutes a week that the child should have.
    pub minutes_entitled: Option<u32>,
    /// The week; none if unknown, empty if there is no session.
    pub week: Option<Vec<Session>>,
    /// What has been tried, oldest first; none if unknown.
    pub tried: Option<Vec<Tried>>,
    /// Needs.
    pub needs: Option<String>,
    /// What the child is good at.
    pub strengths: Option<String>,
    /// What the school says.
    pub school_view: Option<String>,
    /// The child's own words.
    pub child_view: Option<String>,
    /// The family's words.
    pub family_view: Option<String>,
    /// Risks, and what is done about them.
    pub risks: Option<String>,
    /// Schools or providers to choose from.
    pub options: Vec<Choice>,
    /// The school that the child is to return to.
    pub destination: Option<String>,
    /// By when.
    pub return_on: Option<NaiveDate>,
    /// The last review.
    pub last_review: Option<LastReview>,
    /// The next date.
    pub next_on: Option<NaiveDate>,
    /// Why there is none.
    pub no_next_reason: Option<String>,
    /// Dates that run.
    pub clocks: Vec<ClockLine>,
}
