//! The options of a brief: as the officer wrote them, each school with the five questions, and those whose turn it is where
//! no school was written down.

use waymark_documents::case::{Answer, Choice};
use waymark_store::Reader;
use waymark_store::tables::{PanelCase, Pupil};

use crate::shares::{Asked, OptionLine, UNKNOWN};

/// How many that are next in turn a page has room for.
const NEXT: usize = 2;

/// The options of a case. `asked` is `None` for a panel that does not choose between schools.
pub(super) fn options_of(
    reader: &Reader,
    case: &PanelCase,
    pupil: &Pupil,
    asked: Option<&mut Asked>,
) -> waymark_store::Result<Vec<Choice>> {
    let mut choices = written(case);
    let Some(asked) = asked else {
        return Ok(choices);
    };
    let thought_of: Vec<Option<u32>> = choices
        .iter()
        .map(|choice| asked.urn_of(&choice.setting))
        .collect();
    let known: Vec<u32> = thought_of.iter().copied().flatten().collect();
    let next = if known.is_empty() { NEXT } else { 0 };
    let found = asked.of(reader, case, Some(pupil), &known, next)?;
    for (choice, urn) in choices.iter_mut().zip(&thought_of) {
        let line = urn.and_then(|urn| {
            let setting = format!("urn:{urn}");
            found.iter().find(|line| line.setting == setting)
        });
        choice.answers = line.map(answers).unwrap_or_default();
    }
    if known.is_empty() {
        choices.extend(found.iter().map(|line| Choice {
            setting: line.name.clone(),
            note: None,
            answers: answers(line),
            by_turn: true,
        }));
    }
    Ok(choices)
}

/// The options as the officer wrote them: one a line, what speaks for or against after a colon.
fn written(case: &PanelCase) -> Vec<Choice> {
    case.options
        .as_deref()
        .unwrap_or_default()
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (setting, note) = line
                .split_once(':')
                .map_or((line, None), |(setting, note)| (setting, Some(note)));
            Choice {
                setting: setting.trim().to_owned(),
                note: note
                    .map(|note| note.trim().to_owned())
                    .filter(|note| !note.is_empty()),
                ..Choice::default()
            }
        })
        .collect()
}

fn answers(line: &OptionLine) -> Vec<Answer> {
    line.answers
        .iter()
        .map(|said| Answer {
            question: said.question.clone(),
            answer: Some(said.answer.clone()).filter(|answer| answer != UNKNOWN),
        })
        .collect()
}
