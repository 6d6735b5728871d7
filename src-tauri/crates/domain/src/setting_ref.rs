//! Where a child may be: an establishment by its URN, or the team's own provider row.
//!
//! Written "urn:100492" or "own:0190…" wherever it is stored or sent, so that a placement can point to either without
//! two columns. Must not know whether the establishment or row exists; that is the reader's to say.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// A school, college or provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SettingRef {
    /// A DfE establishment by unique reference number.
    Urn(u32),
    /// A provider row that the team keeps itself.
    Own(Uuid),
}

/// A text that names no setting; the holder keeps it and shows it as unknown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” does not name a school or provider.")]
pub struct NotASetting(pub String);

impl fmt::Display for SettingRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SettingRef::Urn(urn) => write!(f, "urn:{urn}"),
            SettingRef::Own(id) => write!(f, "own:{id}"),
        }
    }
}

impl FromStr for SettingRef {
    type Err = NotASetting;

    fn from_str(text: &str) -> Result<Self, NotASetting> {
        let refuse = || NotASetting(text.to_owned());
        let (kind, rest) = text.trim().split_once(':').ok_or_else(refuse)?;
        match kind {
            // Only digits: u32's own parser would also take "+5".
            "urn" if !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()) => {
                rest.parse().map(SettingRef::Urn).map_err(|_| refuse())
            }
            "own" => Uuid::try_parse(rest)
                .map(SettingRef::Own)
                .map_err(|_| refuse()),
            _ => Err(refuse()),
        }
    }
}

impl Serialize for SettingRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for SettingRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
