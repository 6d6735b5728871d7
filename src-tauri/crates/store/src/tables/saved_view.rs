//! A question that is asked of the list again and again, with a name.

use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A saved view of the list of children.
    SavedView / SavedViewPatch = "saved_view", "saved view", of Nobody, check check;
    /// Name.
    name: String,
    /// The officer whose it is; NULL is the team's.
    owner: Uuid,
    /// The filters, order and columns, as JSON text.
    question: String,
    /// Fractional order key in the side list.
    position: String,
    /// Stands in the side list.
    pinned: bool,
}

fn check(row: &SavedView, faults: &mut Faults) {
    faults.text("name", &row.name, "Name the view.");
    if let Some(text) = &row.question
        && serde_json::from_str::<serde_json::Value>(text).is_err()
    {
        faults.say("question", "The view's question is not JSON.");
    }
}
