//! The panel: its papers, and whose turn it is.

use std::hint::black_box;

use criterion::Criterion;
use serde_json::{Value, json};
use waymark_app::App;

use crate::setting::ask;

/// Measures a pack from the records to the bytes, and fair share between the schools.
pub fn measure(bench: &mut Criterion, app: &App, pupils: &[Value]) {
    let panel = ask(
        app,
        "panels.save",
        json!({"patch": {"name": "Bench", "kind": "fair_access"}}),
    );
    for cases in [23, 60] {
        let meeting = ask(
            app,
            "meetings.save",
            json!({"patch": {"panel": panel["id"], "held_on": "2026-11-12", "starts_at": 840, "stage": "draft"}}),
        );
        for pupil in pupils.iter().take(cases) {
            ask(
                app,
                "cases.add",
                json!({"meeting": meeting["id"], "pupil": pupil}),
            );
        }
        let pages = ask(app, "pack.summary", json!({"meeting": meeting["id"]}))["pages"].clone();
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
    let mut group = bench.benchmark_group("fair share");
    group.sample_size(20);
    let query =
        json!({"panel": panel["id"], "since": "2023-11-10", "on": "2026-11-10", "phase": "all"});
    let schools = ask(app, "shares.get", query.clone())["lines"]
        .as_array()
        .map_or(0, Vec::len);
    group.bench_function(format!("{schools} schools over three years"), |b| {
        b.iter(|| black_box(ask(app, "shares.get", query.clone())));
    });
    group.finish();
}
