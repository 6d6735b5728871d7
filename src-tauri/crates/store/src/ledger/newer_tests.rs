//! What a newer version of Waymark sends to this one: kept, not understood, and shown after the upgrade.

use std::collections::BTreeMap;
use std::sync::Arc;

use ed25519_dalek::{Signer, SigningKey};
use rusqlite::Connection;
use uuid::Uuid;

use super::foreign::{ForeignChange, ForeignOp, hash_of};
use super::{ChangeRef, OpKey};
use crate::ledger::change::Change;
use crate::tables::Pupil;
use crate::{Result, Store};

const CHILD: Uuid = Uuid::from_u128(7);

fn store() -> Result<Store> {
    Store::attach(
        Connection::open_in_memory()?,
        Arc::new(|| 1_794_301_200_000),
    )
}

/// A laptop that runs a version of the future.
struct Newer {
    key: SigningKey,
    seq: i64,
    prev: Vec<u8>,
}

impl Newer {
    fn new() -> Self {
        Self {
            key: SigningKey::from_bytes(&[7; 32]),
            seq: 0,
            prev: Vec::new(),
        }
    }

    fn says(&mut self, ops: Vec<ForeignOp>) -> ForeignChange {
        self.seq += 1;
        let mut change = ForeignChange {
            change: ChangeRef {
                dev: Uuid::from_u128(99),
                seq: self.seq,
            },
            key: self.key.verifying_key().to_bytes().to_vec(),
            hlc: (1_794_301_200_000 << 16) + self.seq,
            wall: 1_794_301_200_000,
            actor: None,
            kind: "divination".to_owned(),
            label: Some("Foresee".to_owned()),
            reason: None,
            salt: Some(vec![1; 16]),
            commitment: None,
            undo_of: None,
            schema: 99,
            prev: self.prev.clone(),
            hash: Vec::new(),
            sig: Vec::new(),
            ops,
        };
        let hash = hash_of(&change).expect("the change is whole");
        change.sig = self.key.sign(&hash).to_bytes().to_vec();
        change.hash = hash.to_vec();
        self.prev = change.hash.clone();
        change
    }
}

fn op(tbl: &str, kind: &str, col: Option<&str>, val: &str, bases: Vec<OpKey>) -> ForeignOp {
    ForeignOp {
        tbl: tbl.to_owned(),
        row: CHILD,
        col: col.map(str::to_owned),
        kind: kind.to_owned(),
        subject: Some(CHILD),
        val: Some(val.to_owned()),
        salt: Some(vec![2; 16]),
        commitment: None,
        bases,
    }
}

fn pending(store: &Store) -> Result<i64> {
    store.read(|reader| {
        let sql = "SELECT count(*) FROM op WHERE pending IS NOT NULL";
        Ok(reader.conn.query_row(sql, [], |row| row.get(0))?)
    })
}

#[test]
fn what_is_not_understood_is_kept_passed_on_and_verifies() -> Result<()> {
    let (here, there) = (store()?, store()?);
    let mut newer = Newer::new();
    let change = newer.says(vec![
        op(
            "pupil",
            "create",
            None,
            r#"{"surname":"Byron","forename":"Ada","aura":"green"}"#,
            vec![],
        ),
        op("pupil", "set", Some("aura"), r#""blue""#, vec![]),
        op("horoscope", "create", None, r#"{"pupil":"x"}"#, vec![]),
        op("pupil", "transfigure", None, "null", vec![]),
    ]);
    let taken = here.apply_remote(&[change])?;
    assert_eq!(
        (taken.applied, taken.refused.len()),
        (1, 0),
        "a newer version is never refused"
    );
    let child = here
        .read(|r| Pupil::get(r, CHILD))?
        .expect("what is understood shows");
    assert_eq!(child.surname.as_deref(), Some("Byron"));
    assert_eq!(pending(&here)?, 4);
    assert_eq!(here.verify()?.wrong, None);

    there.apply_remote(&here.export_changes(&BTreeMap::new())?)?;
    assert_eq!(pending(&there)?, 4, "it travels on whole");
    assert_eq!(there.verify()?.wrong, None);
    Ok(())
}

#[test]
fn after_the_upgrade_what_was_kept_is_shown() -> Result<()> {
    let here = store()?;
    let mut newer = Newer::new();
    here.apply_remote(&[newer.says(vec![op(
        "pupil",
        "create",
        None,
        r#"{"surname":"Byron"}"#,
        vec![],
    )])])?;
    {
        // As an older version left it: kept, marked, not shown.
        let writer = here.writer();
        let _pass = writer.gate.open();
        let conn = &writer.reader.conn;
        conn.execute_batch("UPDATE op SET pending = 1; DELETE FROM pupil;")?;
        let devices = super::device::Devices::load(conn)?;
        super::foreign::replay_pending(&writer.reader, &devices, writer.today)?;
    }
    assert!(here.read(|r| Pupil::get(r, CHILD))?.is_some());
    assert_eq!(pending(&here)?, 0);
    Ok(())
}

#[test]
fn taking_a_row_away_covers_what_this_version_cannot_read() -> Result<()> {
    let here = store()?;
    let mut newer = Newer::new();
    let change = newer.says(vec![
        op(
            "pupil",
            "create",
            None,
            r#"{"surname":"Byron","forename":"Ada"}"#,
            vec![],
        ),
        op("pupil", "set", Some("aura"), r#""blue""#, vec![]),
    ]);
    here.apply_remote(&[change])?;
    here.commit(Change::new(super::ChangeKind::Edit, "Mistake", None).delete::<Pupil>(CHILD))?;
    assert!(
        here.read(|r| Pupil::get(r, CHILD))?.is_none(),
        "a removal names every head of the row, the unreadable ones too, or no row of a newer laptop could be removed"
    );
    Ok(())
}

#[test]
fn a_value_of_another_kind_is_kept_and_said() -> Result<()> {
    let here = store()?;
    let mut newer = Newer::new();
    let created = op(
        "pupil",
        "create",
        None,
        r#"{"surname":"Byron","dob":20121110}"#,
        vec![],
    );
    here.apply_remote(&[newer.says(vec![created])])?;
    let child = here.read(|r| Pupil::get(r, CHILD))?.expect("the row shows");
    assert_eq!(child.dob, None);
    let doubts = here.read(super::doubt::doubts)?;
    assert_eq!(doubts[0].doubt, super::resolve::Doubt::Unreadable);
    assert_eq!(
        doubts[0].answers[0].value,
        serde_json::json!(20_121_110),
        "the value is kept as it came"
    );
    Ok(())
}

#[test]
fn what_arrives_about_a_child_who_was_erased_is_forgotten_at_the_door() -> Result<()> {
    let here = store()?;
    {
        let writer = here.writer();
        let _pass = writer.gate.open();
        let sql = "INSERT INTO erased(subject, at, reason) VALUES (?1, 0, 'request')";
        writer.reader.conn.execute(sql, [CHILD])?;
    }
    let mut newer = Newer::new();
    let created = op("pupil", "create", None, r#"{"surname":"Byron"}"#, vec![]);
    here.apply_remote(&[newer.says(vec![created])])?;
    assert!(here.read(|r| Pupil::get(r, CHILD))?.is_none());
    let left: i64 = here.read(|reader| {
        let sql = "SELECT count(*) FROM op WHERE val IS NOT NULL OR salt IS NOT NULL";
        Ok(reader.conn.query_row(sql, [], |row| row.get(0))?)
    })?;
    assert_eq!(left, 0);
    assert_eq!(
        here.verify()?.wrong,
        None,
        "hash and signature hold without the value"
    );
    Ok(())
}
