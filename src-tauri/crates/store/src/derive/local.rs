//! What the team has set for itself, from its settings to the numbers that the rules take.
//!
//! A dial's key holds `{"number": 8, "reason": "..."}`; a rule that is not used here stands under `rule.C40.off` with
//! `{"reason": "..."}`. What does not fit (a number out of bounds, a rule of another version) leaves the book as it is:
//! a wrong setting must not hide a date.

use serde::Deserialize;
use waymark_domain::clocks::{Dial, Overrides};

use crate::tables::Setting;
use crate::{Reader, Result, facts};

#[derive(Deserialize)]
struct Said {
    number: Option<i64>,
    reason: Option<String>,
}

/// The rule of a key that switches one off.
fn switched_off(key: &str) -> Option<&str> {
    key.strip_prefix("rule.")?.strip_suffix(".off")
}

/// Local numbers that differ from the rule book's, as the team has set them.
///
/// # Errors
/// When the database cannot be read.
pub(crate) fn local(reader: &Reader) -> Result<Overrides> {
    let mut local = Overrides::default();
    local.entitlements = facts::entitlements(reader);
    for row in Setting::all(reader)? {
        let (Some(key), Some(value)) = (row.key, row.value) else {
            continue;
        };
        let dial = Dial::from_key(&key);
        let off = switched_off(&key);
        if dial.is_none() && off.is_none() {
            continue;
        }
        let Ok(said) = serde_json::from_str::<Said>(&value) else {
            continue;
        };
        let reason = said.reason.unwrap_or_default();
        // A refusal leaves the default in use, which is what is wanted of a setting that makes no sense.
        let _ = match (dial, off, said.number) {
            (Some(dial), _, Some(number)) => local.set(dial, number, &reason),
            (None, Some(rule), _) => local.switch_off(rule, &reason),
            _ => Ok(()),
        };
    }
    Ok(local)
}
