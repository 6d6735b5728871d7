//! The program. Everything that can be tested without a window is in the library beside it.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    waymark_shell::run()
}
