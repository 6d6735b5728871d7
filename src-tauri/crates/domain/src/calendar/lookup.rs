//! Which calendar counts for a child: the school's own, else the authority's, and saying which.

use std::collections::HashMap;
use std::sync::Arc;

use super::SchoolCalendar;
use crate::SettingRef;

/// The calendars that a team keeps: one for the authority's schools and one for each school that differs.
#[derive(Debug, Clone, Default)]
pub struct Calendars {
    pub(super) authority: Option<Arc<SchoolCalendar>>,
    pub(super) schools: HashMap<u32, Arc<SchoolCalendar>>,
}

/// Why this calendar was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// The school's own.
    School,
    /// The authority's, because the school has none of its own.
    AuthorityForSchool,
    /// The authority's, because the school's own has no terms yet.
    AuthorityForEmpty,
    /// The authority's, because no school is known.
    AuthorityNoSchool,
}

/// A calendar and why it was chosen.
#[derive(Debug, Clone, Copy)]
pub struct Chosen<'a> {
    /// The calendar.
    pub calendar: &'a SchoolCalendar,
    /// Whose it is.
    pub whose: Whose,
}

impl Calendars {
    /// With the authority's calendar, or none yet.
    pub fn new(authority: Option<SchoolCalendar>) -> Calendars {
        Calendars {
            authority: authority.map(Arc::new),
            schools: HashMap::new(),
        }
    }

    /// Adds or replaces a school's own calendar.
    pub fn insert(&mut self, urn: u32, calendar: SchoolCalendar) {
        self.schools.insert(urn, Arc::new(calendar));
    }

    /// The authority's calendar.
    pub fn authority(&self) -> Option<&SchoolCalendar> {
        self.authority.as_deref()
    }

    /// The calendar by which `setting` counts. A school's calendar without a single term gives way to the authority's.
    /// `None` when there is neither.
    pub fn of(&self, setting: Option<SettingRef>) -> Option<Chosen<'_>> {
        let own = match setting {
            Some(SettingRef::Urn(urn)) => self.schools.get(&urn),
            _ => None,
        };
        let whose = match own {
            Some(calendar) if calendar.reach().is_some() => {
                return Some(Chosen {
                    calendar,
                    whose: Whose::School,
                });
            }
            Some(_) => Whose::AuthorityForEmpty,
            None if setting.is_some() => Whose::AuthorityForSchool,
            None => Whose::AuthorityNoSchool,
        };
        self.authority
            .as_deref()
            .map(|calendar| Chosen { calendar, whose })
    }
}

impl Chosen<'_> {
    /// "LA calendar v3", with the reason when it is not the school's own.
    pub fn source(&self) -> String {
        let name = self.calendar.name();
        match self.whose {
            Whose::School => name.to_owned(),
            Whose::AuthorityForSchool => format!("{name} (the school has no calendar of its own)"),
            Whose::AuthorityForEmpty => {
                format!("{name} (the school’s own calendar has no terms)")
            }
            Whose::AuthorityNoSchool => format!("{name} (no school is known)"),
        }
    }
}
