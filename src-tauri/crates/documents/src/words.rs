//! How the paper says dates, times and hours, and what it says when nobody has said anything.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::layout::content::Text;

/// A date as it is read aloud: Tue 10 Nov 2026.
pub fn date(day: NaiveDate) -> String {
    day.format("%a %-d %b %Y").to_string()
}

/// The same without the weekday, for narrow columns: 10 Nov 2026.
pub fn short_date(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string()
}

/// The same with nothing shortened, for covers and letters: Tuesday 10 November 2026.
pub fn long_date(day: NaiveDate) -> String {
    day.format("%A %-d %B %Y").to_string()
}

/// A date whose weekday tells nobody anything, such as a day of birth: 10 November 2026.
pub fn plain_date(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// A time of day from minutes after midnight: 14:05. Past midnight it goes on counting from 00:00.
pub fn time(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
}

/// A length of time: 9 h 30 min, 25 h, 45 min.
pub fn hours(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, m) => format!("{m} min"),
        (h, 0) => format!("{h} h"),
        (h, m) => format!("{h} h {m} min"),
    }
}

/// Age on a day, as "14 years 3 months"; nothing before birth.
pub fn age(born: NaiveDate, on: NaiveDate) -> Option<String> {
    if on < born {
        return None;
    }
    let mut months = (on.year() - born.year()) * 12 + on.month() as i32 - born.month() as i32;
    if on.day() < born.day() {
        months -= 1;
    }
    let (years, months) = (months / 12, months % 12);
    let plural = |n: i32, unit: &str| format!("{n} {unit}{}", if n == 1 { "" } else { "s" });
    Some(match (years, months) {
        (0, m) => plural(m, "month"),
        (y, 0) => plural(y, "year"),
        (y, m) => format!("{} {}", plural(y, "year"), plural(m, "month")),
    })
}

/// "1 case", "23 cases".
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// Something that the paper wanted to say and nobody had recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    /// The case that lacks it; none if the document itself does.
    pub case_ref: Option<String>,
    /// What is lacking, as the paper calls it.
    pub field: String,
}

/// Every field of a case.
pub(crate) const ALL: &str = "*";

/// Why a child comes to a panel: said on paper only where somebody has said it, or where it is withheld.
pub(crate) const WHY: &str = "why it comes";

/// Collects what is missing while a document is written.
#[derive(Debug, Default)]
pub struct Gaps {
    case_ref: Option<String>,
    found: Vec<Missing>,
    /// Case (or every case) and field that this reader may not have.
    withheld: Vec<(Option<String>, String)>,
}

impl Gaps {
    /// From here on, what is missing belongs to this case.
    pub fn of_case(&mut self, case_ref: Option<&str>) {
        self.case_ref = case_ref.map(str::to_owned);
    }

    /// What was missing, in the order of the paper.
    pub fn into_missing(self) -> Vec<Missing> {
        self.found
    }

    /// From here on, an absent field of this case (or of every case) is one that the reader may not have: the paper says
    /// so, and nobody is asked to fill it in.
    pub fn withhold(&mut self, case_ref: Option<&str>, field: &str) {
        self.withheld
            .push((case_ref.map(str::to_owned), field.to_owned()));
    }

    /// Whether this reader may not have a field of the case at hand.
    pub fn hides(&self, field: &str) -> bool {
        let here = |case: &Option<String>| case.is_none() || *case == self.case_ref;
        self.withheld
            .iter()
            .any(|(case, hidden)| here(case) && (hidden == field || hidden == ALL))
    }

    /// Notes that something is missing.
    pub fn note(&mut self, field: &str) {
        if self.hides(field) {
            return;
        }
        let missing = Missing {
            case_ref: self.case_ref.clone(),
            field: field.to_owned(),
        };
        if !self.found.contains(&missing) {
            self.found.push(missing);
        }
    }

    /// A value, or "Not recorded".
    pub fn text(&mut self, field: &str, value: Option<&str>) -> Text {
        match said(value) {
            Some(value) => Text::plain(value),
            None => self.absent(field, "Not recorded"),
        }
    }

    /// A name, kept on one line, or "Not recorded".
    pub fn name(&mut self, field: &str, value: Option<&str>) -> Text {
        match said(value) {
            Some(value) => Text::name(value),
            None => self.absent(field, "Not recorded"),
        }
    }

    /// A date, kept on one line, or "Unknown".
    pub fn date(&mut self, field: &str, value: Option<NaiveDate>) -> Text {
        match value {
            Some(day) => Text::name(date(day)),
            None => self.absent(field, "Unknown"),
        }
    }

    /// A date with nothing shortened, kept on one line, or "Unknown".
    pub fn long_date(&mut self, field: &str, value: Option<NaiveDate>) -> Text {
        match value {
            Some(day) => Text::name(long_date(day)),
            None => self.absent(field, "Unknown"),
        }
    }

    /// A day of birth, kept on one line, or "Unknown".
    pub fn birthday(&mut self, value: Option<NaiveDate>) -> Text {
        match value {
            Some(day) => Text::name(plain_date(day)),
            None => self.absent("date of birth", "Unknown"),
        }
    }

    fn absent(&mut self, field: &str, words: &str) -> Text {
        self.note(field);
        Text::absent(if self.hides(field) { "Withheld" } else { words })
    }
}

/// A value that says something.
pub fn said(value: Option<&str>) -> Option<&str> {
    value.map(str::trim).filter(|v| !v.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).expect("a real day")
    }

    #[test]
    fn a_date_is_written_as_the_country_writes_it() {
        assert_eq!(date(day(2026, 11, 3)), "Tue 3 Nov 2026");
        assert_eq!(long_date(day(2026, 11, 3)), "Tuesday 3 November 2026");
        assert_eq!(
            (time(5), time(14 * 60 + 5)),
            ("00:05".into(), "14:05".into())
        );
        assert_eq!(
            (hours(570), hours(1500), hours(45)),
            ("9 h 30 min".into(), "25 h".into(), "45 min".into())
        );
    }

    #[test]
    fn an_age_counts_whole_months_only() {
        let born = day(2012, 8, 31);
        assert_eq!(
            age(born, day(2026, 8, 30)).as_deref(),
            Some("13 years 11 months"),
            "the day before a birthday"
        );
        assert_eq!(age(born, day(2026, 8, 31)).as_deref(), Some("14 years"));
        assert_eq!(age(born, day(2012, 9, 30)).as_deref(), Some("0 months"));
        assert_eq!(
            age(born, day(2011, 1, 1)),
            None,
            "nobody has an age before birth"
        );
    }

    #[test]
    fn what_is_missing_is_said_on_paper_and_listed_once() {
        let mut gaps = Gaps::default();
        gaps.of_case(Some("K7F-2QX"));
        assert_eq!(
            gaps.text("needs", Some("  ")),
            Text::absent("Not recorded"),
            "blank is unknown, not a value"
        );
        gaps.text("needs", None);
        gaps.date("next date", None);
        let fields: Vec<String> = gaps.into_missing().into_iter().map(|m| m.field).collect();
        assert_eq!(fields, ["needs", "next date"]);
    }
}
