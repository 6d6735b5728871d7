//! The reviews of a round as one bundle for whoever moderates them, those that ask for a look first.

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_documents::Options;
use waymark_documents::moderation::{self, Exception, Moderated, Moderation};
use waymark_domain::{dates, hours};
use waymark_store::tables::{Placement, Review};
use waymark_store::views::{self, CaseloadRow, Filter, PupilsQuery, Test, View};
use waymark_store::{Reader, Result as Read};

use super::{Made, refused};
use crate::caseload::imprint;
use crate::{App, Failure, names, words};

/// What is looked for, in the order in which it is printed: what it is called and how it is decided.
const LOOKED_FOR: [(&str, &str); 5] = [
    (
        "No next date",
        "The review names no day on which the child is looked at again.",
    ),
    (
        "Hours under",
        "Fewer timetabled hours this week than the week of the key stage.",
    ),
    (
        "Overstay",
        "A placement runs that should have ended before today.",
    ),
    (
        "Continued a third time",
        "The last three reviews all decided to continue or to extend.",
    ),
    (
        "Voice missing",
        "The child’s own words are not in the review.",
    ),
];

/// What one of [`LOOKED_FOR`] comes to for a review.
enum Look {
    /// It asks for a look, and this is why.
    Asks(String),
    Fine,
    /// What it rests on is not recorded.
    Unknown,
}

/// The reviews held between two days, of these children or of everybody.
pub(super) fn reviews(
    app: &App,
    (from, until): (NaiveDate, NaiveDate),
    pupils: Option<&[Uuid]>,
    options: &Options,
) -> Result<Made, Failure> {
    if until < from {
        return Err(Failure::at(
            "until",
            "The last day lies before the first. Choose a later one.",
        ));
    }
    let today = app.today();
    let (imprint, read) = app.read(|reader| {
        let rows = match pupils {
            Some(pupils) => {
                let mut rows = Vec::new();
                for pupil in pupils {
                    rows.extend(views::pupil(reader, *pupil)?);
                }
                rows
            }
            None => reviewed_since(reader, from, today)?,
        };
        let mut found = Vec::new();
        for row in rows {
            found.extend(of_child(reader, &row, (from, until), today)?);
        }
        Ok((imprint(reader)?, found))
    })?;
    let mut looked_for: Vec<Exception> = LOOKED_FOR
        .iter()
        .map(|(what, meaning)| Exception {
            what: (*what).to_owned(),
            meaning: (*meaning).to_owned(),
            ..Exception::default()
        })
        .collect();
    let mut reviews = Vec::new();
    for (mut review, found) in read {
        for ((exception, said), (what, _)) in looked_for.iter_mut().zip(found).zip(LOOKED_FOR) {
            match said {
                Look::Unknown => exception.unknown += 1,
                Look::Asks(sentence) => {
                    exception.cases.push(review.case_ref.clone());
                    review.exceptions.push(format!("{what}: {sentence}"));
                }
                Look::Fine => {}
            }
        }
        reviews.push(review);
    }
    // Those of which most is to be said come first.
    reviews.sort_by_cached_key(|review| {
        (
            std::cmp::Reverse(review.exceptions.len()),
            waymark_domain::name::fold(&review.name),
        )
    });
    let value = Moderation {
        imprint,
        shows: if from == until {
            format!("held on {}", dates::long(from))
        } else {
            format!("held from {} to {}", dates::short(from), dates::long(until))
        },
        looked_for,
        reviews,
    };
    let rendered = moderation::render(&value, options).map_err(refused)?;
    let mut made = Made::new(
        "Reviews for moderation",
        format!("Reviews {from} to {until}.pdf"),
        rendered,
    );
    made.about.recipient = Some("The team’s manager".to_owned());
    made.about.purpose = "Moderation of reviews".to_owned();
    Ok(made)
}

fn reviewed_since(reader: &Reader, from: NaiveDate, today: NaiveDate) -> Read<Vec<CaseloadRow>> {
    let eve = from.pred_opt().unwrap_or(from);
    let of = |view: View| PupilsQuery {
        view: Some(view),
        filters: Some(vec![Filter {
            column: "last_review".into(),
            test: Test::After,
            value: eve.to_string(),
        }]),
        ..PupilsQuery::default()
    };
    let mut rows = views::every_pupil(reader, &of(View::Everyone), today)?;
    rows.extend(views::every_pupil(reader, &of(View::Closed), today)?);
    Ok(rows)
}

fn of_child(
    reader: &Reader,
    row: &CaseloadRow,
    (from, until): (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> Read<Vec<(Moderated, [Look; LOOKED_FOR.len()])>> {
    let mut all = Review::for_pupil(reader, row.pupil)?;
    all.sort_by_key(|review| (review.held_on, review.id));
    let placements = Placement::for_pupil(reader, row.pupil)?;
    let mut found = Vec::new();
    for (at, review) in all.iter().enumerate() {
        if review
            .held_on
            .is_some_and(|held| from <= held && held <= until)
        {
            let place = match placements
                .iter()
                .find(|placement| Some(placement.id) == review.placement)
            {
                Some(placement) => names::setting(reader, placement.setting.as_deref())?,
                None if row.where_now.is_empty() => Some("No provision".to_owned()),
                None => Some(row.where_now.join(", ")),
            };
            let exceptions = [
                no_next(review),
                hours_under(row),
                overstay(&placements, review, today),
                third_time(&all[..=at]),
                voice(review),
            ];
            found.push((moderated(row, review, place), exceptions));
        }
    }
    Ok(found)
}

fn filled(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

fn no_next(review: &Review) -> Look {
    match review.next_on {
        Some(_) => Look::Fine,
        None => Look::Asks(
            filled(review.no_next_reason.as_deref())
                .unwrap_or("no reason is given")
                .to_owned(),
        ),
    }
}

fn hours_under(row: &CaseloadRow) -> Look {
    match (row.minutes_week, row.entitlement) {
        (Some(has), Some(due)) if has < due => {
            Look::Asks(in_hours(Some(has), Some(due)).unwrap_or_default())
        }
        (Some(_), Some(_)) => Look::Fine,
        _ => Look::Unknown,
    }
}

/// "14.5 of 25 h a week".
fn in_hours(has: Option<i64>, due: Option<i64>) -> Option<String> {
    let text = |minutes: i64| u16::try_from(minutes).ok().map(hours::hours);
    match (text(has?), due.and_then(text)) {
        (Some(has), Some(due)) => Some(format!("{has} of {due} h a week")),
        (Some(has), None) => Some(format!("{has} h a week")),
        _ => None,
    }
}

fn overstay(placements: &[Placement], review: &Review, today: NaiveDate) -> Look {
    let over = placements
        .iter()
        .filter(|row| review.placement.is_none_or(|id| id == row.id))
        .filter(|row| {
            row.kind.as_deref() != Some("school")
                && row.started_on.is_none_or(|day| day <= today)
                && row.ended_on.is_none_or(|day| day >= today)
        })
        .filter_map(|row| row.planned_end)
        .filter(|end| *end < today)
        .min();
    over.map_or(Look::Fine, |end| {
        Look::Asks(format!("it was to end on {}", dates::long(end)))
    })
}

/// The last of these and the two before it went on as before, of the same placement.
fn third_time(reviews: &[Review]) -> Look {
    let placement = reviews.last().and_then(|review| review.placement);
    let mut before = reviews
        .iter()
        .rev()
        .filter(|review| placement.is_none() || review.placement == placement);
    let mut first = None;
    for _ in 0..3 {
        match before.next() {
            Some(review) if matches!(review.decision.as_deref(), Some("continue" | "extend")) => {
                first = review.held_on;
            }
            Some(review) if review.decision.is_none() => return Look::Unknown,
            _ => return Look::Fine,
        }
    }
    Look::Asks(first.map_or_else(
        || "the first on an unknown day".to_owned(),
        |day| format!("as on {} and since", dates::long(day)),
    ))
}

fn voice(review: &Review) -> Look {
    match filled(review.voice_child.as_deref()) {
        Some(_) => Look::Fine,
        None => Look::Asks("the child’s own words are not written down".to_owned()),
    }
}

fn moderated(row: &CaseloadRow, review: &Review, place: Option<String>) -> Moderated {
    let called = row.known_as.as_deref().unwrap_or(&row.forename);
    let said = [
        ("Who was there", &review.attendees),
        ("The child’s own words", &review.voice_child),
        ("The family’s words", &review.voice_family),
        ("Progress against the aim", &review.progress),
        ("Behaviour and engagement", &review.behaviour),
        ("The school’s view", &review.school_view),
        ("The provider’s view", &review.provider_view),
        ("Concerns, safeguarding among them", &review.concerns),
        ("Next steps", &review.next_steps),
    ];
    Moderated {
        name: format!("{called} {}", row.surname),
        case_ref: row.case_ref.clone(),
        year_group: row.year.as_deref().map(words::year),
        place,
        officer: row.owner_name.clone(),
        held_on: review.held_on,
        kind: review.kind.as_deref().map(|kind| {
            match kind {
                "placement" => "Placement review",
                "half_termly" => "Half-termly review",
                "reduced_timetable" => "Reduced-timetable review",
                "reintegration" => "Reintegration review",
                "emergency" => "Emergency review",
                "final" => "Final review",
                other => other,
            }
            .to_owned()
        }),
        hours: in_hours(row.minutes_week, row.entitlement),
        attendance: review.attendance_pct,
        meets_need: review.still_meets_need.as_deref().map(words::sentence_case),
        decision: review.decision.as_deref().map(|decision| {
            match decision {
                "continue" => "Continue",
                "extend" => "Extend",
                "increase" => "Increase hours",
                "reduce" => "Reduce hours",
                "return" => "Return to school",
                "transfer" => "Move elsewhere",
                "end" => "End",
                other => other,
            }
            .to_owned()
        }),
        next_on: review.next_on,
        exceptions: Vec::new(),
        said: said
            .into_iter()
            .filter_map(|(label, text)| {
                filled(text.as_deref()).map(|text| (label.to_owned(), text.to_owned()))
            })
            .collect(),
    }
}
