//! Referrals to providers across children: sent between two days, for the table of who takes whom.

use chrono::NaiveDate;
use rusqlite::params;

use crate::Result;
use crate::read::{Reader, matching};
use crate::tables::Referral;

/// Referrals that were sent between two days, both included, the latest first. Those of a record that is set aside are left
/// out.
///
/// # Errors
/// When the database cannot be read.
pub fn referrals_sent(reader: &Reader, from: NaiveDate, until: NaiveDate) -> Result<Vec<Referral>> {
    matching(
        reader,
        "sent_on BETWEEN ?1 AND ?2 AND NOT EXISTS (SELECT 1 FROM pupil p
           WHERE p.id = referral.pupil AND p.recorded_in_error IS NOT NULL)
         ORDER BY sent_on DESC, id",
        params![from.to_string(), until.to_string()],
    )
}
