//! Works out a supplement: which sheets are new, where they go, and what the slip in front of them says.

use std::collections::BTreeMap;

use waymark_documents::case::{Case, Stage};
use waymark_documents::pack::supplement::{Change, Place, Supplement, letters};
use waymark_documents::pack::{self, PanelPack, brief_anchor, case_anchor, section_anchor};
use waymark_documents::{Options, PackSection, Sections};

use super::super::gather::Gathered;
use super::super::manifest::Manifest;
use super::super::{PackOptions, options};
use super::runs::{Run, runs};
use super::slip::{changes, lost, taken_out};

/// A supplement that has been worked out.
pub(super) struct Draft {
    pub(super) gathered: Gathered,
    pub(super) manifest: Manifest,
    pub(super) sections: Sections,
    /// What its pages call themselves, in their order.
    pub(super) labels: Vec<String>,
    pub(super) number: u32,
    pub(super) issue: u32,
}

impl Draft {
    /// The lines of its slip.
    pub(super) fn slip(&self) -> &[Change] {
        self.gathered
            .pack
            .supplement
            .as_ref()
            .map_or(&[], |supplement| &supplement.changes)
    }
}

/// A supplement is put between sheets by hand: no part of it waits for a right-hand page.
pub(super) fn printed(asked: &PackOptions, sections: Sections, made_at: i64) -> Options {
    Options {
        case_per_sheet: false,
        ..options(asked, sections, made_at)
    }
}

/// A case of which new sheets go out.
pub(super) struct Sheet {
    pub(super) at: usize,
    pub(super) number: String,
    late: bool,
    pub(super) how: String,
    decision: bool,
}

impl Sheet {
    /// Whether the case's part of a section is printed anew. Its annexes come with its brief: a room that reads one beside the
    /// other reads them as of one day.
    fn has(&self, section: PackSection, case: &Case) -> bool {
        match section {
            PackSection::Briefs => true,
            PackSection::DecisionSheets => self.decision,
            PackSection::Chronologies => case.chronology.is_some(),
            PackSection::Plans => case.plan.is_some(),
            PackSection::Attendance => case.attendance.is_some(),
            _ => false,
        }
    }
}

/// The supplement of everything that differs between what was issued and what stands now.
pub(super) fn compose(
    mut gathered: Gathered,
    held: Manifest,
    (number, issue): (u32, u32),
    why: Option<String>,
    asked: &PackOptions,
) -> Draft {
    let now = Manifest::of(&gathered.pack);
    let mut numbers = held.numbers.clone();
    let sheets = sheets(&gathered.pack.cases, &held, &now, &mut numbers);
    let runs: Vec<Run> = runs(&held.sections)
        .into_iter()
        .filter(|run| run.changed(&held, &now) && run.page(&held).is_some())
        .collect();
    let sections = Sections::of(held.sections.iter().copied().filter(|section| {
        case_anchor(*section, "").is_some() || runs.iter().any(|run| run.0.contains(section))
    }));
    let places = places(&gathered.pack.cases, &sheets, &runs, sections, &held);
    let print = printed(asked, sections, 0);
    let wanted = |section| sections.has(section);
    let whole = &gathered.pack;
    let mut pack = PanelPack {
        meeting: waymark_documents::case::Meeting {
            stage: Stage::Issued,
            ..whole.meeting.clone()
        },
        copy: whole.copy.clone(),
        others: whole.others.clone(),
        cases: sheets
            .iter()
            .map(|sheet| Case {
                number: Some(sheet.number.clone()),
                ..whole.cases[sheet.at].clone()
            })
            .collect(),
        declarations: whole
            .declarations
            .clone()
            .filter(|_| wanted(PackSection::Declarations)),
        matters: whole
            .matters
            .clone()
            .filter(|_| wanted(PackSection::Matters)),
        fairness: whole
            .fairness
            .clone()
            .filter(|_| wanted(PackSection::Fairness)),
        figures: whole
            .figures
            .clone()
            .filter(|_| wanted(PackSection::Statistics)),
        supplement: Some(Supplement {
            number,
            issue,
            why,
            changes: Vec::new(),
            places,
            agenda: listed(&whole.cases, &numbers),
            briefs: BTreeMap::new(),
        }),
    };
    let mut manifest = Manifest {
        places: held.places.clone(),
        numbers,
        pages: held.pages,
        sections: held.sections.clone(),
        copies: held.copies.clone(),
        letters: held.letters.clone(),
        ..now.clone()
    };
    let lost = lost(&gathered, &held);
    for anchor in lost.values().flatten() {
        manifest.places.remove(anchor);
    }
    // The agenda says on which page each brief begins, and its own length follows from that: once to learn the labels of
    // the briefs, and once more with them.
    let mut tried = manifest.clone();
    labels(&mut pack, &print, &runs, &mut tried);
    if let Some(supplement) = &mut pack.supplement {
        supplement.briefs = briefs(&gathered.pack.cases, &tried);
    }
    let labels = labels(&mut pack, &print, &runs, &mut manifest);
    let mut changes = changes(
        (&gathered.pack.cases, &lost),
        &sheets,
        &runs,
        &held,
        &now,
        &labels,
    );
    changes.extend(taken_out(&gathered.pack.cases, &sheets, &lost, &held));
    if let Some(supplement) = &mut pack.supplement {
        supplement.changes = changes;
    }
    let page_labels = pack::pages(&pack, &print).labels;
    gathered.pack = pack;
    Draft {
        gathered,
        manifest,
        sections,
        labels: page_labels,
        number,
        issue,
    }
}

/// The cases of which new sheets go out, with the numbers that they carry.
fn sheets(
    cases: &[Case],
    held: &Manifest,
    now: &Manifest,
    numbers: &mut BTreeMap<String, String>,
) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let mut preceding = held
        .order
        .first()
        .and_then(|case| held.numbers.get(case).cloned());
    for (at, case) in cases.iter().enumerate() {
        let known = numbers.get(&case.case_ref).cloned();
        let late = !held.cases.contains_key(&case.case_ref);
        let number = known.unwrap_or_else(|| {
            let base = preceding.as_deref().map_or(at.max(1), leading);
            let taken = |label: &String| numbers.values().any(|held| held == label);
            let free = (0..).map(|n| format!("{base}{}", letters(n)));
            let label = free.into_iter().find(|label| !taken(label));
            label.unwrap_or_else(|| base.to_string())
        });
        preceding = Some(number.clone());
        if late {
            numbers.insert(case.case_ref.clone(), number.clone());
            sheets.push(Sheet {
                at,
                number,
                late,
                how: match &case.ask {
                    Some(ask) => format!("Late case. The panel is asked: {ask}"),
                    None => "Late case. What the panel is asked is not recorded.".to_owned(),
                },
                decision: true,
            });
        } else if held.cases.get(&case.case_ref) != now.cases.get(&case.case_ref) {
            let fields = held.fields_changed(now, &case.case_ref);
            sheets.push(Sheet {
                at,
                number,
                late,
                how: if fields.is_empty() {
                    "Changed".to_owned()
                } else {
                    format!("Changed: {}", fields.join(", "))
                },
                // The sheet to write on prints these and nothing else.
                decision: held.differs_in(now, &case.case_ref, &["ask", "initials", "year_group"]),
            });
        }
    }
    sheets
}

/// The figures with which a label begins: 12 of "12a".
pub(super) fn leading(label: &str) -> usize {
    let figures: String = label.chars().take_while(char::is_ascii_digit).collect();
    figures.parse().unwrap_or(1)
}

/// The page of the issued pack beside which a part goes: its own, or for a late case that of the case before it.
fn page_for(cases: &[Case], sheet: &Sheet, held: &Manifest, section: PackSection) -> usize {
    let of = |case_ref: &str| held.places.get(&case_anchor(section, case_ref)?);
    if !sheet.late
        && let Some(first) = of(&cases[sheet.at].case_ref).and_then(|labels| labels.first())
    {
        return leading(first);
    }
    let before = cases[..sheet.at]
        .iter()
        .rev()
        .filter_map(|case| of(&case.case_ref))
        .find_map(|labels| labels.last());
    // Before the first: behind the last of its kind, where a late paper is looked for.
    let last = || {
        held.order
            .iter()
            .filter_map(|case| of(case)?.last())
            .map(|label| leading(label))
            .max()
    };
    before
        .map(|label| leading(label))
        .or_else(last)
        .unwrap_or(held.pages.max(1))
}

/// Where the new sheets go, in the order in which they lie: the order in which letters are given.
fn places(
    cases: &[Case],
    sheets: &[Sheet],
    runs: &[Run],
    sections: Sections,
    held: &Manifest,
) -> Vec<Place> {
    let mut places = Vec::new();
    for section in sections.iter() {
        let run = runs.iter().find(|run| run.0.contains(&section));
        places.extend(section_anchor(section).zip(run).map(|(anchor, run)| Place {
            anchor: anchor.to_owned(),
            page: run.page(held).unwrap_or(1),
            ..Place::default()
        }));
        for sheet in sheets {
            let case = &cases[sheet.at];
            let anchor = case_anchor(section, &case.case_ref);
            places.extend(
                anchor
                    .filter(|_| sheet.has(section, case))
                    .map(|anchor| Place {
                        anchor,
                        page: page_for(cases, sheet, held, section),
                        ..Place::default()
                    }),
            );
        }
    }
    places
}

/// Lays the sheets to learn how many pages each takes, and gives every page its letter. Gives the labels of each part.
fn labels(
    pack: &mut PanelPack,
    printed: &Options,
    runs: &[Run],
    manifest: &mut Manifest,
) -> BTreeMap<String, Vec<String>> {
    let spans = pack::spans(pack, printed);
    let span_of = |anchor: &str| spans.iter().find(|span| span.anchor == anchor);
    let mut labels = BTreeMap::new();
    // The first letter and the first page of the run at hand, by its first section.
    let mut at_hand: Option<(&Run, usize, usize)> = None;
    let places = pack
        .supplement
        .as_mut()
        .map(|supplement| &mut supplement.places);
    for place in places.into_iter().flatten() {
        let Some(span) = span_of(&place.anchor) else {
            continue;
        };
        let run = runs
            .iter()
            .find(|run| run.anchors().any(|own| own == place.anchor));
        let (first, begins) = match (run, at_hand) {
            (Some(run), Some((before, first, begins))) if run == before => (first, begins),
            _ => {
                let ends = run.map(|run| run.anchors().filter_map(span_of));
                let ends = ends.into_iter().flatten().chain([span]);
                let end = ends.map(|span| span.page + span.pages).max();
                let used = manifest.letters.entry(place.page).or_default();
                let first = *used;
                *used += end.unwrap_or(span.page) - span.page;
                (first, span.page)
            }
        };
        at_hand = run.map(|run| (run, first, begins));
        place.first = first + span.page - begins;
        let own: Vec<String> = (0..span.pages).map(|at| place.label(at)).collect();
        manifest.places.insert(place.anchor.clone(), own.clone());
        labels.insert(place.anchor.clone(), own);
    }
    labels
}

/// Case reference to the page on which its brief begins, as far as there is one.
fn briefs(cases: &[Case], manifest: &Manifest) -> BTreeMap<String, String> {
    cases
        .iter()
        .filter_map(|case| {
            let own = manifest.places.get(&brief_anchor(&case.case_ref))?;
            Some((case.case_ref.clone(), own.first()?.clone()))
        })
        .collect()
}

/// Every case with the number that it carries.
fn listed(cases: &[Case], numbers: &BTreeMap<String, String>) -> Vec<Case> {
    cases
        .iter()
        .map(|case| Case {
            number: numbers.get(&case.case_ref).cloned(),
            ..case.clone()
        })
        .collect()
}

/// "34a", "34a to 34c", or nothing.
pub(super) fn range(labels: &[String]) -> Option<String> {
    match labels {
        [] => None,
        [one] => Some(one.clone()),
        [first, .., last] => Some(format!("{first} to {last}")),
    }
}
