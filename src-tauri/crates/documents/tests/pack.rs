//! A pack put together: sections in any order, the fair-share page, annexes, copies for some readers, and supplements.

mod sample;
mod support;

use support::{check, structure, text, tool};
use waymark_documents::audience::{self, Audience, Withheld};
use waymark_documents::pack::supplement::{Change, Place, Supplement};
use waymark_documents::pack::{self, PanelPack};
use waymark_documents::{Options, PackSection, Rendered, Sections};

fn options(sections: impl IntoIterator<Item = PackSection>) -> Options {
    Options {
        made_at: sample::MADE_AT,
        sections: Sections::of(sections),
        ..Options::default()
    }
}

fn render(pack: &PanelPack, options: &Options) -> Rendered {
    pack::render(pack, options).expect("a pack can always be made")
}

fn begins(made: &Rendered) -> Vec<(String, usize)> {
    made.parts
        .iter()
        .map(|part| (part.title.clone(), part.page))
        .collect()
}

#[test]
fn every_section_passes_every_checker_and_stands_where_it_was_put() {
    let pack = sample::whole_pack(2);
    for order in [
        PackSection::ALL.to_vec(),
        PackSection::ALL.into_iter().rev().collect(),
        vec![PackSection::Fairness, PackSection::Briefs],
    ] {
        let made = render(&pack, &options(order.iter().copied()));
        check(&made.pdf);
        let titles: Vec<String> = begins(&made).into_iter().map(|(title, _)| title).collect();
        let at = |title: &str| titles.iter().position(|held| held.contains(title));
        let wanted: Vec<usize> = order
            .iter()
            .filter_map(|section| match section {
                PackSection::Cover => at("Cover"),
                PackSection::Agenda => at("Agenda"),
                PackSection::Fairness => at("Fair share"),
                PackSection::Statistics => at("in numbers"),
                _ => None,
            })
            .collect();
        assert!(!wanted.is_empty(), "{titles:?}");
        assert!(
            wanted.is_sorted(),
            "the sections stand in the order that was asked for: {titles:?}"
        );
    }
}

#[test]
fn the_cover_lists_what_is_chosen_and_gives_the_page_of_each() {
    let pack = sample::whole_pack(2);
    let made = render(&pack, &options(PackSection::ALL));
    let text = text(&made.pdf);
    for line in [
        "Declarations of interest 2",
        "Matters arising 2",
        "Fair share 3",
        "Briefs, 2 cases 4",
        "Decision sheets, 2 cases 6",
        "Chronologies, 2 cases 8",
        "Plans for the way back, 2 cases 10",
        "Attendance, 2 cases 12",
        "The meeting in numbers 14",
    ] {
        assert!(
            text.contains(line),
            "{line} is missing from the cover: {text}"
        );
    }
    let short = render(&pack, &options([PackSection::Cover, PackSection::Briefs]));
    let text = support::text(&short.pdf);
    assert!(text.contains("Briefs, 2 cases 2"), "{text}");
    assert!(
        !text.contains("Fair share"),
        "what is not in the pack is not on its cover"
    );
}

#[test]
fn short_sections_share_a_page_and_each_says_which_it_stands_on() {
    let mut pack = sample::whole_pack(2);
    let order = [
        PackSection::Agenda,
        PackSection::Declarations,
        PackSection::Matters,
        PackSection::Fairness,
    ];
    let spans = |pack: &PanelPack, order: &[PackSection]| {
        pack::spans(pack, &options(order.iter().copied()))
            .into_iter()
            .map(|span| (span.anchor, span.page, span.pages))
            .collect::<Vec<_>>()
    };
    let of = |anchor: &str, page, pages| (anchor.to_owned(), page, pages);
    assert_eq!(
        spans(&pack, &order),
        [
            of("agenda", 1, 1),
            of("declarations", 1, 1),
            of("matters", 1, 1),
            of("fairness", 2, 1)
        ]
    );
    assert_eq!(
        spans(&pack, &[order[1], order[3], order[2]]),
        [
            of("declarations", 1, 1),
            of("fairness", 2, 1),
            of("matters", 3, 1)
        ],
        "what does not follow a short section has a page of its own"
    );
    // So many promises that they go over the page: both pages are theirs, and the next section has the one after.
    let promise = pack.matters.clone().expect("promises")[0].clone();
    pack.matters = Some(vec![promise; 14]);
    let long = spans(&pack, &order);
    assert_eq!(long[2], of("matters", 1, 2));
    assert_eq!(long[3], of("fairness", 3, 1));
    // A reader who may not have the first case keeps every page number, though less stands above.
    let audience = Audience {
        name: "A member with an interest".to_owned(),
        without: vec![pack.cases[0].case_ref.clone()],
        ..Audience::default()
    };
    let order = options(order);
    let copy = audience::render(&pack, &audience, &order).expect("the copy can be made");
    check(&copy.pdf);
    assert_eq!(copy.spans, render(&pack, &order).spans);
}

#[test]
fn attendance_is_told_week_by_week_and_nobody_asked_is_no_absence() {
    let pack = sample::whole_pack(1);
    let made = render(&pack, &options([PackSection::Attendance]));
    check(&made.pdf);
    let text = text(&made.pdf);
    for said in [
        "3 of 4 half days attended, 75 %, in 2 weeks with a mark.",
        "Two tellings differ on 1 half day.",
        "1 earlier week is on file.",
        "N or /",
        "3 of 4",
        "N: No reason yet",
    ] {
        assert!(text.contains(said), "{said} is missing from {text}");
    }
}

#[test]
fn the_fair_share_page_has_heads_for_rows_and_columns_and_says_who_is_not_compared() {
    let pack = sample::whole_pack(1);
    let made = render(&pack, &options([PackSection::Fairness]));
    let tree = structure(&made.pdf);
    assert!(tree.contains("/Scope /Column") && tree.contains("/Scope /Row"));
    let text = text(&made.pdf);
    for said in [
        "It is the turn of Hartfell High School",
        "Without a turn",
        "Millrace Alternative Provision: Not comparable: the number on roll is not known.",
        "FA: admitted by fair access",
    ] {
        assert!(text.contains(said), "{said} is missing from {text}");
    }
}

#[test]
fn a_sharing_copy_keeps_every_page_number_and_none_of_the_annexes() {
    let pack = sample::whole_pack(3);
    let options = options(PackSection::ALL);
    let audience = Audience {
        name: "Sharing copy".to_owned(),
        withhold: vec![Withheld::Names, Withheld::Needs, Withheld::Annexes],
        without: vec![pack.cases[1].case_ref.clone()],
        ..Audience::default()
    };
    let whole = render(&pack, &options);
    let copy = audience::render(&pack, &audience, &options).expect("the copy can be made");
    check(&copy.pdf);
    assert_eq!(copy.pages, whole.pages);
    let pages = |made: &Rendered| made.parts.iter().map(|p| p.page).collect::<Vec<_>>();
    assert_eq!(pages(&copy), pages(&whole));
    let raw = tool(
        "qpdf",
        "qpdf",
        &["--qdf", "--object-streams=disable", "-"],
        &copy.pdf,
    );
    let said = text(&copy.pdf);
    for secret in [
        "Łukasz",
        "Luk ",
        "bus stop",
        "Achterberg",
        "Education, health and care plan",
        "School place allocated: Oak",
    ] {
        assert!(
            !said.contains(secret) && !raw.contains(secret),
            "{secret} may not be in this copy"
        );
    }
    assert!(said.contains("The annexes are not part of this copy."));
    assert!(said.contains("it counts cases that are left out"));
}

fn supplement() -> PanelPack {
    let mut pack = sample::whole_pack(2);
    pack.cases[0].number = Some("2".to_owned());
    pack.cases[1].number = Some("12a".to_owned());
    let place = |anchor: String, page: usize, first: usize| Place {
        anchor,
        page,
        first,
    };
    pack.supplement = Some(Supplement {
        agenda: Vec::new(),
        briefs: Default::default(),
        number: 1,
        issue: 1,
        why: Some("A school’s view came late, and a child was excluded on Tuesday.".to_owned()),
        changes: vec![
            Change {
                what: "2 · K0F-0QX".to_owned(),
                how: "Changed: the school’s view".to_owned(),
                out: Some("5".to_owned()),
                into: Some("5a".to_owned()),
            },
            Change {
                what: "12a · K1F-1QX".to_owned(),
                how: "Late case".to_owned(),
                out: None,
                into: Some("15b, 27a".to_owned()),
            },
        ],
        places: vec![
            place(pack::brief_anchor(&pack.cases[0].case_ref), 5, 0),
            place(pack::brief_anchor(&pack.cases[1].case_ref), 15, 1),
            place(pack::sheet_anchor(&pack.cases[0].case_ref), 17, 0),
            place(pack::sheet_anchor(&pack.cases[1].case_ref), 27, 0),
        ],
    });
    pack
}

#[test]
fn a_supplement_is_numbered_beside_the_pages_of_the_issue_and_has_its_slip_in_front() {
    let pack = supplement();
    let options = options([PackSection::Briefs, PackSection::DecisionSheets]);
    let made = render(&pack, &options);
    check(&made.pdf);
    let text = text(&made.pdf);
    for said in [
        "Change slip: supplement 1 to issue 1",
        "Page 5a",
        "Page 15b",
        "Page 17a",
        "Page 27a",
        "12a · Adébáyọ̀ Ògúnlẹ́sì",
        "Every other page of the issued pack stays as it is",
    ] {
        assert!(text.contains(said), "{said} is missing from {text}");
    }
    assert!(
        !text.contains("Page 1 of"),
        "a count of its own would be a second count of pages"
    );
    let labels = tool(
        "qpdf",
        "qpdf",
        &["--json", "--json-key=pagelabels"],
        &made.pdf,
    );
    assert!(
        labels.contains("15b"),
        "a viewer calls the page what the paper calls it: {labels}"
    );
    let audience = Audience {
        withhold: vec![Withheld::Names],
        ..Audience::default()
    };
    let copy = audience::render(&pack, &audience, &options).expect("the copy can be made");
    check(&copy.pdf);
    let said = support::text(&copy.pdf);
    assert!(
        said.contains("Page 15b") && !said.contains("Łukasz"),
        "{said}"
    );
}

#[test]
fn the_parts_of_a_pack_say_where_they_stand() {
    let pack = sample::pack(3);
    let spans = pack::spans(&pack, &options(PackSection::ALL));
    let brief = spans
        .iter()
        .find(|span| span.anchor == pack::brief_anchor(&pack.cases[1].case_ref))
        .expect("each brief is found");
    assert_eq!((brief.page, brief.pages), (4, 1));
    assert!(
        spans
            .iter()
            .any(|span| span.anchor == pack::sheet_anchor(&pack.cases[2].case_ref))
    );
}
