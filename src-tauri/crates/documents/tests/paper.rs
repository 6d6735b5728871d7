//! A chair opens the pack: what a viewer, a printer and a screen reader find in it.

mod sample;
mod support;

use support::{check, structure, text, tool};
use waymark_documents::case::{Case, Stage};
use waymark_documents::pack::{self, PanelPack};
use waymark_documents::{Options, PackSection, Rendered, Sections, agenda, brief, decision_sheet};

fn options() -> Options {
    Options {
        made_at: sample::MADE_AT,
        ..Options::default()
    }
}

fn render(pack: &PanelPack) -> Rendered {
    pack::render(pack, &options()).expect("a pack can always be made")
}

#[test]
fn a_pack_passes_every_checker_and_says_what_it_is() {
    let made = render(&sample::pack(3));
    check(&made.pdf);
    assert_eq!(
        made.pages, 8,
        "cover, agenda, three briefs and three decision sheets"
    );
    let facts = tool("pdfinfo", "poppler-utils", &["-isodates"], &made.pdf);
    for fact in [
        "Title:           Secondary Fair Access Panel (North), Thu 12 Nov 2026: panel pack",
        "Creator:         Waymark",
        "Producer:        Waymark",
        "CreationDate:    2026-11-10T09:00:00Z",
        "Page size:       595.276 x 841.89 pts (A4)",
        "Pages:           8",
    ] {
        assert!(facts.contains(fact), "{fact} is missing from\n{facts}");
    }
    let raw = String::from_utf8_lossy(&made.pdf);
    assert!(
        raw.contains("<pdfuaid:part>1</pdfuaid:part>"),
        "the file must claim PDF/UA where tools look for it"
    );
    assert!(
        !raw.contains("PDFX"),
        "it is not a PDF/X file and may not say so"
    );
}

#[test]
fn the_same_pack_made_twice_is_the_same_file() {
    let pack = sample::pack(2);
    assert_eq!(
        render(&pack).pdf,
        render(&pack).pdf,
        "an issued pack is known by its hash"
    );
}

#[test]
fn a_screen_reader_walks_it_in_order() {
    let tree = structure(&render(&sample::pack(2)).pdf);
    let mut from = 0;
    for part in [
        "Document",
        "H1 (block)\n      \"Secondary Fair Access Panel (North)\"",
        "\"Agenda\"",
        "H2 (block)\n      \"1 · Łukasz Wiśniewski\"",
        "\"The panel is asked: Agree",
        "BlockQuote",
        "\"2 · Adébáyọ̀ Ògúnlẹ́sì\"",
        "\"1 · Decision\"",
        "\"2 · Decision\"",
    ] {
        let at = tree[from..]
            .find(part)
            .unwrap_or_else(|| panic!("{part} must follow in the structure:\n{}", &tree[from..]));
        from += at;
    }
    assert!(
        !tree.contains("Page 1 of"),
        "headers and footers are artefacts: nobody wants them read out on each page"
    );
    assert!(!tree.contains("Copy 3 of 9 ·"));
    assert!(
        tree.contains("/Scope /Column") && tree.contains("/Scope /Row"),
        "cells must find their heads"
    );
}

#[test]
fn every_name_can_be_searched_as_it_is_written() {
    let made = render(&sample::pack(12));
    assert_eq!(
        made.undrawn,
        [],
        "the family draws every one of these names"
    );
    let text = text(&made.pdf);
    for i in 0..12 {
        let name = sample::full_case(i)
            .brief
            .full_name
            .expect("the sample is full");
        assert!(
            text.contains(&name),
            "{name} must be found by a search in the file"
        );
    }
}

#[test]
fn the_agenda_names_no_child() {
    let pack = sample::pack(12);
    let options = Options {
        sections: Sections::of(
            PackSection::ALL
                .into_iter()
                .filter(|s| *s != PackSection::Briefs),
        ),
        ..options()
    };
    let made = pack::render(&pack, &options).expect("a pack can always be made");
    let text = text(&made.pdf);
    for case in &pack.cases {
        let name = case.brief.full_name.as_deref().expect("the sample is full");
        let family = name.split(' ').next_back().expect("a name has a last part");
        assert!(
            !text.contains(family),
            "{family} stands on a list that lies open on a desk"
        );
        assert!(
            text.contains(&case.case_ref),
            "the reference stands for the child"
        );
    }
}

#[test]
fn bookmarks_and_title_bar_name_no_child() {
    let made = render(&sample::pack(3));
    let json = tool(
        "qpdf",
        "qpdf",
        &["--json", "--json-key=outlines"],
        &made.pdf,
    );
    assert!(
        json.contains("K0F-0QX"),
        "there is a bookmark for each case"
    );
    assert!(
        !json.contains("Wiśniewski") && !json.contains("Wi\\u015bniewski"),
        "a side bar is seen by the whole room"
    );
}

#[test]
fn running_times_follow_from_minutes_and_stop_where_they_are_unknown() {
    let mut pack = sample::pack(3);
    pack.cases[0].minutes = Some(20);
    pack.cases[1].minutes = None;
    let made = agenda::render(
        &agenda::Agenda {
            meeting: pack.meeting.clone(),
            cases: pack.cases.clone(),
        },
        &options(),
    )
    .expect("an agenda can always be made");
    let text = text(&made.pdf);
    assert!(
        text.contains("14:20"),
        "the second case begins when the first has had its twenty minutes"
    );
    assert!(
        text.contains("the end cannot be said"),
        "a total over an unknown length would be a guess"
    );
    assert!(
        made.missing
            .iter()
            .any(|m| m.field == "minutes" && m.case_ref.as_deref() == Some("K1F-1QX"))
    );
}

#[test]
fn what_is_unknown_is_printed_and_listed() {
    let pack = PanelPack {
        cases: vec![sample::empty_case(1)],
        ..PanelPack::default()
    };
    let made = render(&pack);
    check(&made.pdf);
    let text = text(&made.pdf);
    assert!(
        text.contains("Not recorded") && text.contains("Unknown"),
        "a blank could be read as a no"
    );
    assert!(
        text.contains("DRAFT – not issued"),
        "a pack is a draft until it is issued"
    );
    let fields: Vec<&str> = made
        .missing
        .iter()
        .filter(|m| m.case_ref.as_deref() == Some("NIL-001"))
        .map(|m| m.field.as_str())
        .collect();
    for field in [
        "full name",
        "date of birth",
        "what the panel is asked",
        "the child’s own words",
        "next date",
        "hours now",
    ] {
        assert!(
            fields.contains(&field),
            "{field} is missing and must be listed among {fields:?}"
        );
    }
    assert!(
        made.missing
            .iter()
            .any(|m| m.case_ref.is_none() && m.field == "chair")
    );
}

#[test]
fn an_issued_pack_is_not_a_draft_and_a_copy_names_its_reader() {
    let mut pack = sample::pack(1);
    pack.meeting.stage = Stage::Issued;
    let issued = text(&render(&pack).pdf);
    assert!(!issued.contains("DRAFT"));
    assert!(issued.contains("Copy 3 of 9 · Margaret Osei-Tutu") && issued.contains("Page 1 of 4"));
    assert!(issued.contains("OFFICIAL-SENSITIVE"));
}

#[test]
fn each_part_can_be_printed_alone() {
    let (meeting, case) = (sample::meeting(), sample::full_case(0));
    let brief = brief::render(
        &brief::CaseBrief {
            meeting: meeting.clone(),
            case: case.clone(),
        },
        &options(),
    );
    let sheet =
        decision_sheet::render(&decision_sheet::DecisionSheet { meeting, case }, &options());
    for made in [brief, sheet] {
        let made = made.expect("a part can always be made");
        check(&made.pdf);
        assert_eq!(
            made.pages, 1,
            "a brief and a decision sheet are one page each"
        );
    }
}

#[test]
fn large_print_notes_and_one_case_a_sheet() {
    let pack = sample::pack(3);
    for (large_print, notes_column) in [(true, false), (false, true), (true, true)] {
        let options = Options {
            large_print,
            notes_column,
            ..options()
        };
        let made = pack::render(&pack, &options).expect("a pack can always be made");
        check(&made.pdf);
        assert!(
            !notes_column || text(&made.pdf).contains("Notes"),
            "the column says what it is for"
        );
    }
    let options = Options {
        case_per_sheet: true,
        duplex: true,
        ..options()
    };
    let made = pack::render(&pack, &options).expect("a pack can always be made");
    assert_eq!(made.sheets, made.pages.div_ceil(2));
    assert_eq!(
        made.sheets,
        1 + 3 + 3,
        "cover and agenda share a sheet, then a sheet for each brief and each decision"
    );
}

#[test]
fn a_panel_of_any_size_prints() {
    for cases in [0, 1, 7, 120] {
        let made = render(&sample::pack(cases));
        check(&made.pdf);
        let text = text(&made.pdf);
        let last = format!("Page {0} of {0}", made.pages);
        assert!(
            text.contains(&last),
            "the last page knows that it is the last: {last}"
        );
        if cases == 0 {
            assert!(text.contains("No case has been put on this agenda."));
        }
    }
}

#[test]
fn hostile_text_is_only_text() {
    let mut case = sample::full_case(0);
    case.ask = Some("<script>alert(1)</script> (Tj) ET Q /S /URI \\ endstream".into());
    case.brief.needs =
        Some("ziua\u{202e}desrever\u{0}\u{7}\u{1b}[31m tab\there\r\nnext\u{2028}line".into());
    case.brief.child_view = Some("שלום 👩‍👩‍👧 مرحبا 你好 ẹ̀ é".into());
    let pack = PanelPack {
        meeting: sample::meeting(),
        cases: vec![case],
        ..PanelPack::default()
    };
    let made = render(&pack);
    check(&made.pdf);
    let text = text(&made.pdf);
    assert!(
        text.contains("<script>alert(1)</script> (Tj) ET Q /S /URI \\ endstream"),
        "{text}"
    );
    assert!(
        text.contains("desrever") && text.contains("tab here next line"),
        "controls are gone, words are not"
    );
    assert!(
        made.undrawn.contains(&'你') && !made.undrawn.contains(&'ש'),
        "what cannot be drawn is reported"
    );
    for found in ["שלום", "مرحبا", "你好"] {
        assert!(
            text.contains(found),
            "and what is not of the family can be read and searched in the file: {found}"
        );
    }
    let raw = String::from_utf8_lossy(&made.pdf);
    for active in ["/JavaScript", "/OpenAction", "/Launch", "/URI"] {
        assert!(!raw.contains(active), "nothing in a paper acts: {active}");
    }
}

#[test]
fn a_case_without_end_flows_on_and_loses_nothing() {
    let long = "Very long account of what has been tried. ".repeat(400);
    let mut case = Case {
        case_ref: "LNG-001".into(),
        ..sample::full_case(0)
    };
    case.brief.full_name = Some("Wilhelmina-Alexandrina Featherstonehaugh-Cholmondeley ".repeat(2));
    case.brief.needs = Some(format!("{long}END-OF-NEEDS"));
    case.brief.tried.as_mut().expect("the sample is full")[0].outcome =
        Some(format!("{long}END-OF-OUTCOME"));
    case.brief.upn = Some("X".repeat(3000));
    let pack = PanelPack {
        meeting: sample::meeting(),
        cases: vec![case],
        ..PanelPack::default()
    };
    let made = render(&pack);
    check(&made.pdf);
    let text = text(&made.pdf);
    assert!(
        text.contains("END-OF-NEEDS") && text.contains("END-OF-OUTCOME"),
        "the end of a long text is printed too"
    );
    assert_eq!(
        text.matches('X').count() - text.matches("QX").count(),
        3000,
        "every letter of an endless word"
    );
}
