//! The trade's words for panels as the window shows them: codes and labels come from the rule book, in its order.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_domain::codes::FAIR_ACCESS;
use waymark_domain::panel::{Decision, PanelKind, Starts};

use crate::commands::Nothing;
use crate::{App, Failure};

/// A code and its label.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WordChoice {
    /// What is stored.
    pub code: String,
    /// What is read.
    pub label: String,
}

/// A decision that a panel may take.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DecisionChoice {
    /// What is stored.
    pub code: String,
    /// What is read.
    pub label: String,
    /// Two letters by which it is typed.
    pub letters: String,
    /// A school or provider must be named.
    pub names_setting: bool,
    /// A first day must be named: a placement starts with it.
    pub needs_start: bool,
    /// Somebody must see to it.
    pub needs_owner: bool,
}

/// Every list that the screens of panels choose from.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PanelWords {
    /// What a panel is for.
    pub kinds: Vec<WordChoice>,
    /// The thirteen fair-access categories, a to m.
    pub categories: Vec<WordChoice>,
    /// What may be decided.
    pub decisions: Vec<DecisionChoice>,
}

/// The lists.
#[allow(
    clippy::unnecessary_wraps,
    reason = "the table of commands expects a result"
)]
pub(crate) fn vocabulary(_: &App, _: Nothing) -> Result<PanelWords, Failure> {
    Ok(PanelWords {
        kinds: PanelKind::ALL
            .iter()
            .map(|kind| WordChoice {
                code: kind.code().to_owned(),
                label: kind.label().to_owned(),
            })
            .collect(),
        categories: FAIR_ACCESS
            .iter()
            .map(|category| WordChoice {
                code: category.code.to_owned(),
                label: format!("{} · {}", category.code, category.label),
            })
            .collect(),
        decisions: Decision::ALL
            .iter()
            .map(|decision| DecisionChoice {
                code: decision.code().to_owned(),
                label: decision.label().to_owned(),
                letters: decision.letters().to_owned(),
                names_setting: decision.names_setting(),
                needs_start: matches!(decision.starts(), Starts::Placement(_)),
                needs_owner: decision.needs_owner(),
            })
            .collect(),
    })
}

/// A decision in words; a code of another version as it stands.
pub(crate) fn decision_words(code: &str) -> String {
    code.parse::<Decision>()
        .map_or_else(|_| code.replace('_', " "), |known| known.label().to_owned())
}

/// A fair-access category in words; what is no letter of the Code is the panel's own and stands as it is.
pub(crate) fn category_words(code: &str) -> String {
    FAIR_ACCESS
        .iter()
        .find(|category| category.code == code)
        .map_or_else(
            || code.to_owned(),
            |category| format!("{} · {}", category.code, category.label),
        )
}
