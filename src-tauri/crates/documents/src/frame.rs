//! What stands around a document: whose it is, how it is marked, whether it is final.

use serde::{Deserialize, Serialize};

use crate::case::{Meeting, PackCopy, Stage};
use crate::words::{self, said};

/// Whose paper it is and how it must be handled, for papers that belong to no meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Imprint {
    /// Protective marking; OFFICIAL-SENSITIVE if none is given.
    pub marking: Option<String>,
    /// The authority.
    pub la_name: Option<String>,
    /// The team.
    pub team_name: Option<String>,
    /// Not final: every page says DRAFT.
    pub draft: bool,
    /// The copy, if copies are numbered.
    pub copy: Option<PackCopy>,
}

/// What the furniture and the file's own facts are made from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Frame {
    pub marking: String,
    /// At the top left of every page.
    pub running: String,
    pub draft: bool,
    pub copy: String,
    pub author: String,
    /// Read at home, by somebody who reads no other paper of the team: the text is larger.
    pub at_home: bool,
    /// On its side, for a table of many columns.
    pub turned: bool,
    /// Read by several people over one table: the text is larger still.
    pub across_a_table: bool,
}

const MARKING: &str = "OFFICIAL-SENSITIVE";

fn author(la: Option<&str>, team: Option<&str>) -> String {
    [said(la), said(team)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

fn copied(copy: Option<&PackCopy>) -> String {
    copy.map_or(String::new(), |c| {
        format!("Copy {} of {} · {}", c.number, c.of, c.recipient)
    })
}

impl Frame {
    /// The frame of a meeting's paper: the panel and its day.
    pub fn of_meeting(meeting: &Meeting, copy: Option<&PackCopy>) -> Self {
        Frame {
            marking: meeting.marking().to_owned(),
            running: match meeting.meeting_date {
                Some(day) => format!("{}, {}", meeting.name(), words::date(day)),
                None => meeting.name().to_owned(),
            },
            draft: meeting.stage == Stage::Draft,
            copy: copied(copy),
            author: author(meeting.la_name.as_deref(), meeting.team_name.as_deref()),
            ..Frame::default()
        }
    }

    /// The frame of any other paper.
    pub fn of(imprint: &Imprint, running: &str) -> Self {
        Frame {
            marking: said(imprint.marking.as_deref())
                .unwrap_or(MARKING)
                .to_owned(),
            running: running.to_owned(),
            draft: imprint.draft,
            copy: copied(imprint.copy.as_ref()),
            author: author(imprint.la_name.as_deref(), imprint.team_name.as_deref()),
            ..Frame::default()
        }
    }

    /// The same frame for a paper that is read at home.
    pub fn for_home(self) -> Self {
        Frame {
            at_home: true,
            ..self
        }
    }

    /// The same frame for a paper that lies on a table between several people.
    pub fn for_a_table(self) -> Self {
        Frame {
            across_a_table: true,
            ..self
        }
    }

    /// The same frame for a paper on its side.
    pub fn on_its_side(self) -> Self {
        Frame {
            turned: true,
            ..self
        }
    }
}
