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
        let first =
            ask(app, "meetings.get", json!({"id": meeting["id"]}))["cases"][0]["case"]["id"]
                .clone();
        ask(
            app,
            "declarations.save",
            json!({"patch": {"meeting": meeting["id"], "panel_case": first, "name": "Reader of member", "nature": "A relative"}}),
        );
        let mut turn = 0;
        group.bench_function(
            format!("{cases} cases, one changed, to the preview's pages"),
            |b| {
                b.iter(|| {
                    turn += 1;
                    let ask_of = format!("Agree the start of a place, question {turn}.");
                    ask(
                        app,
                        "cases.save",
                        json!({"id": first, "patch": {"ask": ask_of}}),
                    );
                    black_box(ask(app, "pack.summary", json!({"meeting": meeting["id"]})));
                    black_box(
                        app.dispatch("pack.pdf", json!({"meeting": meeting["id"]}), None)
                            .is_ok(),
                    )
                });
            },
        );
        for audiences in [1, 4] {
            let copies: Vec<Value> = ["full", "schools", "sharing", "member"]
                .iter()
                .take(audiences)
                .map(|audience| json!({"recipient": format!("Reader of {audience}"), "audience": audience}))
                .collect();
            let request = json!({"meeting": meeting["id"], "copies": copies, "why": "Timed"});
            group.bench_function(
                format!("{cases} cases issued, audiences: {audiences}"),
                |b| {
                    b.iter(|| black_box(ask(app, "pack.issue", request.clone())));
                },
            );
        }
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
