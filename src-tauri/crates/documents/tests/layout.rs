//! The page model: nothing overlaps, nothing leaves the page, nothing is lost, and a change of layout is seen.

mod model;
mod sample;

use model::{readable, said, visible, well_set};
use proptest::prelude::*;
use waymark_documents::Options;
use waymark_documents::case::{Case, Stage, StatusLine, Tried};
use waymark_documents::layout::Mark;
use waymark_documents::pack::{self, PanelPack};

fn options() -> Options {
    Options {
        made_at: sample::MADE_AT,
        ..Options::default()
    }
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

#[test]
fn times_and_references_stay_whole_where_there_is_little_room() {
    let options = Options {
        large_print: true,
        notes_column: true,
        ..options()
    };
    let laid = pack::pages(&sample::whole_pack(4), &options);
    let agenda: Vec<&str> = laid
        .pages
        .iter()
        .filter(|page| page.running == "Agenda")
        .flat_map(|page| &page.marks)
        .filter_map(|placed| match &placed.mark {
            Mark::Text(run) => Some(run.text.trim()),
            _ => None,
        })
        .collect();
    for whole in ["Time", "14:00", "Min", "Page"] {
        assert!(
            agenda.contains(&whole),
            "a head or a time broken in two is misread: {whole} of {agenda:?}"
        );
    }
}

#[test]
fn declarations_are_not_parted_from_the_room_to_write_them() {
    for cases in 1..16 {
        let mut pack = sample::whole_pack(cases);
        pack.declarations = Some(vec![]);
        let laid = pack::pages(&pack, &options());
        let page_of = |text: &str| {
            laid.pages.iter().position(|page| {
                page.marks.iter().any(
                    |placed| matches!(&placed.mark, Mark::Text(run) if run.text.trim() == text),
                )
            })
        };
        assert_eq!(
            page_of("None has been declared before the meeting."),
            page_of("Declared at the meeting:"),
            "{cases} cases"
        );
    }
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
        brief.statuses = vec![StatusLine { label: name().unwrap_or_default(), started_on: None, reason: text(), legal_basis: text(), ..StatusLine::default() }];
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
        let wrong = well_set(&laid);
        prop_assert!(wrong.is_empty(), "{wrong:#?}");
        let said = said(&laid);
        for word in words.concat() {
            let trimmed = visible(word.trim());
            prop_assert!(said.contains(&trimmed), "{trimmed:?} was given and is not on the paper");
        }
    }
}
