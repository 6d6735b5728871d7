//! The part of a row that says who is involved with the child and what has happened: facts, statuses, placement,
//! officer, parent, notes, and everything that has no field of its own.

use super::child::{ContactGiven, FactGiven, PlacementGiven, StatusGiven};
use super::fields::Field;
use super::row::Reader;
use super::values::{self, Flag};
use waymark_domain::name::fold;
use waymark_domain::{FactKind, codes, dates};

impl Reader<'_> {
    pub(super) fn facts(&mut self) {
        const FLAGS: [(Field, FactKind); 8] = [
            (Field::Ehcp, FactKind::Ehcp),
            (Field::Lac, FactKind::Lac),
            (Field::Plac, FactKind::Plac),
            (Field::Cin, FactKind::Cin),
            (Field::Cp, FactKind::Cp),
            (Field::Yjs, FactKind::Yjs),
            (Field::Fsm, FactKind::Fsm),
            (Field::Eal, FactKind::Eal),
        ];
        for (field, kind) in FLAGS.into_iter().chain([(Field::Carer, FactKind::Carer)]) {
            let Some((_, cell)) = self.cell(field) else {
                continue;
            };
            match values::flag(cell) {
                Flag::Yes { since, detail } => {
                    // "EHCP" in the column EHCP says yes and no more.
                    let detail = detail
                        .filter(|d| fold(d) != fold(kind.code()) && fold(d) != fold(kind.label()));
                    self.child.facts.push(FactGiven {
                        kind,
                        detail,
                        started_on: since,
                    });
                }
                Flag::No | Flag::Unknown => (),
                Flag::Pending => {
                    let value = cell.text().into_owned();
                    self.keep(field, format!("“{value}” is not yet a yes, so {} was not set; the text was kept as a note.", kind.label()));
                }
            }
        }
        self.special_needs();
        if let Some(text) = self.text(Field::SocialCare) {
            let (kinds, rest) = values::social_care(&text);
            for kind in kinds {
                self.add_fact(kind, None);
            }
            if !rest.is_empty() {
                self.keep(Field::SocialCare, format!("“{}” is not a kind of social care that is known here; the text was kept as a note.", rest.join(", ")));
            }
        }
    }

    fn special_needs(&mut self) {
        let need = self.text(Field::SenNeed).map(|text| {
            let known = codes::SEN_TYPES
                .iter()
                .find(|c| c.code.eq_ignore_ascii_case(&text) || fold(c.label) == fold(&text));
            known.map_or(text, |c| c.code.to_owned())
        });
        if let Some(text) = self.text(Field::Sen) {
            let folded = fold(&text);
            match folded.as_str() {
                "e" | "ehcp" | "ehc plan" | "ehc" | "s" | "statement" => {
                    self.add_fact(FactKind::Ehcp, need.clone())
                }
                "k" | "sen support" | "sen k" | "support" | "y" | "yes" | "sen" | "sens" => {
                    self.add_fact(FactKind::Sen, need.clone())
                }
                "n" | "no" | "no sen" | "none" => (),
                _ => self.keep(
                    Field::Sen,
                    format!("“{text}” is not E, K or N; the text was kept as a note."),
                ),
            }
        }
        if let Some(need) = need {
            // A need without a stage hangs on the plan if there is one; alone it says nothing about provision.
            if let Some(fact) = self
                .child
                .facts
                .iter_mut()
                .find(|f| matches!(f.kind, FactKind::Ehcp | FactKind::Sen))
            {
                fact.detail.get_or_insert(need);
            } else if let Some((header, cell)) = self.cell(Field::SenNeed) {
                let kept = (header.to_owned(), cell.text().into_owned());
                self.child.leftovers.push(kept);
            }
        }
    }

    fn add_fact(&mut self, kind: FactKind, detail: Option<String>) {
        match self.child.facts.iter_mut().find(|f| f.kind == kind) {
            Some(fact) => fact.detail = fact.detail.take().or(detail),
            None => self.child.facts.push(FactGiven {
                kind,
                detail,
                started_on: None,
            }),
        }
    }

    pub(super) fn statuses_and_placement(&mut self) {
        let (started_on, ended_on) = (self.day(Field::StatusStart), self.day(Field::StatusEnd));
        let reason = self.text(Field::StatusReason);
        let (kinds, rest) = self
            .text(Field::Status)
            .map(|t| values::statuses(&t))
            .unwrap_or_default();
        if !rest.is_empty() {
            self.keep(
                Field::Status,
                format!(
                    "“{}” is not a status that is known here; the text was kept as a note.",
                    rest.join(", ")
                ),
            );
        }
        if kinds.is_empty() {
            for field in [Field::StatusReason, Field::StatusStart, Field::StatusEnd] {
                self.leave_over(field);
            }
        }
        if let (Some(start), Some(end)) = (started_on, ended_on)
            && end < start
        {
            self.keep(Field::StatusEnd, format!("The end is before the start ({}); it was left empty and the text kept as a note.", dates::long(start)));
            self.child.statuses = kinds
                .into_iter()
                .map(|kind| StatusGiven {
                    kind,
                    started_on,
                    ended_on: None,
                    reason: reason.clone(),
                })
                .collect();
        } else {
            self.child.statuses = kinds
                .into_iter()
                .map(|kind| StatusGiven {
                    kind,
                    started_on,
                    ended_on,
                    reason: reason.clone(),
                })
                .collect();
        }
        let (started_on, planned_end) =
            (self.day(Field::ProviderStart), self.day(Field::ProviderEnd));
        match self.school(Field::Provider, None) {
            Some(provider) => {
                self.child.placement = Some(PlacementGiven {
                    provider,
                    started_on,
                    planned_end,
                })
            }
            None => {
                for field in [Field::ProviderStart, Field::ProviderEnd] {
                    self.leave_over(field);
                }
            }
        }
    }

    /// A cell whose companion is missing (a start without a status) is kept as text.
    fn leave_over(&mut self, field: Field) {
        if let Some((header, cell)) = self.cell(field) {
            let kept = (header.to_owned(), cell.text().into_owned());
            if !self.child.leftovers.contains(&kept) {
                self.child.leftovers.push(kept);
            }
        }
    }

    pub(super) fn rest(&mut self) {
        self.child.owner = self.text(Field::Owner);
        self.child.opened_on = self.day(Field::OpenedOn);
        self.child.closed_on = self.day(Field::ClosedOn);
        self.child.next_review = self.day(Field::NextReview);
        let contact = ContactGiven {
            name: self.text(Field::ContactName),
            relationship: self.text(Field::ContactRelationship),
            phone: self
                .text(Field::ContactPhone)
                .map(|t| values::telephone(&t)),
            email: self.text(Field::ContactEmail),
        };
        self.child.contact = (contact != ContactGiven::default()).then_some(contact);
        for (header, cell) in self.table.headers.iter().zip(&self.row.cells) {
            if cell.is_empty() {
                continue;
            }
            match self.mapping.field(header) {
                Field::Notes => self.child.notes.push(cell.text().into_owned()),
                Field::Kept => self
                    .child
                    .leftovers
                    .push((header.clone(), cell.text().into_owned())),
                _ => (),
            }
        }
    }
}
