//! The papers of a round: reviews for moderation, and where Year 11 went.

mod model;
mod sample;
mod support;

use model::{readable, well_set};
use sample::{day, full_case, others::imprint};
use support::{check, text};
use waymark_documents::destinations::{self, DestinationLine, Destinations};
use waymark_documents::moderation::{self, Exception, Moderated, Moderation};
use waymark_documents::{DocumentError, Options, Rendered};

fn options() -> Options {
    Options {
        made_at: sample::MADE_AT,
        ..Options::default()
    }
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// Sixty reviews, four of which ask for a look.
fn round() -> Moderation {
    let asks = |i: usize| i % 17 == 3;
    let review = |i: usize| Moderated {
        name: full_case(i).brief.full_name.unwrap_or_default(),
        case_ref: format!("K{i:02}-2QX"),
        year_group: full_case(i).year_group,
        place: (i != 20).then(|| "Millrace Alternative Provision".to_owned()),
        officer: some("Josephine Beaumont"),
        held_on: Some(day(2026, 10, 13)),
        kind: some("Half-termly review"),
        hours: some("14.5 of 25 h a week"),
        attendance: (!i.is_multiple_of(9)).then_some(85),
        meets_need: some("Yes"),
        decision: some("Continue"),
        next_on: (!asks(i)).then(|| day(2026, 12, 4)),
        exceptions: if asks(i) {
            vec![
                "No next date: the placement ends on Friday".to_owned(),
                "Continued a third time, since Tue 24 Feb 2026".to_owned(),
            ]
        } else {
            vec![]
        },
        said: vec![
            (
                "The child’s own words".to_owned(),
                "I like the workshop.".to_owned(),
            ),
            (
                "Progress against the aim".to_owned(),
                "Three units of five. Reading age up by seven months since the spring.".to_owned(),
            ),
        ],
    };
    let reviews: Vec<Moderated> = (0..60).map(review).collect();
    let cases = reviews
        .iter()
        .filter(|review| !review.exceptions.is_empty())
        .map(|review| review.case_ref.clone())
        .collect();
    Moderation {
        imprint: imprint(),
        shows: "held from Mon 12 Oct to Fri 23 Oct 2026".to_owned(),
        looked_for: vec![
            Exception {
                what: "No next date".to_owned(),
                meaning: "The review names no day for the next one.".to_owned(),
                cases,
                unknown: 0,
            },
            Exception {
                what: "Hours under".to_owned(),
                meaning: "Fewer hours this week than the key stage’s week.".to_owned(),
                cases: vec![],
                unknown: 2,
            },
        ],
        reviews,
    }
}

fn leavers() -> Destinations {
    let line = |name: &str, purpose: Option<&str>, counts: &[Option<u32>]| DestinationLine {
        name: name.to_owned(),
        purpose: purpose.map(str::to_owned),
        counts: counts.to_vec(),
    };
    Destinations {
        imprint: imprint(),
        who: "Year 11 leavers of summer 2026".to_owned(),
        shows: "31 leavers, as on Tue 10 Nov 2026".to_owned(),
        first: "Provider".to_owned(),
        with_purpose: true,
        heads: ["With evidence", "Hoped for", "Unknown", "Leavers"]
            .map(str::to_owned)
            .to_vec(),
        lines: vec![
            line(
                "Millrace Alternative Provision",
                Some("Vocational course"),
                &[Some(9), None, None, Some(17)],
            ),
            line(
                "The Lantern Pupil Referral Unit",
                Some("Unknown"),
                &[Some(6), None, None, Some(14)],
            ),
            line("All leavers", None, &[Some(15), Some(9), Some(7), Some(31)]),
        ],
        method: vec!["A number from one to four is hidden and shown as “c”.".to_owned()],
    }
}

fn papers() -> Vec<(&'static str, Result<Rendered, DocumentError>)> {
    vec![
        ("moderation", moderation::render(&round(), &options())),
        ("destinations", destinations::render(&leavers(), &options())),
    ]
}

#[test]
fn they_pass_every_checker_and_look_as_they_did() {
    for (name, made) in papers() {
        let made = made.unwrap_or_else(|e| panic!("{name}: {e}"));
        check(&made.pdf);
        let wrong = well_set(&made.laid);
        assert!(wrong.is_empty(), "{name}: {wrong:#?}");
        insta::assert_snapshot!(name, readable(&made.laid));
    }
}

#[test]
fn sixty_reviews_with_four_to_look_at_are_not_sixty_pages() {
    let made = moderation::render(&round(), &options()).expect("a paper can always be made");
    assert!(made.pages <= 6, "{} pages", made.pages);
    let words = text(&made.pdf);
    let place = |what: &str| {
        words
            .find(what)
            .unwrap_or_else(|| panic!("{what} is printed"))
    };
    assert!(
        place("What was looked for") < place("I like the workshop")
            && place("I like the workshop") < place("Nothing to remark"),
        "counts first, then those to look at, then the rest"
    );
    assert_eq!(
        words.matches("I like the workshop").count(),
        4,
        "only those to look at stand whole"
    );
}

#[test]
fn with_nothing_in_them_they_say_so() {
    let made = moderation::render(&Moderation::default(), &options()).expect("an empty paper");
    check(&made.pdf);
    assert!(text(&made.pdf).contains("No review was held in this time."));
    let made = destinations::render(&Destinations::default(), &options()).expect("an empty paper");
    check(&made.pdf);
}
