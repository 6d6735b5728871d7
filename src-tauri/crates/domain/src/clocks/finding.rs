//! What a rule says about one child: due, met or not, and how it stands today.

use chrono::NaiveDate;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use uuid::Uuid;

use crate::SettingRef;
use crate::calendar::Beyond;

use super::rules::Rule;

/// The row that started a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct RowRef {
    /// "status", "placement", "review", "plan", "fact", "event", "suspension".
    pub table: &'static str,
    /// Its id.
    pub id: Uuid,
}

/// When a thing is due.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// On this day at the latest.
    Day(NaiveDate),
    /// It cannot be said.
    Unknown(UnknownWhy),
}

impl Due {
    /// The day, or `None`.
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Due::Day(day) => Some(*day),
            Due::Unknown(_) => None,
        }
    }
}

/// Why a due date cannot be said.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UnknownWhy {
    /// The row has no start.
    NoStart,
    /// There is neither a school's nor an authority's calendar.
    NoCalendar,
    /// The calendar does not reach; its name and the reason.
    Beyond(String, Beyond),
    /// No date was agreed, and none follows from a rule.
    NoDateAgreed,
    /// The law sets no number of days.
    NoNumber,
    /// An independent review has been applied for and is not decided.
    ReviewOpen,
    /// It is a count, not a date.
    Count,
}

impl UnknownWhy {
    /// In words, without a full stop.
    pub fn sentence(&self) -> String {
        match self {
            UnknownWhy::NoStart => "the start is not recorded".to_owned(),
            UnknownWhy::NoCalendar => "no school calendar has been entered".to_owned(),
            UnknownWhy::Beyond(name, beyond) => {
                beyond.sentence(name).trim_end_matches('.').to_owned()
            }
            UnknownWhy::NoDateAgreed => "no date was agreed".to_owned(),
            UnknownWhy::NoNumber => "no number of days is set, so without delay".to_owned(),
            UnknownWhy::ReviewOpen => {
                "an independent review was applied for and is not decided".to_owned()
            }
            UnknownWhy::Count => "this is a count, not a date".to_owned(),
        }
    }
}

/// The date by another reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Alternative {
    /// Whose reading, in words.
    pub basis: &'static str,
    /// The date.
    pub day: NaiveDate,
}

/// How a clock was met.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Met {
    /// When.
    pub on: NaiveDate,
    /// Later than it was due.
    pub late: bool,
    /// The row that shows it, when there is one.
    pub row: Option<RowRef>,
    /// What shows it, in words.
    pub evidence: String,
}

/// How a finding stands against today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Due before today and not met.
    Breached,
    /// Due today.
    Today,
    /// Due tomorrow.
    Tomorrow,
    /// Due within the next seven days.
    Due,
    /// It cannot be said when, or whether it was done.
    Unknown,
    /// Due later.
    Upcoming,
    /// Excused, with a reason.
    Excused,
    /// Met; [`Met::late`] says whether in time.
    Met,
    /// A time in which somebody might act has run out, and nobody was bound to.
    Passed,
}

impl Standing {
    /// The word that is shown.
    pub const fn label(self) -> &'static str {
        match self {
            Standing::Breached => "Breached",
            Standing::Today => "Due today",
            Standing::Tomorrow => "Due tomorrow",
            Standing::Due => "Due this week",
            Standing::Unknown => "Unknown",
            Standing::Upcoming => "Upcoming",
            Standing::Excused => "Excused",
            Standing::Met => "Met",
            Standing::Passed => "Passed",
        }
    }

    /// The code that is stored: as serialised.
    pub const fn code(self) -> &'static str {
        match self {
            Standing::Breached => "breached",
            Standing::Today => "today",
            Standing::Tomorrow => "tomorrow",
            Standing::Due => "due",
            Standing::Unknown => "unknown",
            Standing::Upcoming => "upcoming",
            Standing::Excused => "excused",
            Standing::Met => "met",
            Standing::Passed => "passed",
        }
    }

    /// Whether something is still to be done or found out.
    pub const fn open(self) -> bool {
        !matches!(self, Standing::Excused | Standing::Met | Standing::Passed)
    }
}

/// Whether the starting day is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// The start, or the first school day after it, is day 1.
    FromStart,
    /// The day after the start is the first that counts.
    AfterStart,
    /// Backwards, the start not counted.
    Before,
}

/// Units that are not school days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Calendar days.
    Days,
    /// Weeks.
    Weeks,
    /// Calendar months.
    Months,
    /// Monday to Friday without bank holidays.
    WorkingDays,
}

/// How a date was reckoned, in as few bytes as it takes to explain it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case", tag = "by")]
pub enum Working {
    /// School days of the calendar of `setting`.
    SchoolDays {
        /// Where the count starts.
        start: NaiveDate,
        /// How many.
        n: u32,
        /// Which day is the first.
        counting: Counting,
        /// Whose calendar.
        setting: Option<SettingRef>,
    },
    /// Calendar units.
    Elapsed {
        /// Where the count starts.
        start: NaiveDate,
        /// How many.
        n: u32,
        /// Of what.
        unit: Unit,
    },
    /// Days before a day that was itself reckoned: the sixth school day, the day on which something is done.
    Ahead {
        /// That day.
        of: NaiveDate,
        /// How many days before it; 0 is the day itself.
        days: u32,
    },
    /// A period that begins with the day itself, as statutes say "beginning with the day on which": that day is the first
    /// of it, so that it ends a day sooner than the same number of units after.
    Within {
        /// The first day of the period.
        start: NaiveDate,
        /// How many.
        n: u32,
        /// Of what.
        unit: Unit,
    },
    /// The end of a half term.
    HalfTermEnd {
        /// The day whose half term, or the next one, was taken.
        since: NaiveDate,
        /// Whose calendar.
        setting: Option<SettingRef>,
    },
    /// A date that somebody agreed or the law names.
    Agreed {
        /// The date.
        on: NaiveDate,
    },
    /// A number of school days so far.
    Count {
        /// Half days so far, so that half days can be said.
        half_days: u32,
        /// The limit in days.
        limit: u32,
        /// From when.
        from: NaiveDate,
        /// To when.
        to: NaiveDate,
    },
    /// Nothing could be reckoned.
    Nothing,
}

/// What a rule says about one child.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// The row that started the clock.
    pub row: RowRef,
    /// The day on which it started; `None` = not recorded.
    pub triggered_on: Option<NaiveDate>,
    /// By when.
    pub due: Due,
    /// The first school day on or after the due date, when the due date itself is not one.
    pub next_school_day: Option<NaiveDate>,
    /// The date by another reading, when sources differ.
    pub alternative: Option<Alternative>,
    /// How it was met.
    pub met: Option<Met>,
    /// Why it is excused.
    pub excused: Option<String>,
    /// How it stands today.
    pub standing: Standing,
    /// Whether the row that started it is still running.
    pub live: bool,
    /// One line for the person.
    pub sentence: String,
    /// How it was reckoned.
    pub working: Working,
}

impl Finding {
    /// Sorts the most pressing first: how it stands, then what hangs on it, then when.
    pub fn order(&self) -> (u16, NaiveDate, &'static str, Uuid) {
        (
            self.rank(),
            self.due.day().unwrap_or(NaiveDate::MAX),
            self.rule.id,
            self.row.id,
        )
    }

    /// A number that sorts by standing and then consequence; smaller is more pressing.
    pub fn rank(&self) -> u16 {
        self.standing as u16 * 100 + u16::from(self.rule.consequence)
    }
}

impl PartialEq for Finding {
    fn eq(&self, other: &Self) -> bool {
        self.rule.id == other.rule.id
            && self.row == other.row
            && self.due == other.due
            && self.next_school_day == other.next_school_day
            && self.alternative == other.alternative
            && self.met == other.met
            && self.excused == other.excused
            && self.standing == other.standing
            && self.live == other.live
            && self.sentence == other.sentence
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Finding", 13)?;
        out.serialize_field("rule", self.rule.id)?;
        out.serialize_field("title", self.rule.title)?;
        out.serialize_field("row", &self.row)?;
        out.serialize_field("triggered_on", &self.triggered_on)?;
        out.serialize_field("due", &self.due)?;
        out.serialize_field("next_school_day", &self.next_school_day)?;
        out.serialize_field("alternative", &self.alternative)?;
        out.serialize_field("met", &self.met)?;
        out.serialize_field("excused", &self.excused)?;
        out.serialize_field("standing", &self.standing)?;
        out.serialize_field("rank", &self.rank())?;
        out.serialize_field("live", &self.live)?;
        out.serialize_field("sentence", &self.sentence)?;
        out.end()
    }
}
