//! What a school's or an authority's own calendar changes beyond school days: its three terms, a bank holiday that somebody
//! entered, and a closure of weeks.

use waymark_domain::calendar::{
    Calendars, DayOff, DayOffKind, SchoolCalendar, Season, Term, census_term,
};
use waymark_domain::clocks::{Due, Overrides, explain, findings, suspended};
use waymark_domain::facts::{EventKind, PupilFacts};
use waymark_domain::{FactKind, SettingRef};

use crate::common::child::{ACADEMY, child, event, fact, only, silent};
use crate::common::day;
use crate::suspension;

/// The half terms of a year in which school goes on for a fortnight after Easter Monday, under these names.
fn late_spring(names: [&str; 6]) -> Vec<Term> {
    let dates = [
        ("2026-09-01", "2026-10-23"),
        ("2026-11-02", "2026-12-18"),
        ("2027-01-04", "2027-02-12"),
        ("2027-02-22", "2027-04-09"),
        ("2027-04-26", "2027-05-28"),
        ("2027-06-07", "2027-07-22"),
    ];
    let term = |(name, (starts, ends)): (&str, (&str, &str))| Term {
        name: name.to_owned(),
        starts_on: day(starts),
        ends_on: day(ends),
    };
    names.into_iter().zip(dates).map(term).collect()
}

const SEASONS: [&str; 6] = [
    "Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Summer 1", "Summer 2",
];
const NUMBERS: [&str; 6] = ["Term 1", "Term 2", "Term 3", "Term 4", "Term 5", "Term 6"];

fn county(terms: &[Term]) -> Calendars {
    Calendars::new(Some(SchoolCalendar::build("County", terms, &[])))
}

/// Eight school days before Easter, eight after it, all before the spring term of the school ends.
fn suspended_over_easter() -> PupilFacts {
    let mut pupil = child();
    pupil.suspensions = vec![
        suspension(40, "2027-03-15", "2027-03-24", None),
        suspension(41, "2027-03-30", "2027-04-08", None),
    ];
    pupil
}

#[test]
fn a_school_with_three_terms_adds_suspended_days_up_in_its_own() {
    let (pupil, today) = (suspended_over_easter(), day("2027-04-08"));
    let calendars = county(&late_spring(SEASONS));
    let found = findings(&pupil, &calendars, today, &Overrides::default());
    let board = only(&found, "C06S");
    assert_eq!(board.row.id, pupil.suspensions[1].id);
    assert!(
        board
            .sentence
            .contains("16 days suspended in the term (spring term of the school, to Fri 9 Apr)"),
        "{}",
        board.sentence
    );
    assert_eq!(suspended(&pupil, &calendars, today).term, 32);
}

#[test]
fn a_school_with_six_terms_goes_by_the_reference_dates() {
    let (pupil, today) = (suspended_over_easter(), day("2027-04-08"));
    let calendars = county(&late_spring(NUMBERS));
    let found = findings(&pupil, &calendars, today, &Overrides::default());
    silent(&found, "C06S");
    let sums = suspended(&pupil, &calendars, today);
    assert_eq!((sums.term, sums.term_days.0), (16, day("2027-03-29")));
}

#[test]
fn each_board_goes_by_the_terms_of_its_own_school() {
    let mut pupil = suspended_over_easter();
    let mut calendars = county(&late_spring(NUMBERS));
    let SettingRef::Urn(academy) = ACADEMY else {
        panic!("the academy is in the register")
    };
    let own = SchoolCalendar::build("Academy", &late_spring(SEASONS), &[]);
    calendars.insert(academy, own);
    for suspension in &mut pupil.suspensions {
        suspension.setting = Some(ACADEMY);
    }
    let found = findings(&pupil, &calendars, day("2027-04-08"), &Overrides::default());
    only(&found, "C06S");
    // The second at a community school: its board counts from Easter Monday, the academy's has no suspension that crosses.
    pupil.suspensions[1].setting = None;
    let found = findings(&pupil, &calendars, day("2027-04-08"), &Overrides::default());
    silent(&found, "C06S");
}

#[test]
fn own_terms_are_told_from_halves_and_fill_the_year() {
    let own = SchoolCalendar::build("County", &late_spring(SEASONS), &[]);
    let spring = own.term_of(day("2027-03-30"));
    assert_eq!(
        (spring.season, spring.first, spring.last, spring.own),
        (Season::Spring, day("2027-01-01"), day("2027-04-09"), true)
    );
    assert_eq!(own.term_of(day("2027-04-10")).season, Season::Summer);
    let whole: Vec<Term> = [
        ("", "2026-09-01", "2026-12-18"),
        ("", "2027-01-04", "2027-04-09"),
        ("", "2027-04-26", "2027-07-22"),
    ]
    .into_iter()
    .map(|(name, starts, ends)| Term {
        name: name.to_owned(),
        starts_on: day(starts),
        ends_on: day(ends),
    })
    .collect();
    let by_rows = SchoolCalendar::build("Whole terms", &whole, &[]);
    assert_eq!(by_rows.term_of(day("2027-03-30")), spring);
    // Half a year, six numbered terms, and a spring that ends at Easter: the reference dates, with nothing of the school's own.
    for terms in [
        late_spring(SEASONS)[..3].to_vec(),
        late_spring(NUMBERS),
        late_spring([""; 6]),
    ] {
        let calendar = SchoolCalendar::build("Other", &terms, &[]);
        for asked in ["2027-03-28", "2027-03-29", "2027-04-30"] {
            assert_eq!(calendar.term_of(day(asked)), census_term(day(asked)));
        }
    }
}

#[test]
fn a_bank_holiday_that_somebody_entered_is_no_working_day() {
    let mut pupil = child();
    pupil.facts.push(fact(FactKind::Lac, "2026-07-20"));
    let off = [DayOff {
        // In the summer holiday, where no school day is lost.
        on: day("2026-07-27"),
        kind: DayOffKind::BankHoliday,
        label: Some("A day for the nation".to_owned()),
    }];
    let mut terms = late_spring(SEASONS);
    terms.push(Term {
        name: "Summer 2".to_owned(),
        starts_on: day("2026-06-08"),
        ends_on: day("2026-07-22"),
    });
    let with = Calendars::new(Some(SchoolCalendar::build("County", &terms, &off)));
    let due = |calendars: &Calendars| {
        let found = findings(&pupil, calendars, day("2026-07-21"), &Overrides::default());
        let pep = only(&found, "C80");
        (pep.due.clone(), explain(pep, calendars).sentence)
    };
    assert_eq!(due(&county(&terms)).0, Due::Day(day("2026-08-03")));
    let (moved, why) = due(&with);
    assert_eq!(moved, Due::Day(day("2026-08-04")));
    assert_eq!(
        why,
        "Tue 4 Aug = 10 working days after Mon 20 Jul 2026 (bank holiday Mon 27 Jul not counted)"
    );
}

#[test]
fn a_summer_closure_is_said_beside_the_weeks_of_an_assessment() {
    let mut terms = late_spring(SEASONS);
    terms.push(Term {
        name: "Autumn 1".to_owned(),
        starts_on: day("2027-09-01"),
        ends_on: day("2027-10-22"),
    });
    let calendars = county(&terms);
    let mut pupil = child();
    pupil.events = vec![event(80, EventKind::EhcRequested, "2027-07-01")];
    let look = |pupil: &PupilFacts, today: &str| {
        findings(pupil, &calendars, day(today), &Overrides::default())
    };
    let found = look(&pupil, "2027-07-05");
    let decide = only(&found, "C60");
    assert_eq!(decide.due, Due::Day(day("2027-08-12")), "no date is moved");
    assert!(
        decide
            .sentence
            .contains("the school is closed Fri 23 Jul to Tue 31 Aug"),
        "{}",
        decide.sentence
    );
    pupil.events = vec![event(80, EventKind::EhcRequested, "2027-01-11")];
    let found = look(&pupil, "2027-01-12");
    assert!(!only(&found, "C60").sentence.contains("closed"));
}
