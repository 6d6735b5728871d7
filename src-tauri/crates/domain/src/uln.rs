//! The unique learner number: ten digits that a young person carries from 14.
//!
//! The tenth digit checks the first nine: r = (10·d1 + 9·d2 + … + 2·d9) mod 11 must not be 0 and d10 = 10 − r.
//! 9999999999 is used in returns for "not known yet" and is refused here with its own sentence.

/// A ULN that passes its check digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uln(u64);

/// Why a text is not a ULN.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UlnError {
    /// Not ten digits, or a leading zero.
    #[error("A ULN has ten digits and does not start with 0.")]
    Form,
    /// The check digit is wrong.
    #[error(
        "The last digit of this ULN does not agree with the other nine; one digit has probably been mistyped."
    )]
    CheckDigit,
    /// The stand-in number of the returns.
    #[error("9999999999 stands for “not known yet”; leave the box empty instead.")]
    StandIn,
}

impl Uln {
    /// Reads a ULN, ignoring spaces.
    pub fn parse(text: &str) -> Result<Uln, UlnError> {
        let digits: Vec<u64> = text
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| c.to_digit(10).map(u64::from))
            .collect::<Option<_>>()
            .ok_or(UlnError::Form)?;
        if digits.len() != 10 || digits[0] == 0 {
            return Err(UlnError::Form);
        }
        if digits.iter().all(|digit| *digit == 9) {
            return Err(UlnError::StandIn);
        }
        let sum: u64 = digits[..9]
            .iter()
            .zip((2..=10).rev())
            .map(|(digit, weight)| digit * weight)
            .sum();
        let remainder = sum % 11;
        if remainder == 0 || digits[9] != 10 - remainder {
            return Err(UlnError::CheckDigit);
        }
        Ok(Uln(digits
            .iter()
            .fold(0, |number, digit| number * 10 + digit)))
    }
}

impl std::fmt::Display for Uln {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:010}", self.0)
    }
}
