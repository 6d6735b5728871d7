//! The Department's file: into an empty vault, and over the file that is in use.

use criterion::{BatchSize, Criterion};
use serde_json::json;
use waymark_app::sample::Size;
use waymark_app::{App, Attachment};

use crate::setting::{app, ask};

/// Rows of the real file in 2026.
const ROWS: u32 = 52_000;

fn file(bytes: &[u8]) -> Attachment {
    Attachment {
        file_name: "edubasealldata20261102.csv".into(),
        bytes: bytes.to_vec(),
    }
}

fn take_in(app: &App, file: Attachment) {
    let preview = match app.dispatch("gias.preview", json!({}), Some(file)) {
        Ok(reply) => reply.json,
        Err(failure) => panic!("{failure}"),
    };
    ask(app, "gias.accept", json!({"token": preview["token"]}));
}

/// Measures preview and acceptance together.
pub fn measure(bench: &mut Criterion) {
    let bytes = waymark_exchange::testing::gias_file(ROWS);
    let mut group = bench.benchmark_group("GIAS");
    group.sample_size(10);
    let about = format!("{ROWS} rows, {} MB", bytes.len() / 1_000_000);
    group.bench_function(format!("{about}, over an invented authority's own"), |b| {
        b.iter_batched(
            || {
                let dir = tempfile::tempdir().expect("a folder");
                let app = app(dir.path(), Size::SMALL);
                ask(&app, "vault.try_sample", json!({}));
                (app, dir, file(&bytes))
            },
            |(app, dir, file)| {
                take_in(&app, file);
                (app, dir)
            },
            BatchSize::PerIteration,
        );
    });
    let dir = tempfile::tempdir().expect("a folder");
    let app = app(dir.path(), Size::SMALL);
    ask(&app, "vault.try_sample", json!({}));
    take_in(&app, file(&bytes));
    group.bench_function(format!("{about}, the same file again"), |b| {
        b.iter_batched(
            || file(&bytes),
            |file| take_in(&app, file),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}
