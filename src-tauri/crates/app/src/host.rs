//! What a host gives the app and gets from it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock, Weak};

use chrono::NaiveDate;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use waymark_store::Reader;
use waymark_store::ledger::ChangeKind;
use waymark_store::ledger::change::Change;
use waymark_store::vault::Unlocked;

use crate::session::Session;
use crate::{Clock, Failure, commands};

/// Bytes that travel beside a request or a reply: a chosen file in, a PDF out.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The file's own name, without a folder.
    pub file_name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Attachment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Attachment({} bytes)", self.bytes.len())
    }
}

/// What a command answers.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The typed reply; `null` where the answer is bytes.
    pub json: serde_json::Value,
    /// The bytes, for commands that answer with a file.
    pub attachment: Option<Attachment>,
}

/// What the app tells the window without being asked.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "name", rename_all = "snake_case")]
pub enum Event {
    /// Casework changed; lists that show these children or tables ask again.
    Changed {
        /// The children whom the change is about.
        subjects: Vec<Uuid>,
        /// The tables that were written.
        tables: Vec<String>,
        /// What was done, for the notice: "Added a placement".
        label: String,
    },
    /// A long job has got this far.
    Progress {
        /// Which job: "import", "backup", "sample", "pack", "day".
        job: String,
        /// Steps done.
        done: u64,
        /// Steps in all; nought when unknown.
        total: u64,
        /// For the person.
        sentence: String,
    },
    /// The vault was locked (by hand, by idling, by the lid).
    Locked {
        /// Why, for the unlock screen.
        sentence: String,
    },
    /// It is another day: every standing is reckoned anew.
    DayTurned {},
}

/// What a host must provide.
#[derive(Clone)]
pub struct AppConfig {
    /// The folder that holds the vault.
    pub data_dir: PathBuf,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Open the invented local authority in a folder of its own instead of the team's.
    pub sample: bool,
    /// Cost of the key derivation; measured on this machine when absent. Tests give the floor.
    pub kdf: Option<waymark_store::vault::Kdf>,
    /// How large the invented authority is; the usual size when absent. Tests invent fewer.
    pub sample_size: Option<crate::sample::Size>,
    /// Where events go.
    pub events: Arc<dyn Fn(Event) + Send + Sync>,
}

/// The application: one per process. Synchronous and thread-safe; hosts call it off the window's thread.
pub struct App {
    pub(crate) config: AppConfig,
    sample: AtomicBool,
    session: RwLock<Option<Arc<Session>>>,
    /// A session that was locked while something still ran in it, such as a backup.
    closing: Mutex<Weak<()>>,
    /// A vault whose passphrase was right and whose database could not be opened: kept so that a backup can be restored.
    stranded: Mutex<Option<Unlocked>>,
    day: Mutex<NaiveDate>,
}

impl App {
    /// Makes the application; opens nothing yet.
    pub fn new(config: AppConfig) -> Self {
        Self {
            sample: AtomicBool::new(config.sample),
            session: RwLock::new(None),
            closing: Mutex::default(),
            stranded: Mutex::default(),
            day: Mutex::new(config.clock.today()),
            config,
        }
    }

    /// Answers one command.
    ///
    /// # Errors
    /// A [`Failure`] with a sentence for the person; nothing half-done remains.
    pub fn dispatch(
        &self,
        name: &str,
        request: serde_json::Value,
        attachment: Option<Attachment>,
    ) -> Result<Reply, Failure> {
        commands::dispatch(self, name, request, attachment)
    }

    /// To be called by the host every quarter of a minute or so, and when the machine wakes: locks an idle vault, and
    /// reckons every standing anew when it has become another day.
    pub fn tick(&self) {
        let Ok(session) = self.session() else { return };
        let limit = i64::from(
            self.lock_after_minutes()
                .unwrap_or(crate::vault::LOCK_AFTER_MINUTES),
        ) * 60_000;
        if session.idle_ms(self.now_ms()) >= limit {
            self.lock("Locked because nobody was at the keyboard. Everything was saved.");
            return;
        }
        let turned = {
            let mut day = self.day.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *day, self.today()) != self.today()
        };
        crate::backups::daily(self, &session);
        let derived = |app: &Self| {
            let say = |done, total| app.say_day(done, total);
            session.store.derive_for(app.today(), &say).is_ok()
        };
        if turned && derived(self) {
            self.say(Event::DayTurned {});
        }
    }

    /// To be called by the host before it exits and when the lid closes: locks the vault.
    pub fn close(&self) {
        self.lock("Locked. Everything was saved.");
    }

    /// The folder in use: the team's own, or the invented authority's inside it.
    pub(crate) fn dir(&self) -> PathBuf {
        if self.is_sample() {
            self.config.data_dir.join("invented")
        } else {
            self.config.data_dir.clone()
        }
    }

    pub(crate) fn is_sample(&self) -> bool {
        self.sample.load(Ordering::Relaxed)
    }

    pub(crate) fn use_sample(&self, sample: bool) {
        self.sample.store(sample, Ordering::Relaxed);
    }

    pub(crate) fn today(&self) -> NaiveDate {
        self.config.clock.today()
    }

    pub(crate) fn now_ms(&self) -> i64 {
        self.config.clock.now_ms()
    }

    /// Minutes after midnight, where the team works.
    pub(crate) fn minute_of_day(&self) -> u16 {
        self.config.clock.minute_of_day()
    }

    /// A fresh row id. UUIDv7, so that rows made later sort later.
    pub(crate) fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    pub(crate) fn say(&self, event: Event) {
        (self.config.events)(event);
    }

    /// Says how far the dates of a new day have been worked out.
    pub(crate) fn say_day(&self, done: u64, total: u64) {
        self.say(Event::Progress {
            job: "day".into(),
            done,
            total,
            sentence: format!(
                "Working out today’s dates: {} of {} children",
                crate::words::thousands(done),
                crate::words::thousands(total)
            ),
        });
    }

    /// The open vault.
    pub(crate) fn session(&self) -> Result<Arc<Session>, Failure> {
        self.session
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
            .ok_or_else(Failure::locked)
    }

    /// The open vault, taken from everybody else: for what needs it closed. Waits for commands that are still running.
    pub(crate) fn take_session(&self) -> Result<Session, Failure> {
        let mut held = self
            .session
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
            .ok_or_else(Failure::locked)?;
        loop {
            match Arc::try_unwrap(held) {
                Ok(session) => return Ok(session),
                Err(shared) => {
                    held = shared;
                    std::thread::sleep(std::time::Duration::from_millis(5));
                }
            }
        }
    }

    /// Local time, for the names of backups.
    pub(crate) fn local_now(&self) -> chrono::NaiveDateTime {
        let minutes = u32::from(self.config.clock.minute_of_day());
        self.today()
            .and_hms_opt(minutes / 60 % 24, minutes % 60, 0)
            .unwrap_or_default()
    }

    pub(crate) fn open_session(&self, session: Session) {
        *self.session.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(session));
    }

    /// Closes the vault. A command or a backup that is still running keeps the files open for as long as it takes to finish;
    /// nobody else can reach them.
    pub(crate) fn lock(&self, sentence: &str) {
        lock(&self.stranded).take();
        let session = {
            let mut held = self.session.write().unwrap_or_else(PoisonError::into_inner);
            let Some(session) = held.take() else { return };
            // In one step with the taking: whoever finds nothing open waits for this to close.
            *lock(&self.closing) = session.alive();
            session
        };
        // The mark outside the database is made durable in this quiet moment; the casework is already.
        let _ = waymark_store::mark::settle(session.unlocked.dir());
        drop(session);
        self.say(Event::Locked {
            sentence: sentence.to_owned(),
        });
    }

    /// Whether the session that was locked last is still finishing something.
    pub(crate) fn is_closing(&self) -> bool {
        lock(&self.closing).strong_count() > 0
    }

    /// Waits until what still ran when the vault was locked has finished.
    pub(crate) fn wait_closed(&self) {
        while self.is_closing() {
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
    }

    /// Keeps an unlocked vault whose database could not be opened.
    pub(crate) fn strand(&self, unlocked: Unlocked) {
        *lock(&self.stranded) = Some(unlocked);
    }

    /// The unlocked vault whose database could not be opened.
    pub(crate) fn stranded(&self) -> Result<Unlocked, Failure> {
        lock(&self.stranded).take().ok_or_else(Failure::locked)
    }

    /// Reads from one consistent view of the casework.
    pub(crate) fn read<T>(
        &self,
        ask: impl FnOnce(&Reader) -> waymark_store::Result<T>,
    ) -> Result<T, Failure> {
        Ok(self.session()?.store.read(ask)?)
    }

    /// The officer at the keyboard, if somebody has said who that is.
    pub(crate) fn me(&self) -> Result<Option<Uuid>, Failure> {
        let held = self.session()?.store.local_get("me")?;
        Ok(held.and_then(|text| Uuid::parse_str(&text).ok()))
    }

    /// A change in the name of the officer at the keyboard.
    pub(crate) fn change(&self, label: impl Into<String>) -> Result<Change, Failure> {
        Ok(Change::new(ChangeKind::Edit, label, self.me()?))
    }

    /// Writes a change and tells the window.
    pub(crate) fn commit(&self, change: Change) -> Result<waymark_store::Committed, Failure> {
        let session = self.session()?;
        let done = session.store.commit(change)?;
        session.touch(self.now_ms());
        self.say(Event::Changed {
            subjects: done.subjects.clone(),
            tables: tables(&done),
            label: done.label.clone(),
        });
        Ok(done)
    }
}

fn tables(done: &waymark_store::Committed) -> Vec<String> {
    let mut tables: Vec<String> = done.rows.iter().map(|row| row.table.clone()).collect();
    tables.sort();
    tables.dedup();
    tables
}

/// A poisoned lock means that a thread panicked while it held plain values; they are whole.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
