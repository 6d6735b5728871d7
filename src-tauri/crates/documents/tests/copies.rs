//! The copies of one pack, made together.

mod sample;

use waymark_documents::audience::{self, Audience, Withheld};
use waymark_documents::case::PackCopy;
use waymark_documents::copies::{Wanted, each};
use waymark_documents::pack::composed::Composed;
use waymark_documents::pack::{self, PanelPack};
use waymark_documents::{DocumentError, Options, Rendered};

fn options() -> Options {
    Options {
        made_at: sample::MADE_AT,
        case_per_sheet: true,
        ..Options::default()
    }
}

fn numbered(number: u32, recipient: &str) -> Option<PackCopy> {
    Some(PackCopy {
        number,
        of: 4,
        recipient: recipient.to_owned(),
    })
}

/// Everything, for the schools, the sharing copy, and for a member with an interest in the second case.
fn wanted() -> Vec<Wanted> {
    let reader = |number, name: &str, withhold: &[Withheld], without: &[&str]| Wanted {
        copy: numbered(number, name),
        audience: Some(Audience {
            name: name.to_owned(),
            copy: numbered(number, name),
            withhold: withhold.to_vec(),
            without: without.iter().map(|case| (*case).to_owned()).collect(),
        }),
    };
    vec![
        Wanted::default(),
        Wanted {
            copy: numbered(1, "The chair"),
            audience: None,
        },
        reader(
            2,
            "Schools",
            &[Withheld::Needs, Withheld::Risks, Withheld::Identifiers],
            &[],
        ),
        reader(
            3,
            "Sharing copy",
            &[Withheld::Names, Withheld::Voices, Withheld::Annexes],
            &[],
        ),
        reader(4, "Paul Hargreaves", &[], &["K1F-1QX"]),
    ]
}

fn alone(pack: &PanelPack, wanted: &Wanted) -> Result<Rendered, DocumentError> {
    let own = PanelPack {
        copy: wanted.copy.clone(),
        ..pack.clone()
    };
    match &wanted.audience {
        Some(audience) => audience::render(&own, audience, &options()),
        None => pack::render(&own, &options()),
    }
}

#[test]
fn a_copy_made_among_others_is_the_copy_made_alone() {
    let mut pack = sample::pack(5);
    // A brief of several pages, which is made no smaller and keeps the numbers of what follows.
    pack.cases[3].brief.risks = Some("What is done about each of them. ".repeat(260));
    let wanted = wanted();
    let together = each(&pack, &wanted, &options(), |made| made).expect("every copy can be made");
    assert_eq!(together.len(), wanted.len(), "one file for each copy");
    for (made, wanted) in together.iter().zip(&wanted) {
        let alone = alone(&pack, wanted).expect("a copy can be made alone");
        assert!(
            made.pdf == alone.pdf,
            "the same bytes for {:?}, or its hash would not be that of the file that is saved",
            wanted.copy
        );
        assert_eq!(made.missing, alone.missing);
        assert_eq!(made.undrawn, alone.undrawn);
    }
    for made in &together {
        assert_eq!(
            made.spans, together[0].spans,
            "every copy has the page numbers of the whole"
        );
    }
}

#[test]
fn a_pack_set_again_after_a_change_is_the_pack_set_anew() {
    let mut pack = sample::pack(5);
    let before = Composed::of(None, &pack, &options());
    pack.cases[2].ask = Some("Agree another school, and say by when.".to_owned());
    pack.cases.remove(4);
    for wanted in wanted() {
        let again = Composed::of(Some(&before), &pack, &options());
        let own = PanelPack {
            copy: wanted.copy.clone(),
            ..pack.clone()
        };
        let again = again
            .render(&own, wanted.audience.as_ref(), &options())
            .expect("a pack that was set once can be set again");
        let anew = alone(&pack, &wanted).expect("a copy can be made alone");
        assert!(
            again.pdf == anew.pdf,
            "nothing of the pack before the change may stay in it: {:?}",
            wanted.copy
        );
    }
}

#[test]
fn what_is_kept_of_each_copy_comes_in_the_order_of_the_copies() {
    let pack = sample::pack(2);
    let none = each(&pack, &[], &options(), |made| made.pages).expect("no copy is none to make");
    assert!(none.is_empty());
    let pages = each(&pack, &wanted(), &options(), |made| made.pages).expect("copies can be made");
    let whole = pack::render(&pack, &options()).expect("a pack can always be made");
    assert_eq!(
        pages, [whole.pages; 5],
        "kept in the order that was asked for"
    );
}
