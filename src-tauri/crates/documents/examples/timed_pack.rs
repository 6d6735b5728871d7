//! Renders an invented pack once, in a fresh process, for comparison with other engines:
//! `timed_pack FOLDER CASES` writes `pack.json` and `waymark.pdf`, and prints the milliseconds of the one call and the peak
//! of memory in KiB.

#[path = "../tests/sample/mod.rs"]
mod sample;

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use waymark_documents::{Options, pack};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("name a folder to write into")?;
    let cases = arguments.next().map_or(Ok(60), |n| n.parse())?;
    let folder = Path::new(&folder);
    let value = sample::pack(cases);
    std::fs::write(folder.join("pack.json"), serde_json::to_vec(&value)?)?;
    let options = Options {
        made_at: sample::MADE_AT,
        ..Options::default()
    };
    let began = Instant::now();
    let rendered = pack::render(&value, &options)?;
    let took = began.elapsed();
    std::fs::write(folder.join("waymark.pdf"), &rendered.pdf)?;
    println!("{:.1} {}", took.as_secs_f64() * 1e3, peak());
    Ok(())
}

/// Peak memory of this process in KiB; nought where the system does not say.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}
