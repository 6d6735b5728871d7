//! A supplement to an issued pack: what has changed since, on sheets that are numbered beside the old ones.
//!
//! Nothing renumbers and the issued file is not touched. What a supplement holds follows from the manifest of what was issued
//! last and from the record as it stands; issuing it writes the next manifest, from which the one after begins.

mod draft;
mod runs;
mod slip;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::tables::PackIssue;

use super::audience_of::{audience_of, known};
use super::gather::gather;
use super::issue::{disclosures, earlier, manifest_of, refused, set_all};
use super::{
    MissingField, PackCopyFor, PackIssueAsked, PackIssued, PackOptions, PackQuery, counted,
    file_name, missing, pages_on_sheets, set,
};
use crate::failure::OrNotFound as _;
use crate::words::count;
use crate::{App, Attachment, Failure};

use draft::{Draft, compose, printed};

/// Which supplement.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PackSupplementQuery {
    /// The meeting.
    pub meeting: Uuid,
    /// How it is printed.
    #[serde(default)]
    pub options: PackOptions,
    /// UTC milliseconds written into the file; `None` is now.
    #[serde(default)]
    #[ts(optional)]
    pub made_at: Option<i64>,
    /// Why there is one, as the slip says it.
    #[serde(default)]
    #[ts(optional)]
    pub why: Option<String>,
    /// A supplement that has been issued, by its number among the issues; the next one when absent.
    #[serde(default)]
    #[ts(optional)]
    pub number: Option<i64>,
}

/// The next supplement, before it is issued.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PackSupplement {
    /// 1 for the first supplement of its issue.
    pub number: u32,
    /// The issue that it adds to.
    pub issue: u32,
    /// What has changed, as its slip says it; empty when nothing has.
    pub changes: Vec<PackChange>,
    /// "4 pages on 2 sheets".
    pub sentence: String,
    /// What its pages call themselves, in their order: "Change slip", "12a".
    pub pages: Vec<String>,
    /// What its briefs print as not recorded.
    pub missing: Vec<MissingField>,
    /// Who got a copy of the pack and gets one of this, in the order of their numbers.
    pub copies: Vec<PackCopyFor>,
}

/// A line of the change slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackChange {
    /// "12a · K7F-2QX", "The meeting".
    pub what: String,
    /// "Late case", "Changed: what the panel is asked".
    pub how: String,
    /// Pages to take out.
    pub out: Option<String>,
    /// Pages to put in.
    pub into: Option<String>,
}

/// What the next supplement would hold; `None` when no pack has been issued.
pub(crate) fn supplement(
    app: &App,
    request: PackSupplementQuery,
) -> Result<Option<PackSupplement>, Failure> {
    let Some(draft) = worked_out(app, &request)? else {
        return Ok(None);
    };
    let printed = printed(&request.options, draft.sections, app.now_ms());
    let changes = slip_lines(&draft);
    let (sentence, missing) = if changes.is_empty() {
        (
            "Nothing has changed since the pack was issued.".to_owned(),
            Vec::new(),
        )
    } else {
        let rendered = counted(&draft.gathered.pack, None, &printed)?;
        (
            pages_on_sheets(&rendered),
            missing(&draft.gathered.pack, &rendered),
        )
    };
    Ok(Some(PackSupplement {
        number: draft.number,
        issue: draft.issue,
        changes,
        sentence,
        pages: draft.labels,
        missing,
        copies: draft.manifest.copies,
    }))
}

/// The supplement as a PDF, for some readers or whole.
pub(crate) fn supplement_pdf(
    app: &App,
    request: PackSupplementQuery,
) -> Result<Attachment, Failure> {
    known(request.options.audience.as_deref())?;
    let draft = worked_out(app, &request)?.ok_or_else(not_issued)?;
    if slip_lines(&draft).is_empty() {
        return Err(unchanged());
    }
    let query = PackQuery {
        meeting: request.meeting,
        options: request.options.clone(),
        made_at: request.made_at,
    };
    let audience = app.read(|reader| audience_of(reader, &query, &draft.gathered))?;
    let made_at = request.made_at.unwrap_or_else(|| app.now_ms());
    let printed = printed(&request.options, draft.sections, made_at);
    let rendered = set(&draft.gathered.pack, audience.as_ref(), &printed)?;
    let what = format!("supplement-{}", draft.number);
    Ok(Attachment {
        file_name: file_name(&draft.gathered.pack, &what),
        bytes: rendered.pdf,
    })
}

/// Issues a supplement: every copy is set and written down, and the issued pack stays as it is.
pub(crate) fn supplement_issue(app: &App, request: PackIssueAsked) -> Result<PackIssued, Failure> {
    if let Some(failure) = refused(&request.copies) {
        return Err(failure);
    }
    let why = request
        .why
        .as_deref()
        .map(str::trim)
        .filter(|why| !why.is_empty());
    let Some(why) = why else {
        return Err(Failure::at(
            "why",
            "Say why there is a supplement; its change slip prints it. Nothing was issued.",
        ));
    };
    let at = app.now_ms();
    let asked = PackSupplementQuery {
        meeting: request.meeting,
        options: request.options.clone(),
        made_at: Some(at),
        why: Some(why.to_owned()),
        number: None,
    };
    let mut draft = worked_out(app, &asked)?.ok_or_else(not_issued)?;
    if slip_lines(&draft).is_empty() {
        return Err(unchanged());
    }
    let query = PackQuery {
        meeting: request.meeting,
        options: PackOptions {
            recipient: None,
            copy_number: None,
            copies: None,
            audience: None,
            member: None,
            ..request.options.clone()
        },
        made_at: Some(at),
    };
    let printed = printed(&query.options, draft.sections, at);
    let (whole, copies) = set_all(app, &mut draft.gathered, &request.copies, &query, &printed)?;
    draft.manifest.copies = request.copies.clone();
    let before = app.read(|reader| earlier(reader, request.meeting))?;
    let number = before.last().and_then(|issue| issue.number).unwrap_or(0) + 1;
    let row = PackIssue {
        id: app.new_id(),
        meeting: Some(request.meeting),
        number: Some(number),
        kind: Some("supplement".to_owned()),
        audience: Some("full".to_owned()),
        at: Some(at),
        author: app.me()?,
        pages: i64::try_from(whole.pages).ok(),
        hash: Some(whole.hash),
        manifest: serde_json::to_string(&draft.manifest).ok(),
        why: Some(why.to_owned()),
    };
    let what = format!(
        "Panel pack, supplement {} to issue {}",
        draft.number, draft.issue
    );
    let changed = draft
        .slip()
        .iter()
        .map(|change| format!("{}: {}.", change.what, change.how))
        .collect();
    let mut change = app
        .change(format!("Issued supplement {} to a pack", draft.number))?
        .create(&row);
    for disclosure in disclosures(app, &request.copies, copies, (&row, &what)) {
        change.push_create(&disclosure);
    }
    app.commit(change)?;
    Ok(PackIssued {
        number,
        at,
        sentence: format!(
            "Issued {} of a supplement of {}.",
            count(request.copies.len() as u64, "copy", "copies"),
            count(whole.pages as u64, "page", "pages")
        ),
        changed,
    })
}

fn not_issued() -> Failure {
    Failure::say(
        "No pack of this meeting has been issued, so there is nothing to supplement. Issue the pack first.",
    )
}

fn unchanged() -> Failure {
    Failure::say(
        "Nothing has changed since the pack was issued, so there is nothing to send. Nothing was issued.",
    )
}

fn slip_lines(draft: &Draft) -> Vec<PackChange> {
    draft
        .slip()
        .iter()
        .map(|change| PackChange {
            what: change.what.clone(),
            how: change.how.clone(),
            out: change.out.clone(),
            into: change.into.clone(),
        })
        .collect()
}

/// Works out the next supplement, or again one that has been issued; `None` when no pack has been issued.
fn worked_out(app: &App, request: &PackSupplementQuery) -> Result<Option<Draft>, Failure> {
    let today = app.today();
    let query = PackQuery {
        meeting: request.meeting,
        options: request.options.clone(),
        made_at: request.made_at,
    };
    let (gathered, rows) = app
        .read(|reader| {
            let Some(gathered) = gather(reader, &query, today)? else {
                return Ok(None);
            };
            Ok(Some((gathered, earlier(reader, request.meeting)?)))
        })?
        .or_not_found("meeting")?;
    let until = request.number.unwrap_or(i64::MAX);
    let before: Vec<&PackIssue> = rows
        .iter()
        .filter(|row| row.number.is_some_and(|number| number < until))
        .collect();
    let Some(issued) = before
        .iter()
        .rposition(|row| row.kind.as_deref() != Some("supplement"))
    else {
        return Ok(None);
    };
    let held = before.last().and_then(|row| manifest_of(row));
    let Some(held) = held.filter(|held| !held.places.is_empty()) else {
        return Err(Failure::say(
            "This pack was issued before the pages of its parts were written down, so a supplement cannot say which it replaces. Issue the pack again.",
        ));
    };
    let numbers = (
        u32::try_from(before.len() - issued).unwrap_or(1),
        before[issued]
            .number
            .and_then(|number| u32::try_from(number).ok())
            .unwrap_or(1),
    );
    let why = request.why.clone().or_else(|| {
        rows.iter()
            .find(|row| row.number == request.number && request.number.is_some())
            .and_then(|row| row.why.clone())
    });
    Ok(Some(compose(
        gathered,
        held,
        numbers,
        why,
        &request.options,
    )))
}
