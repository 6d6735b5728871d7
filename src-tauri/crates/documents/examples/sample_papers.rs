//! Writes one of each of the other papers into a folder, to look at: `cargo run -p waymark-documents --example sample_papers -- folder`.

#[path = "../tests/sample/mod.rs"]
mod sample;

use std::path::Path;

use waymark_documents::Options;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args()
        .nth(1)
        .ok_or("name a folder to write into")?;
    let options = Options {
        made_at: sample::MADE_AT,
        ..Options::default()
    };
    for (name, made) in sample::others::all(&options) {
        let made = made?;
        std::fs::write(Path::new(&folder).join(format!("{name}.pdf")), &made.pdf)?;
        println!("{name}: {} pages", made.pages);
    }
    Ok(())
}
