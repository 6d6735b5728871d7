//! The data key: 256 random bits that encrypt the database and are never derived from anything a person can type.
//!
//! Because the key is random and only wrapped by a passphrase, changing the passphrase rewrites one small file and not
//! the database. Every copy here lives on the heap behind [`Zeroizing`], so moving the type moves a pointer and leaves
//! nothing on the stack.

use std::fmt;

use zeroize::Zeroizing;

use super::VaultError;

/// The key of the database, wiped from memory when dropped. It has no text form and does not print.
#[derive(Clone)]
pub struct DataKey(Box<Zeroizing<[u8; 32]>>);

impl DataKey {
    /// A new random key.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`] when the operating system cannot give any.
    pub fn generate() -> Result<Self, VaultError> {
        let mut key = Self(Box::new(Zeroizing::new([0; 32])));
        fill(&mut key.0[..])?;
        Ok(key)
    }

    /// A key from its bytes, which the caller wipes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        let mut key = Self(Box::new(Zeroizing::new([0; 32])));
        key.0.copy_from_slice(bytes);
        key
    }

    /// The 32 bytes. Do not copy them into anything that is not wiped.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// SQLCipher's raw-key notation, `x'<64 hex digits>'`, which skips its own key derivation
    /// (<https://www.zetetic.net/sqlcipher/sqlcipher-api/#key>).
    #[must_use]
    pub(crate) fn raw_notation(&self) -> Zeroizing<Vec<u8>> {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        // 2 + 64 + 1 bytes, reserved at once: a growing vector would leave pieces of the key behind.
        let mut text = Zeroizing::new(Vec::with_capacity(67));
        text.extend_from_slice(b"x'");
        for byte in self.bytes() {
            text.push(HEX[usize::from(byte >> 4)]);
            text.push(HEX[usize::from(byte & 15)]);
        }
        text.push(b'\'');
        text
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(hidden)")
    }
}

/// Random bytes from the operating system.
pub(crate) fn fill(bytes: &mut [u8]) -> Result<(), VaultError> {
    getrandom::fill(bytes).map_err(|e| VaultError::NoRandomness(e.to_string()))
}
