//! Opening: on the same day, and on a new one, when every open child is worked out anew.

use std::hint::black_box;
use std::path::Path;
use std::sync::atomic::Ordering;

use criterion::Criterion;
use serde_json::json;
use waymark_app::sample::Size;

use crate::setting::{DAYS_LATER, app, ask};

/// Measures the way from the passphrase to the list of today.
pub fn measure(bench: &mut Criterion, dir: &Path, size: Size) {
    let mut group = bench.benchmark_group("start");
    group.sample_size(10);
    group.bench_function("unlock (the key's own cost at its floor) to Today", |b| {
        b.iter(|| {
            let app = app(dir, size);
            ask(&app, "vault.try_sample", json!({}));
            black_box(ask(&app, "today.get", json!({})));
            app.close();
        });
    });
    // Every date of every open child is worked out anew once a day.
    group.bench_function("the same on a new day", |b| {
        b.iter(|| {
            DAYS_LATER.fetch_add(1, Ordering::Relaxed);
            let app = app(dir, size);
            ask(&app, "vault.try_sample", json!({}));
            black_box(ask(&app, "today.get", json!({})));
            app.close();
        });
    });
    DAYS_LATER.store(0, Ordering::Relaxed);
    app_on_the_first_day(dir, size);
    group.finish();
}

/// Leaves the kept county as it was found: on its Tuesday.
fn app_on_the_first_day(dir: &Path, size: Size) {
    let app = app(dir, size);
    ask(&app, "vault.try_sample", json!({}));
    app.close();
}
