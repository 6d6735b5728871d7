//! Copies of one pack for several readers: what they may not have is not in the file, and page numbers are the same.

mod sample;
mod support;

use std::collections::BTreeSet;

use serde_json::Value;
use support::{check, structure, text, tool};
use waymark_documents::audience::{self, Audience, Withheld};
use waymark_documents::case::{Case, PackCopy, Session, StatusLine, Tried};
use waymark_documents::pack;
use waymark_documents::pack::figures::{FigureGroup, Figures};
use waymark_documents::pack::supplement::{Change, Place, Supplement};
use waymark_documents::{Options, PackSection, Rendered, Sections};

fn options() -> Options {
    Options {
        made_at: sample::MADE_AT,
        ..Options::default()
    }
}

fn schools() -> Audience {
    Audience {
        name: "School representatives".to_owned(),
        copy: Some(PackCopy {
            number: 5,
            of: 9,
            recipient: "School representatives".to_owned(),
        }),
        withhold: vec![
            Withheld::Names,
            Withheld::Identifiers,
            Withheld::Voices,
            Withheld::Needs,
            Withheld::Risks,
            Withheld::SchoolView,
            Withheld::Tried,
        ],
        without: vec!["K1F-1QX".to_owned()],
    }
}

/// Everything in a file that could be read by any means: pages, structure, and every object with its streams unpacked.
fn everything(made: &Rendered) -> String {
    let objects = tool(
        "qpdf",
        "qpdf",
        &["--json", "--json-stream-data=inline", "--decode-level=all"],
        &made.pdf,
    );
    format!("{}\n{}\n{objects}", text(&made.pdf), structure(&made.pdf))
}

#[test]
fn what_is_withheld_is_not_in_the_file() {
    let mut pack = sample::pack(4);
    pack.cases[0].ask = Some("May Łukasz (LUK to his friends) go to Oakenshaw?".to_owned());
    let made = audience::render(&pack, &schools(), &options()).expect("the copy can be made");
    check(&made.pdf);
    let everything = everything(&made);
    for secret in [
        "Łukasz",
        "Wiśniewski",
        "LUK",
        "Ògúnlẹ́sì",
        "Llywelyn",
        "Z823432112012",
        "14 March 2012",
        "proper science",
        "same corridor",
        "language disorder",
        "keep apart",
        "Made every effort",
        "Nine suspensions",
        "A.Ò.",
    ] {
        assert!(
            !everything.contains(secret),
            "{secret} may not be in this copy by any means"
        );
    }
    assert!(
        everything.contains("May – (– to his friends) go to Oakenshaw?"),
        "the rest of the sentence stands"
    );
    assert!(everything.contains("This case is not part of this copy."));
    assert!(
        everything.contains("Withheld"),
        "a reader is told that something is left out"
    );
    assert!(
        made.missing.iter().all(|m| m.field != "UPN"),
        "what is withheld is not missing"
    );
}

#[test]
fn a_slip_tells_no_reader_what_the_sheets_behind_it_keep_from_him() {
    let mut pack = sample::pack(2);
    let (named, left_out) = (pack.cases[0].clone(), pack.cases[1].clone());
    let change = |case: &Case, how: &str| Change {
        what: format!("12a · {}", case.case_ref),
        how: how.to_owned(),
        ..Change::default()
    };
    pack.supplement = Some(Supplement {
        number: 1,
        issue: 1,
        why: Some("The school of Łukasz wrote late.".to_owned()),
        changes: vec![
            change(&named, "Late case. The panel is asked: May Łukasz start?"),
            change(
                &left_out,
                "Late case. The panel is asked: Is Oakenshaw safe?",
            ),
        ],
        places: pack
            .cases
            .iter()
            .map(|case| Place {
                anchor: pack::brief_anchor(&case.case_ref),
                page: 12,
                first: 0,
            })
            .collect(),
        agenda: pack.cases.clone(),
        ..Supplement::default()
    });
    let reader = Audience {
        withhold: vec![Withheld::Names],
        without: vec![left_out.case_ref],
        ..Audience::default()
    };
    let made = audience::render(&pack, &reader, &options()).expect("the copy can be made");
    let everything = everything(&made);
    for secret in ["Łukasz", "Is Oakenshaw safe?"] {
        assert!(!everything.contains(secret), "{secret} stands on the slip");
    }
    for said in [
        "The school of – wrote late.",
        "May – start?",
        "This case is not part of this copy.",
    ] {
        assert!(everything.contains(said), "{said} is missing");
    }
}

#[test]
fn every_copy_keeps_the_page_numbers_of_the_whole() {
    let mut pack = sample::pack(5);
    // One brief that takes more than a page in the whole and much less in the copy.
    pack.cases[2].brief.risks =
        Some("A long account of risks and what is done about each. ".repeat(120));
    let whole = pack::render(&pack, &options()).expect("a pack can always be made");
    let copy = audience::render(&pack, &schools(), &options()).expect("the copy can be made");
    assert_eq!(copy.pages, whole.pages, "one pack, one count of pages");
    let begins = |made: &Rendered| made.parts.iter().map(|p| p.page).collect::<Vec<_>>();
    assert_eq!(
        begins(&copy),
        begins(&whole),
        "each part begins where it begins in the whole"
    );
    assert!(text(&copy.pdf).contains("Copy 5 of 9 · School representatives"));
}

#[test]
fn a_reader_who_may_have_everything_gets_everything() {
    let pack = sample::pack(2);
    let whole = text(
        &pack::render(&pack, &options())
            .expect("a pack can always be made")
            .pdf,
    );
    let everyone = Audience {
        name: "Chair".to_owned(),
        copy: pack.copy.clone(),
        ..Audience::default()
    };
    let copy = audience::render(&pack, &everyone, &options()).expect("the copy can be made");
    assert_eq!(text(&copy.pdf), whole);
}

#[test]
fn what_tells_of_a_need_goes_with_the_needs() {
    let mut pack = sample::whole_pack(2);
    let case = &mut pack.cases[0];
    case.category = Some("f · Carer".to_owned());
    case.category_needs = true;
    case.reason = Some("Provision for a child away through ill health".to_owned());
    case.brief.statuses.push(StatusLine {
        label: "Medical".to_owned(),
        reason: Some("Mental health".to_owned()),
        legal_basis: Some("Education Act 1996 s.19; health needs guidance".to_owned()),
        needs: true,
        ..StatusLine::default()
    });
    case.brief.week = Some(vec![Session {
        weekday: 2,
        setting: "Wendlebury Hospital School".to_owned(),
        needs: true,
        ..Session::default()
    }]);
    case.brief.tried.iter_mut().flatten().for_each(|tried| {
        *tried = Tried {
            setting: "Wendlebury Hospital School".to_owned(),
            kind: Some("Hospital school".to_owned()),
            outcome: Some("Attends every day".to_owned()),
            needs: true,
            ..Tried::default()
        };
    });
    // A panel without categories says the reason alone.
    pack.cases[1].category = None;
    pack.cases[1].reason = Some("Personal education plan after coming into care".to_owned());
    let line = |what: &str| vec![(what.to_owned(), "1".to_owned())];
    pack.figures = Some(Figures {
        groups: vec![FigureGroup {
            title: "Status".to_owned(),
            lines: line("Medical"),
            plainer: Some(line("Out of school")),
            ..FigureGroup::default()
        }],
        ..Figures::default()
    });
    let whole = Options {
        sections: Sections::of(PackSection::ALL),
        ..options()
    };
    let reader = Audience {
        withhold: vec![Withheld::Needs],
        ..Audience::default()
    };
    let made = audience::render(&pack, &reader, &whole).expect("the copy can be made");
    let everything = everything(&made);
    for secret in [
        "Medical",
        "Mental health",
        "health needs",
        "Hospital",
        "Carer",
        "ill health",
        "into care",
    ] {
        assert!(
            !everything.contains(secret),
            "{secret} tells of a need and stands in the copy"
        );
    }
    let said = text(&made.pdf);
    for told in [
        "Out of school since",
        "Category: Withheld",
        "Why it comes: Withheld",
        "Permanently excluded since",
        "Attends every day",
        "The annexes are not part of this copy.",
    ] {
        assert!(said.contains(told), "{told} is missing:\n{said}");
    }
    assert!(
        made.missing
            .iter()
            .all(|m| m.field != "category" && m.field != "why it comes"),
        "what is withheld is not missing"
    );
}

#[test]
fn no_child_of_the_pack_is_named_in_a_copy_without_names() {
    let mut pack = sample::whole_pack(3);
    let name = |case: &mut Case, whole: &str| {
        case.brief.full_name = Some(whole.to_owned());
        case.brief.known_as = None;
    };
    name(&mut pack.cases[0], "Răzvan Dumitrașcu");
    name(&mut pack.cases[1], "Will May");
    name(&mut pack.cases[2], "Amara Okonkwo");
    pack.cases[0].former_names = vec!["Popescu".to_owned()];
    pack.cases[0].presenter = Some("Mrs Dumitrașcu (mother)".to_owned());
    pack.cases[0].ask = Some(
        "Previously known as popescu. A place for Razvan before DUMITRASCU’s birthday?".to_owned(),
    );
    pack.cases[2].ask = Some(
        "Must not be placed with Razvan Dumitrașcu, Yusuf Khan or Will; he will say whether she may."
            .to_owned(),
    );
    pack.others = vec!["Yusuf".to_owned(), "Khan".to_owned()];
    if let Some(matter) = pack.matters.iter_mut().flatten().next() {
        matter.who = Some("Father of Yusuf Khan".to_owned());
    }
    let whole = Options {
        sections: Sections::of(PackSection::ALL),
        ..options()
    };
    let reader = Audience {
        withhold: vec![Withheld::Names],
        ..Audience::default()
    };
    let made = audience::render(&pack, &reader, &whole).expect("the copy can be made");
    let everything = everything(&made).to_lowercase();
    for secret in [
        "razvan", "răzvan", "dumitra", "popescu", "yusuf", "khan", "okonkwo",
    ] {
        assert!(!everything.contains(secret), "{secret} is named");
    }
    let said = text(&made.pdf)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    for told in [
        "Presented by Mrs – (mother)",
        "Must not be placed with – –, – – or –; he will say whether she may.",
        "Father of – –",
    ] {
        assert!(said.contains(told), "{told} is missing: {said}");
    }
}

/// Puts a word of its own in place of every text of a value, and notes the field that it stands in.
fn mark(value: &mut Value, path: &str, words: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => {
            let code = ["breached", "due", "waiting", "met", "unknown"].contains(&text.as_str());
            if !code && text.parse::<chrono::NaiveDate>().is_err() {
                let word = format!("Canary{:03}y", words.len());
                words.push((path.to_owned(), word.clone()));
                *text = word;
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| mark(value, path, words)),
        Value::Object(fields) => fields
            .iter_mut()
            .for_each(|(key, value)| mark(value, &format!("{path}/{key}"), words)),
        _ => {}
    }
}

/// What a copy may say of a case from which everything is withheld that can be. A field that is new must be thought about
/// before it stands here.
const MAY_SAY: [&str; 22] = [
    "/ask",
    "/brief/clocks/label",
    "/brief/destination",
    "/brief/home_la",
    "/brief/key_stage",
    "/brief/last_review/summary",
    "/brief/options/answers/answer",
    "/brief/options/answers/question",
    "/brief/options/note",
    "/brief/options/setting",
    "/brief/owner",
    "/brief/school_on_roll",
    "/brief/statuses/label",
    "/brief/statuses/legal_basis",
    "/brief/statuses/reason",
    "/brief/strengths",
    "/brief/week/setting",
    "/case_ref",
    "/category",
    "/initials",
    "/presenter",
    "/year_group",
];

#[test]
fn a_copy_says_these_fields_and_no_other() {
    let mut pack = sample::whole_pack(1);
    pack.cases[0].former_names = vec!["Popescu".to_owned()];
    let mut case = serde_json::to_value(&pack.cases[0]).expect("a case can be written down");
    let mut words = Vec::new();
    mark(&mut case, "", &mut words);
    let case: Case = serde_json::from_value(case).expect("and read again");
    pack.cases = vec![case];
    let mut audience = schools();
    audience.without.clear();
    audience.withhold.push(Withheld::Annexes);
    let whole = Options {
        sections: Sections::of(PackSection::ALL),
        ..options()
    };
    let made = audience::render(&pack, &audience, &whole).expect("the copy can be made");
    let everything = everything(&made);
    let told: Vec<&(String, String)> = words
        .iter()
        .filter(|(_, word)| everything.contains(word.as_str()))
        .collect();
    let more: BTreeSet<&str> = told
        .iter()
        .map(|(path, _)| path.as_str())
        .filter(|path| !MAY_SAY.contains(path))
        .collect();
    assert!(more.is_empty(), "the copy also says {more:?}");
    let clocks = told
        .iter()
        .filter(|(path, _)| path == "/brief/clocks/label");
    assert_eq!(
        clocks.count(),
        2,
        "a date that tells of an EHC plan goes with the needs"
    );
}
