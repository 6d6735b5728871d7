//! What a statute asks to be in a notice, as a table after the words, so that nobody has to look for it in a paragraph.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use waymark_documents::letter::Particular;
use waymark_documents::words::{long_date, plain_date};
use waymark_domain::SettingRef;
use waymark_domain::facts::EventKind;
use waymark_store::tables::{Placement, Session};
use waymark_store::{Reader, facts};

use super::letter::{Matter, place_lines};
use super::meeting::full_name;
use crate::names;

/// Where the child is to be.
const WHERE: &str = "Where";
/// A place besides the first.
pub(super) const ALSO: &str = "Also at";
/// Whom the child asks for on the first day.
pub(super) const REPORT_TO: &str = "Person to report to on the first day";
/// The only particular of a place that no statute asks for.
pub(super) const TRANSPORT: &str = "How the child gets there";

fn particular(label: &str, value: Option<String>) -> Particular {
    Particular {
        label: label.to_owned(),
        value: value.filter(|text| !text.trim().is_empty()),
    }
}

/// The latest step of a kind that was taken about this child.
pub(super) fn taken(matter: &Matter, kind: EventKind) -> Option<NaiveDate> {
    matter
        .steps
        .iter()
        .filter(|step| step.kind.as_deref() == Some(kind.code()))
        .filter_map(|step| step.on_day)
        .max()
}

/// What a governing body must be able to check before it answers. Source: School Standards and Framework Act 1998 ss.96 and 97.
pub(super) fn direction(
    reader: &Reader,
    matter: &Matter,
    today: NaiveDate,
) -> waymark_store::Result<Vec<Particular>> {
    let case = matter.case.as_ref();
    let day = |kind| taken(matter, kind).map(long_date);
    Ok(vec![
        particular(
            "Child",
            Some(format!(
                "{}{}",
                full_name(&matter.pupil),
                matter
                    .pupil
                    .dob
                    .map(|dob| format!(", born {}", plain_date(dob)))
                    .unwrap_or_default()
            )),
        ),
        particular(
            "Year group",
            facts::nc_year(&matter.pupil, today).map(|year| crate::words::year(&year.code())),
        ),
        particular(
            "School to be named",
            names::setting(
                reader,
                case.and_then(|case| case.decision_setting.as_deref()),
            )?,
        ),
        particular(
            "The panel decided on",
            matter
                .meeting
                .as_ref()
                .and_then(|meeting| meeting.held_on)
                .map(long_date),
        ),
        particular("The school was asked on", day(EventKind::FapAsked)),
        particular("The school refused on", day(EventKind::FapRefused)),
        particular(
            "The school's reasons",
            case.and_then(|case| case.refused_reason.clone()),
        ),
        particular(
            "The parents' view",
            case.and_then(|case| case.parents_said.clone()),
        ),
    ])
}

/// What a statute asks for, of every place that the letter tells of. Source: 2007 Regulations reg. 13 (day six); 2010 Regulations
/// on off-site provision.
///
/// For a reader who must not learn where the child is, the way there is left out with the place: "taxi to the gate" tells both.
pub(super) fn place(
    reader: &Reader,
    matter: &Matter,
    hides: bool,
) -> waymark_store::Result<Vec<Particular>> {
    let mut rows = place_rows(
        reader,
        WHERE,
        matter.placement.as_ref(),
        &matter.sessions,
        hides,
    )?;
    for (placement, sessions) in &matter.further {
        rows.extend(place_rows(reader, ALSO, Some(placement), sessions, hides)?);
    }
    Ok(rows)
}

fn place_rows(
    reader: &Reader,
    label: &str,
    placement: Option<&Placement>,
    sessions: &[Session],
    hides: bool,
) -> waymark_store::Result<Vec<Particular>> {
    let mut rows = Vec::new();
    let setting = placement.and_then(|row| row.setting.as_deref());
    if hides {
        // A place that nobody has recorded cannot be told in person either.
        rows.push(particular(
            label,
            setting.map(|_| "We will tell you in person".to_owned()),
        ));
    } else {
        rows.push(particular(
            label,
            Some(place_lines(reader, setting)?.join("\n")),
        ));
        rows.push(particular(
            REPORT_TO,
            setting
                .and_then(|text| text.parse::<SettingRef>().ok())
                .map_or(Ok(None), |setting| crate::providers::held(reader, setting))?
                .and_then(|provider| provider.contact_name),
        ));
    }
    let long = |day: Option<NaiveDate>| day.map(long_date);
    rows.push(particular(
        "First day",
        long(placement.and_then(|row| row.started_on)),
    ));
    rows.push(particular(
        "Until",
        long(placement.and_then(|row| row.ended_on.or(row.planned_end))),
    ));
    let days: BTreeSet<_> = sessions.iter().filter_map(|row| row.weekday).collect();
    rows.push(particular(
        "Days a week",
        (!days.is_empty()).then(|| days.len().to_string()),
    ));
    rows.push(particular("Times", times(sessions)));
    if !hides {
        rows.push(particular(
            TRANSPORT,
            placement.and_then(|row| row.transport.clone()),
        ));
    }
    Ok(rows)
}

/// "Monday to Thursday, 09:00 to 12:00 and 13:00 to 15:00", a line for each set of hours.
pub(super) fn times(sessions: &[Session]) -> Option<String> {
    let clock = |minutes: i64| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
    let mut days: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for row in sessions {
        if let (Some(day), Some(starts), Some(ends)) = (row.weekday, row.starts, row.ends)
            && let Ok(day @ 1..=5) = usize::try_from(day)
        {
            days.entry(day)
                .or_default()
                .push(format!("{} to {}", clock(starts), clock(ends)));
        }
    }
    let mut alike: Vec<(Vec<usize>, Vec<String>)> = Vec::new();
    for (day, hours) in days {
        match alike.iter_mut().find(|(_, held)| *held == hours) {
            Some((days, _)) => days.push(day),
            None => alike.push((vec![day], hours)),
        }
    }
    let lines: Vec<String> = alike
        .iter()
        .map(|(days, hours)| format!("{}, {}", weekdays(days), hours.join(" and ")))
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// "Monday to Thursday", "Monday and Friday"; from 1 for Monday, in order.
fn weekdays(days: &[usize]) -> String {
    const DAYS: [&str; 5] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
    let named: Vec<&str> = days
        .iter()
        .filter_map(|day| DAYS.get(day.checked_sub(1)?).copied())
        .collect();
    match named.as_slice() {
        [first, .., last]
            if days.len() > 2 && days.windows(2).all(|pair| pair[1] == pair[0] + 1) =>
        {
            format!("{first} to {last}")
        }
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        named => named.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taught(weekday: i64, starts: i64, ends: i64) -> Session {
        Session {
            weekday: Some(weekday),
            starts: Some(starts),
            ends: Some(ends),
            ..Session::default()
        }
    }

    #[test]
    fn days_with_the_same_hours_are_said_once() {
        let mut week: Vec<Session> = (1..=4)
            .flat_map(|day| [taught(day, 540, 720), taught(day, 780, 900)])
            .collect();
        week.push(taught(5, 540, 720));
        assert_eq!(
            times(&week).as_deref(),
            Some("Monday to Thursday, 09:00 to 12:00 and 13:00 to 15:00\nFriday, 09:00 to 12:00")
        );
        let apart = [taught(1, 540, 720), taught(3, 540, 720)];
        assert_eq!(
            times(&apart).as_deref(),
            Some("Monday and Wednesday, 09:00 to 12:00")
        );
        assert_eq!(times(&[]), None, "no hours are not no education");
    }
}
