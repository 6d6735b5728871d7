//! One invented child: who it is. What has happened to it is in `course`, what was written about it in `follow_up`.

use super::addresses;
use super::dice::Dice;
use super::figures::{STAGES, Stage};
use super::names::{self, Person};
use super::places::Places;
use super::schools::LA_CODE;
use super::{Size, words};
use chrono::{Datelike, Days, NaiveDate};
use uuid::Uuid;
use waymark_domain::calendar::SchoolCalendar;
use waymark_domain::year::last_friday_in_june;
use waymark_domain::{AcademicYear, FactKind, Upn, upn};
use waymark_store::ledger::change::Change;
use waymark_store::tables::{
    Contact, Fact, FormerName, Note, Placement, Plan, PlanWeek, Pupil, Review, Session, Status,
};

/// What every child is made within.
pub(super) struct World {
    pub seed: u64,
    pub size: Size,
    pub today: NaiveDate,
    pub places: Places,
    pub officers: Vec<Uuid>,
    pub calendar: SchoolCalendar,
}

impl World {
    /// The school day on or after a day; the day itself where the calendar does not reach.
    pub fn school_day(&self, day: NaiveDate) -> NaiveDate {
        self.calendar.on_or_after(day).unwrap_or(day)
    }

    /// The school day on or before a day.
    pub fn school_day_before(&self, day: NaiveDate) -> NaiveDate {
        self.calendar.on_or_before(day).unwrap_or(day)
    }
}

/// A child and everything that hangs on it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Child {
    pub pupil: Pupil,
    pub former_names: Vec<FormerName>,
    pub statuses: Vec<Status>,
    pub facts: Vec<Fact>,
    pub contacts: Vec<Contact>,
    pub placements: Vec<Placement>,
    pub sessions: Vec<Session>,
    pub reviews: Vec<Review>,
    pub plans: Vec<Plan>,
    pub plan_weeks: Vec<PlanWeek>,
    pub notes: Vec<Note>,
    /// What was intended, so that the shape can be checked; not written anywhere.
    pub made: Made,
}

/// How the dice fell.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Made {
    /// Stage on the day that counts: today, or the day of closing.
    pub stage: Option<Stage>,
    /// The placement in alternative provision that counts.
    pub course: Option<super::course::Course>,
}

impl Child {
    /// Adds every row to a change.
    pub fn push_into(&self, change: &mut Change) {
        change.push_create(&self.pupil);
        self.former_names
            .iter()
            .for_each(|row| change.push_create(row));
        self.statuses.iter().for_each(|row| change.push_create(row));
        self.facts.iter().for_each(|row| change.push_create(row));
        self.contacts.iter().for_each(|row| change.push_create(row));
        self.placements
            .iter()
            .for_each(|row| change.push_create(row));
        self.sessions.iter().for_each(|row| change.push_create(row));
        self.reviews.iter().for_each(|row| change.push_create(row));
        self.plans.iter().for_each(|row| change.push_create(row));
        self.plan_weeks
            .iter()
            .for_each(|row| change.push_create(row));
        self.notes.iter().for_each(|row| change.push_create(row));
    }
}

/// A child while it is made.
pub(super) struct Maker<'a> {
    pub world: &'a World,
    pub dice: Dice,
    pub person: Person,
    pub stage: Stage,
    /// National-curriculum year on `until`, 0 for Reception.
    pub year: i64,
    /// The last day that anything is known of: today, or the day of closing.
    pub until: NaiveDate,
    pub open: bool,
    pub child: Child,
}

/// The `index`th child. The first `size.open` are open, the rest closed.
pub(super) fn make(world: &World, index: u32) -> Child {
    let mut dice = Dice::new(world.seed, "child", u64::from(index));
    let open = index < world.size.open;
    let until = if open {
        world.today
    } else {
        world.school_day_before(
            world.today - Days::new(3 + dice.below(u64::from(world.size.years.max(1)) * 365 - 10)),
        )
    };
    let stage = dice.weigh(STAGES);
    let year = match stage {
        Stage::Primary => {
            dice.weigh(&[(4, 0), (8, 1), (10, 2), (14, 3), (18, 4), (22, 5), (24, 6)])
        }
        Stage::Ks3 => dice.weigh(&[(26, 7), (33, 8), (41, 9)]),
        Stage::Year10 => 10,
        Stage::Year11 => 11,
    };
    let until = if !open && stage == Stage::Year11 && !index.is_multiple_of(4) {
        end_of_school(world, until, index)
    } else {
        until
    };
    let person = names::child(&mut dice);
    let mut maker = Maker {
        world,
        dice,
        person,
        stage,
        year,
        until,
        open,
        child: Child::default(),
    };
    maker.identity(index);
    maker.home();
    maker.circumstances();
    maker.history();
    maker.follow_up();
    maker.child.made.stage = Some(stage);
    let mut child = maker.child;
    super::leaving::say(world, index, &mut child);
    child
}

/// Most who leave in Year 11 leave when it ends: a day in the weeks after school has ended in the summer before a day.
fn end_of_school(world: &World, before: NaiveDate, index: u32) -> NaiveDate {
    let year = before.year() - i32::from(before.month() < 7);
    let day = last_friday_in_june(year) + Days::new(u64::from(index % 26));
    world
        .school_day_before(day)
        .max(last_friday_in_june(year))
        .min(world.today - Days::new(3))
}

impl Maker<'_> {
    fn identity(&mut self, index: u32) {
        let world = self.world;
        // Age on 31 August before the school year is the year's number and four.
        let first = AcademicYear::containing(self.until).0 - self.year as i32 - 5;
        let dob = self.dice.day(day(first, 9, 1), day(first + 1, 8, 31));
        let id = self.dice.id(dob + Days::new(1800));
        // Three in a hundred belong to nobody yet: the unallocated list must not be empty.
        let owner = if self.open && self.dice.chance(30) {
            None
        } else {
            self.officer()
        };
        let pupil = &mut self.child.pupil;
        pupil.id = id;
        pupil.owner = owner;
        pupil.dob = Some(dob);
        pupil.forename = Some(self.person.forename.clone());
        pupil.surname = Some(self.person.surname.clone());
        pupil.sex = Some(self.person.sex.to_owned());
        pupil.ethnicity = self
            .dice
            .chance(950)
            .then(|| self.person.ethnicity.to_owned());
        pupil.first_language = self
            .dice
            .chance(940)
            .then(|| self.person.language.to_owned());
        if self.dice.chance(350) {
            pupil.middle_names = Some(names::another_forename(&mut self.dice, &self.person));
        }
        if self.dice.chance(90) {
            pupil.known_as = Some(self.person.forename.chars().take(3).collect());
        }
        pupil.upn = unique_number(&mut self.dice, index, first + 5);
        if self.stage == Stage::Year11 && self.dice.chance(600) {
            pupil.uln = learner_number(1_000_000 + u64::from(index));
        }
        pupil.home_la = Some(
            if self.dice.chance(960) {
                LA_CODE
            } else {
                "898"
            }
            .to_owned(),
        );
        pupil.roll_setting = Some(world.places.mainstream(&mut self.dice, self.stage));
        if self.dice.chance(40) {
            pupil.cover = world.officers.last().copied();
            pupil.cover_until = Some(world.today + Days::new(14));
        }
        pupil.worries = self
            .dice
            .chance(500)
            .then(|| self.dice.pick(words::WORRIES).to_owned());
        pupil.strengths = self
            .dice
            .chance(500)
            .then(|| self.dice.pick(words::STRENGTHS).to_owned());
        if self.dice.chance(60) {
            let row = FormerName {
                id: self.dice.id(dob + Days::new(2000)),
                pupil: Some(id),
                surname: Some(names::another_surname(&mut self.dice)),
                until: Some(dob + Days::new(1500 + self.dice.below(1500))),
                ..FormerName::default()
            };
            self.child.former_names.push(row);
        }
    }

    /// One of the officers.
    pub fn officer(&mut self) -> Option<Uuid> {
        let officers = &self.world.officers;
        officers
            .get(self.dice.below(officers.len() as u64) as usize)
            .copied()
    }

    fn home(&mut self) {
        let id = self.child.pupil.id;
        let made = self.until - Days::new(300);
        let (address, postcode) = (
            addresses::address(&mut self.dice),
            addresses::postcode(&mut self.dice),
        );
        if self.dice.chance(980) {
            self.child.pupil.address = Some(address.clone());
            self.child.pupil.postcode = Some(postcode.clone());
        }
        let adults = self.dice.weigh(&[(4, 0usize), (60, 1), (36, 2)]);
        for n in 0..adults {
            let (relationship, sex) = if n == 0 {
                self.dice.weigh(&[
                    (70, ("Mother", "F")),
                    (14, ("Father", "M")),
                    (8, ("Grandmother", "F")),
                    (8, ("Foster carer", "F")),
                ])
            } else {
                self.dice
                    .weigh(&[(80, ("Father", "M")), (20, ("Aunt", "F"))])
            };
            let hidden = self.dice.chance(20);
            let row = Contact {
                id: self.dice.id(made),
                pupil: Some(id),
                name: Some(names::adult(&mut self.dice, &self.person, sex)),
                relationship: Some(relationship.to_owned()),
                parental_responsibility: Some(
                    if relationship == "Mother" {
                        "yes"
                    } else {
                        self.dice.weigh(&[(60, "yes"), (15, "no"), (25, "unknown")])
                    }
                    .to_owned(),
                ),
                phone: Some(addresses::telephone(&mut self.dice, true)),
                email: self
                    .dice
                    .chance(500)
                    .then(|| format!("contact{}@example.org", self.dice.below(100_000))),
                address: Some(if n == 0 {
                    address.clone()
                } else {
                    addresses::address(&mut self.dice)
                }),
                postcode: Some(postcode.clone()),
                no_contact: Some(n == 1 && self.dice.chance(30)),
                hide_address: Some(hidden),
                notes: hidden.then(|| "Address must not be given to the other parent.".to_owned()),
                position: Some(["a", "b", "c"][n].to_owned()),
            };
            self.child.contacts.push(row);
        }
    }

    fn circumstances(&mut self) {
        let ehcp = self.stage.ehcp();
        let facts: [(u64, FactKind, Option<&str>); 9] = [
            (450, FactKind::Fsm, None),
            (50, FactKind::Lac, Some("Thornmere")),
            (15, FactKind::Plac, None),
            (85, FactKind::Cin, None),
            (40, FactKind::Cp, None),
            (90, FactKind::EarlyHelp, None),
            (if self.year >= 9 { 60 } else { 0 }, FactKind::Yjs, None),
            (
                if self.person.language == "ENG" {
                    0
                } else {
                    800
                },
                FactKind::Eal,
                None,
            ),
            (15, FactKind::Carer, None),
        ];
        let needs = [
            (50, "SEMH"),
            (15, "SLCN"),
            (12, "ASD"),
            (10, "MLD"),
            (8, "SPLD"),
            (5, "OTH"),
        ];
        if self.dice.chance(ehcp) {
            let need = self.dice.weigh(&needs);
            self.fact(FactKind::Ehcp, Some(need));
        } else if self.dice.chance(420) {
            let need = self.dice.weigh(&needs);
            self.fact(FactKind::Sen, Some(need));
        }
        let mut in_care = false;
        for (share, kind, detail) in facts {
            // A child is in one rung of social care at a time.
            let rung = matches!(
                kind,
                FactKind::Lac | FactKind::Plac | FactKind::Cin | FactKind::Cp | FactKind::EarlyHelp
            );
            if self.dice.chance(share) && !(rung && in_care) {
                in_care |= rung;
                self.fact(kind, detail);
            }
        }
    }

    /// Adds a fact that is still so, begun some time ago.
    pub fn fact(&mut self, kind: FactKind, detail: Option<&str>) {
        let started = self.until - Days::new(30 + self.dice.below(900));
        let row = Fact {
            id: self.dice.id(started),
            pupil: Some(self.child.pupil.id),
            kind: Some(kind.code().to_owned()),
            detail: detail.map(str::to_owned),
            // Some are known without a date: unknown is a value.
            started_on: self.dice.chance(850).then_some(started),
            source: Some(
                self.dice
                    .weigh(&[
                        (50, "School"),
                        (30, "Education system"),
                        (20, "Social care"),
                    ])
                    .to_owned(),
            ),
            ..Fact::default()
        };
        self.child.facts.push(row);
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// The letters that a UPN may have.
const LETTERS: [char; 23] = [
    'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'Q', 'R', 'T', 'U', 'V',
    'W', 'X', 'Y', 'Z',
];

/// A UPN with the right check letter, different for every index; three in a hundred children have none, and three a
/// temporary one.
fn unique_number(dice: &mut Dice, index: u32, year: i32) -> Option<String> {
    let (none, temporary) = (dice.chance(30), dice.chance(30));
    // A thousand serial numbers to a school; schools' numbers run on from the first primary's.
    let (school, serial) = (2009 + (index / 1000) % 7000, index % 1000);
    let year = u8::try_from(year.rem_euclid(100)).unwrap_or(0);
    let issued = upn::issue(
        LA_CODE.parse().unwrap_or(0),
        u16::try_from(school).unwrap_or(2009),
        year,
        u16::try_from(serial).unwrap_or(0),
    )?;
    if none {
        return None;
    }
    if !temporary {
        return Some(issued.as_str().to_owned());
    }
    // A temporary number ends in a letter: the one that stands where the last digit would.
    let (body, last) = (&issued.as_str()[1..12], LETTERS[(serial % 10) as usize]);
    LETTERS
        .iter()
        .map(|check| format!("{check}{body}{last}"))
        .find(|text| Upn::parse(text).is_ok())
}

/// A ULN with the right check digit, for a number that allows one.
fn learner_number(number: u64) -> Option<String> {
    (0..10)
        .map(|check| format!("{}{check}", 100_000_000 + number))
        .find(|text| waymark_domain::uln::Uln::parse(text).is_ok())
}
