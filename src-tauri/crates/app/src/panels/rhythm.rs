//! How often a panel meets, from the words in which the team wrote it, and the day on which that makes it meet next.
//!
//! The words are the team's own; what cannot be read proposes no day. A day that is proposed is only typed in advance: whoever
//! plans the meeting may take another.

use chrono::{Days, NaiveDate};
use waymark_domain::Calendars;
use waymark_store::tables::{Meeting, Panel};

/// Numbers as they are written in a sentence.
const NUMBERS: [(&str, u64); 8] = [
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
];

/// Weeks between two meetings: 3 of "Every three weeks in term". A half-term has six or seven school weeks and a week off.
fn weeks(words: &str) -> Option<u64> {
    let folded = words.to_lowercase();
    let number = folded
        .split(|c: char| !c.is_alphanumeric())
        .find_map(|word| {
            word.parse::<u64>().ok().or_else(|| {
                let known = NUMBERS.iter().find(|(name, _)| *name == word);
                known.map(|(_, number)| *number)
            })
        });
    let has = |part: &str| folded.contains(part);
    match number {
        Some(number) if has("week") => Some(number),
        Some(number) if has("month") => Some(number * 4),
        Some(_) => None,
        None if has("fortnight") || has("other week") || has("second week") => Some(2),
        None if has("half-term") || has("half term") => Some(7),
        None if has("month") => Some(4),
        None if has("weekly") || has("every week") => Some(1),
        None => None,
    }
    .filter(|weeks| (1..=52).contains(weeks))
}

/// The day on which a panel would meet next: as long after its latest meeting as it usually waits, on the same weekday, and
/// put off by whole weeks while schools are closed. `None` when its rhythm or its latest meeting is not known.
pub(super) fn next_on(
    panel: &Panel,
    meetings: &[Meeting],
    calendars: Option<&Calendars>,
    today: NaiveDate,
) -> Option<NaiveDate> {
    let step = Days::new(7 * weeks(panel.meets.as_deref()?)?);
    let latest = meetings
        .iter()
        .filter(|meeting| meeting.stage.as_deref() != Some("cancelled"))
        .filter_map(|meeting| meeting.held_on)
        .max()?;
    let mut day = latest.checked_add_days(step)?;
    // A panel that has not met for long goes on in its own rhythm; three years of weekly meetings are looked through.
    for _ in 0..160 {
        if day >= today {
            break;
        }
        day = day.checked_add_days(step)?;
    }
    let calendar = calendars.and_then(Calendars::authority);
    let closed = |day| calendar.is_some_and(|calendar| calendar.is_school_day(day) == Ok(false));
    // The longest holiday is six weeks.
    for _ in 0..8 {
        if !closed(day) {
            break;
        }
        day = day.checked_add_days(Days::new(7))?;
    }
    (day >= today).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rhythm_is_read_from_the_words_of_the_team() {
        for (words, expected) in [
            ("Every three weeks in term", Some(3)),
            ("every 2 weeks", Some(2)),
            ("Fortnightly", Some(2)),
            ("Weekly", Some(1)),
            ("Monthly", Some(4)),
            ("Every two months", Some(8)),
            ("Half-termly", Some(7)),
            ("First Thursday", None),
            ("Four times a term", None),
            ("every 0 weeks", None),
            ("", None),
        ] {
            assert_eq!(weeks(words), expected, "{words}");
        }
    }

    #[test]
    fn the_next_day_follows_the_latest_meeting_and_never_lies_in_the_past() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let panel = Panel {
            meets: Some("Every three weeks".to_owned()),
            ..Panel::default()
        };
        let held = |on: &str, stage: &str| Meeting {
            held_on: Some(day(on)),
            stage: Some(stage.to_owned()),
            ..Meeting::default()
        };
        let met = [held("2026-10-15", "held"), held("2026-11-20", "cancelled")];
        let next = |today: &str| next_on(&panel, &met, None, day(today));
        assert_eq!(next("2026-10-20"), Some(day("2026-11-05")));
        assert_eq!(
            next("2026-11-10"),
            Some(day("2026-11-26")),
            "one that was missed is not planned in the past"
        );
        assert_eq!(next_on(&panel, &[], None, day("2026-10-20")), None);
    }
}
