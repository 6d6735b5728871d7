//! Chance that is the same every time.
//!
//! SplitMix64 (Steele, Lea and Flood, 2014): one 64-bit word of state, so that each child can have dice of its own and
//! be made without making the children before it. Deliberately not the `rand` crate, whose streams may change between
//! versions; an invented child must stay who it is.

use chrono::{Days, NaiveDate};
use uuid::{Builder, Uuid};

/// Dice for one child, school or meeting.
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    /// Dice of their own for the `index`th thing of a kind under a seed.
    pub fn new(seed: u64, kind: &str, index: u64) -> Self {
        // FNV-1a over the kind keeps children and meetings of the same number apart.
        let kind = kind.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let mut dice =
            Self(seed ^ kind.rotate_left(17) ^ index.wrapping_mul(0xd134_2543_de82_ef95));
        // The first word of neighbours is alike in its high bits; one throw parts them.
        dice.word();
        dice
    }

    fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to `n` − 1; 0 when `n` is 0.
    pub fn below(&mut self, n: u64) -> u64 {
        // The high product is as even as modulo is for numbers this small, and has no division.
        ((u128::from(self.word()) * u128::from(n)) >> 64) as u64
    }

    /// A number from `low` to `high`, both included.
    pub fn within(&mut self, low: i64, high: i64) -> i64 {
        low + self.below(high.saturating_sub(low).max(0).unsigned_abs() + 1) as i64
    }

    /// Whether something happens that does so `per_mille` times in a thousand.
    pub fn chance(&mut self, per_mille: u64) -> bool {
        self.below(1000) < per_mille
    }

    /// One of a list. The list is never empty: all of them are written in this module's files.
    pub fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len() as u64) as usize]
    }

    /// One of a list by weight.
    pub fn weigh<T: Copy>(&mut self, list: &[(u64, T)]) -> T {
        let mut at = self.below(list.iter().map(|(weight, _)| weight).sum());
        for (weight, thing) in list {
            if at < *weight {
                return *thing;
            }
            at -= weight;
        }
        list[list.len() - 1].1
    }

    /// A day from `first` to `last`, both included.
    pub fn day(&mut self, first: NaiveDate, last: NaiveDate) -> NaiveDate {
        let length = (last - first).num_days().max(0).unsigned_abs();
        first
            .checked_add_days(Days::new(self.below(length + 1)))
            .unwrap_or(first)
    }

    /// An id as if it had been made at some moment of that day.
    pub fn id(&mut self, day: NaiveDate) -> Uuid {
        let midnight = day
            .and_time(chrono::NaiveTime::MIN)
            .and_utc()
            .timestamp_millis();
        let millis = midnight.max(0).unsigned_abs() + self.below(86_400_000);
        let (high, low) = (self.word().to_be_bytes(), self.word().to_be_bytes());
        let mut random = [0; 10];
        random[..8].copy_from_slice(&high);
        random[8..].copy_from_slice(&low[..2]);
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}
