//! A fair access panel with one child on its agenda.

use std::path::Path;

use serde_json::{Value, json};
use waymark_app::App;

use super::{app, ask, authority, clock, len, saved, sit_down, terms};

/// A panel that meets on Thursday 12 November with one fair-access child on its agenda, and again on 10 December.
pub struct Panel {
    pub app: App,
    pub pupil: Value,
    pub meeting: Value,
    pub next: Value,
    pub case: Value,
    pub officer: Value,
    pub school: Value,
}

/// The panel on the day of its meeting, at two.
pub fn panel(dir: &Path) -> Panel {
    let app = app(dir, clock("2026-11-12", 14));
    let officer = sit_down(&app);
    ask(
        &app,
        "officers.save",
        json!({"id": officer, "patch": {"phone": "020 7946 0000"}}),
    );
    authority(&app, "202", "Camden");
    ask(&app, "calendars.save", terms(json!([])));
    let school = ask(
        &app,
        "providers.save",
        json!({"patch": {"name": "Forge Lane School", "address": "1 Forge Lane", "postcode": "NW1 1AA"}}),
    )["setting"]
        .clone();
    let pupil = saved(
        &app,
        "pupils.add",
        json!({"forename": "Łukasz", "surname": "Nowak", "dob": "2013-03-14", "opened_on": "2026-11-03"}),
    );
    saved(
        &app,
        "statuses.save",
        json!({"pupil": pupil, "kind": "FAP", "started_on": "2026-11-03"}),
    );
    let panel = saved(
        &app,
        "panels.save",
        json!({"name": "Fair Access Panel", "kind": "fair_access", "quorum": "Chair and 1"}),
    );
    let meets = |day: &str| {
        saved(
            &app,
            "meetings.save",
            json!({"panel": panel, "held_on": day}),
        )
    };
    let meeting = meets("2026-11-12");
    let next = meets("2026-12-10");
    let case = ask(
        &app,
        "cases.add",
        json!({"meeting": meeting, "pupil": pupil}),
    )["id"]
        .clone();
    Panel {
        app,
        pupil,
        meeting,
        next,
        case,
        officer,
        school,
    }
}

impl Panel {
    pub fn ask(&self, name: &str, request: Value) -> Value {
        ask(&self.app, name, request)
    }

    /// Plans, tasks and cases at the next meeting.
    pub fn followed(&self) -> (usize, usize, usize) {
        let record = self.ask("pupils.record", json!({"id": self.pupil}));
        let tasks = self.ask("tasks.list", json!({"pupil": self.pupil}));
        let next = self.ask("meetings.get", json!({"id": self.next}));
        (
            len(&record["plans"]),
            len(&tasks["own"]) + len(&tasks["promises"]),
            len(&next["cases"]),
        )
    }
}
