//! Erasing a child's record by law: exactly what would go is shown first, the case reference is typed, and it cannot be undone.

use std::fs;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::{case_ref, dates};
use waymark_store::backup::{self, Why};
use waymark_store::erasure::{Erasure, Going, Mention, Reason, Tombstones};
use waymark_store::tables::Pupil;
use waymark_store::{folder, live};

use crate::backups::Said;
use crate::commands::Nothing;
use crate::failure::OrNotFound as _;
use crate::merging::many;
use crate::team::Id;
use crate::words::count;
use crate::{App, Event, Failure, names};

/// What an erasure would do, before it is done.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ErasureView {
    /// "Nowak, Łukasz".
    pub name: String,
    /// What is typed to confirm: the case reference.
    pub case_ref: String,
    /// Case references of records of the same child, which go too.
    pub records: Vec<String>,
    /// What goes, in the order of the record: "3 notes".
    pub going: Vec<GoingLine>,
    /// What goes because it points at the child, though it is about another child or nobody.
    pub beside: Vec<String>,
    /// Entries of the history that are emptied.
    pub entries: u32,
    /// Rows that stay because they were passed on to another child.
    pub kept: u32,
    /// Places that name the child and stay as they are: only a person can tell whom a sentence is about.
    pub mentions: Vec<MentionLine>,
    /// What the backups still hold, and until when.
    pub backups: String,
    /// Whether there is any backup made before now.
    pub has_backups: bool,
    /// What was set aside by hand or by a restore, which the program never deletes; empty when nothing was.
    pub set_aside: String,
    /// The reasons to choose from.
    pub reasons: Vec<ReasonLine>,
    /// Names what is shown here; another state of things is refused.
    pub seen: String,
}

/// One kind of row that goes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GoingLine {
    /// "Notes".
    pub label: String,
    /// Rows that show now.
    pub shown: u32,
    /// Rows that were taken away before and are still in the history.
    pub removed: u32,
}

/// A place that names the child.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MentionLine {
    /// "Note about Okafor, Ada".
    pub what: String,
    /// The child whom it is about, for going there; `None` where it is about nobody.
    pub pupil: Option<Uuid>,
}

/// A reason to choose.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReasonLine {
    /// For the request.
    pub reason: Reason,
    /// "The retention period has ended".
    pub words: String,
}

/// An erasure to carry out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ErasureAsked {
    /// The child.
    pub id: Uuid,
    /// Why.
    #[ts(optional)]
    pub reason: Option<Reason>,
    /// The case reference, as typed.
    pub typed: String,
    /// Keep a fingerprint, so that a later list that holds the child asks before it brings the child back.
    pub recognise: bool,
    /// Remove the backups made before as well, once one made afterwards has been proven.
    pub drop_backups: bool,
    /// The mark of what the person saw.
    pub seen: String,
}

/// A child who was erased: when, by whom and why, and never who it was.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ErasedLine {
    /// The reference that the case had.
    pub case_ref: String,
    /// When, UTC milliseconds.
    pub at: i64,
    /// Who erased.
    pub who: String,
    /// Why, in words.
    pub reason: String,
    /// Whether a later list that holds the child would be recognised.
    pub recognised: bool,
}

/// What erasing this child would do. Nothing is written.
pub(crate) fn preview(app: &App, request: Id) -> Result<ErasureView, Failure> {
    let pupil = app
        .read(|reader| Pupil::get(reader, request.id))?
        .or_not_found("child")?;
    let found = app.session()?.store.erasure_preview(request.id)?;
    let mut mentions = Vec::new();
    for mention in &found.mentions {
        mentions.push(mention_line(app, mention)?);
    }
    let (backups, has_backups) = backups(app);
    Ok(ErasureView {
        name: [pupil.surname, pupil.forename]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
        case_ref: case_ref(request.id),
        records: found
            .records
            .iter()
            .skip(1)
            .map(|id| case_ref(*id))
            .collect(),
        going: found.going.iter().map(going_line).collect(),
        beside: found
            .beside
            .iter()
            .map(|going| count(u64::from(going.shown), &going.noun, &many(&going.noun)))
            .collect(),
        entries: found.entries,
        kept: found.kept,
        mentions,
        backups,
        has_backups,
        set_aside: set_aside(app),
        reasons: Reason::ALL
            .into_iter()
            .map(|reason| ReasonLine {
                reason,
                words: capital(reason.words()),
            })
            .collect(),
        seen: found.seen,
    })
}

fn going_line(going: &Going) -> GoingLine {
    GoingLine {
        label: capital(&many(&going.noun)),
        shown: going.shown,
        removed: going.removed,
    }
}

fn mention_line(app: &App, mention: &Mention) -> Result<MentionLine, Failure> {
    let noun = capital(&mention.noun);
    let about = match mention.pupil {
        Some(pupil) => app.read(|reader| names::child(reader, pupil))?,
        None => None,
    };
    Ok(MentionLine {
        what: about.map_or(noun.clone(), |name| format!("{noun} about {name}")),
        pupil: mention.pupil,
    })
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// What the backups hold, and whether there is any.
fn backups(app: &App) -> (String, bool) {
    let held = backup::list(&app.dir());
    let days = backup::keep::OLDEST_DAYS;
    let gone = app.today() + chrono::Days::new(days);
    let before = match held.len() as u64 {
        0 => "There is no backup yet".to_owned(),
        number => format!("{} made before now", count(number, "backup", "backups")),
    };
    let sentence = format!(
        "{before}, and one is made just before the erasure. No backup is kept for more than {days} days: the last that holds this child goes on {} at the latest. \
         Putting one back erases the child again by itself.",
        dates::long(gone)
    );
    (sentence, !held.is_empty())
}

/// Folders of files that were taken out of use: nobody but a person deletes them.
fn set_aside(app: &App) -> String {
    let aside = app.dir().join(folder::SET_ASIDE);
    let number = fs::read_dir(&aside).map_or(0, |entries| entries.flatten().count());
    if number == 0 {
        return String::new();
    }
    format!(
        "{} set aside in {} may hold this child too. Waymark never deletes what was set aside: delete it by hand.",
        count(number as u64, "database was", "databases were"),
        aside.display()
    )
}

/// Letters and digits alone, so that a dash or a space does not matter.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

/// Erases.
pub(crate) fn erase(app: &App, request: ErasureAsked) -> Result<Said, Failure> {
    let session = app.session()?;
    let preview = session.store.erasure_preview(request.id)?;
    let Some(reason) = request.reason else {
        return Err(Failure::at(
            "reason",
            "Choose why the record is erased. It is all that stays in the history.",
        ));
    };
    let reference = case_ref(request.id);
    if bare(&request.typed) != bare(&reference) {
        return Err(Failure::at(
            "typed",
            format!(
                "Type the case reference {reference} to erase this record. Nothing was erased."
            ),
        ));
    }
    if preview.seen != request.seen {
        return Err(Failure::say(
            "Something about this child has changed since it was shown what would go, so nothing was erased. Look at it again.",
        ));
    }
    crate::backups::before(app, Why::Erasure)?;
    app.say(Event::Progress {
        job: "erasure".into(),
        done: 0,
        total: 0,
        sentence: "Erasing, and making the file anew".into(),
    });
    let erased = live::erase(
        &session.store,
        &session.unlocked,
        Erasure {
            pupil: request.id,
            reason,
            actor: app.me()?,
            recognise: request.recognise,
        },
    );
    app.say(Event::Progress {
        job: "erasure".into(),
        done: 1,
        total: 1,
        sentence: String::new(),
    });
    let erased = erased?;
    session.touch(app.now_ms());
    session.forget_files();
    app.say(Event::Changed {
        subjects: erased.committed.subjects.clone(),
        tables: vec![],
        label: erased.committed.label.clone(),
    });
    let mut sentence = format!("The record {reference} is erased. It cannot be undone.");
    if let Some(why) = erased.unscrubbed {
        sentence.push_str(&format!(
            " The database file itself could not be made anew now ({why}); that is done at the next erasure, or when the vault is locked."
        ));
    }
    if request.drop_backups {
        sentence.push_str(&drop_backups(app)?);
    }
    Ok(Said { sentence })
}

/// Makes and proves a backup of what is there now, and removes those made before it.
fn drop_backups(app: &App) -> Result<String, Failure> {
    let before = backup::list(&app.dir());
    let session = app.session()?;
    if let Err(error) = live::make_backup(&session.unlocked, Why::Asked, app.local_now()) {
        return Ok(format!(
            " The earlier backups were not removed, because no new one could be made: {error}"
        ));
    }
    let left = backup::remove(&before);
    Ok(match left {
        0 => " A new backup was made and proven, and the earlier ones are removed.".to_owned(),
        left => format!(
            " A new backup was made and proven; {} could not be removed: delete them by hand.",
            count(left as u64, "earlier one", "earlier ones")
        ),
    })
}

/// Every child who was erased, the newest first.
pub(crate) fn list(app: &App, _: Nothing) -> Result<Vec<ErasedLine>, Failure> {
    let tombstones = app.read(Tombstones::load)?;
    let mut lines = Vec::new();
    for tombstone in tombstones.iter() {
        lines.push(ErasedLine {
            case_ref: case_ref(tombstone.subject),
            at: tombstone.at,
            who: crate::history::who(app, tombstone.who)?,
            reason: capital(&tombstone.reason),
            recognised: tombstone.recognised,
        });
    }
    Ok(lines)
}
