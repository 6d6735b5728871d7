//! The unique pupil number: thirteen characters that a child keeps from first school to last.
//!
//! Character 1 is a check letter, 2–4 the authority, 5–8 the school, 9–10 the year of issue, 11–13 a serial number;
//! a temporary number ends in a letter. Letters are A–Z without I, O and S. Source: DfE, "Unique pupil numbers"
//! guide; agrees with python-stdnum's `gb.upn` on every vector in `tests/fixtures/upn.json`, except that an authority
//! which the list does not know is a warning here, not an error: lists age, and the number is the child's.
//!
//! Must not know: where the number came from, or whether another child holds it too.

use std::fmt;

/// The 23 letters that a UPN may use; a letter's value is its place here.
const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// A UPN whose form and check letter are right.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Upn([u8; 13]);

/// Whether a number is for good or until the real one is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UpnKind {
    /// Twelve digits after the check letter.
    Permanent,
    /// Eleven digits and a final letter: issued while the child's own number is being found.
    Temporary,
}

/// Why a text is not a UPN; each says what to look at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UpnError {
    /// Not thirteen characters once spaces are gone.
    #[error("A UPN has 13 characters; this has {0}.")]
    Length(usize),
    /// A character that cannot stand where it stands; `position` counts from 1.
    #[error("Character {position} of a UPN cannot be “{found}”.")]
    Character {
        /// 1 for the check letter, 13 for the last.
        position: usize,
        /// The character found there.
        found: char,
    },
    /// The check letter does not belong to the other twelve characters: usually a slip in typing.
    #[error(
        "The check letter is {found} but these digits need {expected}; one character has probably been mistyped."
    )]
    CheckLetter {
        /// The first character as given.
        found: char,
        /// What the other twelve call for.
        expected: char,
    },
}

impl Upn {
    /// Reads a UPN, ignoring case, spaces and hyphens.
    pub fn parse(text: &str) -> Result<Upn, UpnError> {
        let mut characters = [0_u8; 13];
        let mut length = 0;
        for found in text.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            let upper = found.to_ascii_uppercase();
            if length < 13 {
                let byte = u8::try_from(u32::from(upper)).unwrap_or(0);
                let letter = LETTERS.contains(&byte);
                let digit = byte.is_ascii_digit();
                let fits = match length {
                    0 => letter,
                    12 => letter || digit,
                    _ => digit,
                };
                if !fits {
                    // A wrong length explains more than a wrong character, so it is looked at first.
                    let all = text
                        .chars()
                        .filter(|c| !c.is_whitespace() && *c != '-')
                        .count();
                    return Err(if all == 13 {
                        UpnError::Character {
                            position: length + 1,
                            found,
                        }
                    } else {
                        UpnError::Length(all)
                    });
                }
                characters[length] = byte;
            }
            length += 1;
        }
        if length != 13 {
            return Err(UpnError::Length(length));
        }
        let expected = check_letter(&characters);
        if characters[0] != expected {
            return Err(UpnError::CheckLetter {
                found: char::from(characters[0]),
                expected: char::from(expected),
            });
        }
        Ok(Upn(characters))
    }

    /// The thirteen characters, upper case, no spaces.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Permanent or temporary.
    pub fn kind(&self) -> UpnKind {
        if self.0[12].is_ascii_digit() {
            UpnKind::Permanent
        } else {
            UpnKind::Temporary
        }
    }

    /// The authority that issued it: the DfE's three digits.
    pub fn la_code(&self) -> u16 {
        self.0[1..4]
            .iter()
            .fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'))
    }

    /// The school that issued it: the DfE's four-digit establishment number within that authority.
    pub fn establishment(&self) -> u16 {
        self.0[4..8]
            .iter()
            .fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'))
    }

    /// The last two digits of the year of issue.
    pub fn year_of_issue(&self) -> u8 {
        (self.0[8] - b'0') * 10 + (self.0[9] - b'0')
    }

    /// A sentence when the issuing authority is in neither the built-in list nor the team's own additions.
    /// A warning only: the number is kept and used.
    pub fn warning(&self, also_known: &[u16]) -> Option<String> {
        let code = self.la_code();
        (crate::la::name(code).is_none() && !also_known.contains(&code)).then(|| {
            format!("No authority with code {code:03} is known; the number is kept as it is.")
        })
    }
}

/// The check letter that belongs to characters 2–13 of `characters`.
fn check_letter(characters: &[u8; 13]) -> u8 {
    let sum: usize = characters[1..]
        .iter()
        .zip(2_usize..)
        .map(|(character, weight)| {
            let value = if character.is_ascii_digit() {
                usize::from(character - b'0')
            } else {
                LETTERS
                    .iter()
                    .position(|letter| letter == character)
                    .unwrap_or(0)
            };
            value * weight
        })
        .sum();
    LETTERS[sum % 23]
}

/// A permanent UPN made from its parts, check letter included: for invented children and tests.
/// `None` when a part has too many digits.
pub fn issue(la_code: u16, establishment: u16, year: u8, serial: u16) -> Option<Upn> {
    if la_code > 999 || establishment > 9999 || year > 99 || serial > 999 {
        return None;
    }
    let text = format!("A{la_code:03}{establishment:04}{year:02}{serial:03}");
    let mut characters = [0_u8; 13];
    characters.copy_from_slice(text.as_bytes());
    characters[0] = check_letter(&characters);
    Some(Upn(characters))
}

impl fmt::Display for Upn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Upn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Upn({})", self.as_str())
    }
}
