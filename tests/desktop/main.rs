//! The real program in its real window, on a screen of its own. A handful: what only the shell can get wrong. Everything
//! that the core and the window do together is a journey in `tests/journeys`.

mod desk;
mod dialog;
mod screen;
mod window;

mod first_run;
mod main_job;
mod opens;
mod oversight;
mod paper;

pub use desk::{Desk, Fault, story};
pub use dialog::Dialog;
pub use window::Window;
