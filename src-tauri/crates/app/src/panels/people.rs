//! Who sits on a panel, who came to a meeting, and what they declared.
//!
//! A quorum is written in the panel's own words. Where the words give a number or say "half" it is reckoned; otherwise the
//! counts are said and a person judges. A chair with an interest is not refused: the minutes say who took the chair instead.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::Reader;
use waymark_store::tables::{
    Declaration, Meeting, MeetingPatch, Panel, PanelMember, Seat, SeatPatch,
};

use super::agenda;
use crate::failure::OrNotFound as _;
use crate::team::Id;
use crate::words::count;
use crate::{App, Failure};

/// Whether enough have come.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct Quorum {
    /// Seats filled, substitutes too.
    pub present: u32,
    /// Of those, who may decide for their school.
    pub deciding: u32,
    /// Members of the panel on the day.
    pub members: u32,
    /// `None` when the panel's words do not say a number, or nobody has been seated.
    pub met: Option<bool>,
    /// "5 of 8 members present, 4 may decide. Quorum: chair and half of the schools."
    pub sentence: String,
}

/// The people of one meeting.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MeetingPeople {
    /// Members of the panel on the day of the meeting, in their order.
    pub members: Vec<PanelMember>,
    /// Who came, who could not.
    pub seats: Vec<Seat>,
    /// What was declared.
    pub declarations: Vec<DeclarationLine>,
    /// Whether enough have come.
    pub quorum: Quorum,
    /// What is wrong: a chair with an interest, a protocol that nobody signed.
    pub warnings: Vec<String>,
}

/// A declaration with the case it is about.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DeclarationLine {
    /// The row.
    pub declaration: Declaration,
    /// One-based place of the case; `None` is the whole meeting, or a case that was taken off.
    pub number: Option<u32>,
    /// "Case 3 · K7F-2QX", "The whole meeting".
    pub about: String,
}

/// Members of a panel, those who have left too, in their order.
pub(crate) fn members(app: &App, request: Id) -> Result<Vec<PanelMember>, Failure> {
    app.read(|reader| {
        let mut members = PanelMember::having(reader, "panel", request.id)?;
        sort(&mut members);
        Ok(members)
    })
}

fn sort(members: &mut [PanelMember]) {
    members.sort_by(|a, b| {
        (a.ended_on.is_some(), &a.position, &a.name, a.id).cmp(&(
            b.ended_on.is_some(),
            &b.position,
            &b.name,
            b.id,
        ))
    });
}

fn on_the_day(member: &PanelMember, day: Option<NaiveDate>) -> bool {
    day.is_none_or(|day| {
        member.started_on.is_none_or(|start| start <= day)
            && member.ended_on.is_none_or(|end| day <= end)
    })
}

/// The people of one meeting.
pub(crate) fn people(app: &App, request: Id) -> Result<MeetingPeople, Failure> {
    let found = app.read(|reader| {
        let Some(meeting) = Meeting::get(reader, request.id)? else {
            return Ok(None);
        };
        let Some(panel) = meeting
            .panel
            .map_or(Ok(None), |id| Panel::get(reader, id))?
        else {
            return Ok(None);
        };
        people_of(reader, &panel, &meeting).map(Some)
    })?;
    found.or_not_found("meeting")
}

/// The people of a meeting that is in hand.
pub(crate) fn people_of(
    reader: &Reader,
    panel: &Panel,
    meeting: &Meeting,
) -> waymark_store::Result<MeetingPeople> {
    let mut members = PanelMember::having(reader, "panel", panel.id)?;
    members.retain(|member| on_the_day(member, meeting.held_on));
    sort(&mut members);
    let seats = Seat::having(reader, "meeting", meeting.id)?;
    let cases = agenda(reader, meeting.id)?;
    let declarations: Vec<DeclarationLine> = Declaration::having(reader, "meeting", meeting.id)?
        .into_iter()
        .map(|declaration| {
            let at = declaration
                .panel_case
                .and_then(|id| cases.iter().position(|case| case.id == id));
            DeclarationLine {
                number: at.map(|at| at as u32 + 1),
                about: match (at, declaration.panel_case) {
                    (Some(at), _) => format!(
                        "Case {} · {}",
                        at + 1,
                        cases[at]
                            .pupil
                            .map(waymark_domain::case_ref)
                            .unwrap_or_default()
                    ),
                    (None, Some(_)) => "A case that was taken off".to_owned(),
                    (None, None) => "The whole meeting".to_owned(),
                },
                declaration,
            }
        })
        .collect();
    let warnings = warnings(meeting, &members, &seats, &declarations);
    Ok(MeetingPeople {
        quorum: quorum(panel, &members, &seats),
        members,
        seats,
        declarations,
        warnings,
    })
}

fn warnings(
    meeting: &Meeting,
    members: &[PanelMember],
    seats: &[Seat],
    declarations: &[DeclarationLine],
) -> Vec<String> {
    let mut warnings = Vec::new();
    let seated: Vec<&Seat> = seats
        .iter()
        .filter(|seat| seat.chairs == Some(true))
        .collect();
    // Before anybody has sat down, who chairs is a name on the meeting.
    let chairs: Vec<(Option<Uuid>, Option<&str>)> = if seated.is_empty() {
        let named = meeting.chair.as_deref().filter(|name| !name.is_empty());
        named
            .map(|name| {
                let member = members.iter().find(|m| m.name.as_deref() == Some(name));
                (member.map(|member| member.id), Some(name))
            })
            .into_iter()
            .collect()
    } else {
        seated
            .iter()
            .map(|seat| (seat.member, seat.name.as_deref()))
            .collect()
    };
    for (member, named) in &chairs {
        let name = named.unwrap_or("The chair");
        let same = |line: &&DeclarationLine| {
            let declared = &line.declaration;
            (member.is_some() && declared.member == *member)
                || (declared.name.is_some() && declared.name.as_deref() == *named)
        };
        for line in declarations.iter().filter(same) {
            warnings.push(format!(
                "{name} chairs and has declared an interest ({}). Somebody else must take the chair for it; the minutes will say so.",
                line.about
            ));
        }
        let standing = members
            .iter()
            .find(|held| Some(held.id) == *member)
            .and_then(|held| held.conflicts.as_deref());
        if let Some(conflict) = standing {
            warnings.push(format!(
                "{name} chairs and has a standing conflict of interest: {conflict}."
            ));
        }
    }
    if chairs.len() > 1 {
        warnings.push("More than one person is marked as the chair.".to_owned());
    }
    let a_year_before = meeting
        .held_on
        .and_then(|day| day.checked_sub_months(Months::new(12)));
    for seat in seats.iter().filter(|seat| is_here(seat)) {
        let Some(member) = members.iter().find(|member| Some(member.id) == seat.member) else {
            continue;
        };
        let name = member.name.as_deref().unwrap_or("A member");
        match (member.sharing_signed_on, a_year_before) {
            (None, _) => warnings.push(format!(
                "{name} is not known to have signed the information-sharing protocol."
            )),
            (Some(signed), Some(before)) if signed < before => warnings.push(format!(
                "{name} last signed the information-sharing protocol on {}, more than a year ago.",
                waymark_domain::dates::long(signed)
            )),
            _ => {}
        }
    }
    warnings
}

fn is_here(seat: &Seat) -> bool {
    matches!(seat.standing.as_deref(), Some("present" | "substitute"))
}

/// Whether enough have come to a meeting.
pub(super) fn quorum_of(
    reader: &Reader,
    panel: &Panel,
    meeting: &Meeting,
) -> waymark_store::Result<Quorum> {
    let mut members = PanelMember::having(reader, "panel", panel.id)?;
    members.retain(|member| on_the_day(member, meeting.held_on));
    Ok(quorum(
        panel,
        &members,
        &Seat::having(reader, "meeting", meeting.id)?,
    ))
}

fn quorum(panel: &Panel, members: &[PanelMember], seats: &[Seat]) -> Quorum {
    let here: Vec<&Seat> = seats.iter().filter(|seat| is_here(seat)).collect();
    let decides = |seat: &&&Seat| {
        members
            .iter()
            .any(|member| Some(member.id) == seat.member && member.decides == Some(true))
    };
    let (present, deciding) = (
        here.len() as u32,
        here.iter().filter(decides).count() as u32,
    );
    let may_decide = members
        .iter()
        .filter(|member| member.decides == Some(true))
        .count() as u32;
    let words = panel.quorum.as_deref().unwrap_or_default().trim();
    let folded = words.to_lowercase();
    let number: Option<u32> = folded
        .split(|c: char| !c.is_ascii_digit())
        .find_map(|digits| digits.parse().ok());
    let wanted = number.or_else(|| {
        folded
            .contains("half")
            .then(|| may_decide.div_ceil(2).max(1))
    });
    let chair_there =
        !folded.contains("chair") || here.iter().any(|seat| seat.chairs == Some(true));
    let met = (present > 0)
        .then_some(wanted)
        .flatten()
        .map(|wanted| chair_there && (if number.is_some() { present } else { deciding }) >= wanted);
    let mut sentence = if present == 0 {
        "Nobody has been seated yet.".to_owned()
    } else {
        format!(
            "{present} of {} present, {deciding} may decide.",
            count(members.len() as u64, "member", "members")
        )
    };
    if words.is_empty() {
        sentence.push_str(" The panel's quorum is not recorded.");
    } else {
        sentence.push_str(&format!(" Quorum: {}.", words.trim_end_matches('.')));
    }
    match met {
        Some(true) => sentence.push_str(" It is met."),
        Some(false) if !chair_there => sentence.push_str(" It is not met: nobody is in the chair."),
        Some(false) => sentence.push_str(" It is not met."),
        None => {}
    }
    Quorum {
        present,
        deciding,
        members: members.len() as u32,
        met,
        sentence,
    }
}

/// Seats every member who has no seat yet as present: from there only what differs is entered.
pub(crate) fn seat_all(app: &App, request: Id) -> Result<Id, Failure> {
    let people = people(app, request)?;
    let mut change = app.change("Seated the members at a meeting")?;
    for member in &people.members {
        if people
            .seats
            .iter()
            .any(|seat| seat.member == Some(member.id))
        {
            continue;
        }
        change.push_create(&Seat {
            id: app.new_id(),
            meeting: Some(request.id),
            member: Some(member.id),
            name: member.name.clone(),
            standing: Some("present".to_owned()),
            ..Seat::default()
        });
    }
    if change.is_empty() {
        return Err(Failure::say(
            "Every member of this panel has a seat already, or it has no members yet. Nothing was changed.",
        ));
    }
    app.commit(change)?;
    Ok(request)
}

/// Puts one seat in the chair; whoever had it before gives it up.
pub(crate) fn chair(app: &App, request: Id) -> Result<Id, Failure> {
    let seat = app
        .read(|reader| Seat::get(reader, request.id))?
        .or_not_found("seat")?;
    let meeting: Uuid = seat.meeting.or_not_found("meeting")?;
    let others = app.read(|reader| Seat::having(reader, "meeting", meeting))?;
    let chairs = |on: bool| SeatPatch {
        chairs: Some(Some(on)),
        ..SeatPatch::default()
    };
    let mut change = app.change("Said who takes the chair")?;
    for other in &others {
        if other.chairs == Some(true) && other.id != seat.id {
            change.push_set::<Seat>(other.id, chairs(false));
        }
    }
    change.push_set::<Seat>(seat.id, chairs(true));
    change.push_set::<Meeting>(
        meeting,
        MeetingPatch {
            chair: Some(seat.name),
            ..MeetingPatch::default()
        },
    );
    app.commit(change)?;
    Ok(request)
}
