//! Fair-share grids of the invented authority: last year's, this year's, and a school that is spared for a term.

use super::child::World;
use super::dice::Dice;
use super::figures::Stage;
use chrono::Days;
use std::collections::BTreeMap;
use waymark_domain::fairness::{Decay, Grid, Moved};
use waymark_domain::year::AcademicYear;
use waymark_store::ledger::change::Change;
use waymark_store::tables::{Exemption, ShareGrid};

/// Two grids and an exemption.
pub(super) fn agreed(world: &World, mut change: Change) -> Change {
    let mut dice = Dice::new(world.seed, "shares", 0);
    let this = AcademicYear::containing(world.today);
    let last = AcademicYear(this.0 - 1);
    for (year, keep, cap, reason) in [
        (
            last,
            None,
            None,
            "The headteachers' forum: every child counts the same.",
        ),
        (
            this,
            Some(50),
            Some(3),
            "The headteachers' forum: what is long past counts half, and no year group takes more than three.",
        ),
    ] {
        let grid = Grid {
            weights: BTreeMap::from(
                [
                    (Moved::FairAccess, 1_000),
                    (Moved::ManagedIn, 1_000),
                    (Moved::ReturnKept, 500),
                    (Moved::LookedAfterOrEhc, 500),
                    (Moved::ManagedOut, -1_000),
                    (Moved::Excluded, -1_000),
                    (Moved::ApPlaced, -500),
                ]
                .map(|(kind, points)| (kind.code().to_owned(), points)),
            ),
            categories: if keep.is_some() {
                BTreeMap::from([('d', 2_000)])
            } else {
                BTreeMap::new()
            },
            years: if keep.is_some() {
                BTreeMap::from([(10, 125), (11, 150)])
            } else {
                BTreeMap::new()
            },
            decay: keep.map_or(Decay::None, Decay::KeepPercentAYear),
            cap_per_year_group: cap,
            ..Grid::default()
        };
        let from = year.first_day();
        let Ok(weights) = serde_json::to_string(&grid) else {
            continue;
        };
        change.push_create(&ShareGrid {
            id: dice.id(from),
            name: Some(format!("Grid of {year}")),
            from_on: Some(from),
            weights: Some(weights),
            reason: Some(reason.to_owned()),
        });
    }
    let from = world.today - Days::new(40);
    change.push_create(&Exemption {
        id: dice.id(from),
        setting: Some(world.places.mainstream(&mut dice, Stage::Ks3)),
        reason: Some("In special measures; the forum spares it until the spring.".to_owned()),
        from_on: Some(from),
        until_on: Some(world.today + Days::new(120)),
    });
    change
}
