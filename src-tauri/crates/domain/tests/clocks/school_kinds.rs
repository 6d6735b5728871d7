//! What follows from the kind of school in the register, and from leave that had been granted.

use waymark_domain::clocks::Due;
use waymark_domain::establishment::{AdmissionsBy, Establishment};
use waymark_domain::facts::EventKind;
use waymark_domain::{FactKind, StatusKind};

use crate::common::child::{child, event, fact, look, only, status};
use crate::common::day;

#[test]
fn a_proposed_direction_waits_for_what_the_kind_of_school_is_given() {
    let mut pupil = child();
    pupil.statuses = vec![status(StatusKind::Fap, "2026-11-02")];
    pupil.events = vec![event(80, EventKind::DirectionProposed, "2026-11-10")];
    for (decides, due, other, said) in [
        (
            None,
            "2026-11-17",
            Some("2026-11-24"),
            "the kind of school is not on file",
        ),
        (
            Some(AdmissionsBy::Trust),
            "2026-11-17",
            None,
            "directed by the Secretary of State",
        ),
        (
            Some(AdmissionsBy::GoverningBody),
            "2026-11-24",
            None,
            "until then the school may go to the adjudicator",
        ),
        (
            Some(AdmissionsBy::Authority),
            "2026-11-17",
            None,
            "the authority decides admissions to this school itself",
        ),
    ] {
        pupil.admissions_by = decides;
        let found = look(&pupil, "2026-11-11");
        let answer = only(&found, "C53");
        assert_eq!(answer.due, Due::Day(day(due)), "{decides:?}");
        assert_eq!(answer.alternative.map(|other| other.day), other.map(day));
        assert!(answer.sentence.contains(said), "{}", answer.sentence);
    }
    pupil.facts = vec![fact(FactKind::Lac, "2026-01-01")];
    pupil.admissions_by = Some(AdmissionsBy::GoverningBody);
    let found = look(&pupil, "2026-11-11");
    assert_eq!(
        only(&found, "C53").due,
        Due::Day(day("2026-11-16")),
        "seven days, of which the day of service is the first, whatever kind of school it is"
    );
}

#[test]
fn the_register_says_who_decides_on_admissions() {
    let of = |code: &str| {
        Establishment {
            type_code: Some(code.to_owned()),
            ..Establishment::default()
        }
        .admissions_by()
    };
    assert_eq!(of("1"), Some(AdmissionsBy::Authority));
    assert_eq!(of("3"), Some(AdmissionsBy::Authority));
    assert_eq!(of("2"), Some(AdmissionsBy::GoverningBody));
    assert_eq!(of("5"), Some(AdmissionsBy::GoverningBody));
    assert_eq!(of("34"), Some(AdmissionsBy::Trust));
    // Special schools and pupil referral units admit in other ways.
    assert_eq!((of("7"), of("14")), (None, None));
    assert_eq!(Establishment::default().admissions_by(), None);
}

#[test]
fn a_child_who_does_not_come_back_from_leave_is_asked_after_on_the_tenth_day() {
    let mut pupil = child();
    pupil.events = vec![event(80, EventKind::LeaveOverrun, "2026-11-03")];
    let found = look(&pupil, "2026-11-10");
    for rule in ["C25", "C26"] {
        let absence = only(&found, rule);
        assert_eq!(absence.due, Due::Day(day("2026-11-16")));
        assert!(absence.sentence.contains("not back from leave since"));
    }
    pupil.events = vec![event(80, EventKind::AbsenceBegan, "2026-11-03")];
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C26").due,
        Due::Day(day("2026-11-30")),
        "without leave it is the twentieth"
    );
}
