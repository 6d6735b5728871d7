//! Who teaches a child without a placement: nothing false is said of a child in class, and nobody with nothing is missed.

use proptest::prelude::*;
use waymark_domain::StatusKind::{self, *};
use waymark_domain::schooling::Schooling;

#[test]
fn a_child_without_a_placement_has_nothing_unless_somebody_is_known_to_teach_it() {
    for (statuses, on_roll, expected) in [
        (&[Risk][..], true, Schooling::OwnSchool),
        (&[Rtt], true, Schooling::OwnSchool),
        (&[Mm], true, Schooling::OwnSchool),
        (&[], true, Schooling::OwnSchool),
        (&[], false, Schooling::Unknown),
        (&[Risk], false, Schooling::Unknown),
        (&[Ehe], false, Schooling::Parents),
        (&[Ehe, Sao], false, Schooling::Parents),
        (&[Ehe, Cme], false, Schooling::Nobody),
        (&[Custody, Ehe], false, Schooling::Custody),
        (&[Custody], true, Schooling::Custody),
        (&[Pex], true, Schooling::Nobody),
        (&[Risk, Sus6], true, Schooling::Nobody),
        (&[Med], true, Schooling::Nobody),
        (&[Fap], true, Schooling::Nobody),
        (&[Eotas], false, Schooling::Nobody),
    ] {
        assert_eq!(
            Schooling::of(statuses.iter().copied(), on_roll),
            expected,
            "{statuses:?}, {}",
            if on_roll { "on roll" } else { "on no roll" }
        );
    }
}

#[test]
fn it_says_where_the_child_is_and_why_there_are_no_hours() {
    assert_eq!(
        Schooling::OwnSchool.where_now(Some("Northferry School")),
        Some("At school: Northferry School".to_owned())
    );
    for schooling in [Schooling::Nobody, Schooling::Unknown] {
        assert!(schooling.has_nothing());
        assert_eq!((schooling.where_now(None), schooling.hours()), (None, None));
    }
    for schooling in [Schooling::OwnSchool, Schooling::Parents, Schooling::Custody] {
        assert!(!schooling.has_nothing());
        assert!(schooling.where_now(None).is_some() && schooling.hours().is_some());
    }
}

proptest! {
    #[test]
    fn the_order_of_statuses_does_not_matter_and_another_duty_never_hides_a_child(
        kinds in proptest::collection::vec(proptest::sample::select(StatusKind::ALL), 0..5),
        on_roll: bool,
    ) {
        let found = Schooling::of(kinds.iter().copied(), on_roll);
        prop_assert_eq!(Schooling::of(kinds.iter().rev().copied(), on_roll), found);
        let with_duty = kinds.iter().copied().chain([Await]);
        prop_assert_eq!(Schooling::of(with_duty, on_roll), Schooling::Nobody);
    }
}
