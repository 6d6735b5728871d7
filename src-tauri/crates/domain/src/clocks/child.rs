//! One child being reckoned: the small steps that every rule shares, so that a rule's own file holds only its law.

use chrono::{Datelike, Days, Months, NaiveDate};
use uuid::Uuid;

use crate::SettingRef;
use crate::calendar::{Beyond, Calendars, Chosen, bank_holidays};
use crate::facts::{PupilFacts, Said};

use super::finding::{
    Alternative, Counting, Due, Finding, Met, RowRef, Standing, Unit, UnknownWhy, Working,
};
use super::rules::{Force, Rule};
use super::words::Words;
use crate::dials::Overrides;

/// A duty of somebody else that was never recorded as met is asked about for this many days after it fell due; later it
/// is history, and [`super::findings_with_history`] still shows it.
const OTHERS_OF_INTEREST: i64 = 30;

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
    /// Why the law itself does not ask for it here; a mark by hand goes before it.
    pub excused: Option<String>,
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
        let day = match unit {
            Unit::WorkingDays => self.working_days(start, n),
            _ => after(start, n, unit),
        };
        match day {
            Some(day) => (Due::Day(day), Working::Elapsed { start, n, unit }),
            None => (Due::Unknown(UnknownWhy::NoStart), Working::Nothing),
        }
    }

    /// The `n`th working day after `start`: no weekend, no bank holiday of England, and none that was entered for the
    /// authority or for the school.
    fn working_days(&self, start: NaiveDate, n: u32) -> Option<NaiveDate> {
        let mut day = start;
        let mut left = n;
        while left > 0 {
            day = day.succ_opt()?;
            if working_day(self.calendars, self.facts.roll, day) {
                left -= 1;
            }
        }
        Some(day)
    }

    /// The last day of a period that begins with its start.
    pub fn within(&self, start: Option<NaiveDate>, n: u32, unit: Unit) -> (Due, Working) {
        let Some(start) = start else {
            return (Due::Unknown(UnknownWhy::NoStart), Working::Nothing);
        };
        match last_within(start, n, unit) {
            Some(day) => (Due::Day(day), Working::Within { start, n, unit }),
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
            excused: None,
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
            .map(|reason| format!("not used here: {reason}"))
            .or_else(|| draft.excused.take());
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
        let past = draft
            .due
            .day()
            .map_or(0, |due| (self.today - due).num_days());
        let stale = match draft.rule.force {
            Force::Window => standing == Standing::Passed,
            Force::DutyOfOthers => standing == Standing::Unknown && past > OTHERS_OF_INTEREST,
            _ => false,
        };
        if stale && !self.history {
            return;
        }
        let next_school_day = match (&draft.due, &draft.working) {
            // A thing to be done ahead of a day is not helped by the school day after.
            (
                Due::Day(day),
                Working::Elapsed { .. } | Working::Within { .. } | Working::Agreed { .. },
            ) => self.next_school_day(*day, draft.setting),
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
            ..0 if draft.rule.force == Force::Window => Standing::Passed,
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

/// Whether anybody works on `day`, by the calendars of the authority and of the child's school.
pub(super) fn working_day(calendars: &Calendars, roll: Option<SettingRef>, day: NaiveDate) -> bool {
    let entered = calendars
        .authority()
        .into_iter()
        .chain(calendars.of(roll).map(|chosen| chosen.calendar))
        .any(|calendar| calendar.is_bank_holiday(day));
    day.weekday().num_days_from_monday() < 5 && bank_holidays::name(day).is_none() && !entered
}

/// The last day of `n` units of which `start` is the first day; `None` only past the end of time.
pub(super) fn last_within(start: NaiveDate, n: u32, unit: Unit) -> Option<NaiveDate> {
    let corresponding = after(start, n, unit)?;
    // A month without such a day (31 January, 29 February) ends the period on its own last day.
    if unit == Unit::Months && corresponding.day() < start.day() {
        return Some(corresponding);
    }
    corresponding.pred_opt()
}

/// `n` units after `start`; `None` past the end of time, and for working days.
pub(super) fn after(start: NaiveDate, n: u32, unit: Unit) -> Option<NaiveDate> {
    match unit {
        Unit::Days => start.checked_add_days(Days::new(u64::from(n))),
        Unit::Weeks => start.checked_add_days(Days::new(u64::from(n) * 7)),
        Unit::Months => start.checked_add_months(Months::new(n)),
        // Which days these are the calendars know: [`Child::elapsed`] counts them.
        Unit::WorkingDays => None,
    }
}
