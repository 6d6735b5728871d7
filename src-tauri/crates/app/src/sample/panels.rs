//! Panels, their past meetings with decisions, and the one that is coming.

use super::child::{Child, World};
use super::dice::Dice;
use super::heard::{When, followed, referred};
use super::names;
use chrono::{Datelike as _, Days, NaiveDate};
use uuid::Uuid;
use waymark_domain::order;
use waymark_store::ledger::change::Change;
use waymark_store::tables::{Meeting, Panel, PanelCase, PanelMember, Seat};

/// Cases at the coming meeting.
const COMING: usize = 12;
/// Meetings in the last year of each panel, one every five weeks or so.
const PAST: u64 = 9;
/// Cases at each past meeting.
const PAST_CASES: usize = 6;

/// Children that a panel could hear, collected while the book is made.
#[derive(Default)]
pub(super) struct Candidates {
    fair_access: Vec<Candidate>,
    placement: Vec<Candidate>,
}

struct Candidate {
    pupil: Uuid,
    status: String,
    opened: NaiveDate,
    /// Where the child was placed, and from when.
    placed: Vec<(String, NaiveDate)>,
}

impl Candidates {
    /// Looks at a child, and remembers it if a panel would.
    pub fn see(&mut self, child: &Child) {
        let wanted = COMING + PAST as usize * PAST_CASES;
        if child.pupil.closed_on.is_some() && self.placement.len() >= wanted {
            return;
        }
        let Some(opened) = child.pupil.opened_on else {
            return;
        };
        for status in &child.statuses {
            let Some(kind) = status.kind.as_deref() else {
                continue;
            };
            let list = match kind {
                "PEX" | "FAP" | "NEW" | "AWAIT" | "MM" => &mut self.fair_access,
                "OSD" | "DUAL" | "MED" | "RTT" => &mut self.placement,
                _ => continue,
            };
            if list.len() < wanted {
                list.push(Candidate {
                    pupil: child.pupil.id,
                    status: kind.to_owned(),
                    opened,
                    placed: child
                        .placements
                        .iter()
                        .filter_map(|row| Some((row.setting.clone()?, row.started_on?)))
                        .collect(),
                });
                return;
            }
        }
    }
}

struct Habit {
    name: &'static str,
    kind: &'static str,
    phase: &'static str,
    minutes: i64,
    place: &'static str,
    coming_in: u64,
}

const PANELS: [Habit; 3] = [
    Habit {
        name: "Fair Access Panel",
        kind: "fair_access",
        phase: "Secondary",
        minutes: 10,
        place: "Committee Room 2, Civic Centre",
        coming_in: 9,
    },
    Habit {
        name: "Alternative Provision Placement Panel",
        kind: "ap_placement",
        phase: "All",
        minutes: 8,
        place: "Online",
        coming_in: 16,
    },
    Habit {
        name: "Managed Moves Panel",
        kind: "managed_moves",
        phase: "Secondary",
        minutes: 15,
        place: "Kestrel Hill Academy",
        coming_in: 23,
    },
];

/// Every panel with its meetings, as one change.
pub(super) fn meetings(world: &World, candidates: &Candidates, mut change: Change) -> Change {
    for (n, habit) in PANELS.iter().enumerate() {
        let mut dice = Dice::new(world.seed, "panel", n as u64);
        let made = world.today - Days::new(800);
        let panel = Panel {
            id: dice.id(made),
            name: Some(habit.name.to_owned()),
            kind: Some(habit.kind.to_owned()),
            area: Some("Thornmere".to_owned()),
            phase: Some(habit.phase.to_owned()),
            quorum: Some("Chair and half of the schools".to_owned()),
            minutes_per_case: Some(habit.minutes),
            length_minutes: Some(180),
            place: Some(habit.place.to_owned()),
            meets: (n < 2).then(|| "Every five weeks".to_owned()),
            template: Some(
                "Notes of the last meeting\nPlaces in provision this half-term".to_owned(),
            ),
            members_note: Some(
                "Members sign the information-sharing protocol each September.".to_owned(),
            ),
            ..Panel::default()
        };
        change.push_create(&panel);
        let mut seating = Dice::new(world.seed, "panel_members", n as u64);
        let members = members(&mut seating, &mut change, panel.id, world);
        let list = match habit.kind {
            "fair_access" => &candidates.fair_access,
            "ap_placement" => &candidates.placement,
            _ => continue,
        };
        let coming = world.school_day(world.today + Days::new(habit.coming_in));
        let meeting = meeting_on(&mut dice, panel.id, coming, "draft");
        change.push_create(&meeting);
        agenda(
            &mut dice,
            &mut change,
            &meeting,
            list.iter().take(COMING),
            habit,
            When::Coming,
            world,
        );
        let mut held = coming;
        let mut when = When::Lately;
        for past in 0..PAST {
            held = world.school_day_before(held - Days::new(35));
            if held >= world.today {
                continue;
            }
            let meeting = Meeting {
                chair: members.first().and_then(|member| member.name.clone()),
                ..meeting_on(&mut dice, panel.id, held, "held")
            };
            change.push_create(&meeting);
            seats(&mut seating, &mut change, &meeting, &members);
            let from = COMING + past as usize * PAST_CASES;
            // A child is heard after it is known, so late cases fall to late meetings or out.
            let heard = list
                .iter()
                .skip(from)
                .take(PAST_CASES)
                .filter(|c| c.opened < held);
            agenda(&mut dice, &mut change, &meeting, heard, habit, when, world);
            when = When::Past;
        }
    }
    change
}

/// Schools and services that sit on a panel, in the order in which they are seated.
const SEATS: [(&str, &str, bool); 7] = [
    ("Headteacher", "Kestrel Hill Academy", true),
    ("Headteacher", "Northferry School", true),
    ("Deputy headteacher", "Saltgate High School", true),
    ("Head of inclusion", "Queen Edith's Grammar School", true),
    ("Admissions manager", "Admissions", false),
    ("Virtual school head", "Virtual school", false),
    ("Team manager", "Children's social care", false),
];

/// The members of a panel. One has not signed the sharing protocol this year, so that the warning is seen.
fn members(dice: &mut Dice, change: &mut Change, panel: Uuid, world: &World) -> Vec<PanelMember> {
    let since = world.today - Days::new(700);
    let signed = world.school_day_before(world.today - Days::new(50));
    SEATS
        .iter()
        .zip(order::spread(SEATS.len()))
        .enumerate()
        .map(|(at, ((role, organisation, decides), position))| {
            let member = PanelMember {
                id: dice.id(since),
                panel: Some(panel),
                name: Some(names::colleague(dice)),
                role: Some((*role).to_owned()),
                organisation: Some((*organisation).to_owned()),
                decides: Some(*decides),
                sharing_signed_on: (at != 2).then_some(signed),
                started_on: Some(since),
                position: Some(position),
                ..PanelMember::default()
            };
            change.push_create(&member);
            member
        })
        .collect()
}

/// Who came to a meeting that was held: the first is in the chair, and the fourth sent apologies.
fn seats(dice: &mut Dice, change: &mut Change, meeting: &Meeting, members: &[PanelMember]) {
    let on = meeting.held_on.unwrap_or_default();
    for (at, member) in members.iter().enumerate() {
        change.push_create(&Seat {
            id: dice.id(on),
            meeting: Some(meeting.id),
            member: Some(member.id),
            name: member.name.clone(),
            standing: Some(if at == 3 { "apologies" } else { "present" }.to_owned()),
            chairs: Some(at == 0),
            ..Seat::default()
        });
    }
}

fn meeting_on(dice: &mut Dice, panel: Uuid, on: NaiveDate, stage: &str) -> Meeting {
    Meeting {
        id: dice.id(on - Days::new(30)),
        panel: Some(panel),
        held_on: Some(on),
        starts_at: Some(9 * 60 + 30),
        chair: Some(names::colleague(dice)),
        stage: Some(stage.to_owned()),
        attendance: (stage == "held")
            .then(|| "Eight schools of nine, admissions, virtual school, social care".to_owned()),
        apologies: (stage == "held").then(|| "Queen Edith's Grammar School".to_owned()),
        ..Meeting::default()
    }
}

fn agenda<'a>(
    dice: &mut Dice,
    change: &mut Change,
    meeting: &Meeting,
    cases: impl Iterator<Item = &'a Candidate>,
    habit: &Habit,
    when: When,
    world: &World,
) {
    let on = meeting.held_on.unwrap_or(world.today);
    let cases: Vec<&Candidate> = cases.collect();
    let mut after = Dice::new(
        world.seed,
        "panel_after",
        u64::from(on.num_days_from_ce().unsigned_abs()),
    );
    for (candidate, position) in cases.iter().zip(order::spread(cases.len())) {
        let mut row = PanelCase {
            id: dice.id(on - Days::new(10)),
            meeting: Some(meeting.id),
            pupil: Some(candidate.pupil),
            position: Some(position),
            minutes: dice.chance(250).then(|| habit.minutes + 5),
            category: (habit.kind == "fair_access").then(|| dice.weigh(&[(40, "d"), (20, "l"), (15, "i"), (15, "e"), (10, "a")]).to_owned()),
            reason: Some(reason(&candidate.status).to_owned()),
            ask: Some(ask(&candidate.status).to_owned()),
            presenter: dice.chance(800).then(|| names::colleague(dice)),
            options: dice.chance(600).then(|| "Two schools have a place in the year group; one took the last child in September.".to_owned()),
            ..PanelCase::default()
        };
        let is_referred = habit.kind == "fair_access" && candidate.status != "MM";
        let status = is_referred.then(|| {
            let child = (candidate.pupil, candidate.opened);
            referred(world, &mut after, change, child, on, when).0
        });
        if when != When::Coming {
            let (code, rationale) = dice.weigh(&[
                (
                    45,
                    (
                        "place_allocated",
                        "Whose turn it is, and the family's preference, point the same way.",
                    ),
                ),
                (
                    20,
                    (
                        "ap_placement",
                        "Not yet ready for mainstream; review in half a term.",
                    ),
                ),
                (15, ("deferred", "Report from health awaited.")),
                (
                    12,
                    ("reintegration", "Home school agrees to a phased return."),
                ),
                (8, ("withdrawn", "Family has moved.")),
            ]);
            row.decision = Some(code.to_owned());
            row.rationale = Some(rationale.to_owned());
            row.decision_owner = Some(names::colleague(dice));
            match code {
                "place_allocated" | "reintegration" => {
                    row.decision_setting =
                        Some(world.places.mainstream(dice, super::figures::Stage::Ks3));
                    row.decision_starts_on = Some(world.school_day(on + Days::new(14)));
                }
                "deferred" => {
                    row.deferred_to = Some(world.school_day(on + Days::new(35)));
                    row.deferred_reason = Some(rationale.to_owned());
                }
                "ap_placement" => {
                    // Where the child went soon afterwards is where the panel sent it.
                    let soon = on..=on + Days::new(60);
                    let went = candidate.placed.iter().find(|(_, day)| soon.contains(day));
                    row.decision_setting = went.map(|(setting, _)| setting.clone());
                    row.decision_starts_on = went.map(|(_, day)| *day);
                }
                _ => (),
            }
            followed(world, &mut after, change, &mut row, (status, on), when);
        }
        change.push_create(&row);
    }
}

fn reason(status: &str) -> &'static str {
    match status {
        "PEX" => "Permanently excluded; ready for mainstream in the view of the provider.",
        "FAP" => "No place found in the normal way.",
        "NEW" => "New to the area, no school place.",
        "AWAIT" => "Out of school and awaiting a place.",
        "MM" => "Managed move proposed by the school.",
        "RTT" => "Reduced timetable beyond six weeks.",
        "MED" => "Medical needs; return to be planned.",
        _ => "Placement to be confirmed or extended.",
    }
}

fn ask(status: &str) -> &'static str {
    match status {
        "PEX" | "FAP" | "NEW" | "AWAIT" => "Name a school and a start date.",
        "MM" => "Agree the move and the support.",
        _ => "Agree hours, length and the date of return.",
    }
}
