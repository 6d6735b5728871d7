//! What the cases of a meeting come to in numbers, counted from the same values that their briefs print.

use std::collections::BTreeMap;

use waymark_documents::case::Case;
use waymark_documents::pack::figures::{FigureGroup, Figures};

use crate::words::count;

/// The numbers of these cases.
pub(super) fn of(cases: &[Case]) -> Figures {
    let years = tally(cases.iter().map(|case| {
        vec![
            case.year_group
                .clone()
                .unwrap_or_else(|| "Unknown".to_owned()),
        ]
    }));
    let categories = tally(cases.iter().map(|case| {
        vec![
            case.category
                .clone()
                .unwrap_or_else(|| "Not recorded".to_owned()),
        ]
    }));
    let plainer_categories = plainer(
        cases.iter().any(|case| case.category_needs),
        cases.iter().map(|case| match &case.category {
            Some(_) if case.category_needs => vec!["Withheld".to_owned()],
            Some(words) => vec![words.clone()],
            None => vec!["Not recorded".to_owned()],
        }),
    );
    let statuses = tally(cases.iter().map(|case| {
        let held = case.brief.statuses.iter();
        held.map(|status| status.label.clone()).collect()
    }));
    let of_need = |case: &Case| case.brief.statuses.iter().any(|status| status.needs);
    let plainer_statuses = plainer(
        cases.iter().any(of_need),
        cases.iter().map(|case| {
            let held = case.brief.statuses.iter();
            held.map(|status| match status.needs {
                true => "Out of school".to_owned(),
                false => status.label.clone(),
            })
            .collect()
        }),
    );
    let facts = tally(cases.iter().map(|case| match &case.brief.facts {
        None => vec!["Not recorded".to_owned()],
        Some(facts) => facts.iter().map(|fact| fact.label.clone()).collect(),
    }));
    let hours = [
        "None",
        "Less than the entitlement",
        "The entitlement or more",
        "Unknown",
    ];
    let hours = lines(&hours, cases, |case| {
        match (case.brief.minutes_now, case.brief.minutes_entitled) {
            (Some(0), _) => 0,
            (Some(now), Some(entitled)) if now < entitled => 1,
            (Some(_), Some(_)) => 2,
            _ => 3,
        }
    });
    let places = [
        "Passed",
        "Within five school days",
        "Later",
        "No place is looked for",
    ];
    let places = lines(&places, cases, |case| {
        match (case.allocate_by, case.allocate_days_left) {
            (Some(_), Some(left)) if left < 0 => 0,
            (Some(_), Some(left)) if left <= 5 => 1,
            (Some(_), _) => 2,
            (None, _) => 3,
        }
    });
    let voices = ["Recorded", "Not recorded"];
    let voices = lines(&voices, cases, |case| {
        usize::from(
            case.brief
                .child_view
                .as_deref()
                .is_none_or(|text| text.trim().is_empty()),
        )
    });
    let group = |title: &str, needs: bool, lines: Vec<(String, String)>| FigureGroup {
        title: title.to_owned(),
        needs,
        lines,
        plainer: None,
    };
    Figures {
        sentence: format!(
            "{} on this agenda, counted as their briefs print them.",
            count(cases.len() as u64, "case", "cases")
        ),
        groups: vec![
            group("Year group", false, years),
            FigureGroup {
                plainer: plainer_categories,
                ..group("Category", false, categories)
            },
            FigureGroup {
                plainer: plainer_statuses,
                ..group("Status: a child may have several", false, statuses)
            },
            group("Education now, a week", false, hours),
            group("School place to be allocated by", false, places),
            group("The child’s own words", false, voices),
            group(
                "Needs and vulnerabilities: a child may have several",
                true,
                facts,
            ),
        ],
    }
}

/// The same count without what tells of a need, where something does.
fn plainer(tells: bool, said: impl Iterator<Item = Vec<String>>) -> Option<Vec<(String, String)>> {
    tells.then(|| tally(said))
}

/// How many cases say each thing; a case that says it twice counts once.
fn tally(said: impl Iterator<Item = Vec<String>>) -> Vec<(String, String)> {
    let mut counted: BTreeMap<(usize, String), u64> = BTreeMap::new();
    for mut words in said {
        words.sort();
        words.dedup();
        for word in words {
            // "Year 9" before "Year 10".
            *counted.entry((word.len(), word)).or_default() += 1;
        }
    }
    counted
        .into_iter()
        .map(|((_, word), cases)| (word, cases.to_string()))
        .collect()
}

/// How many cases fall under each of these words, those with none too.
fn lines(words: &[&str], cases: &[Case], which: impl Fn(&Case) -> usize) -> Vec<(String, String)> {
    words
        .iter()
        .enumerate()
        .map(|(at, word)| {
            let found = cases.iter().filter(|case| which(case) == at).count();
            ((*word).to_owned(), found.to_string())
        })
        .collect()
}
