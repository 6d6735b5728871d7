//! One taught block of a week: Tuesday morning, half past nine to twelve. The sum of them is what the child is owed, or short of.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// One taught block in each week of a placement.
    Session / SessionPatch = "session", "session", of PupilSecond, check check;
    /// The placement.
    placement: Uuid,
    /// The child.
    pupil: Uuid,
    /// 1 is Monday, 5 is Friday.
    weekday: i64,
    /// `am` or `pm`: the registration session it belongs to.
    half: String,
    /// Minutes after midnight; NULL is not known.
    starts: i64,
    /// Minutes after midnight; NULL is not known.
    ends: i64,
    /// First day of this pattern; NULL is the placement's first day.
    from_day: NaiveDate,
    /// Last day of this pattern; NULL is the placement's end.
    until_day: NaiveDate,
}

fn check(row: &Session, faults: &mut Faults) {
    faults.some(
        "placement",
        &row.placement,
        "A session belongs to a placement.",
    );
    faults.some("pupil", &row.pupil, "A session belongs to a child.");
    faults.some("weekday", &row.weekday, "Choose the day of the week.");
    faults.within(
        "weekday",
        row.weekday,
        1,
        5,
        "Choose a day from Monday to Friday.",
    );
    faults.text("half", &row.half, "Choose morning or afternoon.");
    faults.one_of("half", &row.half, &["am", "pm"]);
    faults.within("starts", row.starts, 0, 1439, "Enter a time of day.");
    faults.within("ends", row.ends, 0, 1440, "Enter a time of day.");
    if let (Some(starts), Some(ends)) = (row.starts, row.ends)
        && ends <= starts
    {
        faults.say("ends", "The session ends before it starts.");
    }
    faults.in_order(
        "until_day",
        ("The last day", row.until_day),
        ("the start", row.from_day),
    );
}
