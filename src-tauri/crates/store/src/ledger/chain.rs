//! What is hashed and what is signed. Changing a byte of this breaks every signature ever made: add a new version beside it.
//!
//! A change's hash covers its envelope, the hash before it, and the COMMITMENT of each operation, not its value. A value can
//! therefore be erased by law later, and every hash and signature still holds. While the value is there its commitment is
//! computed from it and not stored (32 bytes an operation saved); erasing writes the commitment down and forgets the value.

use blake3::Hasher;
use uuid::Uuid;

use super::OpKey;

pub(crate) type Hash = [u8; 32];

/// An operation as it is hashed.
pub(crate) struct HashedOp<'a> {
    pub kind: &'a str,
    pub subject: Option<Uuid>,
    pub commitment: Hash,
    pub bases: &'a [OpKey],
}

/// The envelope of a change as it is hashed.
pub(crate) struct Envelope<'a> {
    pub dev: Uuid,
    pub seq: i64,
    pub hlc: i64,
    pub wall: i64,
    pub actor: Option<Uuid>,
    pub kind: &'a str,
    pub text: Hash,
    pub undo_of: Option<(Uuid, i64)>,
    pub schema: i64,
    pub prev: &'a [u8],
}

/// The commitment to one operation's value.
pub(crate) fn commit_value(salt: &[u8], tbl: &str, row: Uuid, col: &str, val: &str) -> Hash {
    let mut hash = Hasher::new_derive_key("waymark operation 1");
    for part in [
        salt,
        tbl.as_bytes(),
        row.as_bytes(),
        col.as_bytes(),
        val.as_bytes(),
    ] {
        put(&mut hash, part);
    }
    *hash.finalize().as_bytes()
}

/// The commitment to a change's label and reason, which may say something about a person and so must be erasable too.
pub(crate) fn commit_text(salt: &[u8], label: &str, reason: Option<&str>) -> Hash {
    let mut hash = Hasher::new_derive_key("waymark change text 1");
    put(&mut hash, salt);
    put(&mut hash, label.as_bytes());
    put_some(&mut hash, reason.map(str::as_bytes));
    *hash.finalize().as_bytes()
}

/// Hashes a change, operation by operation, so that an import of a hundred thousand needs no second copy in memory.
pub(crate) struct ChangeHash(Hasher);

impl ChangeHash {
    pub(crate) fn new(envelope: &Envelope<'_>) -> Self {
        let mut hash = Hasher::new_derive_key("waymark change 1");
        put(&mut hash, envelope.prev);
        put(&mut hash, envelope.dev.as_bytes());
        for number in [envelope.seq, envelope.hlc, envelope.wall, envelope.schema] {
            hash.update(&number.to_le_bytes());
        }
        put_some(
            &mut hash,
            envelope.actor.as_ref().map(|id| id.as_bytes().as_slice()),
        );
        put(&mut hash, envelope.kind.as_bytes());
        hash.update(&envelope.text);
        match envelope.undo_of {
            None => {
                hash.update(&[0]);
            }
            Some((dev, seq)) => {
                hash.update(&[1]);
                put(&mut hash, dev.as_bytes());
                hash.update(&seq.to_le_bytes());
            }
        }
        Self(hash)
    }

    pub(crate) fn op(&mut self, op: &HashedOp<'_>) {
        put(&mut self.0, op.kind.as_bytes());
        put_some(
            &mut self.0,
            op.subject.as_ref().map(|id| id.as_bytes().as_slice()),
        );
        self.0.update(&op.commitment);
        self.0.update(&(op.bases.len() as u64).to_le_bytes());
        for base in op.bases {
            put(&mut self.0, base.dev.as_bytes());
            self.0.update(&base.seq.to_le_bytes());
            self.0.update(&base.i.to_le_bytes());
        }
    }

    pub(crate) fn finish(self) -> Hash {
        *self.0.finalize().as_bytes()
    }
}

/// Length before content, so that no two different lists of parts hash alike.
fn put(hash: &mut Hasher, part: &[u8]) {
    hash.update(&(part.len() as u64).to_le_bytes());
    hash.update(part);
}

fn put_some(hash: &mut Hasher, part: Option<&[u8]>) {
    match part {
        None => {
            hash.update(&[0]);
        }
        Some(part) => {
            hash.update(&[1]);
            put(hash, part);
        }
    }
}
