//! What the marks on the pages mean: the tree that a screen reader walks.
//!
//! Only the tag names of the PDF standard are here, because they are the vocabulary of reading, not because of PDF: the
//! tree knows no object, stream or identifier of a file.

use serde::{Deserialize, Serialize};

/// Index of a node in its [`Structure`].
pub type NodeId = u32;

/// What a part of a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// The whole.
    Document,
    /// A part that could stand alone: a brief, an agenda.
    Sect,
    /// Heading, level 1 to 6. Levels never skip.
    H(u8),
    /// Paragraph.
    P,
    /// Somebody's own words.
    BlockQuote,
    /// List.
    L,
    /// One point of a list.
    LI,
    /// Its bullet or number.
    Lbl,
    /// What it says.
    LBody,
    /// Table.
    Table,
    /// Heads of a table.
    THead,
    /// Rows of a table.
    TBody,
    /// Row.
    TR,
    /// Head of a column.
    ThColumn,
    /// Head of a row.
    ThRow,
    /// Cell.
    TD,
}

impl Tag {
    /// The standard name.
    pub fn name(self) -> &'static str {
        match self {
            Tag::Document => "Document",
            Tag::Sect => "Sect",
            Tag::H(1) => "H1",
            Tag::H(2) => "H2",
            Tag::H(3) => "H3",
            Tag::H(4) => "H4",
            Tag::H(5) => "H5",
            Tag::H(_) => "H6",
            Tag::P => "P",
            Tag::BlockQuote => "BlockQuote",
            Tag::L => "L",
            Tag::LI => "LI",
            Tag::Lbl => "Lbl",
            Tag::LBody => "LBody",
            Tag::Table => "Table",
            Tag::THead => "THead",
            Tag::TBody => "TBody",
            Tag::TR => "TR",
            Tag::ThColumn | Tag::ThRow => "TH",
            Tag::TD => "TD",
        }
    }
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// What it is.
    pub tag: Tag,
    /// What it is part of. Only the first node has none.
    pub parent: Option<NodeId>,
    /// A cell that stands across more than one column says so.
    pub columns: u16,
}

/// The tree, as a list in reading order: a parent comes before its children.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Structure {
    /// The first is the document itself.
    pub nodes: Vec<Node>,
}

impl Structure {
    /// A tree with nothing but its root.
    pub fn new() -> Self {
        Structure {
            nodes: vec![Node {
                tag: Tag::Document,
                parent: None,
                columns: 1,
            }],
        }
    }

    /// Adds a part as the last child of its parent.
    pub fn add(&mut self, tag: Tag, parent: NodeId) -> NodeId {
        // A document of four thousand million parts does not fit on paper.
        let id = self.nodes.len() as NodeId;
        self.nodes.push(Node {
            tag,
            parent: Some(parent),
            columns: 1,
        });
        id
    }
}
