//! What a change of calendar or of local numbers does to dates that are running: shown before it is done.

use chrono::NaiveDate;

use super::finding::{Finding, RowRef, Standing};

/// A date that moves.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Moved {
    /// The rule.
    pub rule: &'static str,
    /// The row that started the clock.
    pub row: RowRef,
    /// Where it stood; `None` = unknown.
    pub from: Option<NaiveDate>,
    /// Where it goes; `None` = unknown.
    pub to: Option<NaiveDate>,
    /// How it stood.
    pub was: Standing,
    /// How it will stand.
    pub becomes: Standing,
}

/// Compares two sets of findings of the same child: those whose date or standing differ, in the order of `after`.
/// Both lists hold a clock at most once per rule, row and trigger, as [`super::findings`] makes them.
pub fn moved(before: &[Finding], after: &[Finding]) -> Vec<Moved> {
    after
        .iter()
        .filter_map(|new| {
            let old = before.iter().find(|old| {
                old.rule.id == new.rule.id
                    && old.row == new.row
                    && old.triggered_on == new.triggered_on
            })?;
            let differs = old.due.day() != new.due.day() || old.standing != new.standing;
            differs.then(|| Moved {
                rule: new.rule.id,
                row: new.row,
                from: old.due.day(),
                to: new.due.day(),
                was: old.standing,
                becomes: new.standing,
            })
        })
        .collect()
}
