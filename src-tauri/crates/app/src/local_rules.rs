//! The rule book as the team sees it, and what the team has set for itself: rules that are not used here and numbers that
//! differ, each with its reason.

use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;
use waymark_domain::clocks::{Dial, Overrides, RULES, rule};
use waymark_domain::dates;
use waymark_domain::status::Confidence;
use waymark_store::facts;
use waymark_store::tables::{Setting, setting_id};
use waymark_store::views::{self, DueRow};

use crate::commands::Nothing;
use crate::failure::OrNotFound as _;
use crate::{App, Failure, clocks};

/// Every rule and every number.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RulesView {
    /// In the order of the book.
    pub rules: Vec<RuleLine>,
    /// Numbers that a team may set for itself.
    pub dials: Vec<DialLine>,
}

/// A rule.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RuleLine {
    /// "C01".
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Where it is written.
    pub citation: String,
    /// Where that was read.
    pub source: String,
    /// "In force since Sun 26 Jul 2026".
    pub in_force: String,
    /// "Read in the source" and the like.
    pub confidence: String,
    /// How days are counted.
    pub basis: String,
    /// Whose duty it is.
    pub duty_holder: String,
    /// What kind of claim it makes.
    pub force: String,
    /// What else to know; may be empty.
    pub note: String,
    /// Why it is not used here; `None` while it is.
    pub off: Option<String>,
    /// Dates of open children that it gives today and that are neither met nor excused.
    pub running: u32,
}

/// A number that a team may set.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DialLine {
    /// Its key.
    pub key: String,
    /// What it sets.
    pub title: String,
    /// "school days".
    pub unit: String,
    /// In use until somebody sets another.
    pub default: i64,
    /// Smallest that makes sense.
    pub least: i64,
    /// Largest that makes sense.
    pub most: i64,
    /// Where the default comes from.
    pub source: String,
    /// The number in use.
    pub number: i64,
    /// Why it differs; `None` when it does not.
    pub reason: Option<String>,
}

/// Setting a number.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DialSet {
    /// Which.
    pub key: String,
    /// The number; `None` goes back to the default.
    pub number: Option<i64>,
    /// Why it differs here.
    pub reason: Option<String>,
}

/// Stopping a rule here, or using it again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RuleOff {
    /// Which.
    pub rule: String,
    /// Why it is not used here; `None` uses it again.
    pub reason: Option<String>,
}

/// Which rule.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RuleId {
    /// "C01".
    pub rule: String,
}

/// How sure a rule is, in words.
const fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Read => "Read in the source",
        Confidence::Memory => "From working knowledge: check locally",
        Confidence::Inferred => "Inferred from the source: check locally",
    }
}

fn in_force(rule: &waymark_domain::clocks::Rule) -> String {
    match (rule.from, rule.until) {
        (None, None) => "In force; its first day is not recorded".into(),
        (Some(from), None) => format!("In force since {}", dates::long(from)),
        (None, Some(until)) => format!("In force until {}", dates::long(until)),
        (Some(from), Some(until)) => {
            format!("In force {} to {}", dates::long(from), dates::long(until))
        }
    }
}

/// A number with what is in use.
pub(crate) fn dial_line(dial: Dial, local: &Overrides) -> DialLine {
    let face = dial.face();
    DialLine {
        key: face.key.into(),
        title: face.title.into(),
        unit: face.unit.into(),
        default: face.default,
        least: face.least,
        most: face.most,
        source: face.source.into(),
        number: local.number(dial),
        reason: local.local(dial).map(|set| set.reason.clone()),
    }
}

/// The rule book and the team's own numbers.
pub(crate) fn list(app: &App, _: Nothing) -> Result<RulesView, Failure> {
    app.read(|reader| {
        let local = facts::local(reader)?;
        let running = views::running_by_rule(reader)?;
        Ok(RulesView {
            rules: RULES
                .iter()
                .map(|rule| RuleLine {
                    id: rule.id.into(),
                    title: rule.title.into(),
                    citation: rule.citation.into(),
                    source: rule.source.into(),
                    in_force: in_force(rule),
                    confidence: confidence(rule.confidence).into(),
                    basis: rule.basis.into(),
                    duty_holder: rule.duty_holder.into(),
                    force: clocks::force(rule.force).into(),
                    note: rule.note.into(),
                    off: local.off(rule.id).map(str::to_owned),
                    running: running.get(rule.id).copied().unwrap_or(0),
                })
                .collect(),
            dials: Dial::ALL
                .iter()
                .map(|dial| dial_line(*dial, &local))
                .collect(),
        })
    })
}

/// The open dates of one rule: what stands behind its number.
pub(crate) fn running(app: &App, request: RuleId) -> Result<Vec<DueRow>, Failure> {
    app.read(|reader| views::due_by_rule(reader, &request.rule))
}

fn put(app: &App, key: &str, value: Option<String>, label: String) -> Result<Nothing, Failure> {
    let row = Setting {
        id: setting_id(key),
        key: Some(key.to_owned()),
        value,
    };
    app.commit(app.change(label)?.put(&row))?;
    Ok(Nothing {})
}

/// Sets a number, with the reason, or goes back to the default. Every running date follows at once.
pub(crate) fn set_dial(app: &App, request: DialSet) -> Result<Nothing, Failure> {
    let dial = Dial::from_key(&request.key).or_not_found("local number")?;
    let face = dial.face();
    let Some(number) = request.number else {
        return put(
            app,
            face.key,
            None,
            format!("Back to the default: {}", face.title),
        );
    };
    let reason = request.reason.unwrap_or_default();
    let field = if (face.least..=face.most).contains(&number) {
        "reason"
    } else {
        "number"
    };
    Overrides::default()
        .set(dial, number, &reason)
        .map_err(|refused| Failure::at(field, refused.to_string()))?;
    let value = json!({ "number": number, "reason": reason.trim() }).to_string();
    put(
        app,
        face.key,
        Some(value),
        format!("Set to {number} {}: {}", face.unit, face.title),
    )
}

/// Stops a rule here, with the reason, or uses it again. Its dates are shown as excused and never dropped.
pub(crate) fn set_off(app: &App, request: RuleOff) -> Result<Nothing, Failure> {
    let found = rule(&request.rule).or_not_found("rule")?;
    let key = format!("rule.{}.off", found.id);
    let Some(reason) = request.reason else {
        return put(app, &key, None, format!("Used again: {}", found.title));
    };
    Overrides::default()
        .switch_off(found.id, &reason)
        .map_err(|refused| Failure::at("reason", refused.to_string()))?;
    let value = json!({ "reason": reason.trim() }).to_string();
    put(
        app,
        &key,
        Some(value),
        format!("Not used here: {}", found.title),
    )
}
