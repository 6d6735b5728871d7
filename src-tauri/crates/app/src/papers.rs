//! Papers about children and meetings: made, shown before they are saved, and written down when they have left.
//!
//! A paper is named by what it is about and made anew each time. The moment of making comes with the request, so that the file
//! that was saved and the one whose hash is written down are the same bytes. Only a paper that was saved is written down: a
//! file dialog that was closed discloses nothing.

mod batch;
mod challenge;
mod chase;
mod child;
mod concerned;
mod disclosed;
mod fields;
mod kept_from;
mod left_out;
mod letter;
mod lists;
mod meeting;
mod moderated;
mod outcomes;
mod particulars;
mod placed;
mod places;
mod referral;
mod route;
mod said;
mod salutation;
mod templates;
mod worded;
mod wording;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_documents::{DocumentError, Options, Rendered};

use crate::words::count;
use crate::{App, Attachment, Failure};

pub(crate) use child::plan_of;
pub use disclosed::{Disclose, DisclosureLine, DisclosuresQuery};
pub(crate) use disclosed::{disclose, list as disclosures, log};
pub use left_out::LeftOut;
pub use lists::ListSaved;
pub(crate) use lists::saved as list_saved;
pub(crate) use meeting::full_name;
pub use outcomes::NotWritten;
pub use templates::{TemplateLine, TemplateText, TemplateTried};
pub(crate) use templates::{
    direction_letters, list as templates, save as save_template, try_out as try_template,
};

/// Which paper.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Paper {
    /// Minutes of a meeting.
    Minutes {
        /// The meeting.
        meeting: Uuid,
    },
    /// The record of one decision, for the child's file.
    DecisionRecord {
        /// The case.
        case: Uuid,
    },
    /// What one school has to do after a meeting.
    SchoolSheet {
        /// The meeting.
        meeting: Uuid,
        /// The school, as a setting reference.
        setting: String,
    },
    /// A child on one page.
    Profile {
        /// The child.
        pupil: Uuid,
    },
    /// What happened, in order.
    Chronology {
        /// The child.
        pupil: Uuid,
        /// No more pages than this; `None` is all.
        pages: Option<u32>,
        /// Kinds of line that are wanted, as `pupils.chronology` names them; absent or none is all.
        #[serde(default)]
        #[ts(optional)]
        kinds: Option<Vec<String>>,
        /// Only what is significant.
        #[serde(default)]
        #[ts(optional)]
        significant: Option<bool>,
    },
    /// The way back in plain words, for the family.
    FamilyPlan {
        /// The plan.
        plan: Uuid,
    },
    /// The agreement to a reduced timetable, to be signed.
    Agreement {
        /// The status.
        status: Uuid,
    },
    /// The agreement to one placement, to be signed.
    Placement {
        /// The placement.
        placement: Uuid,
    },
    /// The providers, as the screen shows them.
    Providers {
        /// Part of the name or town; absent is all.
        #[serde(default)]
        #[ts(optional)]
        text: Option<String>,
    },
    /// The letter of one rung of a promise's ladder.
    Chase {
        /// The promise.
        task: Uuid,
        /// asked | chased | escalated | head
        rung: String,
    },
    /// The letters that tell of a concern about a provider, one for each child there.
    ConcernLetters {
        /// The concern.
        concern: Uuid,
        /// parents | commissioners
        to: String,
    },
    /// The letters of a meeting that are due, in one file.
    OutcomeLetters {
        /// The meeting.
        meeting: Uuid,
        /// parents | schools
        to: String,
        /// To those too who have been told.
        #[serde(default)]
        #[ts(optional)]
        again: Option<bool>,
    },
    /// A panel's year, for the schools' forum.
    PanelYear {
        /// The panel.
        panel: Uuid,
        /// The academic year that begins in this calendar year; `None` is the running one.
        year: Option<i32>,
    },
    /// Sheets on which a panel challenges its own numbers and decisions, in large letters.
    Challenge {
        /// The panel.
        panel: Uuid,
    },
    /// The reviews of a round, for whoever moderates them.
    Reviews {
        /// The first day on which one was held.
        from: NaiveDate,
        /// The last.
        until: NaiveDate,
        /// Of these children; absent is of everybody.
        #[serde(default)]
        #[ts(optional)]
        pupils: Option<Vec<Uuid>>,
    },
    /// Where Year 11 went, small numbers hidden.
    Destinations {
        /// The summer in which they finish Year 11; `None` is those in Year 11 now.
        leaving: Option<i32>,
        /// provider | purpose | both; absent is by provider.
        #[serde(default)]
        #[ts(optional)]
        by: Option<String>,
    },
    /// The referral that goes to one provider.
    Referral {
        /// The referral.
        referral: Uuid,
        /// Parts that this copy holds, by code; absent is all but the chronology.
        #[serde(default)]
        #[ts(optional)]
        parts: Option<Vec<String>>,
    },
    /// Referrals to providers, counted.
    Referrals {
        /// The first day on which one was sent; `None` is the first of this school year.
        from: Option<NaiveDate>,
        /// The last; `None` is today.
        until: Option<NaiveDate>,
    },
    /// A letter.
    Letter {
        /// Which letter: `parent_outcome`, `school_allocation` …
        letter: String,
        /// The child.
        pupil: Uuid,
        /// The case whose decision it tells, if it tells one.
        case: Option<Uuid>,
        /// The person it goes to; `None` is the first with parental responsibility who may be written to.
        contact: Option<Uuid>,
    },
}

/// A paper, and how it is printed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PaperQuery {
    /// Which.
    pub paper: Paper,
    /// UTC milliseconds written into the file; `None` is now.
    #[serde(default)]
    #[ts(optional)]
    pub made_at: Option<i64>,
    /// 14 point.
    #[serde(default)]
    #[ts(optional)]
    pub large_print: Option<bool>,
}

/// What is known of a paper before it is saved.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PaperAbout {
    /// "Minutes: Fair Access Panel".
    pub title: String,
    /// A name for the file without a child's name in it.
    pub file_name: String,
    /// "2 pages on 1 sheet".
    pub sentence: String,
    /// What it prints as not recorded, in words.
    pub missing: Vec<String>,
    /// What a letter leaves out, because the record does not hold it.
    pub left_out: Vec<LeftOut>,
    /// What a person should know before it goes out: an address that is kept back, a template that could not be used.
    pub warnings: Vec<String>,
    /// Who would usually receive it; `None` when that is not known.
    pub recipient: Option<String>,
    /// What it is usually for.
    pub purpose: String,
    /// The lawful basis on which it usually goes.
    pub basis: String,
    /// Whether it is about one child; its disclosure then stands on the child's record.
    pub pupil: Option<Uuid>,
    /// The meeting it comes from.
    pub meeting: Option<Uuid>,
    /// For a file of several letters: whom each goes to, in order. Each is written down on its own child's record.
    pub goes_to: Vec<GoesTo>,
    /// What each of several letters is called where it is written down; `None` is by the title.
    pub each: Option<String>,
    /// What may be written down with them: "the parents were told"; `None` is nothing.
    pub tells: Option<String>,
    /// The first day on which they can have been told: the day of the meeting. `None` is not known.
    pub told_from: Option<NaiveDate>,
    /// Of which children a file of several letters holds none, and why.
    pub not_written: Vec<NotWritten>,
}

/// One letter of a file of several.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GoesTo {
    /// The child whom it is about.
    pub pupil: Uuid,
    /// "Nowak, Łukasz".
    pub child: String,
    /// Who receives it.
    pub recipient: String,
    /// Its pages.
    pub pages: u32,
    /// The case whose decision it tells, if it tells one.
    pub case: Option<Uuid>,
}

/// A paper that has been set.
pub(super) struct Made {
    about: PaperAbout,
    rendered: Rendered,
    /// The referral that it is; the log then points at it.
    referral: Option<Uuid>,
}

/// The public task by which an authority tells those who must act.
pub(crate) const PUBLIC_TASK: &str = "Public task: UK GDPR Article 6(1)(e)";

impl Made {
    /// A paper with what is said about it; the rest is filled in by whoever knows more.
    fn new(title: impl Into<String>, file_name: impl Into<String>, rendered: Rendered) -> Self {
        let missing = rendered
            .missing
            .iter()
            .map(|gap| crate::words::sentence_case(&gap.field))
            .collect();
        Self {
            about: PaperAbout {
                title: title.into(),
                file_name: file_name.into(),
                sentence: format!(
                    "{} on {}",
                    count(rendered.pages as u64, "page", "pages"),
                    count(rendered.sheets as u64, "sheet", "sheets")
                ),
                missing,
                left_out: Vec::new(),
                warnings: Vec::new(),
                recipient: None,
                purpose: String::new(),
                basis: PUBLIC_TASK.to_owned(),
                pupil: None,
                meeting: None,
                goes_to: Vec::new(),
                each: None,
                tells: None,
                told_from: None,
                not_written: Vec::new(),
            },
            rendered,
            referral: None,
        }
    }
}

/// The paper as a PDF.
pub(crate) fn pdf(app: &App, request: PaperQuery) -> Result<Attachment, Failure> {
    let made = make(app, &request)?;
    Ok(Attachment {
        file_name: made.about.file_name,
        bytes: made.rendered.pdf,
    })
}

/// What is known of the paper before it is saved.
pub(crate) fn about(app: &App, request: PaperQuery) -> Result<PaperAbout, Failure> {
    Ok(make(app, &request)?.about)
}

fn make(app: &App, request: &PaperQuery) -> Result<Made, Failure> {
    let options = Options {
        made_at: request.made_at.unwrap_or_else(|| app.now_ms()),
        large_print: request.large_print.unwrap_or(false),
        duplex: true,
        ..Options::default()
    };
    let mut made = match &request.paper {
        Paper::Minutes { meeting } => meeting::minutes(app, *meeting, &options),
        Paper::DecisionRecord { case } => meeting::decision_record(app, *case, &options),
        Paper::SchoolSheet { meeting, setting } => {
            meeting::school_sheet(app, *meeting, setting, &options)
        }
        Paper::Profile { pupil } => child::profile(app, *pupil, &options),
        Paper::Chronology {
            pupil,
            pages,
            kinds,
            significant,
        } => {
            let part = (
                kinds.as_deref().unwrap_or_default(),
                significant.unwrap_or(false),
            );
            child::chronology(app, *pupil, *pages, part, &options)
        }
        Paper::FamilyPlan { plan } => child::family_plan(app, *plan, &options),
        Paper::Agreement { status } => agreement(app, *status, &options),
        Paper::Placement { placement } => placed::agreement(app, *placement, &options),
        Paper::Providers { text } => lists::providers(app, text.as_deref(), &options),
        Paper::PanelYear { panel, year } => panel_year(app, *panel, *year, &options),
        Paper::ConcernLetters { concern, to } => concerned::letters(app, *concern, to, &options),
        Paper::OutcomeLetters { meeting, to, again } => {
            outcomes::letters(app, *meeting, to, again.unwrap_or(false), &options)
        }
        Paper::Challenge { panel } => challenge::sheets(app, *panel, &options),
        Paper::Reviews {
            from,
            until,
            pupils,
        } => moderated::reviews(app, (*from, *until), pupils.as_deref(), &options),
        Paper::Destinations { leaving, by } => destinations(app, *leaving, by.clone(), &options),
        Paper::Referral { referral, parts } => {
            referral::referral(app, *referral, parts.as_deref(), &options)
        }
        Paper::Referrals { from, until } => referrals(app, *from, *until, &options),
        Paper::Chase { task, rung } => chase::chase(app, *task, rung, &options),
        Paper::Letter {
            letter,
            pupil,
            case,
            contact,
        } => letter::letter(app, letter, *pupil, *case, *contact, &options),
    }?;
    made.about.warnings.extend(undrawn(&made.rendered));
    Ok(made)
}

/// What to say of letters that none of the paper's typefaces has, such as Chinese ones.
pub(crate) fn undrawn(rendered: &Rendered) -> Option<String> {
    if rendered.undrawn.is_empty() {
        return None;
    }
    let shown: Vec<String> = rendered
        .undrawn
        .iter()
        .take(12)
        .map(char::to_string)
        .collect();
    let more = if rendered.undrawn.len() > shown.len() {
        " and more"
    } else {
        ""
    };
    Some(format!(
        "These characters are printed as boxes, because no typeface of the paper has them: {}{more}. They can still be read and searched in the file; write the name in Latin letters to have it on paper.",
        shown.join(" ")
    ))
}

/// The agreement to a reduced timetable.
fn agreement(app: &App, status: Uuid, options: &Options) -> Result<Made, Failure> {
    let page = crate::agreements::page(app, status, options)?;
    let mut made = Made::new(
        "Agreement to a reduced timetable",
        format!(
            "reduced-timetable-{}.pdf",
            waymark_domain::case_ref(page.pupil)
        ),
        page.rendered,
    );
    made.about.pupil = Some(page.pupil);
    let kept_from = app.read(|reader| kept_from::of_child(reader, page.pupil, "this agreement"))?;
    // Where a parent must not have it, whoever saves it names who does.
    made.about.recipient = kept_from
        .is_empty()
        .then(|| "The parent and the school".to_owned());
    made.about.warnings = kept_from;
    made.about.purpose = "To agree a reduced timetable".to_owned();
    Ok(made)
}

/// Where Year 11 went.
fn destinations(
    app: &App,
    leaving: Option<i32>,
    by: Option<String>,
    options: &Options,
) -> Result<Made, Failure> {
    let asked = crate::returns::DestinationsAsk { leaving, by };
    let (summer, rendered) = crate::returns::destinations_page(app, asked, options)?;
    let mut made = Made::new(
        format!("Destinations of Year 11, summer {summer}"),
        format!("destinations-{summer}.pdf"),
        rendered,
    );
    made.about.purpose = "Where Year 11 went, small numbers hidden".to_owned();
    Ok(made)
}

/// Referrals to providers, counted.
fn referrals(
    app: &App,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    options: &Options,
) -> Result<Made, Failure> {
    let asked = crate::referrals::table::ReferralsPeriod { from, until };
    let (table, rendered) = crate::referrals::table::page(app, asked, options)?;
    let mut made = Made::new(
        "Referrals to providers",
        format!("referrals-{}-{}.pdf", table.from, table.until),
        rendered,
    );
    made.about.purpose = "Planning of provision".to_owned();
    Ok(made)
}

/// A panel's year.
fn panel_year(
    app: &App,
    panel: Uuid,
    year: Option<i32>,
    options: &Options,
) -> Result<Made, Failure> {
    let asked = crate::panel_year::PanelYearQuery { panel, year };
    let (year, rendered) = crate::panel_year::page(app, asked, options)?;
    let folded = waymark_domain::name::fold(&year.panel_name).replace(' ', "-");
    let mut made = Made::new(
        format!("{}: the year {}", year.panel_name, year.year_name),
        format!("{folded}-year-{}.pdf", year.year),
        rendered,
    );
    made.about.recipient = Some("The schools' forum".to_owned());
    made.about.purpose = "Yearly review of fairness and effectiveness".to_owned();
    Ok(made)
}

/// A paper that could not be set.
fn refused(error: DocumentError) -> Failure {
    crate::caseload::refused(error)
}
