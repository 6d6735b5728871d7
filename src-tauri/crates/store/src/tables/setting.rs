//! What the team has changed from the book: local caps, weights, wording. One row per key; its id follows from the key
//! (see [`crate::setting_id`]), so that two laptops that set the same key meet in one row.

use crate::table::{Faults, table};

table! {
    /// A local answer that overrides a default.
    Setting / SettingPatch = "setting", "setting", of Nobody, check check;
    /// Dotted name of what is set (`rules.c40.weeks`).
    key: String,
    /// The answer as JSON text; NULL returns to the default.
    value: String,
}

fn check(row: &Setting, faults: &mut Faults) {
    faults.text("key", &row.key, "A setting needs a key.");
    if let Some(text) = &row.value
        && serde_json::from_str::<serde_json::Value>(text).is_err()
    {
        faults.say("value", "The setting's value is not JSON.");
    }
}
