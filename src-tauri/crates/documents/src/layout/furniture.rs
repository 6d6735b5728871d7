//! What repeats on every page: marking, title, copy and recipient, page x of y, the notes column.
//!
//! All of it is artefact: a screen reader passes over it. It is laid after the content, so numbered copies of one pack
//! share everything else.

use crate::fonts::{Face, Shaper};
use crate::layout::{Ink, Laid, MM, Mark, Run, Sheet};

/// What the furniture says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Furniture {
    /// The protective marking, as OFFICIAL-SENSITIVE.
    pub marking: String,
    /// Said at the top left of each page, before what the part itself says.
    pub title: String,
    /// Not yet issued: DRAFT stands in a box at the top of each page.
    pub draft: bool,
    /// "Copy 3 of 9 · R. Adeyemi".
    pub copy: String,
    /// Room at the right for handwriting.
    pub notes: f32,
    /// Beside large print the furniture is larger too, by this factor; it has one line, so never by more than a third.
    pub scale: f32,
}

/// Adds headers and footers to each page, instead of those that are there.
pub fn furnish(laid: &mut Laid, furniture: &Furniture, shaper: &mut Shaper) {
    let count = laid.pages.len();
    let (width_of_sheet, height_of_sheet) = laid.sheet;
    let scale = furniture.scale.clamp(1.0, 1.34);
    let (small, strong) = (8.5 * scale, 9.0 * scale);
    for (i, page) in laid.pages.iter_mut().enumerate() {
        page.furniture.clear();
        let out = &mut page.furniture;
        let (left, right) = (Sheet::MARGIN, width_of_sheet - Sheet::MARGIN);
        if !page.bare {
            let top = (13.0 + 3.0 * (scale - 1.0)) * MM;
            let mut end = left;
            if !furniture.title.is_empty() {
                let text = trim(
                    shaper,
                    Face::Semibold,
                    small,
                    &furniture.title,
                    (right - left) * 0.62,
                );
                let width = shaper.width(Face::Semibold, small, &text);
                out.push(run(left, top, width, small, Face::Semibold, text));
                end = left + width + 12.0;
            }
            if !page.running.is_empty() {
                let text = trim(shaper, Face::Regular, small, &page.running, right - end);
                let width = shaper.width(Face::Regular, small, &text);
                out.push(run(right - width, top, width, small, Face::Regular, text));
            }
            out.push(Mark::Rule {
                from: (left, top + 4.0),
                to: (right, top + 4.0),
                weight: 0.5,
                ink: Ink::Line,
            });
        }
        if furniture.draft {
            let text = "DRAFT – not issued";
            let width = shaper.width(Face::Semibold, strong, text);
            let x = (width_of_sheet - width) / 2.0;
            out.push(Mark::Outline {
                area: (x - 6.0, 4.0 * MM, width + 12.0, 14.0 * scale),
                weight: 0.8,
            });
            out.push(run(
                x,
                4.0 * MM + 10.3 * scale,
                width,
                strong,
                Face::Semibold,
                text.to_owned(),
            ));
        }
        let foot = height_of_sheet - 11.0 * MM;
        out.push(Mark::Rule {
            from: (left, foot - 11.0),
            to: (right, foot - 11.0),
            weight: 0.5,
            ink: Ink::Line,
        });
        let number = match laid.labels.get(i) {
            Some(label) if label.starts_with(|c: char| c.is_ascii_digit()) => {
                format!("Page {label}")
            }
            Some(label) => label.clone(),
            None => format!("Page {} of {count}", i + 1),
        };
        let number_width = shaper.width(Face::Regular, small, &number);
        // A blank side that is no page of a letter has none.
        if !number.is_empty() {
            out.push(run(
                right - number_width,
                foot,
                number_width,
                small,
                Face::Regular,
                number,
            ));
        }
        let mut end = left;
        if !furniture.marking.is_empty() {
            let text = trim(
                shaper,
                Face::Semibold,
                small,
                &furniture.marking,
                (right - left) * 0.4,
            );
            let width = shaper.width(Face::Semibold, small, &text);
            out.push(run(left, foot, width, small, Face::Semibold, text));
            end = left + width;
        }
        if !furniture.copy.is_empty() {
            let room = right - number_width - end - 24.0;
            let text = trim(shaper, Face::Regular, small, &furniture.copy, room);
            let width = shaper.width(Face::Regular, small, &text);
            let centred = (width_of_sheet - width) / 2.0;
            let x = centred
                .max(end + 12.0)
                .min(right - number_width - 12.0 - width);
            out.push(run(x, foot, width, small, Face::Regular, text));
        }
        if furniture.notes > 0.0 && !page.wide {
            let x = right - furniture.notes + 5.0 * MM;
            let (top, bottom) = (Sheet::MARGIN, height_of_sheet - Sheet::MARGIN);
            out.push(Mark::Rule {
                from: (x, top),
                to: (x, bottom),
                weight: 0.5,
                ink: Ink::Line,
            });
            let width = shaper.width(Face::Regular, small, "Notes");
            out.push(run(
                x + 2.0 * MM,
                top + 7.0,
                width,
                small,
                Face::Regular,
                "Notes".into(),
            ));
        }
    }
}

fn run(x: f32, y: f32, width: f32, size: f32, face: Face, text: String) -> Mark {
    Mark::Text(Run {
        x,
        y,
        width,
        size,
        face,
        ink: Ink::Black,
        text,
        page_of: None,
    })
}

/// Shortened with an ellipsis to what there is room for: a footer has one line. The whole stands in the content.
fn trim(shaper: &mut Shaper, face: Face, size: f32, text: &str, room: f32) -> String {
    let text = super::lines::clean(text, false).replace(['\n', '\u{a0}'], " ");
    if shaper.width(face, size, &text) <= room {
        return text;
    }
    let mut kept: Vec<char> = text.chars().take(200).collect();
    while !kept.is_empty() {
        kept.pop();
        let short = kept.iter().collect::<String>().trim_end().to_owned() + "…";
        if shaper.width(face, size, &short) <= room {
            return short;
        }
    }
    String::new()
}
