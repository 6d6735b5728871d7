//! What an agenda prints instead of a name: "K7F-2QX".
//!
//! Derived from the pupil's id and never stored, so it is the same on every laptop and in every year. Six Crockford
//! base-32 characters are 30 bits: among 10,000 children the chance that any two share one is about 4.5 %, which is
//! why an agenda prints initials and year beside it and why it must never be used as a key.

use uuid::Uuid;

/// Crockford's base 32: no I, L, O or U, so that it can be read aloud.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The case reference of a pupil. Frozen for ever by a test: printed packs carry it.
pub fn case_ref(pupil: Uuid) -> String {
    // FNV-1a over the 16 bytes, then the finishing mix of SplitMix64 so that ids made in the same millisecond
    // (UUIDv7 share their first six bytes) do not look alike.
    let mut hash = pupil
        .as_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^= hash >> 31;
    let mut reference = String::with_capacity(7);
    for place in 0..6 {
        if place == 3 {
            reference.push('-');
        }
        let five_bits = (hash >> (59 - 5 * place)) & 31;
        reference.push(char::from(ALPHABET[five_bits as usize]));
    }
    reference
}
