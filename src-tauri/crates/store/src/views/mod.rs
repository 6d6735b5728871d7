//! The read side for screens: lists that would cost a hundred statements if each child were read on its own.
//!
//! Views read derived tables (see `derive`) and never write.

mod caseload;
mod due;
mod promises;

pub(crate) use caseload::year_order;
pub use caseload::{
    At, CaseloadRow, Filter, PupilsPage, PupilsQuery, Test, UNSEEN_AFTER_DAYS, View, ViewCount,
    counts_by_setting, pupil, pupils, pupils_at, view_counts,
};
pub use due::{DueGroup, DueRow, Skipped, Why, due_group, due_now, due_of};
pub use promises::{
    ended_between, kept_apart, marks_between, marks_on, open_tasks, placed_on, ready, said_of,
};
