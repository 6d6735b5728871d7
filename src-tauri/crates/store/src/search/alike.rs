//! Children who may be the one about to be added, so that nobody is held twice.

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;
use waymark_domain::name::{fold_joined, slips};

use super::index::code;
use super::names::quoted;
use crate::error::Result;
use crate::read::Reader;

/// A child who may be the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// The child.
    pub pupil: Uuid,
    /// What is the same, for the person.
    pub reason: String,
    /// Is it surely the same child?
    pub sure: bool,
}

/// Namesakes looked at; beyond this a name says nothing.
const NAMESAKES: i64 = 50;

/// Children with the same UPN, then the same name and date of birth, then less sure likenesses.
pub fn alike(
    reader: &Reader,
    surname: Option<&str>,
    forename: Option<&str>,
    dob: Option<NaiveDate>,
    upn: Option<&str>,
) -> Result<Vec<Likeness>> {
    let mut likenesses: Vec<Likeness> = Vec::new();
    let mut say = |pupil: Uuid, reason: &str, sure: bool| {
        if likenesses.iter().all(|known| known.pupil != pupil) {
            likenesses.push(Likeness {
                pupil,
                reason: reason.to_owned(),
                sure,
            });
        }
    };
    if let Some(upn) = upn.map(code).filter(|upn| !upn.is_empty()) {
        let mut query = reader.conn.prepare_cached(
            "SELECT p.id, c.kind FROM search_code c JOIN pupil p USING (rid) WHERE c.code = ?1 AND c.kind IN ('upn', 'former_upn')
             ORDER BY c.kind DESC, p.id",
        )?;
        let mut rows = query.query([upn])?;
        while let Some(row) = rows.next()? {
            let present = row.get::<_, String>(1)? == "upn";
            let reason = if present {
                "Same UPN"
            } else {
                "Same UPN as a former one"
            };
            say(row.get(0)?, reason, true);
        }
    }
    let (Some(surname), Some(forename)) = (surname, forename) else {
        return Ok(likenesses);
    };
    let wanted = Wanted {
        surname: fold_joined(surname),
        forename: fold_joined(forename),
    };
    if wanted.surname.is_empty() || wanted.forename.is_empty() {
        return Ok(likenesses);
    }
    let mut unsure = Vec::new();
    if let Some(dob) = dob {
        for held in born_on(reader, dob)? {
            match wanted.slips(reader, &held)? {
                Some(0) => say(held.id, "Same name and date of birth", true),
                Some(_) => unsure.push((held.id, "Similar name, same date of birth")),
                None => {}
            }
        }
        let swapped = NaiveDate::from_ymd_opt(dob.year(), dob.day(), dob.month());
        for held in swapped
            .filter(|day| *day != dob)
            .map_or(Ok(Vec::new()), |day| born_on(reader, day))?
        {
            if wanted.slips(reader, &held)? == Some(0) {
                unsure.push((
                    held.id,
                    "Same name, day and month of birth the other way round",
                ));
            }
        }
    }
    for held in namesakes(reader, surname, forename)? {
        if wanted.slips(reader, &held)? == Some(0) {
            let reason = match (dob, held.dob) {
                (Some(_), Some(_)) => "Same name, another date of birth",
                _ => "Same name, date of birth not known",
            };
            unsure.push((held.id, reason));
        }
    }
    for (pupil, reason) in unsure {
        say(pupil, reason, false);
    }
    Ok(likenesses)
}

struct Held {
    id: Uuid,
    surname: String,
    forename: String,
    known_as: String,
    dob: Option<NaiveDate>,
}

struct Wanted {
    surname: String,
    forename: String,
}

impl Wanted {
    /// Slips between the names, by whichever of the child's names comes nearest; `None` when they are too far apart.
    fn slips(&self, reader: &Reader, held: &Held) -> Result<Option<usize>> {
        let mut surnames = vec![held.surname.clone()];
        let mut forenames = vec![held.forename.clone(), held.known_as.clone()];
        let mut query = reader
            .conn
            .prepare_cached("SELECT surname, forename FROM former_name WHERE pupil = ?1")?;
        let mut rows = query.query([held.id])?;
        while let Some(row) = rows.next()? {
            surnames.extend(
                row.get::<_, Option<String>>(0)?
                    .map(|name| fold_joined(&name)),
            );
            forenames.extend(
                row.get::<_, Option<String>>(1)?
                    .map(|name| fold_joined(&name)),
            );
        }
        let nearest = |wanted: &str, names: &[String]| {
            let allowed = if wanted.chars().count() <= 4 { 1 } else { 2 };
            let names = names.iter().filter(|name| !name.is_empty());
            names.filter_map(|name| slips(wanted, name, allowed)).min()
        };
        let surname = nearest(&self.surname, &surnames);
        let forename = nearest(&self.forename, &forenames);
        Ok(surname.zip(forename).map(|(a, b)| a + b))
    }
}

const COLUMNS: &str = "id, surname, forename, known_as, dob";

fn held(row: &rusqlite::Row<'_>) -> rusqlite::Result<Held> {
    let folded = |at: usize| -> rusqlite::Result<String> {
        let text: Option<String> = row.get(at)?;
        Ok(text.map(|text| fold_joined(&text)).unwrap_or_default())
    };
    Ok(Held {
        id: row.get(0)?,
        surname: folded(1)?,
        forename: folded(2)?,
        known_as: folded(3)?,
        dob: row.get(4)?,
    })
}

fn born_on(reader: &Reader, day: NaiveDate) -> Result<Vec<Held>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM pupil WHERE dob = ?1 AND recorded_in_error IS NULL ORDER BY id"
    );
    let mut query = reader.conn.prepare_cached(&sql)?;
    let rows = query.query_map([day], held)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn namesakes(reader: &Reader, surname: &str, forename: &str) -> Result<Vec<Held>> {
    let words = format!("{} {}", fold_joined(surname), fold_joined(forename));
    let words: Vec<String> = words
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(quoted)
        .collect();
    let mut query = reader
        .conn
        .prepare_cached("SELECT rowid FROM search_names WHERE search_names MATCH ?1 LIMIT ?2")?;
    let rids = query.query_map((words.join(" AND "), NAMESAKES), |row| row.get::<_, i64>(0))?;
    let mut child = reader
        .conn
        .prepare_cached(&format!("SELECT {COLUMNS} FROM pupil WHERE rid = ?1"))?;
    let mut found = Vec::new();
    for rid in rids {
        let rows = child.query_map([rid?], held)?;
        found.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
    }
    Ok(found)
}
