//! What went wrong, as a sentence for a person. A code exists only where somebody branches on it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A refusal or a fault, in words that say what happened, what was kept and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Failure {
    /// Present only where the window does something other than show the sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub code: Option<Code>,
    /// For the person: what happened, what was kept, what to do.
    pub sentence: String,
    /// Sentences that belong at a field of the form that was sent.
    #[serde(default)]
    pub fields: Vec<FieldFailure>,
}

/// A sentence at a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldFailure {
    /// The field's name as in the request.
    pub field: String,
    /// What is wrong with it and what would be right.
    pub sentence: String,
}

/// The failures on which the window branches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The vault is locked: the window shows the unlock screen.
    Locked,
    /// The passphrase is wrong: the window counts the wait down.
    WrongPassphrase,
    /// The database cannot be opened and a proven backup can be put in its place: the window offers that.
    Damaged,
    /// What was to be undone has been edited since: the window asks.
    UndoAsks,
    /// The row is not there.
    NotFound,
    /// The request was not of the command's shape.
    BadRequest,
}

impl Failure {
    /// A sentence and nothing else.
    pub fn say(sentence: impl Into<String>) -> Self {
        Self {
            code: None,
            sentence: sentence.into(),
            fields: Vec::new(),
        }
    }

    /// A sentence with a code on which the window branches.
    pub fn coded(code: Code, sentence: impl Into<String>) -> Self {
        Self {
            code: Some(code),
            sentence: sentence.into(),
            fields: Vec::new(),
        }
    }

    /// A sentence at one field.
    pub fn at(field: &str, sentence: impl Into<String>) -> Self {
        let sentence = sentence.into();
        Self {
            code: None,
            sentence: sentence.clone(),
            fields: vec![FieldFailure {
                field: field.into(),
                sentence,
            }],
        }
    }

    /// The vault is locked.
    pub fn locked() -> Self {
        Self::coded(
            Code::Locked,
            "Waymark is locked. Unlock it with the passphrase to go on; nothing was changed.",
        )
    }
}

/// `None` becomes meaning: `store.get(id)?.or_not_found("child")`.
pub trait OrNotFound<T> {
    /// Says that the thing is not there, in the trade's noun.
    ///
    /// # Errors
    /// `NotFound`, when there is nothing.
    fn or_not_found(self, noun: &str) -> Result<T, Failure>;
}

impl<T> OrNotFound<T> for Option<T> {
    fn or_not_found(self, noun: &str) -> Result<T, Failure> {
        self.ok_or_else(|| {
            Failure::coded(
                Code::NotFound,
                format!("That {noun} is not here. It may have been taken back with Undo; nothing was changed."),
            )
        })
    }
}

impl From<waymark_store::StoreError> for Failure {
    fn from(error: waymark_store::StoreError) -> Self {
        use waymark_store::StoreError as E;
        let sentence = error.to_string();
        match error {
            E::Invalid(faults) => Self {
                code: None,
                sentence,
                fields: faults
                    .into_iter()
                    .map(|fault| FieldFailure {
                        field: fault.field,
                        sentence: fault.sentence,
                    })
                    .collect(),
            },
            E::UndoRefused(_) => Self::coded(Code::UndoAsks, sentence),
            E::NotThere { .. } => Self::coded(Code::NotFound, sentence),
            _ => Self::say(sentence),
        }
    }
}

impl From<waymark_store::vault::VaultError> for Failure {
    fn from(error: waymark_store::vault::VaultError) -> Self {
        use waymark_store::vault::VaultError as E;
        let sentence = error.to_string();
        match error {
            E::WrongPassphrase { .. } | E::TooSoon { .. } => Self {
                fields: vec![FieldFailure {
                    field: "passphrase".into(),
                    sentence: sentence.clone(),
                }],
                ..Self::coded(Code::WrongPassphrase, sentence)
            },
            _ => Self::say(sentence),
        }
    }
}

impl From<waymark_store::live::LiveError> for Failure {
    fn from(error: waymark_store::live::LiveError) -> Self {
        Self::say(error.to_string())
    }
}

impl From<waymark_store::backup::BackupError> for Failure {
    fn from(error: waymark_store::backup::BackupError) -> Self {
        Self::say(error.to_string())
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl std::error::Error for Failure {}
