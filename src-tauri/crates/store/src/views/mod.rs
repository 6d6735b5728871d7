//! The read side for screens: lists that would cost a hundred statements if each child were read on its own.
//!
//! Views read derived tables (see `derive`) and never write.

mod alerts;
mod as_at;
mod caseload;
mod due;
mod officers;
mod placed;
mod promises;
mod referrals;
mod shares;
mod taken;
mod way_back;

pub use alerts::{AlertRow, Named, alerts_now, alerts_of};
pub use as_at::{WasHeld, held_on};
pub(crate) use caseload::year_order;
pub use caseload::{
    At, CaseloadRow, Filter, PupilsPage, PupilsQuery, Test, UNSEEN_AFTER_DAYS, View, ViewCount,
    Workload, count, counts_by_setting, every_pupil, pupil, pupil_ids, pupils, pupils_at,
    view_counts, workload,
};
pub use due::{
    DueGroup, DueRow, Skipped, Why, due_by_rule, due_group, due_now, due_of, running_by_rule,
    undecided, unseen_after,
};
pub use officers::{officer_names, tell_owners_apart};
pub use placed::{begun_between, closed_since, documents_ending, placed_between, reviewed_between};
pub use promises::{kept_apart, marks_between, marks_on, open_tasks, placed_on, said_of};
pub use referrals::referrals_sent;
pub use shares::{ShareEntry, share_entries, share_names};
pub use taken::{Taken, settings_with_long_weeks, taken_at};
pub use way_back::{
    EndedBy, EndedRow, Lasting, LastingRow, MayReturn, Outcomes, ended_by, ended_rows, lasting,
    may_return,
};
