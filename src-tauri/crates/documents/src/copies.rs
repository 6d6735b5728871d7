//! All copies of one pack at once: the whole is composed once, each copy composes what differs from it, and the files are
//! written on every core.
//!
//! A copy made here is byte for byte the copy that is made alone: what is shared is how a part is broken into lines, never
//! anything that one reader may have and another may not.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::audience::Audience;
use crate::case::PackCopy;
use crate::pack::PanelPack;
use crate::pack::composed::Composed;
use crate::{DocumentError, Options, Rendered};

/// A copy that is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// Its number and who gets it, if copies are numbered.
    pub copy: Option<PackCopy>,
    /// For whom it is; none is the whole pack.
    pub audience: Option<Audience>,
}

/// Makes every copy and gives what is kept of each, in their order: a caller that wants only the hashes holds one file for
/// each core and not all of them.
///
/// # Errors
/// The first copy that could not be made; then there is none.
pub fn each<T: Send>(
    pack: &PanelPack,
    wanted: &[Wanted],
    options: &Options,
    keep: impl Fn(Rendered) -> T + Sync,
) -> Result<Vec<T>, DocumentError> {
    let whole = Composed::of(None, pack, options);
    let next = AtomicUsize::new(0);
    let made = Mutex::new(Vec::with_capacity(wanted.len()));
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        for _ in 0..cores.min(wanted.len()) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(copy) = wanted.get(at) else { break };
                    let one = one(&whole, pack, copy, options).map(&keep);
                    let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
                    made.push((at, one));
                }
            });
        }
    });
    let mut made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    made.sort_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, one)| one).collect()
}

fn one(
    whole: &Composed,
    pack: &PanelPack,
    wanted: &Wanted,
    options: &Options,
) -> Result<Rendered, DocumentError> {
    let own = PanelPack {
        copy: wanted.copy.clone(),
        ..pack.clone()
    };
    whole.render(&own, wanted.audience.as_ref(), options)
}
