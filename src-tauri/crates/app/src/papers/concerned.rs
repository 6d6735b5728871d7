//! The letters that tell of a concern about a provider: one for each child there, in one file, to the parent or to whoever
//! commissions the place.
//!
//! Nobody who may not be contacted is written to, and a parent who must not learn where the child is reads no place. What was
//! raised is not in the built-in words, because it may name another child; a team that wants it writes `{{concern}}`.

use uuid::Uuid;
use waymark_documents::Options;
use waymark_documents::words::long_date;
use waymark_domain::hours::hours;
use waymark_domain::name;
use waymark_store::tables::{Panel, ProviderConcern, Team};
use waymark_store::{Reader, calendars};

use super::Made;
use super::batch::Batch;
use super::letter::{Matter, addressee, compose, gather, place_lines};
use super::meeting::full_name;
use super::wording::{self, To};
use crate::failure::OrNotFound as _;
use crate::provider_concerns::affected::{
    first_day, minutes_of, next_session, placements_at, session_words,
};
use crate::words::count;
use crate::{App, Failure, names};

/// Who commissions a placement.
enum Commissioner {
    /// Somebody to write to, one line each.
    Other(Vec<String>),
    /// This authority itself, or one of its panels.
    Ours,
    /// Nobody has recorded it.
    Unknown,
}

fn commissioner(reader: &Reader, matter: &Matter) -> waymark_store::Result<Commissioner> {
    let said = matter
        .placement
        .as_ref()
        .and_then(|placement| placement.commissioner.as_deref())
        .map(str::trim)
        .filter(|text| !text.is_empty());
    let Some(said) = said else {
        return Ok(Commissioner::Unknown);
    };
    let folded = name::fold(said);
    let is = |other: Option<&str>| other.map(name::fold).as_deref() == Some(folded.as_str());
    let team: Option<&Team> = matter.team.as_ref();
    if is(team.and_then(|team| team.la_name.as_deref()))
        || is(team.and_then(|team| team.team_name.as_deref()))
        || Panel::all(reader)?
            .iter()
            .any(|panel| is(panel.name.as_deref()))
    {
        return Ok(Commissioner::Ours);
    }
    if matches!(folded.as_str(), "school" | "the school") {
        let mut lines = place_lines(reader, matter.pupil.roll_setting.as_deref())?;
        if lines.is_empty() {
            return Ok(Commissioner::Unknown);
        }
        lines.insert(0, "The headteacher".to_owned());
        return Ok(Commissioner::Other(lines));
    }
    Ok(Commissioner::Other(vec![said.to_owned()]))
}

/// The letters about one concern: `to` is `parents` or `commissioners`.
pub(super) fn letters(
    app: &App,
    concern: Uuid,
    to: &str,
    options: &Options,
) -> Result<Made, Failure> {
    let wording = match to {
        "parents" => wording::find("concern_parent"),
        "commissioners" => wording::find("concern_commissioner"),
        _ => None,
    }
    .ok_or_else(|| Failure::at("to", "Choose whether parents or commissioners are told."))?;
    let (today, me) = (app.today(), app.me()?);
    let now = (today, app.minute_of_day());
    let concern = app
        .read(|reader| ProviderConcern::get(reader, concern))?
        .or_not_found("concern")?;
    let setting = concern.setting.clone().or_not_found("provider")?;
    let (matters, calendars, provider) = app.read(|reader| {
        let mut matters = Vec::new();
        for (placement, sessions) in placements_at(reader, &setting, today)? {
            let Some(pupil) = placement.pupil else {
                continue;
            };
            let Some(mut matter) = gather(reader, wording, pupil, None, me)? else {
                continue;
            };
            matter.placement = Some(placement);
            matter.sessions = sessions;
            matters.push(matter);
        }
        let provider = names::setting(reader, Some(&setting))?;
        Ok((matters, calendars::load(reader)?, provider))
    })?;
    let provider = provider.unwrap_or_else(|| "a provider".to_owned());
    let mut batch = Batch::default();
    for matter in &matters {
        let child = full_name(&matter.pupil);
        let reader_of = addressee(matter, wording, None)?;
        if wording.to == To::Parent && reader_of.is_none() {
            batch.warnings.push(format!(
                "{child}: no letter. Nobody with parental responsibility who may be contacted is recorded."
            ));
            continue;
        }
        let lines = if wording.to == To::Commissioner {
            match app.read(|reader| commissioner(reader, matter))? {
                Commissioner::Other(lines) => Some(lines),
                Commissioner::Ours => {
                    batch.warnings.push(format!(
                        "{child}: no letter. This authority commissions the place."
                    ));
                    continue;
                }
                Commissioner::Unknown => {
                    batch.warnings.push(format!(
                        "{child}: no letter. Who commissions the place is not recorded."
                    ));
                    continue;
                }
            }
        } else {
            None
        };
        let day =
            (matter.placement.as_ref()).map_or(today, |placement| first_day(placement, today));
        let (minutes, unknown) = minutes_of(&matter.sessions, day);
        let next = matter
            .placement
            .as_ref()
            .and_then(|placement| next_session(&calendars, placement, &matter.sessions, now));
        let hides = reader_of.is_some_and(|contact| contact.hide_address == Some(true));
        let extra = [
            ("concern", concern.what.clone().filter(|_| !hides)),
            ("concern_day", concern.on_day.map(long_date)),
            (
                "concern_hold",
                Some(
                    if concern.holds() {
                        "No other child is placed there until this is settled."
                    } else {
                        "Placements there go on as before."
                    }
                    .to_owned(),
                ),
            ),
            (
                "hours_there",
                (!unknown).then(|| format!("{} hours", hours(minutes))),
            ),
            (
                "next_there",
                next.map(|(day, session)| session_words(day, session)),
            ),
        ];
        let mut composed = compose(app, wording, matter, reader_of, &extra)?;
        if let Some(lines) = lines {
            composed.value.to_lines = lines;
        }
        batch.add(matter, child, composed);
    }
    if batch.goes_to.is_empty() {
        return Err(Failure::say(if matters.is_empty() {
            format!(
                "No child of this team is placed at {provider}, so there is nobody to write to."
            )
        } else {
            format!("There is nobody to write to. {}", batch.warnings.join(" "))
        }));
    }
    let whom = match wording.to {
        To::Parent => count(batch.goes_to.len() as u64, "parent", "parents"),
        _ => count(batch.goes_to.len() as u64, "commissioner", "commissioners"),
    };
    let mut made = batch.made(
        format!("Letters about the concern about {provider}, to {to}"),
        format!("letters-concern-{to}-{today}.pdf"),
        options,
    )?;
    made.about.recipient = Some(whom);
    made.about.purpose = wording.purpose.to_owned();
    Ok(made)
}
