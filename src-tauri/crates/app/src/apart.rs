//! Children who must not be taught in one place: the register, and the question that it asks before a placement is saved.
//!
//! The entry binds both ways. A placement or a week that brings the two together is not refused for ever: it asks who was
//! asked and why it goes on, and the answer stands in the history with the change.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::dates;
use waymark_store::tables::{KeepApart, Placement, Pupil, Session};
use waymark_store::{Reader, views};

use crate::failure::OrNotFound as _;
use crate::{App, Failure, names};

/// A placement that is being thought of.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ApartQuery {
    /// The child.
    pub pupil: Uuid,
    /// Where, as a setting reference.
    pub setting: String,
    /// First day; today when absent.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<NaiveDate>,
    /// Last day; open when absent.
    #[serde(default)]
    #[ts(optional)]
    pub until: Option<NaiveDate>,
}

/// A keep-apart entry that speaks against a placement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Conflict {
    /// The entry.
    pub entry: Uuid,
    /// The other child.
    pub other: Uuid,
    /// "Conflict: ask Amara Okonkwo".
    pub head: String,
    /// "Brindle, Tyler is placed at Kiln Street since Mon 2 Nov 2026: fighting in the summer".
    pub sentence: String,
}

/// An entry of the register, as one child's record shows it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ApartLine {
    /// The row.
    pub entry: KeepApart,
    /// The other child.
    pub other: Uuid,
    /// "Brindle, Tyler".
    pub other_name: String,
    /// In force today.
    pub running: bool,
    /// Settings at which both are taught or on roll today.
    pub together_at: Vec<String>,
}

fn runs(
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    first: NaiveDate,
    last: Option<NaiveDate>,
) -> bool {
    until.is_none_or(|end| end >= first)
        && last.is_none_or(|last| from.is_none_or(|start| start <= last))
}

fn other_of(entry: &KeepApart, pupil: Uuid) -> Option<Uuid> {
    if entry.pupil == Some(pupil) {
        entry.other
    } else {
        entry.pupil
    }
}

/// What speaks against a child being at a setting in a stretch of time.
pub(crate) fn against(
    reader: &Reader,
    pupil: Uuid,
    setting: &str,
    (first, last): (NaiveDate, Option<NaiveDate>),
) -> waymark_store::Result<Vec<Conflict>> {
    let mut found = Vec::new();
    for entry in views::kept_apart(reader, pupil)? {
        let Some(other) = other_of(&entry, pupil) else {
            continue;
        };
        if !runs(entry.started_on, entry.ended_on, first, last) {
            continue;
        }
        let placed = Placement::for_pupil(reader, other)?
            .into_iter()
            .find(|row| {
                row.setting.as_deref() == Some(setting)
                    && runs(row.started_on, row.ended_on, first, last)
            });
        let on_roll = Pupil::get(reader, other)?.is_some_and(|row| {
            row.roll_setting.as_deref() == Some(setting) && row.closed_on.is_none()
        });
        let how = match (&placed, on_roll) {
            (Some(row), _) => match row.started_on {
                Some(day) if day > first => {
                    format!("will be placed at {{}} from {}", dates::long(day))
                }
                Some(day) => format!("is placed at {{}} since {}", dates::long(day)),
                None => "is placed at {}".to_owned(),
            },
            (None, true) => "is on roll at {}".to_owned(),
            (None, false) => continue,
        };
        let place = names::setting(reader, Some(setting))?.unwrap_or_else(|| "this setting".into());
        found.push(Conflict {
            entry: entry.id,
            other,
            head: match entry
                .ask
                .as_deref()
                .map(str::trim)
                .filter(|ask| !ask.is_empty())
            {
                Some(ask) => format!("Conflict: ask {ask}"),
                None => "Conflict: nobody is named to ask".to_owned(),
            },
            sentence: format!(
                "{} {}: {}",
                names::child(reader, other)?.unwrap_or_else(|| "A child kept apart".into()),
                how.replace("{}", &place),
                entry.reason.as_deref().unwrap_or("reason not recorded")
            ),
        });
    }
    Ok(found)
}

/// What speaks against a placement that is being thought of.
pub(crate) fn conflicts(app: &App, request: ApartQuery) -> Result<Vec<Conflict>, Failure> {
    let first = request.from.unwrap_or(app.today());
    app.read(|reader| {
        against(
            reader,
            request.pupil,
            &request.setting,
            (first, request.until),
        )
    })
}

pub(crate) fn refusal(conflicts: &[Conflict]) -> Failure {
    let said: Vec<String> = conflicts
        .iter()
        .map(|conflict| format!("{}. {}.", conflict.head, conflict.sentence))
        .collect();
    Failure::at(
        "keep_apart_reason",
        format!(
            "{} Nothing was saved yet: to go on, say whom you asked and why it is safe.",
            said.join(" ")
        ),
    )
}

pub(crate) fn given(reason: Option<&str>) -> Option<&str> {
    reason.map(str::trim).filter(|text| !text.is_empty())
}

/// Asks before a week is saved that puts two children into the same room at the same time. `slots` are weekday and half.
pub(crate) fn ask_of_week(
    app: &App,
    placement: &Placement,
    slots: &[(i64, &str)],
    reason: Option<&str>,
) -> Result<(), Failure> {
    let (Some(pupil), Some(setting)) = (placement.pupil, placement.setting.as_deref()) else {
        return Ok(());
    };
    if given(reason).is_some() {
        return Ok(());
    }
    let first = placement.started_on.unwrap_or(app.today()).max(app.today());
    let clashing = app.read(|reader| {
        let mut clashing = Vec::new();
        for conflict in against(reader, pupil, setting, (first, placement.ended_on))? {
            let theirs = Session::for_pupil(reader, conflict.other)?;
            let mut there = Vec::new();
            for row in Placement::for_pupil(reader, conflict.other)? {
                if row.setting.as_deref() == Some(setting)
                    && runs(row.started_on, row.ended_on, first, placement.ended_on)
                {
                    there.push(row.id);
                }
            }
            let meets = slots.iter().any(|(weekday, half)| {
                theirs.iter().any(|row| {
                    row.placement.is_some_and(|id| there.contains(&id))
                        && row.until_day.is_none_or(|until| until >= first)
                        && row.weekday == Some(*weekday)
                        && row.half.as_deref() == Some(*half)
                })
            });
            if meets {
                clashing.push(conflict);
            }
        }
        Ok(clashing)
    })?;
    if clashing.is_empty() {
        Ok(())
    } else {
        Err(refusal(&clashing))
    }
}

/// The register of one child, those in force first.
pub(crate) fn lines(
    reader: &Reader,
    pupil: Uuid,
    today: NaiveDate,
) -> waymark_store::Result<Vec<ApartLine>> {
    let mine = settings_of(reader, pupil, today)?;
    let mut lines = Vec::new();
    for entry in views::kept_apart(reader, pupil)? {
        let Some(other) = other_of(&entry, pupil) else {
            continue;
        };
        let mut together_at = Vec::new();
        for setting in settings_of(reader, other, today)? {
            if mine.contains(&setting)
                && let Some(name) = names::setting(reader, Some(&setting))?
            {
                together_at.push(name);
            }
        }
        lines.push(ApartLine {
            other,
            other_name: names::child(reader, other)?.unwrap_or_else(|| "Unknown child".into()),
            running: runs(entry.started_on, entry.ended_on, today, Some(today)),
            together_at,
            entry,
        });
    }
    lines.sort_by_key(|line| (!line.running, line.other_name.clone()));
    Ok(lines)
}

/// Settings at which a child is taught or on roll today.
fn settings_of(
    reader: &Reader,
    pupil: Uuid,
    today: NaiveDate,
) -> waymark_store::Result<Vec<String>> {
    let mut settings: Vec<String> = Placement::for_pupil(reader, pupil)?
        .into_iter()
        .filter(|row| runs(row.started_on, row.ended_on, today, Some(today)))
        .filter_map(|row| row.setting)
        .collect();
    settings.extend(Pupil::get(reader, pupil)?.and_then(|row| row.roll_setting));
    settings.sort();
    settings.dedup();
    Ok(settings)
}

/// Whether a child is there at all, for entries that name one.
pub(crate) fn must_exist(app: &App, pupil: Uuid) -> Result<(), Failure> {
    app.read(|reader| Pupil::get(reader, pupil))?
        .or_not_found("child")
        .map(|_| ())
}
