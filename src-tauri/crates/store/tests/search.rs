//! Search told as what people type.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it stands"
)]

mod common;

use common::*;
use waymark_store::Store;
use waymark_store::search::{self, Hit, Matched};
use waymark_store::tables::*;

fn find(store: &Store, text: &str) -> Vec<Hit> {
    store.read(|r| search::find(r, text, 10)).unwrap()
}

fn names(store: &Store, text: &str) -> Vec<String> {
    let name = |hit: Hit| format!("{} {}", hit.forename, hit.surname);
    find(store, text).into_iter().map(name).collect()
}

fn marked(hit: &Hit) -> String {
    let part = |s: &search::Stretch| match s.hit {
        true => format!("[{}]", s.text),
        false => s.text.clone(),
    };
    hit.text.iter().map(part).collect()
}

/// Łukasz, who was Kowalski once; Siobhán O'Brien; two Adas of whom one's case is closed.
fn team() -> Store {
    let store = store();
    let lukasz = Pupil {
        dob: Some(day("2012-11-10")),
        upn: some("H801200001001"),
        former_upn: some("A801200001234"),
        postcode: some("BS5 0TJ"),
        ..pupil(1, "Łukasz", "Nowak")
    };
    let siobhan = Pupil {
        known_as: some("Shiv"),
        dob: Some(day("2011-03-02")),
        ..pupil(2, "Siobhán", "O'Brien")
    };
    let closed = Pupil {
        closed_on: Some(day("2026-01-05")),
        ..pupil(3, "Ada", "Adams")
    };
    let change = edit("Add")
        .create(&lukasz)
        .create(&FormerName {
            id: id(50),
            pupil: Some(id(1)),
            surname: some("Kowalski"),
            ..FormerName::default()
        })
        .create(&siobhan)
        .create(&closed)
        .create(&pupil(4, "Ada", "Young"))
        .create(&pupil(5, "Nguyễn", "Thị Ánh"))
        .create(&note(
            20,
            1,
            "2026-11-10",
            "Rang home. His grandmother says that Łukasz reads to her in the evening.",
        ))
        .create(&note(21, 4, "2026-11-11", "Visited; grandmother not in."));
    store.commit(change).unwrap();
    store
}

#[test]
fn a_name_is_found_as_it_is_typed_on_an_english_keyboard() {
    let store = team();
    for typed in ["l", "lu", "lukasz", "LUKASZ", "łukasz", "Łuk"] {
        assert_eq!(names(&store, typed)[0], "Łukasz Nowak", "typed {typed:?}");
    }
    assert_eq!(names(&store, "thi anh"), ["Nguyễn Thị Ánh"]);
    assert_eq!(names(&store, "nguyen"), ["Nguyễn Thị Ánh"]);
}

#[test]
fn any_part_of_a_name_will_do_from_three_letters() {
    let store = team();
    let hit = &find(&store, "kasz")[0];
    assert_eq!(marked(hit), "Łu[kasz] Nowak");
    assert_eq!(names(&store, "rien"), ["Siobhán O'Brien"]);
}

#[test]
fn apostrophes_may_be_typed_left_out_or_spaced() {
    let store = team();
    for typed in ["o'brien", "obrien", "o brien", "O’Brien"] {
        assert_eq!(names(&store, typed), ["Siobhán O'Brien"], "typed {typed:?}");
    }
    assert_eq!(marked(&find(&store, "obri")[0]), "Siobhán [O'Bri]en");
}

#[test]
fn forename_and_surname_in_either_order() {
    let store = team();
    assert_eq!(names(&store, "now luk"), ["Łukasz Nowak"]);
    assert_eq!(names(&store, "lukasz nowak"), ["Łukasz Nowak"]);
    assert_eq!(
        names(&store, "lukasz young"),
        Vec::<String>::new(),
        "all the words must be the child's"
    );
}

#[test]
fn a_former_name_finds_the_child_and_is_said() {
    let store = team();
    let hit = &find(&store, "kowal")[0];
    assert_eq!(hit.surname, "Nowak");
    assert_eq!(
        (hit.matched, hit.why.as_str()),
        (Matched::FormerName, "former name")
    );
    assert_eq!(marked(hit), "[Kowal]ski");
    assert_eq!(
        names(&store, "lukasz kowalski"),
        ["Łukasz Nowak"],
        "the present forename with the former surname"
    );
}

#[test]
fn the_name_a_child_answers_to() {
    let store = team();
    let hit = &find(&store, "shiv")[0];
    assert_eq!(
        (hit.forename.as_str(), hit.matched),
        ("Siobhán", Matched::KnownAs)
    );
}

#[test]
fn numbers_dates_postcode_and_case_reference() {
    let store = team();
    let reference = waymark_domain::case_ref(id(1));
    for (typed, matched) in [
        ("H801200001001", Matched::Upn),
        ("h8012000", Matched::Upn),
        ("A8012", Matched::FormerUpn),
        ("10/11/2012", Matched::Dob),
        ("2012-11-10", Matched::Dob),
        ("10.11.2012", Matched::Dob),
        ("2012-11", Matched::Dob),
        ("bs5 0tj", Matched::Postcode),
        ("BS50", Matched::Postcode),
        (reference.as_str(), Matched::CaseRef),
    ] {
        let hits = find(&store, typed);
        assert!(!hits.is_empty(), "nothing found for {typed:?}");
        assert_eq!(
            (hits[0].pupil, hits[0].matched),
            (id(1), matched),
            "typed {typed:?}"
        );
    }
    assert_eq!(marked(&find(&store, "bs50")[0]), "[BS5 0]TJ");
    assert_eq!(marked(&find(&store, "10/11/2012")[0]), "[Sat 10 Nov 2012]");
}

#[test]
fn open_cases_come_before_closed_ones_and_notes_after_children() {
    let store = team();
    let ada = find(&store, "ada");
    assert_eq!(ada[0].surname, "Young", "the open case first");
    assert_eq!((ada[1].surname.as_str(), ada[1].closed), ("Adams", true));

    let hits = find(&store, "lukasz");
    assert_eq!(hits[0].matched, Matched::Name);
    let note = hits.last().unwrap();
    assert_eq!((note.matched, note.note), (Matched::Note, Some(id(20))));
}

#[test]
fn notes_the_newest_first_with_the_words_marked() {
    let store = team();
    let hits = find(&store, "grandmother");
    let notes: Vec<_> = hits.iter().map(|hit| hit.note.unwrap()).collect();
    assert_eq!(notes, [id(21), id(20)]);
    assert_eq!(hits[0].why, "note of Wed 11 Nov 2026");
    assert_eq!(marked(&hits[0]), "Visited; [grandmother] not in.");
    assert_eq!(
        find(&store, "grandmother evening").len(),
        1,
        "all the words must be in the note"
    );
    assert_eq!(
        find(&store, "reads to her in the even").len(),
        1,
        "the last word may be unfinished"
    );
}

#[test]
fn a_misspelt_name_is_still_found_when_nothing_else_is() {
    let store = team();
    for typed in ["Kowalsky", "Siobahn", "Lukazs Novak"] {
        let hits = find(&store, typed);
        assert!(!hits.is_empty(), "nothing found for {typed:?}");
        assert_eq!(hits[0].matched, Matched::Nearly, "typed {typed:?}");
    }
    assert_eq!(
        find(&store, "Featherstonehaugh"),
        [],
        "a name unlike any finds nobody"
    );
}

#[test]
fn the_index_follows_every_edit_and_every_undo() {
    let store = team();
    let patch = PupilPatch {
        surname: Some(some("Zielinski")),
        ..Default::default()
    };
    let renamed = store
        .commit(edit("Rename").set::<Pupil>(id(1), patch))
        .unwrap();
    assert_eq!(names(&store, "zielin"), ["Łukasz Zielinski"]);
    assert_eq!(
        names(&store, "nowak"),
        Vec::<String>::new(),
        "a name that was a mistake is not a former name"
    );
    store.undo(renamed.change.unwrap(), None).unwrap();
    assert_eq!(names(&store, "nowak"), ["Łukasz Nowak"]);

    let gone = store
        .commit(edit("Mistake").delete::<Note>(id(21)))
        .unwrap();
    assert_eq!(find(&store, "visited").len(), 0);
    store.undo(gone.change.unwrap(), None).unwrap();
    assert_eq!(find(&store, "visited").len(), 1);

    let patch = NotePatch {
        text: Some(some("Telephoned; nobody in.")),
        ..Default::default()
    };
    store
        .commit(edit("Correct").set::<Note>(id(21), patch))
        .unwrap();
    assert_eq!(
        (
            find(&store, "visited").len(),
            find(&store, "telephoned").len()
        ),
        (0, 1)
    );

    let patch = PupilPatch {
        recorded_in_error: Some(some("Twice")),
        ..Default::default()
    };
    store
        .commit(edit("In error").set::<Pupil>(id(4), patch))
        .unwrap();
    assert_eq!(names(&store, "young"), Vec::<String>::new());

    let before = ["ada", "lukasz", "grandmother", "h8012"].map(|typed| find(&store, typed));
    store.rebuild().unwrap();
    let after = ["ada", "lukasz", "grandmother", "h8012"].map(|typed| find(&store, typed));
    assert_eq!(before, after, "an index made anew finds the same");
}

#[test]
fn nothing_that_is_typed_is_read_as_a_query_language() {
    let store = team();
    for typed in [
        "\"",
        "*",
        "a OR b",
        "NEAR(",
        "names:ada",
        "' OR 1=1 --",
        "((",
        "^ada",
        "\u{0}",
        "-",
        "🙂",
        "%",
        "ada*\"",
        "{}",
    ] {
        find(&store, typed);
    }
    assert_eq!(names(&store, "  Ada,  Young! "), ["Ada Young"]);
}

#[test]
fn the_same_child_is_known_before_it_is_added_again() {
    let store = team();
    let ask = |surname, forename, dob: Option<&str>, upn| {
        store
            .read(|r| search::alike(r, Some(surname), Some(forename), dob.map(day), upn))
            .unwrap()
    };
    let by_upn = ask("Anders", "Anders", None, Some("h80120000100 1"));
    assert_eq!((by_upn[0].pupil, by_upn[0].sure), (id(1), true));
    assert_eq!(by_upn[0].reason, "Same UPN");

    let by_name = ask("NOWAK", "lukasz", Some("2012-11-10"), None);
    assert_eq!(
        (by_name[0].sure, by_name[0].reason.as_str()),
        (true, "Same name and date of birth")
    );
    assert!(
        ask("Kowalski", "Lukasz", Some("2012-11-10"), None)[0].sure,
        "by the former name"
    );

    let near = ask("Novak", "Lucasz", Some("2012-11-10"), None);
    assert_eq!(
        (near[0].sure, near[0].reason.as_str()),
        (false, "Similar name, same date of birth")
    );
    let swapped = ask("Nowak", "Łukasz", Some("2012-10-11"), None);
    assert!(!swapped[0].sure && swapped[0].reason.contains("other way round"));
    let namesake = ask("Young", "Ada", Some("2012-10-11"), None);
    assert_eq!(namesake[0].reason, "Same name, date of birth not known");
    assert_eq!(ask("Young", "Adam", Some("2001-01-01"), None), []);
}
