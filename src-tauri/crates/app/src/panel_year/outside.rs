//! A panel's year as it may leave the building: on the paper for the schools' forum small numbers are hidden.
//!
//! A school, a year group and a count of one are a child whom everybody there can name. The screen of the team keeps its
//! numbers. Where a count of decisions is hidden, so is whatever the decisions were divided by: it could be worked out from it.

use std::collections::BTreeMap;

use waymark_documents::panel_year::{Hidden, Line, School};
use waymark_domain::suppression::{SMALLEST_SHOWN, suppress};

use super::{MadeOf, PanelYear, YearMeasure, YearSchool};
use crate::words::count;

/// What stands for a number that is hidden.
const MARK: &str = "c";

/// A year's tables, without small numbers and without what would give them away.
pub(super) struct Outside {
    pub(super) sentence: String,
    pub(super) measures: Vec<Line>,
    pub(super) outcomes: Vec<Line>,
    pub(super) schools: Vec<School>,
    pub(super) hidden: Hidden,
}

fn small(number: u32) -> bool {
    (1..SMALLEST_SHOWN).contains(&number)
}

impl Outside {
    /// Of a year as the team sees it.
    pub(super) fn of(year: &PanelYear) -> Self {
        let decided = Decided::of(&year.outcomes);
        let measures: Vec<Line> = year
            .measures
            .iter()
            .map(|measure| decided.measure(measure))
            .collect();
        let outcomes: Vec<Line> = year
            .outcomes
            .iter()
            .map(|outcome| Line {
                label: outcome.label.clone(),
                number: decided.number(&outcome.code),
                of: decided.all(),
                meaning: outcome.meaning.clone(),
            })
            .collect();
        let schools = schools(&year.schools);
        let is_hidden = |lines: &[Line]| lines.iter().any(|line| line.number == MARK);
        Self {
            sentence: sentence(year),
            hidden: Hidden {
                sentence: format!(
                    "A number below {SMALLEST_SHOWN} is hidden and printed as “{MARK}”, and so is any further number from which a hidden one could be worked out. Nought is shown."
                ),
                measures: is_hidden(&measures),
                outcomes: is_hidden(&outcomes),
                schools: schools
                    .iter()
                    .any(|school| school.admitted.is_none() || school.by_year.contains(": c")),
            },
            measures,
            outcomes,
            schools,
        }
    }
}

/// How many cases and children were heard, unless they are few.
fn sentence(year: &PanelYear) -> String {
    let rows = || year.outcomes.iter().flat_map(|outcome| &outcome.rows);
    let mut children: Vec<_> = rows().map(|row| row.pupil).collect();
    children.sort_unstable();
    children.dedup();
    if small(children.len() as u32) {
        return format!("Cases of fewer than {SMALLEST_SHOWN} children were heard.");
    }
    year.sentence.clone()
}

/// What was decided, and how often, where that may be said.
struct Decided {
    shown: BTreeMap<String, Option<u32>>,
    heard: u32,
    /// No count is hidden, so that none can be worked out from another.
    is_whole: bool,
}

impl Decided {
    fn of(outcomes: &[YearMeasure]) -> Self {
        let counts: Vec<Vec<u32>> = outcomes
            .iter()
            .map(|outcome| vec![outcome.rows.len() as u32])
            .collect();
        let cells = suppress(&counts).cells;
        let shown: BTreeMap<String, Option<u32>> = outcomes
            .iter()
            .zip(&cells)
            .map(|(outcome, row)| (outcome.code.clone(), row.first().copied().flatten()))
            .collect();
        Self {
            is_whole: shown.values().all(Option::is_some),
            heard: counts.iter().flatten().sum(),
            shown,
        }
    }

    /// How often this was decided.
    fn number(&self, code: &str) -> String {
        match self.shown.get(code) {
            None => "0".to_owned(),
            Some(Some(number)) => number.to_string(),
            Some(None) => MARK.to_owned(),
        }
    }

    /// "of 41", unless that is few.
    fn all(&self) -> String {
        if small(self.heard) {
            format!("of fewer than {SMALLEST_SHOWN}")
        } else {
            format!("of {}", self.heard)
        }
    }

    fn measure(&self, measure: &YearMeasure) -> Line {
        let (number, of) = match (measure.code.as_str(), measure.made_of) {
            ("deferred", _) => (self.number("deferred"), self.all()),
            (_, MadeOf::Nothing) => (measure.number.clone(), measure.of.clone()),
            (code, MadeOf::Count { number, of }) => {
                // Plans are counted by themselves; what was placed is a sum of what was decided.
                let is_of_known = code == "returned" || self.is_whole;
                let rest = of.saturating_sub(number);
                // All of a hidden number, or nearly all, would tell it.
                let tells = small(rest) || (!is_of_known && rest == 0);
                let hides = small(number) || tells;
                let of = match (is_of_known, small(of)) {
                    (true, false) => measure.of.clone(),
                    (true, true) => format!("of fewer than {SMALLEST_SHOWN}"),
                    (false, _) => "of a number that is hidden".to_owned(),
                };
                let number = if hides {
                    MARK.to_owned()
                } else {
                    number.to_string()
                };
                (number, of)
            }
            (
                _,
                MadeOf::Days {
                    known,
                    unknown,
                    longest,
                },
            ) => {
                if small(known) {
                    (
                        MARK.to_owned(),
                        format!("fewer than {SMALLEST_SHOWN} known"),
                    )
                } else if self.is_whole && !small(unknown) {
                    (measure.number.clone(), measure.of.clone())
                } else if known == 0 {
                    let of = if unknown == 0 {
                        "nothing to count"
                    } else {
                        "not known for any"
                    };
                    (measure.number.clone(), of.to_owned())
                } else {
                    let days = count(longest.unsigned_abs(), "day", "days");
                    let some = if unknown == 0 { "" } else { "; some unknown" };
                    (
                        measure.number.clone(),
                        format!("middle of those known; the longest {days}{some}"),
                    )
                }
            }
        };
        Line {
            label: measure.label.clone(),
            number,
            of,
            meaning: measure.meaning.clone(),
        }
    }
}

/// Who admitted, in the order of names (that of the numbers would tell of the hidden ones), and all of them together.
fn schools(schools: &[YearSchool]) -> Vec<School> {
    if schools.is_empty() {
        return Vec::new();
    }
    let mut schools: Vec<&YearSchool> = schools.iter().collect();
    schools.sort_by(|a, b| (&a.name, a.urn).cmp(&(&b.name, b.urn)));
    let mut years = BTreeMap::new();
    for (order, (words, _)) in schools.iter().flat_map(|school| &school.years) {
        years.insert(*order, words.clone());
    }
    let counts: Vec<Vec<u32>> = schools
        .iter()
        .map(|school| {
            let of = |order| school.years.get(order).map_or(0, |(_, number)| *number);
            years.keys().map(of).collect()
        })
        .collect();
    let cells = suppress(&counts).cells;
    let by_year = |row: &[Option<u32>]| {
        let each = years.values().zip(row);
        let said: Vec<String> = each
            .filter(|(_, shown)| **shown != Some(0))
            .map(|(words, shown)| match shown {
                Some(number) => format!("{words}: {number}"),
                None => format!("{words}: {MARK}"),
            })
            .collect();
        said.join(", ")
    };
    let all = |row: &[Option<u32>]| row.last().copied().flatten();
    let mut lines: Vec<School> = schools
        .iter()
        .zip(&cells)
        .map(|(school, row)| School {
            name: school.name.clone(),
            admitted: all(row),
            per_hundred: school.per_hundred.map(|hundredths| match all(row) {
                Some(_) => format!("{}.{:02}", hundredths / 100, hundredths % 100),
                // The roll is published, and would give the number away.
                None => MARK.to_owned(),
            }),
            by_year: by_year(row),
        })
        .collect();
    if let Some(row) = cells.last() {
        lines.push(School {
            name: "All of them".to_owned(),
            admitted: all(row),
            per_hundred: Some("–".to_owned()),
            by_year: by_year(row),
        });
    }
    lines
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::YearRow;
    use super::*;

    fn outcome(code: &str, cases: usize) -> YearMeasure {
        YearMeasure {
            code: code.to_owned(),
            label: code.to_owned(),
            number: cases.to_string(),
            of: String::new(),
            meaning: String::new(),
            rows: (0..cases)
                .map(|at| YearRow {
                    pupil: Uuid::from_u128(at as u128),
                    name: String::new(),
                    on: None,
                    what: String::new(),
                })
                .collect(),
            made_of: MadeOf::Nothing,
        }
    }

    fn measure(code: &str, made_of: MadeOf) -> YearMeasure {
        YearMeasure {
            number: "17 days".to_owned(),
            of: "as the screen says it".to_owned(),
            made_of,
            ..outcome(code, 0)
        }
    }

    fn said(line: &Line) -> (&str, &str) {
        (&line.number, &line.of)
    }

    #[test]
    fn a_count_of_decisions_is_not_told_by_what_it_was_divided_by() {
        let decided = Decided::of(&[
            outcome("school_place", 30),
            outcome("pru", 9),
            outcome("deferred", 2),
        ]);
        assert_eq!(decided.number("deferred"), "c");
        assert_eq!(
            decided.number("pru"),
            "c",
            "41 less 30 would tell of the two"
        );
        assert_eq!(decided.all(), "of 41");
        let put_off = MadeOf::Count { number: 2, of: 41 };
        assert_eq!(
            said(&decided.measure(&measure("deferred", put_off))),
            ("c", "of 41")
        );
        let begun = MadeOf::Count { number: 6, of: 39 };
        assert_eq!(
            said(&decided.measure(&measure("not_begun", begun))),
            ("6", "of a number that is hidden")
        );
        let days = MadeOf::Days {
            known: 39,
            unknown: 0,
            longest: 44,
        };
        assert_eq!(
            said(&decided.measure(&measure("to_decision", days))),
            ("17 days", "middle of those known; the longest 44 days"),
            "41 less 39 would tell of the two"
        );
    }

    #[test]
    fn few_waits_are_not_told_and_many_are() {
        let decided = Decided::of(&[outcome("school_place", 30)]);
        let days = |known, unknown| MadeOf::Days {
            known,
            unknown,
            longest: 44,
        };
        let of = |made_of| decided.measure(&measure("to_told", made_of));
        assert_eq!(of(days(2, 28)).number, "c");
        assert_eq!(said(&of(days(30, 0))), ("17 days", "as the screen says it"));
        assert_eq!(
            said(&of(days(29, 1))),
            (
                "17 days",
                "middle of those known; the longest 44 days; some unknown"
            )
        );
        let all_but_one = MadeOf::Count { number: 29, of: 30 };
        assert_eq!(
            decided.measure(&measure("refused", all_but_one)).number,
            "c"
        );
    }

    #[test]
    fn a_school_and_a_year_group_do_not_name_a_child() {
        let school = |urn: u32, name: &str, years: &[(u32, u32)]| YearSchool {
            urn,
            name: name.to_owned(),
            roll: Some(800),
            admitted: years.iter().map(|(_, number)| number).sum(),
            per_hundred: Some(25),
            by_year: String::new(),
            rows: Vec::new(),
            years: years
                .iter()
                .map(|(year, number)| (*year, (format!("Year {year}"), *number)))
                .collect(),
        };
        let lines = schools(&[
            school(2, "Oakenshaw", &[(8, 1), (9, 1)]),
            school(1, "Hartfell", &[(8, 12), (9, 10)]),
            school(3, "Brannoc", &[(8, 9), (9, 8)]),
        ]);
        let names: Vec<&str> = lines.iter().map(|line| line.name.as_str()).collect();
        assert_eq!(names, ["Brannoc", "Hartfell", "Oakenshaw", "All of them"]);
        let small = &lines[2];
        assert_eq!(small.admitted, None);
        assert_eq!(small.per_hundred.as_deref(), Some("c"));
        assert_eq!(small.by_year, "Year 8: c, Year 9: c");
        assert_eq!(lines[1].by_year, "Year 8: 12, Year 9: 10");
        assert_eq!(lines[3].admitted, Some(41), "the whole is told");
        assert_eq!(
            lines[0].admitted, None,
            "41 less the other two would tell of the small one"
        );
    }
}
