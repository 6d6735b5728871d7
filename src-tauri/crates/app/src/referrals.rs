//! Asking providers for a place, and what they answer. Several may be asked at once with the same words; each answers for itself,
//! and who took whom and why not is counted in [`table`].
//!
//! A provider that is closed is not asked, and one whose new placements are held is asked only with a reason, as a placement
//! there is. A place that was given becomes a placement through [`crate::placements`], which keeps its own checks.

pub mod asking;
pub mod table;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::Calendars;
use waymark_domain::referral::{ReferralAnswer, ReferralReason, working_days_since};
use waymark_store::tables::{Disclosure, Document, Placement, Referral};
use waymark_store::{Reader, calendars};

use crate::words::count;
use crate::{App, Failure, names};

/// Whose referrals: a child's, or those that a provider was sent.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct ReferralsOf {
    /// The child.
    pub pupil: Option<Uuid>,
    /// The provider, as a setting reference.
    pub setting: Option<String>,
}

/// Referrals, and the answers that can be given to them.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReferralsView {
    /// Drafts first, then those that wait, then the answered, each the latest first.
    pub lines: Vec<ReferralLine>,
    /// "2 asked, 1 accepted".
    pub sentence: String,
    /// Answers, in the order of a list.
    pub answers: Vec<ReferralCode>,
    /// Reasons, in the order of a list.
    pub reasons: Vec<ReferralCode>,
}

/// An answer or a reason.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReferralCode {
    /// What is stored.
    pub code: String,
    /// What a person reads.
    pub label: String,
}

/// A referral as a list shows it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReferralLine {
    /// The row.
    pub referral: Referral,
    /// The provider's name.
    pub provider: String,
    /// "Nowak, Łukasz"; `None` for a record that is not in the lists.
    pub child: Option<String>,
    /// draft | asked | accepted | waiting | declined | withdrawn
    pub standing: String,
    /// "No answer for 6 working days", "Declined: no places".
    pub words: String,
    /// Working days that it has waited; `None` once it is answered or while it is a draft.
    pub days: Option<u32>,
    /// Whether it has waited for longer than the team's prompt allows.
    pub late: bool,
    /// Who wrote it.
    pub author_name: Option<String>,
    /// Kept documents that go with it.
    pub documents: Vec<ReferralDocument>,
    /// Papers that went to the provider with it, the latest first.
    pub packs: Vec<ReferralPack>,
    /// First day of the placement that came of it.
    pub placed_on: Option<NaiveDate>,
    /// Whether a placement stands for it.
    pub placed: bool,
}

/// A kept document that goes with a referral.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReferralDocument {
    /// The document.
    pub id: Uuid,
    /// What it is.
    pub title: String,
}

/// A paper that went to a provider.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReferralPack {
    /// The line of the log.
    pub disclosure: Uuid,
    /// UTC milliseconds.
    pub at: Option<i64>,
    /// Who received it.
    pub recipient: Option<String>,
}

/// What is needed to say how a referral stands.
pub(crate) struct Standings {
    calendars: Calendars,
    limit: u32,
    today: NaiveDate,
}

impl Standings {
    pub(crate) fn load(reader: &Reader, today: NaiveDate) -> waymark_store::Result<Self> {
        let local = waymark_store::facts::local(reader)?;
        let limit = local.number(waymark_domain::dials::Dial::ReferralDays);
        Ok(Self {
            calendars: calendars::load(reader)?,
            limit: u32::try_from(limit).unwrap_or(u32::MAX),
            today,
        })
    }

    /// Working days that a referral has waited.
    fn days(&self, row: &Referral) -> Option<u32> {
        let sent = row.sent_on.filter(|_| row.waits())?;
        Some(working_days_since(&self.calendars, sent, self.today))
    }
}

/// draft | asked | accepted | waiting | declined | withdrawn
pub(crate) fn standing(row: &Referral) -> &str {
    match (&row.answer, row.sent_on) {
        (Some(answer), _) => answer,
        (None, Some(_)) => "asked",
        (None, None) => "draft",
    }
}

/// An answer in words; a code of another version as it stands.
pub(crate) fn answer_words(code: &str) -> String {
    code.parse::<ReferralAnswer>()
        .map_or_else(|_| code.replace('_', " "), |known| known.label().to_owned())
}

/// A reason in words; a code of another version as it stands.
pub(crate) fn reason_words(code: &str) -> String {
    code.parse::<ReferralReason>()
        .map_or_else(|_| code.replace('_', " "), |known| known.label().to_owned())
}

/// How a referral stands, in a line.
fn words(row: &Referral, days: Option<u32>) -> String {
    if let Some(answer) = row.answer.as_deref() {
        let mut line = answer_words(answer);
        if let Some(reason) = row.answer_code.as_deref() {
            line.push_str(": ");
            line.push_str(&reason_words(reason).to_lowercase());
        }
        return line;
    }
    match days {
        None => "Draft, not sent".to_owned(),
        Some(0) => "Sent today".to_owned(),
        Some(days) => format!(
            "No answer for {}",
            count(u64::from(days), "working day", "working days")
        ),
    }
}

/// A row with the names that it needs.
pub(crate) fn line(
    reader: &Reader,
    standings: &Standings,
    row: Referral,
) -> waymark_store::Result<ReferralLine> {
    let days = standings.days(&row);
    let mut documents = Vec::new();
    for id in row.document_ids() {
        if let Some(kept) = Document::get(reader, id)? {
            documents.push(ReferralDocument {
                id,
                title: kept.title.unwrap_or_else(|| "Untitled".to_owned()),
            });
        }
    }
    let mut packs: Vec<ReferralPack> = Disclosure::having(reader, "referral", row.id)?
        .into_iter()
        .map(|sent| ReferralPack {
            disclosure: sent.id,
            at: sent.at,
            recipient: sent.recipient,
        })
        .collect();
    packs.sort_by_key(|pack| std::cmp::Reverse(pack.at));
    let placement = row
        .placement
        .map_or(Ok(None), |id| Placement::get(reader, id))?;
    Ok(ReferralLine {
        provider: names::setting(reader, row.setting.as_deref())?
            .unwrap_or_else(|| "Unknown provider".to_owned()),
        child: row.pupil.map_or(Ok(None), |id| names::child(reader, id))?,
        standing: standing(&row).to_owned(),
        words: words(&row, days),
        days,
        late: days.is_some_and(|days| days > standings.limit),
        author_name: names::officer(reader, row.author)?,
        documents,
        packs,
        placed: placement.is_some(),
        placed_on: placement.and_then(|placement| placement.started_on),
        referral: row,
    })
}

/// Drafts and what waits before what is answered.
fn rank(row: &Referral) -> u8 {
    match standing(row) {
        "draft" => 0,
        "asked" => 1,
        "waiting" => 2,
        _ => 3,
    }
}

/// A child's referrals, or those that a provider was sent.
pub(crate) fn list(app: &App, request: ReferralsOf) -> Result<ReferralsView, Failure> {
    let today = app.today();
    app.read(|reader| {
        let mut rows = match (request.pupil, request.setting) {
            (Some(pupil), _) => Referral::for_pupil(reader, pupil)?,
            (None, Some(setting)) => Referral::having(reader, "setting", setting)?,
            (None, None) => Vec::new(),
        };
        rows.sort_by_key(|row| (rank(row), std::cmp::Reverse((row.sent_on, row.id))));
        let standings = Standings::load(reader, today)?;
        let sentence = sentence(&rows);
        let lines = rows
            .into_iter()
            .map(|row| line(reader, &standings, row))
            .collect::<waymark_store::Result<_>>()?;
        Ok(ReferralsView {
            lines,
            sentence,
            answers: ReferralAnswer::ALL
                .iter()
                .map(|answer| ReferralCode {
                    code: answer.code().to_owned(),
                    label: answer.label().to_owned(),
                })
                .collect(),
            reasons: ReferralReason::ALL
                .iter()
                .map(|reason| ReferralCode {
                    code: reason.code().to_owned(),
                    label: reason.label().to_owned(),
                })
                .collect(),
        })
    })
}

/// "3 asked · 1 accepted · 1 without an answer".
fn sentence(rows: &[Referral]) -> String {
    let sent = rows.iter().filter(|row| row.sent_on.is_some()).count();
    if sent == 0 {
        return "Nobody has been asked".to_owned();
    }
    let mut parts = vec![format!("{sent} asked")];
    for (standing_of, said) in [
        ("accepted", "accepted"),
        ("waiting", "on a waiting list"),
        ("declined", "declined"),
        ("withdrawn", "withdrawn"),
        ("asked", "without an answer"),
    ] {
        let number = rows
            .iter()
            .filter(|row| row.sent_on.is_some() && standing(row) == standing_of)
            .count();
        if number > 0 {
            parts.push(format!("{number} {said}"));
        }
    }
    parts.join(" · ")
}
