//! The order of the people around a child: whoever is rung first stands first.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::Reader;
use waymark_store::tables::{Contact, ContactPatch};

use crate::failure::OrNotFound as _;
use crate::team::Id;
use crate::{App, Failure};

/// Moving a person among the others.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct ContactMove {
    /// The person.
    pub id: Uuid,
    /// Their place from now on, counted from one.
    pub to: u32,
}

fn in_order(reader: &Reader, pupil: Uuid) -> waymark_store::Result<Vec<Contact>> {
    let mut contacts = Contact::for_pupil(reader, pupil)?;
    contacts.sort_by(|a, b| (&a.position, a.id).cmp(&(&b.position, b.id)));
    Ok(contacts)
}

/// Moves a person among the others. People who were added before anybody ordered them have no place yet: then all of them
/// are given one.
pub(crate) fn move_contact(app: &App, request: ContactMove) -> Result<Id, Failure> {
    let contact = app
        .read(|reader| Contact::get(reader, request.id))?
        .or_not_found("person")?;
    let pupil = contact.pupil.or_not_found("child")?;
    let mut order = app.read(|reader| in_order(reader, pupil))?;
    order.retain(|other| other.id != contact.id);
    let to = (request.to.max(1) as usize - 1).min(order.len());
    let mut change = app.change("Moved a person")?;
    let placed = order.iter().all(|other| other.position.is_some());
    let neighbours = (
        to.checked_sub(1).and_then(|at| order.get(at)),
        order.get(to),
    );
    let between =
        |before: Option<&str>, after: Option<&str>| waymark_domain::order::between(before, after);
    let own = placed
        .then(|| {
            between(
                neighbours.0.and_then(|other| other.position.as_deref()),
                neighbours.1.and_then(|other| other.position.as_deref()),
            )
            .ok()
        })
        .flatten();
    let put = |position: String| ContactPatch {
        position: Some(Some(position)),
        ..ContactPatch::default()
    };
    match own {
        Some(position) => change.push_set::<Contact>(contact.id, put(position)),
        None => {
            order.insert(to, contact.clone());
            let mut last: Option<String> = None;
            for other in &order {
                let position = between(last.as_deref(), None).map_err(|error| {
                    Failure::say(format!(
                        "The people could not be ordered: {error}. Nothing was changed."
                    ))
                })?;
                change.push_set::<Contact>(other.id, put(position.clone()));
                last = Some(position);
            }
        }
    }
    app.commit(change)?;
    Ok(Id { id: contact.id })
}
