//! What a change of term dates does to running dates, said before it is done.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::clocks::{self, Standing};
use waymark_store::tables::{Calendar, DayOff, Term};
use waymark_store::{Reader, calendars, facts, views};

use crate::calendars::CalendarSave;
use crate::rows;
use crate::team::Id;
use crate::words::{count, thousands};
use crate::{App, Event, Failure};

/// What saving a calendar would move.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Moves {
    /// "3 dates move; 1 is then breached." Empty when nothing moves.
    pub sentence: String,
    /// How many there are in all; the rows below may be the first of them.
    pub total: u32,
    /// Those that become breached first, then by the new day.
    pub rows: Vec<MoveLine>,
}

/// One date that would move.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MoveLine {
    /// The child.
    pub pupil: Uuid,
    /// "Nowak, Łukasz".
    pub name: String,
    /// The rule.
    pub rule: String,
    /// What is due.
    pub title: String,
    /// Where it stands; `None` = unknown.
    pub from: Option<NaiveDate>,
    /// Where it would go; `None` = unknown.
    pub to: Option<NaiveDate>,
    /// How it stands, as in the work list.
    pub was: String,
    /// How it would stand.
    pub becomes: String,
}

/// Rows that are shown before a person decides; the rest are counted.
const SHOWN: usize = 100;

/// More children than this, and a person hears how far it has got: about a second.
const AT_ONCE: u64 = 1000;

/// Which running dates would move if the calendar were saved so. Writes nothing.
pub(crate) fn preview(app: &App, request: CalendarSave) -> Result<Moves, Failure> {
    crate::calendars::in_order(&request)?;
    let id = request.id.unwrap_or_else(|| app.new_id());
    moves(app, id, |reader| {
        Ok((
            with_calendar(Calendar::all(reader)?, id, &request),
            with_terms(Term::all(reader)?, id, &request),
            with_days(DayOff::all(reader)?, id, &request),
        ))
    })
}

/// Which running dates would move if the calendar were taken away with its terms and days. Writes nothing.
pub(crate) fn without(app: &App, request: Id) -> Result<Moves, Failure> {
    moves(app, request.id, |reader| {
        let mut held = Calendar::all(reader)?;
        held.retain(|row| row.id != request.id);
        let mut terms = Term::all(reader)?;
        terms.retain(|row| row.calendar != Some(request.id));
        let mut days = DayOff::all(reader)?;
        days.retain(|row| row.calendar != Some(request.id));
        Ok((held, terms, days))
    })
}

/// The rows as they would be.
type Rows = (Vec<Calendar>, Vec<Term>, Vec<DayOff>);

/// The schools whose calendar this is, before and after; `None` where it is or becomes the authority's, by which any child
/// may count.
fn schools(before: &[Calendar], after: &[Calendar], id: Uuid) -> Option<Vec<String>> {
    before
        .iter()
        .chain(after)
        .filter(|row| row.id == id)
        .map(|row| row.urn.map(|urn| format!("urn:{urn}")))
        .collect()
}

fn moves(
    app: &App,
    id: Uuid,
    after: impl FnOnce(&Reader) -> waymark_store::Result<Rows>,
) -> Result<Moves, Failure> {
    let today = app.today();
    let say = |done: u64, total: u64| {
        // A school's few hundred are there at once; of a county's ten thousand a person hears.
        if total > AT_ONCE {
            app.say(Event::Progress {
                job: "moves".into(),
                done,
                total,
                sentence: format!(
                    "Looking which dates move: {} of {} children",
                    thousands(done),
                    thousands(total)
                ),
            });
        }
    };
    let mut lines = app.read(|reader| {
        let (held, terms, days) = after(reader)?;
        let schools = schools(&Calendar::all(reader)?, &held, id);
        let after = calendars::of_rows(&held, &terms, &days);
        let mut lines = Vec::new();
        for (pupil, moves) in facts::dates_moved(reader, &after, schools.as_deref(), today, &say)? {
            let name = views::pupil(reader, pupil)?.map_or_else(
                || "Unknown child".to_owned(),
                |row| crate::names::listed(&row),
            );
            lines.extend(moves.into_iter().map(|one| {
                MoveLine {
                    pupil,
                    name: name.clone(),
                    rule: one.rule.to_owned(),
                    title: clocks::rule(one.rule)
                        .map_or(one.rule, |rule| rule.title)
                        .to_owned(),
                    from: one.from,
                    to: one.to,
                    was: one.was.code().to_owned(),
                    becomes: one.becomes.code().to_owned(),
                }
            }));
        }
        Ok(lines)
    })?;
    let late = Standing::Breached.code();
    lines.sort_by_key(|line| {
        (
            line.becomes != late || line.was == late,
            line.to,
            line.pupil,
        )
    });
    let sentence = sentence(&lines, late);
    let total = lines.len() as u32;
    lines.truncate(SHOWN);
    Ok(Moves {
        sentence,
        total,
        rows: lines,
    })
}

fn sentence(lines: &[MoveLine], late: &str) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let of = |test: &dyn Fn(&&MoveLine) -> bool| lines.iter().filter(test).count() as u64;
    let moved = of(&|line| line.from != line.to);
    let mut parts = Vec::new();
    if moved > 0 {
        let verb = if moved == 1 { "moves" } else { "move" };
        parts.push(format!("{} {verb}", count(moved, "date", "dates")));
    }
    let is = |number: u64| if number == 1 { "is" } else { "are" };
    let breached = of(&|line| line.becomes == late && line.was != late);
    if breached > 0 {
        parts.push(format!("{breached} {} then breached", is(breached)));
    }
    let saved = of(&|line| line.was == late && line.becomes != late);
    if saved > 0 {
        parts.push(format!("{saved} {} breached no longer", is(saved)));
    }
    let lost = of(&|line| line.from.is_some() && line.to.is_none());
    if lost > 0 {
        parts.push(format!(
            "{lost} can no longer be counted, because the calendar no longer reaches"
        ));
    }
    if parts.is_empty() {
        parts.push(format!(
            "{} would stand differently",
            count(lines.len() as u64, "date", "dates")
        ));
    }
    format!("{}.", parts.join("; "))
}

fn with_calendar(mut held: Vec<Calendar>, id: Uuid, request: &CalendarSave) -> Vec<Calendar> {
    match held.iter_mut().find(|row| row.id == id) {
        Some(row) => {
            if let Some(name) = &request.patch.name {
                row.name = name.clone();
            }
            if let Some(urn) = request.patch.urn {
                row.urn = urn;
            }
        }
        None => held.push(rows::row_of::<Calendar>(id, request.patch.clone())),
    }
    held
}

fn with_terms(held: Vec<Term>, id: Uuid, request: &CalendarSave) -> Vec<Term> {
    let given = request.terms.iter().map(|term| Term {
        calendar: Some(id),
        name: term.name.clone(),
        starts_on: Some(term.starts_on),
        ends_on: Some(term.ends_on),
        ..Term::default()
    });
    held.into_iter()
        .filter(|row| row.calendar != Some(id))
        .chain(given)
        .collect()
}

fn with_days(held: Vec<DayOff>, id: Uuid, request: &CalendarSave) -> Vec<DayOff> {
    let given = request.days_off.iter().map(|day| DayOff {
        calendar: Some(id),
        on_day: Some(day.on_day),
        kind: Some(day.kind.clone()),
        label: day.label.clone(),
        ..DayOff::default()
    });
    held.into_iter()
        .filter(|row| row.calendar != Some(id))
        .chain(given)
        .collect()
}
