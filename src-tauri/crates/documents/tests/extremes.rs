//! Every paper with every field as no form expects it: very long, without a space, in every script, or doubled. Nothing may
//! overlap, leave its margins or be lost, and the file must still pass every checker.

mod model;
mod sample;
mod support;

use std::collections::BTreeMap;

use model::{said, visible, well_set};
use sample::others;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use support::{check, text};
use waymark_documents::fonts::{Face, draws};
use waymark_documents::{
    DocumentError, Options, Rendered, agreement, chronology, day_sheet, decision_record,
    family_plan, handover, letter, list, minutes, pack, profile, school_sheet,
};

/// Turns every text of a value into another; the number tells apart texts that would come out alike.
type Change = fn(&str, usize) -> String;

/// A paper as it is, and with its texts changed.
struct Tried {
    name: &'static str,
    as_it_is: Rendered,
    changed: Rendered,
    /// What each text became.
    became: BTreeMap<String, String>,
}

fn options() -> Options {
    Options {
        made_at: sample::MADE_AT,
        ..Options::default()
    }
}

/// Words of the model that are no texts: a stage, the standing of a clock.
const CODES: [&str; 9] = [
    "draft",
    "issued",
    "held",
    "cancelled",
    "breached",
    "due",
    "waiting",
    "met",
    "unknown",
];

fn replace(value: &mut Value, change: Change, became: &mut BTreeMap<String, String>) {
    match value {
        Value::String(text) => {
            let code = CODES.contains(&text.as_str());
            if !code && text.parse::<chrono::NaiveDate>().is_err() && !text.is_empty() {
                let number = became.len();
                *text = became
                    .entry(text.clone())
                    .or_insert_with_key(|text| change(text, number))
                    .clone();
            }
        }
        Value::Array(values) => values
            .iter_mut()
            .for_each(|value| replace(value, change, became)),
        Value::Object(fields) => fields
            .values_mut()
            .for_each(|value| replace(value, change, became)),
        _ => {}
    }
}

fn tried<T: Serialize + DeserializeOwned>(
    name: &'static str,
    value: &T,
    render: fn(&T, &Options) -> Result<Rendered, DocumentError>,
    change: Change,
    options: &Options,
) -> Tried {
    let made = |value: &T| render(value, options).unwrap_or_else(|e| panic!("{name}: {e}"));
    let mut changed = serde_json::to_value(value).expect("a paper's value can be written down");
    let mut became = BTreeMap::new();
    replace(&mut changed, change, &mut became);
    let changed: T = serde_json::from_value(changed).expect("and read again");
    Tried {
        name,
        as_it_is: made(value),
        changed: made(&changed),
        became,
    }
}

/// Every paper, as it is and changed.
fn every_paper(change: Change, options: &Options) -> Vec<Tried> {
    let c = change;
    let o = options;
    vec![
        tried("pack", &sample::whole_pack(1), pack::render, c, o),
        tried("minutes", &others::minutes_value(), minutes::render, c, o),
        tried(
            "record",
            &others::record_value(),
            decision_record::render,
            c,
            o,
        ),
        tried(
            "school",
            &others::school_value(),
            school_sheet::render,
            c,
            o,
        ),
        tried("letter", &others::letter_value(), letter::render, c, o),
        tried("profile", &others::profile_value(), profile::render, c, o),
        tried(
            "chronology",
            &others::chronology_value(12, None),
            chronology::render,
            c,
            o,
        ),
        tried("plan", &others::plan_value(), family_plan::render, c, o),
        tried("visits", &others::visits_value(), day_sheet::render, c, o),
        tried("providers", &others::providers_value(), list::render, c, o),
        tried("caseload", &others::caseload_value(), list::render, c, o),
        tried(
            "agreement",
            &others::agreement_value(),
            agreement::render,
            c,
            o,
        ),
        tried(
            "handover",
            &others::handover_value(),
            handover::render,
            c,
            o,
        ),
    ]
}

/// Nothing overlaps, and what was printed of the ordinary text is printed of the other.
fn holds(paper: &Tried) {
    let name = paper.name;
    let wrong = well_set(&paper.changed.laid);
    assert!(
        wrong.is_empty(),
        "{name}: {:#?}",
        &wrong[..wrong.len().min(5)]
    );
    let (before, after) = (said(&paper.as_it_is.laid), said(&paper.changed.laid));
    let mut printed = 0;
    for (text, other) in &paper.became {
        // A short text, such as a number, may stand there as part of another.
        if visible(text).chars().count() > 5 && before.contains(&visible(text.trim())) {
            printed += 1;
            assert!(
                after.contains(&visible(other.trim())),
                "{name} prints {text:?} and loses {other:?}"
            );
        }
    }
    assert!(printed > 3, "{name} was hardly looked at: {printed} texts");
}

#[test]
fn names_of_sixty_letters() {
    let long: Change =
        |_, n| format!("Wilhelmina-Alexandrina Featherstonehaugh-Cholmondeley Smythe {n}");
    for paper in every_paper(long, &options()) {
        holds(&paper);
    }
}

#[test]
fn one_word_of_three_hundred_letters() {
    let endless: Change = |_, n| format!("{n}{}", "Llanfairpwllgwyngyll".repeat(15));
    for paper in every_paper(endless, &options()) {
        holds(&paper);
    }
}

#[test]
fn notes_of_five_thousand_letters() {
    // The longest of what was there: a dozen such notes to a paper are enough.
    let note: Change = |text, n| {
        if n > 40 || text.len() < 55 {
            return text.to_owned();
        }
        let told = "He came in late, sat by the window and did not take his coat off. ".repeat(76);
        format!("{n} {told}The end.")
    };
    for paper in every_paper(note, &options()) {
        holds(&paper);
    }
}

#[test]
fn large_print_beside_a_column_for_notes() {
    let options = Options {
        large_print: true,
        notes_column: true,
        ..options()
    };
    let long: Change = |text, n| format!("{text}, {n} and so on for a little longer than it was");
    for paper in every_paper(long, &options) {
        holds(&paper);
    }
}

#[test]
fn every_text_twice_as_long_as_it_is() {
    let twice: Change = |text, _| format!("{text} {text}");
    for paper in every_paper(twice, &options()) {
        holds(&paper);
        check(&paper.changed.pdf);
    }
}

#[test]
fn every_script_that_a_name_may_come_in() {
    let scripts: Change = |text, n| {
        format!(
            "{text} {n} Žofie Ďuriš, Nguyễn Thị Ánh, Ṣọlá, Ὀδυσσεύς Παππάς, Олександра Їжак, محمد علي, שרה כהן, प्रिया, নাসরিন, ਸਿਮਰਨ, ክብሮም, 王小明, 👩‍👩‍👧 ✏️"
        )
    };
    for paper in every_paper(scripts, &options()) {
        holds(&paper);
        check(&paper.changed.pdf);
        let name = paper.name;
        for undrawn in ['王', '👩'] {
            assert!(
                paper.changed.undrawn.contains(&undrawn),
                "{name} must say that it cannot draw {undrawn}"
            );
        }
        for drawn in ['Ď', 'ễ', 'Ὀ', 'Ї', 'ọ', 'م', 'ש', 'य', 'ন', 'ਸ', 'ም'] {
            assert!(!paper.changed.undrawn.contains(&drawn), "{name}: {drawn}");
        }
        let text = text(&paper.changed.pdf);
        for found in [
            "Nguyễn Thị Ánh",
            "Ὀδυσσεύς",
            "Їжак",
            "محمد علي",
            "שרה כהן",
            "प्रिया",
            "নাসরিন",
            "ਸਿਮਰਨ",
            "ክብሮም",
            "王小明",
        ] {
            assert!(text.contains(found), "{name}: {found} can be searched");
        }
    }
}

#[test]
fn one_case_and_a_hundred_and_twenty() {
    for cases in [1, 120] {
        let pages = pack::pages(&sample::pack(cases), &options());
        let wrong = well_set(&pages);
        assert!(
            wrong.is_empty(),
            "{cases}: {:#?}",
            &wrong[..wrong.len().min(5)]
        );
    }
}

#[test]
fn the_family_draws_every_letter_of_europe() {
    let blocks = [
        0xC0..=0x17F,
        0x218..=0x21B,
        0x391..=0x3C9,
        0x410..=0x45F,
        0x1E80..=0x1E85,
        0x1EA0..=0x1EF9,
    ];
    for face in Face::ALL {
        let lacking: String = blocks
            .iter()
            .cloned()
            .flatten()
            .filter_map(char::from_u32)
            .filter(|c| c.is_alphabetic() && !draws(face, *c))
            .collect();
        assert_eq!(lacking, "", "{face:?} would print boxes for these");
    }
}
