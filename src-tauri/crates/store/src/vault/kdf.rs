//! Argon2id: what it costs to try one passphrase.
//!
//! The cost is calibrated to the computer at first run and written beside the wrapped key. Parameters below the floor
//! are refused when read, so that nobody can weaken a vault by editing the file; absurdly large ones are refused too,
//! because they would only serve to exhaust the memory. Knows nothing of slots or files.

use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::VaultError;

/// Parameters of Argon2id (RFC 9106), version 0x13.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kdf {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes. They are computed one after another here, and raise what an attacker's hardware must hold.
    pub lanes: u32,
}

/// RFC 9106's second recommended option: 64 MiB, 3 passes, 4 lanes.
const FLOOR: Kdf = Kdf {
    memory_kib: 64 * 1024,
    passes: 3,
    lanes: 4,
};
/// What one unlock should take. Between 0.3 s and 1 s: long enough to make guessing dear, short enough not to be noticed.
const AIM: Duration = Duration::from_millis(500);
/// More memory than this would be felt on a council laptop with 8 GB and a browser open.
const MOST_CALIBRATED_KIB: u32 = 256 * 1024;
/// More than this in a file can only be meant to stop the program.
const MOST_READ: Kdf = Kdf {
    memory_kib: 2 * 1024 * 1024,
    passes: 64,
    lanes: 64,
};

impl Kdf {
    /// The weakest parameters that are ever accepted.
    #[must_use]
    pub fn floor() -> Self {
        FLOOR
    }

    /// Measures this computer and chooses parameters that take about half a second. Takes a few tenths of a second.
    ///
    /// # Errors
    /// [`VaultError::Memory`] when even the floor's 64 MiB cannot be had.
    pub fn calibrate() -> Result<Self, VaultError> {
        let start = Instant::now();
        FLOOR.derive("a passphrase for timing", &[7; 16])?;
        Ok(Self::for_speed(start.elapsed()))
    }

    /// Parameters for a computer that needs `floor_time` for the floor: more memory first, then more passes.
    #[must_use]
    pub fn for_speed(floor_time: Duration) -> Self {
        let spare = AIM.as_secs_f64() / floor_time.as_secs_f64().max(0.001);
        // In steps of 16 MiB, so that two runs on one machine agree.
        let steps = (spare * f64::from(FLOOR.memory_kib) / f64::from(16 * 1024)).floor();
        let memory_kib =
            (steps.clamp(4.0, f64::from(MOST_CALIBRATED_KIB / (16 * 1024))) as u32) * 16 * 1024;
        let left = spare * f64::from(FLOOR.memory_kib) / f64::from(memory_kib);
        let passes = (left * f64::from(FLOOR.passes))
            .floor()
            .clamp(f64::from(FLOOR.passes), 12.0) as u32;
        Self {
            memory_kib,
            passes,
            lanes: FLOOR.lanes,
        }
    }

    /// Refuses what is weaker than the floor or beyond any honest use.
    pub(crate) fn check(&self) -> Result<(), VaultError> {
        if self.memory_kib < FLOOR.memory_kib
            || self.passes < FLOOR.passes
            || self.lanes < FLOOR.lanes
        {
            return Err(VaultError::WeakParameters(*self));
        }
        if self.memory_kib > MOST_READ.memory_kib
            || self.passes > MOST_READ.passes
            || self.lanes > MOST_READ.lanes
        {
            return Err(VaultError::AbsurdParameters(*self));
        }
        Ok(())
    }

    /// The wrapping key of a passphrase that has been through [`super::passphrase::normalise`].
    pub(crate) fn derive(
        &self,
        passphrase: &str,
        salt: &[u8; 16],
    ) -> Result<Zeroizing<[u8; 32]>, VaultError> {
        self.check()?;
        let memory = |_| VaultError::Memory {
            mib: self.memory_kib / 1024,
        };
        let params =
            Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).map_err(memory)?;
        let mut key = Zeroizing::new([0; 32]);
        // The crate wipes its working memory (feature `zeroize`).
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.as_bytes(), salt, &mut key[..])
            .map_err(memory)?;
        Ok(key)
    }
}
