//! The store: one writer behind a lock, and a few readers beside it, so that screens read while an import writes.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, NaiveDate};
use rusqlite::Connection;

use crate::derive;
use crate::error::Result;
use crate::ledger::change::Change;
use crate::ledger::device::{Device, Devices};
use crate::ledger::foreign::{erasure_waits, replay_pending};
use crate::ledger::guard::Gate;
use crate::ledger::write::{Committed, Txn};
use crate::migrations;
use crate::read::Reader;
use crate::search;

/// The wall clock, UTC milliseconds since 1970. The store is told the time, so that tests can fix it.
pub type Wall = Arc<dyn Fn() -> i64 + Send + Sync>;

/// Opens another, read-only connection to the same database.
pub type OpenReader = Box<dyn Fn() -> Result<Connection> + Send + Sync>;

/// Called after each commit that wrote something, while the writer is still held, so in order.
pub type OnCommit = Box<dyn Fn(&Committed) + Send + Sync>;

/// Readers kept open between uses. Two screens and a preview read at once; more are opened when needed and dropped after.
const IDLE_READERS: usize = 4;

/// Statements kept ready on a connection: three per casework table and the fixed ones.
const STATEMENTS: usize = 320;

/// The writing half.
pub(crate) struct Writer {
    pub(crate) reader: Reader,
    pub(crate) gate: Gate,
    pub(crate) device: Device,
    pub(crate) devices: Devices,
    /// The day for which derived lists were computed.
    pub(crate) today: NaiveDate,
}

/// An open database of casework.
pub struct Store {
    writer: Mutex<Writer>,
    idle: Mutex<Vec<Reader>>,
    open_reader: Option<OpenReader>,
    on_commit: Option<OnCommit>,
    wall: Wall,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}

impl Store {
    /// Takes over a connection, however it came to be: brings the schema up to date, guards the tables, and begins an
    /// incarnation if the database has none. Where an older version worked out the lists, they are empty until
    /// [`Store::derive_for`], which says how far it is: a county's take minutes.
    pub fn attach(conn: Connection, wall: Wall) -> Result<Self> {
        conn.set_prepared_statement_cache_capacity(STATEMENTS);
        let gate = Gate::install(&conn)?;
        let reader = Reader { conn, number: None };
        let now = wall();
        let today = day_of(now);
        let (device, devices) = {
            let conn = &reader.conn;
            let _pass = gate.open();
            let txn = Txn::begin(conn)?;
            let migrated = migrations::migrate(conn)?;
            let device = Device::load_or_begin(conn, now)?;
            let devices = Devices::load(conn)?;
            let search_anew = search::ensure(conn)?;
            let anew = derive::ensure(conn)?;
            if migrated || erasure_waits(conn)? {
                // A newer version may understand what an older one could only keep.
                replay_pending(&reader, &devices, today)?;
            }
            if search_anew {
                search::rebuild(conn)?;
            }
            if anew && !derive::anybody(conn)? {
                derive::rebuild(&reader, today)?;
            }
            txn.commit()?;
            (device, devices)
        };
        Ok(Self {
            writer: Mutex::new(Writer {
                reader,
                gate,
                device,
                devices,
                today,
            }),
            idle: Mutex::new(Vec::new()),
            open_reader: None,
            on_commit: None,
            wall,
        })
    }

    /// The lists stand for this day from now on: called when the vault opens and when the day turns. They are worked out only
    /// if they stand for another day. `say` hears (children done, children in all).
    ///
    /// Some children at a time, each time in a transaction of its own, so that what a person saves meanwhile is saved within
    /// a moment. If it is cut off, the day is not marked, and all is worked out at the next opening.
    ///
    /// # Errors
    /// When the database cannot be read or written.
    pub fn derive_for(&self, today: NaiveDate, say: &dyn Fn(u64, u64)) -> Result<()> {
        let mut turn: Option<derive::Turn> = None;
        loop {
            let mut writer = self.writer();
            let writer = &mut *writer;
            writer.today = today;
            let reader = &writer.reader;
            // Whatever changes what everybody depends on works everybody out by itself, and marks the day.
            if derive::day(&reader.conn)? == Some(today) {
                return Ok(());
            }
            let turn = match &mut turn {
                Some(turn) => turn,
                None => turn.insert(derive::Turn::begin(reader, today)?),
            };
            say(turn.done(), turn.total());
            let txn = Txn::begin(&reader.conn)?;
            turn.go_on(reader)?;
            txn.commit()?;
        }
    }

    /// Lets screens read beside the writer. Without this, reads wait for it.
    #[must_use]
    pub fn with_readers(mut self, open: OpenReader) -> Self {
        self.open_reader = Some(open);
        self
    }

    /// Says what is done after each commit, such as moving the mark that is kept outside the database. It must be quick and
    /// must not call the store.
    #[must_use]
    pub fn on_commit(mut self, hook: OnCommit) -> Self {
        self.on_commit = Some(hook);
        self
    }

    /// Saves a change, or nothing of it. A change under which everything is already so writes nothing.
    pub fn commit(&self, change: Change) -> Result<Committed> {
        self.commit_as(change, true)
    }

    pub(crate) fn commit_as(&self, change: Change, checked: bool) -> Result<Committed> {
        let mut writer = self.writer();
        let committed = writer.commit(change, checked, (self.wall)())?;
        self.after(&committed);
        Ok(committed)
    }

    pub(crate) fn after(&self, committed: &Committed) {
        if let (Some(hook), true) = (&self.on_commit, committed.change.is_some()) {
            hook(committed);
        }
    }

    /// Reads, seeing one moment throughout.
    pub fn read<T>(&self, look: impl FnOnce(&Reader) -> Result<T>) -> Result<T> {
        let Some(open) = &self.open_reader else {
            return look(&self.writer().reader);
        };
        let idle = lock(&self.idle).pop();
        let reader = match idle {
            Some(reader) => reader,
            None => {
                let conn = open()?;
                conn.set_prepared_statement_cache_capacity(STATEMENTS);
                Reader::beside(conn)
            }
        };
        reader.conn.execute_batch("BEGIN")?;
        let answer = look(&reader);
        reader.conn.execute_batch("COMMIT")?;
        let mut idle = lock(&self.idle);
        if idle.len() < IDLE_READERS {
            idle.push(reader);
        }
        answer
    }

    /// Begins a new incarnation: after a restore from a backup, or when the database was copied from elsewhere.
    pub fn new_incarnation(&self) -> Result<()> {
        let mut writer = self.writer();
        let _pass = writer.gate.open();
        let txn = Txn::begin(&writer.reader.conn)?;
        let device = Device::begin(&writer.reader.conn, (self.wall)())?;
        let devices = Devices::load(&writer.reader.conn)?;
        txn.commit()?;
        writer.device = device;
        writer.devices = devices;
        Ok(())
    }

    /// This laptop's incarnation and the end of its chain: (incarnation, seq, hash).
    pub fn chain_end(&self) -> (uuid::Uuid, i64, Vec<u8>) {
        let writer = self.writer();
        let device = &writer.device;
        (device.id, device.seq, device.hash.clone())
    }

    /// Closes the database, with its write-ahead log folded in.
    pub fn close(self) -> Result<()> {
        let Store { writer, idle, .. } = self;
        drop(idle);
        let writer = writer.into_inner().unwrap_or_else(PoisonError::into_inner);
        let closed = writer.reader.conn.close();
        closed.map_err(|(_, error)| error.into())
    }

    pub(crate) fn writer(&self) -> MutexGuard<'_, Writer> {
        lock(&self.writer)
    }

    pub(crate) fn now(&self) -> i64 {
        (self.wall)()
    }
}

/// A poisoned lock means that a thread panicked inside; its transaction was rolled back by `Txn`, so the state is whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The day of an instant, where the derived lists are first computed. The app sets the team's own day.
pub(crate) fn day_of(ms: i64) -> NaiveDate {
    DateTime::from_timestamp_millis(ms)
        .map(|at| at.date_naive())
        .unwrap_or_default()
}
