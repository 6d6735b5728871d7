//! The annexes of a case: what happened, on a page, the plan for the way back, and the marks of the last weeks.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, Days, NaiveDate};
use waymark_documents::chronology::{Chronology, Entry};
use waymark_documents::family_plan::FamilyPlan;
use waymark_documents::pack::attendance::{Attendance as Marks, Week};
use waymark_store::tables::{Attendance, Plan, Pupil};
use waymark_store::{Reader, Result};

use crate::caseload::imprint;

/// What happened to a child, as much of it as a page holds.
pub(super) fn chronology(reader: &Reader, pupil: &Pupil) -> Result<Chronology> {
    Ok(Chronology {
        imprint: imprint(reader)?,
        full_name: None,
        case_ref: waymark_domain::case_ref(pupil.id),
        most_pages: Some(1),
        entries: crate::chronology::lines(reader, pupil.id)?
            .into_iter()
            .map(|line| Entry {
                on: line.on,
                kind: Some(line.label),
                text: line.text,
                source: line.source,
                significant: line.significant,
            })
            .collect(),
    })
}

/// The child's running plan; `None` when there is none.
pub(super) fn plan(reader: &Reader, pupil: &Pupil) -> Result<Option<FamilyPlan>> {
    Plan::for_pupil(reader, pupil.id)?
        .into_iter()
        .filter(|plan| plan.ended_on.is_none())
        .max_by_key(|plan| (plan.started_on, plan.id))
        .map(|plan| crate::papers::plan_of(reader, &plan, pupil))
        .transpose()
}

/// Weeks that are printed: a term of them, so that the annex stays a page.
const MOST_WEEKS: usize = 12;

/// The marks of a child's last weeks, as they were told; `None` when nobody was ever asked.
pub(super) fn attendance(reader: &Reader, pupil: &Pupil) -> Result<Option<Marks>> {
    let mut told: BTreeMap<(NaiveDate, usize), BTreeSet<String>> = BTreeMap::new();
    let mut meanings = BTreeMap::new();
    let mut attending = BTreeMap::new();
    for row in Attendance::for_pupil(reader, pupil.id)? {
        let half = match row.half.as_deref() {
            Some("am") => 0,
            Some("pm") => 1,
            _ => continue,
        };
        let weekday = row
            .on_day
            .filter(|day| day.weekday().number_from_monday() < 6);
        let (Some(day), None) = (weekday, &row.set_aside) else {
            continue;
        };
        let telling = crate::attendance::telling(&row);
        told.entry((day, half))
            .or_default()
            .insert(telling.code.clone());
        attending.insert((day, half), telling.attending);
        meanings.insert(telling.code, telling.label);
    }
    let mut weeks: BTreeMap<NaiveDate, Week> = BTreeMap::new();
    for ((day, half), codes) in &told {
        let since_monday = day.weekday().num_days_from_monday();
        let monday = *day - Days::new(u64::from(since_monday));
        let week = weeks.entry(monday).or_insert_with(|| Week {
            monday: Some(monday),
            ..Week::default()
        });
        let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
        if codes.len() > 1 {
            week.differ += 1;
        } else if let Some(Some(there)) = attending.get(&(*day, *half)) {
            week.counted += 1;
            week.attended += usize::from(*there);
        }
        if let Some(days) = week.marks.get_mut(since_monday as usize) {
            days[*half] = Some(codes.join(" or "));
        }
    }
    let earlier = weeks.len().saturating_sub(MOST_WEEKS);
    let weeks: Vec<Week> = weeks.into_values().skip(earlier).collect();
    if weeks.is_empty() {
        return Ok(None);
    }
    let stands = |code: &str| {
        let mut marks = weeks.iter().flat_map(|week| week.marks.iter().flatten());
        marks.any(|mark| {
            mark.iter()
                .any(|mark| mark.split(" or ").any(|own| own == code))
        })
    };
    let codes = meanings
        .into_iter()
        .filter(|(code, _)| stands(code))
        .collect();
    Ok(Some(Marks {
        codes,
        earlier,
        weeks,
    }))
}
