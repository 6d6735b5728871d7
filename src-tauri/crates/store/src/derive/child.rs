//! One child worked out: the row in the lists, and every date that the rules give.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::types::Value;
use uuid::Uuid;
use waymark_domain::hours;
use waymark_domain::schooling::Schooling;
use waymark_domain::{FactKind, StatusKind, case_ref};

use super::context::Context;
use super::file::{File, load};
use super::settle::day;
use crate::facts::{self, Grids};
use crate::tables::{Pupil, Status};
use crate::views::{DueRow, year_order};
use crate::{Reader, Result};

/// Works out one child, or takes the child out of the lists when there is none.
pub(super) fn derive(reader: &Reader, context: &mut Context, id: Uuid) -> Result<()> {
    let found = match Pupil::get(reader, id)? {
        Some(pupil) if pupil.recorded_in_error.is_none() => {
            Found::of(reader, context, load(reader, pupil)?)?
        }
        _ => Found::default(),
    };
    let (conn, tables) = (&reader.conn, &context.tables);
    tables.caseload.settle(conn, id, &found.open)?;
    tables.closed.settle(conn, id, &found.closed)?;
    tables.due.settle(conn, id, &found.due)?;
    tables.alert.settle(conn, id, &found.alerts)?;
    tables.moved.settle(conn, id, &found.moved)?;
    tables.undecided.settle(conn, id, &found.undecided)?;
    tables.ready.settle(conn, id, &found.ready)?;
    tables.lasting.settle(conn, id, &found.lasting)?;
    tables.ended.settle(conn, id, &found.ended)
}

/// The rows of one child, as the derived tables hold them.
#[derive(Default)]
struct Found {
    open: Vec<Vec<Value>>,
    closed: Vec<Vec<Value>>,
    due: Vec<Vec<Value>>,
    alerts: Vec<Vec<Value>>,
    moved: Vec<Vec<Value>>,
    undecided: Vec<Vec<Value>>,
    ready: Vec<Vec<Value>>,
    lasting: Vec<Vec<Value>>,
    ended: Vec<Vec<Value>>,
}

impl Found {
    fn of(reader: &Reader, context: &mut Context, file: File) -> Result<Self> {
        let mut found = Found::default();
        let (mut due, mut counted, mut quiet_until) = (Vec::new(), None, None);
        let open = file.pupil.closed_on.is_none_or(|day| day > context.today);
        if open {
            let known = super::rules::known(context, &file);
            (due, counted) = super::rules::due(context, &known);
            found.undecided = super::rules::undecided(context, &known)
                .iter()
                .map(|row| due_row(&file, row))
                .collect();
            let noticed = super::alerts::noticed(reader, context, &file, &known)?;
            found.alerts = noticed.rows;
            quiet_until = noticed.quiet_until;
            found.ready = super::ready::ready(&file, &known, context.today)?;
            found.lasting = super::lasting::lasting(reader, context, &file)?;
        } else if super::rules::asked_after(&file, context.today) {
            let known = super::rules::known(context, &file);
            due = super::rules::after_closing(context, &known);
        }
        // A closed case is listed as it stood when it closed: it is not worked out again as the days go by.
        let on = match file.pupil.closed_on {
            Some(closed) if !open => closed,
            _ => context.today,
        };
        let dated = if open { due.as_slice() } else { &[] };
        let mut row = list_row(reader, context, &file, dated, on)?;
        row.push(day(quiet_until));
        row.push(day(counted.map(|(from, _)| from)));
        row.push(day(counted.map(|(_, until)| until)));
        if open {
            found.open.push(row);
        } else {
            found.closed.push(row);
        }
        found.due = due.iter().map(|row| due_row(&file, row)).collect();
        found.moved = super::moved::moved(&file);
        found.ended = super::ended::ended(reader, &file)?;
        Ok(found)
    }
}

/// The columns of `due`, in the order of [`due_row`]; the first three name a row.
pub(super) const DUE: [&str; 11] = [
    "pupil",
    "rule",
    "source_row",
    "sort_name",
    "source_table",
    "title",
    "trigger_on",
    "due_on",
    "standing",
    "rank",
    "sentence",
];

fn due_row(file: &File, row: &DueRow) -> Vec<Value> {
    vec![
        row.pupil.into(),
        row.rule.clone().into(),
        row.source_row.into(),
        file.sort_name().into(),
        row.source_table.clone().into(),
        row.title.clone().into(),
        day(row.trigger_on),
        day(row.due_on),
        row.standing.clone().into(),
        row.rank.into(),
        row.sentence.clone().into(),
    ]
}

/// Is this running today? Without a first day it has always run; without a last it still does.
pub(crate) fn runs(from: Option<NaiveDate>, until: Option<NaiveDate>, today: NaiveDate) -> bool {
    from.is_none_or(|day| day <= today) && until.is_none_or(|day| day >= today)
}

/// Codes between spaces, so that one can be found without finding another that holds it.
fn spaced(codes: impl IntoIterator<Item = String>) -> String {
    let mut text = String::new();
    for code in codes {
        text.push(' ');
        text.push_str(&code);
    }
    if !text.is_empty() {
        text.push(' ');
    }
    text
}

fn open_statuses(file: &File, today: NaiveDate) -> (Vec<String>, Option<NaiveDate>) {
    let open: Vec<&Status> = file
        .statuses
        .iter()
        .filter(|status| runs(status.started_on, status.ended_on, today))
        .collect();
    let since = open.iter().filter_map(|status| status.started_on).min();
    // The vocabulary is written most serious first.
    let rank = |code: &str| {
        StatusKind::ALL
            .iter()
            .position(|kind| kind.code() == code)
            .unwrap_or(usize::MAX)
    };
    let mut codes: Vec<String> = open
        .iter()
        .filter_map(|status| status.kind.clone())
        .collect();
    codes.sort_by_key(|code| rank(code));
    codes.dedup();
    (codes, since)
}

fn facts_now(file: &File, today: NaiveDate) -> Vec<String> {
    let mut codes: Vec<String> = file
        .facts
        .iter()
        .filter(|fact| runs(fact.started_on, fact.ended_on, today))
        .filter_map(|fact| fact.kind.clone())
        .collect();
    codes.sort_by_key(|code| FactKind::ALL.iter().position(|kind| kind.code() == code));
    codes.dedup();
    codes
}

/// Minutes of this week and the half days on which anything is timetabled; the minutes are `None` when no timetable is
/// recorded, or when the child is taught where none is kept.
fn week(file: &File, schooling: Schooling, today: NaiveDate) -> (Option<i64>, i64) {
    let grids = Grids::of(&file.placements, &file.sessions);
    let week = hours::week(&grids.taught(), today, None);
    let bits = i64::from(!week.gaps & ((1 << week.cells.len()) - 1));
    let placed = file
        .placements
        .iter()
        .any(|placement| runs(placement.started_on, placement.ended_on, today));
    let known = match placed {
        true => !file.sessions.is_empty(),
        false => schooling.has_nothing(),
    };
    let minutes = (known || bits != 0).then_some(i64::from(week.minutes));
    (minutes, bits)
}

/// The columns of `caseload` and `caseload_closed`, in the order of [`list_row`].
pub(super) const LIST: [&str; 35] = [
    "pupil",
    "case_ref",
    "surname",
    "forename",
    "known_as",
    "sort_name",
    "dob",
    "year",
    "year_order",
    "upn",
    "statuses",
    "facts",
    "where_now",
    "settings_now",
    "roll_setting",
    "roll_name",
    "coming",
    "minutes_week",
    "entitlement",
    "week_bits",
    "next_on",
    "next_label",
    "standing",
    "last_seen",
    "last_review",
    "since",
    "owner",
    "cover",
    "placed",
    "short",
    "dated",
    "day_six",
    "quiet_until",
    "counted_from",
    "counted_until",
];

fn list_row(
    reader: &Reader,
    context: &mut Context,
    file: &File,
    due: &[DueRow],
    today: NaiveDate,
) -> Result<Vec<Value>> {
    let pupil = &file.pupil;
    let surname = pupil.surname.clone().unwrap_or_default();
    let forename = pupil.forename.clone().unwrap_or_default();
    let nc_year = facts::nc_year(pupil, today);
    let year = nc_year.map(|year| year.code());
    let (statuses, since) = open_statuses(file, today);
    let schooling = facts::schooling(pupil, &file.statuses, today);
    let (minutes_week, week_bits) = week(file, schooling, today);
    let mut where_now = Vec::new();
    let mut settings = BTreeSet::new();
    for placement in file
        .placements
        .iter()
        .filter(|row| runs(row.started_on, row.ended_on, today))
    {
        if let Some(setting) = &placement.setting
            && settings.insert(setting.clone())
        {
            where_now.push(context.name(reader, setting)?);
        }
    }
    let roll_name = match &pupil.roll_setting {
        Some(setting) => Some(context.name(reader, setting)?),
        None => None,
    };
    if where_now.is_empty() {
        where_now.extend(schooling.where_now(roll_name.as_deref()));
    }
    let coming = file
        .plans
        .iter()
        .filter(|plan| plan.ended_on.is_none())
        .find_map(|plan| plan.destination.clone());
    let unmet = || {
        due.iter()
            .filter(|row| !matches!(row.standing.as_str(), "met" | "excused"))
    };
    let next = unmet()
        .filter(|row| row.due_on.is_some())
        .min_by_key(|row| row.due_on);
    let worst = unmet()
        .map(|row| row.standing.as_str())
        .min_by_key(|standing| {
            [
                "breached", "today", "tomorrow", "due", "upcoming", "unknown",
            ]
            .iter()
            .position(|known| known == standing)
        });
    let last_review = file
        .reviews
        .iter()
        .filter_map(|review| review.held_on)
        .filter(|day| *day <= today)
        .max();
    let covered = pupil
        .cover
        .filter(|_| pupil.cover_until.is_none_or(|day| day >= today));
    let entitlement = nc_year
        .filter(|_| !settings.is_empty() || schooling.has_entitlement())
        .and_then(|year| context.local.entitlements.of(year.key_stage()))
        .map(i64::from);
    let short = matches!((minutes_week, entitlement), (Some(has), Some(due)) if has < due);
    let day_six = unmet().any(|row| matches!(row.rule.as_str(), "C01" | "C02"));
    Ok(vec![
        pupil.id.into(),
        case_ref(pupil.id).into(),
        surname.into(),
        forename.into(),
        pupil.known_as.clone().into(),
        file.sort_name().into(),
        day(pupil.dob),
        year.clone().into(),
        year.as_deref().and_then(year_order).into(),
        pupil.upn.clone().into(),
        spaced(statuses).into(),
        spaced(facts_now(file, today)).into(),
        where_now.join("\n").into(),
        spaced(settings).into(),
        pupil.roll_setting.clone().into(),
        roll_name.into(),
        coming.into(),
        minutes_week.into(),
        entitlement.into(),
        week_bits.into(),
        day(next.and_then(|row| row.due_on)),
        next.map(|row| row.title.clone()).into(),
        worst.map(str::to_owned).into(),
        day(file.last_seen),
        day(last_review),
        day(since),
        pupil.owner.into(),
        covered.into(),
        i64::from(!where_now.is_empty()).into(),
        i64::from(short).into(),
        i64::from(next.is_some()).into(),
        i64::from(day_six).into(),
    ])
}
