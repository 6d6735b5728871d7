//! What a person waits for, at the size of a county: 10,000 open and 100,000 closed children, 300,000 placements, a million
//! notes. Every figure is one command through the same door that the window uses, JSON and all, on an encrypted database.
//!
//! The invented county takes minutes to write, so it is kept in the target folder; `WAYMARK_BENCH_OPEN=600` measures a
//! smaller one.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use serde_json::{Value, json};
use waymark_app::sample::Size;
use waymark_app::{App, AppConfig, Attachment, Clock};

/// A Tuesday, until a measure turns the day.
struct Tuesday;

static DAYS_LATER: AtomicU64 = AtomicU64::new(0);

impl Clock for Tuesday {
    fn today(&self) -> NaiveDate {
        let tuesday = NaiveDate::from_ymd_opt(2026, 11, 10).unwrap_or_default();
        tuesday + Days::new(DAYS_LATER.load(Ordering::Relaxed))
    }

    fn now_ms(&self) -> i64 {
        static NOW: AtomicI64 = AtomicI64::new(1_794_300_000_000);
        NOW.fetch_add(1, Ordering::Relaxed)
    }

    fn minute_of_day(&self) -> u16 {
        9 * 60
    }
}

fn app(dir: &Path, size: Size) -> App {
    App::new(AppConfig {
        data_dir: dir.to_path_buf(),
        clock: Arc::new(Tuesday),
        sample: true,
        kdf: Some(waymark_store::vault::Kdf::floor()),
        sample_size: Some(size),
        events: Arc::new(|_| {}),
    })
}

fn ask(app: &App, name: &str, request: Value) -> Value {
    match app.dispatch(name, request, None) {
        Ok(reply) => reply.json,
        Err(failure) => panic!("{name}: {failure}"),
    }
}

fn county() -> (PathBuf, Size) {
    let open = std::env::var("WAYMARK_BENCH_OPEN")
        .ok()
        .and_then(|text| text.parse().ok());
    let size = open.map_or(Size::LARGEST, Size::of_open);
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("county-{}-{}", size.open, size.closed));
    (dir, size)
}

fn interactions(bench: &mut Criterion) {
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
                &app,
                "search.find",
                json!({"text": typed[at % typed.len()], "limit": 12}),
            ))
        });
    });
    group.bench_function("Pupils, first page", |b| {
        b.iter(|| black_box(ask(&app, "pupils.list", json!({"limit": 100}))));
    });
    group.bench_function("Pupils, a page from the middle by next date", |b| {
        b.iter(|| {
            black_box(ask(
                &app,
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
                &app,
                "pupils.list",
                json!({"limit": 100, "filters": filters}),
            ))
        });
    });
    group.bench_function("Pupils, counts of all views", |b| {
        b.iter(|| black_box(ask(&app, "pupils.counts", json!({}))));
    });
    let mut at = 0;
    group.bench_function("open a record", |b| {
        b.iter(|| {
            at += 1;
            black_box(ask(
                &app,
                "pupils.record",
                json!({"id": pupils[at % pupils.len()]}),
            ))
        });
    });
    group.bench_function("Today", |b| {
        b.iter(|| black_box(ask(&app, "today.get", json!({}))))
    });
    group.bench_function("save a note", |b| {
        b.iter_batched(
            || {
                at += 1;
                json!({"patch": {"pupil": pupils[at % pupils.len()], "text": "Seen at the gate, calm."}})
            },
            |request| black_box(ask(&app, "notes.save", request)),
            BatchSize::SmallInput,
        );
    });
    group.finish();

    let panel = ask(
        &app,
        "panels.save",
        json!({"patch": {"name": "Bench", "kind": "fair_access"}}),
    );
    for cases in [23, 60] {
        let meeting = ask(
            &app,
            "meetings.save",
            json!({"patch": {"panel": panel["id"], "held_on": "2026-11-12", "starts_at": 840, "stage": "draft"}}),
        );
        for pupil in pupils.iter().take(cases) {
            ask(
                &app,
                "cases.add",
                json!({"meeting": meeting["id"], "pupil": pupil}),
            );
        }
        let pages = ask(&app, "pack.summary", json!({"meeting": meeting["id"]}))["pages"].clone();
        let mut group = bench.benchmark_group("pack");
        group.sample_size(15);
        group.bench_function(
            format!("{cases} cases, {pages} pages, from the records to the PDF"),
            |b| {
                b.iter(|| {
                    black_box(
                        app.dispatch("pack.pdf", json!({"meeting": meeting["id"]}), None)
                            .is_ok(),
                    )
                });
            },
        );
        group.finish();
    }

    let mut group = bench.benchmark_group("start");
    group.sample_size(10);
    app.close();
    drop(app);
    group.bench_function("unlock (the key's own cost at its floor) to Today", |b| {
        b.iter(|| {
            let app = self::app(&dir, size);
            ask(&app, "vault.try_sample", json!({}));
            black_box(ask(&app, "today.get", json!({})));
            app.close();
        });
    });
    // Every date of every open child is worked out anew once a day.
    group.bench_function("the same on a new day", |b| {
        b.iter(|| {
            DAYS_LATER.fetch_add(1, Ordering::Relaxed);
            let app = self::app(&dir, size);
            ask(&app, "vault.try_sample", json!({}));
            black_box(ask(&app, "today.get", json!({})));
            app.close();
        });
    });
    DAYS_LATER.store(0, Ordering::Relaxed);
    app_on_the_first_day(&dir, size);
    group.finish();
}

/// Leaves the kept county as it was found: on its Tuesday.
fn app_on_the_first_day(dir: &Path, size: Size) {
    let app = app(dir, size);
    ask(&app, "vault.try_sample", json!({}));
    app.close();
}

fn gias(bench: &mut Criterion) {
    let dir = tempfile::tempdir().expect("a folder");
    let app = app(dir.path(), Size::SMALL);
    ask(&app, "vault.try_sample", json!({}));
    let bytes = waymark_exchange::testing::gias_file(52_000);
    let mut group = bench.benchmark_group("GIAS");
    group.sample_size(10);
    let label = format!(
        "52,000 rows, {} MB: preview and accept",
        bytes.len() / 1_000_000
    );
    group.bench_function(label, |b| {
        b.iter_batched(
            || Attachment {
                file_name: "edubasealldata20261102.csv".into(),
                bytes: bytes.clone(),
            },
            |file| {
                let preview = match app.dispatch("gias.preview", json!({}), Some(file)) {
                    Ok(reply) => reply.json,
                    Err(failure) => panic!("{failure}"),
                };
                ask(&app, "gias.accept", json!({"token": preview["token"]}))
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(county_scale, interactions, gias);
criterion_main!(county_scale);
