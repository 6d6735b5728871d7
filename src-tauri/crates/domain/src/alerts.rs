//! Alerts: what a team would be embarrassed by on inspection day, each naming the rule and the rows.
//!
//! A clock has a date in law; an alert is a prompt that a team may tune or snooze. What a clock already says (day six,
//! overdue reviews, reduced timetables past their end) is not said again here. Unknown is never taken for fine: an
//! alert about hours says when hours are not recorded.

use chrono::NaiveDate;
use serde::Serialize;

use crate::calendar::Calendars;
use crate::clocks::RowRef;
use crate::dates::{long, short};
use crate::dials::{Dial, Overrides};
use crate::facts::{EventKind, Placement, PupilFacts, RollKind};
use crate::hours::hours;
use crate::status::Roll;
use crate::upn::{Upn, UpnKind};
use crate::year::compulsory_school_age;
use crate::{NcYear, StatusKind};

crate::vocabulary::vocabulary! { "alert",
    /// What an alert is about; the code is stored with a snooze.
    pub enum AlertKind {
        Unseen = "unseen": "Nobody has seen this child",
        Awaiting = "awaiting": "Awaiting provision too long",
        Concern = "concern": "Safeguarding concern open on a placement",
        LowHours = "low_hours": "Few hours and no health reason",
        UnknownHours = "unknown_hours": "Hours not recorded",
        Ending = "ending": "Placement ends without a next step",
        Overstay = "overstay": "Placement past its planned end",
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
            AlertKind::Awaiting => 2,
            AlertKind::LowHours | AlertKind::TwoMainRolls => 3,
            AlertKind::Ending | AlertKind::Overstay | AlertKind::NoPost16 => 4,
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
    watch.hours();
    watch.placements();
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

    fn hours(&mut self) {
        if !self.facts.of_school_age(self.today) {
            return;
        }
        let rows: Vec<RowRef> = self
            .running()
            .map(|placement| RowRef {
                table: "placement",
                id: placement.id,
            })
            .collect();
        if rows.is_empty() {
            return;
        }
        let (minutes, unknown) = self.facts.weekly_minutes(self.today);
        let no_grid = self
            .running()
            .any(|placement| placement.sessions.is_empty());
        if unknown || no_grid {
            self.add(
                AlertKind::UnknownHours,
                rows,
                None,
                "The hours of a placement are not recorded, so the week cannot be added up"
                    .to_owned(),
            );
            return;
        }
        let health = self.facts.is(StatusKind::Med, self.today);
        let agreed = self.facts.is(StatusKind::Rtt, self.today);
        let limit = u16::try_from(self.local.number(Dial::LowHours) * 60).unwrap_or(0);
        if minutes < limit && !health {
            let why = if agreed {
                "on a reduced timetable"
            } else {
                "no health reason is recorded"
            };
            self.add(
                AlertKind::LowHours,
                rows,
                None,
                format!(
                    "{} hours a week, under {}; {why}",
                    hours(minutes),
                    hours(limit)
                ),
            );
        }
    }

    fn placements(&mut self) {
        let (facts, today) = (self.facts, self.today);
        for placement in facts
            .placements
            .iter()
            .filter(|placement| placement.on(today))
        {
            let row = vec![RowRef {
                table: "placement",
                id: placement.id,
            }];
            if placement.concern_open {
                self.add(
                    AlertKind::Concern,
                    row.clone(),
                    None,
                    "A safeguarding concern is open on this placement: review at once".to_owned(),
                );
            }
            let own_school = placement
                .kind
                .is_some_and(crate::facts::PlacementKind::is_school);
            if own_school {
                continue;
            }
            if !placement.has_purpose {
                self.add(
                    AlertKind::NoPurpose,
                    row.clone(),
                    placement.started_on,
                    "The placement has no purpose recorded".to_owned(),
                );
            }
            if !placement.has_transport {
                self.add(
                    AlertKind::Transport,
                    row.clone(),
                    None,
                    "How the child travels is not recorded".to_owned(),
                );
            }
            if !placement.has_cost {
                self.add(
                    AlertKind::Cost,
                    row.clone(),
                    None,
                    "The cost is not recorded; totals count it as unknown".to_owned(),
                );
            }
            self.end_of(placement, row);
        }
    }

    fn end_of(&mut self, placement: &Placement, row: Vec<RowRef>) {
        let Some(end) = placement
            .planned_end
            .filter(|_| placement.ended_on.is_none())
        else {
            return;
        };
        if end < self.today {
            let days = (self.today - end).num_days();
            self.add(
                AlertKind::Overstay,
                row,
                Some(end),
                format!(
                    "Planned to end {}, {days} days ago, and still running",
                    short(end)
                ),
            );
            return;
        }
        let next_step = self.facts.placements.iter().any(|other| {
            other.id != placement.id && other.started_on.is_some_and(|start| self.today < start)
        }) || self
            .facts
            .plans
            .iter()
            .any(|plan| plan.ended_on.is_none() && plan.destination.is_some());
        if next_step {
            return;
        }
        let limit = self.local.days(Dial::EndingDays);
        let left = self
            .calendars
            .of(self.facts.roll)
            .and_then(|chosen| chosen.calendar.between(self.today, end).ok());
        // Without a calendar four weeks stand in for twenty school days; better early than not at all.
        let near = left.map_or_else(
            || (end - self.today).num_days() <= i64::from(limit) * 7 / 5,
            |left| left <= limit,
        );
        if near {
            self.add(
                AlertKind::Ending,
                row,
                Some(end),
                format!(
                    "Ends {} and no next placement, school or plan is recorded",
                    short(end)
                ),
            );
        }
    }

    fn rolls(&mut self) {
        let main: Vec<RowRef> = self
            .running()
            .filter(|placement| placement.roll == Some(RollKind::Main))
            .map(|placement| RowRef {
                table: "placement",
                id: placement.id,
            })
            .collect();
        let elsewhere = self.running().any(|placement| {
            placement.roll == Some(RollKind::Main)
                && self.facts.roll.is_some()
                && placement.setting != self.facts.roll
        });
        if main.len() > 1 || elsewhere {
            self.add(AlertKind::TwoMainRolls, main, None, "Two schools are recorded as the main roll; one of them must be subsidiary (code D)".to_owned());
        }
        let should_be_on = self.facts.statuses.iter().any(|status| {
            status.on(self.today) && matches!(status.kind.roll(), Roll::On | Roll::Leaving)
        });
        if should_be_on && self.facts.roll.is_none() {
            self.add(
                AlertKind::UnknownRoll,
                Vec::new(),
                None,
                "The school on whose roll the child is, is not recorded".to_owned(),
            );
        }
        let (facts, today) = (self.facts, self.today);
        for status in facts
            .statuses
            .iter()
            .filter(|status| status.kind == StatusKind::Dual && status.on(today))
        {
            let limit = self.local.number(Dial::DualContactDays);
            let contact = facts
                .events
                .iter()
                .filter(|event| event.kind == EventKind::HomeSchoolContact && event.on <= today)
                .map(|event| event.on)
                .max();
            let since = contact.or(status.started_on);
            if since.is_none_or(|since| (self.today - since).num_days() > limit) {
                let said = match contact {
                    Some(on) => format!(
                        "Dual registered; the home school was last in contact {}",
                        short(on)
                    ),
                    None => {
                        "Dual registered; no contact with the home school is recorded".to_owned()
                    }
                };
                self.add(
                    AlertKind::DualContact,
                    vec![RowRef {
                        table: "status",
                        id: status.id,
                    }],
                    since,
                    said,
                );
            }
        }
    }

    fn plans(&mut self) {
        let facts = self.facts;
        for plan in facts.plans.iter().filter(|plan| plan.ended_on.is_none()) {
            let row = vec![RowRef {
                table: "plan",
                id: plan.id,
            }];
            if let Some(until) = plan
                .support_until
                .filter(|until| (0..=NEAR_END).contains(&(*until - self.today).num_days()))
            {
                self.add(
                    AlertKind::SupportEnds,
                    row.clone(),
                    Some(until),
                    format!("Support in the plan ends {}", short(until)),
                );
            }
            if let Some(until) = plan
                .dual_until
                .filter(|until| *until < self.today && self.facts.is(StatusKind::Dual, self.today))
            {
                self.add(
                    AlertKind::DualEnds,
                    row,
                    Some(until),
                    format!(
                        "Dual registration was to end {} and still runs",
                        short(until)
                    ),
                );
            }
        }
    }

    fn leaving(&mut self) {
        let Some(dob) = self.facts.dob else { return };
        let (_, last) = compulsory_school_age(dob);
        let left = (last - self.today).num_days();
        if (0..=SCHOOL_AGE_NEAR).contains(&left) {
            self.add(
                AlertKind::SchoolAgeEnds,
                Vec::new(),
                Some(last),
                format!("Compulsory school age ends {}", long(last)),
            );
        }
        let eleven = self.facts.year_on(self.today) == NcYear::new(11);
        // From January a leaver without a next step is at risk of being out of everything in September.
        let from_january = chrono::Datelike::month(&self.today) < 9;
        if eleven && from_january && !self.facts.destination_known {
            self.add(
                AlertKind::NoPost16,
                Vec::new(),
                None,
                "Year 11 and no post-16 destination is recorded".to_owned(),
            );
        }
    }

    fn number(&mut self) {
        let old = self.facts.opened_on.is_none_or(|opened| {
            (self.today - opened).num_days() > self.local.number(Dial::TemporaryUpnDays)
        });
        if !old {
            return;
        }
        let sentence = match self.facts.upn.as_deref().map(Upn::parse) {
            None => "No UPN is recorded".to_owned(),
            Some(Err(error)) => format!("The UPN cannot be right: {error}"),
            Some(Ok(upn)) if upn.kind() == UpnKind::Temporary => {
                "The UPN is still a temporary one".to_owned()
            }
            Some(Ok(_)) => return,
        };
        self.add(AlertKind::Upn, Vec::new(), self.facts.opened_on, sentence);
    }
}
