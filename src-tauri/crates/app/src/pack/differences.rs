//! What each copy of a pack leaves out, shown before anything is issued.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_documents::audience::Withheld;

use super::audience_of::{called, withheld, without};
use super::gather::{Gathered, gather};
use super::{PackOptions, PackQuery};
use crate::failure::OrNotFound as _;
use crate::panels::people_of;
use crate::team::Id;
use crate::words::count;
use crate::{App, Failure};

/// The copies of a pack, side by side.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PackDifferences {
    /// The copies: everything first, then those for fewer eyes, then one for each member who declared an interest.
    pub copies: Vec<PackCopyHead>,
    /// What is in some copies and not in others.
    pub lines: Vec<PackDifference>,
    /// What should be known before the pack goes out: a chair with an interest.
    pub warnings: Vec<String>,
}

/// A copy.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PackCopyHead {
    /// full | schools | sharing | member
    pub audience: String,
    /// The member whose interests leave cases out.
    #[ts(optional)]
    pub member: Option<uuid::Uuid>,
    /// "School representatives", or the member's name.
    pub label: String,
    /// "2 cases and 4 fields of every brief left out", "Nothing left out".
    pub sentence: String,
}

/// A field or a case, and which copies have it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PackDifference {
    /// "Needs and vulnerabilities", "Case 3 · K7F-2QX".
    pub what: String,
    /// One for each copy, in their order: whether it is in it.
    pub held: Vec<bool>,
}

/// Every field that some readers may not have, with what it takes out.
const FIELDS: [(Withheld, &str); 8] = [
    (
        Withheld::Names,
        "Names of the child and of others in the pack, in every text: initials stand instead",
    ),
    (Withheld::Identifiers, "Date of birth and UPN"),
    (Withheld::Voices, "The child’s and the family’s own words"),
    (
        Withheld::Needs,
        "Needs and vulnerabilities, and what tells of them: statuses, categories, dates, why the child comes",
    ),
    (Withheld::Risks, "Risks"),
    (Withheld::SchoolView, "The school’s view"),
    (Withheld::Tried, "What has been tried"),
    (
        Withheld::Annexes,
        "Annexes: chronologies, plans and attendance",
    ),
];

/// What each copy leaves out.
pub(crate) fn differences(app: &App, request: Id) -> Result<PackDifferences, Failure> {
    let today = app.today();
    app.read(|reader| {
        let query = PackQuery {
            meeting: request.id,
            options: PackOptions::default(),
            made_at: None,
        };
        let Some(gathered) = gather(reader, &query, today)? else {
            return Ok(None);
        };
        let people = people_of(reader, &gathered.panel, &gathered.meeting)?;
        let mut copies: Vec<(PackCopyHead, Vec<String>)> = ["full", "schools", "sharing"]
            .into_iter()
            .map(|audience| {
                let head = PackCopyHead {
                    audience: audience.to_owned(),
                    member: None,
                    label: called(audience).to_owned(),
                    sentence: String::new(),
                };
                (head, Vec::new())
            })
            .collect();
        for declared in &people.declarations {
            let (member, name) = (declared.declaration.member, &declared.declaration.name);
            let cases = without(reader, gathered.meeting.id, member, name.as_deref())?;
            let known = copies.iter().any(|(head, _)| {
                head.audience == "member"
                    && (head.member == member && member.is_some()
                        || Some(&head.label) == name.as_ref())
            });
            if cases.is_empty() || known {
                continue;
            }
            copies.push((
                PackCopyHead {
                    audience: "member".to_owned(),
                    member,
                    label: name.clone().unwrap_or_else(|| "Unknown member".to_owned()),
                    sentence: String::new(),
                },
                cases.into_iter().collect(),
            ));
        }
        let lines = lines(&gathered, &copies);
        for (head, cases) in &mut copies {
            head.sentence = sentence(head, cases);
        }
        Ok(Some(PackDifferences {
            copies: copies.into_iter().map(|(head, _)| head).collect(),
            lines,
            warnings: people.warnings,
        }))
    })?
    .or_not_found("meeting")
}

fn lines(gathered: &Gathered, copies: &[(PackCopyHead, Vec<String>)]) -> Vec<PackDifference> {
    let fields = FIELDS.iter().map(|(kind, what)| PackDifference {
        what: (*what).to_owned(),
        held: copies
            .iter()
            .map(|(head, _)| !withheld(&head.audience).contains(kind))
            .collect(),
    });
    let cases = gathered.pack.cases.iter().zip(1..).map(|(case, number)| {
        let who = [case.initials.as_deref(), case.year_group.as_deref()];
        let who: Vec<&str> = who.into_iter().flatten().collect();
        PackDifference {
            what: format!("Case {number} · {} · {}", case.case_ref, who.join(", ")),
            held: copies
                .iter()
                .map(|(_, without)| !without.contains(&case.case_ref))
                .collect(),
        }
    });
    fields
        .chain(cases)
        .filter(|line| line.held.iter().any(|held| !held))
        .collect()
}

fn sentence(head: &PackCopyHead, cases: &[String]) -> String {
    let fields = withheld(&head.audience).len() as u64;
    match (cases.len() as u64, fields) {
        (0, 0) => "Nothing left out".to_owned(),
        (0, fields) => format!(
            "{} left out of every brief",
            count(fields, "kind of field", "kinds of field")
        ),
        (cases, _) => format!("{} left out whole", count(cases, "case", "cases")),
    }
}
