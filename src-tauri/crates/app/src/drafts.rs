//! Words not yet saved: kept per field, encrypted, so that a crash loses at most a second of typing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::commands::Nothing;
use crate::{App, Failure};

/// A draft to keep.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DraftPut {
    /// Names the field: "note:<pupil>".
    pub key: String,
    /// What was typed.
    pub text: String,
}

/// Which draft.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DraftKey {
    /// Names the field.
    pub key: String,
}

/// A draft.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Draft {
    /// What was typed; `None` when there is none.
    pub text: Option<String>,
    /// When, UTC milliseconds.
    pub at: Option<i64>,
}

/// Keeps a draft.
pub(crate) fn put(app: &App, request: DraftPut) -> Result<Nothing, Failure> {
    app.session()?
        .store
        .draft_put(&request.key, &request.text, app.now_ms())?;
    Ok(Nothing {})
}

/// The draft of a field.
pub(crate) fn get(app: &App, request: DraftKey) -> Result<Draft, Failure> {
    let held = app.session()?.store.draft_get(&request.key)?;
    Ok(held.map_or(
        Draft {
            text: None,
            at: None,
        },
        |draft| Draft {
            text: Some(draft.text),
            at: Some(draft.at),
        },
    ))
}

/// Forgets a draft, because it was saved or thrown away.
pub(crate) fn clear(app: &App, request: DraftKey) -> Result<Nothing, Failure> {
    app.session()?.store.draft_clear(&request.key)?;
    Ok(Nothing {})
}
