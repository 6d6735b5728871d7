//! One way to open the vault: the data key wrapped under a key that comes from a passphrase or from the recovery key.
//!
//! XChaCha20-Poly1305 with a random 192-bit nonce. Everything that is not secret (the kind, the vault, the parameters,
//! the salt) is authenticated with the wrap, so a slot that was edited, or carried over from another vault, opens
//! nothing. Knows no file.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::kdf::Kdf;
use super::key::{DataKey, fill};
use super::recovery::RecoveryKey;
use super::{VaultError, passphrase};

/// A wrapped data key with what is needed to unwrap it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "opens_with", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Slot {
    /// Opened by a passphrase through Argon2id.
    Passphrase {
        argon2id: Kdf,
        salt: Hex<16>,
        nonce: Hex<24>,
        wrapped: Hex<48>,
    },
    /// Opened by the recovery key. It has 128 random bits, so one hash is enough: there is nothing to guess.
    RecoveryKey {
        salt: Hex<16>,
        nonce: Hex<24>,
        wrapped: Hex<48>,
    },
}

impl Slot {
    pub(crate) fn for_passphrase(
        vault: Uuid,
        typed: &str,
        argon2id: Kdf,
        key: &DataKey,
    ) -> Result<Self, VaultError> {
        let salt = Hex::random()?;
        let wrapping = argon2id.derive(&passphrase::normalise(typed), &salt.0)?;
        let (nonce, wrapped) = wrap(&wrapping, key, &about_passphrase(vault, &argon2id, &salt))?;
        Ok(Self::Passphrase {
            argon2id,
            salt,
            nonce,
            wrapped,
        })
    }

    pub(crate) fn for_recovery(
        vault: Uuid,
        recovery: &RecoveryKey,
        key: &DataKey,
    ) -> Result<Self, VaultError> {
        let salt = Hex::random()?;
        let (nonce, wrapped) = wrap(
            &recovery_wrapping(recovery, &salt),
            key,
            &about_recovery(vault, &salt),
        )?;
        Ok(Self::RecoveryKey {
            salt,
            nonce,
            wrapped,
        })
    }

    /// The data key, or `None` when the passphrase is not the one, or this slot does not take passphrases.
    pub(crate) fn open_with_passphrase(
        &self,
        vault: Uuid,
        typed: &str,
    ) -> Result<Option<DataKey>, VaultError> {
        let Self::Passphrase {
            argon2id,
            salt,
            nonce,
            wrapped,
        } = self
        else {
            return Ok(None);
        };
        let wrapping = argon2id.derive(&passphrase::normalise(typed), &salt.0)?;
        Ok(unwrap(
            &wrapping,
            nonce,
            wrapped,
            &about_passphrase(vault, argon2id, salt),
        ))
    }

    /// The data key, or `None` when the recovery key is not the one, or this slot does not take it.
    pub(crate) fn open_with_recovery(
        &self,
        vault: Uuid,
        recovery: &RecoveryKey,
    ) -> Option<DataKey> {
        let Self::RecoveryKey {
            salt,
            nonce,
            wrapped,
        } = self
        else {
            return None;
        };
        unwrap(
            &recovery_wrapping(recovery, salt),
            nonce,
            wrapped,
            &about_recovery(vault, salt),
        )
    }

    pub(crate) fn takes_passphrase(&self) -> bool {
        matches!(self, Self::Passphrase { .. })
    }
}

fn about_passphrase(vault: Uuid, kdf: &Kdf, salt: &Hex<16>) -> String {
    let Kdf {
        memory_kib,
        passes,
        lanes,
    } = kdf;
    format!(
        "waymark vault 1 | {vault} | passphrase | argon2id 19 {memory_kib} {passes} {lanes} | {}",
        salt.text()
    )
}

fn about_recovery(vault: Uuid, salt: &Hex<16>) -> String {
    format!(
        "waymark vault 1 | {vault} | recovery key | blake3 | {}",
        salt.text()
    )
}

fn recovery_wrapping(recovery: &RecoveryKey, salt: &Hex<16>) -> Zeroizing<[u8; 32]> {
    let mut material = Zeroizing::new([0; 32]);
    material[..16].copy_from_slice(recovery.bytes());
    material[16..].copy_from_slice(&salt.0);
    Zeroizing::new(blake3::derive_key(
        "Waymark recovery key: wrapping key of a slot, version 1",
        &material[..],
    ))
}

fn wrap(wrapping: &[u8; 32], key: &DataKey, about: &str) -> Result<(Hex<24>, Hex<48>), VaultError> {
    let nonce = Hex::<24>::random()?;
    let sealed = XChaCha20Poly1305::new(&(*wrapping).into())
        .encrypt(
            &XNonce::from(nonce.0),
            Payload {
                msg: key.bytes(),
                aad: about.as_bytes(),
            },
        )
        .ok()
        .and_then(|sealed| <[u8; 48]>::try_from(sealed).ok())
        .expect("32 bytes always seal into 32 and a tag of 16");
    Ok((nonce, Hex(sealed)))
}

fn unwrap(wrapping: &[u8; 32], nonce: &Hex<24>, wrapped: &Hex<48>, about: &str) -> Option<DataKey> {
    let opened = XChaCha20Poly1305::new(&(*wrapping).into())
        .decrypt(
            &XNonce::from(nonce.0),
            Payload {
                msg: &wrapped.0,
                aad: about.as_bytes(),
            },
        )
        .ok()?;
    let opened = Zeroizing::new(opened);
    Some(DataKey::from_bytes(opened[..].try_into().ok()?))
}

/// Bytes that are written as hex digits. Nothing secret is ever in one: salts, nonces and sealed keys only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hex<const N: usize>(pub(crate) [u8; N]);

impl<const N: usize> Hex<N> {
    pub(crate) fn random() -> Result<Self, VaultError> {
        let mut bytes = [0; N];
        fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    fn text(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl<const N: usize> Serialize for Hex<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let digits: Option<Vec<u8>> = text
            .chars()
            .map(|c| c.to_digit(16).map(|d| d as u8))
            .collect();
        let wrong = || de::Error::custom(format!("expected {} hex digits", 2 * N));
        let digits = digits.filter(|d| d.len() == 2 * N).ok_or_else(wrong)?;
        let mut bytes = [0; N];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            *byte = pair[0] << 4 | pair[1];
        }
        Ok(Self(bytes))
    }
}
