//! The schema: as the registry says, as reviewed, and the same whether new or brought up from an old file.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it stands"
)]

mod common;

use std::path::{Path, PathBuf};

use common::*;
use rusqlite::Connection;
use waymark_store::ledger::ChangeRef;
use waymark_store::migrations::SCHEMA;
use waymark_store::table::Kind;
use waymark_store::tables::*;
use waymark_store::{Store, StoreError};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn attach(path: &Path) -> Store {
    let wall = Hands::at(MORNING).wall();
    Store::attach(Connection::open(path).unwrap(), wall).unwrap()
}

/// Every statement that makes the schema, in the order of names. `derived`: also what is made anew instead of migrated.
fn schema(path: &Path, derived: bool) -> String {
    let conn = Connection::open(path).unwrap();
    let mut query = conn
        .prepare(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name",
        )
        .unwrap();
    let rows = query
        .query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })
        .unwrap();
    let made_anew = |name: &str| {
        [
            "search_",
            "caseload",
            "due",
            "alert",
            "moved",
            "undecided",
            "ready",
            "lasting",
            "ended",
            "derived",
        ]
        .iter()
        .any(|start| name.starts_with(start))
    };
    rows.map(Result::unwrap)
        .filter(|(name, _)| derived || !made_anew(name))
        .map(|(_, sql)| sql + ";\n\n")
        .collect()
}

fn fresh(dir: &Path) -> PathBuf {
    let path = dir.join("fresh.db");
    attach(&path).close().unwrap();
    path
}

#[test]
fn the_schema_is_the_one_that_was_reviewed() {
    let dir = tempfile::tempdir().unwrap();
    let text = schema(&fresh(dir.path()), false);
    // A changed snapshot before release is a review; after release it must be a new migration, never an edit of an old one.
    insta::assert_snapshot!(text);
}

#[test]
fn every_table_of_the_registry_has_its_columns_and_no_others() {
    let dir = tempfile::tempdir().unwrap();
    let conn = Connection::open(fresh(dir.path())).unwrap();
    for def in TABLES {
        let mut query = conn
            .prepare("SELECT name, type FROM pragma_table_info(?1) WHERE name NOT IN ('rid', 'id')")
            .unwrap();
        let held: Vec<(String, String)> = query
            .query_map([def.name], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let wanted: Vec<(String, String)> = def
            .columns
            .iter()
            .map(|column| {
                let kind = match column.kind {
                    Kind::Text | Kind::Day => "TEXT",
                    Kind::Integer | Kind::Flag => "INTEGER",
                    Kind::Id => "BLOB",
                };
                (column.name.to_owned(), kind.to_owned())
            })
            .collect();
        assert_eq!(
            held, wanted,
            "{} in SQL must be {} in Rust",
            def.name, def.name
        );
    }
}

#[test]
fn casework_carries_no_constraint_that_could_refuse_another_laptops_word() {
    let dir = tempfile::tempdir().unwrap();
    let conn = Connection::open(fresh(dir.path())).unwrap();
    for def in TABLES {
        let sql: String = conn
            .query_row(
                "SELECT sql FROM sqlite_master WHERE name = ?1",
                [def.name],
                |row| row.get(0),
            )
            .unwrap();
        for word in ["NOT NULL", "CHECK", "REFERENCES", "COLLATE", "DEFAULT"] {
            assert!(!sql.contains(word), "{} has {word}", def.name);
        }
        assert_eq!(
            sql.matches("UNIQUE").count(),
            1,
            "only the id is unique in {}",
            def.name
        );
    }
}

#[test]
fn every_old_file_becomes_the_same_as_a_new_one_and_keeps_its_rows() {
    let dir = tempfile::tempdir().unwrap();
    let new = schema(&fresh(dir.path()), true);
    for version in 1..=SCHEMA {
        let path = dir.path().join(format!("from-{version}.db"));
        std::fs::copy(fixtures().join(format!("schema-{version}.db")), &path).unwrap();
        let store = attach(&path);
        let child = store.read(|r| Pupil::get(r, id(1))).unwrap().unwrap();
        assert_eq!(
            (child.forename, child.surname),
            (some("Łukasz"), some("Nowak"))
        );
        assert_eq!(store.read(|r| Note::for_pupil(r, id(1))).unwrap().len(), 1);
        assert_eq!(
            store.verify().unwrap().wrong,
            None,
            "what was signed then holds now"
        );
        let before = picture(&store);
        store.rebuild().unwrap();
        assert_eq!(picture(&store), before);
        // The rename of schema 1's child is the second change of its first laptop, and can still be taken back.
        let renamed = store.history(id(1), 0, 50).unwrap();
        let renamed: &ChangeRef = &renamed
            .changes
            .iter()
            .find(|c| c.label == "Rename")
            .unwrap()
            .change;
        store.undo(*renamed, None).unwrap();
        assert_eq!(
            store
                .read(|r| Pupil::get(r, id(1)))
                .unwrap()
                .unwrap()
                .surname,
            some("Kowalski")
        );
        store.close().unwrap();
        assert_eq!(
            schema(&path, true),
            new,
            "upgraded from {version} must equal new"
        );
    }
}

#[test]
fn a_file_of_a_newer_version_is_refused_and_left_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let path = fresh(dir.path());
    let tool = Connection::open(&path).unwrap();
    tool.pragma_update(None, "user_version", SCHEMA + 1)
        .unwrap();
    tool.close().unwrap();
    let before = std::fs::read(&path).unwrap();
    let wall = Hands::at(MORNING).wall();
    let refused = Store::attach(Connection::open(&path).unwrap(), wall);
    assert!(
        matches!(refused, Err(StoreError::Newer { .. })),
        "{refused:?}"
    );
    drop(refused);
    assert_eq!(
        std::fs::read(&path).unwrap(),
        before,
        "not a byte of a newer file may change"
    );
}

/// Writes the fixture of this schema version. Run once, by hand, when a version is released; never again for that version.
#[test]
#[ignore = "writes a fixture that is frozen for ever"]
fn freeze() {
    let path = fixtures().join(format!("schema-{SCHEMA}.db"));
    assert!(!path.exists(), "a frozen fixture is never written again");
    std::fs::create_dir_all(fixtures()).unwrap();
    let conn = Connection::open(&path).unwrap();
    conn.pragma_update(None, "page_size", 512).unwrap();
    let store = Store::attach(conn, Hands::at(MORNING).wall()).unwrap();
    let change = edit("Add child")
        .create(&Pupil {
            dob: Some(day("2012-11-10")),
            ..pupil(1, "Łukasz", "Kowalski")
        })
        .create(&placement(2, 1, "2026-09-01"))
        .create(&note(3, 1, "2026-11-10", "Rang home; nobody in."))
        .create(&note(4, 1, "2026-11-10", "A note on the wrong child."));
    store.commit(change).unwrap();
    let renamed = PupilPatch {
        surname: Some(some("Nowak")),
        ..Default::default()
    };
    store
        .commit(edit("Rename").set::<Pupil>(id(1), renamed))
        .unwrap();
    store.commit(edit("Mistake").delete::<Note>(id(4))).unwrap();
    store.close().unwrap();
    Connection::open(&path)
        .unwrap()
        .execute_batch("VACUUM")
        .unwrap();
}
