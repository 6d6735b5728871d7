//! The log of what has left: which paper, to whom, for what, on what basis, and the hash that proves which file it was.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::tables::{Disclosure, Officer, PanelCase};

use super::{Made, Paper, PaperQuery, make};
use crate::team::Id;
use crate::{App, Failure, names};

/// A paper that was saved, and to whom it goes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Disclose {
    /// The paper as it was saved, with its moment of making.
    pub paper: PaperQuery,
    /// Who receives it.
    pub recipient: String,
    /// What for.
    pub purpose: String,
    /// On what lawful basis.
    #[ts(optional)]
    pub basis: Option<String>,
    /// The day on which those to whom letters of a decision go were told; absent writes no such day down.
    #[serde(default)]
    #[ts(optional)]
    pub told_on: Option<NaiveDate>,
}

/// Which disclosures.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct DisclosuresQuery {
    /// About one child; papers about several are not among them.
    pub pupil: Option<Uuid>,
    /// From one meeting.
    pub meeting: Option<Uuid>,
}

/// A disclosure with the names that it needs.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DisclosureLine {
    /// The row.
    pub disclosure: Disclosure,
    /// "Nowak, Łukasz"; `None` is a paper about several.
    pub child: Option<String>,
    /// Who sent it.
    pub sent_by: Option<String>,
}

/// Writes down that a paper left.
pub(crate) fn disclose(app: &App, request: Disclose) -> Result<Id, Failure> {
    let mut fields = Vec::new();
    for (field, text, sentence) in [
        ("recipient", &request.recipient, "Say who receives it."),
        ("purpose", &request.purpose, "Say what it is for."),
    ] {
        if text.trim().is_empty() {
            fields.push(crate::FieldFailure {
                field: field.to_owned(),
                sentence: sentence.to_owned(),
            });
        }
    }
    if !fields.is_empty() {
        return Err(Failure {
            code: None,
            sentence: "Say who receives the paper and what it is for. Nothing was written down."
                .to_owned(),
            fields,
        });
    }
    let made = make(app, &request.paper)?;
    if !made.about.goes_to.is_empty() {
        return disclose_each(app, made, &request);
    }
    let row = Disclosure {
        pupil: made.about.pupil,
        meeting: made.about.meeting,
        referral: made.referral,
        what: Some(made.about.title),
        recipient: Some(request.recipient.trim().to_owned()),
        purpose: Some(request.purpose.trim().to_owned()),
        basis: request
            .basis
            .filter(|basis| !basis.trim().is_empty())
            .or(Some(made.about.basis)),
        hash: Some(blake3::hash(&made.rendered.pdf).to_hex().to_string()),
        pages: i64::try_from(made.rendered.pages).ok(),
        ..Disclosure::default()
    };
    log(app, row)
}

/// Writes several letters of one file down, each on its own child's record with its own reader: one change, and one undo.
fn disclose_each(app: &App, made: Made, request: &Disclose) -> Result<Id, Failure> {
    let hash = blake3::hash(&made.rendered.pdf).to_hex().to_string();
    let letters = crate::words::count(made.about.goes_to.len() as u64, "letter", "letters");
    let told = request.told_on.zip(made.about.tells.as_deref());
    let mut change = app.change(match told {
        Some((_, told)) => format!("Wrote down {letters}, and that {told}"),
        None => format!("Wrote down {letters}"),
    })?;
    let who = match &request.paper.paper {
        Paper::OutcomeLetters { to, .. } if to == "schools" => "school",
        _ => "parents",
    };
    let mut last = None;
    for letter in made.about.goes_to {
        let row = Disclosure {
            id: app.new_id(),
            pupil: Some(letter.pupil),
            meeting: made.about.meeting,
            what: made
                .about
                .each
                .clone()
                .or_else(|| Some(made.about.title.clone())),
            recipient: Some(letter.recipient),
            purpose: Some(request.purpose.trim().to_owned()),
            basis: request
                .basis
                .clone()
                .filter(|basis| !basis.trim().is_empty())
                .or_else(|| Some(made.about.basis.clone())),
            at: Some(app.now_ms()),
            hash: Some(hash.clone()),
            pages: Some(i64::from(letter.pages)),
            author: app.me()?,
            ..Disclosure::default()
        };
        last = Some(row.id);
        change = change.create(&row);
        if let (Some((on, _)), Some(case)) = (told, letter.case) {
            let patch = crate::panels::told_patch(app, case, who, Some(on))?;
            change.push_set::<PanelCase>(case, patch);
        }
    }
    app.commit(change)?;
    last.map(|id| Id { id })
        .ok_or_else(|| Failure::say("There is no letter. Nothing was written down."))
}

/// Writes a disclosure down, with the moment and the officer.
pub(crate) fn log(app: &App, row: Disclosure) -> Result<Id, Failure> {
    let row = Disclosure {
        id: app.new_id(),
        at: Some(app.now_ms()),
        author: app.me()?,
        ..row
    };
    app.commit(app.change("Wrote down a disclosure")?.create(&row))?;
    Ok(Id { id: row.id })
}

/// What has left, newest first.
pub(crate) fn list(app: &App, request: DisclosuresQuery) -> Result<Vec<DisclosureLine>, Failure> {
    app.read(|reader| {
        let mut rows = match (request.pupil, request.meeting) {
            (Some(pupil), _) => Disclosure::for_pupil(reader, pupil)?,
            (None, Some(meeting)) => Disclosure::having(reader, "meeting", meeting)?,
            (None, None) => Disclosure::all(reader)?,
        };
        rows.sort_by_key(|row| std::cmp::Reverse((row.at, row.id)));
        let mut lines = Vec::with_capacity(rows.len());
        for disclosure in rows {
            lines.push(DisclosureLine {
                child: disclosure
                    .pupil
                    .map_or(Ok(None), |id| names::child(reader, id))?,
                sent_by: disclosure
                    .author
                    .map_or(Ok(None), |id| Officer::get(reader, id))?
                    .and_then(|officer| officer.name),
                disclosure,
            });
        }
        Ok(lines)
    })
}
