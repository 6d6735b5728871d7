//! The local authorities of England as they are now, found by name or number: needed before any establishment file is held.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_domain::la;
use waymark_domain::name::fold;

use crate::places::Find;
use crate::{App, Failure};

/// A local authority.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Authority {
    /// Three digits.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// Answers given at most; one more letter narrows it sooner than reading on.
const MOST: usize = 60;

/// Those whose name holds what was typed, or whose number begins with it. Abolished ones are left out: nobody works there.
pub(crate) fn find(_: &App, request: Find) -> Result<Vec<Authority>, Failure> {
    let typed = fold(&request.text);
    Ok(la::AUTHORITIES
        .iter()
        .filter(|(_, name)| !name.contains("(before"))
        .map(|(code, name)| Authority {
            code: format!("{code:03}"),
            name: (*name).to_owned(),
        })
        .filter(|la| la.code.starts_with(typed.trim()) || fold(&la.name).contains(typed.trim()))
        .take(MOST)
        .collect())
}
