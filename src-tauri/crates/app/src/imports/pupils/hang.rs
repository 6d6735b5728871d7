//! What hangs on a child of a list: former name, statuses, facts, placement, contact and notes. Only what is not there
//! already is added, so that the same list read twice adds nothing the second time.

use waymark_domain::name::fold;
use waymark_domain::{SettingRef, dates};
use waymark_exchange::pupils::PupilRow;
use waymark_store::Reader;
use waymark_store::tables::{Contact, Fact, FormerName, Note, Placement, Provider, Status};

use super::super::{PlannedChange, PlannedRow};
use super::planner::{About, Acts, Planner};

impl Planner<'_> {
    /// What hangs on the child: former name, statuses, facts, placement, contact, notes. Only what is not there already.
    pub(super) fn hang(
        &mut self,
        reader: &Reader,
        about: &About<'_>,
        acts: &mut Acts,
        planned: &mut PlannedRow,
    ) -> waymark_store::Result<()> {
        let About {
            file,
            row,
            child,
            is_new,
        } = *about;
        let pupil = child.id;
        let mut says = |field: &str, to: String| {
            planned.changes.push(PlannedChange {
                key: None,
                field: field.to_owned(),
                from: None,
                to,
            });
        };
        if let Some(surname) = &row.former_surname {
            let held = if is_new {
                Vec::new()
            } else {
                FormerName::for_pupil(reader, pupil)?
            };
            if !held.iter().any(|name| {
                name.surname
                    .as_deref()
                    .is_some_and(|held| fold(held) == fold(surname))
            }) {
                says("Former surname", surname.clone());
                let name = FormerName {
                    id: self.app.new_id(),
                    pupil: Some(pupil),
                    surname: Some(surname.clone()),
                    ..FormerName::default()
                };
                acts.push(Box::new(move |change| change.push_create(&name)));
            }
        }
        let held = if is_new {
            Vec::new()
        } else {
            Status::for_pupil(reader, pupil)?
        };
        for given in &row.statuses {
            let alike = || {
                held.iter()
                    .filter(|status| status.kind.as_deref() == Some(given.kind.code()))
            };
            // A day says which spell is meant; without one it is the spell that goes on, and never one that is over.
            let over = |status: &Status| status.ended_on.is_some_and(|end| end < self.today);
            if alike().any(|status| match given.started_on {
                Some(day) => status.started_on == Some(day),
                None => !over(status),
            }) {
                continue;
            }
            let ended = alike().filter_map(|status| status.ended_on).max();
            let started_on = given
                .started_on
                .or(row
                    .opened_on
                    .filter(|day| ended.is_none_or(|end| *day > end)))
                .unwrap_or(self.today);
            if let Some(end) = ended.filter(|_| given.started_on.is_none()) {
                planned.sentences.push(format!(
                    "“{}” ended here on {}; the list names it again, so it is added as a new one. Leave the row out if the list is older than that.",
                    given.kind.label(),
                    dates::long(end)
                ));
            }
            says(
                "Status",
                format!("{} from {}", given.kind.label(), dates::long(started_on)),
            );
            if given.started_on.is_none() {
                planned.sentences.push(format!(
                    "“{}” has no first day in the list; {} is taken and can be corrected.",
                    given.kind.label(),
                    dates::long(started_on)
                ));
            }
            let status = Status {
                id: self.app.new_id(),
                pupil: Some(pupil),
                kind: Some(given.kind.code().to_owned()),
                started_on: Some(started_on),
                ended_on: given.ended_on,
                reason: given.reason.clone(),
                setting: child.roll_setting.clone(),
                ..Status::default()
            };
            acts.push(Box::new(move |change| change.push_create(&status)));
        }
        let held = if is_new {
            Vec::new()
        } else {
            Fact::for_pupil(reader, pupil)?
        };
        for given in &row.facts {
            if held.iter().any(|fact| {
                fact.kind.as_deref() == Some(given.kind.code()) && fact.ended_on.is_none()
            }) {
                continue;
            }
            says("Fact", given.kind.label().to_owned());
            let fact = Fact {
                id: self.app.new_id(),
                pupil: Some(pupil),
                kind: Some(given.kind.code().to_owned()),
                detail: given.detail.clone(),
                started_on: given.started_on,
                source: Some(file.to_owned()),
                ..Fact::default()
            };
            acts.push(Box::new(move |change| change.push_create(&fact)));
        }
        self.hang_placement(reader, about, acts, planned)?;
        if let Some(given) = &row.contact {
            let held = if is_new {
                Vec::new()
            } else {
                Contact::for_pupil(reader, pupil)?
            };
            let name = given
                .name
                .clone()
                .unwrap_or_else(|| "Parent or carer".to_owned());
            if !held.iter().any(|contact| {
                contact
                    .name
                    .as_deref()
                    .is_some_and(|held| fold(held) == fold(&name))
            }) {
                planned.changes.push(PlannedChange {
                    key: None,
                    field: "Contact".into(),
                    from: None,
                    to: name.clone(),
                });
                let contact = Contact {
                    id: self.app.new_id(),
                    pupil: Some(pupil),
                    name: Some(name),
                    relationship: given.relationship.clone(),
                    phone: given.phone.clone(),
                    email: given.email.clone(),
                    ..Contact::default()
                };
                acts.push(Box::new(move |change| change.push_create(&contact)));
            }
        }
        let held = if is_new {
            Vec::new()
        } else {
            Note::for_pupil(reader, pupil)?
        };
        for text in note_texts(file, row) {
            if held
                .iter()
                .any(|note| note.text.as_deref() == Some(text.as_str()))
            {
                continue;
            }
            planned.changes.push(PlannedChange {
                key: None,
                field: "Note".into(),
                from: None,
                to: text.clone(),
            });
            let note = Note {
                id: self.app.new_id(),
                pupil: Some(pupil),
                on_day: Some(self.today),
                at: Some(self.app.now_ms()),
                kind: Some("note".into()),
                text: Some(text),
                author: self.me,
                ..Note::default()
            };
            acts.push(Box::new(move |change| change.push_create(&note)));
        }
        Ok(())
    }

    fn hang_placement(
        &mut self,
        reader: &Reader,
        about: &About<'_>,
        acts: &mut Acts,
        planned: &mut PlannedRow,
    ) -> waymark_store::Result<()> {
        let About { row, is_new, .. } = *about;
        let pupil = about.child.id;
        let Some(given) = &row.placement else {
            return Ok(());
        };
        let name = given.provider.name.clone().unwrap_or_default();
        let setting = match self.providers.get(&fold(&name)) {
            Some(own) if given.provider.urn.is_none() => own.clone(),
            _ => {
                let mut unsure = Vec::new();
                let setting = self.school(reader, &given.provider, &mut unsure)?;
                if setting.parse::<SettingRef>().is_ok() {
                    setting
                } else {
                    // A provider that nobody has written down yet: registered or not is not known.
                    let provider = Provider {
                        id: self.app.new_id(),
                        name: Some(name.clone()),
                        registration: Some("unknown".into()),
                        ..Provider::default()
                    };
                    let own = SettingRef::Own(provider.id).to_string();
                    planned.sentences.push(format!(
                        "“{name}” is new and is added to the providers, registration unknown."
                    ));
                    self.providers.insert(fold(&name), own.clone());
                    acts.push(Box::new(move |change| change.push_create(&provider)));
                    own
                }
            }
        };
        let held = if is_new {
            Vec::new()
        } else {
            Placement::for_pupil(reader, pupil)?
        };
        if held.iter().any(|placement| {
            placement.setting.as_deref() == Some(setting.as_str()) && placement.ended_on.is_none()
        }) {
            return Ok(());
        }
        let started_on = given.started_on.unwrap_or(self.today);
        if given.started_on.is_none() {
            planned.sentences.push(format!(
                "The placement has no first day in the list; {} is taken and can be corrected.",
                dates::long(started_on)
            ));
        }
        planned.changes.push(PlannedChange {
            key: None,
            field: "Placement".into(),
            from: None,
            to: format!("{name} from {}", dates::long(started_on)),
        });
        let placement = Placement {
            id: self.app.new_id(),
            pupil: Some(pupil),
            setting: Some(setting),
            kind: Some("alternative_provision".into()),
            started_on: Some(started_on),
            planned_end: given.planned_end,
            ..Placement::default()
        };
        acts.push(Box::new(move |change| change.push_create(&placement)));
        Ok(())
    }
}

/// The columns that are notes, and those without a field of their own, as notes that say where they came from.
fn note_texts(file: &str, row: &PupilRow) -> Vec<String> {
    let mut texts = row.notes.clone();
    let mut rest: Vec<String> = row
        .leftovers
        .iter()
        .map(|(header, text)| format!("{header}: {text}"))
        .collect();
    if let Some(day) = row.next_review {
        rest.push(format!("Next review: {}", dates::long(day)));
    }
    if !rest.is_empty() {
        texts.push(format!("From “{file}”:\n{}", rest.join("\n")));
    }
    texts
}
