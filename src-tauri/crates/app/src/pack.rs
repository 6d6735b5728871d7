//! The panel pack: from a meeting and the children's records to the paper's values, and to a PDF.

mod annexes;
mod audience_of;
mod brief;
mod choices;
mod differences;
mod figures;
mod gather;
mod issue;
mod kept;
mod manifest;
mod saved;
mod sections;
mod supplement;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_documents::audience::{self, Audience};
use waymark_documents::pack::{self, PanelPack};
use waymark_documents::{DocumentError, Options, Rendered, Sections};
use waymark_domain::name;

use crate::words::count;
use crate::{App, Attachment, Failure};

use audience_of::audience_of;
pub use differences::PackDifferences;
pub(crate) use differences::differences;
pub(crate) use gather::{case_of, heading};
pub use issue::{PackCopyFor, PackIssueAsked, PackIssueLine, PackIssued};
pub(crate) use issue::{issue, issues};
pub(crate) use kept::Kept;
pub use saved::PackSaved;
pub(crate) use saved::saved;
pub(crate) use sections::choose;
pub use sections::{PackSectionLine, PackSectionsChosen};
pub use supplement::{PackSupplement, PackSupplementQuery};
pub(crate) use supplement::{supplement, supplement_issue, supplement_pdf};

/// What a pack should hold.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PackQuery {
    /// The meeting.
    pub meeting: Uuid,
    /// How it is printed.
    #[serde(default)]
    pub options: PackOptions,
    /// UTC milliseconds written into the file; `None` is now. With the moment of an issue, the issued bytes come again.
    #[serde(default)]
    #[ts(optional)]
    pub made_at: Option<i64>,
}

/// How a pack is printed. Its sections are chosen for the meeting and not for a print.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PackOptions {
    /// 14 point.
    pub large_print: bool,
    /// A ruled column for notes beside each brief.
    pub notes_column: bool,
    /// Two sides of a sheet, for counting sheets.
    pub duplex: bool,
    /// Who gets this copy, printed in the footer.
    pub recipient: Option<String>,
    /// The number of this copy.
    pub copy_number: Option<u32>,
    /// How many copies there are; at least the number of this one.
    pub copies: Option<u32>,
    /// Each case begins on a new sheet.
    pub case_per_sheet: bool,
    /// For whom: full | schools | sharing | member; `None` is full.
    pub audience: Option<String>,
    /// The member whose copy leaves out the cases in which they declared an interest; only for `member`.
    pub member: Option<Uuid>,
}

impl Default for PackOptions {
    fn default() -> Self {
        Self {
            large_print: false,
            notes_column: false,
            duplex: true,
            recipient: None,
            copy_number: None,
            copies: None,
            case_per_sheet: false,
            audience: None,
            member: None,
        }
    }
}

/// What a pack comes to.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PackSummary {
    /// Pages.
    pub pages: u32,
    /// Sheets of paper.
    pub sheets: u32,
    /// "34 pages on 17 sheets".
    pub sentence: String,
    /// Per case, what the brief will print as not recorded.
    pub missing: Vec<MissingField>,
    /// First page of each part, for the preview's list.
    pub parts: Vec<PackPart>,
    /// Every section in the order of the pack, those that are left out too.
    pub sections: Vec<PackSectionLine>,
}

/// Something that a brief lacks.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MissingField {
    /// One-based number on the agenda; `None` when it is the meeting that lacks it.
    pub case: Option<u32>,
    /// In words: "School's view".
    pub field: String,
}

/// A part of a pack.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PackPart {
    /// "Agenda", "Case 3 · Ł.N.".
    pub title: String,
    /// One-based page.
    pub page: u32,
}

/// The pack as a PDF.
pub(crate) fn pdf(app: &App, request: PackQuery) -> Result<Attachment, Failure> {
    let kept = kept::set(app, &request)?;
    Ok(Attachment {
        file_name: file_name(&kept.gathered.pack, "pack"),
        bytes: kept.file(request.made_at.unwrap_or_else(|| app.now_ms()))?,
    })
}

/// What the pack comes to: pages, sheets, what is not recorded, where each part begins.
pub(crate) fn summary(app: &App, request: PackQuery) -> Result<PackSummary, Failure> {
    let kept = kept::set(app, &request)?;
    let (gathered, rendered) = (&kept.gathered, kept.pages.rendered());
    Ok(PackSummary {
        pages: rendered.pages as u32,
        sheets: rendered.sheets as u32,
        sentence: match crate::papers::undrawn(rendered) {
            Some(warning) => format!(
                "{}. {warning}{}",
                pages_on_sheets(rendered),
                whose(&gathered.pack, &rendered.undrawn)
            ),
            None => pages_on_sheets(rendered),
        },
        missing: missing(&gathered.pack, rendered),
        parts: parts(rendered),
        sections: sections::lines(gathered, &rendered.spans),
    })
}

/// " They stand in case 3, case 7.": in whose papers there is any of these letters.
fn whose(pack: &PanelPack, letters: &[char]) -> String {
    let cases: Vec<String> = pack
        .cases
        .iter()
        .zip(1..)
        .filter(|(case, _)| {
            // As JSON a letter stands for itself, whichever field it is in.
            serde_json::to_string(case).is_ok_and(|text| text.contains(letters))
        })
        .map(|(_, number)| format!("case {number}"))
        .collect();
    if cases.is_empty() {
        return String::new();
    }
    format!(" They stand in {}.", cases.join(", "))
}

/// "34 pages on 17 sheets".
fn pages_on_sheets(rendered: &Rendered) -> String {
    format!(
        "{} on {}",
        count(rendered.pages as u64, "page", "pages"),
        count(rendered.sheets as u64, "sheet", "sheets")
    )
}

fn missing(pack: &PanelPack, rendered: &Rendered) -> Vec<MissingField> {
    let number = |case_ref: &Option<String>| {
        pack.cases
            .iter()
            .position(|case| Some(&case.case_ref) == case_ref.as_ref())
            .map(|at| at as u32 + 1)
    };
    rendered
        .missing
        .iter()
        .map(|gap| MissingField {
            case: number(&gap.case_ref),
            field: crate::words::sentence_case(&gap.field),
        })
        .collect()
}

fn parts(rendered: &Rendered) -> Vec<PackPart> {
    rendered
        .parts
        .iter()
        .map(|part| PackPart {
            title: part.title.clone(),
            page: part.page as u32 + 1,
        })
        .collect()
}

/// A name for the file without a name in it: files lie about.
fn file_name(pack: &PanelPack, what: &str) -> String {
    let panel: String = name::fold(pack.meeting.name())
        .split_whitespace()
        .collect::<Vec<_>>()
        .join("-")
        .chars()
        .take(60)
        .collect();
    match pack.meeting.meeting_date {
        Some(day) => format!("{panel}-{day}-{what}.pdf"),
        None => format!("{panel}-{what}.pdf"),
    }
}

/// Sets a pack, whole or for some readers.
fn set(
    pack: &PanelPack,
    audience: Option<&Audience>,
    options: &Options,
) -> Result<Rendered, Failure> {
    match audience {
        Some(audience) => audience::render(pack, audience, options),
        None => pack::render(pack, options),
    }
    .map_err(unmade)
}

/// What a pack comes to, without the file.
fn counted(
    pack: &PanelPack,
    audience: Option<&Audience>,
    options: &Options,
) -> Result<Rendered, Failure> {
    match audience {
        Some(audience) => audience::count(pack, audience, options).map_err(unmade),
        None => Ok(pack::count(pack, options)),
    }
}

/// A pack that could not be made.
fn unmade(error: DocumentError) -> Failure {
    Failure::say(format!(
        "The pack could not be made: {error}. Nothing was changed."
    ))
}

fn options(asked: &PackOptions, sections: Sections, made_at: i64) -> Options {
    Options {
        made_at,
        large_print: asked.large_print,
        notes_column: asked.notes_column,
        duplex: asked.duplex,
        case_per_sheet: asked.case_per_sheet,
        sections,
    }
}
