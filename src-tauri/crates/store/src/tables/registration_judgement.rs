//! What a person judged where a setting looks like a school that ought to be registered: the numbers ask, somebody answers for it.
//! What the numbers said that day is kept with the answer, because hours change.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A judgement about the registration of a setting.
    RegistrationJudgement / RegistrationJudgementPatch = "registration_judgement", "judgement about registration", of Nobody, check check;
    /// The school or provider, as a setting reference.
    setting: String,
    /// The day it was judged.
    on_day: NaiveDate,
    /// `part_time` keeps the hours part time, `change` finds other places, `judged` goes on as it is, for the reasons given;
    /// `must_register` holds it to be a school that is not registered, and `told` is the day on which the Department and Ofsted
    /// were told of that.
    choice: String,
    /// What speaks against it being a school; NULL is nothing recorded.
    counter_evidence: String,
    /// Why.
    reasons: String,
    /// The manager whose judgement it is.
    judged_by: String,
    /// What the numbers said that day.
    found: String,
    /// The officer who wrote it down.
    author: Uuid,
}

fn check(row: &RegistrationJudgement, faults: &mut Faults) {
    faults.text("setting", &row.setting, "Choose the provider.");
    faults.some(
        "on_day",
        &row.on_day,
        "Enter the day on which it was judged.",
    );
    faults.text("choice", &row.choice, "Choose what is to happen.");
    faults.one_of(
        "choice",
        &row.choice,
        &["part_time", "change", "judged", "must_register", "told"],
    );
    let told = row.choice.as_deref() == Some("told");
    faults.text(
        "reasons",
        &row.reasons,
        if told {
            "Say whom you told, and how."
        } else {
            "Say why."
        },
    );
    if matches!(row.choice.as_deref(), Some("judged" | "must_register")) {
        faults.text(
            "judged_by",
            &row.judged_by,
            "Name the manager whose judgement it is.",
        );
    }
}
