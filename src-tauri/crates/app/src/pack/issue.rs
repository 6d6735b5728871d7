//! Issuing a pack: the copies are numbered, what stood in them is written down with its hash, and the meeting is issued.
//!
//! The files are where people save them; the moment of issue goes into each file, so that the same copy can be made again byte
//! for byte as long as nothing has changed. What has changed since is read from the manifest, case by case.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_documents::case::{PackCopy, Stage};
use waymark_documents::copies::{self, Wanted};
use waymark_documents::layout::Span;
use waymark_store::Reader;
use waymark_store::tables::{Disclosure, Meeting, MeetingPatch, Officer, PackIssue};

use super::audience_of::{audience_of, called, known};
use super::gather::{Gathered, gather};
use super::manifest::Manifest;
use super::{PackOptions, PackQuery, options, unmade};
use crate::failure::OrNotFound as _;
use crate::team::Id;
use crate::words::count;
use crate::{App, Failure};

/// A pack that is to be issued.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PackIssueAsked {
    /// The meeting.
    pub meeting: Uuid,
    /// How it is printed; recipients and numbers are given by `copies`.
    #[serde(default)]
    pub options: PackOptions,
    /// Who gets a copy, in the order of their numbers.
    pub copies: Vec<PackCopyFor>,
    /// Why it is issued again; required from the second time on.
    #[serde(default)]
    #[ts(optional)]
    pub why: Option<String>,
}

/// A copy for one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackCopyFor {
    /// Whose it is.
    pub recipient: String,
    /// full | schools | sharing | member
    pub audience: String,
    /// The member whose interests leave cases out of the copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub member: Option<Uuid>,
}

/// What was issued.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PackIssued {
    /// 1 for the first issue.
    pub number: i64,
    /// The moment of issue, UTC milliseconds: with it the same bytes come again.
    pub at: i64,
    /// "Issued 9 copies of 61 pages."
    pub sentence: String,
    /// What differs from the issue before, case by case; empty for the first.
    pub changed: Vec<String>,
}

/// An issue in the list of a meeting.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PackIssueLine {
    /// The row.
    pub issue: PackIssue,
    /// Who issued it.
    pub issued_by: Option<String>,
    /// What has changed between this issue and the meeting as it is now; empty when nothing has.
    pub changed_since: Vec<String>,
    /// Who got a copy, in the order of their numbers.
    pub copies: Vec<PackCopyFor>,
}

/// Why a pack cannot be issued to these people, if it cannot.
pub(super) fn refused(copies: &[PackCopyFor]) -> Option<Failure> {
    if copies.is_empty() {
        return Some(Failure::at(
            "copies",
            "Name at least one person who gets a copy. Nothing was issued.",
        ));
    }
    if let Some(failure) = copies
        .iter()
        .find_map(|copy| known(Some(&copy.audience)).err())
    {
        return Some(failure);
    }
    copies
        .iter()
        .any(|copy| copy.recipient.trim().is_empty())
        .then(|| {
            Failure::at(
                "copies",
                "Every copy needs the name of whoever receives it. Nothing was issued.",
            )
        })
}

/// What has been issued of a meeting's pack, the oldest first.
pub(super) fn earlier(reader: &Reader, meeting: Uuid) -> waymark_store::Result<Vec<PackIssue>> {
    let mut rows = PackIssue::having(reader, "meeting", meeting)?;
    rows.sort_by_key(|issue| (issue.number, issue.id));
    Ok(rows)
}

/// What stood in an issue; `None` when that is not readable.
pub(super) fn manifest_of(issue: &PackIssue) -> Option<Manifest> {
    serde_json::from_str(issue.manifest.as_deref()?).ok()
}

/// Issues a pack.
pub(crate) fn issue(app: &App, request: PackIssueAsked) -> Result<PackIssued, Failure> {
    if let Some(failure) = refused(&request.copies) {
        return Err(failure);
    }
    let (today, at) = (app.today(), app.now_ms());
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
    let (mut gathered, earlier) = app
        .read(|reader| {
            let Some(gathered) = gather(reader, &query, today)? else {
                return Ok(None);
            };
            Ok(Some((gathered, earlier(reader, request.meeting)?)))
        })?
        .or_not_found("meeting")?;
    if gathered.pack.cases.is_empty() {
        return Err(Failure::say(
            "This meeting has no cases, so there is nothing to issue. Put children on the agenda first.",
        ));
    }
    let why = request
        .why
        .as_deref()
        .map(str::trim)
        .filter(|why| !why.is_empty());
    if !earlier.is_empty() && why.is_none() {
        return Err(Failure::at(
            "why",
            "This pack has been issued before. Say why it is issued again; the earlier files stay as they are.",
        ));
    }
    gathered.pack.meeting.stage = Stage::Issued;
    let printed = options(&query.options, gathered.sections, at);
    let (whole, copies) = set_all(app, &mut gathered, &request.copies, &query, &printed)?;
    let manifest = Manifest {
        copies: request.copies.clone(),
        ..Manifest::of(&gathered.pack).issued(&whole.spans, whole.pages, gathered.sections)
    };
    let changed = earlier
        .last()
        .and_then(manifest_of)
        .map(|before| before.changed(&manifest))
        .unwrap_or_default();
    let number = earlier.last().and_then(|issue| issue.number).unwrap_or(0) + 1;
    let row = PackIssue {
        id: app.new_id(),
        meeting: Some(request.meeting),
        number: Some(number),
        kind: Some("full".to_owned()),
        audience: Some("full".to_owned()),
        at: Some(at),
        author: app.me()?,
        pages: i64::try_from(whole.pages).ok(),
        hash: Some(whole.hash.clone()),
        manifest: serde_json::to_string(&manifest).ok(),
        why: why.map(str::to_owned),
    };
    let mut change = app
        .change(if number == 1 {
            "Issued a pack".to_owned()
        } else {
            format!("Issued a pack again, issue {number}")
        })?
        .create(&row)
        .set::<Meeting>(
            request.meeting,
            MeetingPatch {
                stage: Some(Some("issued".to_owned())),
                issued_at: Some(Some(at)),
                issued_hash: Some(Some(whole.hash)),
                ..MeetingPatch::default()
            },
        );
    let what = format!("Panel pack, issue {number}");
    for disclosure in disclosures(app, &request.copies, copies, (&row, &what)) {
        change.push_create(&disclosure);
    }
    app.commit(change)?;
    Ok(PackIssued {
        number,
        at,
        sentence: format!(
            "Issued {} of {}.",
            count(request.copies.len() as u64, "copy", "copies"),
            count(whole.pages as u64, "page", "pages")
        ),
        changed,
    })
}

/// Every copy that is asked for, in the order of their numbers.
fn wanted(
    app: &App,
    gathered: &mut Gathered,
    copies: &[PackCopyFor],
    query: &PackQuery,
) -> Result<Vec<Wanted>, Failure> {
    let of = u32::try_from(copies.len()).unwrap_or(u32::MAX);
    let wanted = app.read(|reader| {
        let mut wanted = Vec::with_capacity(copies.len());
        for (copy, number) in copies.iter().zip(1u32..) {
            let recipient = copy.recipient.trim().to_owned();
            let own = PackQuery {
                options: PackOptions {
                    recipient: Some(recipient.clone()),
                    copy_number: Some(number),
                    copies: Some(of),
                    audience: Some(copy.audience.clone()),
                    member: copy.member,
                    ..query.options.clone()
                },
                ..query.clone()
            };
            gathered.pack.copy = Some(PackCopy {
                number,
                of,
                recipient,
            });
            wanted.push(Wanted {
                audience: audience_of(reader, &own, gathered)?,
                copy: gathered.pack.copy.take(),
            });
        }
        Ok(wanted)
    })?;
    Ok(wanted)
}

/// What is written down of a copy that was made.
pub(super) struct Set {
    pub(super) hash: String,
    pub(super) pages: usize,
    pub(super) spans: Vec<Span>,
}

/// Sets the pack without a recipient, which is what the issue itself names, and every copy of it.
pub(super) fn set_all(
    app: &App,
    gathered: &mut Gathered,
    copies: &[PackCopyFor],
    query: &PackQuery,
    printed: &waymark_documents::Options,
) -> Result<(Set, Vec<(Wanted, Set)>), Failure> {
    let copies = wanted(app, gathered, copies, query)?;
    let mut all = vec![Wanted::default()];
    all.extend(copies);
    let made = copies::each(&gathered.pack, &all, printed, |rendered| Set {
        hash: blake3::hash(&rendered.pdf).to_hex().to_string(),
        pages: rendered.pages,
        spans: rendered.spans,
    })
    .map_err(unmade)?;
    let mut made = all.into_iter().zip(made);
    let (_, whole) = made
        .next()
        .ok_or_else(|| Failure::say("The pack could not be made. Nothing was changed."))?;
    Ok((whole, made.collect()))
}

/// Writes down to whom each copy goes, with its hash.
pub(super) fn disclosures(
    app: &App,
    copies: &[PackCopyFor],
    set: Vec<(Wanted, Set)>,
    (row, what): (&PackIssue, &str),
) -> Vec<Disclosure> {
    copies
        .iter()
        .zip(set)
        .zip(1..)
        .map(|((copy, (wanted, set)), place)| {
            let left_out = wanted.audience.map_or(0, |a| a.without.len()) as u64;
            let without = match left_out {
                0 => String::new(),
                cases => format!(", without {}", count(cases, "case", "cases")),
            };
            Disclosure {
                id: app.new_id(),
                meeting: row.meeting,
                pack_issue: Some(row.id),
                copy: Some(place),
                what: Some(format!("{what}: {}{without}", called(&copy.audience))),
                recipient: Some(copy.recipient.trim().to_owned()),
                purpose: Some("Decision of the panel".to_owned()),
                basis: Some(crate::papers::PUBLIC_TASK.to_owned()),
                at: row.at,
                hash: Some(set.hash),
                pages: i64::try_from(set.pages).ok(),
                author: row.author,
                ..Disclosure::default()
            }
        })
        .collect()
}

/// The issues of a meeting's pack, newest first, each with what has changed since.
pub(crate) fn issues(app: &App, request: Id) -> Result<Vec<PackIssueLine>, Failure> {
    let today = app.today();
    app.read(|reader| {
        let mut rows = PackIssue::having(reader, "meeting", request.id)?;
        rows.sort_by_key(|issue| std::cmp::Reverse(issue.number));
        let query = PackQuery {
            meeting: request.id,
            options: PackOptions::default(),
            made_at: None,
        };
        let now = if rows.is_empty() {
            None
        } else {
            gather(reader, &query, today)?.map(|gathered| Manifest::of(&gathered.pack))
        };
        let mut lines = Vec::with_capacity(rows.len());
        for issue in rows {
            let held = manifest_of(&issue);
            lines.push(PackIssueLine {
                issued_by: issue
                    .author
                    .map_or(Ok(None), |id| Officer::get(reader, id))?
                    .and_then(|officer| officer.name),
                changed_since: held
                    .as_ref()
                    .zip(now.as_ref())
                    .map(|(held, now)| held.changed(now))
                    .unwrap_or_default(),
                copies: held.map(|held| held.copies).unwrap_or_default(),
                issue,
            });
        }
        Ok(lines)
    })
}
