//! The other papers: minutes, records, letters, profiles, chronologies, plans, day sheets and lists.

mod model;
mod sample;
mod support;

use model::{readable, well_set};
use sample::others;
use support::{check, structure, text, tool};
use waymark_documents::layout::{MM, Mark};
use waymark_documents::placement_agreement::PlacementAgreement;
use waymark_documents::referral::ReferralPart;
use waymark_documents::{
    Options, challenge, chronology, letter, minutes, placement_agreement, referral,
};

fn options() -> Options {
    Options {
        made_at: sample::MADE_AT,
        ..Options::default()
    }
}

#[test]
fn every_paper_passes_every_checker() {
    for (name, made) in others::all(&options()) {
        let made = made.unwrap_or_else(|e| panic!("{name}: {e}"));
        check(&made.pdf);
        assert!(
            text(&made.pdf).contains("Page 1 of"),
            "{name} counts its pages"
        );
    }
}

#[test]
fn every_paper_looks_as_it_did() {
    for (name, made) in others::all(&options()) {
        let made = made.unwrap_or_else(|e| panic!("{name}: {e}"));
        let wrong = well_set(&made.laid);
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
        insta::assert_snapshot!(name, readable(&made.laid));
    }
}

#[test]
fn nothing_but_the_page_names_a_child() {
    for (name, made) in others::all(&options()) {
        let made = made.unwrap_or_else(|e| panic!("{name}: {e}"));
        let facts = tool("pdfinfo", "poppler-utils", &[], &made.pdf);
        let marks = tool(
            "qpdf",
            "qpdf",
            &["--json", "--json-key=outlines"],
            &made.pdf,
        );
        for family in ["Wiśniewski", "Wi\\u015bniewski", "Llywelyn"] {
            assert!(
                !facts.contains(family) && !marks.contains(family),
                "{name}: a title bar and a side bar are seen by the whole room"
            );
        }
    }
}

#[test]
fn the_address_of_a_letter_stands_in_the_window_of_its_envelope() {
    let made =
        letter::render(&others::letter_value(), &options()).expect("a letter can always be made");
    let lines_of = others::letter_value().to_lines;
    let lines: Vec<(f32, f32)> = made.laid.pages[0]
        .marks
        .iter()
        .filter_map(|placed| match &placed.mark {
            Mark::Text(run) if lines_of.iter().any(|line| line == run.text.trim()) => {
                Some((run.y - 0.66 * run.size, run.y))
            }
            _ => None,
        })
        .collect();
    assert_eq!(lines.len(), 4, "name and address, one line each");
    for (top, foot) in lines {
        assert!(
            top / MM > 56.5 && foot / MM < 81.0,
            "{} to {} mm from the top can slip out of the window",
            top / MM,
            foot / MM
        );
    }
}

#[test]
fn letters_in_one_file_are_each_counted_for_themselves() {
    let short = others::letter_value();
    let long = letter::Letter {
        body: "The panel met and talked for a long time. ".repeat(100),
        ..others::letter_value()
    };
    let made = letter::render_each(&[short, long], &options()).expect("letters can be made");
    let pages: Vec<&str> = made.laid.labels.iter().map(String::as_str).collect();
    assert_eq!(
        pages,
        ["1 of 1", "", "1 of 2", "2 of 2"],
        "each family gets its own letter; the side left blank is no page of it"
    );
    let lengths: Vec<usize> = made.spans.iter().map(|span| span.pages).collect();
    assert_eq!(lengths, [1, 2], "that is what is written down of each");
    check(&made.pdf);
}

#[test]
fn a_file_is_no_larger_than_its_words_ask() {
    for (name, made) in others::all(&options()) {
        let made = made.unwrap_or_else(|e| panic!("{name}: {e}"));
        let most = 30_000 + made.pages * 8_000;
        assert!(
            made.pdf.len() < most,
            "{name}: {} bytes for {} pages; are whole fonts in it?",
            made.pdf.len(),
            made.pages
        );
    }
}

#[test]
fn a_paper_without_content_still_prints_and_says_what_is_missing() {
    for (name, made) in others::all_empty(&options()) {
        let made = made.unwrap_or_else(|e| panic!("{name}: {e}"));
        check(&made.pdf);
        assert_eq!(
            made.pages, 1,
            "{name} has nothing to fill a second page with"
        );
    }
}

#[test]
fn what_is_made_for_one_page_stays_on_one() {
    for (name, made) in others::all(&options()) {
        let pages = made.unwrap_or_else(|e| panic!("{name}: {e}")).pages;
        if ["record", "letter", "profile", "plan", "school", "placement"].contains(&name) {
            assert_eq!(pages, 1, "{name} is one page");
        }
    }
}

#[test]
fn what_is_left_out_of_a_referral_is_said_and_is_nowhere_in_the_file() {
    let mut value = others::referral_value();
    let whole = referral::render(&value, &options()).expect("a referral can always be made");
    let upn = value
        .case
        .brief
        .upn
        .clone()
        .expect("the sample has a number");
    assert!(text(&whole.pdf).contains(&upn));
    value.parts.remove(&ReferralPart::Identifiers);
    let less = referral::render(&value, &options()).expect("a referral can always be made");
    let printed = text(&less.pdf);
    assert!(!printed.contains(&upn), "{printed}");
    assert!(
        printed.contains("Left out of this copy by decision"),
        "{printed}"
    );
    assert!(printed.contains("pupil number, school"), "{printed}");
}

#[test]
fn challenge_sheets_are_set_for_several_people_over_one_table() {
    let made = challenge::render(&others::challenge_value(), &options())
        .expect("the sheets can always be made");
    assert_eq!(
        made.pages, 3,
        "what it means, what is asked, the blank sheet"
    );
    let body = made.laid.pages[0].marks.iter().find_map(|placed| {
        let Mark::Text(run) = &placed.mark else {
            return None;
        };
        run.text.contains("whom the panel").then_some(run.size)
    });
    assert_eq!(body, Some(18.0), "large enough to read across a table");
}

#[test]
fn what_is_signed_by_hand_is_filled_in_by_hand() {
    let value = PlacementAgreement {
        full_name: Some("Łukasz Wiśniewski".to_owned()),
        ..PlacementAgreement::default()
    };
    let made =
        placement_agreement::render(&value, &options()).expect("an agreement can always be made");
    assert!(
        !text(&made.pdf).contains("Not recorded"),
        "where nobody has said who pays, a line waits for whoever signs"
    );
    assert!(
        made.missing.iter().any(|gap| gap.field == "who pays"),
        "the window still says what is lacking"
    );
}

#[test]
fn minutes_name_no_child_and_keep_dissent() {
    let made =
        minutes::render(&others::minutes_value(), &options()).expect("minutes can always be made");
    let text = text(&made.pdf);
    assert!(
        !text.contains("Wiśniewski") && !text.contains("Llywelyn"),
        "minutes are read by many"
    );
    assert!(text.contains("K0F-0QX") && text.contains("Dissent: Head of Oakenshaw"));
}

#[test]
fn a_short_chronology_keeps_what_is_significant_and_says_what_it_leaves_out() {
    for pages in [1, 3] {
        let value = others::chronology_value(200, Some(pages));
        let made = chronology::render(&value, &options()).expect("a chronology can always be made");
        assert!(made.pages <= pages, "asked for {pages}, got {}", made.pages);
        let text = text(&made.pdf);
        for i in (0..200).step_by(40) {
            assert!(
                text.contains(&format!("Entry {i}:")),
                "entry {i} is significant"
            );
        }
        assert!(
            text.contains("Entry 199:"),
            "after what is significant comes the newest"
        );
        assert!(
            text.contains("of 200 entries"),
            "nobody may take a part for the whole"
        );
    }
    let made = chronology::render(&others::chronology_value(150, None), &options())
        .expect("it can always be made");
    let text = text(&made.pdf);
    assert!(
        (0..150).all(|i| text.contains(&format!("Entry {i}:"))),
        "all means all"
    );
    assert!(text.contains("All 150 entries."));
}

#[test]
fn a_letter_follows_its_template_and_marks_what_is_unknown() {
    let made =
        letter::render(&others::letter_value(), &options()).expect("a letter can always be made");
    let tree = structure(&made.pdf);
    assert!(
        tree.contains("LBody") && tree.contains("H2"),
        "points and headings of the template are read as such"
    );
    assert!(
        text(&made.pdf).contains("Afternoon session Not recorded"),
        "a notice says what it does not know"
    );
    assert_eq!(made.missing.len(), 1);
    assert_eq!(made.missing[0].field, "Afternoon session");
}

#[test]
fn large_print_reaches_every_paper() {
    let options = Options {
        large_print: true,
        ..options()
    };
    for (name, made) in others::all(&options) {
        check(&made.unwrap_or_else(|e| panic!("{name}: {e}")).pdf);
    }
}
