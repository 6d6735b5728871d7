//! Who should perhaps come to a meeting, with the reason.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::tables::PanelCase;
use waymark_store::views::{self, DueGroup};

use crate::team::Id;
use crate::{App, Failure};

/// A child who should perhaps come.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Suggestion {
    /// The child.
    pub pupil: Uuid,
    /// "Nowak, Łukasz".
    pub name: String,
    /// Year group.
    pub year: Option<String>,
    /// Why: "Day 6 is tomorrow: no provision recorded".
    pub reason: String,
    /// Smaller is more serious.
    pub rank: i64,
}

/// Children who should perhaps come, with the reason, most serious first; those on the agenda are left out.
pub(crate) fn suggestions(app: &App, request: Id) -> Result<Vec<Suggestion>, Failure> {
    const AT_MOST: usize = 60;
    let today = app.today();
    app.read(|reader| {
        let here: Vec<_> = PanelCase::having(reader, "meeting", request.id)?
            .into_iter()
            .filter_map(|case| case.pupil)
            .collect();
        let mut seen = std::collections::HashSet::new();
        let mut suggestions = Vec::new();
        for group in [
            DueGroup::Breached,
            DueGroup::Due,
            DueGroup::Unknown,
            DueGroup::Upcoming,
        ] {
            let (_, rows) = views::due_group(reader, group, None, today, 0, 500)?;
            for row in rows {
                if suggestions.len() >= AT_MOST {
                    break;
                }
                if here.contains(&row.pupil) || !seen.insert(row.pupil) {
                    continue;
                }
                suggestions.push(Suggestion {
                    pupil: row.pupil,
                    name: row.name,
                    year: row.year,
                    reason: row.sentence,
                    rank: row.rank,
                });
            }
        }
        Ok(suggestions)
    })
}
