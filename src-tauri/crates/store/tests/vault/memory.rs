//! Locking really forgets: after it, neither the key nor the passphrase is anywhere in the process's memory.
//!
//! The story reads its own memory through /proc, so it is told on Linux only and in a process of its own. What it looks
//! for is kept masked, or it would find its own notes.

#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::process::Command;

use waymark_store::open;
use waymark_store::vault::{self, DataKey, Kdf};

use crate::{KNOWN, add_notes, count_notes};

const HOME: &str = "WAYMARK_TEST_MEMORY";
const MASK: u8 = 0x5A;

fn masked(bytes: impl IntoIterator<Item = u8>) -> Vec<u8> {
    bytes.into_iter().map(|b| b ^ MASK).collect()
}

/// The key in pieces of eight bytes, and its hex digits in pieces of sixteen; each masked before it is whole anywhere. In
/// pieces, because freeing memory overwrites its beginning and leaves the rest.
fn needles(key: &DataKey) -> Vec<Vec<u8>> {
    let digits = |b: u8| [b >> 4, b & 15].map(|n| if n < 10 { b'0' + n } else { b'a' + n - 10 });
    let raw = key
        .bytes()
        .chunks(8)
        .map(|piece| masked(piece.iter().copied()));
    let hex = key
        .bytes()
        .chunks(8)
        .map(|piece| masked(piece.iter().flat_map(|b| digits(*b))));
    raw.chain(hex).collect()
}

/// How often any needle stands in this process's writable memory.
fn seen(needles: &[Vec<u8>]) -> usize {
    let maps = fs::read_to_string("/proc/self/maps").expect("the process may see its own map");
    let mut memory = File::open("/proc/self/mem").expect("the process may read its own memory");
    // Once, and at its full length: a growing buffer would copy what it holds.
    let mut buffer = vec![0; 1 << 20];
    let own = buffer.as_ptr() as u64..buffer.as_ptr() as u64 + buffer.len() as u64;
    let mut count = 0;
    for line in maps.lines().filter(|line| {
        line.split(' ')
            .nth(1)
            .is_some_and(|access| access.starts_with("rw"))
    }) {
        let (from, to) = line
            .split(' ')
            .next()
            .and_then(|r| r.split_once('-'))
            .expect("a range");
        let (from, to) = (
            u64::from_str_radix(from, 16).expect("hex"),
            u64::from_str_radix(to, 16).expect("hex"),
        );
        let mut at = from;
        while at < to {
            let length = ((to - at) as usize).min(buffer.len());
            let readable = memory
                .seek(SeekFrom::Start(at))
                .and_then(|_| memory.read(&mut buffer[..length]))
                .unwrap_or(0);
            if readable == 0 {
                break;
            }
            for place in 0..readable {
                for needle in needles {
                    let window = buffer[place..readable].iter().take(needle.len());
                    let address = at + place as u64;
                    if buffer[place] ^ MASK == needle[0]
                        && !own.contains(&address)
                        && readable - place >= needle.len()
                        && window.zip(needle).all(|(b, n)| b ^ MASK == *n)
                    {
                        count += 1;
                    }
                }
            }
            // Overlapping, so that nothing hides on the seam.
            at += if readable > 128 && at + (readable as u64) < to {
                readable as u64 - 64
            } else {
                readable as u64
            };
        }
    }
    buffer.fill(0);
    count
}

#[test]
fn after_locking_the_key_is_nowhere_in_memory() {
    let Some(home) = std::env::var_os(HOME) else {
        let home = tempfile::TempDir::new().expect("a temporary folder");
        let ran = Command::new(std::env::current_exe().expect("the test's own program"))
            .args([
                "--exact",
                "memory::after_locking_the_key_is_nowhere_in_memory",
                "--nocapture",
            ])
            .env(HOME, home.path())
            .output()
            .expect("the story starts");
        let said = format!(
            "{}{}",
            String::from_utf8_lossy(&ran.stdout),
            String::from_utf8_lossy(&ran.stderr)
        );
        assert!(ran.status.success() && said.contains("1 passed"), "{said}");
        return;
    };
    let dir = std::path::PathBuf::from(home).join("data");
    // Put together while running, so that the program's own text does not hold it.
    let mut passphrase: zeroize::Zeroizing<String> =
        zeroize::Zeroizing::new(String::with_capacity(64));
    for n in 0..20_u8 {
        passphrase.push(char::from(b'a' + (n * 7 + 3) % 26));
    }
    let phrase = vec![
        masked(passphrase.bytes().take(10)),
        masked(passphrase.bytes().skip(10)),
    ];
    drop(vault::create(&dir, &passphrase, Kdf::floor()).expect("a first run"));
    let unlocked = vault::unlock(&dir, &passphrase).expect("unlocks");
    let key = needles(unlocked.key());
    {
        let conn =
            open::open_connection(&unlocked.database(), unlocked.key(), KNOWN).expect("opens");
        conn.execute_batch("CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT)")
            .expect("a table");
        add_notes(&conn, 50);
        let reader =
            open::open_reader(&unlocked.database(), unlocked.key(), KNOWN).expect("a reader");
        assert_eq!(count_notes(&reader), 50);
        vault::change_passphrase(&unlocked, &passphrase, Kdf::floor()).expect("wrapped anew");
    }
    assert!(
        seen(&key) > 0,
        "while it is unlocked the key is there, or this story would look in the wrong place"
    );
    assert!(seen(&phrase) > 0, "and so is the passphrase as typed");
    drop(passphrase);
    drop(unlocked);
    assert_eq!(
        seen(&key),
        0,
        "locked: no copy of the key is left, neither ours nor SQLCipher's"
    );
    assert_eq!(seen(&phrase), 0, "nor of the passphrase");
}
