//! A provider asked to take a child, and its answer. Several can be asked at once, each in a row of its own; without a day on
//! which it went it is a draft. A place that was given points at the placement that came of it.

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_domain::referral::{ReferralAnswer, ReferralReason};

use crate::table::{Faults, table};

table! {
    /// A referral to a provider.
    Referral / ReferralPatch = "referral", "referral", of Pupil, check check;
    /// The child.
    pupil: Uuid,
    /// Who is asked, as a setting reference.
    setting: String,
    /// What kind of placement, by the codes of a placement's kind.
    kind: String,
    /// What the place is for.
    purpose: String,
    /// Why this provider, and what it should know.
    why: String,
    /// Days a week that are wanted.
    days_week: i64,
    /// Hours a week that are wanted.
    hours_week: i64,
    /// The day from which it is wanted.
    wanted_from: NaiveDate,
    /// Who asks, by name.
    asked_by: String,
    /// The officer who wrote it.
    author: Uuid,
    /// Whether the parents agree: `yes` or `no`; NULL is not known.
    parents_agree: String,
    /// The day on which it was talked over with them.
    parents_spoken_on: NaiveDate,
    /// Ids of the child's kept documents that go with it, a space between them.
    documents: String,
    /// The day on which it went; NULL is a draft.
    sent_on: NaiveDate,
    /// `accepted`, `waiting`, `declined` or `withdrawn`; NULL is not answered.
    answer: String,
    /// The day of the answer.
    answered_on: NaiveDate,
    /// Who gave it there.
    answered_by: String,
    /// Why, by the codes of [`ReferralReason`].
    answer_code: String,
    /// What was said with it.
    answer_words: String,
    /// The placement that came of it.
    placement: Uuid,
}

/// Kinds of a placement, as its own table keeps them.
const KINDS: &[&str] = &[
    "alternative_provision",
    "school",
    "tuition",
    "home_tuition",
    "online",
    "college",
    "hospital",
    "special",
    "other",
];

fn check(row: &Referral, faults: &mut Faults) {
    faults.some("pupil", &row.pupil, "A referral is about a child.");
    faults.text(
        "setting",
        &row.setting,
        "Choose the provider that is asked.",
    );
    faults.one_of("kind", &row.kind, KINDS);
    faults.one_of("parents_agree", &row.parents_agree, &["yes", "no"]);
    faults.within(
        "days_week",
        row.days_week,
        1,
        5,
        "Enter 1 to 5 days a week.",
    );
    faults.within(
        "hours_week",
        row.hours_week,
        1,
        40,
        "Enter 1 to 40 hours a week.",
    );
    answered(row, faults);
}

/// An answer needs the day on which it was asked and the day on which it came; a refusal needs its reason.
fn answered(row: &Referral, faults: &mut Faults) {
    let codes: Vec<&str> = ReferralAnswer::ALL.iter().map(|a| a.code()).collect();
    faults.one_of("answer", &row.answer, &codes);
    let reasons: Vec<&str> = ReferralReason::ALL.iter().map(|r| r.code()).collect();
    faults.one_of("answer_code", &row.answer_code, &reasons);
    let Some(answer) = row.answered() else {
        return;
    };
    faults.some(
        "sent_on",
        &row.sent_on,
        "Enter the day on which it was sent: a draft has no answer.",
    );
    faults.some(
        "answered_on",
        &row.answered_on,
        "Enter the day of the answer.",
    );
    faults.in_order(
        "answered_on",
        ("The answer", row.answered_on),
        ("the day on which it was sent", row.sent_on),
    );
    let reason = row.reason();
    if answer.needs_reason() && reason.is_none() {
        faults.say("answer_code", "Choose the reason: it is counted.");
    }
    if reason.is_some_and(ReferralReason::needs_words) {
        faults.text(
            "answer_words",
            &row.answer_words,
            "Say what the other reason is.",
        );
    }
}

impl Referral {
    /// The answer, where there is one that this version knows.
    pub fn answered(&self) -> Option<ReferralAnswer> {
        self.answer.as_deref()?.parse().ok()
    }

    /// The reason given with it.
    pub fn reason(&self) -> Option<ReferralReason> {
        self.answer_code.as_deref()?.parse().ok()
    }

    /// Whether it was sent and nobody has answered.
    pub fn waits(&self) -> bool {
        self.sent_on.is_some() && self.answer.is_none()
    }

    /// The kept documents that go with it.
    pub fn document_ids(&self) -> Vec<Uuid> {
        self.documents
            .as_deref()
            .unwrap_or_default()
            .split_whitespace()
            .filter_map(|text| text.parse().ok())
            .collect()
    }
}
