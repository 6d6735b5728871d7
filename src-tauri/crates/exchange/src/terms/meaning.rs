//! What the name of a stretch of days says that it is.
//!
//! Words are compared folded and whole. Must not know dates beyond how long the stretch is: "half term" for a week is a
//! holiday, for six weeks it is school.

use crate::ics::Stretch;
use waymark_domain::calendar::DayOffKind;
use waymark_domain::name::fold;

/// What a name says that a stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// School, from its first day to its last.
    Term,
    /// The first day of a term.
    Starts,
    /// The last day of a term.
    Ends,
    /// No school, by weeks.
    Holiday,
    /// No school for pupils, by days.
    Off(DayOffKind),
    /// Nothing that term dates are made of.
    Nothing,
}

pub(super) fn meaning(stretch: &Stretch) -> Meaning {
    let name = format!(" {} ", fold(&stretch.name));
    let has = |words: &[&str]| words.iter().any(|w| name.contains(&format!(" {w} ")));
    if has(&[
        "bank holiday",
        "bank hol",
        "good friday",
        "easter monday",
        "may day",
    ]) {
        return Meaning::Off(DayOffKind::BankHoliday);
    }
    if has(&[
        "inset",
        "inset day",
        "training day",
        "staff training",
        "teacher training",
        "non pupil day",
        "pd day",
        "insets",
    ]) {
        return Meaning::Off(DayOffKind::Inset);
    }
    let edge = stretch.first == stretch.last;
    if edge
        && has(&[
            "starts",
            "start",
            "begins",
            "opens",
            "open",
            "first day",
            "returns",
            "return",
            "back to school",
            "reopens",
        ])
    {
        return Meaning::Starts;
    }
    if edge
        && has(&[
            "ends",
            "end",
            "closes",
            "last day",
            "finishes",
            "breaks up",
            "break up",
        ])
    {
        return Meaning::Ends;
    }
    if has(&["closure", "closed", "polling", "snow"]) {
        return Meaning::Off(DayOffKind::Closure);
    }
    if has(&[
        "half term holiday",
        "half term break",
        "holiday",
        "holidays",
        "break",
        "vacation",
    ]) {
        return Meaning::Holiday;
    }
    // "Half term" is a week off; "first half term", "half term 3" and anything of three weeks or more is school.
    let days = (stretch.last - stretch.first).num_days() + 1;
    if has(&["half term"]) {
        return if days <= 18 {
            Meaning::Holiday
        } else {
            Meaning::Term
        };
    }
    if has(&["term", "autumn", "spring", "summer"]) || name.trim().starts_with("term") {
        return if edge {
            Meaning::Nothing
        } else {
            Meaning::Term
        };
    }
    Meaning::Nothing
}

/// "Autumn term starts" as the name of the term.
pub(super) fn edge_name(name: &str) -> String {
    const EDGES: [&str; 10] = [
        "starts", "start", "begins", "opens", "open", "first", "day", "of", "returns", "reopens",
    ];
    let kept: Vec<&str> = name
        .split_whitespace()
        .filter(|w| !EDGES.contains(&fold(w).as_str()) && w.chars().any(char::is_alphanumeric))
        .collect();
    if kept.is_empty() {
        name.to_owned()
    } else {
        kept.join(" ")
    }
}
