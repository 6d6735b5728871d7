//! How many hours a week are full time, key stage by key stage, as the team has set them. Full time is not defined in law: what
//! stands at first is what practice uses, and is to be checked locally.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_domain::KeyStage;
use waymark_domain::hours::Entitlements;
use waymark_store::facts;
use waymark_store::tables::{Setting, SettingPatch, setting_id};

use crate::commands::Nothing;
use crate::{App, Failure};

/// A key stage and its full-time week.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EntitlementLine {
    /// early | ks1 | ks2 | ks3 | ks4 | ks5
    pub stage: String,
    /// "Key stage 3".
    pub label: String,
    /// Minutes a week; `None` is not set, and is shown as unknown.
    pub minutes: Option<u16>,
    /// What stands when nobody has set it.
    pub usual: Option<u16>,
}

/// A full-time week for one key stage.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EntitlementSet {
    /// early | ks1 | ks2 | ks3 | ks4 | ks5
    pub stage: String,
    /// Minutes a week, at most 40 hours; `None` is unknown.
    pub minutes: Option<u16>,
}

const STAGES: [(&str, KeyStage); 6] = [
    ("early", KeyStage::Early),
    ("ks1", KeyStage::One),
    ("ks2", KeyStage::Two),
    ("ks3", KeyStage::Three),
    ("ks4", KeyStage::Four),
    ("ks5", KeyStage::Five),
];

/// No timetable is longer than this: forty hours.
const MOST: u16 = 40 * 60;

const KEY: &str = "hours.entitlements";

/// Full time, key stage by key stage.
pub(crate) fn get(app: &App, _: Nothing) -> Result<Vec<EntitlementLine>, Failure> {
    let usual = Entitlements::default();
    app.read(|reader| {
        let held = facts::entitlements(reader);
        Ok(STAGES
            .iter()
            .map(|(stage, key_stage)| EntitlementLine {
                stage: (*stage).to_owned(),
                label: key_stage.label().to_owned(),
                minutes: held.of(*key_stage),
                usual: usual.of(*key_stage),
            })
            .collect())
    })
}

/// Sets full time for one key stage. Every child's hours are then read against it.
pub(crate) fn set(app: &App, request: EntitlementSet) -> Result<Nothing, Failure> {
    if request.minutes.is_some_and(|minutes| minutes > MOST) {
        return Err(Failure::at(
            "minutes",
            "Enter the hours of a week, such as 25 or 23.5, up to 40.",
        ));
    }
    let mut held = app.read(|reader| Ok(facts::entitlements(reader)))?;
    let field = match request.stage.as_str() {
        "early" => &mut held.early,
        "ks1" => &mut held.ks1,
        "ks2" => &mut held.ks2,
        "ks3" => &mut held.ks3,
        "ks4" => &mut held.ks4,
        "ks5" => &mut held.ks5,
        _ => {
            return Err(Failure::at(
                "stage",
                "That key stage is not known. Nothing was changed.",
            ));
        }
    };
    *field = request.minutes;
    let value = serde_json::to_string(&held)
        .map_err(|error| Failure::say(format!("The hours could not be written: {error}.")))?;
    let id = setting_id(KEY);
    let change = app.change("Set the hours of a full-time week")?;
    let change = match app.read(|reader| Setting::get(reader, id))? {
        Some(_) => {
            let patch = SettingPatch {
                value: Some(Some(value)),
                ..SettingPatch::default()
            };
            change.set::<Setting>(id, patch)
        }
        None => change.create(&Setting {
            id,
            key: Some(KEY.to_owned()),
            value: Some(value),
        }),
    };
    app.commit(change)?;
    Ok(Nothing {})
}
