//! A line written in a hurry and the day that it is about. Tuesday 10 November 2026 is today.

use chrono::NaiveDate;
use proptest::prelude::*;
use waymark_domain::mentioned;

fn today() -> NaiveDate {
    "2026-11-10".parse().expect("a day")
}

fn read(text: &str) -> Option<(String, String)> {
    mentioned::day(text, today()).map(|found| (found.day.to_string(), found.words))
}

#[test]
fn words_for_days_are_read_as_they_are_meant() {
    for (text, day) in [
        ("Rang mum yesterday, no answer", "2026-11-09"),
        ("the day before yesterday he was seen", "2026-11-08"),
        ("seen at home this morning", "2026-11-10"),
        ("message last night from dad", "2026-11-09"),
        ("Visit on Friday went well", "2026-11-06"),
        ("spoke to school tuesday", "2026-11-10"),
        ("last Tuesday: nobody in", "2026-11-03"),
        ("Thurs: call with SENCO", "2026-11-05"),
        ("on Sat his aunt rang", "2026-11-07"),
        ("visit 9/11.", "2026-11-09"),
        ("visit 9/11/25 at home", "2025-11-09"),
        ("meeting (3 Nov) agreed to try again", "2026-11-03"),
        ("meeting 3rd November 2026, agreed", "2026-11-03"),
        ("Nov 3 call", "2026-11-03"),
        // This year's is far ahead, so last year's is meant.
        ("school wrote on 4 May that", "2026-05-04"),
        ("school wrote on 20/4", "2026-04-20"),
        ("wrote on 1 March", "2026-03-01"),
    ] {
        assert_eq!(
            read(text).map(|(day, _)| day).as_deref(),
            Some(day),
            "“{text}”"
        );
    }
}

#[test]
fn what_lies_ahead_and_what_is_no_day_propose_nothing() {
    for text in [
        "Sat with him for an hour",
        "he likes the sun",
        "call back next Monday",
        "needs an answer by Friday",
        "review on 12/11",
        "panel 12 Nov",
        "carer is there 24/7",
        "he may come back",
        "31/02 is not a day",
        "room 12",
        "",
    ] {
        assert_eq!(read(text), None, "“{text}”");
    }
}

#[test]
fn the_words_that_gave_the_day_are_named() {
    assert_eq!(
        read("meeting (3 Nov) agreed"),
        Some(("2026-11-03".into(), "3 Nov".into()))
    );
    assert_eq!(
        read("last Tuesday: nobody in").map(|(_, words)| words),
        Some("last Tuesday".into())
    );
}

proptest! {
    #[test]
    fn no_text_gives_a_day_after_today(text in ".{0,80}") {
        if let Some(found) = mentioned::day(&text, today()) {
            prop_assert!(found.day <= today());
        }
    }

    #[test]
    fn a_whole_day_that_is_past_is_found_in_any_sentence(back in 0u64..4000) {
        let day = today() - chrono::Days::new(back);
        let text = format!("he was seen {} at home", waymark_domain::dates::numeric(day));
        prop_assert_eq!(mentioned::day(&text, today()).map(|found| found.day), Some(day));
    }
}
