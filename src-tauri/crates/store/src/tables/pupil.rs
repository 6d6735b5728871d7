//! A child or young person whom the team keeps account of. Nothing here says where the child is: statuses and placements do.
//!
//! A pupil is never deleted. A record made by mistake carries `recorded_in_error` with the reason and leaves the lists.

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_domain::Upn;
use waymark_domain::destination::{DestinationKind, DestinationStage, SUSTAINED};
use waymark_domain::uln::Uln;

use crate::table::{Faults, table};

table! {
    /// A child or young person.
    Pupil / PupilPatch = "pupil", "child", of Row, check check;
    /// Legal surname.
    surname: String,
    /// Legal forename.
    forename: String,
    /// Legal middle names.
    middle_names: String,
    /// The name the child answers to, where it is not the legal one.
    known_as: String,
    /// Date of birth.
    dob: NaiveDate,
    /// `F`, `M` or `U` as in the school census; NULL is not known.
    sex: String,
    /// Unique pupil number, 13 characters; a temporary one ends in a letter.
    upn: String,
    /// The number the child had before.
    former_upn: String,
    /// Unique learner number, ten digits, from 14.
    uln: String,
    /// Common Basic Data Set code, four characters.
    ethnicity: String,
    /// Language first spoken at home, code or words.
    first_language: String,
    /// National-curriculum year, only where the child is taught out of year; NULL follows from the date of birth.
    nc_year: String,
    /// Where the child is on roll, as a setting reference (`urn:100492`, `own:<uuid>`). NULL is not known, not "none".
    roll_setting: String,
    /// DfE code of the authority where the child lives; NULL is not known.
    home_la: String,
    /// Home address, lines apart.
    address: String,
    /// Home postcode.
    postcode: String,
    /// The officer who holds the case.
    owner: Uuid,
    /// The officer who covers for the owner.
    cover: Uuid,
    /// Last day of the cover; NULL is until further notice.
    cover_until: NaiveDate,
    /// Day on which the team took the case.
    opened_on: NaiveDate,
    /// Day on which the team let it go; NULL is open.
    closed_on: NaiveDate,
    /// Where the child went, in words or as a setting reference.
    destination: String,
    /// How that is known. A hope is not a destination.
    destination_evidence: String,
    /// What the team worries about, in one paragraph.
    worries: String,
    /// What goes well, in one paragraph.
    strengths: String,
    /// Why this record should not exist; NULL is a true record.
    recorded_in_error: String,
    /// Kind of the destination, a code of [`DestinationKind`]; NULL is not said, which is not "unknown".
    destination_kind: String,
    /// How far it has got, a code of [`DestinationStage`]; NULL is not said.
    destination_stage: String,
    /// The day on which the destination was confirmed.
    destination_confirmed_on: NaiveDate,
    /// Whether the child was still there six months on: `yes`, `no` or `unknown`; NULL is not asked yet.
    destination_sustained: String,
    /// The day on which the destination begins; NULL is not known.
    destination_starts_on: NaiveDate,
}

fn check(row: &Pupil, faults: &mut Faults) {
    faults.text("surname", &row.surname, "Enter the child's surname.");
    faults.text("forename", &row.forename, "Enter the child's forename.");
    if let Some(upn) = stated(&row.upn)
        && let Err(wrong) = Upn::parse(upn)
    {
        faults.say("upn", wrong.to_string());
    }
    if let Some(uln) = stated(&row.uln)
        && let Err(wrong) = Uln::parse(uln)
    {
        faults.say("uln", wrong.to_string());
    }
    faults.one_of("sex", &row.sex, &["F", "M", "U"]);
    if let Some(kind) = &row.destination_kind
        && kind.parse::<DestinationKind>().is_err()
    {
        faults.say(
            "destination_kind",
            "Choose what kind of destination it is from the list.",
        );
    }
    if let Some(stage) = &row.destination_stage
        && stage.parse::<DestinationStage>().is_err()
    {
        faults.say(
            "destination_stage",
            "Choose how far it has got from the list.",
        );
    }
    faults.one_of(
        "destination_sustained",
        &row.destination_sustained,
        &SUSTAINED,
    );
    faults.in_order(
        "closed_on",
        ("The day the case was closed", row.closed_on),
        ("the day it was opened", row.opened_on),
    );
    faults.in_order(
        "opened_on",
        ("The day the case was opened", row.opened_on),
        ("the date of birth", row.dob),
    );
}

/// Text that says something.
fn stated(text: &Option<String>) -> Option<&str> {
    text.as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty())
}
