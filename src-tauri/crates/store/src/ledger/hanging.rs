//! Which rows hang on a row: those that hold its id, and those that name a provider as a setting. Asked before the making of a row is
//! taken back.
//!
//! A line of the history asks this too, so a column is only read where it can hold such an id, and through the index of its child
//! where it is about one.

use rusqlite::{Connection, params};
use uuid::Uuid;
use waymark_domain::SettingRef;

use crate::error::Result;
use crate::table::{Kind, Subject, Table as _, TableDef};
use crate::tables::{Officer, PanelMember, Provider, Pupil, TABLES, table_named};

/// A row that hangs on another, by one of its columns.
pub(super) struct Hung {
    pub(super) def: &'static TableDef,
    pub(super) row: Uuid,
    pub(super) column: &'static str,
}

/// Whose ids stand in a column.
enum Holds {
    /// Rows of this table.
    Of(&'static str),
    /// A row of any table, of the same child where there is one: what a step or a task is about.
    Anything,
}

fn holds(column: &'static str) -> Holds {
    match column {
        "owner" | "cover" | "author" | "decided_by" => Holds::Of(Officer::DEF.name),
        "member" => Holds::Of(PanelMember::DEF.name),
        "other" => Holds::Of(Pupil::DEF.name),
        named if table_named(named).is_some() => Holds::Of(named),
        _ => Holds::Anything,
    }
}

/// Whether a text column may name a provider.
fn names_setting(column: &str) -> bool {
    column == "destination" || column == "setting" || column.ends_with("_setting")
}

/// What hangs on this row, which is about `subject`.
pub(super) fn on(
    conn: &Connection,
    def: &TableDef,
    row: Uuid,
    subject: Option<Uuid>,
) -> Result<Vec<Hung>> {
    let mut found = Vec::new();
    let setting = (def == Provider::DEF).then(|| SettingRef::Own(row).to_string());
    for table in TABLES.iter().copied() {
        for column in table.columns {
            let name = column.name;
            let from = format!("SELECT id FROM \"{}\" WHERE \"{name}\" = ?1", table.name);
            let rows: Vec<Uuid> = match (column.kind, &setting) {
                (Kind::Id, _) => match (holds(name), table.subject, subject) {
                    (Holds::Of(held), ..) if held != def.name => continue,
                    (Holds::Anything, Subject::Column(at), Some(subject)) => {
                        let about = table.columns[at].name;
                        conn.prepare_cached(&format!("{from} AND \"{about}\" = ?2"))?
                            .query_map(params![row, subject], |found| found.get(0))?
                            .collect::<rusqlite::Result<_>>()?
                    }
                    _ => conn
                        .prepare_cached(&from)?
                        .query_map([row], |found| found.get(0))?
                        .collect::<rusqlite::Result<_>>()?,
                },
                (Kind::Text, Some(setting)) if names_setting(name) => conn
                    .prepare_cached(&from)?
                    .query_map([setting], |found| found.get(0))?
                    .collect::<rusqlite::Result<_>>()?,
                _ => continue,
            };
            found.extend(
                rows.into_iter()
                    .filter(|held| *held != row)
                    .map(|row| Hung {
                        def: table,
                        row,
                        column: name,
                    }),
            );
        }
    }
    Ok(found)
}
