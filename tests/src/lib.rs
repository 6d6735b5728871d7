//! What the tests stand on: a clock that says what it is told, and the bridge that serves the same core to a browser.
//! Nothing here is shipped, and nothing here knows a rule: a test that needs one asks the core.

pub mod bridge;
pub mod clock;
mod http;

pub use bridge::{Bridge, Options};
pub use clock::ToldClock;
