//! Alerts: what a team would be embarrassed by on inspection day, each naming the rule and the rows.
//!
//! A clock has a date in law; an alert is a prompt that a team may tune or snooze. What a clock already says (day six,
//! overdue reviews, reduced timetables past their end) is not said again here. Unknown is never taken for fine: an
//! alert about hours says when hours are not recorded.

mod placements;
mod record;

use chrono::NaiveDate;
use serde::Serialize;

use crate::StatusKind;
use crate::calendar::Calendars;
use crate::clocks::RowRef;
use crate::dates::{long, short};
use crate::dials::{Dial, Overrides};
use crate::facts::{Placement, PupilFacts};

crate::vocabulary::vocabulary! { "alert",
    /// What an alert is about; the code is stored with a snooze.
    pub enum AlertKind {
        Unseen = "unseen": "Nobody has seen this child",
        Awaiting = "awaiting": "Awaiting provision too long",
        Lapsed = "lapsed": "Provision has stopped",
        Concern = "concern": "Safeguarding concern open on a placement",
        LowHours = "low_hours": "Few hours and no health reason",
        UnknownHours = "unknown_hours": "Hours not recorded",
        Ending = "ending": "Placement ends without a next step",
        Overstay = "overstay": "Placement past its planned end",
        Unanswered = "unanswered": "Referral without an answer",
        NoPurpose = "no_purpose": "Placement without a purpose",
        Transport = "transport": "Transport not recorded",
        Cost = "cost": "Cost not recorded",
        TwoMainRolls = "two_main_rolls": "On two main rolls",
        UnknownRoll = "unknown_roll": "Roll school not known",
        DualContact = "dual_contact": "Dual registered, no home-school contact",
        DualEnds = "dual_ends": "Dual registration past its end",
        SupportEnds = "support_ends": "Promised support ends soon",
        SchoolAgeEnds = "school_age_ends": "Compulsory school age ends soon",
        NoPost16 = "no_post16": "Year 11 without a next step",
        Upn = "upn": "UPN missing or temporary",
        Voice = "voice": "The child’s own words are old or missing",
    }
}

/// An alert about one child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alert {
    /// Which.
    pub kind: AlertKind,
    /// The rows that set it off; empty when what is missing is a row.
    pub rows: Vec<RowRef>,
    /// Since when, where that is known.
    pub since: Option<NaiveDate>,
    /// One line for the person.
    pub sentence: String,
}

impl AlertKind {
    /// 1 = a child may be unsafe or untaught; 9 = a record is incomplete.
    pub const fn consequence(self) -> u8 {
        match self {
            AlertKind::Concern | AlertKind::Unseen => 1,
            AlertKind::Awaiting | AlertKind::Lapsed => 2,
            AlertKind::LowHours | AlertKind::TwoMainRolls => 3,
            AlertKind::Ending
            | AlertKind::Overstay
            | AlertKind::NoPost16
            | AlertKind::Unanswered => 4,
            AlertKind::UnknownHours | AlertKind::SupportEnds | AlertKind::DualEnds => 5,
            AlertKind::DualContact | AlertKind::UnknownRoll | AlertKind::SchoolAgeEnds => 6,
            AlertKind::NoPurpose | AlertKind::Voice => 7,
            AlertKind::Transport | AlertKind::Cost | AlertKind::Upn => 9,
        }
    }

    /// The dial that tunes it, where there is one.
    pub const fn dial(self) -> Option<Dial> {
        match self {
            AlertKind::Unseen => Some(Dial::UnseenDays),
            AlertKind::Awaiting => Some(Dial::AwaitingDays),
            AlertKind::LowHours => Some(Dial::LowHours),
            AlertKind::Ending => Some(Dial::EndingDays),
            AlertKind::DualContact => Some(Dial::DualContactDays),
            AlertKind::Upn => Some(Dial::TemporaryUpnDays),
            AlertKind::Voice => Some(Dial::VoiceDays),
            AlertKind::Unanswered => Some(Dial::ReferralDays),
            _ => None,
        }
    }
}

/// Support and compulsory school age are announced this many days before they end.
const NEAR_END: i64 = 14;
const SCHOOL_AGE_NEAR: i64 = 60;

struct Watch<'a> {
    facts: &'a PupilFacts,
    calendars: &'a Calendars,
    today: NaiveDate,
    local: &'a Overrides,
    found: Vec<Alert>,
}

/// The alerts of a child on a day, gravest first. A closed case has none.
pub fn alerts(
    facts: &PupilFacts,
    calendars: &Calendars,
    today: NaiveDate,
    local: &Overrides,
) -> Vec<Alert> {
    if facts.closed_on.is_some_and(|closed| closed <= today) {
        return Vec::new();
    }
    let mut watch = Watch {
        facts,
        calendars,
        today,
        local,
        found: Vec::new(),
    };
    watch.seen_and_heard();
    watch.awaiting();
    watch.lapsed();
    watch.hours();
    watch.placements();
    watch.unanswered();
    watch.rolls();
    watch.plans();
    watch.leaving();
    watch.number();
    let mut found = watch.found;
    found.sort_by_key(|alert| (alert.kind.consequence(), alert.kind, alert.since));
    found
}

impl Watch<'_> {
    fn add(
        &mut self,
        kind: AlertKind,
        rows: Vec<RowRef>,
        since: Option<NaiveDate>,
        sentence: String,
    ) {
        self.found.push(Alert {
            kind,
            rows,
            since,
            sentence,
        });
    }

    fn running(&self) -> impl Iterator<Item = &Placement> {
        self.facts
            .placements
            .iter()
            .filter(|placement| placement.on(self.today))
    }

    /// Whether the child holds a status under which somebody should be seeing to its education.
    fn out_of_school(&self) -> bool {
        self.facts.statuses.iter().any(|status| {
            status.on(self.today)
                && !matches!(
                    status.kind,
                    StatusKind::Risk | StatusKind::Ehe | StatusKind::Mm
                )
        })
    }

    fn seen_and_heard(&mut self) {
        if self.out_of_school() {
            let last = self
                .facts
                .sightings
                .iter()
                .filter(|sighting| sighting.on <= self.today)
                .max_by_key(|sighting| sighting.on);
            let limit = self.local.number(Dial::UnseenDays);
            match last {
                Some(sighting) if (self.today - sighting.on).num_days() > limit => {
                    let days = (self.today - sighting.on).num_days();
                    let how = if sighting.in_person {
                        "seen in person"
                    } else {
                        "heard of"
                    };
                    let row = RowRef {
                        table: "note",
                        id: sighting.id,
                    };
                    self.add(
                        AlertKind::Unseen,
                        vec![row],
                        Some(sighting.on),
                        format!("Last {how} {}, {days} days ago", short(sighting.on)),
                    );
                }
                None if self
                    .facts
                    .opened_on
                    .is_none_or(|opened| (self.today - opened).num_days() > limit) =>
                {
                    self.add(
                        AlertKind::Unseen,
                        Vec::new(),
                        self.facts.opened_on,
                        "No sighting is recorded at all".to_owned(),
                    );
                }
                _ => {}
            }
        }
        let limit = self.local.number(Dial::VoiceDays);
        match self.facts.voice_on {
            Some(on) if (self.today - on).num_days() > limit => {
                self.add(
                    AlertKind::Voice,
                    Vec::new(),
                    Some(on),
                    format!("The child’s own words were last written down {}", long(on)),
                );
            }
            None if self
                .facts
                .opened_on
                .is_some_and(|opened| (self.today - opened).num_days() > limit) =>
            {
                self.add(
                    AlertKind::Voice,
                    Vec::new(),
                    None,
                    "The child’s own words have never been written down".to_owned(),
                );
            }
            _ => {}
        }
    }

    fn awaiting(&mut self) {
        if self.running().next().is_some() {
            return;
        }
        let limit = self.local.days(Dial::AwaitingDays);
        let (facts, today) = (self.facts, self.today);
        for status in facts
            .statuses
            .iter()
            .filter(|status| status.kind == StatusKind::Await && status.on(today))
        {
            let Some(start) = status.started_on else {
                continue;
            };
            let Some(chosen) = self.calendars.of(status.setting.or(facts.roll)) else {
                continue;
            };
            let row = RowRef {
                table: "status",
                id: status.id,
            };
            match chosen.calendar.between(start, self.today) {
                Ok(days) if days > limit => {
                    self.add(
                        AlertKind::Awaiting,
                        vec![row],
                        Some(start),
                        format!(
                            "Awaiting a place for {days} school days, since {}",
                            short(start)
                        ),
                    );
                }
                Ok(_) => {}
                Err(beyond) => {
                    let sentence = format!(
                        "Awaiting a place since {}: {}",
                        short(start),
                        beyond.sentence(chosen.calendar.name())
                    );
                    self.add(AlertKind::Awaiting, vec![row], Some(start), sentence);
                }
            }
        }
    }

    /// The sixth day was met once, and then the placement ended with nothing after it: no clock speaks of that.
    fn lapsed(&mut self) {
        if self.running().next().is_some() || !self.facts.of_school_age(self.today) {
            return;
        }
        let (facts, today) = (self.facts, self.today);
        let Some(status) = facts
            .statuses
            .iter()
            .find(|status| status.kind.needs_provision() && status.on(today))
        else {
            return;
        };
        let ended = facts
            .placements
            .iter()
            .filter_map(|placement| {
                Some((placement.ended_on.filter(|end| *end < today)?, placement.id))
            })
            .max();
        let Some((end, id)) =
            ended.filter(|(end, _)| status.started_on.is_some_and(|start| start <= *end))
        else {
            return;
        };
        let mut sentence = format!(
            "{}: the last placement ended {} and nothing runs now",
            status.kind.label(),
            short(end)
        );
        if let Some(next) = facts
            .placements
            .iter()
            .filter_map(|placement| placement.started_on.filter(|start| today < *start))
            .min()
        {
            sentence.push_str(&format!("; the next starts {}", short(next)));
        }
        let rows = vec![
            RowRef {
                table: "status",
                id: status.id,
            },
            RowRef {
                table: "placement",
                id,
            },
        ];
        self.add(AlertKind::Lapsed, rows, Some(end), sentence);
    }
}
