//! The rule for keeping backups, over any history of times.

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use waymark_store::backup::keep::{DAILY, OLDEST_DAYS, WEEKLY, keep};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 10).expect("a date")
}

fn days_ago(days: u64, minutes: i64) -> NaiveDateTime {
    today()
        .checked_sub_days(Days::new(days))
        .and_then(|d| d.and_hms_opt(0, 0, 0))
        .expect("a date")
        + TimeDelta::minutes(minutes)
}

fn kept(made: &[NaiveDateTime], today: NaiveDate) -> Vec<NaiveDateTime> {
    made.iter()
        .zip(keep(made, today))
        .filter(|(_, keep)| *keep)
        .map(|(at, _)| *at)
        .collect()
}

#[test]
fn a_year_of_one_backup_a_day_leaves_fourteen_days_and_ten_weeks() {
    let made: Vec<_> = (0..365).map(|n| days_ago(n, 540)).collect();
    let kept = kept(&made, today());
    let ages: Vec<i64> = kept
        .iter()
        .map(|at| (today() - at.date()).num_days())
        .collect();
    // Tuesday 10 November: fourteen days back to Wednesday 28 October, then the Sundays of the weeks before.
    let expected: Vec<i64> = (0..14).chain([16, 23, 30, 37, 44, 51, 58]).collect();
    assert_eq!(
        ages, expected,
        "the Sundays at 2 and 9 days are among the fourteen and this week's is today's: ten weeks in all"
    );
}

fn history() -> impl Strategy<Value = Vec<NaiveDateTime>> {
    prop::collection::vec((0_u64..200, 0_i64..1440), 0..80)
        .prop_map(|all| all.into_iter().map(|(d, m)| days_ago(d, m)).collect())
}

proptest! {
    #[test]
    fn the_newest_is_kept_and_nothing_old_is(made in history()) {
        let kept = kept(&made, today());
        for at in &kept {
            prop_assert!((today() - at.date()).num_days() <= OLDEST_DAYS as i64, "an erased child must be gone after ninety days");
        }
        if let Some(newest) = made.iter().max().filter(|at| (today() - at.date()).num_days() <= OLDEST_DAYS as i64) {
            prop_assert!(kept.contains(newest), "the newest backup is never pruned");
        }
        let before_today = kept.iter().filter(|at| at.date() < today()).count();
        prop_assert!(before_today <= DAILY + WEEKLY, "{before_today} is more than the rule allows");
    }

    #[test]
    fn pruning_twice_is_pruning_once(made in history()) {
        let once = kept(&made, today());
        prop_assert_eq!(kept(&once, today()), once, "what was kept stays kept on the same day");
    }

    #[test]
    fn pruning_every_day_keeps_what_pruning_once_would(made in history(), days in 1_u64..40) {
        // A laptop used daily and one left in a drawer end with the same daily copies.
        let later = today() + Days::new(days);
        let mut daily = made.clone();
        for n in 0..=days {
            daily = kept(&daily, today() + Days::new(n));
        }
        let newest = |all: Vec<NaiveDateTime>| all.into_iter().max();
        prop_assert_eq!(newest(daily), newest(kept(&made, later)), "either way the newest is there");
    }

    #[test]
    fn the_order_of_the_list_does_not_matter(made in history()) {
        let mut sorted = made.clone();
        sorted.sort();
        let mut a = kept(&made, today());
        let mut b = kept(&sorted, today());
        a.sort();
        b.sort();
        a.dedup();
        b.dedup();
        prop_assert_eq!(a, b);
    }

    #[test]
    fn a_backup_from_the_future_is_kept_and_takes_nobodys_place(made in history(), ahead in 1_u64..400) {
        let future = today().checked_add_days(Days::new(ahead)).and_then(|d| d.and_hms_opt(9, 0, 0)).expect("a date");
        let mut with = made.clone();
        with.push(future);
        let mut expected = kept(&made, today());
        expected.push(future);
        prop_assert_eq!(kept(&with, today()), expected, "a clock that was wrong once must not cost a good backup");
    }
}
