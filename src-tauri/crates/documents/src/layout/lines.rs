//! Text into lines: cleaned, measured and broken.
//!
//! Every character that can be seen survives; what cannot be seen (controls, direction marks, zero-width characters) is
//! taken out, because on paper it could only mislead. Lines hold their text as it is written, whichever way it is read.
//! Nothing here knows a page.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::fonts::{self, Face, Shaper};
use crate::layout::Ink;
use crate::layout::content::{Span, Text};

/// A stretch of one line in one style.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stretch {
    pub x: f32,
    pub width: f32,
    pub face: Face,
    pub ink: Ink,
    pub text: String,
    pub page_of: Option<String>,
}

/// A line: stretches from the left, and the width of what is seen.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Line {
    pub stretches: Vec<Stretch>,
    pub width: f32,
}

/// A space that does not break; written as a space on the page.
const GLUE: char = '\u{a0}';

/// A text made ready for breaking: what its spans say, and their words, measured once.
struct Words<'t> {
    /// What each span says, cleaned.
    said: Vec<Cow<'t, str>>,
    pieces: Vec<Piece>,
    atoms: Vec<Atom>,
}

/// A part of a word in one style.
#[derive(Clone)]
struct Piece {
    /// Index of the span.
    span: usize,
    /// Which bytes of what the span says.
    text: Range<usize>,
    width: f32,
}

/// One word or part of a word, which a line cannot break.
struct Atom {
    /// Which of the pieces.
    pieces: Range<usize>,
    width: f32,
    /// Whether a space stood before it.
    space_before: Option<usize>,
    /// A line feed stood before it.
    new_line: bool,
}

/// Composed (NFC), every kind of white space a plain one, and nothing invisible.
pub(super) fn clean(text: &str, whole: bool) -> Cow<'_, str> {
    // Most text is plain English: composing it character by character would cost more than laying it out.
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return if whole && text.contains(' ') {
            Cow::Owned(text.replace(' ', "\u{a0}"))
        } else {
            Cow::Borrowed(text)
        };
    }
    let mut out = String::with_capacity(text.len());
    let mut after_return = false;
    for c in text.nfc() {
        let was_return = std::mem::replace(&mut after_return, c == '\r');
        match c {
            '\n' if was_return => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                out.push(if whole { GLUE } else { '\n' });
            }
            // No-break spaces bind; all other white space is a space.
            '\u{a0}' | '\u{202f}' => out.push(GLUE),
            c if c.is_whitespace() => out.push(if whole { GLUE } else { ' ' }),
            // Non-breaking hyphen: the family draws the ordinary one.
            '\u{2011}' => out.push('‐'),
            // In Persian and the scripts of India they say how a word is spelt; elsewhere they say nothing.
            c if fonts::is_joiner(c) && out.chars().last().and_then(fonts::Hand::of).is_some() => {
                out.push(c);
            }
            c if c.is_control() || invisible(c) => {}
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Format characters without a shape: soft hyphen, zero-width and direction marks, variation selectors, tags.
fn invisible(c: char) -> bool {
    matches!(c as u32,
        0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F | 0x202A..=0x202E
        | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB | 0x1D173..=0x1D17A
        | 0xE0000..=0xE0FFF)
}

/// Breaks a text into lines no wider than `width`.
pub(super) fn break_lines(text: &Text, size: f32, width: f32, shaper: &mut Shaper) -> Vec<Line> {
    let words = words(text, size, shaper);
    let mut lines = vec![Line::default()];
    for atom in &words.atoms {
        if atom.new_line {
            close(&mut lines, Some(0));
        }
        let space = atom.space_before.map_or(0.0, |span| {
            fonts::space(text.0[span].face) as f32 * size / 1000.0
        });
        let line = lines.last_mut().expect("there is always a line");
        let room = width
            - line.width
            - if line.stretches.is_empty() {
                0.0
            } else {
                space
            };
        if atom.width <= room || (line.stretches.is_empty() && atom.width <= width) {
            push(line, &text.0, &words, atom, space);
            continue;
        }
        // A word too long for any line is broken where it stands only if it hangs on the word before it.
        let apart = atom.width <= width || atom.space_before.is_some() || room < width * 0.2;
        if !line.stretches.is_empty() && apart {
            close(&mut lines, atom.space_before);
        }
        if atom.width <= width {
            let line = lines.last_mut().expect("there is always a line");
            push(line, &text.0, &words, atom, 0.0);
        } else {
            split(&mut lines, &text.0, &words, atom, size, width, shaper);
        }
    }
    lines
}

/// Natural width (no break but line feeds) and the width of the widest part that cannot break.
pub(super) fn extents(text: &Text, size: f32, shaper: &mut Shaper) -> (f32, f32) {
    let (mut natural, mut widest, mut line) = (0.0_f32, 0.0_f32, 0.0_f32);
    for atom in words(text, size, shaper).atoms {
        if atom.new_line {
            line = 0.0;
        } else if let Some(span) = atom.space_before {
            line += fonts::space(text.0[span].face) as f32 * size / 1000.0;
        }
        line += atom.width;
        natural = natural.max(line);
        widest = widest.max(atom.width);
    }
    (natural, widest)
}

fn words<'t>(text: &'t Text, size: f32, shaper: &mut Shaper) -> Words<'t> {
    let mut words = Words {
        said: Vec::with_capacity(text.0.len()),
        pieces: Vec::new(),
        atoms: Vec::new(),
    };
    let (mut space, mut new_line, mut glued) = (None, false, false);
    for (index, span) in text.0.iter().enumerate() {
        let said = clean(&span.text, span.whole);
        let mut from = 0;
        for (i, paragraph) in said.split('\n').enumerate() {
            if i > 0 {
                if new_line {
                    // A blank line is kept as one.
                    let none = words.pieces.len()..words.pieces.len();
                    words.atoms.push(Atom {
                        pieces: none,
                        width: 0.0,
                        space_before: None,
                        new_line: true,
                    });
                }
                new_line = true;
                glued = false;
                space = None;
            }
            bindings(paragraph, span.whole, |piece| {
                let said = &paragraph[piece.clone()];
                if said == " " || (span.whole && said.starts_with(GLUE)) {
                    space = Some(index);
                    glued = false;
                    return;
                }
                let width = measure(span, said, size, shaper);
                words.pieces.push(Piece {
                    span: index,
                    text: from + piece.start..from + piece.end,
                    width,
                });
                let end = words.pieces.len();
                match words.atoms.last_mut() {
                    // Text of two styles without a space between is one word.
                    Some(last) if glued => {
                        last.pieces.end = end;
                        last.width += width;
                    }
                    _ => {
                        let is_first = words.atoms.is_empty();
                        words.atoms.push(Atom {
                            pieces: end - 1..end,
                            width,
                            space_before: if new_line { None } else { space },
                            new_line: new_line && !is_first,
                        });
                    }
                }
                space = None;
                new_line = false;
                glued = !breaks_after(said);
            });
            from += paragraph.len() + 1;
        }
        words.said.push(said);
    }
    words
}

/// Words with their no-break spaces, and single spaces. Of a whole span: the no-break space that it begins with, all its
/// words as one piece, and the one that it ends with.
fn bindings(text: &str, whole: bool, mut each: impl FnMut(Range<usize>)) {
    if !whole {
        let mut from = 0;
        for piece in fonts::pieces(text) {
            each(from..from + piece.len());
            from += piece.len();
        }
        return;
    }
    let from = text.len() - text.trim_start_matches(GLUE).len();
    let end = text.trim_end_matches(GLUE).len();
    if from > 0 {
        each(0..GLUE.len_utf8());
    }
    if from < end {
        each(from..end);
        if end < text.len() {
            each(end..end + GLUE.len_utf8());
        }
    }
}

fn breaks_after(piece: &str) -> bool {
    piece.ends_with(['-', '–', '—', '/', '‐']) && piece.chars().nth(1).is_some()
}

/// Width of a piece; its no-break spaces are as wide as others.
fn measure(span: &Span, piece: &str, size: f32, shaper: &mut Shaper) -> f32 {
    shaper.width(span.face, size, &spaced(piece))
}

/// A text with the spaces that the page shows.
fn spaced(text: &str) -> Cow<'_, str> {
    if text.contains(GLUE) {
        Cow::Owned(text.replace(GLUE, " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// Ends the last line. The space that a break stands for stays at its end, or a listener hears two words as one.
fn close(lines: &mut Vec<Line>, space: Option<usize>) {
    if space.is_some()
        && let Some(last) = lines.last_mut().and_then(|l| l.stretches.last_mut())
    {
        last.text.push(' ');
    }
    lines.push(Line::default());
}

fn push(line: &mut Line, spans: &[Span], words: &Words<'_>, atom: &Atom, space: f32) {
    let mut lead = atom.space_before.and(Some(space));
    for piece in &words.pieces[atom.pieces.clone()] {
        let text = &words.said[piece.span][piece.text.clone()];
        put(line, &spans[piece.span], text, piece.width, lead.take());
    }
}

/// Adds to a line what one span says, after a space if one is given and anything stands before it.
fn put(line: &mut Line, span: &Span, text: &str, width: f32, lead: Option<f32>) {
    let lead = lead.filter(|_| !line.stretches.is_empty()).unwrap_or(0.0);
    let text = spaced(text);
    match line.stretches.last_mut() {
        Some(last)
            if last.face == span.face
                && last.ink == span.ink
                && last.page_of.is_none()
                && span.page_of.is_none() =>
        {
            if lead > 0.0 {
                last.text.push(' ');
            }
            last.text.push_str(&text);
            last.width += lead + width;
        }
        before => {
            if lead > 0.0
                && let Some(last) = before
            {
                last.text.push(' ');
            }
            line.stretches.push(Stretch {
                x: line.width + lead,
                width,
                face: span.face,
                ink: span.ink,
                text: text.into_owned(),
                page_of: span.page_of.clone(),
            });
        }
    }
    line.width += lead + width;
}

/// Something wider than a line: broken at its own spaces if it has any, then between characters, never before an accent.
fn split(
    lines: &mut Vec<Line>,
    spans: &[Span],
    words: &Words<'_>,
    atom: &Atom,
    size: f32,
    width: f32,
    shaper: &mut Shaper,
) {
    let mut space_before = atom.space_before;
    for piece in &words.pieces[atom.pieces.clone()] {
        let index = piece.span;
        let said = &words.said[index][piece.text.clone()];
        for (i, word) in said.split(GLUE).enumerate() {
            if i > 0 {
                space_before = Some(index);
            }
            let mut rest = word;
            while !rest.is_empty() {
                let line = lines.last_mut().expect("there is always a line");
                let lead = match space_before {
                    Some(s) if !line.stretches.is_empty() => {
                        fonts::space(spans[s].face) as f32 * size / 1000.0
                    }
                    _ => 0.0,
                };
                let room = width - line.width - lead;
                let whole = shaper.width(spans[index].face, size, rest);
                let cut = if whole <= room {
                    rest.len()
                } else if !line.stretches.is_empty() && (i > 0 || whole <= width) {
                    close(lines, space_before.take());
                    continue;
                } else {
                    fitting(rest, spans[index].face, size, room, shaper)
                };
                if cut == 0 && !line.stretches.is_empty() {
                    close(lines, space_before.take());
                    continue;
                }
                let cut = if cut == 0 { first(rest) } else { cut };
                let part = &rest[..cut];
                let wide = measure(&spans[index], part, size, shaper);
                let lead = space_before.take().and(Some(lead));
                put(line, &spans[index], part, wide, lead);
                rest = &rest[cut..];
                if !rest.is_empty() {
                    close(lines, None);
                }
            }
        }
    }
}

/// Where the first character and its accents end.
fn first(text: &str) -> usize {
    text.char_indices()
        .skip(1)
        .find(|(_, c)| !is_combining_mark(*c))
        .map_or(text.len(), |(i, _)| i)
}

/// How much of a text fits, in bytes. Halves its way there: shaping each prefix of a 30 MB "word" would never end.
fn fitting(text: &str, face: Face, size: f32, room: f32, shaper: &mut Shaper) -> usize {
    // No line holds more characters than this: the narrowest glyph is about a fifth of an em.
    let most = (room / (size * 0.1)).max(0.0) as usize + 1;
    let cuts: Vec<usize> = text
        .char_indices()
        .skip(1)
        .filter(|(_, c)| !is_combining_mark(*c))
        .map(|(i, _)| i)
        .take(most)
        .collect();
    let fits = cuts.partition_point(|cut| shaper.width(face, size, &text[..*cut]) <= room);
    if fits == 0 { 0 } else { cuts[fits - 1] }
}
