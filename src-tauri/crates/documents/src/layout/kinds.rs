//! Each kind of block into strips: headings, paragraphs, lists, boxes to tick, lines to write on.
//!
//! Sizes are those of the ordinary sheet (10.5 pt) and scale with it. Tables are a room of their own.

use crate::fonts::Face;
use crate::layout::content::{Look, Rank, Text};
use crate::layout::lines::break_lines;
use crate::layout::strips::{Composer, LEADING, Strip, baseline, place};
use crate::layout::structure::Tag;
use crate::layout::{Ink, Mark, Placed, Run};

impl Composer<'_> {
    pub(super) fn heading(&mut self, level: u8, rank: Rank, text: &Text, x: f32, width: f32) {
        let (size, before, after) = match rank {
            Rank::Cover => (21.0, 0.0, 5.0),
            Rank::Part => (15.0, 14.0, 4.0),
            Rank::Subject => (13.0, 10.0, 3.0),
            Rank::Inner => (11.5, 8.0, 1.5),
        };
        let node = self.structure.add(Tag::H(level), self.parent);
        let text = text.clone().emphasised();
        self.text(
            &text,
            Some(node),
            self.pt(size),
            1.18,
            self.pt(before),
            x,
            width,
            true,
        );
        if let Some(last) = self.strips.last_mut() {
            last.keep_next = true;
        }
        self.gap = self.pt(after);
    }

    pub(super) fn paragraph(&mut self, look: Look, text: &Text, x: f32, width: f32) {
        if text.is_empty() {
            return;
        }
        let from = self.strips.len();
        match look {
            Look::Body | Look::Lead | Look::Small => {
                let size = match look {
                    Look::Lead => 12.5,
                    Look::Small => 9.0,
                    _ => 10.5,
                };
                let node = self.structure.add(Tag::P, self.parent);
                self.text(
                    text,
                    Some(node),
                    self.pt(size),
                    LEADING,
                    self.pt(3.0),
                    x,
                    width,
                    false,
                );
            }
            Look::Quote | Look::Ask => {
                let (tag, size, weight, indent) = if look == Look::Quote {
                    (Tag::BlockQuote, 10.5, 1.5, 10.0)
                } else {
                    (Tag::P, 12.0, 4.0, 12.0)
                };
                let mut node = self.structure.add(tag, self.parent);
                if look == Look::Quote {
                    node = self.structure.add(Tag::P, node);
                }
                let indent = self.pt(indent);
                self.text(
                    text,
                    Some(node),
                    self.pt(size),
                    LEADING,
                    self.pt(4.0),
                    x + indent,
                    width - indent,
                    false,
                );
                let last = self.strips.len().saturating_sub(1);
                for (i, strip) in self.strips.iter_mut().enumerate().skip(from) {
                    let mark = Mark::Rule {
                        from: (x + weight / 2.0, 0.0),
                        // Joined to the next line of the same paragraph.
                        to: (
                            x + weight / 2.0,
                            strip.height + if i < last { 0.1 } else { 0.0 },
                        ),
                        weight,
                        ink: Ink::Black,
                    };
                    strip.marks.insert(0, Placed { node: None, mark });
                }
            }
        }
        self.gap = self.gap.max(self.pt(3.0));
    }

    pub(super) fn list(&mut self, points: &[Text], x: f32, width: f32) {
        let list = self.structure.add(Tag::L, self.parent);
        let indent = self.pt(11.0);
        for point in points.iter().filter(|p| !p.is_empty()) {
            let item = self.structure.add(Tag::LI, list);
            let label = self.structure.add(Tag::Lbl, item);
            let body = self.structure.add(Tag::LBody, item);
            let at = self.strips.len();
            let size = self.pt(10.5);
            self.text(
                point,
                Some(body),
                size,
                LEADING,
                self.pt(2.0),
                x + indent,
                width - indent,
                false,
            );
            let bullet = Run {
                x: x + self.pt(2.0),
                y: baseline(size, LEADING),
                width: self.shaper.width(Face::Regular, size, "•"),
                size,
                face: Face::Regular,
                ink: Ink::Black,
                text: "• ".into(),
                page_of: None,
            };
            if let Some(strip) = self.strips.get_mut(at) {
                strip.marks.insert(
                    0,
                    Placed {
                        node: Some(label),
                        mark: Mark::Text(bullet),
                    },
                );
            }
        }
        self.gap = self.gap.max(self.pt(3.0));
    }

    pub(super) fn ticks(&mut self, choices: &[Text], columns: usize, x: f32, width: f32) {
        let columns = columns.max(1);
        let list = self.structure.add(Tag::L, self.parent);
        let (size, side) = (self.pt(10.5), self.pt(9.5));
        let (each, indent) = (width / columns as f32, self.pt(16.0));
        for row in choices.chunks(columns) {
            let mut strip = Strip {
                before: self.pt(3.5),
                keep_next: true,
                ..Strip::default()
            };
            for (column, choice) in row.iter().enumerate() {
                let item = self.structure.add(Tag::LI, list);
                let body = self.structure.add(Tag::LBody, item);
                let left = x + each * column as f32;
                let y = baseline(size, LEADING);
                let area = (left + 0.4, y - size * 0.76, side, side);
                strip.marks.push(Placed {
                    node: None,
                    mark: Mark::Outline { area, weight: 0.8 },
                });
                let lines = break_lines(choice, size, each - indent - self.pt(6.0), self.shaper);
                for (i, line) in lines.into_iter().enumerate() {
                    let top = size * LEADING * i as f32;
                    place(
                        line,
                        Some(body),
                        size,
                        left + indent,
                        top + y,
                        &mut strip.marks,
                    );
                    strip.height = strip.height.max(top + size * LEADING);
                }
            }
            self.add(strip);
        }
        if let Some(last) = self.strips.last_mut() {
            last.keep_next = false;
        }
        self.gap = self.gap.max(self.pt(4.0));
    }

    pub(super) fn ruled(&mut self, count: usize, x: f32, width: f32) {
        let height = self.pt(21.0);
        for _ in 0..count {
            let mark = Mark::Rule {
                from: (x, height),
                to: (x + width, height),
                weight: 0.5,
                ink: Ink::Line,
            };
            self.add(Strip {
                height,
                marks: vec![Placed { node: None, mark }],
                ..Strip::default()
            });
        }
        self.gap = self.gap.max(self.pt(6.0));
    }
}
