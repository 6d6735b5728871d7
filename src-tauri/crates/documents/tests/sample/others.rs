//! One invented value for each of the other papers.

use waymark_documents::agreement::{Agreement, Signature};
use waymark_documents::case::Case;
use waymark_documents::challenge::ChallengeSheets;
use waymark_documents::chronology::{Chronology, Entry};
use waymark_documents::day_sheet::{DaySheet, Stop, VisitChild};
use waymark_documents::decision_record::DecisionRecord;
use waymark_documents::family_plan::{FamilyPlan, PlanWeek};
use waymark_documents::frame::Imprint;
use waymark_documents::handover::{Handover, HandoverChild, HandoverDate, HandoverTask};
use waymark_documents::letter::{Letter, Particular};
use waymark_documents::list::{List, ListColumn};
use waymark_documents::minutes::{Decision, Minutes, Promise};
use waymark_documents::panel_year::{Grid, Line, PanelYear, School};
use waymark_documents::placement_agreement::PlacementAgreement;
use waymark_documents::profile::{ContactLine, Profile};
use waymark_documents::referral::{Referral, ReferralPart};
use waymark_documents::school_sheet::{SchoolAction, SchoolSheet};
use waymark_documents::{
    DocumentError, Options, Rendered, agenda, agreement, brief, challenge, chronology, day_sheet,
    decision_record, decision_sheet, family_plan, handover, letter, list, minutes, pack,
    panel_year, placement_agreement, profile, referral, school_sheet,
};

use super::{day, full_case, meeting, some};

pub fn imprint() -> Imprint {
    Imprint {
        la_name: some("Wendlebury Council"),
        team_name: some("Inclusion and Reintegration Team"),
        ..Imprint::default()
    }
}

fn decision(i: usize) -> Decision {
    let case = full_case(i);
    Decision {
        case_ref: case.case_ref,
        initials: case.initials,
        year_group: case.year_group,
        ask: case.ask,
        decision: some("Place allocated at a school"),
        setting: some("Oakenshaw Community School"),
        starts_on: Some(day(2026, 11, 30)),
        owner: some("Josephine Beaumont"),
        due_on: Some(day(2026, 11, 20)),
        rationale: some(
            "Nearest school with a place in the year; third in rotation; the family’s second preference.",
        ),
        alternatives: some("St Brannoc’s: two admissions this term in the same year group."),
        conditions: some(
            "Mentor for the first six weeks; phased timetable ends by 15 January 2027.",
        ),
        parental_view: some("Preferred St Brannoc’s; content with a start before Christmas."),
        dissent: (i == 1).then(|| "Head of Oakenshaw: the year group is full.".to_owned()),
        deferred_to: None,
        allocate_by: case.allocate_by,
        parents_told_on: Some(day(2026, 11, 13)),
        school_told_on: None,
        ..Decision::default()
    }
}

pub fn minutes_value() -> Minutes {
    let promise = |what: &str, standing: Option<&str>| Promise {
        what: what.to_owned(),
        who: some("Paul Hargreaves"),
        promised_on: Some(day(2026, 10, 15)),
        due_on: Some(day(2026, 11, 26)),
        standing: standing.map(str::to_owned),
    };
    Minutes {
        meeting: meeting(),
        declarations: vec!["Paul Hargreaves for case K1F-1QX; he left the room.".to_owned()],
        matters: vec![promise(
            "Send the risk assessment to Oakenshaw",
            Some("■ 28 days, not done"),
        )],
        decisions: (0..4).map(decision).collect(),
        actions: vec![
            promise("Ring both families", None),
            promise("Ask for an early EHC review", None),
        ],
        next_on: Some(day(2026, 12, 10)),
    }
}

pub fn record_value() -> DecisionRecord {
    DecisionRecord {
        meeting: meeting(),
        full_name: full_case(1).brief.full_name,
        dob: Some(day(2012, 3, 14)),
        decision: decision(1),
    }
}

pub fn school_value() -> SchoolSheet {
    let action = |i: usize| SchoolAction {
        case_ref: full_case(i).case_ref,
        full_name: full_case(i).brief.full_name,
        year_group: full_case(i).year_group,
        what: some("Admit; name a mentor; send the timetable of the first two weeks"),
        starts_on: Some(day(2026, 11, 30)),
        answer_by: Some(day(2026, 11, 19)),
        allocate_by: full_case(i).allocate_by,
        contact: (i > 0).then(|| "J. Beaumont, 01632 960 123".to_owned()),
    };
    SchoolSheet {
        meeting: meeting(),
        school: some("Oakenshaw Community School"),
        actions: (0..3).map(action).collect(),
    }
}

pub fn letter_value() -> Letter {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let row = |label: &str, value: Option<&str>| Particular {
        label: label.to_owned(),
        value: value.map(str::to_owned),
    };
    Letter {
        imprint: imprint(),
        from_lines: lines("Inclusion and Reintegration Team\nCivic Centre, Wendlebury WB1 2CD"),
        reference: some("K0F-0QX/3"),
        written_on: Some(day(2026, 11, 13)),
        to_lines: lines("Ms Agnieszka Wiśniewska\n14 Canal Row\nWendlebury\nWB4 7QT"),
        salutation: some("Dear Ms Wiśniewska"),
        subject: some("Łukasz’s education from Monday 30 November 2026"),
        body: "Thank you for speaking to us on Tuesday. The school has asked that Łukasz learns somewhere else for a while, \
               to help with his behaviour. This letter says where, when and why.\n\nWe want to see:\n- Łukasz in lessons every day\n\
               - a mentor whom he trusts\n- a date for coming back\n\n# If you do not agree\nRing us on 01632 960 123. You can ask for \
               a review at any time."
            .to_owned(),
        particulars: vec![
            row("Where", Some("Millrace Alternative Provision, 2 Weir Lane, Wendlebury WB3 1AA")),
            row("Whom to ask for on the first day", Some("Dee Kaur")),
            row("Number of days", Some("30 school days, from 30 November 2026")),
            row("Morning session", Some("09:00 to 12:00, break 10:30 to 10:45")),
            row("Afternoon session", None),
        ],
        closing: some("Yours sincerely"),
        signed_by: lines("Josephine Beaumont\nInclusion Officer"),
        enclosures: vec!["Plan of the first six weeks".to_owned()],
        copies_to: vec!["Hartfell High School".to_owned()],
    }
}

pub fn profile_value() -> Profile {
    Profile {
        imprint: imprint(),
        on: Some(day(2026, 11, 12)),
        case: full_case(0),
        strengths: some("Drawing; looks after his sister; never late"),
        what_helps: some("One instruction at a time; a quiet place; knowing what comes next"),
        contacts: vec![
            ContactLine {
                name: "Agnieszka Wiśniewska".to_owned(),
                role: some("mother"),
                reach: some("01632 960 777"),
            },
            ContactLine {
                name: "Dee Kaur".to_owned(),
                role: some("Millrace"),
                reach: None,
            },
        ],
    }
}

pub fn referral_value() -> Referral {
    let parts = ReferralPart::ALL
        .into_iter()
        .filter(|part| *part != ReferralPart::Risks)
        .collect();
    let mut case = full_case(0);
    case.brief.risks = None;
    Referral {
        imprint: imprint(),
        on: Some(day(2026, 11, 12)),
        provider: some("Millrace Alternative Provision"),
        case,
        parts,
        asked_for: some("Alternative provision, 3 days a week"),
        wanted_from: Some(day(2026, 11, 30)),
        purpose: some("Day-six provision while a school place is found"),
        why: some("He knows the mentor from Year 8 and asks for work with his hands."),
        parents: some("They agree, talked over on Mon 9 Nov 2026"),
        asked_by: some("Josephine Beaumont, 01632 960 123"),
        contacts: profile_value().contacts,
        chronology: Some(chronology_value(12, Some(1))),
        documents: vec!["Risk assessment, Mon 2 Nov 2026".to_owned()],
        reasons: [
            "No places",
            "Cannot meet the needs",
            "Risk to others",
            "Another reason",
        ]
        .map(str::to_owned)
        .to_vec(),
    }
}

pub fn chronology_value(entries: usize, most_pages: Option<usize>) -> Chronology {
    let entry = |i: usize| Entry {
        on: day(2023, 9, 4).checked_add_days(chrono::Days::new(i as u64 * 6)),
        kind: some(["Note", "Visit", "Review", "Placement"][i % 4]),
        text: format!(
            "Entry {i}: spoke to school and family; agreed what happens next and who does it."
        ),
        source: i.is_multiple_of(3).then(|| "J. Beaumont".to_owned()),
        significant: i.is_multiple_of(40),
    };
    Chronology {
        imprint: imprint(),
        full_name: some("Łukasz Wiśniewski"),
        case_ref: "K0F-0QX".to_owned(),
        most_pages,
        entries: (0..entries).map(entry).collect(),
    }
}

pub fn plan_value() -> FamilyPlan {
    let week = |n: u32, planned: u16| PlanWeek {
        number: n,
        starts_on: Some(day(2027, 1, 4) + chrono::Days::new(u64::from(n - 1) * 7)),
        planned: Some(planned),
    };
    FamilyPlan {
        imprint: Imprint {
            marking: some("OFFICIAL"),
            ..imprint()
        },
        known_as: some("Luk"),
        school: some("St Brannoc’s Catholic Academy"),
        starts_on: Some(day(2027, 1, 4)),
        full_time_on: Some(day(2027, 2, 8)),
        mentor: some("Mr Femi Adeyemi"),
        ring: some("Josephine Beaumont, 01632 960 123"),
        weeks: vec![
            week(1, 0b00_00_01_00_01),
            week(2, 0b00_01_01_01_01),
            week(3, 0b01_01_11_01_11),
            week(4, 0b11_11_11_11_11),
            PlanWeek {
                planned: None,
                ..week(5, 0)
            },
        ],
        support: vec![
            "Mentor every morning".to_owned(),
            "A quiet room at lunch".to_owned(),
        ],
        success: some("Luk is in every lesson that is planned, and says that it is all right."),
        if_goes_wrong: some("We meet within two days. Nobody decides anything before we have met."),
        worries: some("The same corridor: Luk’s class is in the other building."),
        own_words: some("I want proper science again."),
        next_on: Some(day(2027, 1, 14)),
    }
}

pub fn visits_value() -> DaySheet {
    let child = |i: usize| VisitChild {
        name: full_case(i).brief.full_name,
        year_group: full_case(i).year_group,
        why: some("Six weeks since the last visit"),
        last_seen_on: (i != 1).then(|| day(2026, 10, 2)),
        care: (i == 0).then(|| "Do not mention the move".to_owned()),
    };
    let stop = |from: usize, at: u32, place: &str| Stop {
        place: some(place),
        address: some("2 Weir Lane, Wendlebury WB3 1AA"),
        at: Some(at),
        contact: some("Dee Kaur, 01632 960 555"),
        children: (from..from + 3).map(child).collect(),
    };
    DaySheet {
        imprint: imprint(),
        on: Some(day(2026, 11, 18)),
        officer: some("Josephine Beaumont"),
        stops: vec![
            stop(0, 570, "Millrace Alternative Provision"),
            stop(3, 780, "The Wharf PRU"),
        ],
    }
}

pub fn providers_value() -> List {
    let column = |head: &str, number: bool, wide: bool| ListColumn {
        head: head.to_owned(),
        number,
        wide,
    };
    let row = |i: usize| {
        vec![
            Some(format!("{} {}", super::SCHOOLS[i % 6], i)),
            some(["registered", "unregistered"][i % 2]),
            (!i.is_multiple_of(4)).then(|| (i % 7).to_string()),
            some("approved until 31 Aug 2027"),
        ]
    };
    List {
        imprint: imprint(),
        title: "Providers".to_owned(),
        shows: some("open providers in Wendlebury, by name"),
        counted: None,
        columns: vec![
            column("Provider", false, true),
            column("Registration", false, false),
            column("Children", true, false),
            column("Approval", false, false),
        ],
        rows: (0..70).map(row).collect(),
    }
}

pub fn agreement_value() -> Agreement {
    let part = |part: &str, name: Option<&str>, signed: bool| Signature {
        part: part.to_owned(),
        name: name.map(str::to_owned),
        signed_on: signed.then(|| day(2026, 11, 9)),
    };
    Agreement {
        imprint: imprint(),
        full_name: some("Łukasz Wiśniewski"),
        case_ref: "K0F-0QX".to_owned(),
        school: some("Hartfell High School"),
        starts_on: Some(day(2026, 11, 16)),
        ends_on: Some(day(2026, 12, 18)),
        by_limit: Some(6),
        reason: some("Coming back after an operation; tires by the afternoon"),
        pattern: Some(0b00_01_01_01_01),
        hours: some("12.5 of 25 h"),
        steps: plan_value().weeks,
        review_on: vec![day(2026, 11, 27), day(2026, 12, 11)],
        ring: some("Josephine Beaumont, 01632 960 123"),
        signatures: vec![
            part("The parent", Some("Agnieszka Wiśniewska"), true),
            part("The school", None, false),
            part("The local authority", Some("Josephine Beaumont"), false),
        ],
    }
}

pub fn placement_value() -> PlacementAgreement {
    let part = |part: &str, name: Option<&str>| Signature {
        part: part.to_owned(),
        name: name.map(str::to_owned),
        signed_on: None,
    };
    PlacementAgreement {
        imprint: imprint(),
        full_name: some("Łukasz Wiśniewski"),
        case_ref: "K0F-0QX".to_owned(),
        year_group: some("Year 9"),
        commissioner: some("Wendlebury Council"),
        provider: some("Forge Lane Workshops"),
        provider_contact: some("Tamsin Reed, 01632 960 456"),
        school: some("Hartfell High School"),
        legal_basis: some("Education Act 1996 s.19"),
        starts_on: Some(day(2026, 11, 16)),
        ends_on: Some(day(2027, 2, 12)),
        times: some("Monday to Thursday, 09:30 to 12:00\nFriday, 09:30 to 14:30"),
        transport: some("Taxi from home, with an escort"),
        purpose: some("Small groups while a school place is found"),
        aim: some("Back at school for every morning by the February half term"),
        price: some("£85.00 a session"),
        funding: None,
        safeguarding: some("Noor Haddad, 01632 960 457"),
        officer: some("Josephine Beaumont, 01632 960 123"),
        review_on: Some(day(2026, 12, 14)),
        signatures: vec![
            part("Commissioner", Some("Josephine Beaumont")),
            part("Provider", Some("Tamsin Reed")),
            part("School", None),
            part("Parent", Some("Agnieszka Wiśniewska")),
        ],
    }
}

pub fn challenge_value() -> ChallengeSheets {
    ChallengeSheets {
        imprint: imprint(),
        panel: "Secondary North Fair Access Panel".to_owned(),
        grid: "It is reckoned under “Agreed 1 September 2026”, in force since Tue 1 Sep 2026."
            .to_owned(),
        on: Some(super::day(2026, 11, 12)),
        meanings: vec![
            (
                "Admitted by fair access".to_owned(),
                "A child whom the panel placed and the school put on roll. 1 point.".to_owned(),
            ),
            (
                "Per 100".to_owned(),
                "The points for each 100 pupils on roll, so that a small school is compared with a large one."
                    .to_owned(),
            ),
        ],
        questions: vec![
            "Which school does the family want, and why?".to_owned(),
            "Whose turn is it?".to_owned(),
        ],
    }
}

pub fn year_value() -> PanelYear {
    let line = |label: &str, number: &str, of: &str, meaning: &str| Line {
        label: label.to_owned(),
        number: number.to_owned(),
        of: of.to_owned(),
        meaning: meaning.to_owned(),
    };
    let school = |i: usize| School {
        name: super::SCHOOLS[i].to_owned(),
        admitted: Some(i as u32 + 1),
        per_hundred: (i != 3).then(|| format!("0.{}5", i + 1)),
        by_year: format!("Year 8: 1, Year 9: {i}"),
    };
    PanelYear {
        imprint: imprint(),
        panel: "Fair Access Panel".to_owned(),
        year: "2025/26".to_owned(),
        sentence: "9 meetings heard 64 cases of 58 children.".to_owned(),
        measures: vec![
            line(
                "From referral to start",
                "17 days",
                "41 cases with both days known",
                "School days, the middle one; half took longer",
            ),
            line(
                "Put off",
                "6",
                "64 cases",
                "Decided as deferred at least once",
            ),
            line("Refused by the school", "3", "41 allocated", ""),
            line(
                "Returns that stuck",
                "Unknown",
                "5 returns",
                "Still there after thirteen weeks; too few are known to say",
            ),
        ],
        outcomes: vec![
            line("Place allocated at a school", "41", "64 cases", ""),
            line("Alternative provision", "17", "64 cases", ""),
            line("Deferred", "6", "64 cases", ""),
        ],
        schools: (0..6).map(school).collect(),
        grids: vec![
            Grid {
                name: "As agreed for 2025/26".to_owned(),
                from: "1 Sep 2025".to_owned(),
                weights: "Permanently excluded 3; managed move 2; other 1".to_owned(),
                reason: some("Heads’ meeting, 10 July 2025"),
            },
            Grid {
                name: "Revised".to_owned(),
                from: "1 Apr 2026".to_owned(),
                weights: "Permanently excluded 4; managed move 2; other 1".to_owned(),
                reason: None,
            },
        ],
        ..PanelYear::default()
    }
}

pub fn handover_value() -> Handover {
    let child = |i: usize| HandoverChild {
        name: full_case(i).brief.full_name.unwrap_or_default(),
        case_ref: full_case(i).case_ref,
        year_group: full_case(i).year_group,
        where_now: (i != 2).then(|| "Millrace Alternative Provision".to_owned()),
        last_seen_on: (i != 1).then(|| day(2026, 11, 3)),
        worries: (i != 2).then(|| "Not seen outside the home since the exclusion.".to_owned()),
        care: (i == 0).then(|| "Keep the address from R. Wiśniewski".to_owned()),
        dates: (0..i % 4)
            .map(|n| HandoverDate {
                what: "Full-time education from the sixth school day of a permanent exclusion"
                    .to_owned(),
                on: (n != 1).then(|| day(2026, 11, 13)),
                standing: "Due tomorrow".to_owned(),
            })
            .collect(),
        tasks: (0..i % 3)
            .map(|n| HandoverTask {
                what: "Send last term’s attendance".to_owned(),
                due_on: (n == 0).then(|| day(2026, 11, 10)),
                waiting_on: (n == 0).then(|| "the inclusion lead".to_owned()),
            })
            .collect(),
        contacts: if i == 3 {
            vec![]
        } else {
            profile_value().contacts
        },
        last_note: some(
            "Fri 6 Nov: Rang the provider. Present every day this week, late on Tuesday.",
        ),
    };
    Handover {
        imprint: imprint(),
        officer: some("Josephine Beaumont"),
        on: Some(day(2026, 11, 12)),
        children: (0..9).map(child).collect(),
    }
}

/// The list that no sheet takes upright.
pub fn caseload_value() -> List {
    let column = |head: &str, number: bool, wide: bool| ListColumn {
        head: head.to_owned(),
        number,
        wide,
    };
    let row = |i: usize| {
        vec![
            full_case(i).brief.full_name,
            some("11"),
            some("Permanently excluded, Dual registered"),
            some("The Lantern Pupil Referral Unit, Oakenshaw Community School"),
            some("16 of 23.5"),
            some("Tue 10 Nov 2026"),
            (!i.is_multiple_of(3)).then(|| "Wed 2 Dec 2026".to_owned()),
            some("Josephine Beaumont"),
        ]
    };
    List {
        imprint: imprint(),
        title: "All children".to_owned(),
        shows: some("Thursday 12 November 2026"),
        counted: Some(("child".to_owned(), "children".to_owned())),
        columns: vec![
            column("Name", false, true),
            column("Year", false, false),
            column("Status", false, true),
            column("Where now", false, true),
            column("Hours", true, false),
            column("Last seen", false, false),
            column("Next date", false, false),
            column("Owner", false, true),
        ],
        rows: (0..40).map(row).collect(),
    }
}

/// The meeting's papers that can also stand alone.
fn parts(case: &Case, options: &Options) -> Vec<(&'static str, Result<Rendered, DocumentError>)> {
    let alone = agenda::Agenda {
        meeting: meeting(),
        cases: vec![case.clone()],
    };
    let page = brief::CaseBrief {
        meeting: meeting(),
        case: case.clone(),
    };
    let sheet = decision_sheet::DecisionSheet {
        meeting: meeting(),
        case: case.clone(),
    };
    vec![
        ("agenda", agenda::render(&alone, options)),
        ("brief", brief::render(&page, options)),
        ("decision", decision_sheet::render(&sheet, options)),
    ]
}

/// Every other paper by name.
pub fn all(options: &Options) -> Vec<(&'static str, Result<Rendered, DocumentError>)> {
    vec![
        ("minutes", minutes::render(&minutes_value(), options)),
        ("record", decision_record::render(&record_value(), options)),
        ("school", school_sheet::render(&school_value(), options)),
        ("letter", letter::render(&letter_value(), options)),
        ("profile", profile::render(&profile_value(), options)),
        ("referral", referral::render(&referral_value(), options)),
        (
            "chronology",
            chronology::render(&chronology_value(120, None), options),
        ),
        ("plan", family_plan::render(&plan_value(), options)),
        ("visits", day_sheet::render(&visits_value(), options)),
        ("providers", list::render(&providers_value(), options)),
        ("agreement", agreement::render(&agreement_value(), options)),
        (
            "placement",
            placement_agreement::render(&placement_value(), options),
        ),
        ("challenge", challenge::render(&challenge_value(), options)),
        ("year", panel_year::render(&year_value(), options)),
        ("handover", handover::render(&handover_value(), options)),
        ("caseload", list::render(&caseload_value(), options)),
        ("pack", pack::render(&super::whole_pack(4), options)),
    ]
    .into_iter()
    .chain(parts(&full_case(0), options))
    .collect()
}

/// Every other paper with nothing in it.
pub fn all_empty(options: &Options) -> Vec<(&'static str, Result<Rendered, DocumentError>)> {
    vec![
        ("minutes", minutes::render(&Minutes::default(), options)),
        (
            "record",
            decision_record::render(&DecisionRecord::default(), options),
        ),
        (
            "school",
            school_sheet::render(&SchoolSheet::default(), options),
        ),
        ("letter", letter::render(&Letter::default(), options)),
        ("profile", profile::render(&Profile::default(), options)),
        ("referral", referral::render(&Referral::default(), options)),
        (
            "chronology",
            chronology::render(&Chronology::default(), options),
        ),
        ("plan", family_plan::render(&FamilyPlan::default(), options)),
        ("visits", day_sheet::render(&DaySheet::default(), options)),
        ("providers", list::render(&List::default(), options)),
        (
            "agreement",
            agreement::render(&Agreement::default(), options),
        ),
        (
            "placement",
            placement_agreement::render(&PlacementAgreement::default(), options),
        ),
        ("year", panel_year::render(&PanelYear::default(), options)),
        ("handover", handover::render(&Handover::default(), options)),
    ]
    .into_iter()
    .chain(parts(&Case::default(), options))
    .collect()
}
