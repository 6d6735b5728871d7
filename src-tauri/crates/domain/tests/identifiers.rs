//! A number that a child carries is read as it is written, or refused with a sentence that says what to look at.

use std::str::FromStr;

use proptest::prelude::*;
use uuid::Uuid;
use waymark_domain::uln::{Uln, UlnError};
use waymark_domain::upn::{self, Upn, UpnError, UpnKind};
use waymark_domain::{SettingRef, case_ref};

#[derive(serde::Deserialize)]
struct Vector {
    upn: String,
    valid: bool,
}

#[test]
fn every_number_of_the_independent_implementation_is_judged_alike() {
    let vectors: Vec<Vector> =
        serde_json::from_str(include_str!("fixtures/upn.json")).expect("the fixture is JSON");
    assert!(
        vectors.len() >= 20,
        "the fixture must not have been emptied"
    );
    for vector in vectors {
        assert_eq!(
            Upn::parse(&vector.upn).is_ok(),
            vector.valid,
            "check letter and form alone decide about {}",
            vector.upn
        );
    }
}

#[test]
fn the_published_examples_are_right_and_their_slips_are_named() {
    for right in [
        "B801200005001",
        "K380400015012",
        "W888123425003",
        "P999900024001",
        "D88820062501A",
        "G30240001912H",
    ] {
        assert!(Upn::parse(right).is_ok(), "{right} is a published vector");
    }
    assert_eq!(
        Upn::parse("A801200005001"),
        Err(UpnError::CheckLetter {
            found: 'A',
            expected: 'B'
        }),
        "the sentence must name the letter that would fit"
    );
    assert_eq!(
        Upn::parse("X80120000A001"),
        Err(UpnError::Character {
            position: 10,
            found: 'A'
        }),
        "a letter may stand first or last only"
    );
    assert_eq!(
        Upn::parse("B80120000500"),
        Err(UpnError::Length(12)),
        "a missing digit is a length"
    );
    assert_eq!(
        Upn::parse("I801200005001"),
        Err(UpnError::Character {
            position: 1,
            found: 'I'
        }),
        "I is never used"
    );
}

#[test]
fn an_unknown_authority_is_a_warning_and_the_number_stays() {
    let upn = Upn::parse("E000200005001").expect("only the authority is odd");
    assert_eq!(upn.la_code(), 0, "the digits are kept");
    assert!(upn.warning(&[]).is_some(), "000 is nobody's code");
    assert_eq!(
        upn.warning(&[0]),
        None,
        "a team may add codes that it knows"
    );
    let dorset = upn::issue(838, 4001, 25, 7).expect("the parts fit");
    assert_eq!(
        dorset.warning(&[]),
        None,
        "Dorset's code since 2019 is known"
    );
}

#[test]
fn a_temporary_number_says_so() {
    let upn = Upn::parse(" d88820062501-a ").expect("spaces, hyphens and case do not matter");
    assert_eq!(
        upn.kind(),
        UpnKind::Temporary,
        "a final letter marks a temporary number"
    );
    assert_eq!(
        upn.as_str(),
        "D88820062501A",
        "it is kept in capitals without spaces"
    );
    assert_eq!(
        (upn.la_code(), upn.establishment(), upn.year_of_issue()),
        (888, 2006, 25)
    );
}

#[test]
fn learner_numbers_follow_their_check_digit() {
    for right in [
        "1000000000",
        "1000000027",
        "1234567899",
        "9999999998",
        "9000000008",
        "1000000426",
        "1000000698",
    ] {
        assert!(Uln::parse(right).is_ok(), "{right} is a published vector");
    }
    assert_eq!(Uln::parse("1234567890"), Err(UlnError::CheckDigit));
    assert_eq!(
        Uln::parse("9999999999"),
        Err(UlnError::StandIn),
        "the returns' stand-in is no number"
    );
    assert_eq!(
        Uln::parse("0000000042"),
        Err(UlnError::Form),
        "a ULN does not start with 0"
    );
    assert_eq!(
        Uln::parse("١٢٣٤٥٦٧٨٩٩"),
        Err(UlnError::Form),
        "only the digits 0 to 9 are digits here"
    );
}

#[test]
fn a_case_reference_is_frozen() {
    // Printed packs carry these; if this fails, change the code back, never the test.
    let id = |text: &str| Uuid::parse_str(text).expect("a literal id");
    assert_eq!(
        case_ref(id("01930000-0000-7000-8000-000000000001")),
        "XNW-PH5"
    );
    assert_eq!(
        case_ref(id("01930000-0000-7000-8000-000000000002")),
        "F12-5JD"
    );
    assert_eq!(case_ref(Uuid::nil()), "D1T-J6M");
}

#[test]
fn a_setting_is_a_urn_or_the_teams_own_row() {
    let own = Uuid::from_u128(7);
    for setting in [SettingRef::Urn(100_492), SettingRef::Own(own)] {
        assert_eq!(
            SettingRef::from_str(&setting.to_string()),
            Ok(setting),
            "text and back is the same place"
        );
    }
    for wrong in [
        "",
        "urn:",
        "urn:+5",
        "urn:12a",
        "own:",
        "own:7",
        "100492",
        "school:1",
        "urn:99999999999",
    ] {
        assert!(
            SettingRef::from_str(wrong).is_err(),
            "“{wrong}” names nothing and must be shown as unknown"
        );
    }
    let json = serde_json::to_string(&SettingRef::Urn(100_492)).expect("it serialises");
    assert_eq!(json, "\"urn:100492\"", "the wire form is the text form");
}

proptest! {
    #[test]
    fn an_issued_number_reads_back(la in 0_u16..=999, school in 0_u16..=9999, year in 0_u8..=99, serial in 0_u16..=999) {
        let upn = upn::issue(la, school, year, serial).expect("the parts are in range");
        prop_assert_eq!(Upn::parse(upn.as_str()), Ok(upn));
        prop_assert_eq!((upn.la_code(), upn.establishment(), upn.year_of_issue()), (la, school, year));
    }

    #[test]
    fn one_mistyped_digit_is_always_caught(la in 0_u16..=999, serial in 0_u16..=999, place in 1_usize..13, other in 0_u8..=9) {
        let upn = upn::issue(la, 4001, 20, serial).expect("the parts are in range");
        let mut text = upn.as_str().to_owned().into_bytes();
        prop_assume!(text[place] != b'0' + other);
        text[place] = b'0' + other;
        let text = String::from_utf8(text).expect("digits");
        // 23 is prime and no weight is a multiple of it, so one changed digit always changes the letter.
        let caught = matches!(Upn::parse(&text), Err(UpnError::CheckLetter { .. }));
        prop_assert!(caught, "{} passed", text);
    }

    #[test]
    fn no_text_brings_the_readers_down(text in "\\PC{0,20}") {
        let _ = Upn::parse(&text);
        let _ = Uln::parse(&text);
        let _ = SettingRef::from_str(&text);
        let _ = waymark_domain::dates::parse(&text);
        let _ = waymark_domain::name::search_text(&text);
        let _ = waymark_domain::name::initials(&text, &text);
    }
}
