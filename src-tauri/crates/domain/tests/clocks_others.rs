//! Health, fair access, EHC plans, home education, missing children, off-site direction: each clock by its own story.

mod common;

use common::child::{
    calendars, child, event, fact, id, look, look_back, only, placement, silent, status,
};
use common::day;
use waymark_domain::clocks::{Due, Standing, UnknownWhy, explain, returns};
use waymark_domain::facts::{EventKind, Mark, PlacementKind, Said, Sighting};
use waymark_domain::{FactKind, StatusKind};

#[test]
fn fifteen_days_of_illness_add_up_over_the_school_year() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Med, "2026-11-09"));
    let found = look(&pupil, "2026-11-10");
    assert_eq!(
        only(&found, "C21").due,
        Due::Day(day("2026-11-27")),
        "fifteen in one stretch"
    );
    let mut earlier = status(StatusKind::Med, "2026-09-14");
    earlier.id = id(11);
    earlier.ended_on = Some(day("2026-09-22"));
    pupil.statuses.push(earlier);
    let found = look(&pupil, "2026-11-10");
    let fifteenth = only(&found, "C21");
    assert_eq!(
        fifteenth.due,
        Due::Day(day("2026-11-18")),
        "seven were missed in September, eight remain"
    );
    assert!(
        fifteenth
            .sentence
            .contains("7 school days were missed earlier this school year"),
        "{}",
        fifteenth.sentence
    );
    pupil.statuses[1].started_on = Some(day("2026-07-01"));
    pupil.statuses[1].ended_on = Some(day("2026-07-20"));
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C21").due,
        Due::Day(day("2026-11-27")),
        "last school year does not count"
    );
}

#[test]
fn illness_told_by_telephone_brings_the_fifteenth_day_forward_and_says_so() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Med, "2026-11-09"));
    // Two whole school days and a morning, a Saturday, a day of last school year and a day of the absence itself.
    pupil.told_ill = [
        "2026-09-14",
        "2026-09-14",
        "2026-09-15",
        "2026-09-15",
        "2026-09-16",
        "2026-09-19",
        "2026-09-19",
        "2026-07-01",
        "2026-07-01",
        "2026-11-10",
        "2026-11-10",
    ]
    .map(day)
    .to_vec();
    let found = look(&pupil, "2026-11-10");
    let fifteenth = only(&found, "C21");
    assert_eq!(
        fifteenth.due,
        Due::Day(day("2026-11-25")),
        "two school days before the 27th: what is counted twice or lies elsewhere is not counted"
    );
    assert!(
        fifteenth.sentence.contains(
            "2 school days were missed earlier this school year, 2 of them by what was said on the telephone"
        ),
        "{}",
        fifteenth.sentence
    );
    pupil.statuses.clear();
    silent(&look(&pupil, "2026-11-10"), "C21");
}

#[test]
fn a_leaver_is_asked_after_when_the_results_are_out_and_again_in_october() {
    let mut pupil = child();
    pupil.dob = Some(day("2010-03-02"));
    silent(&look(&pupil, "2026-05-31"), "L11");
    assert_eq!(
        only(&look(&pupil, "2026-06-01"), "L11").due,
        Due::Day(day("2026-08-31"))
    );
    assert_eq!(
        only(&look(&pupil, "2026-09-10"), "L11").standing,
        Standing::Breached
    );
    assert_eq!(
        only(&look(&pupil, "2026-09-10"), "L12").due,
        Due::Day(day("2026-10-31"))
    );
    silent(&look(&pupil, "2026-10-01"), "L11");
    pupil.marks.push(Mark {
        id: id(90),
        rule: "L12".to_owned(),
        about: pupil.id,
        said: Said::Met {
            on: day("2026-10-06"),
            evidence: "College register of 5 October".to_owned(),
        },
    });
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "L12").standing,
        Standing::Met
    );
    silent(&look(&pupil, "2026-12-01"), "L12");
    assert_eq!(
        only(&look_back(&pupil, "2027-03-01"), "L12").standing,
        Standing::Met,
        "what was found out stays as evidence"
    );
    pupil.dob = Some(day("2012-03-02"));
    pupil.marks.clear();
    silent(&look(&pupil, "2026-09-10"), "L12");
}

#[test]
fn an_absence_that_will_last_calls_for_provision_now_and_a_short_one_for_none() {
    let mut pupil = child();
    let mut ill = status(StatusKind::Med, "2026-11-09");
    ill.expected_end = Some(day("2026-12-18"));
    pupil.statuses.push(ill);
    assert!(
        only(&look(&pupil, "2026-11-10"), "C21")
            .sentence
            .contains("so arrange now")
    );
    pupil.placements.push(placement(20, "2026-11-20"));
    assert_eq!(
        only(&look(&pupil, "2026-11-23"), "C21").standing,
        Standing::Met
    );
    pupil.statuses[0].ended_on = Some(day("2026-11-13"));
    silent(&look_back(&pupil, "2026-11-23"), "C21");
}

#[test]
fn the_school_owes_a_sickness_return_that_only_counts_when_late() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Med, "2026-11-09"));
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C22").standing,
        Standing::Upcoming
    );
    assert_eq!(
        only(&look(&pupil, "2026-12-10"), "C22").standing,
        Standing::Unknown,
        "whether it was sent is not known here"
    );
    pupil.statuses[0].aware_on = Some(day("2026-11-20"));
    silent(&look(&pupil, "2026-12-10"), "C22");
    pupil.statuses[0].aware_on = Some(day("2026-12-07"));
    assert_eq!(
        only(&look(&pupil, "2026-12-10"), "C22")
            .met
            .as_ref()
            .map(|met| met.late),
        Some(true)
    );
}

#[test]
fn twenty_school_days_to_a_place_and_twenty_more_to_start() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Fap, "2026-11-02"));
    let found = look(&pupil, "2026-11-10");
    let place = only(&found, "C50");
    assert_eq!(place.due, Due::Day(day("2026-11-30")));
    assert_eq!(
        place.alternative.map(|other| other.day),
        Some(day("2026-11-27")),
        "counting the day of acceptance"
    );
    assert_eq!(
        explain(place, &calendars()).sentence,
        "Mon 30 Nov = 20th school day after Mon 2 Nov (3–6, 9–13, 16–20, 23–27, 30; 4 weekends skipped)"
    );
    pupil
        .events
        .push(event(80, EventKind::FapAccepted, "2026-11-05"));
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C50").due,
        Due::Day(day("2026-12-03")),
        "from acceptance once that is recorded"
    );
    pupil
        .events
        .push(event(81, EventKind::FapAllocated, "2026-11-19"));
    pupil
        .events
        .push(event(82, EventKind::FapDecided, "2026-11-19"));
    let found = look(&pupil, "2026-11-20");
    assert_eq!(only(&found, "C50").standing, Standing::Met);
    assert_eq!(only(&found, "C50A").due, Due::Day(day("2026-12-17")));
    let mut school = placement(20, "2026-12-18");
    school.kind = Some(PlacementKind::School);
    pupil.placements.push(school);
    assert_eq!(
        only(&look(&pupil, "2027-01-06"), "C50A")
            .met
            .as_ref()
            .map(|met| met.late),
        Some(true),
        "a day late"
    );
}

#[test]
fn schools_reply_and_bring_evidence_in_local_days() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Fap, "2026-11-02"));
    pupil
        .events
        .push(event(80, EventKind::FapAsked, "2026-11-09"));
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C54").due,
        Due::Day(day("2026-11-16"))
    );
    pupil
        .events
        .push(event(81, EventKind::FapRefused, "2026-11-13"));
    let found = look(&pupil, "2026-11-13");
    assert_eq!(
        only(&found, "C54").standing,
        Standing::Met,
        "a refusal is a reply"
    );
    assert_eq!(only(&found, "C54E").due, Due::Day(day("2026-11-17")));
    pupil
        .events
        .push(event(82, EventKind::DirectionProposed, "2026-11-20"));
    let found = look(&pupil, "2026-11-21");
    let answer = only(&found, "C53");
    assert_eq!(
        (answer.due.day(), answer.alternative.map(|other| other.day)),
        (Some(day("2026-11-27")), Some(day("2026-12-04")))
    );
}

#[test]
fn an_in_year_application_has_fifteen_days_and_an_aim_of_ten() {
    let mut pupil = child();
    pupil
        .events
        .push(event(80, EventKind::InYearApplied, "2026-11-09"));
    let found = look(&pupil, "2026-11-10");
    let outcome = only(&found, "C51");
    assert_eq!(
        (
            outcome.due.day(),
            outcome.alternative.map(|other| other.day)
        ),
        (Some(day("2026-11-30")), Some(day("2026-11-23")))
    );
    pupil
        .events
        .push(event(81, EventKind::InYearOutcome, "2026-11-20"));
    silent(&look(&pupil, "2026-11-23"), "C51");
}

#[test]
fn an_off_site_direction_has_notice_reviews_and_decisions() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Osd, "2026-11-16"));
    let found = look(&pupil, "2026-11-10");
    let notice = only(&found, "C30");
    assert_eq!(notice.due, Due::Day(day("2026-11-12")));
    assert_eq!(
        explain(notice, &calendars()).sentence,
        "Thu 12 Nov = 2nd school day before Mon 16 Nov (12, 13; weekend skipped)"
    );
    pupil
        .events
        .push(event(80, EventKind::OffSiteNotice, "2026-11-11"));
    assert_eq!(
        only(&look(&pupil, "2026-11-17"), "C30").standing,
        Standing::Met
    );
    pupil
        .events
        .push(event(81, EventKind::OffSiteReviewRequested, "2026-12-01"));
    assert_eq!(
        only(&look(&pupil, "2026-12-02"), "C31").due,
        Due::Unknown(UnknownWhy::NoNumber)
    );
    pupil.reviews.push(common::child::review(50, "2026-11-27"));
    silent(&look(&pupil, "2026-12-02"), "C31");
    pupil
        .events
        .push(event(82, EventKind::OffSiteReviewPlanned, "2026-12-10"));
    let found = look(&pupil, "2026-12-02");
    assert_eq!(only(&found, "C32").due, Due::Day(day("2026-12-02")));
    assert_eq!(only(&found, "C32D").due, Due::Day(day("2026-12-18")));
}

#[test]
fn ehc_weeks_run_through_holidays() {
    let mut pupil = child();
    pupil
        .events
        .push(event(80, EventKind::EhcRequested, "2026-11-10"));
    let found = look(&pupil, "2026-11-11");
    let decide = only(&found, "C60");
    assert_eq!(
        (decide.due.day(), decide.next_school_day),
        (Some(day("2026-12-22")), Some(day("2027-01-05"))),
        "six weeks is in the Christmas holiday, and that is said"
    );
    assert_eq!(only(&found, "C60F").due.day(), Some(day("2027-03-30")));
    assert_eq!(
        only(&found, "C60N").due.day(),
        Some(day("2027-03-02")),
        "sixteen weeks to say whether there will be a plan"
    );
    silent(&look(&pupil, "2027-03-03"), "C60N");
    pupil
        .events
        .push(event(81, EventKind::EhcDecided, "2026-12-15"));
    silent(&look(&pupil, "2026-12-16"), "C60");
    pupil
        .events
        .push(event(82, EventKind::EhcFinal, "2027-03-20"));
    silent(&look(&pupil, "2027-04-01"), "C60F");
}

#[test]
fn an_ehc_plan_is_reviewed_each_year_and_early_before_exclusion() {
    let mut pupil = child();
    pupil.facts.push(fact(FactKind::Ehcp, "2025-12-01"));
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C61").due,
        Due::Day(day("2026-11-30")),
        "the day of the plan is the first of the twelve months"
    );
    silent(&look(&pupil, "2026-06-10"), "C61");
    pupil
        .events
        .push(event(80, EventKind::EhcReviewed, "2026-11-20"));
    let found = look(&pupil, "2026-11-23");
    silent(&found, "C61");
    assert_eq!(only(&found, "C61D").due, Due::Day(day("2026-12-18")));
    assert_eq!(only(&found, "C61A").due, Due::Day(day("2027-02-12")));
    pupil.statuses.push(status(StatusKind::Risk, "2026-12-01"));
    assert_eq!(
        only(&look(&pupil, "2026-12-02"), "C62").standing,
        Standing::Unknown,
        "no number of days is set, and none was held since"
    );
    pupil
        .events
        .push(event(81, EventKind::EhcReviewed, "2026-12-10"));
    silent(&look(&pupil, "2026-12-11"), "C62");
}

#[test]
fn a_year_six_childs_plan_is_amended_by_the_fifteenth_of_february() {
    let mut pupil = child();
    pupil.dob = Some(day("2016-01-15"));
    pupil.facts.push(fact(FactKind::Ehcp, "2024-01-10"));
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C61P").due,
        Due::Day(day("2027-02-15"))
    );
    pupil.dob = Some(day("2011-01-15"));
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C61P").due,
        Due::Day(day("2027-03-31"))
    );
}

#[test]
fn home_and_missing_education_have_local_clocks() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Ehe, "2026-01-20"));
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C70").due,
        Due::Day(day("2027-01-20"))
    );
    pupil
        .events
        .push(event(80, EventKind::EheContact, "2026-09-30"));
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C70").due,
        Due::Day(day("2027-09-30")),
        "from the last contact"
    );

    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Cme, "2026-11-09"));
    let found = look(&pupil, "2026-11-10");
    assert_eq!(
        (
            only(&found, "C71").due.day(),
            only(&found, "C71A").due.day()
        ),
        (Some(day("2026-11-23")), Some(day("2026-12-07")))
    );
    pupil
        .events
        .push(event(80, EventKind::CmeEnquiry, "2026-11-25"));
    assert_eq!(
        only(&look(&pupil, "2026-11-26"), "C71")
            .met
            .as_ref()
            .map(|met| met.late),
        Some(true)
    );
}

#[test]
fn seeing_a_home_educated_child_is_contact_with_the_family() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Ehe, "2025-01-20"));
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C70").standing,
        Standing::Breached
    );
    pupil.sightings.push(Sighting {
        id: id(60),
        on: day("2026-06-01"),
        in_person: true,
    });
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C70").due,
        Due::Day(day("2027-06-01"))
    );
}

#[test]
fn first_enquiries_give_way_to_all_enquiries() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Cme, "2026-11-09"));
    assert_eq!(
        only(&look(&pupil, "2026-12-01"), "C71").standing,
        Standing::Breached
    );
    let later = look(&pupil, "2026-12-09");
    silent(&later, "C71");
    assert_eq!(
        only(&later, "C71A").standing,
        Standing::Breached,
        "one line is enough to say that nobody has enquired"
    );
}

#[test]
fn a_duty_of_others_that_was_never_recorded_is_asked_about_for_a_month() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Osd, "2026-11-16"));
    assert_eq!(
        only(&look(&pupil, "2026-12-12"), "C30").standing,
        Standing::Unknown
    );
    silent(&look(&pupil, "2026-12-13"), "C30");
    assert_eq!(
        only(&look_back(&pupil, "2026-12-13"), "C30").standing,
        Standing::Unknown,
        "history keeps what is not known"
    );
}

#[test]
fn a_window_closes_without_blame() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Sao, "2026-11-02"));
    pupil
        .events
        .push(event(80, EventKind::SaoNotice, "2026-11-02"));
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C72").due,
        Due::Day(day("2026-11-16")),
        "the day of service is the first of fifteen"
    );
    silent(&look(&pupil, "2026-11-17"), "C72");
    assert_eq!(
        only(&look_back(&pupil, "2026-11-17"), "C72").standing,
        Standing::Passed,
        "nobody was bound to use it"
    );
}

#[test]
fn a_school_that_takes_a_child_on_owes_a_return_in_five_days() {
    let mut pupil = child();
    pupil
        .events
        .push(event(80, EventKind::Admitted, "2026-11-09"));
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C23").due,
        Due::Day(day("2026-11-14"))
    );
    pupil
        .events
        .push(event(81, EventKind::AdmissionReturn, "2026-11-12"));
    silent(&look(&pupil, "2026-11-13"), "C23");
    let mut before = child();
    before
        .events
        .push(event(80, EventKind::Admitted, "2024-08-18"));
    silent(&look_back(&before, "2024-08-20"), "C23");
}

#[test]
fn a_child_who_comes_into_care_has_a_plan_in_ten_working_days() {
    let mut pupil = child();
    pupil.facts.push(fact(FactKind::Lac, "2026-12-21"));
    let found = look(&pupil, "2026-12-22");
    let pep = only(&found, "C80");
    assert_eq!(
        pep.due,
        Due::Day(day("2027-01-07")),
        "Christmas Day, its Monday and New Year’s Day are no working days"
    );
    assert_eq!(
        explain(pep, &calendars()).sentence,
        "Thu 7 Jan = 10 working days after Mon 21 Dec 2026 (bank holidays Fri 25 Dec, Mon 28 Dec, Fri 1 Jan not counted)"
    );
    pupil.facts[0].started_on = Some(day("2020-05-01"));
    silent(&look(&pupil, "2026-12-22"), "C80");
}

#[test]
fn the_authoritys_own_returns_are_on_published_days() {
    let coming = returns(day("2026-11-22"));
    let days: Vec<(&str, String)> = coming
        .iter()
        .map(|coming| (coming.rule.id, coming.census_day.to_string()))
        .collect();
    assert_eq!(
        days,
        [
            ("C90", "2027-01-21".to_owned()),
            ("C91", "2027-01-21".to_owned()),
            ("C91", "2027-05-20".to_owned()),
            ("C91", "2027-10-07".to_owned())
        ]
    );
    assert!(
        returns(day("2022-10-01"))
            .iter()
            .any(|coming| (coming.census_day, coming.send_by)
                == (day("2022-10-06"), Some(day("2022-11-04")))),
        "as it was published for autumn 2022"
    );
    assert!(
        returns(day("2026-10-01"))
            .iter()
            .any(|coming| coming.census_day == day("2026-10-01")),
        "the day itself still counts"
    );
}

#[test]
fn a_line_reads_as_a_person_would_say_it() {
    let mut pupil = child();
    let mut home = status(StatusKind::Ehe, "2024-11-21");
    home.id = id(11);
    pupil.statuses.push(home);
    let found = look(&pupil, "2026-11-10");
    assert_eq!(
        only(&found, "C70").sentence,
        "Contact with the family was due Fri 21 Nov 2025, 354 days ago: not recorded · home educated since Thu 21 Nov 2024",
        "another year is said"
    );
    pupil.statuses[0] = status(StatusKind::Cme, "2026-10-19");
    assert!(
        only(&look(&pupil, "2026-11-09"), "C71")
            .sentence
            .starts_with("First round of enquiries due today: not recorded"),
        "a task is due today, a day is today"
    );
    pupil.statuses[0].started_on = None;
    assert!(
        only(&look(&pupil, "2026-11-09"), "C71")
            .sentence
            .ends_with(" · missing education"),
        "without the day no “since” hangs in the air"
    );
    pupil.statuses[0] = status(StatusKind::Osd, "2026-11-09");
    assert!(
        only(&look(&pupil, "2026-11-10"), "C30")
            .sentence
            .contains("was due Thu 5 Nov, 3 school days ago: not recorded whether it was done")
    );
}
