//! The sheets on which a panel challenges itself: what its numbers mean under the grid in force, what schools ask one another,
//! and a blank sheet.

use uuid::Uuid;
use waymark_documents::Options;
use waymark_documents::challenge::{self, ChallengeSheets};
use waymark_domain::dates;
use waymark_domain::fairness::Moved;

use super::{Made, refused};
use crate::caseload::imprint;
use crate::shares::{self, GridLine, SharesQuery};
use crate::{App, Failure};

/// What is asked of every case: Lancashire's five questions for a school that is thought of, and what makes an answer good.
const QUESTIONS: [&str; 6] = [
    "Which school does the family want, and does the child?",
    "Whose turn is it, and if we pass over that school, why?",
    "How would the child travel there?",
    "Whom has that year group taken already this year?",
    "How many looked-after children and children with an EHC plan are in that year?",
    "What would make it last, who does it, and by when?",
];

/// How each thing is counted.
const fn counted(moved: Moved) -> &'static str {
    match moved {
        Moved::FairAccess => "A child for whom the panel named this school.",
        Moved::ManagedIn => "A managed move to this school that the panel agreed.",
        Moved::ManagedOut => "A managed move from this school that the panel agreed.",
        Moved::Excluded => "A child whom this school permanently excluded.",
        Moved::ApPlaced => "A child on this school’s roll who was placed in alternative provision.",
        Moved::ReturnKept => "A child whose plan to come back to this school ended in a return.",
        Moved::LookedAfterOrEhc => {
            "A child who is looked after or has an EHC plan, and was placed at this school."
        }
    }
}

/// Every word of the fair-share page, with what a grid gives for it.
fn meanings(grid: Option<&GridLine>) -> Vec<(String, String)> {
    let mut words: Vec<(String, String)> = Moved::ALL
        .iter()
        .map(|moved| {
            let weight = grid.and_then(|grid| grid.weighing.weights.get(moved.code()));
            let worth = match (grid, weight) {
                (None, _) => String::new(),
                (Some(_), Some(weight)) if *weight != 0 => {
                    format!(" Points: {}.", shares::points(*weight))
                }
                (Some(_), _) => " It gives no points.".to_owned(),
            };
            (
                moved.label().to_owned(),
                format!("{}{worth}", counted(*moved)),
            )
        })
        .collect();
    words.extend(
        [
            (
                "Per 100",
                "All points for each 100 pupils on roll, so that a small school is compared with a large one.",
            ),
            (
                "Turn",
                match grid {
                    Some(grid) if grid.weighing.rotation => {
                        "In rotation: the school that has waited longest is first."
                    }
                    _ => "The school with the least for each 100 is first.",
                },
            ),
            (
                "Without a turn",
                "A school that is exempt, has taken as many as the cap allows, or whose number on roll is not known.",
            ),
        ]
        .map(|(word, meaning)| (word.to_owned(), meaning.to_owned())),
    );
    words
}

/// The sheets of a panel.
pub(super) fn sheets(app: &App, panel: Uuid, options: &Options) -> Result<Made, Failure> {
    let compared = shares::get(
        app,
        SharesQuery {
            panel,
            since: None,
            on: None,
            year: None,
            phase: None,
            area: None,
        },
    )?;
    let value = ChallengeSheets {
        imprint: app.read(imprint)?,
        panel: compared.panel_name.clone(),
        grid: match &compared.grid {
            Some(grid) => format!(
                "Reckoned under “{}”, in force since {}.",
                grid.name,
                dates::long(grid.from_on)
            ),
            None => {
                "No grid is in force: what happened is counted, and nobody has a turn.".to_owned()
            }
        },
        on: Some(compared.on),
        meanings: meanings(compared.grid.as_ref()),
        questions: QUESTIONS.map(str::to_owned).to_vec(),
    };
    let rendered = challenge::render(&value, options).map_err(refused)?;
    let folded = waymark_domain::name::fold(&compared.panel_name).replace(' ', "-");
    let mut made = Made::new(
        format!("{}: challenge sheets", compared.panel_name),
        format!("{folded}-challenge-sheets.pdf"),
        rendered,
    );
    made.about.recipient = Some("The members of the panel".to_owned());
    made.about.purpose = "To challenge the panel’s numbers and decisions".to_owned();
    Ok(made)
}
