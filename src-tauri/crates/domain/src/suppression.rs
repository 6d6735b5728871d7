//! A table of counts that may leave the building: small numbers are hidden, and so is whatever would give them away.
//!
//! A count of one to four is hidden, because it may point at a child. A total lets a hidden count be worked out where it is
//! the only one hidden in its row or column, or where those hidden come to so few that each must be one, so further counts
//! are hidden until neither can be done. Nought is shown: it points at nobody.

/// Below this a count is hidden.
pub const SMALLEST_SHOWN: u32 = 5;

/// Rows of counts, each of the same length: as they were, with the totals that were added, and which of them may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppressed {
    /// Each row's counts and, last, its total; the last row holds the totals of the columns. `None` is hidden.
    pub cells: Vec<Vec<Option<u32>>>,
}

/// Adds totals to a table and hides what must be hidden.
pub fn suppress(rows: &[Vec<u32>]) -> Suppressed {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut counts: Vec<Vec<u32>> = rows
        .iter()
        .map(|row| {
            let mut row = row.clone();
            row.resize(width, 0);
            row.push(row.iter().sum());
            row
        })
        .collect();
    let totals = (0..=width)
        .map(|at| counts.iter().map(|row| row[at]).sum())
        .collect();
    counts.push(totals);
    let mut hidden: Vec<Vec<bool>> = counts
        .iter()
        .map(|row| {
            row.iter()
                .map(|n| (1..SMALLEST_SHOWN).contains(n))
                .collect()
        })
        .collect();
    while hide_more(&counts, &mut hidden) {}
    Suppressed {
        cells: counts
            .iter()
            .zip(&hidden)
            .map(|(row, hidden)| {
                row.iter()
                    .zip(hidden)
                    .map(|(n, hidden)| (!hidden).then_some(*n))
                    .collect()
            })
            .collect(),
    }
}

/// Hides one more count in each row or column in which a hidden one could be worked out; false when there is none left.
fn hide_more(counts: &[Vec<u32>], hidden: &mut [Vec<bool>]) -> bool {
    let (height, width) = (counts.len(), counts.first().map_or(0, Vec::len));
    let rows = (0..height).map(|row| (0..width).map(|at| (row, at)).collect::<Vec<_>>());
    let columns = (0..width).map(|at| (0..height).map(|row| (row, at)).collect());
    let mut more = false;
    for line in rows.chain(columns) {
        let shut: Vec<_> = line.iter().filter(|(r, c)| hidden[*r][*c]).collect();
        let sum: u32 = shut.iter().map(|(r, c)| counts[*r][*c]).sum();
        if shut.is_empty() || (shut.len() > 1 && sum >= SMALLEST_SHOWN) {
            continue;
        }
        // The least that says anything goes first; a nought only where nothing else is left to hide.
        let next = line
            .iter()
            .filter(|(r, c)| !hidden[*r][*c])
            .min_by_key(|(r, c)| (counts[*r][*c] == 0, counts[*r][*c]))
            .copied();
        if let Some((r, c)) = next {
            hidden[r][c] = true;
            more = true;
        }
    }
    more
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_small_number_takes_its_neighbours_with_it() {
        let table = suppress(&[vec![2, 9, 7], vec![8, 12, 6]]).cells;
        assert_eq!(table[0][0], None, "two children could be named");
        assert!(
            table[0].iter().filter(|n| n.is_none()).count() > 1,
            "18 less 9 less 7 would be two"
        );
        assert_eq!(table[2][3], Some(44), "the whole is shown");
    }

    #[test]
    fn large_numbers_and_noughts_are_left_alone() {
        let table = suppress(&[vec![5, 0], vec![9, 6]]).cells;
        assert_eq!(
            table,
            [
                [Some(5), Some(0), Some(5)],
                [Some(9), Some(6), Some(15)],
                [Some(14), Some(6), Some(20)]
            ]
        );
        assert_eq!(suppress(&[]).cells, [[Some(0)]], "no rows are nobody");
    }

    proptest! {
        #[test]
        fn nothing_hidden_can_be_worked_out_from_its_row_or_column(
            rows in proptest::collection::vec(proptest::collection::vec(0_u32..14, 3), 1..7),
        ) {
            let table = suppress(&rows).cells;
            let columns: Vec<Vec<_>> = (0..table[0].len())
                .map(|at| table.iter().map(|row| row[at]).collect())
                .collect();
            for line in table.iter().chain(&columns) {
                let hidden = line.iter().filter(|n| n.is_none()).count();
                prop_assert!(hidden != 1 || line.len() == 1, "{table:?}");
                prop_assert!(
                    line.iter().flatten().all(|n| *n == 0 || *n >= SMALLEST_SHOWN),
                    "{table:?}"
                );
            }
            for (row, shown) in rows.iter().zip(&table) {
                for (n, cell) in row.iter().zip(shown) {
                    prop_assert!(cell.is_none_or(|cell| cell == *n), "what is shown is true");
                }
            }
        }
    }
}
