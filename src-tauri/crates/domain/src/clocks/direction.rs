//! A direction to admit: the time in which a school may answer or go to the adjudicator.

use uuid::Uuid;

use crate::SettingRef;
use crate::establishment::AdmissionsBy;
use crate::facts::{Event, EventKind};
use crate::status::Confidence;

use super::child::{Child, last_within};
use super::finding::{Alternative, Unit};
use super::review_panel::met_by_step;
use super::rules::{Force, Rule};
use super::words::Words;

/// C53.
pub(super) static DIRECTION: Rule = Rule {
    id: "C53",
    title: "School’s answer to a proposed direction to admit",
    citation: "School Standards and Framework Act 1998 ss.96–97C; an academy by its funding agreement",
    source: "legislation.gov.uk/ukpga/1998/31/section/97; Staffordshire, rules governing directions (ss.97A–97C); Buckinghamshire protocol 17.6 (academies)",
    from: None,
    until: None,
    confidence: Confidence::Inferred,
    basis: "which of these counts follows from the kind of school in the register; a foundation or aided school may go to the adjudicator within fifteen days, beginning with the day on which the notice was served (s.97(3)); within seven for a looked-after child (ss.97A–97C). An academy is given seven calendar days, which is practice and not statute",
    duty_holder: "School",
    note: "An academy is directed by the Secretary of State under its funding agreement; the 2026 Act s.62 will let the authority do it once it is commenced.",
    force: Force::DutyOfOthers,
    consequence: 4,
};

/// The answer to a direction that was proposed on the day of `event`.
pub(super) fn answer(
    child: &mut Child<'_>,
    event: &Event,
    about: Uuid,
    setting: Option<SettingRef>,
) {
    let facts = child.facts;
    // A looked-after child’s school has seven days whatever kind of school it is, and they begin with the day of service.
    let looked_after = facts.has(crate::FactKind::Lac, event.on);
    let statute = last_within(event.on, 15, Unit::Days).filter(|_| !looked_after);
    let reckoned = match facts.admissions_by {
        _ if looked_after => child.within(Some(event.on), 7, Unit::Days),
        Some(AdmissionsBy::GoverningBody) => child.within(Some(event.on), 15, Unit::Days),
        _ => child.elapsed(Some(event.on), 7, Unit::Days),
    };
    let mut draft = child.draft(&DIRECTION, "event", event.id, Some(event.on), reckoned);
    draft.setting = setting;
    // The other reading is for a school of which the register does not say what it is.
    let unsure = statute.filter(|_| facts.admissions_by.is_none());
    draft.alternative = unsure.map(|day| Alternative {
        basis: "for a foundation or aided school and a child who is not looked after: the last day to go to the adjudicator",
        day,
    });
    draft.met = met_by_step(
        child,
        EventKind::Admitted,
        about,
        Some(event.on),
        draft.due.day(),
    );
    // Seven days are practice with academies; before the statute's time has run, a direction would not stand.
    let missing = match (facts.admissions_by, statute) {
        (Some(AdmissionsBy::Trust), _) => {
            "not received; an academy, directed by the Secretary of State and not by the authority"
                .to_owned()
        }
        (Some(AdmissionsBy::Authority), _) => {
            "not received; the authority decides admissions to this school itself".to_owned()
        }
        (Some(AdmissionsBy::GoverningBody), Some(_)) => {
            "not received; until then the school may go to the adjudicator".to_owned()
        }
        (None, Some(day)) => format!(
            "not received; a direction to a foundation or aided school waits until after {}; the kind of school is not on file",
            crate::dates::short(day)
        ),
        _ => "not received".to_owned(),
    };
    child.push(
        draft,
        &Words {
            what: "School’s answer to the proposed direction",
            missing: &missing,
            because: "direction proposed",
        },
    );
}
