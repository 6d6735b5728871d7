//! Writes an invented pack to a file, to look at: `cargo run -p waymark-documents --example sample_pack -- pack.pdf 23`.

#[path = "../tests/sample/mod.rs"]
mod sample;

use waymark_documents::{Options, pack};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("name a file to write")?;
    let cases = arguments.next().map_or(Ok(3), |n| n.parse())?;
    let flags: Vec<String> = arguments.collect();
    let asked = |flag: &str| flags.iter().any(|f| f == flag);
    let options = Options {
        made_at: sample::MADE_AT,
        large_print: asked("large"),
        notes_column: asked("notes"),
        case_per_sheet: asked("sheets"),
        ..Options::default()
    };
    let rendered = pack::render(&sample::whole_pack(cases), &options)?;
    std::fs::write(&path, &rendered.pdf)?;
    println!(
        "{path}: {} pages, {} bytes",
        rendered.pages,
        rendered.pdf.len()
    );
    Ok(())
}
