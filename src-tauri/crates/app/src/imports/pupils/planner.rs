//! What each row of a list would do to the children held: found or new, field by field, and what hangs on it.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_domain::SettingRef;
use waymark_domain::dates;
use waymark_domain::name::fold;
use waymark_exchange::pupils::{self as list, PupilRow, SchoolGiven};
use waymark_store::erasure::{Given, Tombstones};
use waymark_store::ledger::ChangeKind;
use waymark_store::ledger::change::Change;
use waymark_store::tables::{Officer, Provider, Pupil, TEAM, Team};
use waymark_store::{Reader, reference};

use super::super::matching::{Found, Index};
use super::super::{KeptField, Outcome, PlannedRow};
use super::Read;
use super::differences::{beside, changes, keep, patch};
use crate::{App, Event};

/// What a row adds, kept until it is known whether the row is ticked.
pub(super) type Acts = Vec<Box<dyn FnOnce(&mut Change)>>;

/// A row and the child whom it is about.
pub(super) struct About<'a> {
    pub(super) file: &'a str,
    pub(super) row: &'a PupilRow,
    pub(super) child: &'a Pupil,
    pub(super) is_new: bool,
}

pub(super) struct Planned {
    pub(super) rows: Vec<PlannedRow>,
    pub(super) change: Change,
    pub(super) passed_over: u64,
}

/// What a person has said about the rows.
pub(super) struct Decided {
    /// Lines that are taken.
    pub(super) ticked: HashSet<u64>,
    /// Of the lines that ask, those about the child found.
    pub(super) same: HashSet<u64>,
    /// Fields that stay as they are held.
    pub(super) keep: HashSet<KeptField>,
}

/// What the rows of a file are held against.
pub(super) struct Planner<'a> {
    pub(super) app: &'a App,
    index: Index,
    erased: Tombstones,
    officers: Vec<Officer>,
    pub(super) providers: HashMap<String, String>,
    schools: HashMap<String, Option<u32>>,
    la: Option<String>,
    pub(super) me: Option<Uuid>,
    pub(super) today: NaiveDate,
    /// Codes of the authorities in the establishment file, which may know newer ones than the built-in list.
    authorities: Vec<u16>,
}

impl<'a> Planner<'a> {
    pub(super) fn load(reader: &Reader, app: &'a App) -> waymark_store::Result<Self> {
        let providers = Provider::all(reader)?
            .into_iter()
            .filter_map(|provider| {
                Some((
                    fold(provider.name.as_deref()?),
                    SettingRef::Own(provider.id).to_string(),
                ))
            })
            .collect();
        Ok(Self {
            app,
            index: Index::load(reader)?,
            erased: Tombstones::load(reader)?,
            officers: Officer::all(reader)?,
            providers,
            schools: HashMap::new(),
            la: Team::get(reader, TEAM)?.and_then(|team| team.la_code),
            me: app.me().ok().flatten(),
            today: app.today(),
            authorities: reference::authorities(reader)?,
        })
    }

    pub(super) fn run(
        mut self,
        reader: &Reader,
        read: &Read,
        decided: Option<&Decided>,
    ) -> waymark_store::Result<Planned> {
        let mut change = Change::new(
            ChangeKind::Import,
            format!("Imported “{}”", read.file_name),
            self.me,
        );
        let mut rows = Vec::new();
        let mut passed_over = 0;
        let given = list::read_rows(&read.table, &read.mapping, self.today, &self.authorities).rows;
        let total = given.len() as u64;
        for (at, row) in given.into_iter().enumerate() {
            if at % 250 == 0 {
                self.app.say(Event::Progress {
                    job: "import".into(),
                    done: at as u64,
                    total,
                    sentence: format!(
                        "Row {} of {}",
                        crate::words::thousands(at as u64),
                        crate::words::thousands(total)
                    ),
                });
            }
            if decided.is_some_and(|decided| !decided.ticked.contains(&row.line) || row.rejected())
            {
                passed_over += 1;
                continue;
            }
            rows.push(self.row(reader, &read.file_name, row, decided, &mut change)?);
        }
        Ok(Planned {
            rows,
            change,
            passed_over,
        })
    }

    /// Plans one row. `decided` is what a person said; `None` in a preview.
    fn row(
        &mut self,
        reader: &Reader,
        file: &str,
        row: PupilRow,
        decided: Option<&Decided>,
        change: &mut Change,
    ) -> waymark_store::Result<PlannedRow> {
        let name = match (&row.surname, &row.forename) {
            (Some(surname), Some(forename)) => format!("{surname}, {forename}"),
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (None, None) => format!("Line {}", row.line),
        };
        let mut planned = PlannedRow {
            line: row.line,
            outcome: Outcome::Rejected,
            name,
            pupil: None,
            found_by: None,
            changes: Vec::new(),
            beside: Vec::new(),
            sentences: row
                .problems
                .iter()
                .map(|problem| problem.sentence.clone())
                .collect(),
            ticked: false,
        };
        if row.rejected() {
            return Ok(planned);
        }
        let found = self.index.find(&row).filter(|found| {
            found.sure || decided.is_none_or(|decided| decided.same.contains(&row.line))
        });
        let asking = found.as_ref().is_some_and(|found| !found.sure) && decided.is_none();
        if let Some(found) = &found {
            planned.pupil = Some(found.pupil.id);
            planned.found_by = Some(found.by.to_owned());
        }
        let held = found.map(|Found { pupil, .. }| pupil);
        let is_new = held.is_none();
        let before = held.unwrap_or_else(|| Pupil {
            id: self.app.new_id(),
            ..Pupil::default()
        });
        let mut after = self.pupil(reader, &row, &before, is_new, &mut planned.sentences)?;
        if let Some(decided) = decided.filter(|_| !is_new) {
            after = keep(&before, &after, |field| {
                decided.keep.contains(&KeptField {
                    line: row.line,
                    field: field.to_owned(),
                })
            });
        }
        if asking {
            planned.beside = beside(&before, &row);
        }
        planned.changes = changes(&before, &after);
        let mut acts: Acts = Vec::new();
        let about = About {
            file,
            row: &row,
            child: &after,
            is_new,
        };
        self.hang(reader, &about, &mut acts, &mut planned)?;
        planned.outcome = match (asking, is_new, planned.changes.is_empty()) {
            (true, ..) => Outcome::Asking,
            (_, true, _) => Outcome::Added,
            (_, _, true) => Outcome::Unchanged,
            (_, _, false) => Outcome::Changed,
        };
        planned.ticked = matches!(planned.outcome, Outcome::Added | Outcome::Changed);
        let gone = is_new.then(|| self.erased_before(&row)).flatten();
        // Nor does a case that is closed elsewhere come in open unless a person says so.
        let asks_first = gone.is_some() || (is_new && row.closed_on.is_some());
        planned.sentences.splice(0..0, gone);
        planned.sentences.extend(closed(&row, &before, is_new));
        if planned.ticked {
            if is_new {
                change.push_create(&after);
            } else {
                change.push_set::<Pupil>(after.id, patch(&before, &after));
            }
            for act in acts {
                act(change);
            }
            self.index.add(after);
        }
        // A child who was erased does not come back unless a person ticks the row.
        planned.ticked &= !asks_first;
        Ok(planned)
    }

    /// What to say of a row that holds a child who was erased here.
    fn erased_before(&self, row: &PupilRow) -> Option<String> {
        let found = self.erased.find(Given {
            upns: [row.upn.as_deref(), row.former_upn.as_deref()],
            surname: row.surname.as_deref(),
            forename: row.forename.as_deref(),
            dob: row.dob,
        })?;
        let when = chrono::DateTime::from_timestamp_millis(found.at)
            .map(|at| dates::long(at.with_timezone(&chrono::Local).date_naive()))
            .unwrap_or_default();
        Some(format!(
            "A record of this child was erased on {when}: {}. Tick the row only if the team is to hold the child again.",
            found.reason
        ))
    }

    /// The child as the row would leave it: what the row says replaces, what it does not say stays.
    fn pupil(
        &mut self,
        reader: &Reader,
        row: &PupilRow,
        before: &Pupil,
        is_new: bool,
        sentences: &mut Vec<String>,
    ) -> waymark_store::Result<Pupil> {
        let or =
            |given: &Option<String>, held: &Option<String>| given.clone().or_else(|| held.clone());
        let roll_setting = match &row.school {
            Some(school) => Some(self.school(reader, school, sentences)?),
            None => before.roll_setting.clone(),
        };
        let owner = match &row.owner {
            Some(name) => match self.officer(name) {
                Some(officer) => Some(officer),
                None => {
                    sentences.push(format!("There is no officer called “{name}”; the owner was left as it is. Add the officer in Settings first to give the case to them."));
                    before.owner
                }
            },
            None => before.owner,
        };
        Ok(Pupil {
            id: before.id,
            surname: or(&row.surname, &before.surname),
            forename: or(&row.forename, &before.forename),
            middle_names: or(&row.middle_names, &before.middle_names),
            known_as: or(&row.known_as, &before.known_as),
            dob: row.dob.or(before.dob),
            sex: or(&row.sex, &before.sex),
            upn: or(&row.upn, &before.upn),
            former_upn: or(&row.former_upn, &before.former_upn),
            uln: or(&row.uln, &before.uln),
            ethnicity: or(&row.ethnicity, &before.ethnicity),
            first_language: or(&row.first_language, &before.first_language),
            nc_year: or(&row.nc_year, &before.nc_year),
            roll_setting,
            home_la: or(&row.home_la, &before.home_la),
            address: or(&row.address, &before.address),
            postcode: or(&row.postcode, &before.postcode),
            owner: if is_new { owner.or(self.me) } else { owner },
            opened_on: row
                .opened_on
                .or(before.opened_on)
                .or(is_new.then_some(self.today)),
            ..before.clone()
        })
    }

    fn officer(&self, name: &str) -> Option<Uuid> {
        let wanted = fold(name);
        let matches: Vec<&Officer> = self
            .officers
            .iter()
            .filter(|officer| {
                officer
                    .name
                    .as_deref()
                    .is_some_and(|held| fold(held) == wanted)
                    || officer
                        .initials
                        .as_deref()
                        .is_some_and(|held| fold(held) == wanted)
            })
            .collect();
        // Two officers alike: a person must say which, so neither is taken.
        match matches.as_slice() {
            [one] => Some(one.id),
            _ => None,
        }
    }

    /// A school by its URN, else by its name; else the words as they stand.
    pub(super) fn school(
        &mut self,
        reader: &Reader,
        given: &SchoolGiven,
        sentences: &mut Vec<String>,
    ) -> waymark_store::Result<String> {
        if let Some(urn) = given.urn {
            if reference::establishment(reader, urn)?.is_none() {
                sentences.push(format!(
                    "URN {urn} is not in the establishment file; it is kept as given."
                ));
            }
            return Ok(SettingRef::Urn(urn).to_string());
        }
        let name = given.name.clone().unwrap_or_default();
        let key = fold(&name);
        if !self.schools.contains_key(&key) {
            let urn = reference::by_name(reader, &name, self.la.as_deref())?;
            self.schools.insert(key.clone(), urn);
        }
        Ok(match self.schools.get(&key).copied().flatten() {
            Some(urn) => SettingRef::Urn(urn).to_string(),
            None => {
                sentences.push(format!("“{name}” is not the name of one school in the establishment file; it is kept as written."));
                name
            }
        })
    }
}

/// What to say of a row whose case is closed: a list does not close one, because it does not say where the child went and who
/// confirmed it.
fn closed(row: &PupilRow, before: &Pupil, is_new: bool) -> Option<String> {
    let day = row.closed_on.filter(|day| before.closed_on != Some(*day))?;
    let day = dates::long(day);
    Some(match (is_new, before.closed_on) {
        (true, _) => format!(
            "The list says that the case was closed on {day}. It would come in open: a case is closed on the child’s own record, with a destination and how it is known. Tick the row only if the team is to hold the child."
        ),
        (false, None) => format!(
            "The list says that the case was closed on {day}; it stays open here. Close it on the child’s own record, with a destination and how it is known."
        ),
        (false, Some(held)) => format!(
            "The list says that the case was closed on {day}; here it was closed on {}, and stays as it is.",
            dates::long(held)
        ),
    })
}
