//! Where Year 11 went: asked after once the results are out, and again in October, with what shows it.

use crate::leaving::{Check, checks, left_in, summer};
use crate::status::Confidence;
use crate::year::last_friday_in_june;

use super::child::Child;
use super::finding::{Due, Working};
use super::rules::{Force, Rule};
use super::words::Words;

macro_rules! check_rule {
    ($(#[$doc:meta])* $name:ident, $id:literal, $title:literal, $basis:literal) => {
        $(#[$doc])*
        pub(super) static $name: Rule = Rule {
            id: $id,
            title: $title,
            citation: "Local practice",
            source: "Participation of young people in education, employment or training, statutory guidance for local authorities",
            from: None,
            until: None,
            confidence: Confidence::Inferred,
            basis: $basis,
            duty_holder: "Case owner with the provider or college",
            note: "Marked as met with what shows it: a register, a letter, a call to the college. A hope is not a destination.",
            force: Force::Local,
            consequence: 5,
        };
    };
}

check_rule!(/// L11.
    AFTER_RESULTS, "L11", "Leaver’s destination checked after the results", "31 August of the summer in which Year 11 ends; asked about until the end of September");
check_rule!(/// L12.
    IN_OCTOBER, "L12", "Leaver’s destination checked again in October", "31 October after Year 11 ended; asked about until the end of November");

/// Of a child whose case is open. One whose case was closed after school had ended is asked after all the same: nobody else
/// would, and the October count has June's names.
pub(super) fn findings(child: &mut Child<'_>) {
    let closed = child.facts.closed_on.filter(|day| *day <= child.today);
    let on = closed.unwrap_or(child.today);
    let Some(year) = child.facts.year_on(on) else {
        return;
    };
    let summer = match closed {
        Some(day) => match left_in(year, day) {
            Some(summer) => summer,
            None => return,
        },
        None => summer(year, on),
    };
    for (rule, check) in [&AFTER_RESULTS, &IN_OCTOBER]
        .into_iter()
        .zip(checks(summer))
    {
        if asked(child, &check) {
            look(child, rule, &check, summer);
        }
    }
}

/// Whether the check is worth a line today; one that was answered stays as evidence.
fn asked(child: &Child<'_>, check: &Check) -> bool {
    let answered = || child.facts.marks.iter().any(|mark| mark.rule == check.rule);
    check.opens <= child.today && (child.today <= check.closes || child.history && answered())
}

fn look(child: &mut Child<'_>, rule: &'static Rule, check: &Check, summer: i32) {
    let draft = child.draft(
        rule,
        "pupil",
        child.facts.id,
        Some(last_friday_in_june(summer)),
        (Due::Day(check.due), Working::Nothing),
    );
    child.push(
        draft,
        &Words {
            what: check.title,
            missing: "not checked, evidence is asked for",
            because: "Year 11 ended",
        },
    );
}
