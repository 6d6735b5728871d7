//! The list beyond the screen: all who match, as ids, as a spreadsheet and on paper; and who has how much in hand.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_documents::frame::Imprint;
use waymark_documents::list::{self, List, ListColumn};
use waymark_documents::{DocumentError, Options, Rendered};
use waymark_domain::dates;
use waymark_exchange::csv_out;
use waymark_store::Reader;
use waymark_store::tables::{TEAM, Team};
use waymark_store::views::{self, CaseloadRow, Filter, PupilsQuery, Test, View, Workload};

use crate::commands::Nothing;
use crate::saved_views::asked;
use crate::{App, Attachment, Failure, words};

/// A list to print or to save.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ListAsk {
    /// What it asks.
    pub question: PupilsQuery,
    /// What it is called: "Unseen"; the product's own name for the view when absent.
    #[ts(optional)]
    pub title: Option<String>,
    /// UTC milliseconds written into a paper; absent is now. With the moment of a paper that was saved, its bytes come again.
    #[serde(default)]
    #[ts(optional)]
    pub made_at: Option<i64>,
}

/// Every child who matches, by id.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PupilIds {
    /// In the list's order.
    pub ids: Vec<Uuid>,
}

/// Every child who matches a question, not only those who are on the screen.
pub(crate) fn ids(app: &App, request: PupilsQuery) -> Result<PupilIds, Failure> {
    let request = asked(request, app.me()?);
    let today = app.today();
    Ok(PupilIds {
        ids: app.read(|reader| views::pupil_ids(reader, &request, today))?,
    })
}

/// Who has what in hand.
pub(crate) fn workload(app: &App, _: Nothing) -> Result<Vec<Workload>, Failure> {
    let today = app.today();
    app.read(|reader| views::workload(reader, today))
}

const HEADS: [&str; 18] = [
    "Case reference",
    "Surname",
    "Forename",
    "Known as",
    "Date of birth",
    "Year",
    "UPN",
    "Statuses",
    "Circumstances",
    "Where now",
    "School on roll",
    "Hours this week",
    "Hours of a full week",
    "Last seen",
    "Last review",
    "Next date",
    "What is next",
    "Owner",
];

/// The list as a spreadsheet reads it: every row that matches, every column.
pub(crate) fn csv(app: &App, request: ListAsk) -> Result<Attachment, Failure> {
    let question = asked(request.question.clone(), app.me()?);
    let today = app.today();
    let rows = app.read(|reader| views::every_pupil(reader, &question, today))?;
    let lines: Vec<Vec<String>> = rows.iter().map(cells).collect();
    Ok(Attachment {
        file_name: format!("{} {today}.csv", file_name(&request)),
        bytes: csv_out::write(
            &HEADS,
            lines
                .iter()
                .map(|line| line.iter().map(String::as_str).collect::<Vec<_>>()),
        ),
    })
}

fn hours(minutes: Option<i64>) -> Option<String> {
    minutes.map(|minutes| {
        let tenths = (minutes * 10 + 30) / 60;
        if tenths % 10 == 0 {
            (tenths / 10).to_string()
        } else {
            format!("{}.{}", tenths / 10, tenths % 10)
        }
    })
}

fn cells(row: &CaseloadRow) -> Vec<String> {
    let day = |day: Option<chrono::NaiveDate>| day.map(dates::numeric).unwrap_or_default();
    vec![
        row.case_ref.clone(),
        row.surname.clone(),
        row.forename.clone(),
        row.known_as.clone().unwrap_or_default(),
        day(row.dob),
        row.year.clone().unwrap_or_default(),
        row.upn.clone().unwrap_or_default(),
        statuses(row),
        row.facts.join(", "),
        row.where_now.join(", "),
        row.roll_name.clone().unwrap_or_default(),
        hours(row.minutes_week).unwrap_or_default(),
        hours(row.entitlement).unwrap_or_default(),
        day(row.last_seen),
        day(row.last_review),
        day(row.next_on),
        row.next_label.clone().unwrap_or_default(),
        row.owner_name.clone().unwrap_or_default(),
    ]
}

fn statuses(row: &CaseloadRow) -> String {
    row.statuses
        .iter()
        .map(|code| words::status(code))
        .collect::<Vec<_>>()
        .join(", ")
}

/// The list on paper, as it stands on the screen: the same rows in the same order, and what it shows in a sentence.
pub(crate) fn paper(app: &App, request: ListAsk) -> Result<Attachment, Failure> {
    let rendered = page(app, &request)?;
    Ok(Attachment {
        file_name: format!("{} {}.pdf", file_name(&request), app.today()),
        bytes: rendered.pdf,
    })
}

/// The list, set.
pub(crate) fn page(app: &App, request: &ListAsk) -> Result<Rendered, Failure> {
    let question = asked(request.question.clone(), app.me()?);
    let today = app.today();
    let (rows, imprint, shows) = app.read(|reader| {
        Ok((
            views::every_pupil(reader, &question, today)?,
            imprint(reader)?,
            Some(sentence(reader, request)?).filter(|shows| *shows != title(request)),
        ))
    })?;
    let column = |head: &str, wide: bool, number: bool| ListColumn {
        head: head.into(),
        number,
        wide,
    };
    let list = List {
        imprint,
        title: title(request),
        shows: Some(match shows {
            Some(shows) => format!("{shows} · {}", dates::long(today)),
            None => dates::long(today),
        }),
        counted: Some(("child".to_owned(), "children".to_owned())),
        columns: vec![
            column("Name", true, false),
            column("Year", false, false),
            column("Status", true, false),
            column("Where now", true, false),
            column("Hours", false, true),
            column("Last seen", false, false),
            column("Next date", false, false),
            column("Owner", true, false),
        ],
        rows: rows.iter().map(printed).collect(),
    };
    list::render(
        &list,
        &Options {
            made_at: request.made_at.unwrap_or_else(|| app.now_ms()),
            ..Options::default()
        },
    )
    .map_err(refused)
}

fn printed(row: &CaseloadRow) -> Vec<Option<String>> {
    vec![
        Some(format!("{}, {}", row.surname, row.forename)),
        row.year.clone(),
        Some(if row.statuses.is_empty() {
            "No open status".into()
        } else {
            statuses(row)
        }),
        Some(if row.where_now.is_empty() {
            "No provision".into()
        } else {
            row.where_now.join(", ")
        }),
        match (hours(row.minutes_week), hours(row.entitlement)) {
            (Some(held), Some(whole)) => Some(format!("{held} of {whole}")),
            (held, _) => held,
        },
        Some(row.last_seen.map_or_else(|| "Never".into(), dates::long)),
        row.next_on.map(dates::long),
        Some(row.owner_name.clone().unwrap_or_else(|| "No owner".into())),
    ]
}

/// Whose paper it is.
pub(crate) fn imprint(reader: &Reader) -> waymark_store::Result<Imprint> {
    let team = Team::get(reader, TEAM)?;
    Ok(Imprint {
        la_name: team.as_ref().and_then(|team| team.la_name.clone()),
        team_name: team.and_then(|team| team.team_name),
        ..Imprint::default()
    })
}

/// A document that was not made.
pub(crate) fn refused(error: DocumentError) -> Failure {
    Failure::say(format!(
        "The paper could not be made: {error} Nothing was changed."
    ))
}

/// What the product calls its views.
pub(crate) fn view_name(view: View) -> &'static str {
    match view {
        View::Everyone => "All children",
        View::Mine => "My patch",
        View::Breached => "Breached",
        View::DaySix => "Day six",
        View::Unseen => "Unseen",
        View::NoNextDate => "No next date",
        View::UnderHours => "Under hours",
        View::NoProvision => "No provision",
        View::ReviewsDue => "Reviews this half term",
        View::Unallocated => "No owner",
        View::Closed => "Closed",
    }
}

/// What a list is called.
pub(crate) fn title(request: &ListAsk) -> String {
    request
        .title
        .as_deref()
        .map(str::trim)
        .filter(|title| !title.is_empty())
        .map_or_else(
            || view_name(request.question.view.unwrap_or(View::Everyone)).to_owned(),
            str::to_owned,
        )
}

/// A name for the file without a character that some system refuses.
fn file_name(request: &ListAsk) -> String {
    let name: String = title(request)
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == ' ' {
                c
            } else {
                ' '
            }
        })
        .collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() { "List".into() } else { name }
}

/// "Unseen · Year is below 9 · Owner has no value": what a list shows, for whoever holds the paper.
pub(crate) fn sentence(reader: &Reader, request: &ListAsk) -> waymark_store::Result<String> {
    let question = &request.question;
    let mut parts = vec![view_name(question.view.unwrap_or(View::Everyone)).to_owned()];
    if let Some(text) = question
        .text
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty())
    {
        parts.push(format!("found by “{text}”"));
    }
    for filter in question.filters.iter().flatten() {
        parts.push(filter_words(reader, filter)?);
    }
    if let Some(sort) = question.sort.as_deref().filter(|sort| !sort.is_empty()) {
        parts.push(format!(
            "by {}{}",
            column_name(sort).to_lowercase(),
            if question.descending == Some(true) {
                ", last first"
            } else {
                ""
            }
        ));
    }
    Ok(parts.join(" · "))
}

fn column_name(column: &str) -> String {
    match column {
        "facts" => "Circumstance".into(),
        "where_now" => "Where now".into(),
        "roll_name" => "School on roll".into(),
        "minutes_week" => "Hours this week".into(),
        "entitlement" => "Hours of a full week".into(),
        "since" => "Open since".into(),
        "next_on" => "Next date".into(),
        "next_label" => "What is next".into(),
        "owner_name" => "Owner".into(),
        "cover_name" => "Cover".into(),
        "case_ref" => "Case reference".into(),
        "statuses" => "Status".into(),
        other => words::label(other),
    }
}

fn filter_words(reader: &Reader, filter: &Filter) -> waymark_store::Result<String> {
    let test = match filter.test {
        Test::Is => "is",
        Test::IsNot => "is not",
        Test::Contains => "contains",
        Test::Before => "is before",
        Test::After => "is after",
        Test::Empty => "has no value",
        Test::NotEmpty => "has a value",
    };
    let name = column_name(&filter.column);
    if matches!(filter.test, Test::Empty | Test::NotEmpty) {
        return Ok(format!("{name} {test}"));
    }
    let value = match filter.column.as_str() {
        "owner" | "cover" => {
            let id = Uuid::parse_str(&filter.value).ok();
            views::officer_names(reader)?
                .into_iter()
                .find(|(known, _)| Some(*known) == id)
                .map_or_else(|| "an officer who is not here".into(), |(_, name)| name)
        }
        "statuses" => words::status(&filter.value),
        "minutes_week" | "entitlement" => hours(filter.value.parse().ok())
            .map_or_else(|| filter.value.clone(), |hours| format!("{hours} hours")),
        _ => filter
            .value
            .parse()
            .map_or_else(|_| filter.value.clone(), dates::long),
    };
    Ok(format!("{name} {test} {value}"))
}
