//! Order keys: text that sorts in the order a person gave, and always has room for one more between two.
//!
//! An agenda is ordered by drag and by keys, on several laptops at once. Numbers would have to be renumbered, and two
//! renumberings collide; a key between its neighbours touches one row only. Keys are fractions written in base 62 after
//! an implied point, never ending in the lowest digit, so that a smaller key always exists. Two laptops that put
//! something in the same place get the same key: rows with equal keys are ordered by their id.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A text that is not an order key, or two that are not in order.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OrderError {
    /// A character outside 0–9, A–Z, a–z, an empty text, or a final 0.
    #[error("“{0}” is not an order key.")]
    NotAKey(String),
    /// The lower key does not sort before the upper.
    #[error("“{lower}” does not come before “{upper}”.")]
    NotInOrder {
        /// The key given as lower.
        lower: String,
        /// The key given as upper.
        upper: String,
    },
}

/// A key that sorts after `lower` and before `upper`; `None` is the beginning or the end of the list.
/// Keys compare as plain text (bytes), as SQLite compares them.
pub fn between(lower: Option<&str>, upper: Option<&str>) -> Result<String, OrderError> {
    let low = lower.map(digits).transpose()?.unwrap_or_default();
    let high = upper.map(digits).transpose()?;
    if let Some(high) = &high
        && low >= *high
    {
        return Err(OrderError::NotInOrder {
            lower: lower.unwrap_or_default().to_owned(),
            upper: upper.unwrap_or_default().to_owned(),
        });
    }
    let mut key = Vec::new();
    let mut below_high = high.is_none();
    loop {
        let place = key.len();
        let from = low.get(place).copied().unwrap_or(0);
        let to = if below_high {
            62
        } else {
            high.as_ref()
                .and_then(|high| high.get(place))
                .copied()
                .unwrap_or(0)
        };
        if to > from + 1 {
            // At the end of a list a step of one leaves sixty more places at this length; in the middle, halve.
            let step = if below_high && low.get(place).is_some() && high.is_none() {
                from + 1
            } else {
                from + (to - from) / 2
            };
            key.push(step);
            break;
        }
        // No digit fits here: keep the lower one, and from here on anything above it is free when it is already smaller.
        key.push(from);
        below_high |= from < to;
    }
    Ok(key
        .into_iter()
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect())
}

/// `count` keys in order, evenly spread: for a list that is made at once.
pub fn spread(count: usize) -> Vec<String> {
    // Enough base-62 places that count + 1 gaps exist, then evenly spaced numbers written in them.
    let (mut places, mut room) = (1_usize, 62_u128);
    while room < (count as u128 + 1) * 2 {
        places += 1;
        room *= 62;
    }
    let step = room / (count as u128 + 1);
    (1..=count as u128)
        .map(|n| {
            let mut value = n * step;
            let mut key = vec![0_u8; places];
            for digit in key.iter_mut().rev() {
                *digit = DIGITS[(value % 62) as usize];
                value /= 62;
            }
            while key.len() > 1 && key.last() == Some(&b'0') {
                key.pop();
            }
            key.into_iter().map(char::from).collect()
        })
        .collect()
}

fn digits(key: &str) -> Result<Vec<u8>, OrderError> {
    let refuse = || OrderError::NotAKey(key.chars().take(40).collect());
    let read: Option<Vec<u8>> = key
        .bytes()
        .map(|byte| {
            DIGITS
                .iter()
                .position(|digit| *digit == byte)
                .and_then(|place| u8::try_from(place).ok())
        })
        .collect();
    read.filter(|digits| digits.last().is_some_and(|last| *last != 0))
        .ok_or_else(refuse)
}
