//! Who teaches a child on a day on which no placement does.
//!
//! A child at risk of exclusion sits in class; a child educated at home is taught by its parents. To write "no provision"
//! or "0 of 24 hours" of either would be false, and would hide among them the children who truly have nothing. Where it
//! is in doubt the child is taken to have nothing, because a missed child is worse than one looked at twice.

use crate::status::StatusKind;

/// Who teaches a child without a placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schooling {
    /// Nobody that is on file: the hours are none.
    Nobody,
    /// The school on whose roll the child is; its hours are not on file.
    OwnSchool,
    /// The parents, by their choice (Education Act 1996 s.7); the hours are theirs to set.
    Parents,
    /// Whoever detains the child (Education Act 1996 ss.562A to 562J); the hours are not on file.
    Custody,
    /// Nothing is on file that says either way.
    Unknown,
}

impl Schooling {
    /// Of a day with these statuses. The weightiest decides: a duty to arrange education, then custody, then home education.
    pub fn of(statuses: impl IntoIterator<Item = StatusKind>, on_roll: bool) -> Self {
        let mut found = if on_roll {
            Schooling::OwnSchool
        } else {
            Schooling::Unknown
        };
        for kind in statuses {
            let says = match kind {
                _ if kind.needs_provision() => return Schooling::Nobody,
                // A child referred or with education otherwise than at school is taught by what is arranged, or not at all.
                StatusKind::Fap | StatusKind::Eotas => return Schooling::Nobody,
                StatusKind::Custody => Schooling::Custody,
                StatusKind::Ehe if found != Schooling::Custody => Schooling::Parents,
                _ => continue,
            };
            found = says;
        }
        found
    }

    /// Whether "no provision" and "0 hours" may be said of the child.
    pub const fn has_nothing(self) -> bool {
        matches!(self, Schooling::Nobody | Schooling::Unknown)
    }

    /// Whether the weekly entitlement of the key stage is what the hours are measured against.
    pub const fn has_entitlement(self) -> bool {
        !matches!(self, Schooling::Parents | Schooling::Custody)
    }

    /// Where the child is, in the words of a list; `None` when the child has nothing. `school` is the school on roll.
    pub fn where_now(self, school: Option<&str>) -> Option<String> {
        match self {
            Schooling::OwnSchool => Some(match school {
                Some(name) => format!("At school: {name}"),
                None => "At school".to_owned(),
            }),
            Schooling::Parents => Some("Home educated".to_owned()),
            Schooling::Custody => Some("In custody".to_owned()),
            Schooling::Nobody | Schooling::Unknown => None,
        }
    }

    /// What is to be said in place of hours; `None` when the child has none.
    pub const fn hours(self) -> Option<&'static str> {
        match self {
            Schooling::OwnSchool => {
                Some("At the school on roll, whose hours are not recorded here")
            }
            Schooling::Parents => Some("Taught by the parents, who set the hours"),
            Schooling::Custody => Some("In custody, where the hours are not known"),
            Schooling::Nobody | Schooling::Unknown => None,
        }
    }
}
