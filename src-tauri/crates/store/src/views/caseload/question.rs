//! What is asked of the list: a view, words, filters on any column, an order; and the statement that it comes to.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use waymark_domain::calendar::HalfTermAt;
use waymark_domain::name::fold;

use crate::views::due::unseen_after;
use crate::{Reader, Result, calendars};

/// Which children, in which order, which page.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default)]
pub struct PupilsQuery {
    /// A saved view; `Everyone` when absent.
    pub view: Option<View>,
    /// Part of a name, a UPN or a date of birth.
    pub text: Option<String>,
    /// Every filter must hold.
    pub filters: Option<Vec<Filter>>,
    /// A column's name; the child's name when absent.
    pub sort: Option<String>,
    /// Largest first.
    pub descending: Option<bool>,
    /// Rows to pass over.
    pub offset: Option<u32>,
    /// Rows to return, 500 at most.
    pub limit: Option<u32>,
    /// For the view "mine": whose patch.
    pub owner: Option<Uuid>,
}

/// Views that come with the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// Every open child.
    Everyone,
    /// Mine and those I cover.
    Mine,
    /// A date has passed.
    Breached,
    /// Permanently excluded and day six is not yet met.
    DaySix,
    /// Not seen in the team's own number of days (ten unless it says otherwise), or never.
    Unseen,
    /// No date lies ahead.
    NoNextDate,
    /// Fewer hours than the key stage's week.
    UnderHours,
    /// Nowhere to go.
    NoProvision,
    /// Placed, and not reviewed since this half term began.
    ReviewsDue,
    /// No owner.
    Unallocated,
    /// Closed cases.
    Closed,
}

/// One condition on one column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Filter {
    /// A column of the list.
    pub column: String,
    /// How it must relate.
    pub test: Test,
    /// To what; empty for `Empty` and `NotEmpty`.
    #[serde(default)]
    pub value: String,
}

/// How a column relates to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// Is exactly, or is one of the several values of the cell.
    Is,
    /// Is not.
    IsNot,
    /// Holds the text, accents and case folded.
    Contains,
    /// Earlier or smaller.
    Before,
    /// Later or larger.
    After,
    /// No value.
    Empty,
    /// Any value.
    NotEmpty,
}

/// Days after which a child whom nobody has seen is called unseen, where the team's own number cannot be used. A local
/// prompt, not law.
pub const UNSEEN_AFTER_DAYS: u64 = 10;

/// Days that stand for half a term where no calendar says when it began.
const HALF_TERM_DAYS: u64 = 42;

/// Standings that ask for something soon.
pub(super) const SOON: &str = "'today', 'tomorrow', 'due'";

/// How a column is compared and ordered.
enum Column {
    /// Folded text.
    Name,
    /// Text as written.
    Text(&'static str),
    /// Several values in one cell, each between spaces.
    Codes(&'static str),
    /// ISO day.
    Day(&'static str),
    /// Whole number.
    Number(&'static str),
    /// An officer, named by id: two may be called the same.
    Officer(&'static str),
    /// How the child's dates stand; "due" is whatever asks for something soon.
    Standing,
}

fn column(name: &str) -> Option<Column> {
    Some(match name {
        "name" => Column::Name,
        "surname" => Column::Text("surname"),
        "forename" => Column::Text("forename"),
        "known_as" => Column::Text("known_as"),
        "upn" => Column::Text("upn"),
        "case_ref" => Column::Text("case_ref"),
        "statuses" => Column::Codes("statuses"),
        "facts" => Column::Codes("facts"),
        "where_now" => Column::Text("where_now"),
        "roll_name" => Column::Text("roll_name"),
        "next_label" => Column::Text("next_label"),
        "standing" => Column::Standing,
        "owner_name" => Column::Text("o.name"),
        "cover_name" => Column::Text("v.name"),
        "owner" => Column::Officer("c.owner"),
        "cover" => Column::Officer("c.cover"),
        "year" => Column::Number("year_order"),
        "minutes_week" => Column::Number("minutes_week"),
        "entitlement" => Column::Number("entitlement"),
        "dob" => Column::Day("dob"),
        "next_on" => Column::Day("next_on"),
        "last_seen" => Column::Day("last_seen"),
        "last_review" => Column::Day("last_review"),
        "since" => Column::Day("since"),
        _ => return None,
    })
}

impl Column {
    /// The column as the statement names it.
    fn sql(&self) -> &'static str {
        match self {
            Column::Name => "sort_name",
            Column::Standing => "standing",
            Column::Text(sql)
            | Column::Codes(sql)
            | Column::Day(sql)
            | Column::Number(sql)
            | Column::Officer(sql) => sql,
        }
    }
}

/// A year group as a number that sorts: "N1" before "R" before "1".
pub(crate) fn year_order(year: &str) -> Option<i64> {
    match year {
        "N1" => Some(-2),
        "N2" => Some(-1),
        "R" => Some(0),
        other => other.parse().ok(),
    }
}

fn condition(filter: &Filter, sql: &mut String, values: &mut Vec<Value>) {
    let Some(column) = column(&filter.column) else {
        // A filter on a column of a newer window: nothing matches rather than everything.
        sql.push_str(" AND 0");
        return;
    };
    let name = column.sql();
    let value = match &column {
        Column::Name => Value::Text(fold(&filter.value)),
        Column::Number("year_order") => {
            year_order(&filter.value).map_or(Value::Null, Value::Integer)
        }
        Column::Number(_) => filter
            .value
            .trim()
            .parse()
            .map_or(Value::Null, Value::Integer),
        Column::Officer(_) => Uuid::parse_str(filter.value.trim())
            .map_or(Value::Null, |id| Value::Blob(id.as_bytes().to_vec())),
        _ => Value::Text(filter.value.clone()),
    };
    let like = |text: &str| {
        let escaped = text
            .replace('\\', "\\\\")
            .replace('%', "\\%")
            .replace('_', "\\_");
        Value::Text(format!("%{escaped}%"))
    };
    let _ = match filter.test {
        // An officer who was chosen and has no text: only whether there is one can be asked.
        Test::Empty if matches!(column, Column::Officer(_)) => write!(sql, " AND {name} IS NULL"),
        Test::NotEmpty if matches!(column, Column::Officer(_)) => {
            write!(sql, " AND {name} IS NOT NULL")
        }
        Test::Is if matches!(column, Column::Standing) && filter.value == "due" => {
            write!(sql, " AND standing IN ({SOON})")
        }
        Test::IsNot if matches!(column, Column::Standing) && filter.value == "due" => {
            write!(sql, " AND (standing IS NULL OR standing NOT IN ({SOON}))")
        }
        Test::Empty => write!(sql, " AND ({name} IS NULL OR trim({name}) = '')"),
        Test::NotEmpty => write!(sql, " AND {name} IS NOT NULL AND trim({name}) <> ''"),
        Test::Before => write!(sql, " AND {name} < ?"),
        Test::After => write!(sql, " AND {name} > ?"),
        Test::Contains => write!(sql, " AND {name} LIKE ? ESCAPE '\\'"),
        Test::Is if matches!(column, Column::Codes(_)) => {
            write!(sql, " AND {name} LIKE ? ESCAPE '\\'")
        }
        Test::IsNot if matches!(column, Column::Codes(_)) => {
            write!(sql, " AND {name} NOT LIKE ? ESCAPE '\\'")
        }
        Test::Is => write!(sql, " AND {name} = ?"),
        Test::IsNot => write!(sql, " AND {name} IS NOT ?"),
    };
    match (filter.test, value) {
        (Test::Empty | Test::NotEmpty, _) => {}
        (Test::Is | Test::IsNot, _)
            if matches!(column, Column::Standing) && filter.value == "due" => {}
        (Test::Contains, Value::Text(text)) => values.push(like(&text)),
        (Test::Is | Test::IsNot, Value::Text(text)) if matches!(column, Column::Codes(_)) => {
            values.push(like(&format!(" {text} ")));
        }
        (_, value) => values.push(value),
    }
}

/// What a question's answer turns on beyond the rows: when the half term began, and since when a child has to have been
/// seen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Season {
    half_term: NaiveDate,
    seen_since: NaiveDate,
}

impl Season {
    /// The authority's half term that holds `today`; a day in a holiday belongs to the half term before it.
    pub(super) fn of(reader: &Reader, today: NaiveDate) -> Result<Self> {
        let calendars = calendars::load(reader)?;
        let began = calendars.of(None).and_then(|chosen| {
            let at = match chosen.calendar.half_term_of(today).ok()? {
                HalfTermAt::In(at) => at,
                HalfTermAt::Before(at) => at.checked_sub(1)?,
            };
            Some(chosen.calendar.half_terms().get(at)?.first)
        });
        Ok(Season {
            half_term: began
                .or_else(|| today.checked_sub_days(Days::new(HALF_TERM_DAYS)))
                .unwrap_or(today),
            ..Season::without_calendar(reader, today)?
        })
    }

    /// Without the calendar, for views that do not ask about the half term.
    fn without_calendar(reader: &Reader, today: NaiveDate) -> Result<Self> {
        Ok(Season {
            half_term: today,
            seen_since: today
                .checked_sub_days(Days::new(unseen_after(reader)?))
                .unwrap_or(today),
        })
    }
}

/// The condition of a view as SQL over `caseload`; days are written in, because they come from a `NaiveDate` and from
/// nowhere else.
pub(super) fn test_of(view: View, season: Season) -> Option<String> {
    Some(match view {
        View::Everyone | View::Closed | View::Mine => return None,
        View::Breached => "standing = 'breached'".to_owned(),
        View::DaySix => "day_six = 1".to_owned(),
        View::Unseen => format!("(last_seen IS NULL OR last_seen < '{}')", season.seen_since),
        View::NoNextDate => "dated = 0".to_owned(),
        View::UnderHours => "short = 1".to_owned(),
        View::NoProvision => "placed = 0".to_owned(),
        View::ReviewsDue => format!(
            "(placed = 1 AND (last_review IS NULL OR last_review < '{}'))",
            season.half_term
        ),
        View::Unallocated => "c.owner IS NULL".to_owned(),
    })
}

/// A question as SQL.
pub(super) struct Asked {
    /// `caseload` or `caseload_closed`.
    pub(super) table: &'static str,
    /// " AND …" for each condition.
    pub(super) conditions: String,
    /// What the conditions are given, in order.
    pub(super) values: Vec<Value>,
    /// The names of officers are asked about or sorted by, so that they must be joined even to count.
    pub(super) by_name: bool,
    /// After ORDER BY.
    pub(super) order: String,
}

impl Asked {
    /// Works out the statement of a question.
    pub(super) fn of(reader: &Reader, query: &PupilsQuery, today: NaiveDate) -> Result<Self> {
        let which = query.view.unwrap_or(View::Everyone);
        let mut conditions = String::new();
        let mut values = Vec::new();
        if which == View::Mine {
            let id = query
                .owner
                .map_or(Value::Null, |id| Value::Blob(id.as_bytes().to_vec()));
            conditions.push_str(" AND (c.owner = ? OR c.cover = ?)");
            values.extend([id.clone(), id]);
        }
        let season = if which == View::ReviewsDue {
            Season::of(reader, today)?
        } else {
            Season::without_calendar(reader, today)?
        };
        if let Some(test) = test_of(which, season) {
            let _ = write!(conditions, " AND {test}");
        }
        for filter in query.filters.iter().flatten() {
            condition(filter, &mut conditions, &mut values);
        }
        for word in fold(query.text.as_deref().unwrap_or_default()).split_whitespace() {
            conditions.push_str(" AND (sort_name LIKE ? OR upn LIKE ? OR case_ref LIKE ?)");
            let pattern = format!("%{word}%");
            values.extend([
                Value::Text(pattern.clone()),
                Value::Text(pattern.clone()),
                Value::Text(pattern),
            ]);
        }
        let way = if query.descending.unwrap_or(false) {
            "DESC"
        } else {
            "ASC"
        };
        let order = match query.sort.as_deref().and_then(column) {
            None | Some(Column::Name) => format!("sort_name {way}"),
            Some(other) => format!("{0} IS NULL, {0} {way}, sort_name", other.sql()),
        };
        let by_name = query
            .filters
            .iter()
            .flatten()
            .map(|filter| filter.column.as_str())
            .chain(query.sort.as_deref())
            .any(|column| matches!(column, "owner_name" | "cover_name"));
        Ok(Asked {
            table: if which == View::Closed {
                "caseload_closed"
            } else {
                "caseload"
            },
            conditions,
            values,
            by_name,
            order,
        })
    }
}
