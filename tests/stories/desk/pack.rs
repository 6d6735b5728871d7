//! A panel with three cases, whose pack is put together.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use waymark_app::App;
use waymark_tests::ToldClock;

use super::{TODAY, app, ask, authority, clock, saved, sit_down};

/// A panel that meets on Thursday 12 November with three children on its agenda; Amara Bell chairs and sits on it.
pub struct Story {
    pub app: App,
    pub clock: Arc<ToldClock>,
    pub panel: Value,
    pub member: Value,
    pub meeting: Value,
    pub pupils: Vec<Value>,
    pub cases: Vec<Value>,
}

pub fn child(app: &App, forename: &str, surname: &str) -> Value {
    saved(
        app,
        "pupils.add",
        json!({"forename": forename, "surname": surname, "dob": "2013-03-14", "opened_on": "2026-11-03"}),
    )
}

pub fn story(dir: &Path) -> Story {
    let clock = clock(TODAY, 14);
    let app = app(dir, clock.clone());
    sit_down(&app);
    authority(&app, "202", "Camden");
    let panel = saved(
        &app,
        "panels.save",
        json!({"name": "Fair Access Panel", "kind": "fair_access"}),
    );
    let member = saved(
        &app,
        "panel_members.save",
        json!({"panel": panel, "name": "Amara Bell", "decides": true}),
    );
    let meeting = saved(
        &app,
        "meetings.save",
        json!({"panel": panel, "held_on": "2026-11-12", "chair": "Amara Bell", "place": "Room 1"}),
    );
    let pupils: Vec<Value> = [("Łukasz", "Nowak"), ("Siân", "Pryce"), ("Tariq", "Aziz")]
        .into_iter()
        .map(|(forename, surname)| child(&app, forename, surname))
        .collect();
    let cases = pupils
        .iter()
        .map(|pupil| {
            ask(
                &app,
                "cases.add",
                json!({"meeting": meeting, "pupil": pupil}),
            )["id"]
                .clone()
        })
        .collect();
    Story {
        app,
        clock,
        panel,
        member,
        meeting,
        pupils,
        cases,
    }
}

pub fn hash(file: &[u8]) -> Value {
    json!(blake3::hash(file).to_hex().to_string())
}

impl Story {
    pub fn ask(&self, name: &str, request: Value) -> Value {
        ask(&self.app, name, request)
    }

    pub fn summary(&self) -> Value {
        self.ask("pack.summary", json!({"meeting": self.meeting}))
    }

    pub fn choose(&self, sections: &[(&str, bool)]) -> Value {
        let sections: Vec<Value> = sections
            .iter()
            .map(|(section, wanted)| json!({"section": section, "wanted": wanted}))
            .collect();
        self.ask(
            "pack.sections",
            json!({"meeting": self.meeting, "sections": sections}),
        )
    }

    pub fn issue(&self) -> Value {
        self.ask(
            "pack.issue",
            json!({"meeting": self.meeting, "copies": [{"recipient": "Jada Grant", "audience": "full"}]}),
        )
    }

    pub fn supplement(&self) -> Value {
        self.ask("pack.supplement", json!({"meeting": self.meeting}))
    }
}

pub fn section<'a>(summary: &'a Value, code: &str) -> &'a Value {
    summary["sections"]
        .as_array()
        .expect("sections")
        .iter()
        .find(|line| line["section"] == code)
        .expect("every section is listed")
}
