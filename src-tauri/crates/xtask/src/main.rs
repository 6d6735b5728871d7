//! `cargo xtask run | test | bench | bindings`: the commands that the README names. The standard library only, so that a
//! fresh clone compiles this in a second or two, before anything else is there.

mod bench;
mod memory;
mod packages;
mod peers;
mod place;
mod prepare;
mod run;
mod steps;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask run [--sample]    install what is missing, build, open the window (--sample: an invented local authority)
cargo xtask test [PART ...]   install what the tests need and run all of them, or only the parts named
cargo xtask bench [CRATE ...] measure, and print a table with the machine and the data
cargo xtask bench --peers     the same pack through typst and WeasyPrint as well, and the ratios
cargo xtask bench --memory    what an open window holds, beside a bare one
cargo xtask bindings          print the wire contract to ui/src/api/bindings.ts";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    let done = match arguments.first().map(String::as_str) {
        Some("run") => run::run(rest),
        Some("test") => test::test(rest),
        Some("bench") if rest == ["--peers"] => peers::peers(),
        Some("bench") if rest == ["--memory"] => memory::memory(),
        Some("bench") => bench::bench(rest),
        Some("bindings") => run::bindings(),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}
