//! One child being reckoned: the small steps that every rule shares, so that a rule's own file holds only its law.

use chrono::{Datelike, Days, Months, NaiveDate};
use uuid::Uuid;

use crate::SettingRef;
use crate::calendar::{Beyond, Calendars, Chosen, bank_holidays};
use crate::dates::{push_long, push_number, push_short};
use crate::facts::{Placement, PupilFacts, Said};

use super::finding::{
    Alternative, Counting, Due, Finding, Met, RowRef, Standing, Unit, UnknownWhy, Working,
};
use super::rules::{Force, Rule};
use crate::dials::Overrides;

/// A child, a day and the findings so far.
pub(super) struct Child<'a> {
    pub facts: &'a PupilFacts,
    pub calendars: &'a Calendars,
    pub today: NaiveDate,
    pub local: &'a Overrides,
    pub history: bool,
    pub found: Vec<Finding>,
}

/// A finding in the making.
pub(super) struct Draft {
    pub rule: &'static Rule,
    pub row: RowRef,
    pub triggered_on: Option<NaiveDate>,
    pub due: Due,
    pub alternative: Option<Alternative>,
    pub met: Option<Met>,
    pub working: Working,
    pub live: bool,
    pub setting: Option<SettingRef>,
}

/// What the sentence is made of: "Day 6" is tomorrow: "no provision recorded" · "permanently excluded Tue 10 Nov".
pub(super) struct Words<'a> {
    /// What is due: "Day 6", "Placement review".
    pub what: &'a str,
    /// What is missing while it is not met; may be empty.
    pub missing: &'a str,
    /// Why the clock runs; the trigger day is appended when `because_on`.
    pub because: &'a str,
}

impl<'a> Child<'a> {
    pub fn new(
        facts: &'a PupilFacts,
        calendars: &'a Calendars,
        today: NaiveDate,
        local: &'a Overrides,
        history: bool,
    ) -> Child<'a> {
        Child {
            facts,
            calendars,
            today,
            local,
            history,
            found: Vec::new(),
        }
    }

    /// Whether a row that runs from `start` to `end` is to be looked at: running, yet to start, or history is wanted.
    pub fn wanted(&self, end: Option<NaiveDate>) -> bool {
        self.history || end.is_none_or(|end| self.today <= end)
    }

    /// The school whose calendar counts: the one a row names, else the one on whose roll the child is.
    pub fn school(&self, named: Option<SettingRef>) -> Option<SettingRef> {
        named.or(self.facts.roll)
    }

    pub fn calendar(&self, setting: Option<SettingRef>) -> Result<Chosen<'a>, UnknownWhy> {
        self.calendars.of(setting).ok_or(UnknownWhy::NoCalendar)
    }

    /// Counts school days, as a due date and its working.
    pub fn school_days(
        &self,
        start: Option<NaiveDate>,
        n: u32,
        counting: Counting,
        setting: Option<SettingRef>,
    ) -> (Due, Working) {
        let Some(start) = start else {
            return (Due::Unknown(UnknownWhy::NoStart), Working::Nothing);
        };
        let working = Working::SchoolDays {
            start,
            n,
            counting,
            setting,
        };
        let due = match self.count(start, n, counting, setting) {
            Ok(day) => Due::Day(day),
            Err(why) => Due::Unknown(why),
        };
        (due, working)
    }

    /// The day that a count of school days reaches.
    pub fn count(
        &self,
        start: NaiveDate,
        n: u32,
        counting: Counting,
        setting: Option<SettingRef>,
    ) -> Result<NaiveDate, UnknownWhy> {
        let chosen = self.calendar(setting)?;
        count_school_days(&chosen, start, n, counting)
            .map_err(|beyond| UnknownWhy::Beyond(chosen.calendar.name().to_owned(), beyond))
    }

    /// Counts calendar units.
    pub fn elapsed(&self, start: Option<NaiveDate>, n: u32, unit: Unit) -> (Due, Working) {
        let Some(start) = start else {
            return (Due::Unknown(UnknownWhy::NoStart), Working::Nothing);
        };
        match after(start, n, unit) {
            Some(day) => (Due::Day(day), Working::Elapsed { start, n, unit }),
            None => (Due::Unknown(UnknownWhy::NoStart), Working::Nothing),
        }
    }

    /// A draft with nothing met.
    pub fn draft(
        &self,
        rule: &'static Rule,
        table: &'static str,
        id: Uuid,
        triggered_on: Option<NaiveDate>,
        (due, working): (Due, Working),
    ) -> Draft {
        Draft {
            rule,
            row: RowRef { table, id },
            triggered_on,
            due,
            alternative: None,
            met: None,
            working,
            live: true,
            setting: None,
        }
    }

    /// Finishes a draft: looks for a mark or a local stop, decides how it stands, and writes the sentence.
    pub fn push(&mut self, mut draft: Draft, words: &Words<'_>) {
        if draft
            .triggered_on
            .is_some_and(|day| !draft.rule.in_force(day))
        {
            return;
        }
        let mut excused = self
            .local
            .off(draft.rule.id)
            .map(|reason| format!("not used here: {reason}"));
        if !self.facts.marks.is_empty()
            && let Some(mark) = self
                .facts
                .marks
                .iter()
                .find(|mark| mark.rule == draft.rule.id && mark.about == draft.row.id)
        {
            match &mark.said {
                Said::Met { on, evidence } => {
                    let late = draft.due.day().is_some_and(|due| due < *on);
                    draft.met = Some(Met {
                        on: *on,
                        late,
                        row: Some(RowRef {
                            table: "mark",
                            id: mark.id,
                        }),
                        evidence: evidence.clone(),
                    });
                }
                Said::Excused(reason) => excused = Some(reason.clone()),
            }
        }
        let standing = self.standing(&draft, excused.is_some());
        if draft.rule.force == Force::Window && standing == Standing::Breached && !self.history {
            return;
        }
        let next_school_day = match (&draft.due, &draft.working) {
            (Due::Day(day), Working::Elapsed { .. } | Working::Agreed { .. }) => {
                self.next_school_day(*day, draft.setting)
            }
            _ => None,
        };
        let sentence = self.sentence(&draft, standing, excused.as_deref(), words);
        self.found.push(Finding {
            rule: draft.rule,
            row: draft.row,
            triggered_on: draft.triggered_on,
            due: draft.due,
            next_school_day,
            alternative: draft.alternative,
            met: draft.met,
            excused,
            standing,
            live: draft.live,
            sentence,
            working: draft.working,
        });
    }

    fn standing(&self, draft: &Draft, excused: bool) -> Standing {
        if excused {
            return Standing::Excused;
        }
        if draft.met.as_ref().is_some_and(|met| met.on <= self.today) {
            return Standing::Met;
        }
        let Some(due) = draft.due.day() else {
            return Standing::Unknown;
        };
        match (due - self.today).num_days() {
            ..0 if draft.rule.force == Force::DutyOfOthers => Standing::Unknown,
            ..0 => Standing::Breached,
            0 => Standing::Today,
            1 => Standing::Tomorrow,
            2..=7 => Standing::Due,
            _ => Standing::Upcoming,
        }
    }

    /// The first school day on or after `day` when `day` is not one; `None` when it is, or when nothing is known.
    fn next_school_day(&self, day: NaiveDate, setting: Option<SettingRef>) -> Option<NaiveDate> {
        let chosen = self.calendars.of(self.school(setting))?;
        let next = chosen.calendar.on_or_after(day).ok()?;
        (next != day).then_some(next)
    }

    fn sentence(
        &self,
        draft: &Draft,
        standing: Standing,
        excused: Option<&str>,
        words: &Words<'_>,
    ) -> String {
        let mut text = String::with_capacity(96);
        text.push_str(words.what);
        match (&draft.due, standing) {
            (_, Standing::Excused) => {
                text.push_str(" excused: ");
                text.push_str(excused.unwrap_or("no reason recorded"));
            }
            (due, Standing::Met) => {
                if let Some(met) = &draft.met {
                    text.push_str(if met.late { " met late " } else { " met " });
                    push_short(&mut text, met.on);
                    if let Some(due) = due.day() {
                        text.push_str(if met.late { ", was due " } else { ", due " });
                        push_short(&mut text, due);
                    }
                    text.push_str(": ");
                    text.push_str(&met.evidence);
                }
            }
            (Due::Unknown(UnknownWhy::Count), _) => {
                text.push_str(": ");
                text.push_str(words.missing);
            }
            (Due::Unknown(why), _) => {
                text.push_str(": date unknown, ");
                text.push_str(&why.sentence());
                add_missing(&mut text, "; ", words.missing);
            }
            (Due::Day(day), standing) => {
                match standing {
                    Standing::Today => text.push_str(" is today"),
                    Standing::Tomorrow => text.push_str(" is tomorrow"),
                    _ if *day < self.today => {
                        text.push_str(" was ");
                        push_short(&mut text, *day);
                        text.push_str(", ");
                        self.push_ago(&mut text, *day, draft);
                    }
                    _ => {
                        text.push_str(" is ");
                        if day.year() == self.today.year() {
                            push_short(&mut text, *day)
                        } else {
                            push_long(&mut text, *day)
                        }
                    }
                }
                add_missing(&mut text, ": ", words.missing);
                if standing == Standing::Unknown {
                    text.push_str(" (it is not recorded whether this was done)");
                }
            }
        }
        if !words.because.is_empty() {
            text.push_str(" · ");
            text.push_str(words.because);
            if let Some(day) = draft.triggered_on {
                text.push(' ');
                if day.year() == self.today.year() {
                    push_short(&mut text, day)
                } else {
                    push_long(&mut text, day)
                }
            }
        }
        text
    }

    /// "3 school days ago" where they can be counted, else "5 days ago".
    fn push_ago(&self, text: &mut String, day: NaiveDate, draft: &Draft) {
        let school_days = match draft.working {
            Working::SchoolDays { setting, .. } | Working::HalfTermEnd { setting, .. } => self
                .calendars
                .of(setting)
                .and_then(|chosen| chosen.calendar.between(day, self.today).ok()),
            _ => None,
        };
        let (number, unit) = match school_days {
            Some(number) if number > 0 => (number, "school day"),
            _ => (
                u32::try_from((self.today - day).num_days()).unwrap_or(0),
                "day",
            ),
        };
        push_number(text, number);
        text.push(' ');
        text.push_str(unit);
        text.push_str(if number == 1 { " ago" } else { "s ago" });
    }

    /// The first placement that gives the child an education on some day from `from` and, if it started later than
    /// `due`, the earliest that did; never one at `not_at`, the school that put the child out.
    pub fn provision(
        &self,
        from: NaiveDate,
        due: Option<NaiveDate>,
        not_at: Option<SettingRef>,
    ) -> Option<&'a Placement> {
        let counts = |placement: &&Placement| {
            placement
                .setting
                .is_none_or(|setting| Some(setting) != not_at)
                && placement.started_on.is_some()
                && placement
                    .ended_on
                    .is_none_or(|end| due.unwrap_or(from).max(from) <= end)
        };
        let facts: &'a PupilFacts = self.facts;
        facts
            .placements
            .iter()
            .filter(counts)
            .min_by_key(|placement| placement.started_on.map(|start| start.max(from)))
    }

    /// A placement as the thing that met a clock, with a caution when its hours fall short of full time.
    pub fn met_by(&self, placement: &Placement, from: NaiveDate, due: Option<NaiveDate>) -> Met {
        let start = placement.started_on.unwrap_or(from).max(from);
        let mut evidence =
            String::from(if placement.started_on.is_some_and(|start| start < from) {
                "provision was already running"
            } else {
                "provision started"
            });
        let (minutes, unknown) = self
            .facts
            .weekly_minutes(start.max(due.unwrap_or(start)) + Days::new(7));
        if unknown || placement.sessions.is_empty() {
            evidence.push_str(", hours not recorded");
        } else if let Some(full) = self.entitlement(start).filter(|full| minutes < *full) {
            evidence.push_str(&format!(
                ", {} of {} h a week: not full time",
                crate::hours::hours(minutes),
                crate::hours::hours(full)
            ));
        }
        Met {
            on: start,
            late: due.is_some_and(|due| due < start),
            row: Some(RowRef {
                table: "placement",
                id: placement.id,
            }),
            evidence,
        }
    }

    /// Weekly entitlement in minutes by year group.
    pub fn entitlement(&self, day: NaiveDate) -> Option<u16> {
        self.facts
            .year_on(day)
            .and_then(|year| self.local.entitlements.of(year.key_stage()))
    }
}

fn add_missing(text: &mut String, before: &str, missing: &str) {
    if !missing.is_empty() {
        text.push_str(before);
        text.push_str(missing);
    }
}

/// The day that a count reaches on a calendar.
pub(super) fn count_school_days(
    chosen: &Chosen<'_>,
    start: NaiveDate,
    n: u32,
    counting: Counting,
) -> Result<NaiveDate, Beyond> {
    match counting {
        Counting::FromStart => chosen.calendar.nth(start, n),
        Counting::AfterStart => chosen.calendar.add(start, n),
        Counting::Before => chosen.calendar.subtract(start, n),
    }
}

/// `n` units after `start`; `None` only past the end of time.
pub(super) fn after(start: NaiveDate, n: u32, unit: Unit) -> Option<NaiveDate> {
    match unit {
        Unit::Days => start.checked_add_days(Days::new(u64::from(n))),
        Unit::Weeks => start.checked_add_days(Days::new(u64::from(n) * 7)),
        Unit::Months => start.checked_add_months(Months::new(n)),
        Unit::WorkingDays => {
            let mut day = start;
            let mut left = n;
            while left > 0 {
                day = day.succ_opt()?;
                let weekend = day.weekday().num_days_from_monday() >= 5;
                if !weekend && bank_holidays::name(day).is_none() {
                    left -= 1;
                }
            }
            Some(day)
        }
    }
}
