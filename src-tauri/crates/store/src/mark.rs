//! The high-water mark: how far the ledger had come, kept outside the database.
//!
//! SQLite treats a damaged write-ahead log as a log that ends earlier: the database opens, is consistent, and the
//! last changes are silently gone. The mark makes that visible. It holds the device incarnation, the number and the
//! hash of its last change, and nothing about a child.
//!
//! Deliberately not synced at each commit: the commit itself is, and a second sync would double the cost of every
//! save. After a crash of the program the system still writes the mark, so it is exact. After a power cut it may be
//! older than the database, which costs nothing (the database is ahead); it is never newer unless the tail is lost.
//! [`settle`] syncs it at the quiet moments: locking, closing, backing up.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use uuid::Uuid;

use crate::folder::{self, FolderError};

/// How far one device incarnation had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The device incarnation that wrote the change.
    pub device: Uuid,
    /// The number of its last change.
    pub seq: u64,
    /// The hash of that change (BLAKE3 of its commitments and of the hash before it).
    pub hash: [u8; 32],
}

/// How the database stands against the mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// No readable mark: a new folder, or the mark was lost. Nothing can be said.
    NoMark,
    /// The marked change is in the database.
    Whole,
    /// The marked change is not in the database: changes saved after some earlier one are gone.
    TailLost(Mark),
    /// Another change stands where the marked one should: the database is not the one that was marked.
    Another(Mark),
}

impl Standing {
    /// What to tell the person, when there is anything to tell.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        match self {
            Self::NoMark | Self::Whole => None,
            Self::TailLost(mark) => Some(format!(
                "The last changes saved on this computer are missing from the database: change {} was saved, but is not there. \
                 The end of the database's log was probably damaged or removed. Everything before it is intact. \
                 Check the last things that were entered, or restore the newest backup if it has more.",
                mark.seq
            )),
            Self::Another(mark) => Some(format!(
                "This database is not the one that was last used here: change {} is a different one. \
                 It may have been replaced by an older or another copy. Nothing has been altered. \
                 If the replacement was not intended, put the other file back.",
                mark.seq
            )),
        }
    }
}

/// Two lines of fixed width, written in turn, so that a torn write spoils one and leaves the other.
const LINE: usize = 192;

/// Notes that this change has been committed. Costs one small read and one small write.
///
/// # Errors
/// When the file cannot be written. The commit stands regardless: the caller shows the sentence and goes on.
pub fn write(dir: &Path, mark: &Mark) -> Result<(), FolderError> {
    let path = dir.join(folder::MARK);
    let attempt = || -> io::Result<()> {
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)?;
        let lines = read_lines(&mut file)?;
        let turns = lines.map(|line| line.map_or(0, |(turn, _)| turn));
        let older = usize::from(turns[1] < turns[0]);
        let turn = turns[0].max(turns[1]) + 1;
        file.seek(SeekFrom::Start((older * LINE) as u64))?;
        file.write_all(compose(turn, mark).as_bytes())
    };
    attempt().map_err(|e| FolderError::of("noting the last change", &path, e))
}

/// The newest readable mark, or `None` when there is none.
///
/// # Errors
/// When the file is there and the system refuses to read it.
pub fn read(dir: &Path) -> Result<Option<Mark>, FolderError> {
    let path = dir.join(folder::MARK);
    let said = |e| FolderError::of("reading the last change's mark", &path, e);
    let mut file = match File::open(&path) {
        Ok(file) => file,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(said(e)),
    };
    let lines = read_lines(&mut file).map_err(said)?;
    Ok(lines
        .into_iter()
        .flatten()
        .max_by_key(|(turn, _)| *turn)
        .map(|(_, mark)| mark))
}

/// Compares the mark with the database. `hash_of` looks up the hash of the change with this device and number.
///
/// # Errors
/// When the mark cannot be read, or when `hash_of` fails.
pub fn compare<E: From<FolderError>>(
    dir: &Path,
    hash_of: impl FnOnce(&Mark) -> Result<Option<[u8; 32]>, E>,
) -> Result<Standing, E> {
    let Some(mark) = read(dir)? else {
        return Ok(Standing::NoMark);
    };
    Ok(match hash_of(&mark)? {
        Some(hash) if hash == mark.hash => Standing::Whole,
        Some(_) => Standing::Another(mark),
        None => Standing::TailLost(mark),
    })
}

/// Makes the mark durable; for quiet moments.
///
/// # Errors
/// When the file cannot be synced. No mark at all is no error.
pub fn settle(dir: &Path) -> Result<(), FolderError> {
    let path = dir.join(folder::MARK);
    match folder::sync_file(&path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => {
            Err(FolderError::of("noting the last change", &path, e))
        }
        _ => Ok(()),
    }
}

fn compose(turn: u64, mark: &Mark) -> String {
    let body = format!(
        "{turn:020} {} {:020} {}",
        mark.device,
        mark.seq,
        blake3::Hash::from_bytes(mark.hash)
    );
    let sum = &blake3::hash(body.as_bytes()).to_hex()[..32];
    let line = format!("{body} {sum}");
    format!("{line:<width$}\n", width = LINE - 1)
}

fn read_lines(file: &mut File) -> io::Result<[Option<(u64, Mark)>; 2]> {
    let mut bytes = Vec::with_capacity(2 * LINE);
    file.take(2 * LINE as u64).read_to_end(&mut bytes)?;
    let line = |n: usize| bytes.get(n * LINE..(n + 1) * LINE).and_then(parse);
    Ok([line(0), line(1)])
}

fn parse(line: &[u8]) -> Option<(u64, Mark)> {
    let line = std::str::from_utf8(line).ok()?.trim_end();
    let (body, sum) = line.rsplit_once(' ')?;
    if blake3::hash(body.as_bytes()).to_hex()[..32] != *sum {
        return None;
    }
    let mut words = body.split(' ');
    let turn = words.next()?.parse().ok()?;
    let device = words.next()?.parse().ok()?;
    let seq = words.next()?.parse().ok()?;
    let hash = *blake3::Hash::from_hex(words.next()?).ok()?.as_bytes();
    Some((turn, Mark { device, seq, hash }))
}
