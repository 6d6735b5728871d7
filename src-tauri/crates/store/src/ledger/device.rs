//! This laptop's name in the ledger: an incarnation, its signing key and the end of its chain.
//!
//! An incarnation is new at first run, at every restore from a backup and at every copied database. Two copies that wrote
//! under one name would give one number to two changes, and replicas could never agree again. When a new one begins, the
//! seed of the old one is forgotten, so that it cannot be used by mistake.
//!
//! Inside the database an incarnation is a small number, for every operation carries it several times.

use std::collections::HashMap;

use ed25519_dalek::{Signer, SigningKey};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::chain::Hash;
use crate::error::{Result, StoreError};

/// The incarnation that writes here, and where its chain ends.
pub(crate) struct Device {
    pub n: i64,
    pub id: Uuid,
    pub seq: i64,
    pub hash: Vec<u8>,
    /// The largest hybrid clock seen from anybody.
    pub hlc: i64,
    key: SigningKey,
}

impl Device {
    /// The incarnation of this database, made if there is none.
    pub(crate) fn load_or_begin(conn: &Connection, now: i64) -> Result<Self> {
        match Self::load(conn)? {
            Some(device) => Ok(device),
            None => Self::begin(conn, now),
        }
    }

    fn load(conn: &Connection) -> Result<Option<Self>> {
        let found = conn
            .query_row(
                "SELECT n, id, seed FROM device WHERE seed IS NOT NULL ORDER BY n DESC LIMIT 1",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, Vec<u8>>(2)?)),
            )
            .optional()?;
        let Some((n, id, seed)) = found else {
            return Ok(None);
        };
        let seed = Zeroizing::new(seed);
        let seed: &[u8; 32] = seed
            .as_slice()
            .try_into()
            .map_err(|_| StoreError::Ledger("the signing key is damaged".into()))?;
        let end = conn
            .query_row(
                "SELECT seq, hash FROM change WHERE dev = ?1 ORDER BY seq DESC LIMIT 1",
                [n],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?;
        let (seq, hash) = end.unwrap_or((0, Vec::new()));
        Ok(Some(Self {
            n,
            id,
            seq,
            hash,
            hlc: largest_clock(conn)?,
            key: SigningKey::from_bytes(seed),
        }))
    }

    /// A new incarnation. The caller has opened the gate and a transaction.
    pub(crate) fn begin(conn: &Connection, now: i64) -> Result<Self> {
        let mut seed = Zeroizing::new([0u8; 32]);
        random(seed.as_mut_slice())?;
        let mut tail = [0u8; 10];
        random(&mut tail)?;
        let id =
            uuid::Builder::from_unix_timestamp_millis(now.max(0).unsigned_abs(), &tail).into_uuid();
        let key = SigningKey::from_bytes(&seed);
        conn.execute("UPDATE device SET seed = NULL", [])?;
        conn.execute(
            "INSERT INTO device(id, key, seed, since) VALUES (?1, ?2, ?3, ?4)",
            params![
                id,
                key.verifying_key().to_bytes().as_slice(),
                seed.as_slice(),
                now
            ],
        )?;
        Ok(Self {
            n: conn.last_insert_rowid(),
            id,
            seq: 0,
            hash: Vec::new(),
            hlc: largest_clock(conn)?,
            key,
        })
    }

    /// The hybrid clock of the next change: the wall clock, but never behind anything that was seen.
    pub(crate) fn tick(&self, wall: i64) -> i64 {
        (wall.max(0) << 16).max(self.hlc + 1)
    }

    pub(crate) fn sign(&self, hash: &Hash) -> [u8; 64] {
        self.key.sign(hash).to_bytes()
    }
}

fn largest_clock(conn: &Connection) -> Result<i64> {
    Ok(
        conn.query_row("SELECT coalesce(max(hlc), 0) FROM change", [], |row| {
            row.get(0)
        })?,
    )
}

/// Fills with the machine's random numbers.
pub(crate) fn random(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|_| StoreError::NoRandomness)
}

/// Small numbers for incarnations and back.
#[derive(Debug, Default)]
pub(crate) struct Devices {
    numbers: HashMap<Uuid, i64>,
    ids: HashMap<i64, Uuid>,
}

impl Devices {
    pub(crate) fn load(conn: &Connection) -> Result<Self> {
        let mut devices = Self::default();
        let mut query = conn.prepare_cached("SELECT n, id FROM device")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let (n, id) = (row.get(0)?, row.get(1)?);
            devices.numbers.insert(id, n);
            devices.ids.insert(n, id);
        }
        Ok(devices)
    }

    pub(crate) fn id(&self, n: i64) -> Result<Uuid> {
        let found = self.ids.get(&n).copied();
        found.ok_or_else(|| StoreError::Ledger(format!("device {n} is not known")))
    }

    /// The number of an incarnation, given one if it was never heard of. The gate must be open.
    pub(crate) fn number(&mut self, conn: &Connection, id: Uuid) -> Result<i64> {
        if let Some(n) = self.numbers.get(&id) {
            return Ok(*n);
        }
        conn.execute("INSERT INTO device(id) VALUES (?1)", [id])?;
        let n = conn.last_insert_rowid();
        self.numbers.insert(id, n);
        self.ids.insert(n, id);
        Ok(n)
    }
}
