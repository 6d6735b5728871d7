//! What a team does, told through the public API: every story asks the same commands as the window and looks at what they answer.
//! One program, so that the house is linked once; a part of it runs by its name, `cargo test -p waymark-tests --test stories clocks`.

mod desk;

mod addresses;
mod agreed;
mod at_once;
mod briefs;
mod calendars;
mod caseload;
mod clocks;
mod erased;
mod files_in;
mod kept;
mod leaving;
mod main_job;
mod notices;
mod opening;
mod outcomes;
mod oversight;
mod pack_builder;
mod panels;
mod promises;
mod providers;
mod questions;
mod referrals;
mod room;
mod rounds;
mod same_child;
mod schooling;
mod shares;
mod supplements;
mod telling;
mod way_back;
mod whereabouts;
