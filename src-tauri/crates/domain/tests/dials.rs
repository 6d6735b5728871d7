//! A local number needs a reason, keeps to its bounds, and is found again by its key.

use waymark_domain::clocks::{Dial, DialError, Overrides};

#[test]
fn every_dial_is_found_by_its_key_and_starts_inside_its_bounds() {
    let mut keys: Vec<&str> = Dial::ALL.iter().map(|dial| dial.face().key).collect();
    for dial in Dial::ALL {
        let face = dial.face();
        assert_eq!(
            Dial::from_key(face.key),
            Some(*dial),
            "{} is stored by its key",
            face.key
        );
        assert!(
            (face.least..=face.most).contains(&face.default),
            "{} must start inside its bounds",
            face.key
        );
        assert!(
            !face.source.is_empty() && !face.unit.is_empty(),
            "{} must say where its default comes from",
            face.key
        );
    }
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(
        keys.len(),
        Dial::ALL.len(),
        "two dials with one key would overwrite each other"
    );
    assert_eq!(Dial::from_key("clock.C99"), None);
}

#[test]
fn a_number_is_kept_with_its_reason_or_not_at_all() {
    let mut local = Overrides::default();
    assert_eq!(
        local.number(Dial::FirstReviewWeeks),
        6,
        "the default until somebody says otherwise"
    );
    assert!(local.local(Dial::FirstReviewWeeks).is_none());
    assert_eq!(
        local
            .set(Dial::FirstReviewWeeks, 40, "because")
            .expect_err("out of bounds")
            .to_string(),
        "“First review of a placement after its start” must be from 1 to 12 weeks."
    );
    assert_eq!(
        local.set(Dial::FirstReviewWeeks, 4, " "),
        Err(DialError::NoReason(
            "First review of a placement after its start"
        ))
    );
    assert_eq!(
        local.number(Dial::FirstReviewWeeks),
        6,
        "a refusal changes nothing"
    );
    local
        .set(Dial::FirstReviewWeeks, 4, " Agreed with providers ")
        .expect("a reason");
    let set = local.local(Dial::FirstReviewWeeks).expect("kept");
    assert_eq!(
        (set.number, set.reason.as_str()),
        (4, "Agreed with providers")
    );
}
