//! The app, its clock and the county that is kept between runs.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use chrono::{Days, NaiveDate};
use serde_json::Value;
use waymark_app::sample::Size;
use waymark_app::{App, AppConfig, Clock};

/// A Tuesday, until a measure turns the day.
pub struct Tuesday;

/// Days since that Tuesday.
pub static DAYS_LATER: AtomicU64 = AtomicU64::new(0);

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

/// The app over a vault of its own.
pub fn app(dir: &Path, size: Size) -> App {
    App::new(AppConfig {
        data_dir: dir.to_path_buf(),
        clock: Arc::new(Tuesday),
        sample: true,
        kdf: Some(waymark_store::vault::Kdf::floor()),
        sample_size: Some(size),
        events: Arc::new(|_| {}),
    })
}

/// One command through the door that the window uses.
pub fn ask(app: &App, name: &str, request: Value) -> Value {
    match app.dispatch(name, request, None) {
        Ok(reply) => reply.json,
        Err(failure) => panic!("{name}: {failure}"),
    }
}

/// Where the kept county lies, and how large it is.
pub fn county() -> (PathBuf, Size) {
    let open = std::env::var("WAYMARK_BENCH_OPEN")
        .ok()
        .and_then(|text| text.parse().ok());
    let size = open.map_or(Size::LARGEST, Size::of_open);
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("county-{}-{}", size.open, size.closed));
    (dir, size)
}
