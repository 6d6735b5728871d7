//! What documents are written in: blocks of text, tables, lists and room to write.
//!
//! A block says what it is and never where it stands.

use crate::fonts::Face;
use crate::layout::Ink;

/// A stretch of text in one style.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// What it says.
    pub text: String,
    /// Cut of the family.
    pub face: Face,
    /// How dark.
    pub ink: Ink,
    /// Never broken across lines if it fits on one: a name, a date.
    pub whole: bool,
    /// The number of the page that carries this anchor is set here.
    pub page_of: Option<String>,
}

/// A text of one or several styles. A line feed in it is a line feed on paper.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text(pub Vec<Span>);

impl Text {
    /// Ordinary text.
    pub fn plain(text: impl Into<String>) -> Self {
        Text::default().then(text)
    }

    /// Semibold text.
    pub fn bold(text: impl Into<String>) -> Self {
        Text::default().then_bold(text)
    }

    /// A name: it never breaks across lines.
    pub fn name(text: impl Into<String>) -> Self {
        Text::default().then_whole(text)
    }

    /// Slanted and softer: what nobody has recorded.
    pub fn absent(text: impl Into<String>) -> Self {
        Text::default().with(text, Face::Italic, Ink::Soft, false)
    }

    /// Softer text: a label.
    pub fn soft(text: impl Into<String>) -> Self {
        Text::default().then_soft(text)
    }

    /// A reference to the page that carries an anchor.
    pub fn page_of(anchor: impl Into<String>) -> Self {
        Text(vec![Span {
            // As wide as any page number will be; replaced when pages are known.
            text: "000".into(),
            face: Face::Regular,
            ink: Ink::Black,
            whole: true,
            page_of: Some(anchor.into()),
        }])
    }

    /// Adds ordinary text.
    #[must_use]
    pub fn then(self, text: impl Into<String>) -> Self {
        self.with(text, Face::Regular, Ink::Black, false)
    }

    /// Adds semibold text.
    #[must_use]
    pub fn then_bold(self, text: impl Into<String>) -> Self {
        self.with(text, Face::Semibold, Ink::Black, false)
    }

    /// Adds a label.
    #[must_use]
    pub fn then_soft(self, text: impl Into<String>) -> Self {
        self.with(text, Face::Regular, Ink::Soft, false)
    }

    /// Adds a name or a date that must not break.
    #[must_use]
    pub fn then_whole(self, text: impl Into<String>) -> Self {
        self.with(text, Face::Regular, Ink::Black, true)
    }

    /// Adds another text.
    #[must_use]
    pub fn join(mut self, other: Text) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The same text, set semibold.
    #[must_use]
    pub fn emphasised(mut self) -> Self {
        for span in &mut self.0 {
            if span.face == Face::Regular {
                span.face = Face::Semibold;
            }
        }
        self
    }

    /// The same text, set italic.
    #[must_use]
    pub fn slanted(mut self) -> Self {
        for span in &mut self.0 {
            if span.face == Face::Regular {
                span.face = Face::Italic;
            }
        }
        self
    }

    /// Nothing to read.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|s| s.text.trim().is_empty())
    }

    fn with(mut self, text: impl Into<String>, face: Face, ink: Ink, whole: bool) -> Self {
        self.0.push(Span {
            text: text.into(),
            face,
            ink,
            whole,
            page_of: None,
        });
        self
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Text::plain(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Text::plain(text)
    }
}

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Body text.
    Body,
    /// Larger: the sentence that opens a page.
    Lead,
    /// Smaller: sources and handling notes.
    Small,
    /// Indented beside a bar: somebody's own words.
    Quote,
    /// Beside a heavy bar, larger: what the panel is asked.
    Ask,
}

/// Where a part begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// Where the last one ended.
    Here,
    /// On a new page.
    Page,
    /// On a new sheet: a right-hand page.
    Sheet,
}

/// A part that could stand alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Where it begins.
    pub start: Start,
    /// What the header says on its pages.
    pub running: String,
    /// No header on its first page, and no column for notes beside it: a cover, a letter.
    pub bare: bool,
    /// A name by which other parts can give its page number.
    pub anchor: Option<String>,
    /// Made smaller, down to nearly nine tenths, if that keeps it on one page.
    pub fit: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// As wide as what stands in it.
    Fit,
    /// A share of what is left.
    Share(f32),
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// How wide.
    pub width: Width,
    /// Numbers stand at the right.
    pub right: bool,
}

impl Column {
    /// As wide as what stands in it.
    pub const FIT: Column = Column {
        width: Width::Fit,
        right: false,
    };
    /// As wide as what stands in it, set to the right.
    pub const NUMBER: Column = Column {
        width: Width::Fit,
        right: true,
    };

    /// A share of what is left.
    pub const fn share(of: f32) -> Column {
        Column {
            width: Width::Share(of),
            right: false,
        }
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Text.
    Text(Text),
    /// Room for this many handwritten lines, without rules.
    Room(f32),
    /// A bar, filled from the left by this share (0 to 1). Its number stands in the text beside it.
    Bar(f32),
    /// An empty box to tick, and what it means.
    Tick(Text),
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What stands in it, from the top.
    pub parts: Vec<Part>,
    /// It is the head of its row.
    pub head: bool,
    /// Columns that it covers.
    pub columns: usize,
}

impl Cell {
    /// A cell of text.
    pub fn new(text: impl Into<Text>) -> Self {
        Cell {
            parts: vec![Part::Text(text.into())],
            head: false,
            columns: 1,
        }
    }

    /// The head of a row.
    pub fn head(text: impl Into<Text>) -> Self {
        Cell {
            head: true,
            ..Cell::new(text)
        }
    }

    /// A cell to write in.
    pub fn room(lines: f32) -> Self {
        Cell {
            parts: vec![Part::Room(lines)],
            head: false,
            columns: 1,
        }
    }

    /// The same cell, covering several columns.
    #[must_use]
    pub fn across(mut self, columns: usize) -> Self {
        self.columns = columns.max(1);
        self
    }

    /// Adds below.
    #[must_use]
    pub fn with(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }
}

/// Lines of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// None: a list of labels and values.
    None,
    /// Under each row.
    Rows,
    /// Round each cell.
    Grid,
}

/// A table. Its head repeats on each page that it reaches.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Columns from the left.
    pub columns: Vec<Column>,
    /// Heads of the columns; none for a list of labels and values.
    pub head: Vec<Text>,
    /// Rows. A row breaks only when it is taller than a page.
    pub rows: Vec<Vec<Cell>>,
    /// Lines.
    pub lines: Lines,
    /// Text smaller than the body by this factor.
    pub size: f32,
}

/// How large a heading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// The title on a cover.
    Cover,
    /// The title of a part.
    Part,
    /// The subject of a letter.
    Subject,
    /// Inside a part.
    Inner,
}

/// A block.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A part with its own header and, perhaps, its own page.
    Section(Section),
    /// A heading, level 1 to 6; it never stands last on a page.
    Heading {
        /// Level in the structure.
        level: u8,
        /// What it is to the eye, whatever its level.
        rank: Rank,
        /// What it says.
        text: Text,
        /// A bookmark at this level (1 is outermost), saying this.
        bookmark: Option<(u8, String)>,
    },
    /// A paragraph.
    Paragraph(Look, Text),
    /// A list of points.
    List(Vec<Text>),
    /// A table.
    Table(Table),
    /// Lines to write on.
    Ruled(usize),
    /// Blocks that stay on one page if they fit on one.
    Together(Vec<Block>),
    /// Blocks that stay on one page with the beginning of what follows: a heading and the lines that lead in.
    LeadIn(Vec<Block>),
    /// Boxes to tick, in so many columns, read across.
    Ticks(Vec<Text>, usize),
    /// At least so much room between the blocks before and after, in points at the ordinary size.
    Gap(f32),
    /// So much empty room, even at the top of a page.
    Space(f32),
    /// A line across.
    Rule,
    /// The part takes at least so many pages; those that it does not fill stay blank.
    Pages(usize),
}

impl Block {
    /// A heading inside a part.
    pub fn heading(level: u8, text: impl Into<Text>) -> Block {
        Block::Heading {
            level,
            rank: Rank::Inner,
            text: text.into(),
            bookmark: None,
        }
    }

    /// The heading of a part, with a bookmark at its level.
    pub fn title(level: u8, text: impl Into<Text>, bookmark: impl Into<String>) -> Block {
        Block::Heading {
            level,
            rank: Rank::Part,
            text: text.into(),
            bookmark: Some((level, bookmark.into())),
        }
    }

    /// A paragraph of body text.
    pub fn body(text: impl Into<Text>) -> Block {
        Block::Paragraph(Look::Body, text.into())
    }

    /// A small paragraph.
    pub fn small(text: impl Into<Text>) -> Block {
        Block::Paragraph(Look::Small, text.into())
    }
}
