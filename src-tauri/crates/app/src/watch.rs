//! Providers that ask for somebody's attention: a concern that is open about one, one whose hours look like a school's and
//! that nobody has judged, and one whose insurance or letter of checks ends. One line for each, however many children are
//! there.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::clocks::Dial;
use waymark_domain::{SettingRef, dates};
use waymark_store::tables::{Provider, ProviderConcern};
use waymark_store::views::{self, At, CaseloadRow};
use waymark_store::{Reader, facts};

use crate::today::TodayQuery;
use crate::words::count;
use crate::{App, Failure, names, registration};

/// What is to be looked at, gravest first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProviderWatch {
    /// What waits for somebody.
    pub lines: Vec<WatchLine>,
    /// What a judgement answers while the numbers stay as they were judged.
    pub answered: Vec<WatchLine>,
}

/// One provider, for one reason.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WatchLine {
    /// The provider, as a setting reference.
    pub setting: String,
    /// Its name.
    pub name: String,
    /// concern | registration | document
    pub about: String,
    /// nothing | look | unknown | looks_like_school | must_register; of a document lapsed | lapses; `None` for a concern.
    pub suggests: Option<String>,
    /// "Concern open, new placements on hold".
    pub title: String,
    /// "One member of staff with nine young people · since Wed 4 Nov 2026 · 6 children there".
    pub sentence: String,
}

const MINUTES: i64 = 60;

/// Days ahead of which the end of a provider's paper is said: a new insurance takes a quarter to come.
const LAPSES_WITHIN: u64 = 90;

/// What is to be looked at; with `mine`, only where a child whom I hold or cover is placed.
pub(crate) fn list(app: &App, request: TodayQuery) -> Result<ProviderWatch, Failure> {
    let me = if request.mine.unwrap_or(false) {
        app.me()?
    } else {
        None
    };
    let today = app.today();
    app.read(|reader| {
        let mut watch = ProviderWatch {
            lines: concerns(reader, me)?,
            answered: Vec::new(),
        };
        looking_like_schools(reader, me, today, &mut watch)?;
        watch.lines.extend(lapsing(reader, me, today)?);
        Ok(watch)
    })
}

/// "6 children there".
fn there(children: usize) -> String {
    let children = u64::try_from(children).unwrap_or(u64::MAX);
    format!("{} there", count(children, "child", "children"))
}

/// Whether a list of somebody's own leaves these children out.
fn passes_over(me: Option<Uuid>, children: &[CaseloadRow]) -> bool {
    me.is_some()
        && !children
            .iter()
            .any(|child| child.owner == me || child.cover == me)
}

fn concerns(reader: &Reader, me: Option<Uuid>) -> waymark_store::Result<Vec<WatchLine>> {
    // One line a provider: the oldest concern speaks, and a hold by any of them is said.
    let mut open: BTreeMap<String, Vec<ProviderConcern>> = BTreeMap::new();
    for row in ProviderConcern::all(reader)? {
        if let (Some(setting), None) = (row.setting.clone(), row.closed_on) {
            open.entry(setting).or_default().push(row);
        }
    }
    let mut dated = Vec::new();
    for (setting, mut rows) in open {
        let children = views::pupils_at(reader, &setting, At::Placed)?;
        if passes_over(me, &children) {
            continue;
        }
        rows.sort_by_key(|row| (row.on_day, row.id));
        let since = rows.first().and_then(|row| row.on_day);
        let said = rows.first().and_then(|row| row.what.clone());
        let hold = rows.iter().any(ProviderConcern::holds);
        dated.push((
            (!hold, since),
            WatchLine {
                name: names::setting(reader, Some(&setting))?
                    .unwrap_or_else(|| "Unknown provider".to_owned()),
                setting,
                about: "concern".to_owned(),
                suggests: None,
                title: match (rows.len(), hold) {
                    (1, true) => "Concern open, new placements on hold".to_owned(),
                    (1, false) => "Concern open".to_owned(),
                    (n, true) => format!("{n} concerns open, new placements on hold"),
                    (n, false) => format!("{n} concerns open"),
                },
                sentence: format!(
                    "{} · since {} · {}",
                    said.as_deref()
                        .map_or("What was raised is not recorded", |text| text
                            .trim()
                            .trim_end_matches('.')),
                    since.map_or_else(|| "an unknown day".to_owned(), dates::long),
                    there(children.len()),
                ),
            },
        ));
    }
    dated.sort_by_key(|(order, _)| *order);
    Ok(dated.into_iter().map(|(_, line)| line).collect())
}

/// Papers of providers that have ended or soon end, the first to end first. One that another of the same name outlives is no
/// longer asked about.
fn lapsing(
    reader: &Reader,
    me: Option<Uuid>,
    today: NaiveDate,
) -> waymark_store::Result<Vec<WatchLine>> {
    let mut lines = Vec::new();
    for row in views::documents_ending(reader, today + Days::new(LAPSES_WITHIN))? {
        let (Some(setting), Some(last)) = (row.setting, row.valid_until) else {
            continue;
        };
        let children = views::pupils_at(reader, &setting, At::Placed)?;
        if passes_over(me, &children) {
            continue;
        }
        let lapsed = last < today;
        let title = row.title.unwrap_or_else(|| "A document".to_owned());
        lines.push(WatchLine {
            name: names::setting(reader, Some(&setting))?
                .unwrap_or_else(|| "Unknown provider".to_owned()),
            setting,
            about: "document".to_owned(),
            suggests: Some(if lapsed { "lapsed" } else { "lapses" }.to_owned()),
            title: format!(
                "{title} {} {}",
                if lapsed { "ended" } else { "ends" },
                dates::long(last)
            ),
            sentence: there(children.len()),
        });
    }
    Ok(lines)
}

fn looking_like_schools(
    reader: &Reader,
    me: Option<Uuid>,
    today: NaiveDate,
    watch: &mut ProviderWatch,
) -> waymark_store::Result<()> {
    let near = facts::local(reader)?.number(Dial::NearFullTimeHours) * MINUTES;
    let near = u32::try_from(near).unwrap_or(u32::MAX);
    let mut lines = Vec::new();
    // Where nobody is near full time there is nothing to ask; hours that are not recorded are each child's own alert.
    // One that must be registered is asked about until somebody has been told, whatever its hours have become.
    let mut settings = views::settings_with_long_weeks(reader, near, today)?;
    for setting in registration::to_be_told(reader)? {
        if !settings.contains(&setting) {
            settings.push(setting);
        }
    }
    for setting in settings {
        let Ok(parsed @ SettingRef::Own(id)) = setting.parse::<SettingRef>() else {
            continue;
        };
        let Some(provider) = Provider::get(reader, id)?.filter(|row| row.closed_on.is_none())
        else {
            continue;
        };
        let children = views::pupils_at(reader, &setting, At::Placed)?;
        if passes_over(me, &children) {
            continue;
        }
        let view = registration::of(reader, parsed, Some(&provider), &children, today)?;
        let untold = registration::must_be_told(&view)
            && provider.registration.as_deref() != Some("registered");
        if view.suggests == "nothing" && !untold {
            continue;
        }
        let judged = view.judgements.first().map(|line| {
            format!(
                "judged {}, and the numbers have changed since",
                line.judgement
                    .on_day
                    .map_or_else(|| "on an unknown day".to_owned(), dates::long)
            )
        });
        let looks = view.suggests == "looks_like_school";
        let line = WatchLine {
            name: provider
                .name
                .unwrap_or_else(|| "Unnamed provider".to_owned()),
            setting,
            about: "registration".to_owned(),
            suggests: Some(if untold {
                "must_register".to_owned()
            } else {
                view.suggests
            }),
            title: if untold {
                "Must be registered, and nobody has been told".to_owned()
            } else {
                view.title
            },
            sentence: match (&view.answered, &view.waits, judged) {
                (Some(answered), _, _) => answered.clone(),
                (None, Some(waits), _) => format!("{} · {waits}", there(view.children.len())),
                (None, None, Some(judged)) => {
                    format!("{} · {judged}", there(view.children.len()))
                }
                (None, None, None) => {
                    format!("{} · nobody has judged it", there(view.children.len()))
                }
            },
        };
        if view.answered.is_some() {
            watch.answered.push(line);
        } else {
            lines.push(((!untold, !looks), line));
        }
    }
    lines.sort_by_key(|(order, line)| (*order, line.name.clone()));
    watch.lines.extend(lines.into_iter().map(|(_, line)| line));
    Ok(())
}
