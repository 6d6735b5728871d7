//! What to say when an address of the window names nothing: cut short, mistyped, or copied from somewhere else.
//!
//! The last piece of an address reaches the core as it was typed, so a request that cannot be read may be nothing but that. It
//! is told here from a request of a wrong shape, which is a fault of the window.

use serde_json::Value;
use uuid::Uuid;

/// Keys of a request that hold a piece of an address, what they name, and where such a thing is opened from.
const NAMED: [(&str, &str, &str); 8] = [
    ("pupil", "child", "Pupils"),
    ("keep", "child", "Pupils"),
    ("other", "child", "Pupils"),
    ("officer", "officer", "Workload, in Pupils"),
    ("meeting", "meeting", "Panels"),
    ("case", "case", "its meeting, in Panels"),
    ("panel", "panel", "Panels"),
    ("urn", "school", "Schools"),
];

/// Commands whose `id` is a piece of an address, by what stands before their point.
const BY_ID: [(&str, &str); 4] = [
    ("pupils", "pupil"),
    ("erasure", "pupil"),
    ("meetings", "meeting"),
    ("panels", "panel"),
];

/// The sentence for a request in which a piece of an address names nothing; `None` when every piece could name something.
pub(crate) fn names_nothing(command: &str, request: &Value) -> Option<String> {
    let of_id = || {
        let (place, _) = command.split_once('.')?;
        BY_ID
            .iter()
            .find(|(known, _)| *known == place)
            .map(|(_, key)| *key)
    };
    let asked = request.as_object()?;
    let (_, noun, from) = NAMED.iter().find(|(key, ..)| {
        let piece = asked
            .get(*key)
            .or_else(|| of_id().filter(|of| of == key).and_then(|_| asked.get("id")));
        match piece {
            // A number that was none arrives as nothing at all.
            Some(Value::Null) => *key == "urn",
            Some(Value::String(text)) => *key == "urn" || Uuid::parse_str(text).is_err(),
            _ => false,
        }
    })?;
    Some(format!(
        "This address names no {noun}. Nothing was changed. Open one from {from}."
    ))
}
