//! The weekly education ledger: how many hours a child is taught, of how many it is entitled to, and where the gaps lie.
//!
//! Full time is not defined in law. The default entitlements by key stage are what practice uses as proxies and are to
//! be checked locally; every one can be set. Hours are the union over all placements, so that two settings at the same
//! time never add up to more teaching than there is day, and the clash is flagged. A session without clock times is
//! counted as a session whose length is unknown, never as nothing and never as a guess.
//!
//! Must not know: whether the child came. This is what was arranged; attendance is another record.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::calendar::{Beyond, SchoolCalendar};
use crate::year::KeyStage;

crate::vocabulary::vocabulary! { "half of the day",
    /// Morning or afternoon: a session of the register.
    pub enum Half {
        Am = "am": "Morning",
        Pm = "pm": "Afternoon",
    }
}

/// One taught block a week in a placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// The session row.
    pub id: Uuid,
    /// 1 (Monday) to 5 (Friday); anything else is not taught and is counted in [`Week::unreadable`].
    pub weekday: u8,
    /// Which half of the day.
    pub half: Half,
    /// Minutes after midnight; `None` = not recorded.
    pub starts: Option<u16>,
    /// Minutes after midnight; `None` = not recorded.
    pub ends: Option<u16>,
    /// First day on which it takes place; `None` = from the placement's start.
    pub from_day: Option<NaiveDate>,
    /// Last day; `None` = to the placement's end.
    pub until_day: Option<NaiveDate>,
}

/// When a placement runs, and its sessions.
#[derive(Debug, Clone, Copy)]
pub struct Taught<'a> {
    /// The placement row.
    pub placement: Uuid,
    /// First day; `None` = not known, and then the placement teaches on no day that can be named.
    pub started_on: Option<NaiveDate>,
    /// Last day; `None` = still open.
    pub ended_on: Option<NaiveDate>,
    /// Its weekly grid.
    pub sessions: &'a [Session],
}

/// Weekly entitlement in minutes by key stage; `None` = the team has set none, shown as unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entitlements {
    /// Early years.
    pub early: Option<u16>,
    /// Years 1 and 2.
    pub ks1: Option<u16>,
    /// Years 3 to 6.
    pub ks2: Option<u16>,
    /// Years 7 to 9.
    pub ks3: Option<u16>,
    /// Years 10 and 11.
    pub ks4: Option<u16>,
    /// Years 12 and up.
    pub ks5: Option<u16>,
}

impl Default for Entitlements {
    /// 21 h, 23.5 h, 24 h and 25 h for key stages 1 to 4: proxies from practice, to be checked locally. None before and after.
    fn default() -> Self {
        Entitlements {
            early: None,
            ks1: Some(21 * 60),
            ks2: Some(23 * 60 + 30),
            ks3: Some(24 * 60),
            ks4: Some(25 * 60),
            ks5: None,
        }
    }
}

impl Entitlements {
    /// The entitlement of a key stage.
    pub fn of(&self, stage: KeyStage) -> Option<u16> {
        match stage {
            KeyStage::Early => self.early,
            KeyStage::One => self.ks1,
            KeyStage::Two => self.ks2,
            KeyStage::Three => self.ks3,
            KeyStage::Four => self.ks4,
            KeyStage::Five => self.ks5,
        }
    }
}

/// A block in one half day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Block {
    /// The placement that teaches it.
    pub placement: Uuid,
    /// The session row.
    pub session: Uuid,
    /// Start and end in minutes after midnight; `None` = not recorded.
    pub times: Option<(u16, u16)>,
}

/// Two blocks that ask for the child at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Clash {
    /// 1 (Monday) to 5 (Friday).
    pub weekday: u8,
    /// One session row.
    pub left: Uuid,
    /// The other.
    pub right: Uuid,
    /// Minutes in both; 0 when times are unknown but the half day is the same.
    pub minutes: u16,
}

/// A child's week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Week {
    /// The Monday.
    pub monday: NaiveDate,
    /// Minutes taught, every minute once.
    pub minutes: u16,
    /// Weekly entitlement in minutes; `None` = unknown.
    pub entitlement: Option<u16>,
    /// Half days, Monday morning first: ten lists of blocks.
    pub cells: [Vec<Block>; 10],
    /// Bit set of half days with nothing in them: bit 0 Monday morning, bit 9 Friday afternoon.
    pub gaps: u16,
    /// Blocks that clash.
    pub clashes: Vec<Clash>,
    /// Sessions without clock times: counted in `cells`, not in `minutes`.
    pub without_times: u16,
    /// Sessions whose weekday or times make no sense.
    pub unreadable: u16,
}

/// A full week is 25 hours, from which part of a week is reckoned unless the key stage says otherwise.
pub const FULL_WEEK_MINUTES: u16 = 25 * 60;

impl Week {
    /// Share of full time, 0 to 1: minutes over the entitlement, or over 25 hours when that is unknown.
    pub fn full_time_share(&self) -> f32 {
        let full = self.entitlement.unwrap_or(FULL_WEEK_MINUTES).max(1);
        (f32::from(self.minutes) / f32::from(full)).min(1.0)
    }

    /// Sessions a week, ten at most: half days with at least one block.
    pub fn sessions(&self) -> u32 {
        10 - u32::from(self.gaps).count_ones()
    }

    /// "14.5 of 24 h, gap Wed–Fri", with what is unknown said.
    pub fn sentence(&self) -> String {
        let mut text = hours(self.minutes);
        match self.entitlement {
            Some(entitlement) => text.push_str(&format!(" of {} h", hours(entitlement))),
            None => text.push_str(" h, entitlement unknown"),
        }
        if self.without_times > 0 {
            let plural = if self.without_times == 1 { "" } else { "s" };
            text.push_str(&format!(
                ", {} session{plural} of unknown length",
                self.without_times
            ));
        }
        let gaps = gaps_in_words(self.gaps);
        if !gaps.is_empty() {
            text.push_str(", gap ");
            text.push_str(&gaps);
        }
        text
    }
}

/// "14.5", "24": hours without a needless decimal, of one child's week or of everybody's at a provider.
pub fn hours(minutes: impl Into<u64>) -> String {
    let tenths = (minutes.into() * 10 + 30) / 60;
    if tenths.is_multiple_of(10) {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

/// "Mon pm, Wed–Fri" from a bit set of half days; empty when there is none, "all week" when there is nothing else.
pub fn gaps_in_words(gaps: u16) -> String {
    const NAMES: [&str; 5] = ["Mon", "Tue", "Wed", "Thu", "Fri"];
    if gaps & 0x3ff == 0x3ff {
        return "all week".to_owned();
    }
    let mut parts: Vec<String> = Vec::new();
    let mut at = 0;
    while at < 5 {
        match (gaps >> (at * 2)) & 3 {
            1 => parts.push(format!("{} am", NAMES[at])),
            2 => parts.push(format!("{} pm", NAMES[at])),
            3 => {
                let start = at;
                while at + 1 < 5 && (gaps >> ((at + 1) * 2)) & 3 == 3 {
                    at += 1;
                }
                parts.push(if at > start {
                    format!("{}–{}", NAMES[start], NAMES[at])
                } else {
                    NAMES[at].to_owned()
                });
            }
            _ => {}
        }
        at += 1;
    }
    parts.join(", ")
}

impl Taught<'_> {
    /// Whether the placement runs on `day`.
    pub fn on(&self, day: NaiveDate) -> bool {
        self.started_on.is_some_and(|start| start <= day)
            && self.ended_on.is_none_or(|end| day <= end)
    }
}

impl Session {
    /// Whether its own stretch of days holds `day`; the weekday is not looked at.
    pub fn on(&self, day: NaiveDate) -> bool {
        self.from_day.is_none_or(|from| from <= day)
            && self.until_day.is_none_or(|until| day <= until)
    }

    /// Start and end when both are known and in order, within the day.
    fn times(&self) -> Option<(u16, u16)> {
        self.starts
            .zip(self.ends)
            .filter(|(starts, ends)| starts < ends && *ends <= 24 * 60)
    }

    fn backwards(&self) -> bool {
        self.starts
            .zip(self.ends)
            .is_some_and(|(starts, ends)| starts >= ends || ends > 24 * 60)
    }
}

/// The Monday of the week of `day`.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
        .unwrap_or(day)
}

/// Lays out the week of `day`.
pub fn week(taught: &[Taught<'_>], day: NaiveDate, entitlement: Option<u16>) -> Week {
    let monday = monday_of(day);
    let mut week = Week {
        monday,
        minutes: 0,
        entitlement,
        cells: Default::default(),
        gaps: 0x3ff,
        clashes: Vec::new(),
        without_times: 0,
        unreadable: 0,
    };
    for weekday in 1..=5_u8 {
        let on = monday + Days::new(u64::from(weekday) - 1);
        let mut blocks: Vec<(Half, Block)> = Vec::new();
        for placement in taught.iter().filter(|placement| placement.on(on)) {
            for session in placement
                .sessions
                .iter()
                .filter(|session| session.weekday == weekday && session.on(on))
            {
                if session.backwards() {
                    week.unreadable += 1;
                } else if session.times().is_none() {
                    week.without_times += 1;
                }
                blocks.push((
                    session.half,
                    Block {
                        placement: placement.placement,
                        session: session.id,
                        times: session.times(),
                    },
                ));
            }
        }
        blocks.sort_by_key(|(half, block)| {
            (*half, block.times.is_none(), block.times, block.session)
        });
        week.clashes.extend(clashes(weekday, &blocks));
        let mut spans: Vec<(u16, u16)> =
            blocks.iter().filter_map(|(_, block)| block.times).collect();
        spans.sort_unstable();
        week.minutes += union(spans.into_iter());
        for (half, block) in blocks {
            let cell = usize::from(weekday - 1) * 2 + usize::from(half == Half::Pm);
            week.gaps &= !(1 << cell);
            week.cells[cell].push(block);
        }
    }
    let odd = |placement: &Taught<'_>| {
        placement
            .sessions
            .iter()
            .filter(|session| !(1..=5).contains(&session.weekday))
            .count()
    };
    week.unreadable += taught.iter().map(odd).sum::<usize>().min(999) as u16;
    week
}

/// Minutes taught on one day, and whether any session of it has no recorded length. Allocates nothing: lists ask it for
/// every child.
pub fn minutes_on(taught: &[Taught<'_>], day: NaiveDate) -> (u16, bool) {
    let weekday = match day.weekday() {
        Weekday::Sat | Weekday::Sun => return (0, false),
        other => other.number_from_monday() as u8,
    };
    let mut spans = [(0_u16, 0_u16); 24];
    let mut count = 0;
    let mut unknown = false;
    for placement in taught.iter().filter(|placement| placement.on(day)) {
        for session in placement
            .sessions
            .iter()
            .filter(|session| session.weekday == weekday && session.on(day))
        {
            match session.times() {
                Some(times) if count < spans.len() => {
                    spans[count] = times;
                    count += 1;
                }
                // More than two dozen blocks in one day is a mistake in the data, and says so as unknown.
                _ => unknown = true,
            }
        }
    }
    spans[..count].sort_unstable();
    (union(spans[..count].iter().copied()), unknown)
}

/// Minutes taught in the week of `day`, without laying it out, and whether some length is unknown.
pub fn weekly_minutes(taught: &[Taught<'_>], day: NaiveDate) -> (u16, bool) {
    let monday = monday_of(day);
    (0..5).fold((0, false), |(sum, unknown), n| {
        let (minutes, more) = minutes_on(taught, monday + Days::new(n));
        (sum + minutes, unknown || more)
    })
}

/// Length of the union of spans that come in order of start.
fn union(spans: impl Iterator<Item = (u16, u16)>) -> u16 {
    let mut reached = 0;
    let mut sum = 0;
    for (starts, ends) in spans {
        sum += ends.saturating_sub(starts.max(reached));
        reached = reached.max(ends);
    }
    sum
}

fn clashes(weekday: u8, blocks: &[(Half, Block)]) -> Vec<Clash> {
    let mut found = Vec::new();
    for (at, (half, left)) in blocks.iter().enumerate() {
        for (other_half, right) in &blocks[at + 1..] {
            let minutes = match (left.times, right.times) {
                (Some((from, to)), Some((start, end))) => {
                    to.min(end).saturating_sub(from.max(start))
                }
                _ => 0,
            };
            let same_time = match (left.times, right.times) {
                (Some(_), Some(_)) => minutes > 0,
                _ => half == other_half && left.placement != right.placement,
            };
            if same_time {
                found.push(Clash {
                    weekday,
                    left: left.session,
                    right: right.session,
                    minutes,
                });
            }
        }
    }
    found
}

/// School days on which the child had no education at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Without {
    /// School days in the stretch, but for those at the child's own school, which keeps its own account of them.
    pub school_days: u32,
    /// Of these, days with no session.
    pub without: u32,
}

/// Counts the school days from `from` to `to`, both included, on which the child had no session and was `out_of_school`. A
/// session of unknown length counts as education.
pub fn days_without(
    taught: &[Taught<'_>],
    calendar: &SchoolCalendar,
    (from, to): (NaiveDate, NaiveDate),
    out_of_school: impl Fn(NaiveDate) -> bool,
) -> Result<Without, Beyond> {
    let mut result = Without {
        school_days: 0,
        without: 0,
    };
    if to < from {
        return Ok(result);
    }
    let end = to.checked_add_days(Days::new(1)).unwrap_or(to);
    for n in 1..=calendar.between(from, end)? {
        let day = calendar.nth(from, n)?;
        let (minutes, unknown) = minutes_on(taught, day);
        let nothing = minutes == 0 && !unknown;
        if nothing && !out_of_school(day) {
            continue;
        }
        result.school_days += 1;
        result.without += u32::from(nothing);
    }
    Ok(result)
}
