//! A team with one child of Year 9, whose dates are followed.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use waymark_app::App;
use waymark_tests::ToldClock;

use super::{TODAY, app, ask, authority, clock, saved, sit_down, terms};

pub struct OneChild {
    pub app: App,
    pub clock: Arc<ToldClock>,
    pub pupil: Value,
}

/// Łukasz Nowak on Tuesday 10 November 2026, with the terms of a year.
pub fn one_child(dir: &Path) -> OneChild {
    let clock = clock(TODAY, 9);
    let app = app(dir, clock.clone());
    sit_down(&app);
    authority(&app, "207", "Kensington and Chelsea");
    ask(&app, "calendars.save", terms(json!([])));
    let pupil = saved(
        &app,
        "pupils.add",
        json!({"surname": "Nowak", "forename": "Łukasz", "dob": "2013-03-14", "opened_on": "2026-09-01"}),
    );
    OneChild { app, clock, pupil }
}

impl OneChild {
    pub fn clocks(&self) -> Value {
        ask(&self.app, "clocks.get", json!({"pupil": self.pupil}))
    }

    /// The line of a rule that is running.
    pub fn clock(&self, rule: &str) -> Option<Value> {
        let view = self.clocks();
        view["clocks"]
            .as_array()
            .expect("clocks")
            .iter()
            .find(|line| line["due"]["rule"] == rule && line["running"] == true)
            .cloned()
    }

    pub fn suspend(&self, first: &str, last: &str) {
        saved(
            &self.app,
            "suspensions.save",
            json!({"pupil": self.pupil, "first_day": first, "last_day": last}),
        );
    }

    /// An exclusion of which the authority knows from the same day. Gives the id of the status.
    pub fn exclude(&self, on: &str) -> Value {
        saved(
            &self.app,
            "statuses.save",
            json!({"pupil": self.pupil, "kind": "PEX", "started_on": on, "aware_on": on}),
        )
    }
}
