//! A child is found by any spelling of a name, and codes mean what their day said they mean.

use std::str::FromStr;

use chrono::NaiveDate;
use waymark_domain::codes::{self, Counts};
use waymark_domain::name::{fold, fold_joined, initials, search_text, slips, sort_key};
use waymark_domain::{FactKind, StatusKind};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a literal day")
}

#[test]
fn names_of_many_origins_fold_to_plain_letters() {
    for (written, folded) in [
        ("Łukasz", "lukasz"),
        ("Zoë", "zoe"),
        ("Siân", "sian"),
        ("Nguyễn", "nguyen"),
        ("Ọlá", "ola"),
        ("İpek", "ipek"),
        ("Işıl", "isil"),
        ("Søren Ærø", "soren aero"),
        ("Strauß", "strauss"),
        ("Đorđe", "dorde"),
        ("Þóra", "thora"),
        ("Ştefan-Răzvan", "stefan razvan"),
        ("O’Brien", "o brien"),
        ("  D'Arcy   Smith–Jones ", "d arcy smith jones"),
        ("Ελένη", "ελενη"),
        ("ﬁona", "fiona"),
    ] {
        assert_eq!(
            fold(written),
            folded,
            "{written} must be findable without its marks"
        );
    }
}

#[test]
fn apostrophes_and_hyphens_are_found_joined_and_apart() {
    assert_eq!(fold_joined("O'Brien-Smith"), "obriensmith");
    assert_eq!(
        search_text("O'Brien"),
        "o brien obrien",
        "either way of typing it must match"
    );
    assert_eq!(
        search_text("Smith"),
        "smith",
        "nothing is said twice where both are the same"
    );
}

#[test]
fn composed_and_decomposed_letters_are_one_name() {
    assert_eq!(
        fold("Zo\u{65}\u{308}"),
        fold("Zoë"),
        "the same name typed on two machines"
    );
    assert_eq!(initials("e\u{301}milie", "ørsted"), "ÉØ");
}

#[test]
fn initials_show_what_is_known() {
    assert_eq!(initials("Łukasz", "Kowalski"), "ŁK");
    assert_eq!(
        initials("", "Kowalski"),
        "?K",
        "a missing forename is a question mark, never silence"
    );
    assert_eq!(initials("'", " "), "??");
}

#[test]
fn class_list_order_is_by_surname_then_forename() {
    let mut names = [
        ("Liang", "Adam"),
        ("Li", "Zoe"),
        ("Łapa", "Ewa"),
        ("O'Neil", "Pat"),
        ("Oak", "Sam"),
    ];
    names.sort_by_key(|(surname, forename)| sort_key(surname, forename));
    assert_eq!(
        names.map(|(surname, _)| surname),
        ["Łapa", "Li", "Liang", "Oak", "O'Neil"]
    );
}

#[test]
fn slips_are_counted_up_to_a_limit() {
    assert_eq!(slips("kowalski", "kowalski", 2), Some(0));
    assert_eq!(slips("kowalski", "kowalska", 2), Some(1));
    assert_eq!(
        slips("brian", "brain", 1),
        Some(1),
        "two swapped letters are one slip"
    );
    assert_eq!(
        slips("smith", "jones", 2),
        None,
        "another name is not a slip"
    );
    assert_eq!(slips("", "ab", 2), Some(2));
}

#[test]
fn attendance_codes_keep_to_the_regulations_of_their_day() {
    let before = day("2024-08-18");
    let after = day("2024-08-19");
    assert!(
        codes::attendance("C2", before).is_none(),
        "C2 began with the 2024 Regulations"
    );
    assert_eq!(
        codes::attendance("c2", after).map(|code| code.counts),
        Some(Counts::Authorised)
    );
    assert!(
        codes::attendance("H", before).is_some() && codes::attendance("H", after).is_none(),
        "H ended the day before"
    );
    assert_eq!(
        codes::attendance("D", after).map(|code| code.counts),
        Some(Counts::NotCounted),
        "D is not a possible session here"
    );
    assert!(codes::attendance("/", after).is_some() && codes::attendance("\\", after).is_some());
    let in_force = codes::ATTENDANCE
        .iter()
        .filter(|code| code.code.in_force(after))
        .count();
    assert_eq!(in_force, 34, "the Regulations and guidance list 34 marks");
}

#[test]
fn no_list_holds_a_code_twice() {
    for (name, list) in [
        ("exclusion reasons", codes::EXCLUSION_REASONS),
        ("SEN types", codes::SEN_TYPES),
        ("SEN provision", codes::SEN_PROVISION),
        ("setting types", codes::AP_SETTING_TYPES),
        ("fair access", codes::FAIR_ACCESS),
        ("ethnicity", codes::ETHNICITY),
        ("sex", codes::SEX),
    ] {
        let mut seen: Vec<&str> = list.iter().map(|code| code.code).collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), list.len(), "{name} would be ambiguous");
    }
    assert_eq!(
        codes::FAIR_ACCESS.len(),
        13,
        "the Code has categories a to m"
    );
    assert_eq!(
        codes::EXCLUSION_REASONS
            .iter()
            .filter(|code| code.in_force(day("2026-11-10")))
            .count(),
        16
    );
}

#[test]
fn status_codes_are_frozen_and_round_trip() {
    let frozen = [
        "PEX", "SUS6", "SAFESEP", "MED", "RTT", "OSD", "MM", "DUAL", "EOTAS", "EHE", "CME",
        "AWAIT", "FAP", "NEW", "SAO", "CUSTODY", "RISK",
    ];
    assert_eq!(
        StatusKind::ALL
            .iter()
            .map(|kind| kind.code())
            .collect::<Vec<_>>(),
        frozen,
        "stored rows hold these"
    );
    for kind in StatusKind::ALL {
        assert_eq!(StatusKind::from_str(kind.code()), Ok(*kind));
        assert!(!kind.legal_basis().is_empty() && !kind.concerns().is_empty());
    }
    let unknown = StatusKind::from_str("UNICORN").expect_err("not a status");
    assert_eq!(unknown.to_string(), "“UNICORN” is not a known status.");
    assert_eq!(
        serde_json::from_str::<FactKind>("\"LAC\"").ok(),
        Some(FactKind::Lac)
    );
    assert!(serde_json::from_str::<FactKind>("\"lorry\"").is_err());
}
