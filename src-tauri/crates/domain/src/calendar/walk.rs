//! The count made visible: which days were counted, which were skipped and why, in words.

use chrono::{Datelike, Days, NaiveDate};

use super::{Beyond, Kind, SchoolCalendar, WhyNot};
use crate::dates::{month_short, push_number, push_short};

/// A run of days that were not counted, for one reason.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Skipped {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// The reason.
    pub why: WhyNot,
}

/// Every day between two days, counted or skipped.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Walk {
    /// School days in order.
    pub counted: Vec<NaiveDate>,
    /// What lay between them.
    pub skipped: Vec<Skipped>,
}

impl SchoolCalendar {
    /// Walks from `from` to `to`, both included.
    pub fn walk(&self, from: NaiveDate, to: NaiveDate) -> Result<Walk, Beyond> {
        let mut walk = Walk {
            counted: Vec::new(),
            skipped: Vec::new(),
        };
        let mut day = from;
        while day <= to {
            let kind = self.kinds[self.offset(day)?];
            if kind == Kind::School {
                walk.counted.push(day);
            } else if let Some(why) = self.why_not(day)? {
                match walk.skipped.last_mut() {
                    Some(run) if run.to + Days::new(1) == day && run.why == why => run.to = day,
                    _ => walk.skipped.push(Skipped {
                        from: day,
                        to: day,
                        why,
                    }),
                }
            }
            day = day + Days::new(1);
        }
        Ok(walk)
    }
}

impl Walk {
    /// "10, 11, 12, 13, 17, 18" in one month, "22, 23 Oct, 2, 3, 4, 5 Nov" over two; runs ("2–6 Nov") past twelve days.
    pub fn counted_in_words(&self) -> String {
        let mut text = String::new();
        let in_runs = self.counted.len() > 12;
        let one_month = self.in_one_month();
        let mut at = 0;
        while at < self.counted.len() {
            let start = self.counted[at];
            let mut end = at;
            while in_runs
                && end + 1 < self.counted.len()
                && self.follows(end)
                && self.counted[end + 1].month() == start.month()
            {
                end += 1;
            }
            if !text.is_empty() {
                text.push_str(", ");
            }
            push_number(&mut text, start.day());
            if end > at {
                text.push('–');
                push_number(&mut text, self.counted[end].day());
            }
            let month_ends = self
                .counted
                .get(end + 1)
                .is_none_or(|next| (next.year(), next.month()) != (start.year(), start.month()));
            if month_ends && !one_month {
                text.push(' ');
                text.push_str(month_short(start));
            }
            at = end + 1;
        }
        text
    }

    /// "weekend and INSET Mon 16 skipped"; empty when nothing was.
    pub fn skipped_in_words(&self) -> String {
        let one_month = self.in_one_month();
        let mut parts: Vec<String> = Vec::new();
        match self
            .skipped
            .iter()
            .filter(|run| run.why == WhyNot::Weekend)
            .count()
        {
            0 => {}
            1 => parts.push("weekend".to_owned()),
            weekends => parts.push(format!("{weekends} weekends")),
        }
        parts.extend(
            self.skipped
                .iter()
                .filter(|run| run.why != WhyNot::Weekend)
                .map(|run| run.in_words(one_month)),
        );
        let Some(last) = parts.pop() else {
            return String::new();
        };
        let mut text = parts.join(", ");
        if !text.is_empty() {
            text.push_str(" and ");
        }
        text.push_str(&last);
        text.push_str(" skipped");
        text
    }

    /// Runs join over a weekend: counted days next to each other in the list with nothing but a weekend between are one run.
    fn follows(&self, at: usize) -> bool {
        self.counted[at] + Days::new(1) == self.counted[at + 1]
    }

    fn in_one_month(&self) -> bool {
        let month = |day: &NaiveDate| (day.year(), day.month());
        let mut months = self.counted.iter().map(month).chain(
            self.skipped
                .iter()
                .flat_map(|run| [month(&run.from), month(&run.to)]),
        );
        months
            .next()
            .is_none_or(|first| months.all(|other| other == first))
    }
}

impl Skipped {
    fn in_words(&self, one_month: bool) -> String {
        let mut text = match &self.why {
            WhyNot::Weekend => "weekend".to_owned(),
            WhyNot::Holiday(name) | WhyNot::BankHoliday(name) => name.clone(),
            WhyNot::Inset(_) => "INSET".to_owned(),
            WhyNot::Closure(None) => "closure".to_owned(),
            WhyNot::Closure(Some(label)) => format!("closure ({label})"),
        };
        text.push(' ');
        if self.from == self.to {
            push_short(&mut text, self.from);
            if one_month {
                text.truncate(text.len() - 4);
            }
        } else {
            push_number(&mut text, self.from.day());
            if self.from.month() != self.to.month() {
                text.push(' ');
                text.push_str(month_short(self.from));
            }
            text.push('–');
            push_number(&mut text, self.to.day());
            if !one_month {
                text.push(' ');
                text.push_str(month_short(self.to));
            }
        }
        text
    }
}
