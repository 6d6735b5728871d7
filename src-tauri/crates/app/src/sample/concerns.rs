//! What has been raised about the invented providers: one concern that is open and holds new placements, at the one that is
//! suspended, and one that was looked into and closed.

use chrono::{Days, NaiveDate};
use uuid::Uuid;
use waymark_domain::SettingRef;
use waymark_store::ledger::change::Change;
use waymark_store::tables::{Provider, ProviderConcern};

use super::dice::Dice;

/// The two concerns.
pub(super) fn push(
    seed: u64,
    today: NaiveDate,
    providers: &[Provider],
    officers: &[Uuid],
    change: &mut Change,
) {
    let mut dice = Dice::new(seed, "provider concern", 0);
    let setting = |row: &Provider| Some(SettingRef::Own(row.id).to_string());
    if let Some(row) = providers
        .iter()
        .find(|row| row.approval.as_deref() == Some("suspended"))
    {
        let on = today - Days::new(6);
        change.push_create(&ProviderConcern {
            id: dice.id(on),
            setting: setting(row),
            on_day: Some(on),
            what: Some(
                "One member of staff with nine young people on two afternoons; no register kept."
                    .to_owned(),
            ),
            told_by: Some("A social worker who called in".to_owned()),
            author: officers.first().copied(),
            held: Some(true),
            ..ProviderConcern::default()
        });
    }
    if let Some(row) = providers.first() {
        let on = today - Days::new(140);
        change.push_create(&ProviderConcern {
            id: dice.id(on),
            setting: setting(row),
            on_day: Some(on),
            what: Some("A parent said that the minibus had no booster seats.".to_owned()),
            told_by: Some("A parent".to_owned()),
            author: officers.get(1).copied(),
            held: Some(false),
            closed_on: Some(on + Days::new(9)),
            closed_why: Some(
                "Visited: seats are there and are used; the log was shown.".to_owned(),
            ),
            ..ProviderConcern::default()
        });
    }
}
