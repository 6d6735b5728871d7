//! One page of the model into drawing operations, each inside marked content.

use printpdf::{
    Codepoint, Color, DictItem, Greyscale, Line, LinePoint, Op, PaintMode, PdfFontHandle, Point,
    Pt, Rect, TextItem, TextMatrix,
};

use crate::fonts::{self, Face, Shaper, Word};
use crate::layout::structure::NodeId;
use crate::layout::{Ink, Mark, Page, Run};
use crate::pdf::font_id;
use crate::pdf::tags::Marked;

/// The state that a viewer would be in, so that nothing is said twice.
struct Pen<'a, 'l> {
    ops: Vec<Op>,
    page: usize,
    height: f32,
    font: Option<(Face, f32)>,
    fill: Option<Ink>,
    stroke: Option<(Ink, f32)>,
    in_text: bool,
    /// Marked content is open.
    open: bool,
    /// The part whose content is being drawn; none inside an artefact.
    node: Option<NodeId>,
    marked: &'a mut Marked<'l>,
    shaper: &'a mut Shaper,
}

/// Hundredths of a point are finer than any printer.
fn round(v: f32) -> f32 {
    (v * 100.0).round() / 100.0
}

/// Draws a page.
pub(super) fn page(
    page: &Page,
    index: usize,
    height: f32,
    marked: &mut Marked<'_>,
    shaper: &mut Shaper,
) -> Vec<Op> {
    let mut pen = Pen {
        ops: Vec::with_capacity(page.marks.len() * 4),
        page: index,
        height,
        font: None,
        fill: None,
        stroke: None,
        in_text: false,
        open: false,
        node: None,
        marked,
        shaper,
    };
    for placed in &page.marks {
        if pen.node != placed.node {
            pen.end_part();
            pen.node = placed.node;
        }
        pen.mark(&placed.mark);
    }
    pen.end_part();
    if !page.furniture.is_empty() {
        pen.node = None;
        pen.begin("Artifact", "Type", DictItem::Name(b"Pagination".to_vec()));
        pen.open = true;
        for mark in &page.furniture {
            pen.mark(mark);
        }
        pen.end_part();
    }
    pen.ops
}

impl Pen<'_, '_> {
    /// Opens marked content for the part at hand, perhaps with the text that it stands for.
    fn begin_part(&mut self, says: Option<DictItem>) {
        let Some(node) = self.node else {
            match says {
                Some(says) => self.begin("Span", "ActualText", says),
                None => self.begin("Artifact", "Type", DictItem::Name(b"Layout".to_vec())),
            }
            return;
        };
        let id = self.marked.next(self.page, node);
        let mut map = std::collections::BTreeMap::from([("MCID".to_owned(), DictItem::Int(id))]);
        // Poppler heeds a text beside the drawing only where the tag says span.
        let tag = match says {
            Some(says) => {
                map.insert("ActualText".to_owned(), says);
                "Span"
            }
            None => self.marked.tag(node),
        };
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map },
        });
    }

    fn begin(&mut self, tag: &str, key: &str, value: DictItem) {
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict {
                map: [(key.to_owned(), value)].into(),
            },
        });
    }

    fn end_part(&mut self) {
        self.text_off();
        if std::mem::take(&mut self.open) {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn text_off(&mut self) {
        if std::mem::take(&mut self.in_text) {
            self.ops.push(Op::EndTextSection);
        }
    }

    /// Whatever is drawn belongs to a part or is an artefact.
    fn within(&mut self) {
        if !std::mem::replace(&mut self.open, true) {
            self.begin_part(None);
        }
    }

    fn mark(&mut self, mark: &Mark) {
        // Text opens its own: a word that is given in letters stands beside its neighbours, not among them.
        if self.node.is_none() || !matches!(mark, Mark::Text(_)) {
            self.within();
        }
        match mark {
            Mark::Text(run) => self.text(run),
            Mark::Rule {
                from,
                to,
                weight,
                ink,
            } => {
                self.text_off();
                self.stroke(*ink, *weight);
                let point = |p: (f32, f32)| LinePoint {
                    p: Point {
                        x: Pt(round(p.0)),
                        y: Pt(round(self.height - p.1)),
                    },
                    bezier: false,
                };
                let line = Line {
                    points: vec![point(*from), point(*to)],
                    is_closed: false,
                };
                self.ops.push(Op::DrawLine { line });
            }
            Mark::Fill { area, ink } => {
                self.text_off();
                self.fill(*ink);
                self.rectangle(*area, PaintMode::Fill);
            }
            Mark::Outline { area, weight } => {
                self.text_off();
                self.stroke(Ink::Black, *weight);
                self.rectangle(*area, PaintMode::Stroke);
            }
        }
    }

    fn rectangle(&mut self, area: (f32, f32, f32, f32), mode: PaintMode) {
        let (x, top, width, height) = area;
        let mut rectangle = Rect::from_xywh(
            Pt(round(x)),
            Pt(round(self.height - top - height)),
            Pt(round(width)),
            Pt(round(height)),
        );
        rectangle.mode = Some(mode);
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn fill(&mut self, ink: Ink) {
        if self.fill.replace(ink) != Some(ink) {
            self.ops.push(Op::SetFillColor { col: grey(ink) });
        }
    }

    fn stroke(&mut self, ink: Ink, weight: f32) {
        let before = self.stroke.replace((ink, weight));
        if before.map(|b| b.0) != Some(ink) {
            self.ops.push(Op::SetOutlineColor { col: grey(ink) });
        }
        if before.map(|b| b.1) != Some(weight) {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(weight) });
        }
    }

    fn text(&mut self, run: &Run) {
        let (mut items, mut plain) = (Vec::new(), String::with_capacity(run.text.len()));
        // Where the text at hand began and where the pen is, in thousandths of an em from the start of the run.
        let (mut from, mut at) = (0, 0);
        for piece in fonts::pieces(&run.text) {
            if piece == " " {
                plain.push(' ');
                at += fonts::space(run.face);
                continue;
            }
            let word = self.shaper.word(run.face, piece);
            if word.plain {
                for (glyph, c) in word.glyphs.iter().zip(piece.chars()) {
                    plain.push(c);
                    if glyph.advance != glyph.natural {
                        items.push(TextItem::Text(std::mem::take(&mut plain)));
                        items.push(TextItem::Offset((glyph.natural - glyph.advance) as f32));
                    }
                }
                at += word.width;
            } else {
                self.show(run, from, &mut items, &mut plain);
                self.shaped(run, at, piece, &word);
                at += word.width;
                from = at;
            }
        }
        self.show(run, from, &mut items, &mut plain);
    }

    /// Goes to a place on the line of a run.
    fn go(&mut self, run: &Run, from: i32) {
        self.fill(run.ink);
        if !std::mem::replace(&mut self.in_text, true) {
            self.ops.push(Op::StartTextSection);
        }
        if self.font.replace((run.face, run.size)) != Some((run.face, run.size)) {
            self.ops.push(Op::SetFont {
                font: PdfFontHandle::External(font_id(run.face)),
                size: Pt(round(run.size)),
            });
        }
        let x = round(run.x + from as f32 * run.size / 1000.0);
        let y = round(self.height - run.y);
        self.ops.push(Op::SetTextMatrix {
            matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, x, y]),
        });
    }

    fn show(&mut self, run: &Run, from: i32, items: &mut Vec<TextItem>, plain: &mut String) {
        if !plain.is_empty() {
            items.push(TextItem::Text(std::mem::take(plain)));
        }
        if !items.is_empty() {
            self.within();
            self.go(run, from);
            self.ops.push(Op::ShowText {
                items: std::mem::take(items),
            });
        }
    }

    /// A word whose drawing is not its letters one by one: each glyph in its place, and the letters given beside it.
    ///
    /// It is marked content of its own, beside that of its neighbours: inside theirs, poppler loses what follows.
    fn shaped(&mut self, run: &Run, from: i32, text: &str, word: &Word) {
        let utf16: Vec<u8> = [0xFE, 0xFF]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
            .collect();
        let says = DictItem::String {
            data: utf16,
            literal: false,
        };
        let own = self.node.is_some();
        if own {
            self.end_part();
        } else {
            self.text_off();
        }
        self.begin_part(Some(says));
        self.go(run, from);
        let mut rise = 0;
        for glyph in &word.glyphs {
            if glyph.dy != rise {
                rise = glyph.dy;
                self.ops.push(Op::SetLineOffset {
                    multiplier: round(rise as f32 * run.size / 1000.0),
                });
            }
            let mut items = Vec::with_capacity(3);
            if glyph.dx != 0 {
                items.push(TextItem::Offset(-glyph.dx as f32));
            }
            let says = fonts::letter(run.face, glyph.id).to_string();
            items.push(TextItem::GlyphIds(vec![Codepoint::with_cid(
                glyph.id, 0.0, says,
            )]));
            let back = glyph.dx + glyph.natural - glyph.advance;
            if back != 0 {
                items.push(TextItem::Offset(back as f32));
            }
            self.ops.push(Op::ShowText { items });
        }
        if rise != 0 {
            self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
        }
        self.text_off();
        self.ops.push(Op::EndMarkedContent);
    }
}

fn grey(ink: Ink) -> Color {
    Color::Greyscale(Greyscale {
        percent: ink.grey(),
        icc_profile: None,
    })
}
