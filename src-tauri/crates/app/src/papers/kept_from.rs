//! From whom a child's whereabouts are kept, said before a paper that names the place is saved.
//!
//! A paper that a whole family signs or keeps cannot leave the place out for one reader alone, so it is not changed: whoever
//! saves it is told by name to whom it must not be given.

use uuid::Uuid;
use waymark_store::Reader;
use waymark_store::tables::Contact;

use super::fields::meaning;
use super::particulars::{REPORT_TO, TRANSPORT};
use super::wording::Particulars;

/// Of everybody around the child, who must not learn where the child is. `paper` is as "this agreement".
pub(super) fn warnings(people: &[Contact], paper: &str) -> Vec<String> {
    people
        .iter()
        .filter(|person| person.hide_address == Some(true))
        .map(|person| {
            format!(
                "{} must not learn where the child is, and {paper} says it: do not give it to them.",
                person.name.as_deref().unwrap_or("A person of unknown name")
            )
        })
        .collect()
}

/// What a letter to such a reader leaves out: the place, and the fields in people's own words that it would otherwise have said.
pub(super) fn left_out<'a>(
    fields: impl Iterator<Item = &'a &'static str>,
    particulars: Particulars,
) -> String {
    let mut gone: Vec<String> = fields.map(|field| meaning(field).to_owned()).collect();
    if particulars == Particulars::Place {
        gone.extend([REPORT_TO, TRANSPORT].map(str::to_owned));
    }
    let also = match gone.as_slice() {
        [] => String::new(),
        gone => format!(" So is whatever might tell the place: {}.", gone.join("; ")),
    };
    format!(
        "This person must not learn where the child is: places are left out of the letter.{also}"
    )
}

/// The warnings about everybody around one child.
pub(super) fn of_child(
    reader: &Reader,
    pupil: Uuid,
    paper: &str,
) -> waymark_store::Result<Vec<String>> {
    let mut people = Contact::for_pupil(reader, pupil)?;
    people.sort_by_key(|person| (person.position.clone(), person.id));
    Ok(warnings(&people, paper))
}
