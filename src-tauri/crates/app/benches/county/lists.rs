//! The lists, the record and the search: what is asked with every keystroke.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion};
use serde_json::{Value, json};
use waymark_app::App;
use waymark_app::sample::Size;

use crate::setting::ask;

/// Measures every screen that opens with a key.
pub fn measure(bench: &mut Criterion, app: &App, size: Size, pupils: &[Value]) {
    let mut group = bench.benchmark_group(format!("{} open, {} closed", size.open, size.closed));
    group
        .sample_size(60)
        .measurement_time(Duration::from_secs(6));

    // A name as it is typed, letter by letter, a UPN, a date of birth, a word of a note.
    let typed = [
        "l",
        "lu",
        "luk",
        "luka",
        "lukasz",
        "no",
        "nowak",
        "kowal",
        "B80",
        "14/03/2013",
        "anxious",
        "okafo",
    ];
    let mut at = 0;
    group.bench_function("search as you type", |b| {
        b.iter(|| {
            at += 1;
            black_box(ask(
                app,
                "search.find",
                json!({"text": typed[at % typed.len()], "limit": 12}),
            ))
        });
    });
    group.bench_function("Pupils, first page", |b| {
        b.iter(|| black_box(ask(app, "pupils.list", json!({"limit": 100}))));
    });
    group.bench_function("Pupils, a page from the middle by next date", |b| {
        b.iter(|| {
            black_box(ask(
                app,
                "pupils.list",
                json!({"limit": 100, "offset": size.open / 2, "sort": "next_on"}),
            ))
        });
    });
    group.bench_function("Pupils, five filters", |b| {
        let filters = json!([
            {"column": "statuses", "test": "is", "value": "PEX"},
            {"column": "year", "test": "after", "value": "6"},
            {"column": "owner_name", "test": "not_empty", "value": ""},
            {"column": "last_review", "test": "before", "value": "2026-11-01"},
            {"column": "where_now", "test": "not_empty", "value": ""}
        ]);
        b.iter(|| {
            black_box(ask(
                app,
                "pupils.list",
                json!({"limit": 100, "filters": filters}),
            ))
        });
    });
    group.bench_function("Pupils, counts of all views", |b| {
        b.iter(|| black_box(ask(app, "pupils.counts", json!({}))));
    });
    let mut at = 0;
    group.bench_function("open a record", |b| {
        b.iter(|| {
            at += 1;
            black_box(ask(
                app,
                "pupils.record",
                json!({"id": pupils[at % pupils.len()]}),
            ))
        });
    });
    group.bench_function("Today", |b| {
        b.iter(|| black_box(ask(app, "today.get", json!({}))))
    });
    group.bench_function("save a note", |b| {
        b.iter_batched(
            || {
                at += 1;
                json!({"patch": {"pupil": pupils[at % pupils.len()], "text": "Seen at the gate, calm."}})
            },
            |request| black_box(ask(app, "notes.save", request)),
            BatchSize::SmallInput,
        );
    });
    group.finish();
}
