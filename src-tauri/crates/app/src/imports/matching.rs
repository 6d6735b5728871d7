//! Which child a row of a spreadsheet is about: by UPN, then by name and date of birth, then by a likeness that a person
//! must confirm.

use std::collections::HashMap;

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_domain::name::{fold, slips};
use waymark_exchange::pupils::PupilRow;
use waymark_store::Reader;
use waymark_store::tables::{FormerName, Pupil};

/// How a child was found.
pub(super) struct Found {
    pub(super) pupil: Pupil,
    pub(super) by: &'static str,
    pub(super) sure: bool,
}

/// Every child held, by what a row may know of them. Read once for a file, however many rows it has.
pub(super) struct Index {
    by_upn: HashMap<String, Uuid>,
    by_dob: HashMap<NaiveDate, Vec<Uuid>>,
    by_name: HashMap<(String, String), Vec<Uuid>>,
    former: HashMap<Uuid, Vec<String>>,
    pupils: HashMap<Uuid, Pupil>,
}

fn folded(text: Option<&str>) -> String {
    fold(text.unwrap_or_default())
}

impl Index {
    pub(super) fn load(reader: &Reader) -> waymark_store::Result<Self> {
        let mut index = Self {
            by_upn: HashMap::new(),
            by_dob: HashMap::new(),
            by_name: HashMap::new(),
            former: HashMap::new(),
            pupils: HashMap::new(),
        };
        for pupil in Pupil::all(reader)? {
            if pupil.recorded_in_error.is_none() {
                index.add(pupil);
            }
        }
        for name in FormerName::all(reader)? {
            if let (Some(pupil), Some(surname)) = (name.pupil, name.surname) {
                index.former.entry(pupil).or_default().push(fold(&surname));
            }
        }
        Ok(index)
    }

    /// Also knows this child from now on: a later row of the same file may be about the same one.
    pub(super) fn add(&mut self, pupil: Pupil) {
        for upn in [&pupil.upn, &pupil.former_upn].into_iter().flatten() {
            self.by_upn.insert(upn.to_uppercase(), pupil.id);
        }
        if let Some(dob) = pupil.dob {
            let same_day = self.by_dob.entry(dob).or_default();
            if !same_day.contains(&pupil.id) {
                same_day.push(pupil.id);
            }
        }
        let name = (
            folded(pupil.surname.as_deref()),
            folded(pupil.forename.as_deref()),
        );
        let same_name = self.by_name.entry(name).or_default();
        if !same_name.contains(&pupil.id) {
            same_name.push(pupil.id);
        }
        self.pupils.insert(pupil.id, pupil);
    }

    /// The child a row is about, if one is held.
    pub(super) fn find(&self, row: &PupilRow) -> Option<Found> {
        let found = |id: &Uuid, by, sure| {
            self.pupils.get(id).map(|pupil| Found {
                pupil: pupil.clone(),
                by,
                sure,
            })
        };
        for upn in [&row.upn, &row.former_upn].into_iter().flatten() {
            if let Some(id) = self.by_upn.get(&upn.to_uppercase()) {
                // One number for two names and two birthdays is a slip in one of the lists: a person must look.
                let same_child = self.pupils.get(id).is_none_or(|held| {
                    row.dob.is_none()
                        || held.dob.is_none()
                        || row.dob == held.dob
                        || self.close(held, row)
                });
                return found(
                    id,
                    if same_child {
                        "UPN"
                    } else {
                        "UPN, but another name and date of birth"
                    },
                    same_child,
                );
            }
        }
        let name = (
            folded(row.surname.as_deref()),
            folded(row.forename.as_deref()),
        );
        if let Some(dob) = row.dob {
            let same_day = self.by_dob.get(&dob).map(Vec::as_slice).unwrap_or_default();
            let by_name = same_day.iter().find(|id| {
                self.pupils.get(*id).is_some_and(|held| {
                    folded(held.surname.as_deref()) == name.0
                        && (folded(held.forename.as_deref()) == name.1
                            || folded(held.known_as.as_deref()) == name.1)
                })
            });
            if let Some(id) = by_name {
                return found(id, "name and date of birth", true);
            }
            let alike = same_day.iter().find(|id| {
                self.pupils
                    .get(*id)
                    .is_some_and(|held| self.close(held, row))
            });
            return alike.and_then(|id| found(id, "similar name and same date of birth", false));
        }
        let same_name = self
            .by_name
            .get(&name)
            .map(Vec::as_slice)
            .unwrap_or_default();
        same_name
            .first()
            .and_then(|id| found(id, "same name; the row has no date of birth", false))
    }

    /// Names that differ by a slip of the pen, a former surname or a familiar name.
    fn close(&self, held: &Pupil, row: &PupilRow) -> bool {
        const SLIPS: usize = 2;
        let near =
            |left: &str, right: &str| !left.is_empty() && slips(left, right, SLIPS).is_some();
        let (surname, forename) = (
            folded(row.surname.as_deref()),
            folded(row.forename.as_deref()),
        );
        let same_surname = near(&surname, &folded(held.surname.as_deref()))
            || self
                .former
                .get(&held.id)
                .is_some_and(|names| names.contains(&surname));
        let same_forename = near(&forename, &folded(held.forename.as_deref()))
            || near(&forename, &folded(held.known_as.as_deref()));
        same_surname && same_forename
    }
}
