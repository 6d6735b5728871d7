//! What stood in an issued pack: enough to see what has changed since and on which page it stood, and no word of it.
//!
//! A case is known by its hash; what of it has changed is told by marks of four hexadecimal figures, enough to see a change
//! and too few to find a text again once a child has been erased.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use waymark_documents::case::{Case, Meeting, PREFERENCE, Stage, Standing};
use waymark_documents::layout::Span;
use waymark_documents::pack::{PanelPack, section_anchor};
use waymark_documents::{PackSection, Sections};

use super::PackCopyFor;
use crate::shares::TRAVEL;

/// What stood in an issued pack.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Manifest {
    /// Hash of the head of the meeting's papers.
    pub meeting: String,
    /// Case reference to the hash of everything the pack prints about it.
    pub cases: BTreeMap<String, String>,
    /// The order of the agenda.
    pub order: Vec<String>,
    /// The head itself, so that a slip can say what has changed in it.
    pub head: Option<Meeting>,
    /// Case reference to the mark of each field.
    pub marks: BTreeMap<String, BTreeMap<String, String>>,
    /// Case reference to the number that the pack prints.
    pub numbers: BTreeMap<String, String>,
    /// Which pages each part has, by their labels.
    pub places: BTreeMap<String, Vec<String>>,
    /// Page to the letters that supplements have used after it.
    pub letters: BTreeMap<usize, usize>,
    /// Pages of the whole pack.
    pub pages: usize,
    /// The sections that it has.
    pub sections: Vec<PackSection>,
    /// Who got a copy.
    pub copies: Vec<PackCopyFor>,
    /// Hash of what a section that stands once says, by the name of its page. An issue of before they were kept has none,
    /// and then such a section is not said to have changed.
    pub parts: BTreeMap<String, String>,
}

impl Manifest {
    /// What stands in a pack, without its pages.
    pub fn of(pack: &PanelPack) -> Self {
        // Whether it is a draft is no change of what it says.
        let head = Meeting {
            stage: Stage::Issued,
            ..pack.meeting.clone()
        };
        let cases: Vec<Case> = pack.cases.iter().map(lasting).collect();
        Self {
            meeting: hash(&head),
            cases: cases
                .iter()
                .map(|case| (case.case_ref.clone(), hash(case)))
                .collect(),
            marks: cases
                .iter()
                .map(|case| (case.case_ref.clone(), marks(case)))
                .collect(),
            order: cases.iter().map(|case| case.case_ref.clone()).collect(),
            numbers: cases
                .iter()
                .zip(1..)
                .map(|(case, number)| (case.case_ref.clone(), number.to_string()))
                .collect(),
            parts: parts(pack, &head),
            head: Some(head),
            ..Self::default()
        }
    }

    /// Whether a section that stands once, and was issued, says something else now.
    pub fn differs_in_section(&self, now: &Self, section: PackSection) -> bool {
        let Some(anchor) = section_anchor(section) else {
            return false;
        };
        let (before, after) = (self.parts.get(anchor), now.parts.get(anchor));
        self.sections.contains(&section) && before.is_some() && after.is_some() && before != after
    }

    /// The same with the pages of an issue.
    pub fn issued(mut self, spans: &[Span], pages: usize, sections: Sections) -> Self {
        self.places = spans
            .iter()
            .map(|span| {
                let labels = (span.page..span.page + span.pages).map(|page| page.to_string());
                (span.anchor.clone(), labels.collect())
            })
            .collect();
        self.pages = pages;
        self.sections = sections.iter().collect();
        self
    }

    /// What differs, in words.
    pub fn changed(&self, now: &Self) -> Vec<String> {
        let mut changed = Vec::new();
        if self.meeting != now.meeting {
            changed.push(match self.head_changes(now) {
                words if words.is_empty() => "The head of the papers has changed.".to_owned(),
                words => format!("The head of the papers has changed: {}.", words.join("; ")),
            });
        }
        for (at, case) in now.order.iter().enumerate() {
            let number = self
                .numbers
                .get(case)
                .cloned()
                .unwrap_or_else(|| (at + 1).to_string());
            match self.cases.get(case) {
                None => changed.push(format!("Case {number} · {case} is new.")),
                Some(before) if now.cases.get(case) != Some(before) => {
                    changed.push(match self.fields_changed(now, case) {
                        fields if fields.is_empty() => {
                            format!("Case {number} · {case} has changed.")
                        }
                        fields => {
                            format!("Case {number} · {case} has changed: {}.", fields.join(", "))
                        }
                    });
                }
                Some(_) => {}
            }
        }
        for case in self.gone(now) {
            changed.push(format!("Case {case} is no longer on the agenda."));
        }
        if self.reordered(now) {
            changed.push("The order of the agenda has changed.".to_owned());
        }
        // The agenda and the numbers follow from the cases, which have been said.
        for section in [
            PackSection::Declarations,
            PackSection::Matters,
            PackSection::Fairness,
        ] {
            if self.differs_in_section(now, section) {
                changed.push(format!("{}.", section_changed(section)));
            }
        }
        changed
    }

    /// Cases that are no longer on the agenda.
    pub fn gone<'a>(&'a self, now: &'a Self) -> impl Iterator<Item = &'a String> + 'a {
        self.order
            .iter()
            .filter(|case| !now.cases.contains_key(*case))
    }

    /// Whether the cases that stand in both stand in another order. A case that was withdrawn, or came late, is no new order.
    pub fn reordered(&self, now: &Self) -> bool {
        let kept = |order: &[String], other: &Self| -> Vec<String> {
            order
                .iter()
                .filter(|case| other.cases.contains_key(*case))
                .cloned()
                .collect()
        };
        kept(&self.order, now) != kept(&now.order, self)
    }

    /// Which fields of a case differ, in words; empty when that is not known.
    pub fn fields_changed(&self, now: &Self, case: &str) -> Vec<String> {
        let (Some(before), Some(after)) = (self.marks.get(case), now.marks.get(case)) else {
            return Vec::new();
        };
        let mut words: Vec<String> = after
            .iter()
            .filter(|(field, mark)| before.get(*field) != Some(mark))
            .map(|(field, _)| called(field).to_owned())
            .collect();
        words.sort();
        words.dedup();
        words
    }

    /// Whether one of these fields of a case differs.
    pub fn differs_in(&self, now: &Self, case: &str, fields: &[&str]) -> bool {
        let of =
            |held: &Self, field: &str| held.marks.get(case).and_then(|m| m.get(field).cloned());
        fields.iter().any(|field| of(self, field) != of(now, field))
    }

    /// What differs in the head, "the place is Room 2, was Room 1".
    pub fn head_changes(&self, now: &Self) -> Vec<String> {
        let (Some(before), Some(after)) = (&self.head, &now.head) else {
            return Vec::new();
        };
        let mut words = Vec::new();
        let mut say = |what: &str, was: Option<String>, is: Option<String>| {
            if was != is {
                let unknown = || "not recorded".to_owned();
                words.push(format!(
                    "{what} is {}, was {}",
                    is.unwrap_or_else(unknown),
                    was.unwrap_or_else(unknown)
                ));
            }
        };
        let day = |meeting: &Meeting| meeting.meeting_date.map(waymark_domain::dates::long);
        let time = |meeting: &Meeting| {
            meeting
                .starts_at
                .map(|at| format!("{:02}:{:02}", at / 60 % 24, at % 60))
        };
        say("the day", day(before), day(after));
        say("the time", time(before), time(after));
        say("the place", before.place.clone(), after.place.clone());
        say("the chair", before.chair.clone(), after.chair.clone());
        if before.members != after.members {
            words.push("the members have changed".to_owned());
        }
        if before.apologies != after.apologies {
            words.push("the apologies have changed".to_owned());
        }
        if before.standing != after.standing {
            words.push("what is on every agenda has changed".to_owned());
        }
        words
    }
}

/// A case without what changes by itself from day to day, and without its annexes, which every note changes.
fn lasting(case: &Case) -> Case {
    let mut case = Case {
        number: None,
        allocate_days_left: None,
        chronology: None,
        plan: None,
        attendance: None,
        // These say what a copy may not say, and follow from what it does.
        category_needs: false,
        former_names: Vec::new(),
        ..case.clone()
    };
    for status in &mut case.brief.statuses {
        status.needs = false;
    }
    for session in case.brief.week.iter_mut().flatten() {
        session.needs = false;
    }
    for clock in &mut case.brief.clocks {
        clock.standing = Standing::default();
    }
    for tried in case.brief.tried.iter_mut().flatten() {
        (tried.current, tried.needs) = (false, false);
    }
    // Whose turn it is, and what schools have taken, stand in the page of fair share, which is watched by itself.
    case.brief.options.retain(|option| !option.by_turn);
    for option in &mut case.brief.options {
        option.answers.retain(|said| {
            said.answer.is_some() && (said.question == PREFERENCE || said.question == TRAVEL)
        });
    }
    case
}

/// What is said of a section that differs.
pub(super) fn section_changed(section: PackSection) -> &'static str {
    match section {
        PackSection::Declarations => "Declarations of interest have changed",
        PackSection::Matters => "Matters arising have changed",
        PackSection::Fairness => "Fair share has changed",
        PackSection::Statistics => "The meeting in numbers has changed",
        _ => "It has changed",
    }
}

/// The hash of each section that stands once, without what changes by itself from day to day: how long ago a thing was
/// promised, and how far points have faded.
fn parts(pack: &PanelPack, head: &Meeting) -> BTreeMap<String, String> {
    let listed: Vec<_> = pack
        .cases
        .iter()
        .map(|case| {
            (
                (&case.case_ref, &case.initials, &case.year_group),
                (
                    &case.minutes,
                    case.category.as_ref().or(case.reason.as_ref()),
                    &case.ask,
                ),
                (&case.presenter, case.allocate_by),
            )
        })
        .collect();
    let matters = pack.matters.as_ref().map(|open| {
        let lines = open.iter();
        let lines = lines.map(|line| (&line.what, &line.who, line.promised_on, line.due_on));
        hash(&lines.collect::<Vec<_>>())
    });
    let fairness = pack.fairness.as_ref().map(|page| {
        let lines = page.lines.iter();
        let lines = lines.map(|line| (line.turn, &line.school, line.roll, &line.counts));
        // Without a turn the sentence says the day, and changes with it.
        let has_turns = page.lines.iter().any(|line| line.turn.is_some());
        hash(&(
            has_turns.then_some(&page.sentence),
            lines.collect::<Vec<_>>(),
        ))
    });
    let exceptions: Vec<_> = pack
        .cases
        .iter()
        .filter(|case| case.exception.is_some() || !case.other_routes.is_empty())
        .map(|case| (&case.case_ref, &case.exception, &case.other_routes))
        .collect();
    let agenda = if exceptions.is_empty() {
        hash(&(head, listed))
    } else {
        hash(&(head, listed, exceptions))
    };
    let figures = pack.figures.clone().map(|mut figures| {
        for group in &mut figures.groups {
            group.plainer = None;
        }
        hash(&figures)
    });
    [
        (PackSection::Agenda, Some(agenda)),
        (
            PackSection::Declarations,
            pack.declarations.as_ref().map(hash),
        ),
        (PackSection::Matters, matters),
        (PackSection::Fairness, fairness),
        (PackSection::Statistics, figures),
    ]
    .into_iter()
    .filter_map(|(section, hash)| Some((section_anchor(section)?.to_owned(), hash?)))
    .collect()
}

/// The mark of each field of a case.
fn marks(case: &Case) -> BTreeMap<String, String> {
    let mut fields = BTreeMap::new();
    let Ok(Value::Object(mut of_case)) = serde_json::to_value(case) else {
        return fields;
    };
    let brief = of_case.remove("brief");
    let brief = brief.and_then(|brief| match brief {
        Value::Object(fields) => Some(fields),
        _ => None,
    });
    for (field, value) in of_case.into_iter().chain(brief.into_iter().flatten()) {
        let whole = hash(&(&case.case_ref, &field, &value));
        fields.insert(field, whole.chars().take(4).collect());
    }
    fields
}

/// What the slip calls a field.
fn called(field: &str) -> &'static str {
    match field {
        "ask" => "what the panel is asked",
        "category" => "the category",
        "reason" => "why it comes",
        "exception" | "other_routes" => "why it is an exception",
        "minutes" => "the minutes",
        "presenter" => "who presents",
        "allocate_by" => "the day for a school place",
        "initials" | "full_name" | "known_as" => "the name",
        "year_group" | "key_stage" => "the year group",
        "dob" | "upn" => "the identifiers",
        "school_on_roll" => "the school on roll",
        "home_la" => "the home authority",
        "owner" => "the key worker",
        "attendance" => "attendance",
        "statuses" => "the statuses",
        "facts" => "the vulnerabilities",
        "minutes_now" | "minutes_entitled" | "week" => "the hours",
        "tried" => "what has been tried",
        "needs" | "strengths" => "the needs",
        "school_view" => "the school’s view",
        "child_view" => "the child’s own words",
        "family_view" => "the family’s words",
        "risks" => "the risks",
        "options" => "the options",
        "destination" | "return_on" => "the way back",
        "last_review" => "the last review",
        "next_on" | "no_next_reason" => "the next date",
        "clocks" => "the dates that run",
        _ => "other details",
    }
}

/// A value's hash, by which two are compared.
fn hash<T: Serialize>(value: &T) -> String {
    let bytes = serde_json::to_vec(value).unwrap_or_default();
    blake3::hash(&bytes).to_hex().to_string()
}
