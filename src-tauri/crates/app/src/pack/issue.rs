//! Issuing a pack: the copies are numbered, what stood in them is written down with its hash, and the meeting is issued.
//!
//! The files are where people save them; the moment of issue goes into each file, so that the same copy can be made again byte
//! for byte as long as nothing has changed. What has changed since is read from the manifest, case by case.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_documents::case::{PackCopy, Stage};
use waymark_documents::pack::PanelPack;
use waymark_store::tables::{Disclosure, Meeting, MeetingPatch, Officer, PackIssue};

use super::audience_of::audience_of;
use super::{PackOptions, PackQuery, gather, set};
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
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PackCopyFor {
    /// Whose it is.
    pub recipient: String,
    /// full | schools | sharing | member
    pub audience: String,
    /// The member whose interests leave cases out; only for `member`.
    #[serde(default)]
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
}

/// What stood in an issued pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Manifest {
    /// Hash of the head of the meeting's papers.
    meeting: String,
    /// Case reference to the hash of everything the pack prints about it.
    cases: BTreeMap<String, String>,
    /// The order of the agenda.
    order: Vec<String>,
}

impl Manifest {
    fn of(pack: &PanelPack) -> Self {
        Self {
            // Whether it is a draft is no change of what it says.
            meeting: hash(&waymark_documents::case::Meeting {
                stage: Stage::Issued,
                ..pack.meeting.clone()
            }),
            cases: pack
                .cases
                .iter()
                .map(|case| (case.case_ref.clone(), hash(case)))
                .collect(),
            order: pack
                .cases
                .iter()
                .map(|case| case.case_ref.clone())
                .collect(),
        }
    }

    /// What differs, in words.
    fn changed(&self, now: &Self) -> Vec<String> {
        let mut changed = Vec::new();
        if self.meeting != now.meeting {
            changed.push("The head of the papers has changed.".to_owned());
        }
        for (at, case) in now.order.iter().enumerate() {
            match self.cases.get(case) {
                None => changed.push(format!("Case {} · {case} is new.", at + 1)),
                Some(before) if now.cases.get(case) != Some(before) => {
                    changed.push(format!("Case {} · {case} has changed.", at + 1));
                }
                Some(_) => {}
            }
        }
        for case in self
            .order
            .iter()
            .filter(|case| !now.cases.contains_key(*case))
        {
            changed.push(format!("Case {case} is no longer on the agenda."));
        }
        let kept = |order: &[String], other: &Self| -> Vec<String> {
            order
                .iter()
                .filter(|case| other.cases.contains_key(*case))
                .cloned()
                .collect()
        };
        if kept(&self.order, now) != kept(&now.order, self) {
            changed.push("The order of the agenda has changed.".to_owned());
        }
        changed
    }
}

/// A value's hash, by which two are compared.
fn hash<T: Serialize>(value: &T) -> String {
    let bytes = serde_json::to_vec(value).unwrap_or_default();
    blake3::hash(&bytes).to_hex().to_string()
}

/// Issues a pack.
pub(crate) fn issue(app: &App, request: PackIssueAsked) -> Result<PackIssued, Failure> {
    if request.copies.is_empty() {
        return Err(Failure::at(
            "copies",
            "Name at least one person who gets a copy. Nothing was issued.",
        ));
    }
    if request
        .copies
        .iter()
        .any(|copy| copy.recipient.trim().is_empty())
    {
        return Err(Failure::at(
            "copies",
            "Every copy needs the name of whoever receives it. Nothing was issued.",
        ));
    }
    let (today, at) = (app.today(), app.now_ms());
    let query = |options: PackOptions| PackQuery {
        meeting: request.meeting,
        options,
        made_at: Some(at),
    };
    let whole = PackOptions {
        recipient: None,
        copy_number: None,
        copies: None,
        audience: None,
        member: None,
        ..request.options.clone()
    };
    let (mut pack, earlier) = app
        .read(|reader| {
            let Some(pack) = gather(reader, &query(whole.clone()), today)? else {
                return Ok(None);
            };
            let mut earlier = PackIssue::having(reader, "meeting", request.meeting)?;
            earlier.sort_by_key(|issue| issue.number);
            Ok(Some((pack, earlier)))
        })?
        .or_not_found("meeting")?;
    if pack.cases.is_empty() {
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
    pack.meeting.stage = Stage::Issued;
    let manifest = Manifest::of(&pack);
    let changed = earlier
        .last()
        .and_then(|issue| serde_json::from_str::<Manifest>(issue.manifest.as_deref()?).ok())
        .map(|before| before.changed(&manifest))
        .unwrap_or_default();
    let rendered = set(&pack, None, &whole, at)?;
    let number = earlier.last().and_then(|issue| issue.number).unwrap_or(0) + 1;
    let hash = blake3::hash(&rendered.pdf).to_hex().to_string();
    let me = app.me()?;
    let row = PackIssue {
        id: app.new_id(),
        meeting: Some(request.meeting),
        number: Some(number),
        kind: Some("full".to_owned()),
        audience: Some("full".to_owned()),
        at: Some(at),
        author: me,
        pages: i64::try_from(rendered.pages).ok(),
        hash: Some(hash.clone()),
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
                issued_hash: Some(Some(hash)),
                ..MeetingPatch::default()
            },
        );
    let of = u32::try_from(request.copies.len()).unwrap_or(u32::MAX);
    for (copy, place) in request.copies.iter().zip(1u32..) {
        let options = PackOptions {
            recipient: Some(copy.recipient.trim().to_owned()),
            copy_number: Some(place),
            copies: Some(of),
            audience: Some(copy.audience.clone()),
            member: copy.member,
            ..request.options.clone()
        };
        let mut own = pack.clone();
        own.copy = Some(PackCopy {
            number: place,
            of,
            recipient: copy.recipient.trim().to_owned(),
        });
        let audience = app.read(|reader| audience_of(reader, &query(options.clone()), &own))?;
        let set = set(&own, audience.as_ref(), &options, at)?;
        change.push_create(&Disclosure {
            id: app.new_id(),
            meeting: Some(request.meeting),
            pack_issue: Some(row.id),
            copy: Some(i64::from(place)),
            what: Some(match &audience {
                Some(audience) => format!("Panel pack, issue {number}: {}", audience.name),
                None => format!("Panel pack, issue {number}"),
            }),
            recipient: Some(copy.recipient.trim().to_owned()),
            purpose: Some("Decision of the panel".to_owned()),
            basis: Some("Public task: UK GDPR Article 6(1)(e)".to_owned()),
            at: Some(at),
            hash: Some(blake3::hash(&set.pdf).to_hex().to_string()),
            pages: i64::try_from(set.pages).ok(),
            author: me,
            ..Disclosure::default()
        });
    }
    app.commit(change)?;
    Ok(PackIssued {
        number,
        at,
        sentence: format!(
            "Issued {} of {}.",
            count(u64::from(of), "copy", "copies"),
            count(rendered.pages as u64, "page", "pages")
        ),
        changed,
    })
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
            gather(reader, &query, today)?.map(|pack| Manifest::of(&pack))
        };
        let mut lines = Vec::with_capacity(rows.len());
        for issue in rows {
            let held = issue
                .manifest
                .as_deref()
                .and_then(|text| serde_json::from_str::<Manifest>(text).ok());
            lines.push(PackIssueLine {
                issued_by: issue
                    .author
                    .map_or(Ok(None), |id| Officer::get(reader, id))?
                    .and_then(|officer| officer.name),
                changed_since: held
                    .zip(now.as_ref())
                    .map(|(held, now)| held.changed(now))
                    .unwrap_or_default(),
                issue,
            });
        }
        Ok(lines)
    })
}
