//! Backups, proven by restoring them to a scratch file and counting.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_store::backup::{self, Backup, Why};
use waymark_store::live;

use crate::commands::Nothing;
use crate::failure::OrNotFound as _;
use crate::session::Session;
use crate::words::count;
use crate::{App, Event, Failure};

/// Every backup.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BackupsView {
    /// Newest first.
    pub backups: Vec<BackupLine>,
    /// Where they are kept.
    pub folder: String,
    /// "The newest proven backup is of today, 08:41: 600 children, 24,310 changes."
    pub sentence: String,
}

/// One backup.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BackupLine {
    /// Its file's name.
    pub name: String,
    /// When, UTC milliseconds.
    pub at: i64,
    /// Why: "daily", "before an import", "by hand".
    pub why: String,
    /// Bytes.
    pub size: u64,
}

/// Which backup.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BackupName {
    /// Its file's name.
    pub name: String,
}

/// What was done.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Said {
    /// For the person.
    pub sentence: String,
}

fn why(why: Why) -> &'static str {
    match why {
        Why::Daily => "daily",
        Why::Migration => "before an upgrade",
        Why::Import => "before an import",
        Why::Bulk => "before a change to many at once",
        Why::Erasure => "before an erasure",
        Why::Asked => "by hand",
    }
}

fn name(backup: &Backup) -> String {
    backup
        .path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn at(backup: &Backup) -> i64 {
    use chrono::TimeZone as _;
    // Names carry local time. At the hour that a clock change repeats, the earlier of the two.
    chrono::Local
        .from_local_datetime(&backup.made)
        .earliest()
        .map_or(0, |at| at.timestamp_millis())
}

fn newest(app: &App) -> String {
    match backup::newest_proven(&app.dir()).and_then(|newest| Some((newest.made, newest.proof?))) {
        Some((made, proof)) => format!(
            "The newest proven backup is of {}, {}: {}, {}.",
            waymark_domain::dates::long(made.date()),
            made.format("%H:%M"),
            count(proof.counts.pupils, "child", "children"),
            count(proof.counts.changes, "change", "changes"),
        ),
        None => "There is no proven backup yet.".into(),
    }
}

/// The sentence of state in the frame: only what was counted.
pub(crate) fn sentence(app: &App) -> Result<String, Failure> {
    let last = app.session()?.store.changes(0, 1)?;
    let saved = match last.changes.first() {
        Some(change) => {
            let at = chrono::DateTime::from_timestamp_millis(change.when)
                .map(|at| at.with_timezone(&chrono::Local));
            match at {
                Some(at) if at.date_naive() == app.today() => {
                    format!("All work saved {}", at.format("%H:%M"))
                }
                Some(at) => format!(
                    "All work saved, last on {}",
                    waymark_domain::dates::short(at.date_naive())
                ),
                None => "All work saved".into(),
            }
        }
        None => "Nothing to save yet".into(),
    };
    let proven = match backup::newest_proven(&app.dir()) {
        Some(newest) if newest.made.date() == app.today() => {
            format!("backup proven {}", newest.made.format("%H:%M"))
        }
        Some(newest) => format!(
            "backup proven {}",
            waymark_domain::dates::short(newest.made.date())
        ),
        None => "no backup yet".into(),
    };
    Ok(format!("{saved} · {proven} · no network used"))
}

/// Every backup, newest first.
pub(crate) fn list(app: &App, _: Nothing) -> Result<BackupsView, Failure> {
    app.session()?;
    let backups = backup::list(&app.dir())
        .iter()
        .map(|held| BackupLine {
            name: name(held),
            at: at(held),
            why: why(held.why).into(),
            size: held.proof.as_ref().map_or(0, |proof| proof.bytes),
        })
        .collect();
    let folder = app
        .dir()
        .join(waymark_store::folder::BACKUPS)
        .display()
        .to_string();
    Ok(BackupsView {
        backups,
        folder,
        sentence: newest(app),
    })
}

fn make(app: &App, why: Why) -> Result<Backup, Failure> {
    let session = app.session()?;
    app.say(Event::Progress {
        job: "backup".into(),
        done: 0,
        total: 0,
        sentence: "Making and proving a backup".into(),
    });
    let made = live::make_backup(&session.unlocked, why, app.local_now());
    app.say(Event::Progress {
        job: "backup".into(),
        done: 1,
        total: 1,
        sentence: String::new(),
    });
    Ok(made?)
}

/// Makes and proves a backup now.
pub(crate) fn now(app: &App, _: Nothing) -> Result<Said, Failure> {
    make(app, Why::Asked)?;
    Ok(Said {
        sentence: newest(app),
    })
}

/// Before something that touches much. Without a backup it does not go on.
pub(crate) fn before(app: &App, why: Why) -> Result<(), Failure> {
    make(app, why)?;
    Ok(())
}

/// The first hour of a day's work makes a backup, beside the work. When that fails the work goes on, and the person is told.
pub(crate) fn daily(app: &App, session: &Session) {
    if !backup::due(&app.dir(), app.today()) || session.warned_of_backup() {
        return;
    }
    if let Err(error) = live::make_backup(&session.unlocked, Why::Daily, app.local_now()) {
        session.warn(error.to_string());
    }
}

fn find(app: &App, wanted: &str) -> Result<Backup, Failure> {
    backup::list(&app.dir())
        .into_iter()
        .find(|held| name(held) == wanted)
        .or_not_found("backup")
}

/// Opens a backup again, checks every page and every signature, and counts.
pub(crate) fn prove(app: &App, request: BackupName) -> Result<Said, Failure> {
    let session = app.session()?;
    let held = find(app, &request.name)?;
    let proof = live::prove_backup(&session.unlocked, &held, app.local_now())?;
    Ok(Said {
        sentence: format!(
            "Proven: {} opens, every page and every signature holds; {}, {}.",
            request.name,
            count(proof.counts.pupils, "child", "children"),
            count(proof.counts.changes, "change", "changes")
        ),
    })
}

/// Puts a backup in place of what is there, which is set aside and not deleted.
pub(crate) fn restore(app: &App, request: BackupName) -> Result<Said, Failure> {
    app.session()?;
    let held = find(app, &request.name)?;
    let session = app.take_session()?;
    let unlocked = session.close()?;
    let restored = live::restore_backup(&unlocked, &held, app.local_now());
    // Whatever became of it, the vault is opened again: on failure what was there is still there.
    crate::vault::begin(app, unlocked)?;
    let restored = restored?;
    // The same chain must not be written twice: from here on this is another incarnation.
    app.session()?.store.new_incarnation()?;
    app.session()?
        .store
        .derive_for(app.today(), &|done, total| app.say_day(done, total))?;
    app.say(Event::DayTurned {});
    let aside = restored.set_aside.map_or_else(String::new, |path| {
        format!(" What was there is kept in {}.", path.display())
    });
    Ok(Said {
        sentence: format!(
            "Restored {}: {}, {}.{aside}",
            request.name,
            count(restored.counts.pupils, "child", "children"),
            count(restored.counts.changes, "change", "changes")
        ),
    })
}
