//! How wide the columns of a table are.
//!
//! A column asks for what its content needs or for a share of the rest. This module knows no row and no page: widths in
//! points come out, and they always add up to the width of the table.

use crate::fonts::Shaper;
use crate::layout::content::{Part, Table, Text, Width};
use crate::layout::lines::extents;

/// Columns that fit their content get it; the rest is shared. When there is too little, columns give up what they can
/// without breaking a word, and only then words break.
pub(super) fn column_widths(
    table: &Table,
    size: f32,
    pad: f32,
    width: f32,
    shaper: &mut Shaper,
) -> Vec<f32> {
    let count = table.columns.len();
    let mut natural = vec![0.0_f32; count];
    let mut least = vec![0.0_f32; count];
    let mut measure = |column: usize, text: &Text, shaper: &mut Shaper, extra: f32| {
        let (n, l) = extents(text, size, shaper);
        natural[column] = natural[column].max(n + extra + 2.0 * pad);
        least[column] = least[column].max(l + extra + 2.0 * pad);
    };
    for (column, text) in table.head.iter().enumerate().take(count) {
        measure(column, &text.clone().emphasised(), shaper, 0.0);
    }
    for row in &table.rows {
        let mut column = 0;
        for cell in row {
            if cell.columns == 1 && column < count {
                for part in &cell.parts {
                    match part {
                        Part::Text(text) => measure(column, text, shaper, 0.0),
                        Part::Tick(text) => measure(column, text, shaper, size * 1.6),
                        Part::Room(_) | Part::Bar(_) => {}
                    }
                }
            }
            column += cell.columns;
        }
    }
    // A long word or name may not take the page from the other columns.
    let cap = width * 0.42;
    let shares: f32 = table
        .columns
        .iter()
        .map(|c| {
            if let Width::Share(s) = c.width {
                s
            } else {
                0.0
            }
        })
        .sum();
    let fitted: Vec<f32> = (0..count)
        .map(|i| match table.columns[i].width {
            Width::Fit => natural[i].min(cap).max(least[i].min(cap)) + EASE,
            Width::Share(_) => 0.0,
        })
        .collect();
    let taken: f32 = fitted.iter().sum();
    let share_least: f32 = (0..count)
        .filter(|i| matches!(table.columns[*i].width, Width::Share(_)))
        .map(|i| least[i].min(cap))
        .sum();
    // What is shared out is read in sentences: one such column may use a third of the table, two half of it.
    let sentences: Vec<f32> = (0..count)
        .filter(|i| matches!(table.columns[*i].width, Width::Share(_)))
        .map(|i| natural[i])
        .collect();
    let most = width * sentences.len() as f32 / (sentences.len() as f32 + 2.0);
    let share_wanted = sentences.iter().sum::<f32>().min(most).max(share_least);
    // A little less is no reason to break heads and dates.
    let starved = taken + (share_wanted * 0.85).max(share_least) > width;
    let mut widths = fitted;
    if starved || (shares == 0.0 && taken > width) {
        let lows: Vec<f32> = widths
            .iter()
            .zip(&least)
            .map(|(w, l)| w.min(*l + EASE))
            .collect();
        let floor: f32 = lows.iter().sum();
        let target = (width - share_wanted).max(floor.min(width - share_least));
        let target = target.max(width * 0.4);
        if floor >= target || taken <= floor {
            let short = 2.0 * pad + size * SHORT;
            shrink(&mut widths, &lows, target, short);
        } else if taken > target {
            for (w, low) in widths.iter_mut().zip(lows) {
                *w = low + (*w - low) * (target - floor) / (taken - floor);
            }
        }
    }
    let left = (width - widths.iter().sum::<f32>()).max(0.0);
    if shares > 0.0 {
        share_out(table, &least, cap, left, shares, &mut widths);
    } else if let Some(last) = widths.last_mut() {
        *last += left;
    }
    lift(&mut widths, 2.0 * pad + size * 1.1);
    widths
}

/// Half a point of ease: sums of rounded lengths must not push a word to the next line.
const EASE: f32 = 0.5;

/// As wide as a time or a short head, in sizes of the text.
const SHORT: f32 = 4.0;

/// Columns that cannot all have what they need at least. Short ones keep it, so that a time stays whole, unless the others
/// would have to give up too much of theirs.
fn shrink(widths: &mut [f32], lows: &[f32], target: f32, short: f32) {
    let kept: f32 = lows.iter().filter(|low| **low <= short).sum();
    let floor: f32 = lows.iter().sum();
    let share = (target - kept) / (floor - kept).max(1.0);
    for (width, low) in widths.iter_mut().zip(lows) {
        *width = if share < 0.6 {
            low * (target / floor).min(1.0)
        } else if *low <= short {
            *low
        } else {
            low * share.min(1.0)
        };
    }
}

/// No column is narrower than one wide letter and its margins: what is lacking comes from the widest.
fn lift(widths: &mut [f32], least: f32) {
    for i in 0..widths.len() {
        let lacking = least - widths[i];
        let widest = (0..widths.len())
            .max_by(|a, b| widths[*a].total_cmp(&widths[*b]))
            .unwrap_or(i);
        if lacking > 0.0 && widths[widest] - lacking >= least {
            widths[widest] -= lacking;
            widths[i] = least;
        }
    }
}

fn share_out(table: &Table, least: &[f32], cap: f32, left: f32, shares: f32, widths: &mut [f32]) {
    let mut ideal: Vec<(usize, f32, f32)> = table
        .columns
        .iter()
        .enumerate()
        .filter_map(|(i, c)| match c.width {
            Width::Share(s) => Some((i, left * s / shares, least[i].min(cap))),
            Width::Fit => None,
        })
        .collect();
    let want: f32 = ideal.iter().map(|(_, _, l)| l).sum();
    if want <= left {
        // Columns below their least take from those above it, in proportion to what these can spare.
        let short: f32 = ideal.iter().map(|(_, w, l)| (l - w).max(0.0)).sum();
        let spare: f32 = ideal.iter().map(|(_, w, l)| (w - l).max(0.0)).sum();
        for (_, w, l) in &mut ideal {
            *w = if *w < *l {
                *l
            } else {
                *w - (*w - *l)
                    * if spare > 0.0 {
                        (short / spare).min(1.0)
                    } else {
                        0.0
                    }
            };
        }
    }
    for (i, w, _) in ideal {
        widths[i] = w;
    }
}
