//! Strips onto pages: what must stand together does, heads repeat, and parts begin where they asked to.

use std::collections::HashMap;
use std::ops::Range;

use crate::fonts::Shaper;
use crate::layout::content::Start;
use crate::layout::strips::{Mention, Opening, Strip};
use crate::layout::structure::Structure;
use crate::layout::{Bookmark, Laid, Mark, Page, Placed, Sheet};

impl Mark {
    /// Moves the mark.
    pub fn shift(&mut self, dx: f32, dy: f32) {
        match self {
            Mark::Text(run) => {
                run.x += dx;
                run.y += dy;
            }
            Mark::Rule { from, to, .. } => {
                *from = (from.0 + dx, from.1 + dy);
                *to = (to.0 + dx, to.1 + dy);
            }
            Mark::Fill { area, .. } | Mark::Outline { area, .. } => {
                area.0 += dx;
                area.1 += dy;
            }
        }
    }
}

struct Pages {
    pages: Vec<Page>,
    /// Height used on the last page.
    y: f32,
    running: String,
    /// The part at hand takes the whole width.
    wide: bool,
    anchors: HashMap<String, usize>,
    /// The page, counted from 0, on which each part begins.
    parts: Vec<usize>,
    names: Vec<Option<String>>,
    /// Which parts begin on a page on which another one ends.
    shared: Vec<usize>,
    /// The last page is blank on purpose.
    held: bool,
}

impl Pages {
    fn turn(&mut self) {
        self.held = false;
        self.pages.push(Page {
            running: self.running.clone(),
            wide: self.wide,
            ..Page::default()
        });
        self.y = 0.0;
    }

    fn open(&mut self, opening: &Opening) {
        self.running = opening.running.clone();
        self.wide = opening.bare;
        let begun = self.held || self.pages.last().is_some_and(|p| !p.marks.is_empty());
        if opening.start != Start::Here || self.pages.is_empty() {
            if begun || self.pages.is_empty() {
                self.turn();
            }
            if opening.start == Start::Sheet && self.pages.len().is_multiple_of(2) {
                if let Some(blank) = self.pages.last_mut() {
                    blank.bare = true;
                    blank.wide = true;
                    blank.running = String::new();
                }
                self.turn();
            }
        }
        if let Some(page) = self.pages.last_mut()
            && page.marks.is_empty()
        {
            page.running = opening.running.clone();
            page.bare = opening.bare;
            page.wide = opening.bare;
        }
        if self.pages.last().is_some_and(|page| !page.marks.is_empty()) {
            self.shared.push(self.parts.len());
        }
        self.parts.push(self.pages.len() - 1);
        self.names.push(opening.anchor.clone());
        if let Some(anchor) = &opening.anchor {
            self.anchors.insert(anchor.clone(), self.pages.len());
        }
    }

    fn put(&mut self, marks: &[Placed]) {
        let (dx, dy) = (Sheet::MARGIN, Sheet::MARGIN + self.y);
        if let Some(page) = self.pages.last_mut() {
            page.marks.extend(marks.iter().cloned().map(|mut placed| {
                placed.mark.shift(dx, dy);
                placed
            }));
        }
    }
}

/// Lays strips on pages and turns anchors into page numbers.
pub(super) fn paginate(
    strips: Vec<Strip>,
    structure: Structure,
    mentions: Vec<Mention>,
    sheet: &Sheet,
    shaper: &mut Shaper,
) -> Laid {
    let height = sheet.text_height();
    let mut out = Pages {
        pages: Vec::new(),
        y: 0.0,
        running: String::new(),
        wide: false,
        anchors: HashMap::new(),
        parts: Vec::new(),
        names: Vec::new(),
        shared: Vec::new(),
        held: false,
    };
    let mut bookmarks = Vec::new();
    let mut mentions = mentions.into_iter().peekable();
    let mut at = 0;
    while at < strips.len() {
        let chain = chain(&strips, at);
        let opening = strips[at].opening.as_ref();
        let fits_anywhere = chain_height(&strips[chain.clone()], false) <= height;
        // Before a part opens where the last one ended, so that its page is the one on which it is read.
        if fits_anywhere
            && opening.is_none_or(|opening| opening.start == Start::Here)
            && out.y > 0.0
            && out.y + chain_height(&strips[chain.clone()], true) > height + 0.01
        {
            out.turn();
        }
        if let Some(opening) = opening {
            out.open(opening);
        } else if out.pages.is_empty() {
            out.turn();
        }
        for i in chain.clone() {
            let strip = &strips[i];
            let before = if out.y == 0.0 { 0.0 } else { strip.before };
            if out.y > 0.0 && out.y + before + strip.height > height + 0.01 {
                out.turn();
            }
            if out.y == 0.0 {
                if let Some(head) = &strip.head {
                    out.put(&head.marks);
                    out.y += head.height;
                }
            } else {
                out.y += before;
            }
            while mentions.peek().is_some_and(|m| m.strip == i) {
                if let Some(m) = mentions.next() {
                    bookmarks.push(Bookmark {
                        title: m.title,
                        level: m.level,
                        page: out.pages.len() - 1,
                        y: Sheet::MARGIN + out.y,
                    });
                }
            }
            out.put(&strip.marks);
            out.y += strip.height;
            while out.pages.len() - out.parts.last().copied().unwrap_or(0) < strip.pages {
                out.turn();
                out.held = true;
            }
        }
        at = chain.end;
    }
    if out.pages.is_empty() {
        out.turn();
    }
    let mut laid = Laid {
        sheet: (sheet.width, sheet.height),
        pages: out.pages,
        structure,
        bookmarks,
        parts: out.parts,
        names: out.names,
        shared: out.shared,
        labels: Vec::new(),
    };
    resolve(&mut laid, &out.anchors, shaper);
    laid
}

/// The strips from here that want to stay together. A part that opens elsewhere always ends a chain.
fn chain(strips: &[Strip], from: usize) -> Range<usize> {
    let mut end = from + 1;
    while end < strips.len() && strips[end - 1].keep_next && strips[end].opening.is_none() {
        end += 1;
    }
    from..end
}

fn chain_height(strips: &[Strip], inside: bool) -> f32 {
    strips
        .iter()
        .enumerate()
        .map(|(i, s)| s.height + if i > 0 || inside { s.before } else { 0.0 })
        .sum()
}

/// Puts page numbers where anchors were named. An anchor that no page carries prints a dash, never a wrong number.
fn resolve(laid: &mut Laid, anchors: &HashMap<String, usize>, shaper: &mut Shaper) {
    for page in &mut laid.pages {
        for placed in &mut page.marks {
            if let Mark::Text(run) = &mut placed.mark
                && let Some(anchor) = &run.page_of
            {
                let number = anchors
                    .get(anchor)
                    .map_or("–".to_owned(), |n| n.to_string());
                let width = shaper.width(run.face, run.size, &number);
                // The room kept for it was as wide as "000"; a number stands at the right of it.
                run.x += (run.width - width).max(0.0);
                run.width = width;
                run.text = run.text.replacen("000", &number, 1);
            }
        }
    }
}
