//! An agenda can always take one more case between any two, and never needs renumbering.

use proptest::prelude::*;
use waymark_domain::order::{OrderError, between, spread};

#[test]
fn the_first_key_leaves_room_on_both_sides() {
    let first = between(None, None).expect("an empty list takes a case");
    let before = between(None, Some(&first)).expect("room before");
    let after = between(Some(&first), None).expect("room after");
    assert!(before < first && first < after, "{before} {first} {after}");
}

#[test]
fn a_long_list_grown_at_the_end_keeps_short_keys() {
    let mut last = between(None, None).expect("a start");
    for _ in 0..200 {
        let next = between(Some(&last), None).expect("room after");
        assert!(next > last);
        last = next;
    }
    assert!(
        last.len() <= 8,
        "two hundred cases must not make a key of {} characters",
        last.len()
    );
}

#[test]
fn what_is_not_a_key_or_not_in_order_is_refused_with_a_sentence() {
    assert!(
        matches!(between(Some("V0"), None), Err(OrderError::NotAKey(_))),
        "a final 0 would leave no room before it"
    );
    assert!(matches!(
        between(Some(""), None),
        Err(OrderError::NotAKey(_))
    ));
    assert!(matches!(
        between(Some("ä"), None),
        Err(OrderError::NotAKey(_))
    ));
    let refused = between(Some("V"), Some("A")).expect_err("the wrong way round");
    assert_eq!(refused.to_string(), "“V” does not come before “A”.");
    assert!(
        between(Some("V"), Some("V")).is_err(),
        "nothing lies between a key and itself"
    );
}

#[test]
fn a_list_made_at_once_is_in_order() {
    for count in [0, 1, 2, 61, 62, 1000] {
        let keys = spread(count);
        assert_eq!(keys.len(), count);
        assert!(
            keys.windows(2).all(|pair| pair[0] < pair[1]),
            "{count} keys in order"
        );
        for pair in keys.windows(2) {
            assert!(
                between(Some(&pair[0]), Some(&pair[1])).is_ok(),
                "and with room between"
            );
        }
    }
}

proptest! {
    #[test]
    fn any_sequence_of_insertions_keeps_the_order_that_was_asked_for(places in prop::collection::vec(0.0_f64..1.0, 1..200)) {
        let mut keys: Vec<String> = Vec::new();
        for place in places {
            let at = (place * (keys.len() + 1) as f64) as usize;
            let lower = at.checked_sub(1).and_then(|before| keys.get(before)).cloned();
            let key = between(lower.as_deref(), keys.get(at).map(String::as_str)).expect("always room");
            keys.insert(at, key);
        }
        prop_assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
