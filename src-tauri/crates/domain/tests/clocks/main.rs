//! The clocks of exclusion and their edges. `clocks_reviews.rs` and `clocks_others.rs` beside this folder tell of the others.

#[path = "../common/mod.rs"]
mod common;

mod day_six;
mod day_six_edges;
mod edges;
mod exclusions;
mod own_calendar;
mod rules;
mod school_kinds;
mod suspensions;

use common::child::{child, id, status};
use common::day;
use waymark_domain::facts::Suspension;
use waymark_domain::{PupilFacts, SettingRef, StatusKind};

fn suspension(n: u128, first: &str, last: &str, setting: Option<SettingRef>) -> Suspension {
    Suspension {
        id: id(n),
        first_day: Some(day(first)),
        last_day: Some(day(last)),
        sessions: None,
        setting,
    }
}

fn excluded(on: &str, setting: SettingRef) -> PupilFacts {
    let mut pupil = child();
    pupil.roll = Some(setting);
    pupil.statuses = vec![status(StatusKind::Pex, on)];
    pupil
}
