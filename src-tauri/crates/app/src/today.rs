//! Today: what must I do first, and why.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_store::facts;
use waymark_store::tables::{Meeting, Panel, PanelCase};
use waymark_store::views::{self, DueGroup, DueRow, Why};

use crate::alerts::TodayAlerts;
use crate::failure::OrNotFound as _;
use crate::{App, Failure, words};

/// Which work.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct TodayQuery {
    /// Only the children whom I hold or cover.
    pub mine: Option<bool>,
}

/// The work list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Today {
    /// The day it is.
    pub today: NaiveDate,
    /// What presses, in numbers: empty when nothing does.
    pub counts: Vec<TodayCount>,
    /// By consequence.
    pub groups: Vec<TodayGroup>,
    /// What is to be noticed beside the dates; those that were put off are not among them.
    pub alerts: TodayAlerts,
    /// When nothing is due: the next thing that will be.
    pub next: Option<DueRow>,
    /// Meetings in the next fortnight.
    pub meetings: Vec<MeetingLine>,
}

/// How many there are of one group, in words.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TodayCount {
    /// The group whose rows are counted.
    pub group: String,
    /// "12 dates breached", "1 child not seen for over 10 days".
    pub words: String,
}

/// One group of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TodayGroup {
    /// breached | due | upcoming | unknown | no_date | unseen
    pub key: String,
    /// "Breached".
    pub title: String,
    /// How many in all; the rows below may be the first of them.
    pub total: u32,
    /// The first rows.
    pub rows: Vec<DueRow>,
}

/// The rest of a group.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TodayMore {
    /// Which group.
    pub key: String,
    /// Only mine.
    pub mine: bool,
    /// Rows to pass over.
    pub offset: u32,
    /// Rows to return.
    pub limit: u32,
}

/// A meeting that is coming up.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MeetingLine {
    /// The meeting.
    pub id: uuid::Uuid,
    /// "Secondary North".
    pub panel_name: String,
    /// When.
    pub held_on: Option<NaiveDate>,
    /// draft | issued | held | cancelled
    pub stage: String,
    /// How many cases.
    pub cases: u32,
}

/// Rows of each group that come at once; the rest are fetched as the list is scrolled.
const FIRST: u32 = 50;

/// A fortnight, for meetings.
const FORTNIGHT: u64 = 14;

fn title(group: DueGroup) -> &'static str {
    match group {
        DueGroup::Breached => "Breached",
        DueGroup::Due => "Due",
        DueGroup::Upcoming => "Coming up",
        DueGroup::Unknown => "Date not known",
        DueGroup::NoDate => "No next date",
        DueGroup::Unseen => "Not seen",
    }
}

fn key(group: DueGroup) -> &'static str {
    match group {
        DueGroup::Breached => "breached",
        DueGroup::Due => "due",
        DueGroup::Upcoming => "upcoming",
        DueGroup::Unknown => "unknown",
        DueGroup::NoDate => "no_date",
        DueGroup::Unseen => "unseen",
    }
}

/// The work list.
pub(crate) fn get(app: &App, request: TodayQuery) -> Result<Today, Failure> {
    let owner = if request.mine.unwrap_or(false) {
        app.me()?
    } else {
        None
    };
    let today = app.today();
    app.read(|reader| {
        let mut groups = Vec::new();
        for group in DueGroup::ALL {
            let (total, mut rows) = views::due_group(reader, group, owner, today, 0, FIRST)?;
            whose(reader, &mut rows)?;
            groups.push(TodayGroup {
                key: key(group).into(),
                title: title(group).into(),
                total,
                rows,
            });
        }
        let count = |group: DueGroup| {
            groups
                .iter()
                .find(|g| g.key == key(group))
                .map_or(0, |g| g.total)
        };
        let (breached, due, unseen) = (
            count(DueGroup::Breached),
            count(DueGroup::Due),
            count(DueGroup::Unseen),
        );
        let next = groups
            .iter()
            .find(|g| g.key == key(DueGroup::Upcoming))
            .and_then(|g| {
                g.rows
                    .iter()
                    .filter(|row| row.due_on.is_some())
                    .min_by_key(|row| row.due_on)
            })
            .cloned();
        let counts = counts(breached, due, unseen, views::unseen_after(reader)?);
        groups.retain(|group| group.total > 0);
        let (total, mut rows) = views::alerts_now(reader, owner, today, 0, FIRST)?;
        views::tell_owners_apart(
            reader,
            rows.iter_mut().map(|row| (row.pupil, &mut row.owner_name)),
        )?;
        Ok(Today {
            alerts: TodayAlerts { total, rows },
            today,
            counts,
            groups,
            next,
            meetings: meetings(reader, today)?,
        })
    })
}

/// Two officers of one name are told apart on every line.
fn whose(reader: &waymark_store::Reader, rows: &mut [DueRow]) -> waymark_store::Result<()> {
    views::tell_owners_apart(
        reader,
        rows.iter_mut().map(|row| (row.pupil, &mut row.owner_name)),
    )
}

fn counts(breached: u32, due: u32, unseen: u32, unseen_after: u64) -> Vec<TodayCount> {
    let dates = |n: u32| words::count(n.into(), "date", "dates");
    let children = words::count(unseen.into(), "child", "children");
    [
        (
            breached,
            DueGroup::Breached,
            format!("{} breached", dates(breached)),
        ),
        (due, DueGroup::Due, format!("{} due", dates(due))),
        (
            unseen,
            DueGroup::Unseen,
            format!("{children} not seen for over {unseen_after} days"),
        ),
    ]
    .into_iter()
    .filter(|(number, ..)| *number > 0)
    .map(|(_, group, words)| TodayCount {
        group: key(group).to_owned(),
        words,
    })
    .collect()
}

fn meetings(
    reader: &waymark_store::Reader,
    today: NaiveDate,
) -> waymark_store::Result<Vec<MeetingLine>> {
    let last = today
        .checked_add_days(chrono::Days::new(FORTNIGHT))
        .unwrap_or(today);
    let mut lines = Vec::new();
    for meeting in Meeting::all(reader)? {
        if !meeting
            .held_on
            .is_some_and(|day| (today..=last).contains(&day))
        {
            continue;
        }
        let panel = meeting
            .panel
            .map_or(Ok(None), |id| Panel::get(reader, id))?;
        lines.push(MeetingLine {
            id: meeting.id,
            panel_name: panel
                .and_then(|panel| panel.name)
                .unwrap_or_else(|| "Unknown panel".into()),
            held_on: meeting.held_on,
            stage: meeting.stage.unwrap_or_else(|| "draft".into()),
            cases: PanelCase::having(reader, "meeting", meeting.id)?.len() as u32,
        });
    }
    lines.sort_by_key(|line| line.held_on);
    Ok(lines)
}

/// The rest of a group.
pub(crate) fn more(app: &App, request: TodayMore) -> Result<Vec<DueRow>, Failure> {
    let owner = if request.mine { app.me()? } else { None };
    let today = app.today();
    let Some(group) = DueGroup::ALL
        .into_iter()
        .find(|group| key(*group) == request.key)
    else {
        return Ok(Vec::new());
    };
    app.read(|reader| {
        let (_, mut rows) =
            views::due_group(reader, group, owner, today, request.offset, request.limit)?;
        whose(reader, &mut rows)?;
        Ok(rows)
    })
}

/// Which date.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WhyQuery {
    /// The child.
    pub pupil: uuid::Uuid,
    /// The rule: "C01".
    pub rule: String,
    /// The row that set the clock going.
    pub row: uuid::Uuid,
}

/// "Why this date?": the arithmetic, worked out when somebody asks.
pub(crate) fn why(app: &App, request: WhyQuery) -> Result<Why, Failure> {
    let today = app.today();
    let local = match request.rule.as_str() {
        "NEXT" => Some((
            "No open rule gives this child a date, and no review has set one.",
            "Local practice: every open child has a next date",
        )),
        "SEEN" => Some((
            "A sighting is a note marked as seen in person. The count is of calendar days.",
            "Local prompt after 10 days",
        )),
        _ => None,
    };
    if let Some((sentence, citation)) = local {
        return Ok(Why {
            sentence: sentence.into(),
            citation: citation.into(),
            confidence: "A local prompt, not law".into(),
            duty_holder: "Key-working officer".into(),
            ..Why::default()
        });
    }
    app.read(|reader| facts::why(reader, request.pupil, &request.rule, request.row, today))?
        .or_not_found("date")
}
