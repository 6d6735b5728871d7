//! What is asked of everybody at once: who is ready, who drifts, who waits, what an edit of the calendar would move; and
//! a round of reviews.

use std::hint::black_box;

use criterion::{BatchSize, Criterion};
use serde_json::{Value, json};
use waymark_app::App;
use waymark_app::sample::Size;

use crate::setting::ask;

/// Children in a round of reviews: a large provider's term.
const ROUND: usize = 60;

/// Measures the views over the whole caseload.
pub fn measure(bench: &mut Criterion, app: &App, size: Size, pupils: &[Value]) {
    let mut group = bench.benchmark_group(format!("{} open, everybody at once", size.open));
    group.sample_size(10);
    for (name, command) in [
        ("who has what in hand", "workload.get"),
        ("ready to return", "returns.ready"),
        ("overstay and drift", "placements.drift"),
        ("waiting for a section 19 decision", "s19.waiting"),
        ("return rates", "returns.rates"),
        ("Providers", "providers.list"),
    ] {
        group.bench_function(name, |b| b.iter(|| black_box(ask(app, command, json!({})))));
    }
    group.bench_function("a review saved, and the next child's record", |b| {
        let mut at = 0;
        b.iter(|| {
            at += 1;
            let [pupil, next] = [at, at + 1].map(|at| &pupils[at % pupils.len()]);
            ask(app, "reviews.save", review(pupil));
            black_box(ask(app, "pupils.record", json!({"id": next})))
        });
    });
    let edit = with_a_day_off(&ask(app, "calendars.list", json!({})));
    group.bench_function("which dates an INSET day would move", |b| {
        b.iter(|| black_box(ask(app, "calendars.moves", edit.clone())));
    });
    group.bench_function(
        format!("a round of {ROUND} reviews saved one by one"),
        |b| {
            b.iter_batched(
                || {
                    pupils
                        .iter()
                        .take(ROUND)
                        .map(review)
                        .collect::<Vec<Value>>()
                },
                |reviews| {
                    for review in reviews {
                        black_box(ask(app, "reviews.save", review));
                    }
                },
                BatchSize::PerIteration,
            );
        },
    );
    group.finish();
}

/// A half-termly review as the round saves it.
fn review(pupil: &Value) -> Value {
    json!({"patch": {
        "pupil": pupil, "kind": "half_termly", "held_on": "2026-11-09",
        "decision": "continue", "next_on": "2026-12-14"
    }})
}

/// The authority's own calendar with one INSET day more, next Monday.
fn with_a_day_off(held: &Value) -> Value {
    let own = &held["calendars"][0];
    let mut days: Vec<Value> = own["days_off"].as_array().cloned().unwrap_or_default();
    days.push(json!({"on_day": "2026-11-16", "kind": "inset", "label": "Staff training"}));
    json!({"id": own["calendar"]["id"], "patch": {}, "terms": own["terms"], "days_off": days})
}
