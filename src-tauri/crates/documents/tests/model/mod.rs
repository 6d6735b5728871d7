//! Reading the page model: as a person reads it, and as a ruler and a proof-reader do.

// Each test uses a part of this.
#![allow(dead_code)]

use std::fmt::Write as _;

use unicode_normalization::UnicodeNormalization;
use waymark_documents::fonts::Face;
use waymark_documents::layout::{Laid, Mark, Run, Sheet};

/// The page model as a person reads it.
pub fn readable(laid: &Laid) -> String {
    let mut out = String::new();
    for (i, page) in laid.pages.iter().enumerate() {
        let _ = writeln!(out, "page {} {:?}", i + 1, page.running);
        let marks = page.marks.iter().map(|p| (p.node, &p.mark));
        for (node, mark) in marks.chain(page.furniture.iter().map(|m| (None, m))) {
            let tag = node.map_or("artefact", |n| laid.structure.nodes[n as usize].tag.name());
            if let Mark::Text(run) = mark {
                let face = match run.face {
                    Face::Regular => "",
                    Face::Semibold => " bold",
                    Face::Italic => " italic",
                };
                let _ = writeln!(
                    out,
                    "  {:6.1} {:6.1}  {:4.1}{face} {tag}: {:?}",
                    run.x, run.y, run.size, run.text
                );
            }
        }
    }
    out
}

fn runs(laid: &Laid, page: usize) -> Vec<&Run> {
    let page = &laid.pages[page];
    page.marks
        .iter()
        .map(|p| &p.mark)
        .chain(&page.furniture)
        .filter_map(|m| {
            if let Mark::Text(run) = m {
                Some(run)
            } else {
                None
            }
        })
        .filter(|run| !run.text.trim().is_empty())
        .collect()
}

fn overlap(a: &Run, b: &Run) -> bool {
    let over = |r: &Run| (r.y - 0.66 * r.size, r.y + 0.2 * r.size);
    let ((a_top, a_end), (b_top, b_end)) = (over(a), over(b));
    let across = a.x + a.width > b.x + 0.3 && b.x + b.width > a.x + 0.3;
    across && a_end > b_top + 0.3 && b_end > a_top + 0.3
}

/// Whatever overlaps, leaves its margins or ends a page with a heading; nothing if the pages are well set.
pub fn well_set(laid: &Laid) -> Vec<String> {
    let mut wrong = Vec::new();
    let (width, height) = laid.sheet;
    for index in 0..laid.pages.len() {
        let runs = runs(laid, index);
        for (i, run) in runs.iter().enumerate() {
            let right = width - Sheet::MARGIN + 0.6;
            if run.x < Sheet::MARGIN - 0.6 || run.x + run.width > right {
                wrong.push(format!(
                    "page {}: {:?} from {} to {} leaves the margins",
                    index + 1,
                    run.text,
                    run.x,
                    run.x + run.width
                ));
            }
            if run.y <= 0.0 || run.y >= height {
                wrong.push(format!(
                    "page {}: {:?} leaves the sheet",
                    index + 1,
                    run.text
                ));
            }
            for other in &runs[i + 1..] {
                if overlap(run, other) {
                    wrong.push(format!("page {}: {run:?} overlaps {other:?}", index + 1));
                }
            }
        }
        for placed in &laid.pages[index].marks {
            if let Mark::Text(run) = &placed.mark
                && (run.y <= Sheet::MARGIN || run.y >= height - Sheet::MARGIN)
            {
                wrong.push(format!(
                    "{:?} at {} stands in a header or footer",
                    run.text, run.y
                ));
            }
        }
        let last = laid.pages[index]
            .marks
            .iter()
            .rev()
            .find_map(|placed| placed.node);
        if let Some(node) = last
            && laid.structure.nodes[node as usize]
                .tag
                .name()
                .starts_with('H')
        {
            wrong.push(format!("page {} ends with a heading", index + 1));
        }
    }
    wrong
}

/// All that the document says, part by part, without white space.
pub fn said(laid: &Laid) -> String {
    let mut parts = vec![String::new(); laid.structure.nodes.len()];
    for placed in laid.pages.iter().flat_map(|p| &p.marks) {
        if let (Some(node), Mark::Text(run)) = (placed.node, &placed.mark) {
            parts[node as usize].push_str(&run.text);
        }
    }
    parts
        .into_iter()
        .map(|p| squeezed(&p))
        .collect::<Vec<_>>()
        .join("\n")
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What of an input can be seen.
pub fn visible(text: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c as u32, 0xAD | 0x34F | 0x61C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
                | 0x2028..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB
                | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF)
    };
    squeezed(&text.nfc().filter(|c| !hidden(*c)).collect::<String>()).replace('\u{2011}', "‐")
}
