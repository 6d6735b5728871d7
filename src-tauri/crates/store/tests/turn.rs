//! The day turns: the lists follow it child by child, say what a rebuild says, and let a person save meanwhile.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it stands"
)]

mod common;

use std::cell::RefCell;

use chrono::{Days, NaiveDate};
use common::*;
use rusqlite::Connection;
use waymark_domain::eligibility::Signal;
use waymark_store::ledger::change::Change;
use waymark_store::tables::{
    Mark, Placement, PlacementPatch, Plan, PlanPatch, Pupil, PupilPatch, Review, Snooze, Status,
    Suspension,
};
use waymark_store::views::{
    self, AlertRow, CaseloadRow, DueGroup, DueRow, EndedBy, EndedRow, Lasting, Outcomes,
    PupilsQuery, View, ViewCount,
};
use waymark_store::{Store, reference};

const TODAY: &str = "2026-11-10";

/// A few hundred children, more than are worked out at once, with whatever moves with the day.
fn filled() -> Store {
    let store = store();
    fill(&store);
    store
}

fn fill(store: &Store) {
    let mut change = edit("Add");
    for n in 0..260u128 {
        let opened = day("2026-09-01") + Days::new((n % 60) as u64);
        change = change
            .create(&Pupil {
                // Every third of the closed left Year 11 in summer, and is asked after in October.
                dob: Some(if n.is_multiple_of(21) {
                    day("2010-03-01")
                } else {
                    day("2012-03-01") + Days::new((n % 900) as u64)
                }),
                closed_on: n
                    .is_multiple_of(7)
                    .then(|| day("2026-11-09") + Days::new((n % 5) as u64)),
                destination: n.is_multiple_of(7).then(|| "Back at school".to_owned()),
                ..pupil(n, "Ada", &format!("Byron {n:03}"))
            })
            .create(&Status {
                id: id(10_000 + n),
                pupil: Some(id(n)),
                kind: some(["PEX", "RTT", "MED", "AWAIT"][(n % 4) as usize]),
                started_on: Some(opened),
                ended_on: n.is_multiple_of(5).then(|| day("2026-11-11")),
                ..Status::default()
            });
        if n.is_multiple_of(2) {
            change = change
                .create(&Placement {
                    planned_end: Some(day("2026-11-08") + Days::new((n % 9) as u64)),
                    ..placement(20_000 + n, n, "2026-09-14")
                })
                .create(&Review {
                    id: id(30_000 + n),
                    pupil: Some(id(n)),
                    placement: Some(id(20_000 + n)),
                    kind: some("placement"),
                    held_on: Some(opened),
                    next_on: Some(day("2026-11-08") + Days::new((n % 9) as u64)),
                    ..Review::default()
                });
        }
        if n.is_multiple_of(3) {
            change = change.create(&Snooze {
                id: id(40_000 + n),
                pupil: Some(id(n)),
                alert: some("unseen"),
                until_on: Some(day("2026-11-10") + Days::new((n % 6) as u64)),
                reason: some("Seen by the health visitor"),
                ..Snooze::default()
            });
        }
        if n.is_multiple_of(11) {
            change = change.create(&Plan {
                id: id(50_000 + n),
                pupil: Some(id(n)),
                started_on: Some(opened),
                target_on: Some(day("2026-11-12")),
                ..Plan::default()
            });
        }
        if n.is_multiple_of(4) {
            let ended = day("2026-06-01") + Days::new(u64::from(n as u32 % 90));
            change = change
                .create(&Placement {
                    ended_on: Some(ended),
                    ..placement(60_000 + n, n, "2026-01-12")
                })
                .create(&Plan {
                    id: id(70_000 + n),
                    pupil: Some(id(n)),
                    destination: some("urn:990007"),
                    started_on: Some(day("2026-02-02")),
                    ended_on: Some(ended + Days::new(14)),
                    outcome: some(["returned", "changed", "broken"][(n % 3) as usize]),
                    ..Plan::default()
                });
        }
    }
    store.commit(change).unwrap();
}

/// Everything that a screen reads from the derived lists.
#[derive(Debug, PartialEq)]
struct Shown {
    open: Vec<CaseloadRow>,
    closed: Vec<CaseloadRow>,
    counts: Vec<ViewCount>,
    dates: Vec<DueRow>,
    groups: Vec<(u32, Vec<DueRow>)>,
    alerts: Vec<AlertRow>,
    may_return: (u32, u32, Vec<(CaseloadRow, Vec<Signal>)>),
    lasting: Lasting,
    ended: Vec<EndedRow>,
    rates: Vec<Vec<Outcomes>>,
}

fn shown(store: &Store, today: NaiveDate) -> Shown {
    store
        .read(|reader| {
            let list = |view| PupilsQuery {
                view: Some(view),
                ..PupilsQuery::default()
            };
            let open = views::every_pupil(reader, &list(View::Everyone), today)?;
            let closed = views::every_pupil(reader, &list(View::Closed), today)?;
            let mut dates = Vec::new();
            let mut alerts = Vec::new();
            let way_back = views::may_return(reader, 500)?;
            let (from, until) = (day("2025-11-10"), day("2026-11-10"));
            let rates = [EndedBy::Setting, EndedBy::School, EndedBy::Year]
                .into_iter()
                .map(|by| views::ended_by(reader, by, from, until))
                .collect::<waymark_store::Result<_>>()?;
            for child in open.iter().chain(&closed) {
                dates.extend(views::due_of(reader, child.pupil)?);
                alerts.extend(views::alerts_of(reader, child.pupil)?);
            }
            Ok(Shown {
                closed,
                may_return: (way_back.placed, way_back.ready, way_back.rows),
                lasting: views::lasting(reader, today, 2, 500)?,
                ended: views::ended_rows(reader, (EndedBy::Year, None), &[], (from, until), 500)?,
                rates,
                counts: views::view_counts(reader, None, today)?,
                groups: DueGroup::ALL
                    .into_iter()
                    .map(|group| views::due_group(reader, group, None, today, 0, 500))
                    .collect::<waymark_store::Result<_>>()?,
                open,
                dates,
                alerts,
            })
        })
        .unwrap()
}

#[test]
fn a_week_of_mornings_says_what_a_rebuild_says() {
    let store = filled();
    let mut seen = Vec::new();
    for after in 0..4 {
        let today = day(TODAY) + Days::new(after);
        store.derive_for(today, &|_, _| {}).unwrap();
        let turned = shown(&store, today);
        store.rebuild().unwrap();
        assert_eq!(turned, shown(&store, today), "on {today}");
        seen.push(turned);
    }
    assert!(
        seen.windows(2).all(|days| days[0] != days[1]),
        "every one of these mornings moves something"
    );
    assert!(
        seen.iter()
            .all(|day| !day.dates.is_empty() && !day.alerts.is_empty() && !day.closed.is_empty()),
        "there is something to compare"
    );
    assert!(
        seen.iter().all(|day| !day.may_return.2.is_empty()
            && day.lasting.drifted > 0
            && day.ended.len() > 5),
        "and of the way back too"
    );
}

/// What a person does to a child whose way back is looked at; each is one change.
fn deeds() -> Vec<Change> {
    let placed = |n: u128, patch| edit("Edit").set::<Placement>(id(20_000 + n), patch);
    let end = |text: &str| PlacementPatch {
        planned_end: Some(Some(day(text))),
        ..PlacementPatch::default()
    };
    vec![
        placed(2, end("2026-10-23")),
        placed(2, end("2026-12-11")),
        placed(2, end("2027-02-12")),
        placed(
            4,
            PlacementPatch {
                purpose: Some(some("Back to school by spring")),
                aim: Some(some("Ten sessions a week")),
                ..PlacementPatch::default()
            },
        ),
        placed(
            6,
            PlacementPatch {
                ended_on: Some(Some(day("2026-11-06"))),
                ..PlacementPatch::default()
            },
        ),
        edit("Return").set::<Plan>(
            id(70_004),
            PlanPatch {
                outcome: Some(some("returned")),
                ..PlanPatch::default()
            },
        ),
        edit("Check").create(&Review {
            id: id(80_000),
            pupil: Some(id(4)),
            kind: some("reintegration"),
            held_on: Some(day("2026-09-21")),
            still_meets_need: some("yes"),
            next_on: Some(day("2026-12-10")),
            ..Review::default()
        }),
        edit("Suspend").create(&Suspension {
            id: id(80_001),
            pupil: Some(id(8)),
            first_day: Some(day("2026-11-04")),
            last_day: Some(day("2026-11-05")),
            ..Suspension::default()
        }),
        edit("Ask after").create(&Mark {
            id: id(80_002),
            pupil: Some(id(42)),
            rule: some("L12"),
            about: Some(id(42)),
            said: some("met"),
            on_day: Some(day("2026-11-09")),
            why: some("College register"),
            ..Mark::default()
        }),
        edit("Close").set::<Pupil>(
            id(10),
            PupilPatch {
                closed_on: Some(Some(day("2026-11-10"))),
                destination: Some(some("urn:990007")),
                destination_kind: Some(some("mainstream_school")),
                ..PupilPatch::default()
            },
        ),
        edit("Mistake").set::<Pupil>(
            id(12),
            PupilPatch {
                recorded_in_error: Some(some("Twice in the book")),
                ..PupilPatch::default()
            },
        ),
    ]
}

#[test]
fn every_deed_leaves_the_way_back_as_a_rebuild_would() {
    let store = filled();
    let today = day(TODAY);
    store.derive_for(today, &|_, _| {}).unwrap();
    let mut before = shown(&store, today);
    for (at, deed) in deeds().into_iter().enumerate() {
        store.commit(deed).unwrap();
        let kept = shown(&store, today);
        store.rebuild().unwrap();
        assert_eq!(kept, shown(&store, today), "after deed {at}");
        assert_ne!(kept, before, "deed {at} shows somewhere");
        before = kept;
    }
    let twice = before.lasting.rows.iter().find(|row| row.pupil == id(2));
    let twice = twice.expect("put off twice is drift, though its end is to come");
    assert_eq!(
        (twice.put_off, twice.first_end),
        (2, Some(day("2026-11-10"))),
        "the first end is kept in view"
    );
}

#[test]
fn a_leaver_whose_case_is_closed_is_asked_after_until_it_is_answered() {
    let store = filled();
    let asked = |today: NaiveDate| -> Vec<String> {
        store.derive_for(today, &|_, _| {}).unwrap();
        store
            .read(|reader| {
                let (_, rows) = views::due_group(reader, DueGroup::Breached, None, today, 0, 500)?;
                let (_, more) = views::due_group(reader, DueGroup::Due, None, today, 0, 500)?;
                Ok(rows
                    .into_iter()
                    .chain(more)
                    .filter(|row| row.rule == "L12" && row.pupil == id(42))
                    .map(|row| row.name)
                    .collect())
            })
            .unwrap()
    };
    assert_eq!(asked(day("2026-11-20")), ["Byron 042, Ada"]);
    assert_eq!(
        asked(day("2026-11-30")),
        ["Byron 042, Ada"],
        "to the last day, with nobody having touched the case"
    );
    assert!(
        asked(day("2026-12-01")).is_empty(),
        "after November it is history, and the board says that it was missed"
    );
}

#[test]
fn a_number_beside_a_view_is_the_length_of_its_list() {
    let store = filled();
    let today = day(TODAY);
    store.derive_for(today, &|_, _| {}).unwrap();
    store
        .read(|reader| {
            for counted in views::view_counts(reader, None, today)? {
                let query = PupilsQuery {
                    view: Some(counted.view),
                    ..PupilsQuery::default()
                };
                let listed = views::every_pupil(reader, &query, today)?.len();
                assert_eq!(counted.count as usize, listed, "{:?}", counted.view);
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_person_saves_while_the_day_turns() {
    let store = filled();
    let tomorrow = day(TODAY) + Days::new(1);
    let heard = RefCell::new(Vec::new());
    store
        .derive_for(tomorrow, &|done, total| {
            heard.borrow_mut().push((done, total))
        })
        .unwrap();
    let heard = heard.into_inner();
    let total = heard[0].1;
    assert!(total > 220, "closing with the day counts too: {total}");
    assert_eq!(heard[0], (0, total), "it begins with none");
    assert!(
        heard.len() > 1 && heard.windows(2).all(|said| said[0].0 < said[1].0),
        "the writer is free between these: {heard:?}"
    );
    store
        .derive_for(tomorrow, &|_, _| panic!("the lists stand for this day"))
        .unwrap();
}

// The lists of an older version were worked out anew while the vault opened, minutes for a county, without a word.
#[test]
fn lists_of_an_older_version_are_worked_out_a_few_at_a_time() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("plain.db");
    let today = day(TODAY);
    let open =
        || Store::attach(Connection::open(&path).unwrap(), Hands::at(MORNING).wall()).unwrap();
    let store = open();
    fill(&store);
    store.rebuild().unwrap();
    let rebuilt = shown(&store, today);
    store.close().unwrap();

    let older = Connection::open(&path).unwrap();
    older.execute("UPDATE derived SET version = 0", []).unwrap();
    drop(older);
    let store = open();
    let heard = RefCell::new(Vec::new());
    store
        .derive_for(today, &|done, total| heard.borrow_mut().push((done, total)))
        .unwrap();
    assert_eq!(
        heard.into_inner(),
        [(0, 260), (200, 260)],
        "children whose cases are closed are worked out too"
    );
    assert_eq!(shown(&store, today), rebuilt);
}

#[test]
fn a_file_says_what_it_would_change_and_changes_no_more() {
    let school = |urn, name: &str| reference::Establishment {
        urn,
        name: name.to_owned(),
        town: some("Wendlebury"),
        easting: Some(400_000),
        ..reference::Establishment::default()
    };
    let pack = |rows: usize| reference::Pack {
        kind: "gias".into(),
        name: "file.csv".into(),
        dated: None,
        imported_at: MORNING,
        rows: rows as u64,
        said: "UTF-8".into(),
    };
    let store = store();
    let first = [school(3, "Cedar"), school(1, "Ash"), school(2, "Beech")];
    store
        .replace_establishments(&pack(3), &first, &|_, _| {})
        .unwrap();
    let second = [
        school(1, "Ash"),
        school(2, "Birch"),
        school(4, "Damson"),
        school(4, "Dogwood"),
    ];
    let found = store
        .read(|reader| reference::differences(reader, &second))
        .unwrap();
    assert_eq!(
        found.added,
        [4].into(),
        "one is new, though it is there twice"
    );
    assert_eq!(found.changed, [2].into(), "one has another name");
    assert_eq!(found.unchanged, [1].into(), "one is as it was");
    assert_eq!(found.gone, [3].into(), "one is no longer there");
    store
        .replace_establishments(&pack(4), &second, &|_, _| {})
        .unwrap();
    store
        .read(|reader| {
            let named = |text: &str| {
                let query = reference::EstablishmentsQuery {
                    text: text.into(),
                    scope: reference::Scope::England,
                    closed: true,
                    providers_only: false,
                    offset: 0,
                    limit: 10,
                };
                reference::establishments(reader, &query).map(|(count, _)| count)
            };
            assert_eq!(named("beech")?, 0, "the old name is not found");
            assert_eq!(named("birch")?, 1, "the new one is");
            assert_eq!(named("cedar")?, 0, "nor is what is gone");
            assert_eq!(
                named("dogwood")?,
                1,
                "of two rows of one URN the later counts"
            );
            assert_eq!(named("damson")?, 0);
            assert_eq!(named("wendlebury")?, 3, "each is found once");
            let same = reference::differences(reader, &second)?;
            assert!(
                same.added.is_empty() && same.changed.is_empty() && same.gone.is_empty(),
                "the same file changes nothing"
            );
            Ok(())
        })
        .unwrap();
}
