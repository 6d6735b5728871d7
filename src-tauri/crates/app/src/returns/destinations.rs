//! The destination table as it may leave the building: by provider and purpose, small numbers hidden, and how it is made.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_documents::destinations as paper;
use waymark_documents::{Options, Rendered};
use waymark_domain::dates;
use waymark_domain::suppression::{SMALLEST_SHOWN, suppress};
use waymark_domain::year::last_friday_in_june;

use super::leavers::{LeaverLine, Leavers, LeaversAsk, leavers};
use crate::caseload::{imprint, refused};
use crate::words::count;
use crate::{App, Failure};

/// Which table.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct DestinationsAsk {
    /// The summer in which they finish Year 11; absent is those in Year 11 now.
    #[serde(default)]
    #[ts(optional)]
    pub leaving: Option<i32>,
    /// provider | purpose | both | kind | sustained; absent is by provider.
    #[serde(default)]
    #[ts(optional)]
    pub by: Option<String>,
}

/// The table.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Destinations {
    /// The summer in which they finish Year 11.
    pub leaving: i32,
    /// Heads of the counts; the last is the total.
    pub heads: Vec<String>,
    /// A line for each provider, purpose or both; the total last.
    pub lines: Vec<DestinationLine>,
    /// How the figures are made, a paragraph each.
    pub method: Vec<String>,
    /// "31 leavers, as on Tue 10 Nov 2026".
    pub shows: String,
}

/// One line.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DestinationLine {
    /// "" is the total.
    pub key: String,
    /// The provider, "All leavers" for the total.
    pub provider: String,
    /// What the placement was for; `None` is unknown.
    pub purpose: Option<String>,
    /// A count for each head; `None` is hidden.
    pub counts: Vec<Option<u32>>,
    /// The children whom the line counts, by id: only on the screen, for those who may see them.
    pub children: Vec<uuid::Uuid>,
}

const NONE: &str = "No placement in Year 11";
const ALL: &str = "All leavers";
const UNKNOWN: &str = "Unknown";

/// The destination table.
pub(crate) fn destinations(app: &App, request: DestinationsAsk) -> Result<Destinations, Failure> {
    let by = request.by.as_deref().unwrap_or("provider");
    if !["provider", "purpose", "both", "kind", "sustained"].contains(&by) {
        return Err(Failure::at(
            "by",
            "Choose by provider, by purpose, by both, by kind, or by whether it lasted.",
        ));
    }
    let board = leavers(
        app,
        LeaversAsk {
            leaving: request.leaving,
        },
    )?;
    let mut groups: BTreeMap<String, Vec<&LeaverLine>> = BTreeMap::new();
    for line in &board.rows {
        let (provider, purpose) = told(line, by);
        let key = waymark_domain::name::fold(&format!(
            "{provider}\n{}",
            purpose.as_deref().unwrap_or_default()
        ));
        groups.entry(key).or_default().push(line);
    }
    let counts: Vec<Vec<u32>> = groups.values().map(|lines| tally(lines, by)).collect();
    let shown = suppress(&counts).cells;
    let mut lines: Vec<DestinationLine> = groups
        .iter()
        .zip(&shown)
        .filter_map(|((key, lines), counts)| {
            let (provider, purpose) = told(lines.first()?, by);
            Some(DestinationLine {
                key: key.clone(),
                provider,
                purpose,
                counts: counts.clone(),
                children: lines.iter().map(|line| line.child.pupil).collect(),
            })
        })
        .collect();
    lines.push(DestinationLine {
        key: String::new(),
        provider: ALL.to_owned(),
        purpose: None,
        counts: shown.last().cloned().unwrap_or_default(),
        children: board.rows.iter().map(|line| line.child.pupil).collect(),
    });
    Ok(Destinations {
        leaving: board.leaving,
        heads: columns(by)
            .iter()
            .map(|(_, head)| (*head).to_owned())
            .chain(["Leavers".to_owned()])
            .collect(),
        lines,
        method: method(&board),
        shows: format!(
            "{}, as on {}",
            count(board.rows.len() as u64, "leaver", "leavers"),
            dates::long(app.today())
        ),
    })
}

/// What a line is counted under.
fn told(line: &LeaverLine, by: &str) -> (String, Option<String>) {
    let provider = line.provider.clone().unwrap_or_else(|| NONE.to_owned());
    match (by, &line.provider) {
        ("kind" | "sustained", _) => (kind_of(line), None),
        ("provider", _) => (provider, None),
        ("purpose", None) => (NONE.to_owned(), None),
        ("purpose", Some(_)) => (
            line.purpose.clone().unwrap_or_else(|| UNKNOWN.to_owned()),
            None,
        ),
        (_, None) => (provider, Some(NONE.to_owned())),
        (_, Some(_)) => (
            provider,
            Some(line.purpose.clone().unwrap_or_else(|| UNKNOWN.to_owned())),
        ),
    }
}

/// The kind under which a leaver is counted. A destination without one is a line of its own, for it is known.
fn kind_of(line: &LeaverLine) -> String {
    match &line.kind_label {
        Some(label) => label.clone(),
        None if line.standing == "none" => UNKNOWN.to_owned(),
        None => "Kind not said".to_owned(),
    }
}

/// What is counted across: how a destination stands, or whether it lasted. The columns add up to the line.
fn columns(by: &str) -> &'static [(&'static str, &'static str)] {
    if by == "sustained" {
        &[
            ("yes", "Still there"),
            ("no", "Not there"),
            ("unknown", "Could not be found out"),
            ("", "Not asked"),
        ]
    } else {
        &[
            ("evidenced", "With evidence"),
            ("hoped", "Hoped for"),
            ("none", "Unknown"),
        ]
    }
}

/// A count for each column.
fn tally(lines: &[&LeaverLine], by: &str) -> Vec<u32> {
    let says = |line: &LeaverLine| match by {
        "sustained" => line.sustained.clone().unwrap_or_default(),
        _ => line.standing.clone(),
    };
    columns(by)
        .iter()
        .map(|(word, _)| lines.iter().filter(|line| says(line) == *word).count() as u32)
        .collect()
}

fn method(board: &Leavers) -> Vec<String> {
    let ended = dates::long(last_friday_in_june(board.leaving));
    vec![
        format!(
            "Counted is every child who finishes Year 11 in summer {} and whom the team holds, or held on {ended} and has closed since. A child whose case was closed before that day is not counted.",
            board.leaving
        ),
        "With evidence: a destination is recorded, and how that is known. Hoped for: a destination without it. Unknown: no destination is recorded; those children are in every total.".to_owned(),
        format!(
            "Still there: six months on, as the Department’s destination measures count it, from October {} to March {}. Not asked is not “no”.",
            board.leaving,
            board.leaving + 1
        ),
        "The provider and the purpose are those of the placement away from a school that began last of those that ran in Year 11.".to_owned(),
        format!(
            "A number below {SMALLEST_SHOWN} is hidden and printed as “c”, and so is any further number from which a hidden one could be worked out. Nought is shown."
        ),
    ]
}

/// The table on paper.
pub(crate) fn page(
    app: &App,
    request: DestinationsAsk,
    options: &Options,
) -> Result<(i32, Rendered), Failure> {
    let by = request.by.clone();
    let table = destinations(app, request)?;
    let both = by.as_deref() == Some("both");
    let value = paper::Destinations {
        imprint: app.read(imprint)?,
        who: format!("Year 11 leavers of summer {}", table.leaving),
        shows: table.shows,
        first: match by.as_deref() {
            Some("purpose") => "Purpose",
            Some("kind" | "sustained") => "Kind of destination",
            _ => "Provider",
        }
        .to_owned(),
        with_purpose: both,
        heads: table.heads,
        lines: table
            .lines
            .into_iter()
            .map(|line| paper::DestinationLine {
                name: line.provider,
                purpose: line.purpose,
                counts: line.counts,
            })
            .collect(),
        method: table.method,
    };
    let rendered = paper::render(&value, options).map_err(refused)?;
    Ok((table.leaving, rendered))
}
