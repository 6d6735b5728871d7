//! What the codes of casework are called: the one table of words for every column that holds codes, for the history and
//! wherever two answers stand side by side. A code of another version or of the team's own stands as it was written.

use std::str::FromStr;

use waymark_domain::alerts::AlertKind;
use waymark_domain::calendar::DayOffKind;
use waymark_domain::codes::{self, Code};
use waymark_domain::destination::{DestinationKind, DestinationStage};
use waymark_domain::facts::{EventKind, PlacementKind, ReviewKind, RollKind};
use waymark_domain::{FactKind, StatusKind, clocks, la};

/// What a code in a column of a table is called; `None` where the column holds no codes, or not this one.
pub(crate) fn code_words(table: &str, field: &str, code: &str) -> Option<String> {
    let known = match (table, field) {
        ("attendance", "code") => listed(codes::ATTENDANCE.iter().map(|mark| &mark.code), code),
        ("day_off", "kind") => labelled(code, DayOffKind::label),
        ("fact", "kind") => labelled(code, FactKind::label),
        ("mark", "rule") => clocks::rule(code).map(|rule| rule.title),
        ("panel_case", "decision") => return Some(crate::panels::decision_words(code)),
        ("panel_case", "category") => return Some(crate::panels::category_words(code)),
        ("placement" | "referral", "kind") => labelled(code, PlacementKind::label),
        ("placement", "roll") => labelled(code, RollKind::label),
        ("pupil", "destination_kind") => labelled(code, DestinationKind::label),
        ("pupil", "destination_stage") => labelled(code, DestinationStage::label),
        ("pupil", "ethnicity") => listed(codes::ETHNICITY.iter(), code),
        ("pupil", "nc_year") => return Some(crate::words::year(code)),
        ("pupil", "sex") => listed(codes::SEX.iter(), code),
        ("pupil", "home_la") | ("provider", "la_code") => code.parse().ok().and_then(la::name),
        ("registration_judgement", "choice") => Some(crate::registration::choice_words(Some(code))),
        ("referral", "answer") => return Some(crate::referrals::answer_words(code)),
        ("referral", "answer_code") => return Some(crate::referrals::reason_words(code)),
        ("review", "kind") => labelled(code, ReviewKind::label),
        ("snooze", "alert") => labelled(code, AlertKind::label),
        ("status", "kind") => labelled(code, StatusKind::label),
        ("status" | "suspension", "reason") => listed(codes::EXCLUSION_REASONS.iter(), code),
        ("step", "kind") => labelled(code, EventKind::label),
        _ => plain(table, field, code),
    };
    known.map(str::to_owned)
}

fn labelled<T: FromStr>(code: &str, label: impl Fn(T) -> &'static str) -> Option<&'static str> {
    code.parse().ok().map(label)
}

fn listed<'a>(mut list: impl Iterator<Item = &'a Code>, code: &str) -> Option<&'static str> {
    list.find(|known| known.code.eq_ignore_ascii_case(code.trim()))
        .map(|known| known.label)
}

/// Columns whose few answers are written where they are checked.
fn plain(table: &str, field: &str, code: &str) -> Option<&'static str> {
    Some(match (table, field, code) {
        (
            "contact" | "pupil" | "referral" | "review",
            "parental_responsibility"
            | "destination_sustained"
            | "parents_agree"
            | "still_meets_need",
            _,
        ) => match code {
            "yes" => "Yes",
            "no" => "No",
            "unknown" => "Unknown",
            _ => return None,
        },
        ("agency", "consent", "yes") => "The family agreed",
        ("agency", "consent", "no") => "The family did not agree",
        ("agency", "consent", "unknown") => "Unknown",
        ("agency", "kind", "social_care") => "Social care",
        ("agency", "kind", "early_help") => "Early help",
        ("agency", "kind", "youth_justice") => "Youth justice",
        ("agency", "kind", "health") => "Health",
        ("agency", "kind", "camhs") => "CAMHS",
        ("agency", "kind", "virtual_school") => "Virtual school",
        ("agency", "kind", "send") => "SEND",
        ("agency", "kind", "police") => "Police",
        ("agency", "kind", "voluntary") => "Voluntary service",
        ("agency", "kind", "other") => "Other",
        ("attendance" | "session", "half", "am") => "Morning",
        ("attendance" | "session", "half", "pm") => "Afternoon",
        ("chase", "rung", "asked") => "Asked",
        ("chase", "rung", "chased") => "Chased",
        ("chase", "rung", "escalated") => "Escalated",
        ("chase", "rung", "head") => "Taken to the head",
        ("chase", "how", "call") => "By telephone",
        ("chase", "how", "email") => "By e-mail",
        ("chase", "how", "letter") => "By letter",
        ("chase", "how", "visit") => "On a visit",
        ("chase", "how", "meeting") => "In a meeting",
        ("document", "media_type", "image/jpeg") => "Photograph",
        ("document", "media_type", "application/pdf") => "PDF",
        ("import_run", "kind", "pupils") => "Children",
        ("import_run", "kind", "gias") => "Register of schools",
        ("import_run", "kind", "calendar") => "Term dates",
        ("mark", "said", "met") => "Met",
        ("mark", "said", "excused") => "Excused",
        ("meeting", "stage", "draft") => "Being prepared",
        ("meeting", "stage", "issued") => "Issued",
        ("meeting", "stage", "held") => "Held",
        ("meeting", "stage", "cancelled") => "Cancelled",
        ("note", "kind", "note") => "Note",
        ("note", "kind", "call") => "Call",
        ("note", "kind", "visit") => "Visit",
        ("note", "kind", "meeting") => "Meeting",
        ("note", "kind", "email") => "E-mail",
        ("note", "kind", "voice") => "In their own words",
        ("note", "voice_of", "child") => "The child",
        ("note", "voice_of", "family") => "The family",
        ("pack_issue", "kind", "full") => "Whole pack",
        ("pack_issue", "kind", "supplement") => "Supplement",
        ("panel", "kind", "fair_access") => "Fair access",
        ("panel", "kind", "ap_placement") => "Alternative provision",
        ("panel", "kind", "commissioning") => "Commissioning for vulnerable children",
        ("panel", "kind", "reintegration") => "Reintegration",
        ("panel", "kind", "managed_moves") => "Managed moves",
        ("panel", "phase", "primary") => "Primary",
        ("panel", "phase", "secondary") => "Secondary",
        ("placement", "cost_per", "session") => "A session",
        ("placement", "cost_per", "day") => "A day",
        ("placement", "cost_per", "week") => "A week",
        ("placement", "cost_per", "year") => "A year",
        ("provider", "registration", "registered") => "Registered",
        ("provider", "registration", "unregistered") => "Not registered",
        ("provider", "registration", "unknown") => "Unknown",
        ("provider", "approval", "approved") => "Approved",
        ("provider", "approval", "conditional") => "With conditions",
        ("provider", "approval", "suspended") => "Suspended",
        ("provider", "approval", "not_approved") => "Not approved",
        ("provider", "approval", "unknown") => "Unknown",
        ("review", "decision", "continue") => "Continue",
        ("review", "decision", "extend") => "Extend",
        ("review", "decision", "increase") => "Increase hours",
        ("review", "decision", "reduce") => "Reduce hours",
        ("review", "decision", "return") => "Return to school",
        ("review", "decision", "transfer") => "Move elsewhere",
        ("review", "decision", "end") => "End",
        ("s19_decision", "grounds", "exclusion") => "Exclusion",
        ("s19_decision", "grounds", "illness") => "Illness",
        ("s19_decision", "grounds", "otherwise") => "Otherwise",
        ("s19_decision", "outcome", "full_time") => "Owed: full time",
        ("s19_decision", "outcome", "part_time") => "Owed: part time",
        ("s19_decision", "outcome", "not_owed") => "Not owed",
        ("s19_decision", "outcome", "more_needed") => "Not decided yet: more is needed",
        ("seat", "standing", "present") => "Present",
        ("seat", "standing", "apologies") => "Apologies",
        ("seat", "standing", "absent") => "Absent",
        ("seat", "standing", "substitute") => "Substitute",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use waymark_store::table::{Cell, Kind};
    use waymark_store::tables::TABLES;

    /// Every column that takes only certain codes has words for each of them: which columns and codes these are, the tables
    /// themselves say when they are given something else.
    #[test]
    fn every_code_that_a_table_takes_has_its_words() {
        let mut columns = 0;
        for table in TABLES {
            for (at, column) in table.columns.iter().enumerate() {
                if column.kind != Kind::Text {
                    continue;
                }
                let mut cells = vec![Cell::Unknown; table.columns.len()];
                cells[at] = Cell::Text("zz".into());
                let refused = (table.check)(Uuid::nil(), &cells);
                let Some(answers) = refused.iter().find_map(|fault| {
                    let (_, answers) = fault.sentence.split_once("one of the answers here: ")?;
                    (fault.field == column.name).then(|| answers.trim_end_matches('.').to_owned())
                }) else {
                    continue;
                };
                columns += 1;
                for answer in answers.split(", ") {
                    let code = answer.replace(' ', "_");
                    let words = code_words(table.name, column.name, &code);
                    assert!(
                        words.as_ref().is_some_and(|words| !words.contains('_')),
                        "{}.{} = {code}: {words:?}",
                        table.name,
                        column.name
                    );
                }
            }
        }
        assert!(columns > 25, "{columns} columns of codes");
    }

    #[test]
    fn codes_of_the_rule_book_are_named_and_what_is_no_code_is_not() {
        for (table, field, code, words) in [
            ("attendance", "code", "I", "Illness"),
            ("fact", "kind", "LAC", FactKind::Lac.label()),
            ("panel_case", "decision", "direct", "School to be directed"),
            ("pupil", "nc_year", "9", "Year 9"),
            ("pupil", "sex", "F", "Female"),
            ("snooze", "alert", "unseen", "Nobody has seen this child"),
            ("status", "kind", "PEX", "Permanently excluded"),
            (
                "step",
                "kind",
                "board_met",
                "Board considered reinstatement",
            ),
        ] {
            let said = code_words(table, field, code).unwrap_or_default();
            assert!(said.starts_with(words), "{table}.{field}: {said}");
        }
        assert_eq!(code_words("note", "text", "visit"), None);
        assert_eq!(code_words("status", "reason", "Fought at the gate"), None);
        assert_eq!(code_words("review", "kind", "of another version"), None);
    }
}
