//! One page of the model into the operators of a content stream, each inside marked content.
//!
//! Written as bytes and not as a list of operations: a value for each word of a pack cost more than laying them out. The
//! furniture of a page is a stream of its own, because it alone differs between numbered copies.

use std::io::Write as _;

use crate::fonts::order::{Seen, seen};
use crate::fonts::{self, Font, Glyph, Shaper, Word};
use crate::layout::structure::NodeId;
use crate::layout::{Ink, Mark, Page, Run};
use crate::pdf::embed::{Codes, Used, resource};
use crate::pdf::tags::Marked;

/// A page: what it says, and what repeats on every page.
pub(super) struct Drawn {
    pub content: Vec<u8>,
    pub furniture: Vec<u8>,
}

/// The state that a viewer would be in, so that nothing is said twice.
struct Pen<'a, 'l> {
    out: Vec<u8>,
    page: usize,
    height: f32,
    font: Option<(Font, f32)>,
    fill: Option<Ink>,
    stroke: Option<(Ink, f32)>,
    in_text: bool,
    /// Marked content is open.
    open: bool,
    /// The part whose content is being drawn; none inside an artefact.
    node: Option<NodeId>,
    marked: &'a mut Marked<'l>,
    shaper: &'a mut Shaper,
    codes: &'a Codes,
}

/// Draws a page.
pub(super) fn page(
    page: &Page,
    index: usize,
    height: f32,
    marked: &mut Marked<'_>,
    shaper: &mut Shaper,
    codes: &Codes,
) -> Drawn {
    let mut pen = Pen {
        out: Vec::with_capacity(page.marks.len() * 160),
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
        codes,
    };
    for placed in &page.marks {
        if pen.node != placed.node {
            pen.end_part();
            pen.node = placed.node;
        }
        pen.mark(&placed.mark);
    }
    pen.end_part();
    let content = std::mem::take(&mut pen.out);
    if !page.furniture.is_empty() {
        // It says everything anew, so that it does not depend on what stands above it.
        (pen.font, pen.fill, pen.stroke, pen.node) = (None, None, None, None);
        pen.begin("Artifact", |out| {
            out.extend_from_slice(b"/Type/Pagination");
        });
        pen.open = true;
        for mark in &page.furniture {
            pen.mark(mark);
        }
        pen.end_part();
    }
    Drawn {
        content,
        furniture: pen.out,
    }
}

/// Every glyph that the pages draw, of each program.
pub(super) fn used(pages: &[Page], shaper: &mut Shaper) -> Used {
    let mut used = Used::default();
    for page in pages {
        let marks = page.marks.iter().map(|placed| &placed.mark);
        for mark in marks.chain(&page.furniture) {
            if let Mark::Text(run) = mark {
                each_word(run, shaper, |_, _, word| match word {
                    Some(word) => word.glyphs.iter().for_each(|g| used.add(word.font, g.id)),
                    None => {
                        let space = Font::Family(run.face);
                        used.add(space, space.space().0);
                    }
                });
            }
        }
    }
    used
}

/// The words of a run in the order in which they are written, each with where it begins in thousandths of an em; a space has
/// no word.
fn each_word<'r>(
    run: &'r Run,
    shaper: &mut Shaper,
    mut each: impl FnMut(i32, &'r str, Option<&Word>),
) {
    let space = fonts::space(run.face);
    let Some(seen) = seen(&run.text) else {
        let mut at = 0;
        for piece in fonts::pieces(&run.text) {
            if piece == " " {
                each(at, piece, None);
                at += space;
            } else {
                let word = shaper.word(run.face, piece);
                each(at, piece, Some(&word));
                at += word.width;
            }
        }
        return;
    };
    let mut at = 0;
    let mut placed: Vec<(i32, Seen, Option<Word>)> = Vec::with_capacity(seen.len());
    for seen in seen {
        let piece = &run.text[seen.piece.clone()];
        let (word, width) = if piece == " " {
            (None, space)
        } else {
            let own = shaper.word(run.face, piece);
            let word = match own.font {
                Font::Family(face) if seen.from_the_right => shaper.turned(face, piece),
                _ => Word::clone(&own),
            };
            let width = word.width;
            (Some(word), width)
        };
        placed.push((at, seen, word));
        at += width;
    }
    placed.sort_by_key(|(_, seen, _)| seen.piece.start);
    for (at, seen, word) in &placed {
        each(*at, &run.text[seen.piece.clone()], word.as_ref());
    }
}

/// What one run comes to: words that are shown together, and words that are given in letters beside their drawing.
enum Shown<'r> {
    Line(Line),
    Word(i32, &'r str, Word),
}

/// What one operator shows.
#[derive(Default)]
struct Line {
    /// Where it begins and where the next word would follow, in thousandths of an em from the start of the run.
    from: i32,
    to: i32,
    /// Hexadecimal strings with offsets between them; a string is open while `open`.
    shown: Vec<u8>,
    open: bool,
    offsets: bool,
}

impl Line {
    fn at(from: i32) -> Self {
        Line {
            from,
            to: from,
            ..Line::default()
        }
    }

    fn glyph(&mut self, code: u16) {
        if !std::mem::replace(&mut self.open, true) {
            self.shown.push(b'<');
        }
        hexadecimal(&mut self.shown, code);
    }

    /// Moves the pen back by thousandths of an em.
    fn back(&mut self, by: i32) {
        if by != 0 {
            if std::mem::take(&mut self.open) {
                self.shown.push(b'>');
            }
            self.offsets = true;
            // Writing to memory does not fail.
            let _ = write!(self.shown, "{by}");
        }
    }
}

impl Pen<'_, '_> {
    /// Opens marked content for the part at hand, perhaps with the text that it stands for.
    fn begin_part(&mut self, says: Option<&str>) {
        let Some(node) = self.node else {
            match says {
                Some(says) => self.begin("Span", |out| actual_text(out, says)),
                None => self.begin("Artifact", |out| out.extend_from_slice(b"/Type/Layout")),
            }
            return;
        };
        let id = self.marked.next(self.page, node);
        // Poppler heeds a text beside the drawing only where the tag says span.
        let tag = if says.is_some() {
            "Span"
        } else {
            self.marked.tag(node)
        };
        self.begin(tag, |out| {
            if let Some(says) = says {
                actual_text(out, says);
            }
            let _ = write!(out, "/MCID {id}");
        });
    }

    fn begin(&mut self, tag: &str, properties: impl FnOnce(&mut Vec<u8>)) {
        let _ = write!(self.out, "/{tag}<<");
        properties(&mut self.out);
        self.out.extend_from_slice(b">>BDC\n");
    }

    fn end_part(&mut self) {
        self.text_off();
        if std::mem::take(&mut self.open) {
            self.out.extend_from_slice(b"EMC\n");
        }
    }

    fn text_off(&mut self) {
        if std::mem::take(&mut self.in_text) {
            self.out.extend_from_slice(b"ET\n");
        }
    }

    /// Whatever is drawn belongs to a part or is an artefact.
    fn within(&mut self) {
        if !std::mem::replace(&mut self.open, true) {
            self.begin_part(None);
        }
    }

    /// Numbers and the operator that takes them.
    fn op(&mut self, numbers: &[f32], operator: &str) {
        for n in numbers {
            number(&mut self.out, *n);
            self.out.push(b' ');
        }
        self.out.extend_from_slice(operator.as_bytes());
        self.out.push(b'\n');
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
                self.op(&[from.0, self.height - from.1], "m");
                self.op(&[to.0, self.height - to.1], "l");
                self.op(&[], "S");
            }
            Mark::Fill { area, ink } => {
                self.text_off();
                self.fill(*ink);
                self.rectangle(*area, "f");
            }
            Mark::Outline { area, weight } => {
                self.text_off();
                self.stroke(Ink::Black, *weight);
                self.rectangle(*area, "S");
            }
        }
    }

    fn rectangle(&mut self, (x, top, width, height): (f32, f32, f32, f32), paint: &str) {
        self.op(&[x, self.height - top - height, width, height], "re");
        self.op(&[], paint);
    }

    fn fill(&mut self, ink: Ink) {
        if self.fill.replace(ink) != Some(ink) {
            self.op(&[ink.grey()], "g");
        }
    }

    fn stroke(&mut self, ink: Ink, weight: f32) {
        let before = self.stroke.replace((ink, weight));
        if before.map(|b| b.0) != Some(ink) {
            self.op(&[ink.grey()], "G");
        }
        if before.map(|b| b.1) != Some(weight) {
            self.op(&[weight], "w");
        }
    }

    fn text(&mut self, run: &Run) {
        let (codes, family) = (self.codes, Font::Family(run.face));
        let mut shown: Vec<Shown<'_>> = Vec::with_capacity(1);
        each_word(run, self.shaper, |at, piece, word| {
            if let Some(word) = word.filter(|word| !word.plain || word.font != family) {
                shown.push(Shown::Word(at, piece, word.clone()));
                return;
            }
            // Words that are their letters are shown together, as long as each follows the one before it.
            if !matches!(shown.last(), Some(Shown::Line(line)) if line.to == at) {
                shown.push(Shown::Line(Line::at(at)));
            }
            let Some(Shown::Line(line)) = shown.last_mut() else {
                return;
            };
            let (space, advance) = family.space();
            match word {
                None => {
                    line.glyph(codes.of(family, space));
                    line.to += advance;
                }
                Some(word) => {
                    for glyph in &word.glyphs {
                        line.glyph(codes.of(family, glyph.id));
                        line.back(glyph.natural - glyph.advance);
                    }
                    line.to += word.width;
                }
            }
        });
        for shown in shown {
            match shown {
                Shown::Line(line) => self.show(run, line),
                Shown::Word(at, piece, word) => self.shaped(run, at, piece, &word),
            }
        }
    }

    /// Goes to a place on the line of a run.
    fn go(&mut self, run: &Run, font: Font, from: i32) {
        self.fill(run.ink);
        if !std::mem::replace(&mut self.in_text, true) {
            self.out.extend_from_slice(b"BT\n");
        }
        if self.font.replace((font, run.size)) != Some((font, run.size)) {
            let _ = write!(self.out, "/{} ", resource(font));
            self.op(&[run.size], "Tf");
        }
        let x = run.x + from as f32 * run.size / 1000.0;
        self.op(&[1.0, 0.0, 0.0, 1.0, x, self.height - run.y], "Tm");
    }

    fn show(&mut self, run: &Run, mut line: Line) {
        if line.shown.is_empty() {
            return;
        }
        if line.open {
            line.shown.push(b'>');
        }
        self.within();
        self.go(run, Font::Family(run.face), line.from);
        if line.offsets {
            self.out.push(b'[');
            self.out.append(&mut line.shown);
            self.out.extend_from_slice(b"]TJ\n");
        } else {
            self.out.append(&mut line.shown);
            self.out.extend_from_slice(b"Tj\n");
        }
    }

    /// A word whose drawing is not its letters one by one: each glyph in its place, and the letters given beside it.
    ///
    /// Of a word from the right each letter is given by itself, the first one first. Readers of text sort what they find by
    /// where it stands and then turn it round; a whole word beside one drawing they would turn round letter by letter.
    fn shaped(&mut self, run: &Run, from: i32, text: &str, word: &Word) {
        if !word.from_the_right {
            self.given(run, from, text, (word.font, &word.glyphs));
            return;
        }
        let mut at = from;
        let letters: Vec<(i32, &[Glyph])> = word
            .glyphs
            .chunk_by(|a, b| a.letter == b.letter)
            .map(|glyphs| {
                let here = at;
                at += glyphs.iter().map(|g| g.advance).sum::<i32>();
                (here, glyphs)
            })
            .collect();
        let mut begin = 0;
        let mut rest = letters.iter().rev().peekable();
        while let Some((at, glyphs)) = rest.next() {
            let end = match rest.peek() {
                Some((_, next)) => next[0].letter as usize,
                None => text.len(),
            };
            let said = text.get(begin..end).unwrap_or_default();
            // The glyph that moves the pen is the letter; dots and signs beside it are drawn and not told.
            let letter = (0..glyphs.len()).max_by_key(|i| glyphs[*i].advance.abs());
            let mut at = *at;
            for (i, glyph) in glyphs.iter().enumerate() {
                let told = if Some(i) == letter { said } else { "" };
                self.given(run, at, told, (word.font, std::slice::from_ref(glyph)));
                at += glyph.advance;
            }
            begin = end;
        }
    }

    /// Glyphs, and the letters that they stand for.
    ///
    /// They are marked content of their own, beside that of their neighbours: inside theirs, poppler loses what follows.
    fn given(&mut self, run: &Run, from: i32, text: &str, (font, glyphs): (Font, &[Glyph])) {
        if self.node.is_some() {
            self.end_part();
        } else {
            self.text_off();
        }
        self.begin_part(Some(text));
        self.go(run, font, from);
        let mut rise = 0;
        for glyph in glyphs {
            if glyph.dy != rise {
                rise = glyph.dy;
                self.op(&[rise as f32 * run.size / 1000.0], "Ts");
            }
            let mut line = Line::default();
            line.back(-glyph.dx);
            line.glyph(self.codes.of(font, glyph.id));
            line.back(glyph.dx + glyph.natural - glyph.advance);
            if line.open {
                line.shown.push(b'>');
            }
            self.out.push(b'[');
            self.out.append(&mut line.shown);
            self.out.extend_from_slice(b"]TJ\n");
        }
        if rise != 0 {
            self.op(&[0.0], "Ts");
        }
        self.text_off();
        self.out.extend_from_slice(b"EMC\n");
    }
}

/// The letters that a drawing stands for, as UTF-16.
fn actual_text(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(b"/ActualText<FEFF");
    text.encode_utf16().for_each(|unit| hexadecimal(out, unit));
    out.push(b'>');
}

fn hexadecimal(out: &mut Vec<u8>, value: u16) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for shift in [12, 8, 4, 0] {
        out.push(DIGITS[usize::from(value >> shift & 0xF)]);
    }
}

/// A number to hundredths, which of a point are finer than any printer.
fn number(out: &mut Vec<u8>, value: f32) {
    let hundredths = (value * 100.0).round() as i64;
    if hundredths < 0 {
        out.push(b'-');
    }
    let (whole, part) = (hundredths.abs() / 100, hundredths.abs() % 100);
    let _ = match part {
        0 => write!(out, "{whole}"),
        p if p % 10 == 0 => write!(out, "{whole}.{}", p / 10),
        p => write!(out, "{whole}.{p:02}"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_short_as_hundredths_allow() {
        for (value, written) in [
            (0.0, "0"),
            (-0.001, "0"),
            (12.0, "12"),
            (12.5, "12.5"),
            (12.05, "12.05"),
            (-3.999, "-4"),
            (595.276, "595.28"),
        ] {
            let mut out = Vec::new();
            number(&mut out, value);
            assert_eq!(String::from_utf8_lossy(&out), written, "{value}");
        }
    }
}
