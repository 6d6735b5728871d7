//! Blocks into strips: slices of content that do not break, each as high as it is, from top to bottom.
//!
//! A strip knows how wide the column is and which strip it must not be parted from. It does not know which page it will
//! stand on.

use std::sync::Arc;

use crate::fonts::Shaper;
use crate::layout::content::{Block, Section, Start, Text};
use crate::layout::lines::{Line, break_lines};
use crate::layout::parts::{Begin, Parts};
use crate::layout::structure::{NodeId, Structure, Tag};
use crate::layout::{Ink, Mark, Placed, Run, Sheet};

/// Line height as a multiple of the size.
pub(crate) const LEADING: f32 = 1.32;

/// A part that is to fit on one page is made no smaller than this.
const SMALLEST: f32 = 0.88;

/// A part of a copy for some readers, which must take no more pages than in the whole, is made no smaller than this.
const SMALLEST_COPY: f32 = 0.78;

/// Where a part begins, as the pages must know it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Opening {
    pub start: Start,
    pub running: String,
    pub bare: bool,
    pub anchor: Option<String>,
}

impl Opening {
    pub fn of(section: &Section) -> Self {
        Opening {
            start: section.start,
            running: section.running.clone(),
            bare: section.bare,
            anchor: section.anchor.clone(),
        }
    }
}

/// A bookmark to a strip.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mention {
    pub strip: usize,
    pub level: u8,
    pub title: String,
}

/// A slice of content that does not break. Marks stand relative to its top and the left margin.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Strip {
    pub height: f32,
    /// Room above, which a page break swallows.
    pub before: f32,
    /// Stands on the same page as the next strip if both fit on one.
    pub keep_next: bool,
    pub marks: Vec<Placed>,
    /// Repeated at the top of a page that this strip is the first on.
    pub head: Option<Arc<Strip>>,
    pub opening: Option<Opening>,
    /// The part that this strip ends takes at least so many pages.
    pub pages: usize,
}

/// Turns blocks into strips and builds the structure as it goes.
pub(super) struct Composer<'a> {
    pub sheet: Sheet,
    pub shaper: &'a mut Shaper,
    pub strips: Vec<Strip>,
    pub structure: Structure,
    pub parent: NodeId,
    pub(super) mentions: Vec<Mention>,
    /// Parts that may stand in this document too, in their order.
    pub(super) known: Option<&'a Parts>,
    /// Where each outermost part of this document begins.
    pub(super) begins: Vec<Begin>,
    opening: Option<Opening>,
    /// Room owed above the next strip.
    pub(super) gap: f32,
}

impl<'a> Composer<'a> {
    pub fn new(sheet: &Sheet, shaper: &'a mut Shaper) -> Self {
        Composer {
            sheet: *sheet,
            shaper,
            strips: Vec::new(),
            structure: Structure::new(),
            parent: 0,
            mentions: Vec::new(),
            known: None,
            begins: Vec::new(),
            opening: None,
            gap: 0.0,
        }
    }

    pub fn finish(self) -> (Vec<Strip>, Structure, Vec<Mention>) {
        (self.strips, self.structure, self.mentions)
    }

    /// A length of the ordinary sheet on this one.
    pub fn pt(&self, ordinary: f32) -> f32 {
        ordinary * self.sheet.scale()
    }

    pub fn blocks(&mut self, blocks: &[Block], x: f32, width: f32) {
        for block in blocks {
            self.block(block, x, width);
        }
    }

    fn block(&mut self, block: &Block, x: f32, width: f32) {
        match block {
            Block::Section(section) => self.section(section, x, width),
            Block::Heading {
                level,
                rank,
                text,
                bookmark,
            } => {
                if let Some((level, title)) = bookmark {
                    self.mentions.push(Mention {
                        strip: self.strips.len(),
                        level: *level,
                        title: title.clone(),
                    });
                }
                self.heading(*level, *rank, text, x, width);
            }
            Block::Paragraph(look, text) => self.paragraph(*look, text, x, width),
            Block::List(points) => self.list(points, x, width),
            Block::Table(table) => self.table(table, x, width),
            Block::Ruled(count) => self.ruled(*count, x, width),
            Block::Together(inner) => {
                let from = self.strips.len();
                self.blocks(inner, x, width);
                let last = self.strips.len().saturating_sub(1);
                for strip in self.strips.iter_mut().take(last).skip(from) {
                    strip.keep_next = true;
                }
            }
            Block::LeadIn(inner) => {
                let from = self.strips.len();
                self.blocks(inner, x, width);
                for strip in self.strips.iter_mut().skip(from) {
                    strip.keep_next = true;
                }
            }
            Block::Ticks(choices, columns) => self.ticks(choices, *columns, x, width),
            Block::Space(height) => {
                let height = self.pt(*height);
                self.add(Strip {
                    height,
                    keep_next: true,
                    ..Strip::default()
                });
            }
            Block::Gap(height) => self.gap = self.gap.max(self.pt(*height)),
            Block::Pages(pages) => self.add(Strip {
                pages: *pages,
                ..Strip::default()
            }),
            Block::Rule => {
                let mark = Mark::Rule {
                    from: (x, 0.0),
                    to: (x + width, 0.0),
                    weight: 0.75,
                    ink: Ink::Black,
                };
                let before = self.pt(6.0);
                self.add(Strip {
                    height: self.pt(6.0),
                    before,
                    marks: vec![Placed { node: None, mark }],
                    ..Strip::default()
                });
            }
        }
    }

    fn section(&mut self, section: &Section, x: f32, width: f32) {
        if self.parent == 0 {
            self.begin();
            if self.again(section) {
                return;
            }
        }
        let outer = self.parent;
        let full = self.sheet;
        let width = if section.bare {
            width + full.notes
        } else {
            width
        };
        let opening = Opening::of(section);
        let mark = (
            self.strips.len(),
            self.structure.nodes.len(),
            self.mentions.len(),
        );
        let mut scale = 1.0;
        // A copy for some readers must keep the pages of the whole, though "withheld" may take more room than a word.
        let pages = section.blocks.iter().find_map(|block| match block {
            Block::Pages(pages) => Some(*pages),
            _ => None,
        });
        let mut settled = !section.fit && pages.is_none();
        let room = match pages {
            // Where a page breaks it leaves a little empty.
            Some(pages @ 2..) => full.text_height() * pages as f32 * 0.96,
            _ => full.text_height(),
        };
        let smallest = if pages.is_some() {
            SMALLEST_COPY
        } else {
            SMALLEST
        };
        loop {
            self.sheet.body = full.body * scale;
            self.parent = self.structure.add(Tag::Sect, outer);
            self.opening = Some(opening.clone());
            self.gap = 0.0;
            self.blocks(&section.blocks, x, width);
            let height: f32 = self.strips[mark.0..]
                .iter()
                .map(|s| s.before + s.height)
                .sum();
            if settled || height <= room {
                break;
            }
            // Text that takes a share of the height at full size takes about the square of it when smaller.
            let wanted = scale * (room / height).sqrt() * 0.995;
            if wanted < smallest * 0.97 || scale <= smallest {
                // It takes a second page either way, and then it need not be small.
                settled = true;
                if scale >= 1.0 {
                    break;
                }
                scale = 1.0;
            } else {
                scale = wanted.min(scale * 0.99).max(smallest);
            }
            self.undo(mark);
        }
        self.sheet = full;
        self.parent = outer;
        self.gap = 0.0;
    }

    fn undo(&mut self, (strips, nodes, mentions): (usize, usize, usize)) {
        self.strips.truncate(strips);
        self.structure.nodes.truncate(nodes);
        self.mentions.truncate(mentions);
    }

    /// Adds a strip below the last.
    pub fn add(&mut self, mut strip: Strip) {
        strip.before = strip.before.max(std::mem::take(&mut self.gap));
        if let Some(opening) = self.opening.take() {
            strip.opening = Some(opening);
        }
        self.strips.push(strip);
    }

    /// Lines of text, one strip each, the first two and the last two never parted.
    #[allow(clippy::too_many_arguments)] // A line of text has this many properties.
    pub(super) fn text(
        &mut self,
        text: &Text,
        node: Option<NodeId>,
        size: f32,
        leading: f32,
        before: f32,
        x: f32,
        width: f32,
        together: bool,
    ) {
        let lines = break_lines(text, size, width, self.shaper);
        let count = lines.len();
        for (i, line) in lines.into_iter().enumerate() {
            let mut marks = Vec::with_capacity(line.stretches.len());
            place(line, node, size, x, baseline(size, leading), &mut marks);
            let last = i + 1 == count;
            self.add(Strip {
                height: size * leading,
                before: if i == 0 { before } else { 0.0 },
                keep_next: !last && (together || i == 0 || i + 2 == count),
                marks,
                ..Strip::default()
            });
        }
    }
}

/// Distance from the top of a line to its baseline: the room above and below the letters is equal to the eye.
pub(super) fn baseline(size: f32, leading: f32) -> f32 {
    // Cap height is 0.66 em; the descender reaches about 0.24 em.
    size * (leading - 0.66 - 0.24) / 2.0 + size * 0.66 + size * 0.04
}

/// Puts a line of stretches at a place.
pub(super) fn place(
    line: Line,
    node: Option<NodeId>,
    size: f32,
    x: f32,
    y: f32,
    marks: &mut Vec<Placed>,
) {
    for stretch in line.stretches {
        marks.push(Placed {
            node,
            mark: Mark::Text(Run {
                x: x + stretch.x,
                y,
                width: stretch.width,
                size,
                face: stretch.face,
                ink: stretch.ink,
                text: stretch.text,
                page_of: stretch.page_of,
            }),
        });
    }
}
