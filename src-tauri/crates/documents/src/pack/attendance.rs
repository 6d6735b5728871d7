//! The annex of attendance: the marks of one child's last weeks, a line for each week, as they were told by telephone.
//!
//! Where nobody was asked there is no mark, and a blank half day says so; it is never counted as an absence. Where two tellings
//! differ, both stand.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::brief::mention;
use crate::case::Case;
use crate::layout::content::{Block, Cell, Column, Lines, Section, Start, Table, Text};
use crate::words;

/// The marks of some weeks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Attendance {
    /// Weeks with a mark, the oldest first.
    pub weeks: Vec<Week>,
    /// Earlier weeks with marks that are not printed.
    pub earlier: usize,
    /// The codes that stand in the weeks, and what each means.
    pub codes: Vec<(String, String)>,
}

/// One week.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Week {
    /// Its Monday.
    pub monday: Option<NaiveDate>,
    /// Monday to Friday, morning and afternoon: the code, "N or /" where tellings differ; none has no mark.
    pub marks: [[Option<String>; 2]; 5],
    /// Half days on which the child was there.
    pub attended: usize,
    /// Half days with one mark that counts, of which `attended` is a part.
    pub counted: usize,
    /// Half days on which tellings differ.
    pub differ: usize,
}

/// The name under which the cover finds a child's marks.
pub(crate) fn anchor(case_ref: &str) -> String {
    format!("attendance {case_ref}")
}

/// The marks of one child.
pub(super) fn section(
    case: &Case,
    attendance: &Attendance,
    number: &str,
    (start, level): (Start, u8),
) -> Section {
    let mut blocks = vec![
        Block::title(
            level,
            format!("{number} · Attendance"),
            mention(case, Some(number)),
        ),
        Block::body(in_words(attendance)),
    ];
    if !attendance.weeks.is_empty() {
        blocks.push(Block::Table(table(attendance)));
        blocks.push(Block::small(
            "Morning and afternoon of each day; a dash is a half day about which nobody was asked. Half days with a mark that counts neither way, or with tellings that differ, are in no percentage.",
        ));
        let meaning: Vec<String> = attendance
            .codes
            .iter()
            .map(|(code, meaning)| format!("{code}: {meaning}"))
            .collect();
        blocks.push(Block::small(meaning.join(" · ")));
    }
    super::annexes::section(
        format!("{number} · Attendance {}", case.case_ref),
        anchor(&case.case_ref),
        start,
        blocks,
    )
}

/// "31 of 38 half days attended, 82 %, in 4 weeks with a mark. 2 earlier weeks are on file."
fn in_words(attendance: &Attendance) -> Text {
    let (attended, counted) = attendance
        .weeks
        .iter()
        .fold((0, 0), |(a, c), week| (a + week.attended, c + week.counted));
    if attendance.weeks.is_empty() {
        return Text::plain("Nobody has been asked about attendance.");
    }
    let mut text = match counted {
        0 => Text::plain("No half day can be counted"),
        _ => Text::bold(format!("{attended} of {counted} half days attended"))
            .then(format!(", {} %", attended * 100 / counted)),
    };
    let weeks = words::count(attendance.weeks.len(), "week", "weeks");
    text = text.then(format!(", in {weeks} with a mark."));
    let differ: usize = attendance.weeks.iter().map(|week| week.differ).sum();
    if differ > 0 {
        let half_days = words::count(differ, "half day", "half days");
        text = text.then(format!(" Two tellings differ on {half_days}."));
    }
    if attendance.earlier > 0 {
        let weeks = words::count(attendance.earlier, "earlier week is", "earlier weeks are");
        text = text.then(format!(" {weeks} on file."));
    }
    text
}

fn table(attendance: &Attendance) -> Table {
    let rows = attendance
        .weeks
        .iter()
        .map(|week| {
            let monday = week.monday.map_or(Text::absent("Unknown"), |day| {
                Text::name(words::short_date(day))
            });
            let mut row = vec![Cell::head(monday)];
            row.extend(week.marks.iter().map(|halves| {
                if halves.iter().all(Option::is_none) {
                    return Cell::new(Text::soft("–"));
                }
                let [am, pm] = halves.each_ref().map(|mark| mark.as_deref().unwrap_or("–"));
                Cell::new(Text::name(format!("{am}  {pm}")))
            }));
            row.push(Cell::new(if week.counted == 0 {
                Text::soft("–")
            } else {
                Text::name(format!("{} of {}", week.attended, week.counted))
            }));
            row
        })
        .collect();
    let mut columns = vec![Column::FIT];
    columns.extend([Column::share(1.0); 5]);
    columns.push(Column::NUMBER);
    Table {
        columns,
        head: ["Week from", "Mon", "Tue", "Wed", "Thu", "Fri", "Attended"]
            .map(Text::from)
            .to_vec(),
        rows,
        lines: Lines::Rows,
        size: 0.95,
    }
}
