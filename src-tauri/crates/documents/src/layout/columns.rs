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
            // Half a point of ease: sums of rounded lengths must not push a word to the next line.
            Width::Fit => natural[i].min(cap).max(least[i].min(cap)) + 0.5,
            Width::Share(_) => 0.0,
        })
        .collect();
    let taken: f32 = fitted.iter().sum();
    let share_least: f32 = (0..count)
        .filter(|i| matches!(table.columns[*i].width, Width::Share(_)))
        .map(|i| least[i].min(cap))
        .sum();
    let mut widths = fitted;
    if taken + share_least > width || (shares == 0.0 && taken > width) {
        let target = (width - share_least).max(width * 0.4);
        let floor: f32 = widths.iter().zip(&least).map(|(w, l)| w.min(*l)).sum();
        for (w, l) in widths.iter_mut().zip(&least) {
            let low = w.min(*l);
            *w = if floor >= target || taken <= floor {
                low * (target / floor).min(1.0)
            } else {
                low + (*w - low) * (target - floor) / (taken - floor)
            };
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
