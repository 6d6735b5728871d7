//! All clocks and alerts for ten thousand open children: the aim is under 50 ms, because the lists are made anew each morning.

#[path = "../tests/common/mod.rs"]
mod common;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use std::hint::black_box;

use common::child::{calendars, child, fact, full_week, id, placement, review, status};
use common::day;
use waymark_domain::alerts::alerts;
use waymark_domain::clocks::{Overrides, explain, findings};
use waymark_domain::facts::PupilFacts;
use waymark_domain::{FactKind, SettingRef, StatusKind};

/// A caseload in which every status occurs, most children are placed, and some have plans and old rows.
fn caseload(count: u128) -> Vec<PupilFacts> {
    (0..count)
        .map(|n| {
            let mut pupil = child();
            pupil.id = id(n);
            pupil.roll = Some(SettingRef::Urn(100_001 + (n % 40) as u32));
            let mut now = status(StatusKind::ALL[(n % 17) as usize], "2026-10-05");
            now.id = id(n * 100 + 1);
            now.started_on = Some(day("2026-09-07") + chrono::Days::new((n % 60) as u64));
            pupil.statuses.push(now);
            let mut old = status(StatusKind::Rtt, "2025-10-05");
            old.id = id(n * 100 + 2);
            old.ended_on = Some(day("2025-12-05"));
            pupil.statuses.push(old);
            for m in 0..3 {
                let mut place = placement(n * 100 + 10 + m, "2026-09-14");
                place.started_on =
                    Some(day("2024-09-14") + chrono::Days::new((m * 370 + n % 30) as u64));
                place.ended_on =
                    (m < 2).then(|| day("2025-07-20") + chrono::Days::new((m * 300) as u64));
                place.sessions = full_week();
                pupil.placements.push(place);
            }
            for m in 0..4 {
                let mut held = review(n * 100 + 20 + m, "2026-10-01");
                held.held_on =
                    Some(day("2026-01-10") + chrono::Days::new((m * 80 + n % 20) as u64));
                pupil.reviews.push(held);
            }
            if n % 3 == 0 {
                pupil.facts.push(fact(FactKind::Ehcp, "2024-11-01"));
            }
            pupil
        })
        .collect()
}

fn bench(c: &mut Criterion) {
    let calendars = calendars();
    let local = Overrides::default();
    let today = day("2026-11-10");
    for count in [1_000, 10_000] {
        let pupils = caseload(count);
        c.bench_function(&format!("all clocks, {count} children"), |b| {
            b.iter(|| {
                pupils
                    .iter()
                    .map(|pupil| findings(pupil, &calendars, today, &local).len())
                    .sum::<usize>()
            });
        });
    }
    let pupils = caseload(10_000);
    c.bench_function("all clocks and alerts, 10000 children", |b| {
        b.iter(|| {
            pupils
                .iter()
                .map(|pupil| {
                    findings(pupil, &calendars, today, &local).len()
                        + alerts(pupil, &calendars, today, &local).len()
                })
                .sum::<usize>()
        });
    });
    let pupils = caseload(100);
    let found: Vec<_> = pupils
        .iter()
        .flat_map(|pupil| findings(pupil, &calendars, today, &local))
        .collect();
    c.bench_function("explain a date", |b| {
        b.iter_batched(
            || &found[0],
            |finding| black_box(explain(finding, &calendars)),
            BatchSize::SmallInput,
        )
    });
}

criterion_group! { name = benches; config = Criterion::default().sample_size(20); targets = bench }
criterion_main!(benches);
