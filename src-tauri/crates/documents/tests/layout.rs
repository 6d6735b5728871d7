//! The page model: nothing overlaps, nothing leaves the page, nothing is lost, and a change of layout is seen.

mod sample;

use std::fmt::Write as _;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use waymark_documents::Options;
use waymark_documents::case::{Case, Stage, StatusLine, Tried};
use waymark_documents::fonts::Face;
use waymark_documents::layout::{Laid, Mark, Run, Sheet};
use waymark_documents::pack::{self, PanelPack};

fn options() -> Options {
    Options {
        made_at: sample::MADE_AT,
        ..Options::default()
    }
}

/// The page model as a person reads it.
fn readable(laid: &Laid) -> String {
    let mut out = String::new();
    for (i, page) in laid.pages.iter().enumerate() {
        let _ = writeln!(out, "page {} {:?}", i + 1, page.running);
        let marks = page.marks.iter().map(|p| (p.node, &p.mark));
        for (node, mark) in marks.chain(page.furniture.iter().map(|m| (None, m))) {
            let tag = node.map_or("artefact", |n| laid.structure.nodes[n as usize].tag.name());
            if let Mark::Text(run) = mark {
                let face = match run.face {
                    Face::Regular => "",
                    Face::Semibold => " bold",
                    Face::Italic => " italic",
                };
                let _ = writeln!(
                    out,
                    "  {:6.1} {:6.1}  {:4.1}{face} {tag}: {:?}",
                    run.x, run.y, run.size, run.text
                );
            }
        }
    }
    out
}

#[test]
fn the_pack_looks_as_it_did() {
    insta::assert_snapshot!(
        "pack_of_two",
        readable(&pack::pages(&sample::pack(2), &options()))
    );
}

#[test]
fn a_case_of_which_nothing_is_known_looks_as_it_did() {
    let pack = PanelPack {
        cases: vec![sample::empty_case(1)],
        ..PanelPack::default()
    };
    insta::assert_snapshot!(
        "pack_of_unknowns",
        readable(&pack::pages(&pack, &options()))
    );
}

#[test]
fn the_head_of_a_table_repeats_on_each_page_and_is_read_once() {
    let laid = pack::pages(&sample::pack(60), &options());
    let heads: Vec<bool> = laid
        .pages
        .iter()
        .filter(|p| p.running == "Agenda")
        .flat_map(|p| &p.marks)
        .filter_map(|p| match &p.mark {
            Mark::Text(run) if run.text.trim() == "What the panel is asked" => {
                Some(p.node.is_some())
            }
            _ => None,
        })
        .collect();
    assert!(
        heads.len() > 2,
        "sixty cases take several pages, each with its heads"
    );
    assert_eq!(
        heads.iter().filter(|read| **read).count(),
        1,
        "a repeated head is an artefact"
    );
}

#[test]
fn no_heading_stands_last_on_a_page() {
    let laid = pack::pages(&sample::pack(60), &options());
    for (i, page) in laid.pages.iter().enumerate() {
        let last = page
            .marks
            .iter()
            .rev()
            .find(|p| p.node.is_some())
            .expect("no page is empty");
        let node = &laid.structure.nodes[last.node.expect("it was found by its node") as usize];
        assert!(
            !node.tag.name().starts_with('H'),
            "page {} ends with a heading",
            i + 1
        );
    }
}

#[test]
fn the_agenda_gives_the_page_on_which_each_brief_begins() {
    let laid = pack::pages(&sample::pack(30), &options());
    let numbers: Vec<usize> = laid
        .pages
        .iter()
        .filter(|p| p.running == "Agenda")
        .flat_map(|p| &p.marks)
        .filter_map(|p| match &p.mark {
            Mark::Text(run) if run.page_of.is_some() => run.text.trim().parse().ok(),
            _ => None,
        })
        .collect();
    assert_eq!(numbers.len(), 30);
    for (i, number) in numbers.iter().enumerate() {
        let running = &laid.pages[number - 1].running;
        assert_eq!(
            *running,
            format!("{} · Case K{}F-{i}QX", i + 1, i % 10),
            "a wrong page number sends the room astray"
        );
    }
}

fn runs(laid: &Laid, page: usize) -> Vec<&Run> {
    let page = &laid.pages[page];
    page.marks
        .iter()
        .map(|p| &p.mark)
        .chain(&page.furniture)
        .filter_map(|m| {
            if let Mark::Text(run) = m {
                Some(run)
            } else {
                None
            }
        })
        .filter(|run| !run.text.trim().is_empty())
        .collect()
}

fn overlap(a: &Run, b: &Run) -> bool {
    let over = |r: &Run| (r.y - 0.66 * r.size, r.y + 0.2 * r.size);
    let ((a_top, a_end), (b_top, b_end)) = (over(a), over(b));
    let across = a.x + a.width > b.x + 0.3 && b.x + b.width > a.x + 0.3;
    across && a_end > b_top + 0.3 && b_end > a_top + 0.3
}

/// Nothing overlaps and nothing leaves its margins.
fn well_set(laid: &Laid) -> Result<(), TestCaseError> {
    for index in 0..laid.pages.len() {
        let runs = runs(laid, index);
        for (i, run) in runs.iter().enumerate() {
            let right = Sheet::WIDTH - Sheet::MARGIN + 0.6;
            prop_assert!(
                run.x >= Sheet::MARGIN - 0.6 && run.x + run.width <= right,
                "page {}: {:?} from {} to {} leaves the margins",
                index + 1,
                run.text,
                run.x,
                run.x + run.width
            );
            prop_assert!(
                run.y > 0.0 && run.y < Sheet::HEIGHT,
                "page {}: {:?} leaves the sheet",
                index + 1,
                run.text
            );
            for other in &runs[i + 1..] {
                prop_assert!(
                    !overlap(run, other),
                    "page {}: {run:?} overlaps {other:?}",
                    index + 1
                );
            }
        }
        for placed in &laid.pages[index].marks {
            if let Mark::Text(run) = &placed.mark {
                let (top, bottom) = (Sheet::MARGIN, Sheet::HEIGHT - Sheet::MARGIN);
                prop_assert!(
                    run.y > top && run.y < bottom,
                    "{:?} at {} stands in a header or footer",
                    run.text,
                    run.y
                );
            }
        }
    }
    Ok(())
}

/// All that the document says, part by part, without white space.
fn said(laid: &Laid) -> String {
    let mut parts = vec![String::new(); laid.structure.nodes.len()];
    for placed in laid.pages.iter().flat_map(|p| &p.marks) {
        if let (Some(node), Mark::Text(run)) = (placed.node, &placed.mark) {
            parts[node as usize].push_str(&run.text);
        }
    }
    parts
        .into_iter()
        .map(|p| squeezed(&p))
        .collect::<Vec<_>>()
        .join("\n")
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What of an input can be seen.
fn visible(text: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c as u32, 0xAD | 0x34F | 0x61C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
                | 0x2028..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB
                | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF)
    };
    squeezed(&text.nfc().filter(|c| !hidden(*c)).collect::<String>()).replace('\u{2011}', "‐")
}

fn any_text() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        2 => Just(None),
        4 => "[A-Za-zŁłİığŵŷẹọśçÀ-ž' ,.:;-]{1,300}".prop_map(Some),
        2 => "\\PC{0,80}".prop_map(Some),
        1 => "(?s).{0,60}".prop_map(Some),
        1 => "[A-Za-z0-9_]{60,600}".prop_map(Some),
        1 => "[a-z]{1,9}( [a-z]{1,12}){200,500}".prop_map(Some),
    ]
}

fn any_name() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        1 => Just(None),
        5 => "[A-ZŁŚÇŴ][a-złśçŵ]{1,14}( [A-Z][a-z-]{1,24}){0,5}".prop_map(Some),
        1 => "[A-Za-z]{80,200}".prop_map(Some),
    ]
}

prop_compose! {
    fn any_case()(
        texts in proptest::collection::vec(any_text(), 12),
        names in proptest::collection::vec(any_name(), 6),
        full in any::<bool>(),
        number in 0_usize..1000,
    ) -> (Case, Vec<String>) {
        let mut case = if full { sample::full_case(number) } else { sample::empty_case(number) };
        let mut texts = texts.into_iter();
        let mut names = names.into_iter();
        let mut text = || texts.next().flatten();
        let mut name = || names.next().flatten();
        case.ask = text();
        case.category = text();
        case.presenter = name();
        let brief = &mut case.brief;
        brief.full_name = name();
        brief.known_as = name();
        brief.owner = name();
        brief.needs = text();
        brief.school_view = text();
        brief.family_view = text();
        brief.child_view = text();
        brief.risks = text();
        brief.school_on_roll = text();
        brief.statuses = vec![StatusLine { label: name().unwrap_or_default(), started_on: None, reason: text(), legal_basis: text() }];
        brief.tried = Some(vec![Tried { setting: text().unwrap_or_default(), outcome: text(), ..Tried::default() }]);
        let words = [
            case.ask.clone(), case.category.clone(), case.presenter.clone(), brief.full_name.clone(), brief.needs.clone(),
            brief.school_view.clone(), brief.family_view.clone(), brief.child_view.clone(), brief.risks.clone(),
            brief.school_on_roll.clone(), brief.statuses[0].reason.clone(), brief.tried.as_ref().and_then(|t| t[0].outcome.clone()),
        ];
        (case, words.into_iter().flatten().collect())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_pack_is_well_set_and_loses_nothing(
        cases in proptest::collection::vec(any_case(), 1..4),
        large_print in any::<bool>(),
        notes_column in any::<bool>(),
        draft in any::<bool>(),
    ) {
        let mut meeting = sample::meeting();
        meeting.stage = if draft { Stage::Draft } else { Stage::Issued };
        let (cases, words): (Vec<Case>, Vec<Vec<String>>) = cases.into_iter().unzip();
        let pack = PanelPack { meeting, copy: None, cases, ..PanelPack::default() };
        let laid = pack::pages(&pack, &Options { large_print, notes_column, ..options() });
        well_set(&laid)?;
        let said = said(&laid);
        for word in words.concat() {
            let trimmed = visible(word.trim());
            prop_assert!(said.contains(&trimmed), "{trimmed:?} was given and is not on the paper");
        }
    }
}
