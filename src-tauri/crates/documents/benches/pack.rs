//! How long a pack takes, from value to bytes. A preview is quick if 60 cases stay under 0.3 s and 23 under 0.15 s.

#[path = "../tests/sample/mod.rs"]
mod sample;

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use waymark_documents::{Options, pack};

fn packs(c: &mut Criterion) {
    let mut group = c.benchmark_group("pack");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(6));
    for cases in [1, 23, 60] {
        let value = sample::pack(cases);
        let options = Options {
            made_at: sample::MADE_AT,
            ..Options::default()
        };
        group.bench_function(format!("{cases} cases"), |b| {
            b.iter(|| pack::render(black_box(&value), &options).map(|r| r.pdf.len()));
        });
    }
    group.finish();
}

criterion_group!(benches, packs);
criterion_main!(benches);
