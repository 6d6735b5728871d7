//! People in a child's life. Two questions decide what may be sent to whom: parental responsibility, and whether contact is forbidden.

use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A person in the child's life.
    Contact / ContactPatch = "contact", "contact", of Pupil, check check;
    /// The child.
    pupil: Uuid,
    /// Name.
    name: String,
    /// What the person is to the child.
    relationship: String,
    /// `yes`, `no` or `unknown`.
    parental_responsibility: String,
    /// Telephone.
    phone: String,
    /// E-mail.
    email: String,
    /// Address, lines apart; NULL is not known, not "same as the child's".
    address: String,
    /// Postcode.
    postcode: String,
    /// Must not be contacted. NULL counts as no, and is shown as not recorded.
    no_contact: bool,
    /// The child's whereabouts must not reach this person. NULL counts as no, and is shown as not recorded.
    hide_address: bool,
    /// Anything else.
    notes: String,
    /// Fractional order key: who is rung first.
    position: String,
}

fn check(row: &Contact, faults: &mut Faults) {
    faults.some("pupil", &row.pupil, "A contact belongs to a child.");
    faults.text("name", &row.name, "Enter the person's name.");
    faults.one_of(
        "parental_responsibility",
        &row.parental_responsibility,
        &["yes", "no", "unknown"],
    );
}
