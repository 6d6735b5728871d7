//! The value of each field of a letter, without what its reader must not learn.
//!
//! For somebody from whom the child's whereabouts are kept, the place is left out, and so is everything that people wrote in their
//! own words: a place is told by a street, a nickname or a bus as well as by its name. Nothing is hidden on the page: it is not in
//! the value.

use chrono::NaiveDate;
use waymark_documents::words::long_date;
use waymark_domain::facts::EventKind;
use waymark_domain::panel::Decision;
use waymark_store::tables::Contact;
use waymark_store::{Reader, facts};

use super::fields::Values;
use super::letter::Matter;
use super::meeting::full_name;
use super::particulars::taken;
use crate::names;
use crate::panels::decision_words;

/// What stands in for the name of a place that this reader must not learn.
const PLACE_KEPT_BACK: &str = "the school or provider that we will tell you about in person";

/// The first day of a place that the panel allocated without one.
pub(super) const DAY_TO_BE_AGREED: &str = "a day that is still to be agreed";

/// Whether a letter of this decision could say this at all: what was put off names no school, and only that has another day.
pub(super) fn belongs(matter: &Matter, field: &str) -> bool {
    let decision = matter
        .case
        .as_ref()
        .and_then(|case| case.decision.as_deref())
        .and_then(|code| code.parse::<Decision>().ok());
    match field {
        "setting" | "start_day" => decision.is_none_or(Decision::names_setting),
        "deferred_to" => decision.is_none_or(|decision| decision == Decision::Deferred),
        _ => true,
    }
}

/// Whether the panel named a place without a first day: the letter says so, and whoever sends it is told.
pub(super) fn is_day_open(matter: &Matter) -> bool {
    matter.case.as_ref().is_some_and(|case| {
        let decision = case
            .decision
            .as_deref()
            .and_then(|code| code.parse::<Decision>().ok());
        case.decision_starts_on.is_none()
            && matches!(
                decision,
                Some(
                    Decision::PlaceAllocated
                        | Decision::Reintegration
                        | Decision::ManagedMove
                        | Decision::ApPlacement
                        | Decision::Tuition
                        | Decision::OffSite
                )
            )
    })
}

/// The value of each field for one reader. `hides` leaves out where the child is, and every free text.
pub(super) fn values(
    reader: &Reader,
    matter: &Matter,
    contact: Option<&Contact>,
    hides: bool,
    today: NaiveDate,
) -> waymark_store::Result<Values> {
    let day = |day: Option<NaiveDate>| day.map(long_date);
    let case = matter.case.as_ref();
    // A case says for itself where and from when: the placement that runs meanwhile is not what the panel decided.
    let placement = matter.placement.as_ref().filter(|_| case.is_none());
    let place = case
        .filter(|_| belongs(matter, "setting"))
        .and_then(|case| case.decision_setting.as_deref())
        .or_else(|| placement.and_then(|placement| placement.setting.as_deref()));
    let name = names::setting(reader, place)?;
    let kept = |text: Option<String>| text.filter(|_| !hides);
    let mut values = Values::default();
    values.set("child", Some(full_name(&matter.pupil)));
    values.set(
        "child_first",
        matter
            .pupil
            .known_as
            .clone()
            .or_else(|| matter.pupil.forename.clone()),
    );
    values.set(
        "year_group",
        facts::nc_year(&matter.pupil, today).map(|year| crate::words::year(&year.code())),
    );
    values.set("reader", contact.and_then(|contact| contact.name.clone()));
    values.set(
        "panel",
        matter.panel.as_ref().and_then(|panel| panel.name.clone()),
    );
    values.set(
        "meeting_day",
        day(matter.meeting.as_ref().and_then(|meeting| meeting.held_on)),
    );
    values.set("ask", kept(case.and_then(|case| case.ask.clone())));
    values.set(
        "decision",
        case.and_then(|case| case.decision.as_deref())
            .map(decision_words),
    );
    values.set(
        "setting",
        if hides {
            name.as_ref().map(|_| PLACE_KEPT_BACK.to_owned())
        } else {
            name.clone()
        },
    );
    values.set(
        "start_day",
        if is_day_open(matter) {
            Some(DAY_TO_BE_AGREED.to_owned())
        } else {
            day(case
                .filter(|_| belongs(matter, "start_day"))
                .and_then(|case| case.decision_starts_on)
                .or_else(|| placement.and_then(|row| row.started_on)))
        },
    );
    values.set(
        "conditions",
        kept(case.and_then(|case| case.conditions.clone())),
    );
    values.set(
        "reasons",
        kept(
            case.and_then(|case| {
                case.rationale
                    .clone()
                    .or_else(|| case.deferred_reason.clone())
            })
            .or_else(|| placement.and_then(|placement| placement.purpose.clone())),
        ),
    );
    values.set(
        "parents_view",
        kept(case.and_then(|case| case.parents_said.clone())),
    );
    values.set("asked_day", day(taken(matter, EventKind::FapAsked)));
    values.set("refused_day", day(taken(matter, EventKind::FapRefused)));
    values.set(
        "refused_reasons",
        kept(case.and_then(|case| case.refused_reason.clone())),
    );
    values.set("deferred_to", day(case.and_then(|case| case.deferred_to)));
    values.set("review_day", day(matter.review_to_come(today)));
    values.set(
        "officer",
        matter
            .officer
            .as_ref()
            .and_then(|officer| officer.name.clone()),
    );
    values.set(
        "officer_phone",
        matter
            .officer
            .as_ref()
            .and_then(|officer| officer.phone.clone()),
    );
    let team = matter.team.as_ref();
    values.set(
        "team",
        team.and_then(|team| team.team_name.clone().or_else(|| team.la_name.clone())),
    );
    values.set("authority", team.and_then(|team| team.la_name.clone()));
    Ok(values)
}
