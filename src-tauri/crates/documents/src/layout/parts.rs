//! Parts that are composed once and stand in several documents: the copies of one pack, and what a pack was before a change.
//!
//! What a part looks like depends on its blocks and the sheet and on nothing around it, so a part of another copy with the
//! same blocks is the same strips with other numbers in the structure. Where it stands is found anew in each copy. Only
//! equal blocks are taken again: what is left out of a copy is not in its blocks and so in nothing that is taken.

use crate::fonts::Shaper;
use crate::layout::content::{Block, Section};
use crate::layout::strips::{Composer, Mention, Opening, Strip};
use crate::layout::structure::{NodeId, Structure};
use crate::layout::{Laid, Sheet};

/// Where a part begins among the strips, the structure and the bookmarks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Begin {
    strip: usize,
    node: usize,
    mention: usize,
}

/// The outermost parts of a document, composed.
#[derive(Debug)]
pub(crate) struct Parts {
    sheet: Sheet,
    sections: Vec<Section>,
    strips: Vec<Strip>,
    structure: Structure,
    mentions: Vec<Mention>,
    /// One for each section, and the end of the last.
    begins: Vec<Begin>,
}

impl Parts {
    /// Composes every part of a document, but those that are known. What is not a part is not kept.
    pub fn of(
        known: Option<&Parts>,
        blocks: Vec<Block>,
        sheet: &Sheet,
        shaper: &mut Shaper,
    ) -> Self {
        let mut composer = Composer::new(sheet, shaper);
        composer.known = known;
        composer.blocks(&blocks, 0.0, sheet.text_width());
        composer.begin();
        let begins = std::mem::take(&mut composer.begins);
        let (strips, structure, mentions) = composer.finish();
        Parts {
            sheet: *sheet,
            sections: blocks
                .into_iter()
                .filter_map(|block| match block {
                    Block::Section(section) => Some(section),
                    _ => None,
                })
                .collect(),
            strips,
            structure,
            mentions,
            begins,
        }
    }
}

/// Where the parts of a document stand: what every copy of it keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Places {
    /// The page, counted from 0, on which each part begins.
    pub parts: Vec<usize>,
    /// Which of them begin on a page on which another one ends.
    pub shared: Vec<usize>,
    /// How many pages each touches.
    pub lengths: Vec<usize>,
    /// How many pages there are.
    pub pages: usize,
}

impl Places {
    /// Where the parts stand that were laid.
    pub fn of(laid: &Laid) -> Self {
        Places {
            parts: laid.parts.clone(),
            shared: laid.shared.clone(),
            lengths: laid.lengths(),
            pages: laid.pages.len(),
        }
    }
}

impl Composer<'_> {
    /// An outermost part begins here.
    pub(super) fn begin(&mut self) {
        self.begins.push(Begin {
            strip: self.strips.len(),
            node: self.structure.nodes.len(),
            mention: self.mentions.len(),
        });
    }

    /// Takes the part that has just begun from those that are known, if it is the same there: whether it could.
    pub(super) fn again(&mut self, section: &Section) -> bool {
        let Some(known) = self.known.filter(|known| known.sheet == self.sheet) else {
            return false;
        };
        let at = self.begins.len() - 1;
        let (Some(same), Some(&[from, to])) =
            (known.sections.get(at), known.begins.get(at..at + 2))
        else {
            return false;
        };
        // How many pages a part takes at least is said after its content, and so beside what is taken.
        let (own, least) = match section.blocks.split_last() {
            Some((Block::Pages(pages), own)) => (own, Some(*pages)),
            _ => (section.blocks.as_slice(), None),
        };
        if own != same.blocks.as_slice()
            || (section.bare, section.fit) != (same.bare, same.fit)
            || from.strip == to.strip
        {
            return false;
        }
        let (first, node) = (self.strips.len(), self.structure.nodes.len());
        // Parents come before their children, and only the root lies before the part.
        let moved = |id: NodeId| {
            if id == 0 {
                0
            } else {
                (id as usize - from.node + node) as NodeId
            }
        };
        for known in &known.structure.nodes[from.node..to.node] {
            let mut own = known.clone();
            own.parent = own.parent.map(moved);
            self.structure.nodes.push(own);
        }
        for known in &known.strips[from.strip..to.strip] {
            let mut own = known.clone();
            for mark in &mut own.marks {
                mark.node = mark.node.map(moved);
            }
            self.strips.push(own);
        }
        for known in &known.mentions[from.mention..to.mention] {
            self.mentions.push(Mention {
                strip: known.strip - from.strip + first,
                ..known.clone()
            });
        }
        self.strips[first].opening = Some(Opening::of(section));
        if let Some(pages) = least {
            self.add(Strip {
                pages,
                ..Strip::default()
            });
        }
        true
    }
}
