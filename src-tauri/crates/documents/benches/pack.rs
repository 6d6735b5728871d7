//! How long a pack takes, from value to bytes. A preview is quick if 60 cases stay under 0.3 s and 23 under 0.15 s.

#[path = "../tests/sample/mod.rs"]
mod sample;

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use waymark_documents::audience::{Audience, Withheld};
use waymark_documents::copies::{Wanted, each};
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
    let value = sample::pack(60);
    let options = Options {
        made_at: sample::MADE_AT,
        ..Options::default()
    };
    for count in [1, 4] {
        let wanted: Vec<Wanted> = readers().into_iter().take(count).collect();
        group.bench_function(
            format!("60 cases, copies for different readers: {count}"),
            |b| {
                b.iter(|| each(black_box(&value), &wanted, &options, |made| made.pdf.len()));
            },
        );
    }
    group.finish();
}

/// Everything, and three copies that leave out different things.
fn readers() -> [Wanted; 4] {
    let reader = |name: &str, withhold: &[Withheld], without: &[&str]| Wanted {
        copy: None,
        audience: Some(Audience {
            name: name.to_owned(),
            copy: None,
            withhold: withhold.to_vec(),
            without: without.iter().map(|case| (*case).to_owned()).collect(),
        }),
    };
    [
        Wanted::default(),
        reader(
            "Schools",
            &[Withheld::Identifiers, Withheld::Needs, Withheld::Risks],
            &[],
        ),
        reader("Sharing copy", &[Withheld::Names, Withheld::Voices], &[]),
        reader("A member", &[], &["K1F-1QX"]),
    ]
}

criterion_group!(benches, packs);
criterion_main!(benches);
