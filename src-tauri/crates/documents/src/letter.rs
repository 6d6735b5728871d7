//! A letter: to a family about an outcome, to a school about a place, a notice of off-site direction.
//!
//! The words come from the team's own template, already filled in. Particulars that a statute asks for stand in a table,
//! so that nobody has to look for them in a paragraph. What may not be disclosed to the reader must not be in the value:
//! nothing here hides anything.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::fonts::Shaper;
use crate::frame::{Frame, Imprint};
use crate::layout::content::{Block, Cell, Column, Lines, Look, Rank, Section, Start, Table, Text};
use crate::layout::{LEADING, Laid, MM, Sheet};
use crate::paged::Paged;
use crate::pdf::Packed;
use crate::words::{self, Gaps, said};
use crate::{AT_HOME, DocumentError, Options, Rendered, finish, lay, relabel};

/// A label and what it says: a row of particulars.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Particular {
    /// As "Person to report to on the first day".
    pub label: String,
    /// What it says; unknown is printed as such.
    pub value: Option<String>,
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Letter {
    /// Whose letter it is.
    pub imprint: Imprint,
    /// Where answers go, one line each.
    pub from_lines: Vec<String>,
    /// Our reference.
    pub reference: Option<String>,
    /// Its date.
    pub written_on: Option<NaiveDate>,
    /// Name and address, one line each.
    pub to_lines: Vec<String>,
    /// As "Dear Ms Okonkwo".
    pub salutation: Option<String>,
    /// What it is about.
    pub subject: Option<String>,
    /// The words. A blank line parts paragraphs; a line that begins with "- " is a point of a list, one that begins with
    /// "# " a heading.
    pub body: String,
    /// Particulars, after the words.
    pub particulars: Vec<Particular>,
    /// As "Yours sincerely".
    pub closing: Option<String>,
    /// Name and role of who signs, one line each.
    pub signed_by: Vec<String>,
    /// What is enclosed.
    pub enclosures: Vec<String>,
    /// Who else gets it.
    pub copies_to: Vec<String>,
}

/// Renders a letter.
pub fn render(letter: &Letter, options: &Options) -> Result<Rendered, DocumentError> {
    let mut gaps = Gaps::default();
    let section = section(letter, "Letter", &mut gaps);
    // The title bar of a viewer is seen by whoever stands behind the reader: no name, only the reference.
    let title = match said(letter.reference.as_deref()) {
        Some(reference) => format!("Letter, our reference {reference}"),
        None => "Letter".to_owned(),
    };
    let owner = said(letter.imprint.la_name.as_deref()).unwrap_or_default();
    finish(
        &title,
        &Frame::of(&letter.imprint, owner).for_home(),
        &[Block::Section(section)],
        gaps,
        options,
    )
}

/// Renders several letters as one file, each from the top of a sheet, for whoever prints and posts them together. The letters
/// are of one sender; each is found again under its reference.
pub fn render_each(letters: &[Letter], options: &Options) -> Result<Rendered, DocumentError> {
    let mut gaps = Gaps::default();
    let blocks: Vec<Block> = letters
        .iter()
        .map(|letter| {
            let label = said(letter.reference.as_deref()).unwrap_or("Letter");
            let mut section = section(letter, label, &mut gaps);
            section.start = Start::Sheet;
            section.anchor = Some(label.to_owned());
            Block::Section(section)
        })
        .collect();
    let imprint = letters.first().map(|letter| letter.imprint.clone());
    let imprint = imprint.unwrap_or_default();
    let owner = said(imprint.la_name.as_deref()).unwrap_or_default();
    let frame = Frame::of(&imprint, owner).for_home();
    let mut shaper = Shaper::default();
    let mut laid = lay(&frame, &blocks, options, &mut shaper);
    let lengths = count_each(&mut laid);
    relabel(&mut laid, &frame, options, &mut shaper);
    let title = format!("{} letters", letters.len());
    let paged = Paged::of(&title, &frame, laid, shaper, gaps, options);
    let mut rendered = paged.render(options.made_at, &Packed::default())?;
    for (span, length) in rendered.spans.iter_mut().zip(lengths) {
        span.pages = length;
    }
    Ok(rendered)
}

/// Counts the pages of each letter for itself, because nobody gets more than one of them: "1 of 2". The blank side behind a
/// letter is no page of it. Gives how many pages each letter has.
fn count_each(laid: &mut Laid) -> Vec<usize> {
    let mut labels = vec![String::new(); laid.pages.len()];
    let lengths = laid.parts.iter().zip(laid.lengths()).map(|(from, length)| {
        let own: Vec<usize> = (*from..from + length)
            .filter(|at| !laid.pages[*at].marks.is_empty())
            .collect();
        for (number, at) in own.iter().enumerate() {
            labels[*at] = format!("{} of {}", number + 1, own.len());
        }
        own.len()
    });
    let lengths = lengths.collect();
    laid.labels = labels;
    lengths
}

/// A letter on its own pages. `label` is what a list that jumps to it calls it.
fn section(letter: &Letter, label: &str, gaps: &mut Gaps) -> Section {
    Section {
        start: Start::Page,
        running: said(letter.reference.as_deref())
            .map_or(String::new(), |r| format!("Our reference {r}")),
        bare: true,
        anchor: None,
        fit: true,
        blocks: compose(letter, label, gaps),
    }
}

fn compose(letter: &Letter, label: &str, gaps: &mut Gaps) -> Vec<Block> {
    let lines = |lines: &[String]| {
        lines
            .iter()
            .filter_map(|l| said(Some(l)))
            .collect::<Vec<_>>()
            .join("\n")
    };
    let mut blocks = letterhead(letter);
    let to = lines(&letter.to_lines);
    let to = if to.is_empty() {
        gaps.text("name and address", None)
    } else {
        Text::plain(to)
    };
    blocks.push(Block::body(to));
    blocks.push(Block::Gap(18.0));
    let day = match letter.written_on {
        Some(day) => Text::name(words::long_date(day)),
        None => gaps.date("date of the letter", None),
    };
    let mut head = vec![vec![Cell::head(Text::soft("Date")), Cell::new(day)]];
    if let Some(reference) = said(letter.reference.as_deref()) {
        head.push(vec![
            Cell::head(Text::soft("Our reference")),
            Cell::new(Text::name(reference)),
        ]);
    }
    blocks.push(Block::Table(Table {
        columns: vec![Column::FIT, Column::share(1.0)],
        head: vec![],
        rows: head,
        lines: Lines::None,
        size: 1.0,
    }));
    blocks.push(Block::Gap(16.0));
    blocks.push(Block::body(
        gaps.text("salutation", letter.salutation.as_deref()),
    ));
    blocks.push(Block::Heading {
        level: 1,
        rank: Rank::Subject,
        text: gaps.text("subject", letter.subject.as_deref()),
        bookmark: Some((1, label.into())),
    });
    blocks.extend(prose(&letter.body, 2));
    if letter.body.trim().is_empty() {
        blocks.push(Block::body(gaps.text("the words of the letter", None)));
    }
    if !letter.particulars.is_empty() {
        blocks.push(Block::Gap(8.0));
        blocks.push(particulars(&letter.particulars, gaps));
    }
    let mut end = vec![
        Block::Gap(12.0),
        Block::body(said(letter.closing.as_deref()).unwrap_or("Yours sincerely")),
    ];
    end.push(Block::Space(40.0));
    let signed = lines(&letter.signed_by);
    end.push(Block::body(if signed.is_empty() {
        gaps.text("who signs", None)
    } else {
        Text::plain(signed)
    }));
    blocks.push(Block::Together(end));
    blocks.push(Block::Gap(10.0));
    for (label, list) in [
        ("Enclosed: ", &letter.enclosures),
        ("Copies to: ", &letter.copies_to),
    ] {
        let list = lines(list).replace('\n', "; ");
        if !list.is_empty() {
            blocks.push(Block::small(Text::soft(label).then(list)));
        }
    }
    blocks
}

/// Where the address begins, from the top of the sheet. The window of a DL envelope shows what stands between 57 and 81 mm
/// wherever the letter slides in it; four lines of an address do.
const WINDOW: f32 = 54.5 * MM;

/// Whose letter it is and where answers go, above the address.
fn letterhead(letter: &Letter) -> Vec<Block> {
    let owner = said(letter.imprint.la_name.as_deref());
    let from: Vec<&str> = letter
        .from_lines
        .iter()
        .filter_map(|line| said(Some(line)))
        .filter(|line| Some(*line) != owner)
        .collect();
    let mut blocks = Vec::new();
    let mut taken = 0.0;
    if let Some(owner) = owner {
        blocks.push(Block::Paragraph(Look::Lead, Text::bold(owner)));
        taken += 12.5 * LEADING;
    }
    if !from.is_empty() {
        blocks.push(Block::Paragraph(Look::Small, Text::soft(from.join(" · "))));
        taken += 9.0 * LEADING + 3.0;
    }
    // The letterhead is larger at home than on the ordinary sheet by eight parts in seven.
    blocks.push(Block::Space(
        (WINDOW - Sheet::MARGIN) * 10.5 / AT_HOME - taken,
    ));
    blocks
}

/// Labels and values, each on a line of its own.
pub(crate) fn particulars(rows: &[Particular], gaps: &mut Gaps) -> Block {
    let rows = rows
        .iter()
        .map(|p| {
            vec![
                Cell::head(Text::bold(p.label.clone())),
                Cell::new(gaps.text(&p.label, p.value.as_deref())),
            ]
        })
        .collect();
    Block::Table(Table {
        columns: vec![Column::FIT, Column::share(1.0)],
        head: vec![],
        rows,
        lines: Lines::Rows,
        size: 1.0,
    })
}

/// Between the paragraphs of a letter.
const APART: f32 = 6.5;

/// A text of several paragraphs, with the little that a template may ask for: points and headings.
pub(crate) fn prose(body: &str, level: u8) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut points: Vec<Text> = Vec::new();
    let mut paragraph = String::new();
    let body = body.replace("\r\n", "\n");
    for line in body.split(['\n', '\r']).chain([""]) {
        let trimmed = line.trim();
        let point = trimmed
            .strip_prefix("- ")
            .or_else(|| trimmed.strip_prefix("• "));
        let heading = trimmed.strip_prefix("# ");
        if !paragraph.is_empty() && (trimmed.is_empty() || point.is_some() || heading.is_some()) {
            blocks.push(Block::Gap(APART));
            blocks.push(Block::Paragraph(
                Look::Body,
                Text::plain(std::mem::take(&mut paragraph)),
            ));
        }
        if point.is_none() && !points.is_empty() {
            blocks.push(Block::List(std::mem::take(&mut points)));
            blocks.push(Block::Gap(APART));
        }
        match (point, heading) {
            (Some(point), _) => points.push(point.into()),
            (None, Some(heading)) => blocks.push(Block::heading(level, heading)),
            (None, None) if trimmed.is_empty() => {}
            (None, None) => {
                if !paragraph.is_empty() {
                    paragraph.push('\n');
                }
                paragraph.push_str(trimmed);
            }
        }
    }
    if !points.is_empty() {
        blocks.push(Block::List(points));
    }
    blocks
}
