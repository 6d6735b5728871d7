//! What this is, which version, and under whose licences.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::commands::Nothing;
use crate::{App, Failure};

/// For the About page.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct About {
    /// The product's name.
    pub name: String,
    /// The version.
    pub version: String,
}

/// Says what this is.
pub(crate) fn about(_: &App, _: Nothing) -> Result<About, Failure> {
    Ok(About {
        name: "Waymark".into(),
        version: env!("CARGO_PKG_VERSION").into(),
    })
}
