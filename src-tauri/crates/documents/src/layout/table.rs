//! Tables: columns as wide as their content asks, rows that stay whole, heads that repeat.

use std::sync::Arc;

use crate::layout::columns::column_widths;
use crate::layout::content::{Cell, Lines, Part, Table};
use crate::layout::lines::break_lines;
use crate::layout::strips::{Composer, LEADING, Strip, baseline, place};
use crate::layout::structure::{NodeId, Tag};
use crate::layout::{Ink, Mark, Placed};

/// Tables are set a little tighter than running text.
const TIGHT: f32 = LEADING * 0.94;

/// A row that takes more of a page than this may go on to the next page.
const LONGEST: f32 = 0.4;

/// One line of a cell, with its height and its marks relative to the left of the cell's text.
struct Slice {
    height: f32,
    marks: Vec<Placed>,
}

struct Measured {
    /// Left edge and width of each column.
    columns: Vec<(f32, f32)>,
    pad: (f32, f32),
    size: f32,
    lines: Lines,
}

impl Composer<'_> {
    pub(super) fn table(&mut self, table: &Table, x: f32, width: f32) {
        if table.rows.is_empty() || table.columns.is_empty() {
            return;
        }
        let size = self.pt(10.5 * table.size);
        let pad = match table.lines {
            Lines::None => (self.pt(4.0), self.pt(0.8)),
            _ => (self.pt(5.0), self.pt(2.6)),
        };
        let widths = column_widths(table, size, pad.0, width, self.shaper);
        let mut left = x;
        let columns = widths
            .iter()
            .map(|w| {
                let at = (left, *w);
                left += w;
                at
            })
            .collect();
        let measured = Measured {
            columns,
            pad,
            size,
            lines: table.lines,
        };
        let node = self.structure.add(Tag::Table, self.parent);
        let head = (!table.head.is_empty()).then(|| self.head(table, node, &measured));
        let body = if head.is_some() {
            self.structure.add(Tag::TBody, node)
        } else {
            node
        };
        let from = self.strips.len();
        if let Some(head) = &head {
            self.add(Strip {
                before: self.pt(4.0),
                keep_next: true,
                ..(**head).clone()
            });
        } else {
            self.top_rule(&measured);
        }
        let artefact = head.map(|h| {
            let mut copy = (*h).clone();
            for mark in &mut copy.marks {
                mark.node = None;
            }
            Arc::new(copy)
        });
        for row in &table.rows {
            let tr = self.structure.add(Tag::TR, body);
            let cells = self.cells(row, tr, table, &measured);
            self.row(cells, artefact.as_ref(), &measured);
        }
        // The last row is not left alone at the top of a page.
        let count = self.strips.len();
        if count - from > 3 {
            self.strips[count - 2].keep_next = true;
        }
        self.owe(5.0);
    }

    fn top_rule(&mut self, measured: &Measured) {
        let before = self.pt(3.0);
        let mut strip = Strip {
            before,
            keep_next: true,
            ..Strip::default()
        };
        if measured.lines != Lines::None {
            strip.marks.push(across(measured, 0.0, 0.5));
            self.add(strip);
        } else {
            self.owe(3.0);
        }
    }

    fn head(&mut self, table: &Table, node: NodeId, measured: &Measured) -> Arc<Strip> {
        let thead = self.structure.add(Tag::THead, node);
        let tr = self.structure.add(Tag::TR, thead);
        let mut cells = Vec::new();
        for (column, text) in table.head.iter().enumerate().take(measured.columns.len()) {
            let th = self.structure.add(Tag::ThColumn, tr);
            let text = text.clone().emphasised();
            let right = table.columns[column].right;
            let width = measured.columns[column].1;
            cells.push((
                column,
                1,
                self.slices(&[Part::Text(text)], th, measured, width, right),
            ));
        }
        let height =
            cells.iter().map(|(_, _, s)| stack(s)).fold(0.0, f32::max) + 2.0 * measured.pad.1;
        let (left, width) = span(measured, 0, measured.columns.len());
        let mut marks = vec![Placed {
            node: None,
            mark: Mark::Fill {
                area: (left, 0.0, width, height),
                ink: Ink::Tint,
            },
        }];
        self.fill(cells, measured.pad.1, measured, &mut marks);
        if measured.lines == Lines::Grid {
            uprights(measured, &ones(measured), height, &mut marks);
            marks.push(across(measured, 0.0, 0.5));
        }
        marks.push(across(measured, height, 0.9));
        Arc::new(Strip {
            height,
            marks,
            ..Strip::default()
        })
    }

    fn cells(
        &mut self,
        row: &[Cell],
        tr: NodeId,
        table: &Table,
        measured: &Measured,
    ) -> Vec<(usize, usize, Vec<Slice>)> {
        let mut column = 0;
        let mut cells = Vec::with_capacity(row.len());
        for cell in row {
            if column >= measured.columns.len() {
                break;
            }
            let covers = cell.columns.min(measured.columns.len() - column);
            let tag = if cell.head { Tag::ThRow } else { Tag::TD };
            let td = self.structure.add(tag, tr);
            self.structure.nodes[td as usize].columns = covers as u16;
            let (_, width) = span(measured, column, covers);
            let right = table.columns[column].right && covers == 1;
            cells.push((
                column,
                covers,
                self.slices(&cell.parts, td, measured, width, right),
            ));
            column += covers;
        }
        cells
    }

    /// A row as one strip, or as several if it takes a good part of a page: a long account is better read on from one page to
    /// the next than after half a page of nothing.
    fn row(
        &mut self,
        cells: Vec<(usize, usize, Vec<Slice>)>,
        head: Option<&Arc<Strip>>,
        measured: &Measured,
    ) {
        let page = self.sheet.text_height() - head.map_or(0.0, |h| h.height) - 1.0;
        let whole =
            cells.iter().map(|(_, _, s)| stack(s)).fold(0.0, f32::max) + 2.0 * measured.pad.1;
        // Three lines at a time: no page ends or begins with one line of a row.
        let room = if whole > page * LONGEST {
            measured.size * TIGHT * 3.0 + 0.01
        } else {
            whole
        };
        let (mut rest, mut first) = (cells, true);
        loop {
            // What does not break, such as room for a hand, decides how much stands beside it.
            let room = rest
                .iter()
                .filter_map(|(_, _, slices)| slices.first())
                .map(|slice| slice.height)
                .fold(room, f32::max);
            let mut now = Vec::with_capacity(rest.len());
            let mut later = Vec::with_capacity(rest.len());
            let mut more = false;
            for (column, covers, mut slices) in rest {
                let mut height = 0.0;
                let cut = slices
                    .iter()
                    .position(|s| {
                        height += s.height;
                        height > room
                    })
                    .map_or(slices.len(), |at| at.max(1));
                // A last line is not left to stand alone.
                let cut = if slices.len() - cut == 1 {
                    cut + 1
                } else {
                    cut
                };
                let after = slices.split_off(cut);
                more |= !after.is_empty();
                now.push((column, covers, slices));
                later.push((column, covers, after));
            }
            let above = if first { measured.pad.1 } else { 0.0 };
            let below = if more { 0.0 } else { measured.pad.1 };
            let height = now.iter().map(|(_, _, s)| stack(s)).fold(0.0, f32::max) + above + below;
            let mut marks = Vec::new();
            if measured.lines == Lines::Grid {
                let covers: Vec<(usize, usize)> = now.iter().map(|(c, n, _)| (*c, *n)).collect();
                uprights(measured, &covers, height, &mut marks);
            }
            self.fill(now, above, measured, &mut marks);
            if measured.lines != Lines::None && !more {
                marks.push(across(measured, height, 0.5));
            }
            self.add(Strip {
                height,
                marks,
                head: head.cloned(),
                ..Strip::default()
            });
            if !more {
                break;
            }
            (rest, first) = (later, false);
        }
    }

    fn fill(
        &mut self,
        cells: Vec<(usize, usize, Vec<Slice>)>,
        above: f32,
        measured: &Measured,
        marks: &mut Vec<Placed>,
    ) {
        for (column, covers, slices) in cells {
            let (left, _) = span(measured, column, covers);
            // Labels and values line up with the text around them.
            let inset = if measured.lines == Lines::None && column == 0 {
                0.0
            } else {
                measured.pad.0
            };
            let mut y = above;
            for slice in slices {
                for mut placed in slice.marks {
                    placed.mark.shift(left + inset, y);
                    marks.push(placed);
                }
                y += slice.height;
            }
        }
    }

    fn slices(
        &mut self,
        parts: &[Part],
        node: NodeId,
        measured: &Measured,
        width: f32,
        right: bool,
    ) -> Vec<Slice> {
        let size = measured.size;
        let height = size * TIGHT;
        let inner = (width - 2.0 * measured.pad.0).max(size);
        let mut slices = Vec::new();
        for part in parts {
            match part {
                Part::Text(text) => {
                    for line in break_lines(text, size, inner, self.shaper) {
                        let x = if right {
                            (inner - line.width).max(0.0)
                        } else {
                            0.0
                        };
                        let mut marks = Vec::new();
                        place(line, Some(node), size, x, baseline(size, TIGHT), &mut marks);
                        slices.push(Slice { height, marks });
                    }
                }
                // Handwriting is no larger beside large print.
                Part::Room(lines) => slices.push(Slice {
                    height: self.pt(20.0).min(20.0) * lines,
                    marks: vec![],
                }),
                Part::Bar(share) => {
                    let (w, h) = (inner.min(self.pt(90.0)), self.pt(5.0));
                    let top = self.pt(2.0);
                    let filled = w * share.clamp(0.0, 1.0);
                    let mut marks = vec![Placed {
                        node: None,
                        mark: Mark::Outline {
                            area: (0.0, top, w, h),
                            weight: 0.6,
                        },
                    }];
                    if filled > 0.0 {
                        marks.push(Placed {
                            node: None,
                            mark: Mark::Fill {
                                area: (0.0, top, filled, h),
                                ink: Ink::Black,
                            },
                        });
                    }
                    slices.push(Slice {
                        height: h + 2.0 * top,
                        marks,
                    });
                }
                Part::Tick(text) => {
                    let side = size * 0.9;
                    let indent = side + self.pt(6.0);
                    let lines = break_lines(text, size, (inner - indent).max(size), self.shaper);
                    for (i, line) in lines.into_iter().enumerate() {
                        let lead = if i == 0 { self.pt(2.0) } else { 0.0 };
                        let mut marks = Vec::new();
                        if i == 0 {
                            let top = lead + baseline(size, TIGHT) - size * 0.76;
                            marks.push(Placed {
                                node: None,
                                mark: Mark::Outline {
                                    area: (0.4, top, side, side),
                                    weight: 0.8,
                                },
                            });
                        }
                        place(
                            line,
                            Some(node),
                            size,
                            indent,
                            lead + baseline(size, TIGHT),
                            &mut marks,
                        );
                        slices.push(Slice {
                            height: height + lead,
                            marks,
                        });
                    }
                }
            }
        }
        slices
    }

    fn owe(&mut self, gap: f32) {
        let block = crate::layout::content::Block::Gap(gap);
        self.blocks(&[block], 0.0, 0.0);
    }
}

fn stack(slices: &[Slice]) -> f32 {
    slices.iter().map(|s| s.height).sum()
}

fn span(measured: &Measured, from: usize, covers: usize) -> (f32, f32) {
    let columns = &measured.columns[from..from + covers];
    (columns[0].0, columns.iter().map(|c| c.1).sum())
}

fn ones(measured: &Measured) -> Vec<(usize, usize)> {
    (0..measured.columns.len()).map(|c| (c, 1)).collect()
}

fn across(measured: &Measured, y: f32, weight: f32) -> Placed {
    let (left, width) = span(measured, 0, measured.columns.len());
    let ink = if weight > 0.6 { Ink::Black } else { Ink::Line };
    Placed {
        node: None,
        mark: Mark::Rule {
            from: (left, y),
            to: (left + width, y),
            weight,
            ink,
        },
    }
}

fn uprights(measured: &Measured, covers: &[(usize, usize)], height: f32, marks: &mut Vec<Placed>) {
    let (left, width) = span(measured, 0, measured.columns.len());
    let inner = covers.iter().map(|(c, _)| measured.columns[*c].0);
    for x in inner.chain([left + width]) {
        marks.push(Placed {
            node: None,
            mark: Mark::Rule {
                from: (x, 0.0),
                to: (x, height),
                weight: 0.5,
                ink: Ink::Line,
            },
        });
    }
    debug_assert!(left <= measured.columns[0].0);
}
