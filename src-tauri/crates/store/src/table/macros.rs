//! The macro that makes a table from the prose of its file.

/// Declares a casework table: the row, the patch, the reads and the [`TableDef`](super::TableDef).
///
/// ```text
/// table! {
///     /// A person who works here.
///     Officer / OfficerPatch = "officer", "officer", of Nobody, check check;
///     /// Name as colleagues write it.
///     name: String,
/// }
/// ```
///
/// `of Row` is the pupil's own table, `of Pupil` has a column `pupil` and stands FIRST, `of Nobody` has no subject.
macro_rules! table {
    (
        $(#[$doc:meta])*
        $row:ident / $patch:ident = $name:literal, $noun:literal, of $subject:ident, check $check:path;
        $( $(#[$fdoc:meta])* $field:ident : $ty:ty ),* $(,)?
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        pub struct $row {
            /// UUIDv7, made by whoever creates the row.
            pub id: uuid::Uuid,
            $( $(#[$fdoc])* pub $field: Option<$ty>, )*
        }

        #[doc = concat!("Edits to some fields of a [`", stringify!($row), "`]: absent is unchanged, `null` is not known.")]
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(deny_unknown_fields)]
        pub struct $patch {
            $(
                $(#[$fdoc])*
                #[serde(default, deserialize_with = "crate::table::some_or_null", skip_serializing_if = "Option::is_none")]
                #[cfg_attr(feature = "ts", ts(optional = nullable, as = "Option<crate::table::Once<_>>"))]
                pub $field: Option<Option<$ty>>,
            )*
        }

        impl $crate::table::Patch for $patch {
            #[allow(unused_assignments, reason = "the count after the last field is not read")]
            fn changes(self) -> Vec<(usize, $crate::table::Cell)> {
                let mut changes = Vec::new();
                let mut at = 0;
                $(
                    if let Some(value) = self.$field {
                        changes.push((at, $crate::table::Cell::from(value)));
                    }
                    at += 1;
                )*
                changes
            }
        }

        impl $crate::table::Table for $row {
            type Patch = $patch;
            const DEF: &'static $crate::table::TableDef = &$crate::table::TableDef {
                name: $name,
                noun: $noun,
                columns: &[ $( $crate::table::Column {
                    name: stringify!($field),
                    kind: <$ty as $crate::table::Field>::KIND,
                } ),* ],
                subject: $crate::table::macros_subject!($subject),
                select: concat!("SELECT \"id\"", $( ", \"", stringify!($field), "\"", )* " FROM \"", $name, "\""),
                upsert: concat!(
                    "INSERT INTO \"", $name, "\"(\"id\"", $( ", \"", stringify!($field), "\"", )*
                    ") VALUES (?", $( $crate::table::macros_place!($field), )*
                    ") ON CONFLICT(id) DO UPDATE SET \"id\" = excluded.\"id\"",
                    $( ", \"", stringify!($field), "\" = excluded.\"", stringify!($field), "\"", )*
                ),
                check: |id, cells| {
                    let mut faults = $crate::table::Faults::new($name, id);
                    let row = <$row as $crate::table::Table>::from_cells(id, cells);
                    $check(&row, &mut faults);
                    faults.into_vec()
                },
            };

            fn id(&self) -> uuid::Uuid {
                self.id
            }

            fn cells(&self) -> Vec<$crate::table::Cell> {
                vec![ $( $crate::table::Cell::from(self.$field.clone()) ),* ]
            }

            fn from_cells(id: uuid::Uuid, cells: &[$crate::table::Cell]) -> Self {
                let mut cells = cells.iter();
                Self {
                    id,
                    $( $field: cells.next().and_then(<$ty as $crate::table::Field>::from_cell), )*
                }
            }
        }

        impl $row {
            /// The row, if it is there and not deleted.
            pub fn get(reader: &$crate::Reader, id: uuid::Uuid) -> $crate::Result<Option<Self>> {
                $crate::read::get(reader, id)
            }

            /// Every row, oldest first.
            pub fn all(reader: &$crate::Reader) -> $crate::Result<Vec<Self>> {
                $crate::read::all(reader)
            }

            /// The rows with this value in this column, oldest first.
            pub fn having(
                reader: &$crate::Reader,
                column: &str,
                value: impl $crate::table::Field,
            ) -> $crate::Result<Vec<Self>> {
                $crate::read::having(reader, column, value.into_cell())
            }
        }

        $crate::table::macros_of!($subject, $row);
    };
}

macro_rules! macros_place {
    ($field:ident) => {
        ", ?"
    };
}

macro_rules! macros_subject {
    (Row) => {
        $crate::table::Subject::Row
    };
    (Pupil) => {
        $crate::table::Subject::Column(0)
    };
    (PupilSecond) => {
        $crate::table::Subject::Column(1)
    };
    (Nobody) => {
        $crate::table::Subject::Nobody
    };
}

macro_rules! macros_of {
    (Pupil, $row:ident) => {
        impl $row {
            /// The rows about this child, oldest first.
            pub fn for_pupil(
                reader: &$crate::Reader,
                pupil: uuid::Uuid,
            ) -> $crate::Result<Vec<Self>> {
                $crate::read::having(reader, "pupil", $crate::table::Cell::Id(pupil))
            }
        }
    };
    (PupilSecond, $row:ident) => {
        $crate::table::macros_of!(Pupil, $row);
    };
    ($other:ident, $row:ident) => {};
}

pub(crate) use macros_of;
pub(crate) use macros_place;
pub(crate) use macros_subject;
pub(crate) use table;
