//! The recovery key: 128 random bits on a sheet of paper in the office safe.
//!
//! Printed as seven groups of five in Crockford's base 32 (no I, L, O or U), `K7F2Q-…`. The fifth character of each
//! group checks the group, so a slip of the pen is named ("the third group") instead of costing half a minute of
//! waiting and a mystery. Twelve more bits check the whole. Case, spaces, dashes, O for 0 and I or L for 1 are forgiven.
//! Knows no file and no cipher.

use std::fmt;

use zeroize::Zeroizing;

use super::VaultError;
use super::key::fill;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 7;
const GROUP: usize = 5;
/// 128 bits of key and 12 of check: 140 bits, 28 characters, four in each group.
const DATA: usize = GROUPS * (GROUP - 1);

/// The recovery key, wiped from memory when dropped. Shown once, when it is made.
#[derive(Clone)]
pub struct RecoveryKey(Box<Zeroizing<[u8; 16]>>);

/// What is wrong with a recovery key as typed. None of these costs an attempt: nothing was tried.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryKeyError {
    /// A character that is never used.
    #[error(
        "The recovery key has only letters and digits, and never the letter U: “{0}” cannot be part of it. Look at the sheet again."
    )]
    Character(char),
    /// Too few or too many characters.
    #[error(
        "The recovery key has 35 letters and digits in seven groups of five. This has {found}."
    )]
    Length {
        /// Letters and digits found.
        found: usize,
    },
    /// This group does not check.
    #[error("There is a slip in the {} group, {text}. Look at the sheet again.", ordinal(*number))]
    Group {
        /// Which group, counted from 1.
        number: usize,
        /// The group as understood.
        text: String,
    },
    /// Every group checks and the whole does not.
    #[error(
        "Each group is right, but they do not belong together. Check that all seven are from one sheet and in order."
    )]
    Whole,
    /// A valid key, but not this one.
    #[error("That is a recovery key, but not the one on this sheet.")]
    Different,
}

fn ordinal(n: usize) -> &'static str {
    [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh",
    ]
    .get(n.wrapping_sub(1))
    .copied()
    .unwrap_or("next")
}

impl RecoveryKey {
    pub(crate) fn generate() -> Result<Self, VaultError> {
        let mut key = Self(Box::new(Zeroizing::new([0; 16])));
        fill(&mut key.0[..])?;
        Ok(key)
    }

    /// A key from its 16 bytes, which the caller wipes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 16]) -> Self {
        let mut key = Self(Box::new(Zeroizing::new([0; 16])));
        key.0.copy_from_slice(bytes);
        key
    }

    pub(crate) fn bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The key for the sheet: seven groups of five with dashes, wiped when dropped.
    #[must_use]
    pub fn printed(&self) -> Zeroizing<String> {
        let values = self.values();
        let mut text = Zeroizing::new(String::with_capacity(GROUPS * (GROUP + 1)));
        for (number, group) in values.chunks(GROUP - 1).enumerate() {
            if number > 0 {
                text.push('-');
            }
            for value in group.iter().copied().chain([check_value(number, group)]) {
                text.push(char::from(ALPHABET[usize::from(value)]));
            }
        }
        text
    }

    /// Reads a key as typed.
    ///
    /// # Errors
    /// [`RecoveryKeyError`] naming the character, the count or the group that is wrong.
    pub fn parse(typed: &str) -> Result<Self, RecoveryKeyError> {
        let mut values = Zeroizing::new([0_u8; GROUPS * GROUP]);
        let mut found = 0;
        for character in typed.chars().filter(|c| !is_separator(*c)) {
            let value = value_of(character).ok_or(RecoveryKeyError::Character(character))?;
            if let Some(place) = values.get_mut(found) {
                *place = value;
            }
            found += 1;
        }
        if found != GROUPS * GROUP {
            return Err(RecoveryKeyError::Length { found });
        }
        let mut data = Zeroizing::new([0_u8; DATA]);
        for (number, group) in values.chunks(GROUP).enumerate() {
            let (four, check) = group.split_at(GROUP - 1);
            if check != [check_value(number, four)] {
                let text = group
                    .iter()
                    .map(|v| char::from(ALPHABET[usize::from(*v)]))
                    .collect();
                return Err(RecoveryKeyError::Group {
                    number: number + 1,
                    text,
                });
            }
            data[number * (GROUP - 1)..][..GROUP - 1].copy_from_slice(four);
        }
        let mut key = Self(Box::new(Zeroizing::new([0; 16])));
        for (place, byte) in key.0.iter_mut().enumerate() {
            *byte = (0..8).fold(0, |byte, bit| {
                byte << 1 | bit_of(&data[..], place * 8 + bit)
            });
        }
        if key.values()[..] != data[..] {
            return Err(RecoveryKeyError::Whole);
        }
        Ok(key)
    }

    /// Whether what was typed back is this key: the proof that the sheet was printed and can be read.
    ///
    /// # Errors
    /// What is wrong with it; [`RecoveryKeyError::Different`] when it is a sound key of another vault.
    pub fn confirm(&self, typed: &str) -> Result<(), RecoveryKeyError> {
        if Self::parse(typed)?.bytes() == self.bytes() {
            Ok(())
        } else {
            Err(RecoveryKeyError::Different)
        }
    }

    /// The 28 five-bit values: 128 bits of key, then 12 bits of its hash.
    fn values(&self) -> Zeroizing<[u8; DATA]> {
        let hash = blake3::derive_key(
            "Waymark recovery key: check of the whole, version 1",
            &self.0[..],
        );
        let mut bytes = Zeroizing::new([0_u8; 18]);
        bytes[..16].copy_from_slice(&self.0[..]);
        bytes[16..].copy_from_slice(&hash[..2]);
        let mut values = Zeroizing::new([0_u8; DATA]);
        for (place, value) in values.iter_mut().enumerate() {
            *value = (0..5).fold(0, |value, bit| {
                let at = place * 5 + bit;
                value << 1 | (bytes[at / 8] >> (7 - at % 8) & 1)
            });
        }
        values
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(hidden)")
    }
}

/// Bit `at` of a run of five-bit values.
fn bit_of(values: &[u8], at: usize) -> u8 {
    values[at / 5] >> (4 - at % 5) & 1
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '_' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn value_of(c: char) -> Option<u8> {
    let upper = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET
        .iter()
        .position(|a| char::from(*a) == upper)
        .map(|v| v as u8)
}

/// The check character of a group: a weighted sum over the field of 32 elements. Distinct non-zero weights find every
/// single wrong character and every exchange of two; the group's number is added, so that two groups exchanged are
/// found as well.
fn check_value(number: usize, four: &[u8]) -> u8 {
    let weights = [2, 4, 8, 16];
    four.iter()
        .zip(weights)
        .fold(number as u8 + 1, |sum, (value, weight)| {
            sum ^ times(*value, weight)
        })
}

/// Multiplication in GF(32) with the polynomial x^5 + x^2 + 1.
fn times(a: u8, b: u8) -> u8 {
    let mut product: u16 = 0;
    for bit in 0..5 {
        if b >> bit & 1 == 1 {
            product ^= u16::from(a) << bit;
        }
    }
    for bit in (5..9).rev() {
        if product >> bit & 1 == 1 {
            product ^= 0b10_0101 << (bit - 5);
        }
    }
    product as u8
}
