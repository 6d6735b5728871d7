//! Who takes whom: referrals that were sent between two days, counted by provider, by answer and by reason. It shows for which
//! children no place is found and why, which is what provision is planned by. Every number opens the referrals that it counts.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_documents::list::{self, List, ListColumn};
use waymark_documents::{Options, Rendered};
use waymark_domain::referral::{ReferralReason, working_days_since};
use waymark_domain::{AcademicYear, dates};
use waymark_exchange::csv_out;
use waymark_store::tables::Referral;
use waymark_store::{Reader, calendars, views};

use super::{ReferralLine, Standings, line, reason_words, standing};
use crate::caseload::{imprint, refused};
use crate::words::count;
use crate::{App, Attachment, Failure, names};

/// Referrals that were sent in these days.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct ReferralsPeriod {
    /// The first day; absent is the first of this school year.
    pub from: Option<NaiveDate>,
    /// The last day; absent is today.
    pub until: Option<NaiveDate>,
}

/// Which of them: what a number counts.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct ReferralRowsQuery {
    /// The first day; absent is the first of this school year.
    pub from: Option<NaiveDate>,
    /// The last day; absent is today.
    pub until: Option<NaiveDate>,
    /// Sent to this provider; absent is to any.
    pub setting: Option<String>,
    /// asked | accepted | waiting | declined | withdrawn; absent is any.
    pub standing: Option<String>,
    /// Answered with this reason; absent is with any.
    pub reason: Option<String>,
    /// Rows to pass over.
    pub offset: Option<u32>,
}

/// The rows behind a number.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReferralRows {
    /// How many there are.
    pub total: u32,
    /// The first hundred from the offset on, the latest first.
    pub rows: Vec<ReferralLine>,
}

/// The table.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReferralsTable {
    /// The first day.
    pub from: NaiveDate,
    /// The last.
    pub until: NaiveDate,
    /// "41 referrals for 33 children, sent Tue 1 Sep 2026 to Tue 10 Nov 2026".
    pub shows: String,
    /// A line for each provider that was asked, the most asked first; none where nobody was.
    pub providers: Vec<ReferralCount>,
    /// All of them.
    pub total: ReferralCount,
    /// A line for each reason that was given, the most frequent first.
    pub reasons: Vec<ReasonCount>,
    /// How the figures are made, a paragraph each.
    pub method: Vec<String>,
}

/// What came of the referrals to one provider.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReferralCount {
    /// The provider, as a setting reference; "" is all of them.
    pub setting: String,
    /// Its name.
    pub name: String,
    /// All that were sent.
    pub asked: u32,
    /// Places given.
    pub accepted: u32,
    /// On a waiting list.
    pub waiting: u32,
    /// Refused.
    pub declined: u32,
    /// Not wanted any more.
    pub withdrawn: u32,
    /// Without an answer.
    pub unanswered: u32,
    /// Working days until the answer, of the one in the middle; `None` where nobody answered.
    pub days: Option<u32>,
    /// The reasons given there, the most frequent first.
    pub reasons: Vec<ReasonCount>,
}

/// How often a reason was given.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReasonCount {
    /// The code; "" is none given.
    pub code: String,
    /// What a person reads.
    pub label: String,
    /// With a refusal.
    pub declined: u32,
    /// With a withdrawal.
    pub withdrawn: u32,
    /// With a place on a waiting list.
    pub waiting: u32,
    /// All.
    pub all: u32,
}

/// Rows that are shown at once.
const STEP: usize = 100;

fn period(
    app: &App,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
) -> Result<(NaiveDate, NaiveDate), Failure> {
    let today = app.today();
    let until = until.unwrap_or(today);
    let from = from.unwrap_or_else(|| AcademicYear::containing(today).first_day());
    if until < from {
        return Err(Failure::at(
            "until",
            "The last day is before the first. Choose a later one.",
        ));
    }
    Ok((from, until))
}

/// A line of counts while it is made.
#[derive(Default)]
struct Tally {
    count: ReferralCount,
    days: Vec<u32>,
    reasons: BTreeMap<String, ReasonCount>,
}

impl Tally {
    fn add(&mut self, row: &Referral, days: Option<u32>) {
        let count = &mut self.count;
        count.asked += 1;
        self.days.extend(days);
        let reason = row.answer_code.as_deref().map(|code| {
            let held = self.reasons.entry(code.to_owned()).or_default();
            held.all += 1;
            held
        });
        match standing(row) {
            "accepted" => count.accepted += 1,
            "waiting" => {
                count.waiting += 1;
                reason.into_iter().for_each(|held| held.waiting += 1);
            }
            "declined" => {
                count.declined += 1;
                reason.into_iter().for_each(|held| held.declined += 1);
            }
            "withdrawn" => {
                count.withdrawn += 1;
                reason.into_iter().for_each(|held| held.withdrawn += 1);
            }
            _ => count.unanswered += 1,
        }
    }

    fn done(mut self, setting: &str, name: String) -> ReferralCount {
        self.days.sort_unstable();
        let middle = self.days.len().saturating_sub(1) / 2;
        let mut reasons: Vec<ReasonCount> = self
            .reasons
            .into_iter()
            .map(|(code, held)| ReasonCount {
                label: reason_words(&code),
                code,
                ..held
            })
            .collect();
        reasons.sort_by(|a, b| b.all.cmp(&a.all).then(a.label.cmp(&b.label)));
        ReferralCount {
            setting: setting.to_owned(),
            name,
            days: self.days.get(middle).copied(),
            reasons,
            ..self.count
        }
    }
}

/// The table.
pub(crate) fn get(app: &App, request: ReferralsPeriod) -> Result<ReferralsTable, Failure> {
    let (from, until) = period(app, request.from, request.until)?;
    app.read(|reader| counted(reader, from, until))
}

fn counted(
    reader: &Reader,
    from: NaiveDate,
    until: NaiveDate,
) -> waymark_store::Result<ReferralsTable> {
    let rows = views::referrals_sent(reader, from, until)?;
    let calendars = calendars::load(reader)?;
    let (mut all, mut by) = (Tally::default(), HashMap::<String, Tally>::new());
    let mut children = std::collections::HashSet::new();
    for row in &rows {
        let days = match (row.sent_on, row.answered_on) {
            (Some(sent), Some(answered)) => Some(working_days_since(&calendars, sent, answered)),
            _ => None,
        };
        all.add(row, days);
        by.entry(row.setting.clone().unwrap_or_default())
            .or_default()
            .add(row, days);
        children.extend(row.pupil);
    }
    let mut providers = Vec::with_capacity(by.len());
    for (setting, tally) in by {
        let name = names::setting(reader, Some(&setting))?
            .unwrap_or_else(|| "Unknown provider".to_owned());
        providers.push(tally.done(&setting, name));
    }
    providers.sort_by(|a, b| {
        b.asked
            .cmp(&a.asked)
            .then_with(|| a.name.cmp(&b.name))
            .then_with(|| a.setting.cmp(&b.setting))
    });
    let total = all.done("", "All providers".to_owned());
    Ok(ReferralsTable {
        from,
        until,
        shows: format!(
            "{} for {}, sent {} to {}",
            count(rows.len() as u64, "referral", "referrals"),
            count(children.len() as u64, "child", "children"),
            dates::long(from),
            dates::long(until)
        ),
        reasons: total.reasons.clone(),
        providers,
        total,
        method: METHOD.iter().map(|text| (*text).to_owned()).collect(),
    })
}

/// How the figures are made.
const METHOD: [&str; 3] = [
    "Counted is every referral by the day on which it was sent; a draft is not counted. A child for whom three providers were asked is counted three times as a referral, and once as a child.",
    "Each referral stands in one column, by its latest answer. The days to an answer are working days, and the figure is the one in the middle; who has not answered is not in it.",
    "These figures are for planning within the authority: small numbers are not hidden, and a reader who knows the children may recognise one.",
];

/// What one number counts.
pub(crate) fn rows(app: &App, request: ReferralRowsQuery) -> Result<ReferralRows, Failure> {
    let (from, until) = period(app, request.from, request.until)?;
    let today = app.today();
    app.read(|reader| {
        let mut found = views::referrals_sent(reader, from, until)?;
        let asked = |wanted: &Option<String>, held: &str| {
            wanted.as_deref().is_none_or(|wanted| wanted == held)
        };
        found.retain(|row| {
            asked(&request.setting, row.setting.as_deref().unwrap_or_default())
                && asked(&request.standing, standing(row))
                && asked(
                    &request.reason,
                    row.answer_code.as_deref().unwrap_or_default(),
                )
        });
        let standings = Standings::load(reader, today)?;
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let rows = found
            .into_iter()
            .skip(request.offset.unwrap_or(0) as usize)
            .take(STEP)
            .map(|row| line(reader, &standings, row))
            .collect::<waymark_store::Result<_>>()?;
        Ok(ReferralRows { total, rows })
    })
}

const HEADS: [&str; 8] = [
    "Provider",
    "Asked",
    "Accepted",
    "Waiting list",
    "Declined",
    "Withdrawn",
    "No answer",
    "Working days to an answer",
];

fn numbers(line: &ReferralCount) -> [u32; 6] {
    [
        line.asked,
        line.accepted,
        line.waiting,
        line.declined,
        line.withdrawn,
        line.unanswered,
    ]
}

/// The table as a spreadsheet reads it: a column for each answer and each reason.
pub(crate) fn csv(app: &App, request: ReferralsPeriod) -> Result<Attachment, Failure> {
    let table = get(app, request)?;
    let mut heads: Vec<String> = HEADS.iter().map(|head| (*head).to_owned()).collect();
    heads.extend(
        ReferralReason::ALL
            .iter()
            .map(|reason| format!("Reason: {}", reason.label())),
    );
    let lines: Vec<Vec<String>> = table
        .providers
        .iter()
        .chain([&table.total])
        .map(|line| {
            let mut cells = vec![line.name.clone()];
            cells.extend(numbers(line).map(|number| number.to_string()));
            cells.push(line.days.map(|days| days.to_string()).unwrap_or_default());
            cells.extend(ReferralReason::ALL.iter().map(|reason| {
                let held = line.reasons.iter().find(|held| held.code == reason.code());
                held.map_or(0, |held| held.all).to_string()
            }));
            cells
        })
        .collect();
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    Ok(Attachment {
        file_name: format!("referrals {} to {}.csv", table.from, table.until),
        bytes: csv_out::write(
            &heads,
            lines
                .iter()
                .map(|line| line.iter().map(String::as_str).collect::<Vec<_>>()),
        ),
    })
}

/// The table on paper.
pub(crate) fn page(
    app: &App,
    request: ReferralsPeriod,
    options: &Options,
) -> Result<(ReferralsTable, Rendered), Failure> {
    let table = get(app, request)?;
    let printed = |line: &ReferralCount| {
        let mut cells = vec![Some(line.name.clone())];
        cells.extend(numbers(line).map(|number| Some(number.to_string())));
        cells.push(Some(
            line.days
                .map_or_else(|| "None yet".to_owned(), |days| days.to_string()),
        ));
        let reasons: Vec<String> = line
            .reasons
            .iter()
            .map(|held| format!("{} {}", held.label, held.all))
            .collect();
        cells.push(Some(if reasons.is_empty() {
            "None given".to_owned()
        } else {
            reasons.join(", ")
        }));
        cells
    };
    let value = List {
        imprint: app.read(imprint)?,
        title: "Referrals to providers".to_owned(),
        shows: Some(format!(
            "{} · accepted {}, waiting list {}, declined {}, withdrawn {}, no answer {}",
            table.shows,
            table.total.accepted,
            table.total.waiting,
            table.total.declined,
            table.total.withdrawn,
            table.total.unanswered
        )),
        counted: Some(("provider".to_owned(), "providers".to_owned())),
        columns: HEADS
            .iter()
            .enumerate()
            .map(|(at, head)| ListColumn {
                head: (*head).to_owned(),
                number: at > 0,
                wide: at == 0,
            })
            .chain([ListColumn {
                head: "Reasons".to_owned(),
                number: false,
                wide: true,
            }])
            .collect(),
        rows: table.providers.iter().map(printed).collect(),
    };
    let rendered = list::render(&value, options).map_err(refused)?;
    Ok((table, rendered))
}
