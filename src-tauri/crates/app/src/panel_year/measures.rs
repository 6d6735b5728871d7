//! What is counted of a panel's year, each number from the cases that were heard in it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_domain::dates;
use waymark_domain::facts::EventKind;
use waymark_domain::panel::Decision;
use waymark_store::Reader;
use waymark_store::tables::{Meeting, PanelCase, Placement, Plan, Pupil, Status, Step};

use super::{MadeOf, YearMeasure, YearRow};
use crate::names;
use crate::panels::{agenda, decision_words};
use crate::words::count;

/// A case that was heard.
pub(super) struct Heard {
    pub(super) meeting: Uuid,
    pub(super) pupil: Uuid,
    name: String,
    held_on: NaiveDate,
    case: PanelCase,
    decision: Option<Decision>,
    setting_name: Option<String>,
}

impl Heard {
    fn row(&self, what: String) -> YearRow {
        YearRow {
            pupil: self.pupil,
            name: self.name.clone(),
            on: Some(self.held_on),
            what,
        }
    }

    fn decided(&self) -> String {
        let decided = self
            .case
            .decision
            .as_deref()
            .map_or_else(|| "Not decided".to_owned(), decision_words);
        match &self.setting_name {
            Some(name) => format!("{decided}, {name}"),
            None => decided,
        }
    }

    /// Whether it sent the child to a school or provider.
    fn places(&self) -> bool {
        self.decision.is_some_and(|decision| {
            decision.names_setting()
                && !matches!(decision, Decision::Direct | Decision::AttendanceOrder)
        })
    }
}

/// The cases that meetings heard between two days, both included.
pub(super) fn heard(
    reader: &Reader,
    meetings: &[Meeting],
    since: NaiveDate,
    until: NaiveDate,
) -> waymark_store::Result<Vec<Heard>> {
    let mut found = Vec::new();
    for meeting in meetings {
        let Some(held_on) = meeting.held_on.filter(|day| (since..=until).contains(day)) else {
            continue;
        };
        for case in agenda(reader, meeting.id)? {
            let Some(pupil) = case.pupil else { continue };
            if Pupil::get(reader, pupil)?.is_none_or(|row| row.recorded_in_error.is_some()) {
                continue;
            }
            found.push(Heard {
                meeting: meeting.id,
                pupil,
                name: names::child(reader, pupil)?.unwrap_or_else(|| "Unknown child".to_owned()),
                held_on,
                decision: case.decision.as_deref().and_then(|code| code.parse().ok()),
                setting_name: names::setting(reader, case.decision_setting.as_deref())?,
                case,
            });
        }
    }
    found.sort_by(|a, b| (a.held_on, &a.name, a.case.id).cmp(&(b.held_on, &b.name, b.case.id)));
    Ok(found)
}

/// What was decided, the most frequent first.
pub(super) fn outcomes(heard: &[Heard]) -> Vec<YearMeasure> {
    let mut by_code: BTreeMap<&str, Vec<&Heard>> = BTreeMap::new();
    for case in heard {
        let code = case.case.decision.as_deref().unwrap_or("undecided");
        by_code.entry(code).or_default().push(case);
    }
    let mut lines: Vec<YearMeasure> = by_code
        .into_iter()
        .map(|(code, cases)| YearMeasure {
            code: code.to_owned(),
            label: match code {
                "undecided" => "Not decided".to_owned(),
                code => decision_words(code),
            },
            number: cases.len().to_string(),
            of: format!("of {}", heard.len()),
            meaning: String::new(),
            made_of: made_of(cases.len(), heard.len()),
            rows: cases.iter().map(|case| case.row(case.decided())).collect(),
        })
        .collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.rows.len()));
    lines
}

/// The middle of an odd number, and the lower of the two in the middle of an even one, so that it is a row that can be opened.
fn middle(days: &mut [i64]) -> Option<i64> {
    days.sort_unstable();
    days.get(days.len().saturating_sub(1) / 2).copied()
}

fn days_text(days: i64) -> String {
    count(days.unsigned_abs(), "day", "days")
}

/// A measure of days: the middle one, of how many, and how many are not known.
fn waited(
    code: &str,
    label: &str,
    meaning: &str,
    rows: Vec<(i64, YearRow)>,
    unknown: Vec<YearRow>,
) -> YearMeasure {
    let mut days: Vec<i64> = rows.iter().map(|(days, _)| *days).collect();
    let known = days.len();
    let nothing = if unknown.is_empty() {
        "None"
    } else {
        "Unknown"
    };
    let number = middle(&mut days).map_or_else(|| nothing.to_owned(), days_text);
    let of = match (days.last(), unknown.len()) {
        (None, 0) => "nothing to count".to_owned(),
        (None, all) => format!("not known for any of {all}"),
        (Some(longest), 0) => format!("middle of {known}; the longest {}", days_text(*longest)),
        (Some(longest), more) => format!(
            "middle of {known}; the longest {}; {more} unknown",
            days_text(*longest)
        ),
    };
    let made_of = MadeOf::Days {
        known: known as u32,
        unknown: unknown.len() as u32,
        longest: days.last().copied().unwrap_or_default(),
    };
    let mut rows = rows;
    rows.sort_by_key(|(days, _)| std::cmp::Reverse(*days));
    YearMeasure {
        code: code.to_owned(),
        label: label.to_owned(),
        number,
        of,
        meaning: meaning.to_owned(),
        rows: rows
            .into_iter()
            .map(|(_, row)| row)
            .chain(unknown)
            .collect(),
        made_of,
    }
}

fn made_of(number: usize, of: usize) -> MadeOf {
    MadeOf::Count {
        number: number as u32,
        of: of as u32,
    }
}

fn counted(code: &str, label: &str, meaning: &str, of: usize, rows: Vec<YearRow>) -> YearMeasure {
    YearMeasure {
        code: code.to_owned(),
        label: label.to_owned(),
        number: rows.len().to_string(),
        of: format!("of {of}"),
        meaning: meaning.to_owned(),
        made_of: made_of(rows.len(), of),
        rows,
    }
}

/// The day on which the child was referred: the start of the fair-access status that ran at the meeting.
fn referred_on(reader: &Reader, case: &Heard) -> waymark_store::Result<Option<NaiveDate>> {
    Ok(Status::for_pupil(reader, case.pupil)?
        .into_iter()
        .filter(|status| {
            status.kind.as_deref() == Some("FAP")
                && status.ended_on.is_none_or(|end| end >= case.held_on)
        })
        .filter_map(|status| status.started_on)
        .filter(|start| *start <= case.held_on)
        .max())
}

/// The day on which the child began where the panel had decided: on the register, or at a placement there.
fn began_on(
    reader: &Reader,
    case: &Heard,
    until: NaiveDate,
) -> waymark_store::Result<Option<NaiveDate>> {
    let setting = case.case.decision_setting.as_deref();
    let admitted = Step::for_pupil(reader, case.pupil)?
        .into_iter()
        .filter(|step| step.kind.as_deref() == Some(EventKind::Admitted.code()))
        .filter_map(|step| step.on_day);
    let placed = Placement::for_pupil(reader, case.pupil)?
        .into_iter()
        .filter(|row| setting.is_some() && row.setting.as_deref() == setting)
        .filter_map(|row| row.started_on);
    Ok(admitted
        .chain(placed)
        .filter(|day| (case.held_on..=until).contains(day))
        .min())
}

/// How the panel did.
pub(super) fn measures(
    reader: &Reader,
    heard: &[Heard],
    until: NaiveDate,
) -> waymark_store::Result<Vec<YearMeasure>> {
    let long = dates::long;
    let (mut to_decision, mut unreferred) = (Vec::new(), Vec::new());
    let (mut to_start, mut not_begun) = (Vec::new(), Vec::new());
    let (mut to_told, mut untold) = (Vec::new(), Vec::new());
    let (mut deferred, mut refused) = (Vec::new(), Vec::new());
    let placed = heard.iter().filter(|case| case.places()).count();
    for case in heard {
        if case.decision == Some(Decision::Deferred) {
            let reason = case.case.deferred_reason.clone();
            deferred.push(case.row(reason.unwrap_or_else(|| "Reason not recorded".to_owned())));
        } else if case.decision.is_some() {
            match referred_on(reader, case)? {
                Some(day) => {
                    let days = (case.held_on - day).num_days();
                    let what = format!("{}: referred on {}", days_text(days), long(day));
                    to_decision.push((days, case.row(what)));
                }
                None => unreferred.push(case.row("Day of the referral unknown".to_owned())),
            }
            match case.case.parents_told_on {
                Some(day) => {
                    let days = (day - case.held_on).num_days();
                    let what = format!("{}: told on {}", days_text(days), long(day));
                    to_told.push((days, case.row(what)));
                }
                None => untold.push(case.row("Not recorded that the parents were told".to_owned())),
            }
        }
        if let Some(reason) = &case.case.refused_reason {
            let school = case.setting_name.as_deref().unwrap_or("School unknown");
            refused.push(case.row(format!("{school}: {reason}")));
        }
        if case.places() {
            match began_on(reader, case, until)? {
                Some(day) => {
                    let days = (day - case.held_on).num_days();
                    let what = format!(
                        "{}: began on {}, {}",
                        days_text(days),
                        long(day),
                        case.decided()
                    );
                    to_start.push((days, case.row(what)));
                }
                None => not_begun.push(case.row(case.decided())),
            }
        }
    }
    let (mut returned, mut ended) = (Vec::new(), Vec::new());
    let mut seen = Vec::new();
    for case in heard {
        if seen.contains(&case.pupil) {
            continue;
        }
        seen.push(case.pupil);
        for plan in Plan::for_pupil(reader, case.pupil)? {
            let Some(end) = plan
                .ended_on
                .filter(|end| (case.held_on..=until).contains(end))
            else {
                continue;
            };
            let row = YearRow {
                on: Some(end),
                ..case.row(match plan.outcome.as_deref() {
                    Some("returned") => "Returned".to_owned(),
                    Some("broken") => "Returned, and it did not hold".to_owned(),
                    Some(other) => format!("Ended: {}", other.replace('_', " ")),
                    None => "Ended, how is not recorded".to_owned(),
                })
            };
            if plan.outcome.as_deref() == Some("returned") {
                returned.push(row);
            } else {
                ended.push(row);
            }
        }
    }
    let plans = returned.len() + ended.len();
    let begun = not_begun.clone();
    Ok(vec![
        waited(
            "to_decision",
            "From referral to decision",
            "Days from the start of the fair-access status to the meeting that decided; what was put off is counted at the meeting that decided it.",
            to_decision,
            unreferred,
        ),
        waited(
            "to_start",
            "From decision to first day",
            "Days from the meeting to the first day on the register or at a placement where the panel had decided.",
            to_start,
            not_begun,
        ),
        counted(
            "not_begun",
            "Decided and not begun",
            "Decisions that named a school or provider, and no first day there is on record.",
            placed,
            begun,
        ),
        counted(
            "deferred",
            "Put off",
            "Cases that a meeting put off for more information, each time that it did.",
            heard.len(),
            deferred,
        ),
        counted(
            "refused",
            "Refused by a school",
            "Cases whose school refused, with its reason as it was written down.",
            placed,
            refused,
        ),
        waited(
            "to_told",
            "From decision to telling the parents",
            "Days from the meeting to the day on which the parents were told.",
            to_told,
            untold,
        ),
        YearMeasure {
            rows: returned.iter().cloned().chain(ended).collect(),
            number: returned.len().to_string(),
            made_of: made_of(returned.len(), plans),
            of: format!("of {} that ended", count(plans as u64, "plan", "plans")),
            ..counted(
                "returned",
                "Returns that stand",
                "Reintegration plans of children whom the panel heard in the year that ended since and whose return has not broken.",
                plans,
                Vec::new(),
            )
        },
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_a_row_that_can_be_opened() {
        assert_eq!(middle(&mut []), None);
        assert_eq!(middle(&mut [9]), Some(9));
        assert_eq!(middle(&mut [30, 2, 9]), Some(9));
        assert_eq!(middle(&mut [30, 2, 9, 4]), Some(4));
    }
}
