//! A whole file taken on every core: one thread cuts it into lines, the others read what the lines say.
//!
//! Cutting must be done in order, because a quoted address may hold a line end; it is a fifth of the work. What a line
//! says depends on no other line.

use std::io::Read;
use std::sync::mpsc::{Receiver, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::{Establishment, GiasReader, Marks, RejectedRow, row};
use crate::Refused;

/// Lines that go from hand to hand at once: about a megabyte and a quarter.
const BATCH: usize = 1_024;

/// Threads that read lines; more only wait for the one that cuts them.
const MOST: usize = 4;

type Batch = Vec<(u64, csv::ByteRecord)>;
type Taken = (Vec<Establishment>, Vec<RejectedRow>, Marks);

/// Takes every row that is left, in the file's order: those that could be taken and those that could not.
pub(super) fn rows<R: Read>(
    reader: &mut GiasReader<R>,
) -> Result<(Vec<Establishment>, Vec<RejectedRow>), Refused> {
    let threads = thread::available_parallelism().map_or(1, |cores| cores.get().min(MOST));
    let (give, given) = sync_channel::<(usize, Batch)>(2 * threads);
    // Shared by the readers alone: should they all be gone, the one that cuts must not wait for them.
    let given = Arc::new(Mutex::new(given));
    let (hand_in, handed_in) = channel::<(usize, Taken)>();
    let GiasReader {
        csv,
        columns,
        marks,
        ..
    } = reader;
    let columns = &*columns;
    let refused = thread::scope(|scope| {
        for _ in 0..threads {
            let (hand_in, given) = (hand_in.clone(), Arc::clone(&given));
            scope.spawn(move || {
                while let Some((at, batch)) = next(&given) {
                    let mut taken = (
                        Vec::with_capacity(batch.len()),
                        Vec::new(),
                        Marks::default(),
                    );
                    for (line, record) in &batch {
                        match row::take(record, columns, *line, &mut taken.2) {
                            Ok(row) => taken.0.push(row),
                            Err(row) => taken.1.push(row),
                        }
                    }
                    if hand_in.send((at, taken)).is_err() {
                        return;
                    }
                }
            });
        }
        drop((hand_in, given));
        let mut number = 0;
        let mut batch = Batch::with_capacity(BATCH);
        let refused = loop {
            let mut record = csv::ByteRecord::new();
            match super::cut(csv, &mut record) {
                Ok(Some(line)) => batch.push((line, record)),
                Ok(None) => break None,
                Err(refused) => break Some(refused),
            }
            if batch.len() == BATCH {
                let full = std::mem::replace(&mut batch, Batch::with_capacity(BATCH));
                if give.send((number, full)).is_err() {
                    break None;
                }
                number += 1;
            }
        };
        // What was cut before the fault is not wanted: the file is refused as a whole.
        if refused.is_none() {
            let _ = give.send((number, batch));
        }
        drop(give);
        refused
    });
    if let Some(refused) = refused {
        return Err(refused);
    }
    let mut parts: Vec<(usize, Taken)> = handed_in.into_iter().collect();
    parts.sort_by_key(|(at, _)| *at);
    let mut rows = Vec::with_capacity(parts.iter().map(|(_, (rows, ..))| rows.len()).sum());
    let mut rejected = Vec::new();
    for (_, (good, bad, seen)) in parts {
        rows.extend(good);
        rejected.extend(bad);
        marks.join(seen);
    }
    Ok((rows, rejected))
}

fn next(given: &Mutex<Receiver<(usize, Batch)>>) -> Option<(usize, Batch)> {
    given
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .recv()
        .ok()
}
