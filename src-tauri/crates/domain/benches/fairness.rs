//! The fair share of 150 schools over three years: the aim is under 50 ms, because the room asks again for every case.

use criterion::{Criterion, criterion_group, criterion_main};
use std::collections::BTreeMap;
use std::hint::black_box;

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_domain::fairness::{Decay, Entry, Exemption, Grid, Moved, School, shares};

const SCHOOLS: u32 = 150;
/// Forty rows a school and year: twice what the largest authority's panels see.
const ROWS: u32 = SCHOOLS * 3 * 40;

fn bench(c: &mut Criterion) {
    let (Some(since), Some(on)) = (
        NaiveDate::from_ymd_opt(2023, 11, 12),
        NaiveDate::from_ymd_opt(2026, 11, 12),
    ) else {
        return;
    };
    let grid = Grid {
        weights: Moved::ALL
            .iter()
            .map(|kind| {
                let points = if kind.is_taken() { 1_000 } else { -1_000 };
                (kind.code().to_owned(), points)
            })
            .collect(),
        categories: ('a'..='m').map(|category| (category, 1_500)).collect(),
        years: BTreeMap::from([(10, 150), (11, 200)]),
        decay: Decay::KeepPercentAYear(50),
        cap_per_year_group: Some(3),
        ..Grid::default()
    };
    let schools: Vec<School> = (0..SCHOOLS)
        .map(|n| School {
            urn: 100_000 + n,
            roll: (n % 20 != 0).then_some(180 + n * 7),
            exemptions: if n % 10 == 0 {
                vec![Exemption {
                    year: Some(9),
                    from: since,
                    until: None,
                    reason: "Agreed by the panel".to_owned(),
                }]
            } else {
                Vec::new()
            },
        })
        .collect();
    let entries: Vec<Entry> = (0..ROWS)
        .map(|n| Entry {
            id: Uuid::from_u128(u128::from(n)),
            urn: 100_000 + n % SCHOOLS,
            on: since + chrono::Days::new(u64::from(n * 7 % 1_095)),
            moved: Moved::ALL[n as usize % Moved::ALL.len()],
            category: char::from_u32(u32::from('a') + n % 13),
            year: Some((n % 12) as i8),
        })
        .collect();
    c.bench_function("fair share, 150 schools, three years", |b| {
        b.iter(|| {
            black_box(shares(
                black_box(&grid),
                black_box(&schools),
                black_box(&entries),
                since,
                on,
                Some(9),
            ))
        })
    });
}

criterion_group!(benches, bench);
criterion_main!(benches);
