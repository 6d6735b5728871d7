//! What a person waits for, at the size of a county: 10,000 open and 100,000 closed children, 300,000 placements, a million
//! notes. Every figure is one command through the same door that the window uses, JSON and all, on an encrypted database.
//!
//! The invented county takes minutes to write, so it is kept in the target folder; `WAYMARK_BENCH_OPEN=600` measures a
//! smaller one.

mod establishments;
mod lists;
mod meetings;
mod oversight;
mod setting;
mod turn;

use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::{Value, json};

use setting::{app, ask, county};

fn everything(bench: &mut Criterion) {
    let (dir, size) = county();
    let started = Instant::now();
    let app = app(&dir, size);
    ask(&app, "vault.try_sample", json!({}));
    eprintln!(
        "county ready in {:.1} s: {}",
        started.elapsed().as_secs_f64(),
        dir.display()
    );
    let everyone = ask(&app, "pupils.list", json!({"limit": 200}));
    let pupils: Vec<Value> = everyone["rows"]
        .as_array()
        .map(|rows| rows.iter().map(|row| row["pupil"].clone()).collect())
        .unwrap_or_default();
    lists::measure(bench, &app, size, &pupils);
    oversight::measure(bench, &app, size, &pupils);
    meetings::measure(bench, &app, &pupils);
    app.close();
    drop(app);
    turn::measure(bench, &dir, size);
}

criterion_group!(county_scale, everything, establishments::measure);
criterion_main!(county_scale);
