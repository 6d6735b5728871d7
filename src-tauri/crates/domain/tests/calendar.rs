//! School days are counted as a school counts them, explained day by day, and never guessed.

mod common;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use common::{academy, day, fixture, la};
use proptest::prelude::*;
use waymark_domain::SettingRef;
use waymark_domain::calendar::{
    Beyond, Calendars, DayOff, DayOffKind, HalfTermAt, SchoolCalendar, Season, Term, Whose, WhyNot,
    bank_holidays, census_term,
};

fn term(name: &str, starts_on: &str, ends_on: &str) -> Term {
    Term {
        name: name.to_owned(),
        starts_on: day(starts_on),
        ends_on: day(ends_on),
    }
}

#[test]
fn every_answer_of_the_independent_implementation_is_the_same() {
    let fixture = fixture();
    assert_eq!(
        fixture.vectors.len(),
        24,
        "the fixture must not have been thinned"
    );
    for vector in &fixture.vectors {
        let calendar = fixture.calendars[&vector.calendar].calendar();
        assert_eq!(
            calendar.nth(vector.start, vector.n),
            Ok(vector.nth_school_day_counting_start),
            "{}: school day {} from {}",
            vector.calendar,
            vector.n,
            vector.start
        );
        assert_eq!(
            calendar.between(vector.start, vector.end),
            Ok(vector.school_days_in_start_inclusive_end_exclusive),
            "{}: from {} to {}",
            vector.calendar,
            vector.start,
            vector.end
        );
    }
}

#[test]
fn the_worked_examples_of_practice_come_out() {
    let la = la();
    assert_eq!(
        la.nth(day("2026-10-05"), 6),
        Ok(day("2026-10-12")),
        "six days from a Monday without holidays"
    );
    assert_eq!(
        la.add(day("2026-10-05"), 15),
        Ok(day("2026-11-02")),
        "half term moves the fifteenth day after by a week"
    );
    assert_eq!(
        la.nth(day("2026-10-22"), 6),
        Ok(day("2026-11-05")),
        "22, 23 Oct, then 2 to 5 Nov"
    );
    assert_eq!(
        academy().nth(day("2026-11-10"), 6),
        Ok(day("2026-11-18")),
        "INSET on Mon 16 is no school day there"
    );
}

#[test]
fn a_day_says_why_it_is_not_a_school_day() {
    let academy = academy();
    let why = |text: &str| academy.why_not(day(text)).expect("inside the calendar");
    assert_eq!(why("2026-11-17"), None);
    assert_eq!(why("2026-11-14"), Some(WhyNot::Weekend));
    assert_eq!(why("2026-11-16"), Some(WhyNot::Inset(None)));
    assert_eq!(
        why("2026-10-24"),
        Some(WhyNot::Holiday("half term".to_owned())),
        "a weekend inside a holiday is holiday"
    );
    assert_eq!(
        why("2026-12-25"),
        Some(WhyNot::Holiday("Christmas holiday".to_owned()))
    );
    assert_eq!(
        why("2027-03-29"),
        Some(WhyNot::Holiday("Easter holiday".to_owned()))
    );
    assert_eq!(
        why("2027-05-03"),
        Some(WhyNot::BankHoliday("Early May bank holiday".to_owned()))
    );
    assert_eq!(
        why("2027-08-02"),
        Some(WhyNot::Holiday("summer holiday".to_owned()))
    );
}

#[test]
fn a_closure_keeps_its_reason_and_a_bank_holiday_stays_one() {
    let off = |on: &str, kind, label: &str| DayOff {
        on: day(on),
        kind,
        label: Some(label.to_owned()),
    };
    let calendar = SchoolCalendar::build(
        "Test",
        &[term("", "2027-04-12", "2027-05-28")],
        &[
            off("2027-04-20", DayOffKind::Closure, " Boiler "),
            off("2027-05-03", DayOffKind::Inset, "Training"),
            off("2027-04-24", DayOffKind::Closure, "A Saturday"),
            off("2030-01-01", DayOffKind::Closure, "Far away"),
        ],
    );
    assert_eq!(
        calendar.why_not(day("2027-04-20")),
        Ok(Some(WhyNot::Closure(Some("Boiler".to_owned()))))
    );
    assert!(matches!(
        calendar.why_not(day("2027-05-03")),
        Ok(Some(WhyNot::BankHoliday(_)))
    ));
    assert_eq!(
        calendar.why_not(day("2027-04-24")),
        Ok(Some(WhyNot::Weekend))
    );
    assert_eq!(
        calendar.between(day("2027-04-12"), day("2027-05-29")),
        Ok(35 - 2),
        "seven weeks less a closure and a bank holiday"
    );
}

#[test]
fn a_calendar_answers_beyond_rather_than_guess() {
    let la = la();
    let (first, last) = la.reach().expect("it has terms");
    assert_eq!((first, last), (day("2026-09-01"), day("2027-12-17")));
    assert_eq!(
        la.is_school_day(day("2026-08-31")),
        Err(Beyond::Before { first })
    );
    assert_eq!(
        la.nth(day("2027-12-17"), 2),
        Err(Beyond::After { last }),
        "the second day is not entered yet"
    );
    assert_eq!(
        la.between(day("2027-12-01"), day("2027-12-19")),
        Err(Beyond::After { last })
    );
    assert_eq!(
        la.between(day("2027-12-17"), day("2027-12-18")),
        Ok(1),
        "the last day itself can be counted"
    );
    assert_eq!(
        la.subtract(day("2026-09-03"), 1),
        Err(Beyond::Before { first })
    );
    assert_eq!(
        la.nth(day("2027-12-17"), 2)
            .expect_err("beyond")
            .sentence(la.name()),
        "LA community schools 2026/27 ends on Fri 17 Dec 2027; the count runs past that. Add the next term dates."
    );
}

#[test]
fn a_calendar_with_no_terms_is_a_sentence() {
    let empty = SchoolCalendar::build("Hill School", &[], &[]);
    assert_eq!(empty.reach(), None);
    assert_eq!(empty.nth(day("2026-11-10"), 6), Err(Beyond::NoTerms));
    assert_eq!(
        empty.between(day("2026-11-10"), day("2026-11-12")),
        Err(Beyond::NoTerms)
    );
    assert_eq!(empty.half_term_of(day("2026-11-10")), Err(Beyond::NoTerms));
    assert_eq!(
        empty.problems(),
        ["Hill School has no terms, so school days cannot be counted."]
    );
}

#[test]
fn a_year_that_nobody_entered_is_a_hole_and_not_a_long_holiday() {
    let calendar = SchoolCalendar::build(
        "Test",
        &[
            term("", "2026-06-01", "2026-07-21"),
            term("", "2027-09-01", "2027-10-22"),
        ],
        &[],
    );
    let hole = Beyond::Hole {
        from: day("2026-07-22"),
        to: day("2027-08-31"),
    };
    assert_eq!(
        calendar.nth(day("2026-07-20"), 3),
        Err(hole),
        "two days are left and then nothing is known"
    );
    assert_eq!(calendar.nth(day("2026-07-20"), 2), Ok(day("2026-07-21")));
    assert_eq!(
        calendar.is_school_day(day("2026-12-01")),
        Err(hole),
        "it is neither known to be one nor not"
    );
    assert_eq!(
        calendar.why_not(day("2026-12-01")),
        Err(hole),
        "and no reason is invented"
    );
    assert_eq!(
        calendar.between(day("2026-07-01"), day("2027-09-02")),
        Err(hole)
    );
}

#[test]
fn rows_that_cannot_be_are_said_and_left_out() {
    let calendar = SchoolCalendar::build(
        "Test",
        &[
            term("Autumn 1", "2026-10-23", "2026-09-01"),
            term("Autumn 2", "2026-11-02", "2026-12-18"),
            term("Slip", "2207-01-04", "2207-02-12"),
        ],
        &[],
    );
    assert_eq!(
        calendar.reach(),
        Some((day("2026-11-02"), day("2026-12-18")))
    );
    assert_eq!(
        calendar.problems().len(),
        2,
        "one sentence for each row: {:?}",
        calendar.problems()
    );
    assert_eq!(
        calendar.problems()[0],
        "Autumn 1 ends (Tue 1 Sep 2026) before it starts (Fri 23 Oct 2026)."
    );
}

#[test]
fn overlapping_terms_count_a_day_once() {
    let one = SchoolCalendar::build("One", &[term("", "2026-11-02", "2026-12-18")], &[]);
    let two = SchoolCalendar::build(
        "Two",
        &[
            term("", "2026-11-02", "2026-12-04"),
            term("", "2026-11-23", "2026-12-18"),
        ],
        &[],
    );
    let (from, to) = (day("2026-11-02"), day("2026-12-19"));
    assert_eq!(one.between(from, to), two.between(from, to));
    assert_eq!(two.problems().len(), 1, "and the overlap is said");
}

#[test]
fn half_terms_end_on_the_last_day_with_pupils() {
    let academy = academy();
    assert_eq!(
        academy.half_term_end(day("2027-01-20")),
        Ok(day("2027-02-11")),
        "Fri 12 February is INSET"
    );
    assert_eq!(
        academy.half_term_end(day("2026-10-20")),
        Ok(day("2026-12-16")),
        "in the holiday: the half term to come"
    );
    assert_eq!(
        academy.next_half_term_end(day("2026-10-01")),
        Ok(day("2026-12-16"))
    );
    assert_eq!(
        academy.next_half_term_end(day("2026-10-20")),
        Ok(day("2026-12-16")),
        "a review in the holiday buys no extra half term"
    );
    assert_eq!(
        academy.half_term_of(day("2026-09-10")),
        Ok(HalfTermAt::In(0))
    );
    let names: Vec<&str> = academy
        .half_terms()
        .iter()
        .map(|half| half.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Summer 1", "Summer 2", "Autumn 1",
            "Autumn 2"
        ]
    );
}

#[test]
fn three_whole_terms_with_closures_give_the_same_half_terms() {
    let week = |first: &str| {
        let first = day(first);
        (0..5).map(move |n| DayOff {
            on: first + Days::new(n),
            kind: DayOffKind::Closure,
            label: Some("half term".to_owned()),
        })
    };
    let closures: Vec<DayOff> = week("2026-10-26")
        .chain(week("2027-02-15"))
        .chain(week("2027-05-31"))
        .collect();
    let whole = SchoolCalendar::build(
        "Whole",
        &[
            term("Autumn", "2026-09-01", "2026-12-18"),
            term("Spring", "2027-01-05", "2027-03-25"),
            term("Summer", "2027-04-12", "2027-07-22"),
        ],
        &closures,
    );
    let ends: Vec<NaiveDate> = whole.half_terms().iter().map(|half| half.last).collect();
    assert_eq!(
        ends,
        [
            "2026-10-23",
            "2026-12-18",
            "2027-02-12",
            "2027-03-25",
            "2027-05-28",
            "2027-07-22"
        ]
        .map(day)
    );
}

#[test]
fn a_whole_term_without_its_break_is_questioned_and_kept() {
    let calendar =
        SchoolCalendar::build("Test", &[term("Autumn", "2026-09-01", "2026-12-18")], &[]);
    assert_eq!(
        calendar.problems(),
        ["Autumn has no half-term break from Tue 1 Sep 2026 to Fri 18 Dec 2026; is one missing?"]
    );
    assert_eq!(calendar.half_terms().len(), 1, "nothing is invented");
}

#[test]
fn suspended_days_are_added_up_over_three_terms_a_year() {
    assert_eq!(census_term(day("2026-12-31")).season, Season::Autumn);
    assert_eq!(
        census_term(day("2027-03-28")).season,
        Season::Spring,
        "Easter Sunday still"
    );
    let summer = census_term(day("2027-03-29"));
    assert_eq!(
        (summer.season, summer.first, summer.last),
        (Season::Summer, day("2027-03-29"), day("2027-07-31"))
    );
    assert_eq!(census_term(day("2027-08-01")).season, Season::Autumn);
}

#[test]
fn the_walk_shows_every_day_and_says_it_in_a_line() {
    let academy = academy();
    let walk = academy
        .walk(day("2026-11-10"), day("2026-11-18"))
        .expect("inside");
    assert_eq!(walk.counted_in_words(), "10, 11, 12, 13, 17, 18");
    assert_eq!(walk.skipped_in_words(), "weekend and INSET Mon 16 skipped");
    let walk = la()
        .walk(day("2026-10-22"), day("2026-11-05"))
        .expect("inside");
    assert_eq!(walk.counted_in_words(), "22, 23 Oct, 2, 3, 4, 5 Nov");
    assert_eq!(walk.skipped_in_words(), "half term 24 Oct–1 Nov skipped");
    let walk = la()
        .walk(day("2026-11-09"), day("2026-12-04"))
        .expect("inside");
    assert_eq!(
        walk.counted_in_words(),
        "9–13, 16–20, 23–27, 30 Nov, 1–4 Dec"
    );
    assert_eq!(walk.skipped_in_words(), "3 weekends skipped");
    let walk = la()
        .walk(day("2026-11-10"), day("2026-11-11"))
        .expect("inside");
    assert_eq!(walk.skipped_in_words(), "", "nothing skipped, nothing said");
}

#[test]
fn a_school_without_a_calendar_counts_by_the_authoritys_and_says_so() {
    let mut calendars = Calendars::new(Some(la()));
    calendars.insert(100_492, academy());
    calendars.insert(100_493, SchoolCalendar::build("Empty", &[], &[]));
    let source = |setting| {
        calendars
            .of(setting)
            .map(|chosen| (chosen.whose, chosen.source()))
    };
    assert_eq!(
        source(Some(SettingRef::Urn(100_492))),
        Some((
            Whose::School,
            "Academy with a two-week October half term".to_owned()
        ))
    );
    assert_eq!(
        source(Some(SettingRef::Urn(7)))
            .map(|(_, text)| text)
            .as_deref(),
        Some("LA community schools 2026/27 (the school has no calendar of its own)")
    );
    assert_eq!(
        source(Some(SettingRef::Urn(100_493))),
        Some((
            Whose::AuthorityForEmpty,
            "LA community schools 2026/27 (the school’s own calendar has no terms)".to_owned()
        )),
        "a calendar with no terms gives way, and that it is there is not denied"
    );
    assert_eq!(
        source(None).map(|(whose, _)| whose),
        Some(Whose::AuthorityNoSchool)
    );
    assert!(
        Calendars::default().of(None).is_none(),
        "no calendar at all is known to be none"
    );
}

#[test]
fn bank_holidays_of_england_2018_to_2035_are_the_published_ones() {
    // Published lists for 2018–2028; later years by the same rules.
    let published = [
        "2018-01-01 2018-03-30 2018-04-02 2018-05-07 2018-05-28 2018-08-27 2018-12-25 2018-12-26",
        "2019-01-01 2019-04-19 2019-04-22 2019-05-06 2019-05-27 2019-08-26 2019-12-25 2019-12-26",
        "2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-28",
        "2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28",
        "2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27",
        "2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26",
        "2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26",
        "2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26",
        "2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28",
        "2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28",
        "2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26",
    ];
    for (year, line) in (2018..).zip(published) {
        let computed: Vec<String> = bank_holidays::of_year(year)
            .iter()
            .map(|(day, _)| day.to_string())
            .collect();
        assert_eq!(computed.join(" "), line, "bank holidays of {year}");
    }
    for year in 2018..=2035 {
        let holidays = bank_holidays::of_year(year);
        assert!(holidays.len() >= 8, "eight a year at least");
        for (on, name) in holidays {
            assert!(
                !matches!(on.weekday(), Weekday::Sat | Weekday::Sun),
                "{name} {on}: a substitute is always a weekday"
            );
        }
    }
    assert_eq!(
        [2029, 2032, 2035].map(bank_holidays::easter_sunday),
        ["2029-04-01", "2032-03-28", "2035-03-25"].map(day)
    );
}

/// Days inside a calendar whose terms and INSET days are drawn at random.
fn any_calendar() -> impl Strategy<Value = SchoolCalendar> {
    (
        prop::collection::vec((0_u64..10, 20_u64..60), 1..8),
        prop::collection::vec(0_u64..500, 0..20),
    )
        .prop_map(|(spans, off)| {
            let mut from = day("2026-09-01");
            let mut terms = Vec::new();
            for (gap, length) in spans {
                let starts_on = from + Days::new(gap);
                let ends_on = starts_on + Days::new(length);
                terms.push(Term {
                    name: String::new(),
                    starts_on,
                    ends_on,
                });
                from = ends_on + Days::new(1);
            }
            let days_off: Vec<DayOff> = off
                .into_iter()
                .map(|n| DayOff {
                    on: day("2026-09-01") + Days::new(n),
                    kind: DayOffKind::Inset,
                    label: None,
                })
                .collect();
            SchoolCalendar::build("Any", &terms, &days_off)
        })
}

proptest! {
    #[test]
    fn counting_forward_and_measuring_agree(calendar in any_calendar(), start in 0_u64..400, n in 1_u32..80) {
        let start = day("2026-09-01") + Days::new(start);
        if let Ok(end) = calendar.nth(start, n) {
            prop_assert_eq!(calendar.is_school_day(end), Ok(true), "the nth school day is one");
            prop_assert_eq!(calendar.between(start, end), Ok(n - 1), "n − 1 school days lie before it");
            prop_assert!(end >= start);
        }
        if let Ok(end) = calendar.add(start, n) {
            prop_assert!(end > start, "adding goes forward");
            prop_assert_eq!(calendar.between(start + Days::new(1), end + Days::new(1)), Ok(n));
            if calendar.is_school_day(start) == Ok(true) {
                prop_assert_eq!(calendar.subtract(end, n), Ok(start), "taking away what was added comes back");
            }
        }
    }

    #[test]
    fn measuring_adds_up(calendar in any_calendar(), a in 0_u64..300, b in 0_u64..100, c in 0_u64..100) {
        let (a, b) = (day("2026-09-01") + Days::new(a), day("2026-09-01") + Days::new(a + b));
        let c = b + Days::new(c);
        if let (Ok(left), Ok(right), Ok(whole)) = (calendar.between(a, b), calendar.between(b, c), calendar.between(a, c)) {
            prop_assert_eq!(left + right, whole);
        }
    }

    #[test]
    fn the_table_agrees_with_asking_day_by_day(calendar in any_calendar(), start in 0_u64..300, length in 0_u64..120) {
        let start = day("2026-09-01") + Days::new(start);
        let end = start + Days::new(length);
        if let Ok(counted) = calendar.between(start, end) {
            let mut slow = 0;
            let mut at = start;
            while at < end {
                slow += u32::from(calendar.why_not(at) == Ok(None));
                at = at + Days::new(1);
            }
            prop_assert_eq!(counted, slow, "prefix sums are only a faster way to count");
            let walk = calendar.walk(start, end - Days::new(u64::from(length > 0)));
            if length > 0 {
                prop_assert_eq!(walk.map(|walk| walk.counted.len() as u32), Ok(counted));
            }
        }
    }

    #[test]
    fn half_terms_hold_every_school_day_once(calendar in any_calendar()) {
        let (first, last) = calendar.reach().expect("it has terms");
        let total = calendar.between(first, last + Days::new(1)).expect("inside");
        let sum: u32 = calendar.half_terms().iter().map(|half| calendar.between(half.first, half.last + Days::new(1)).expect("inside")).sum();
        prop_assert_eq!(sum, total);
        prop_assert!(calendar.half_terms().windows(2).all(|pair| pair[0].last < pair[1].first));
    }

    #[test]
    fn easter_is_a_sunday_between_22_march_and_25_april(year in 1900_i32..2200) {
        let easter = bank_holidays::easter_sunday(year);
        prop_assert_eq!(easter.weekday(), Weekday::Sun);
        prop_assert!((3, 22) <= (easter.month(), easter.day()) && (easter.month(), easter.day()) <= (4, 25));
    }
}
