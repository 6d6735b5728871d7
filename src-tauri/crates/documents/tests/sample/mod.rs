//! An invented pack of any size: no clock, no randomness, the same every time.

// Each test, the bench and the example use a part of this.
#![allow(dead_code)]

pub mod others;

use chrono::{Days, NaiveDate};
use waymark_documents::case::{
    Answer, Brief, Case, Choice, ClockLine, FactLine, LastReview, Meeting, PackCopy, Session,
    Stage, Standing, StatusLine, Tried,
};
use waymark_documents::chronology::{Chronology, Entry};
use waymark_documents::family_plan::{FamilyPlan, PlanWeek};
use waymark_documents::minutes::Promise;
use waymark_documents::pack::PanelPack;
use waymark_documents::pack::attendance::{Attendance, Week};
use waymark_documents::pack::fairness::{Fairness, FairnessLine};
use waymark_documents::pack::figures::{FigureGroup, Figures};

/// 10 November 2026, 09:00 UTC.
pub const MADE_AT: i64 = 1_794_301_200_000;

const NAMES: [(&str, &str, &str); 12] = [
    ("Łukasz Wiśniewski", "Luk", "Ł.W."),
    ("Adébáyọ̀ Ògúnlẹ́sì", "Bayo", "A.Ò."),
    ("Siân Llywelyn-Ŵyn", "Siân", "S.L."),
    ("İbrahim Çağlayan", "İbo", "İ.Ç."),
    ("Nguyễn Thị Hồng Nhung", "Nhung", "N.N."),
    ("Ștefania Țîrlea", "Ștefi", "Ș.Ț."),
    ("Kayleigh-Mae Fotheringham", "Kay", "K.F."),
    ("Zsófia Őrsi", "Zsófi", "Z.Ő."),
    ("Tariq Al-Mansour", "Tariq", "T.A."),
    ("Aoife Ní Bhriain", "Aoife", "A.N."),
    ("Δημήτρης Παπαδόπουλος", "Dimi", "Δ.Π."),
    ("Олександра Шевченко", "Sasha", "О.Ш."),
];

pub const SCHOOLS: [&str; 6] = [
    "Hartfell High School",
    "St Brannoc’s Catholic Academy",
    "The Wharf Pupil Referral Unit",
    "Oakenshaw Community School",
    "Millrace Alternative Provision",
    "Coldharbour Forest School and Outdoor Learning CIC",
];

pub fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).expect("a real day")
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub fn meeting() -> Meeting {
    Meeting {
        marking: None,
        panel_name: some("Secondary Fair Access Panel (North)"),
        meeting_date: Some(day(2026, 11, 12)),
        starts_at: Some(14 * 60),
        length_minutes: Some(180),
        place: some("Committee Room 2, Civic Centre"),
        chair: some("Margaret Osei-Tutu"),
        la_name: some("Wendlebury Council"),
        team_name: some("Inclusion and Reintegration Team"),
        stage: Stage::Issued,
        members: [
            "Margaret Osei-Tutu, chair",
            "Paul Hargreaves, Hartfell High School",
            "Dr Iwona Kowalczyk, Youth Justice Service",
        ]
        .map(str::to_owned)
        .to_vec(),
        apologies: vec!["Sgt R. Blackwood, police".to_owned()],
        standing: vec![],
    }
}

/// A case with everything recorded.
pub fn full_case(i: usize) -> Case {
    let (name, known, initials) = NAMES[i % NAMES.len()];
    let school = SCHOOLS[i % 2];
    let start = day(2026, 9, 21) + Days::new((i % 9) as u64);
    let week = (1..=5)
        .flat_map(|d| [(d, false), (d, true)])
        .filter(|(d, pm)| (usize::from(*d) * 2 + usize::from(*pm) + i) % 10 < 4)
        .map(|(weekday, afternoon)| Session {
            weekday,
            afternoon,
            setting: if weekday < 3 {
                "Millrace AP"
            } else {
                "Tuition at home"
            }
            .to_owned(),
            ..Session::default()
        })
        .collect();
    Case {
        case_ref: format!("K{}F-{}QX", i % 10, i),
        initials: some(initials),
        year_group: Some(format!("Year {}", 7 + i % 5)),
        minutes: Some(7),
        category: some("(d) in alternative provision and ready for mainstream"),
        ask: some(
            "Agree a school for reintegration by 4 January 2027, with a phased return over six weeks.",
        ),
        presenter: some("J. Beaumont"),
        allocate_by: Some(day(2026, 12, 3) + Days::new((i % 7) as u64)),
        allocate_days_left: Some(15 + (i % 7) as i32),
        brief: Brief {
            full_name: some(name),
            known_as: some(known),
            dob: Some(day(2012, 3, 14) + Days::new((i * 37 % 700) as u64)),
            upn: some("Z823432112012"),
            key_stage: some("Key stage 3"),
            school_on_roll: some(school),
            home_la: some("Wendlebury"),
            owner: some("Josephine Beaumont"),
            attendance: Some(61.4),
            statuses: vec![
                StatusLine {
                    label: "Permanently excluded".to_owned(),
                    started_on: Some(start),
                    reason: some("persistent disruptive behaviour"),
                    legal_basis: some("Education Act 2002, s.51A"),
                    ..StatusLine::default()
                },
                StatusLine {
                    label: "Fair access".to_owned(),
                    started_on: Some(day(2026, 10, 19)),
                    reason: None,
                    legal_basis: some("School Admissions Code 3.14–3.22"),
                    ..StatusLine::default()
                },
            ],
            facts: Some(vec![
                FactLine {
                    label: "SEN support".to_owned(),
                    detail: some("speech, language and communication"),
                },
                FactLine {
                    label: "Free school meals".to_owned(),
                    detail: None,
                },
            ]),
            minutes_now: Some(10 * 60 + 30),
            minutes_entitled: Some(25 * 60),
            week: Some(week),
            tried: Some(vec![
                Tried {
                    setting: school.to_owned(),
                    kind: some("mainstream"),
                    started_on: Some(day(2023, 9, 4)),
                    ended_on: Some(start),
                    current: false,
                    outcome: some("Nine suspensions, 17 days in all; mentor from January"),
                    ..Tried::default()
                },
                Tried {
                    setting: SCHOOLS[4].to_owned(),
                    kind: some("part-time placement"),
                    started_on: Some(start + Days::new(8)),
                    ended_on: None,
                    current: true,
                    outcome: some("Attends 94%; reading age up by eight months"),
                    ..Tried::default()
                },
            ]),
            strengths: some("Drawing; looks after his sister; never late"),
            needs: some(
                "Likely language disorder, under assessment. Needs instructions in short steps and warning of change.",
            ),
            school_view: some(
                "Made every effort; staff feel the relationship has broken down. Would share work and records at once.",
            ),
            child_view: some(
                "I’m not the same as in Year 8. I want proper science again, and a teacher who says what they mean.",
            ),
            family_view: some("He gets up by himself now. Please not the same corridor as before."),
            risks: some(
                "Conflict with two older pupils at Oakenshaw (keep apart). No risk to staff recorded since June.",
            ),
            options: vec![
                Choice {
                    setting: SCHOOLS[3].to_owned(),
                    note: some("Nearest; conflict with two pupils in Year 11"),
                    answers: vec![
                        Answer {
                            question: "Family’s preference".to_owned(),
                            answer: some("second"),
                        },
                        Answer {
                            question: "Whose turn".to_owned(),
                            answer: some("third in rotation"),
                        },
                    ],
                    ..Choice::default()
                },
                Choice {
                    setting: SCHOOLS[1].to_owned(),
                    note: None,
                    answers: vec![
                        Answer {
                            question: "Family’s preference".to_owned(),
                            answer: some("first"),
                        },
                        Answer {
                            question: "Travel".to_owned(),
                            answer: None,
                        },
                    ],
                    ..Choice::default()
                },
            ],
            destination: some(SCHOOLS[1]),
            return_on: Some(day(2027, 1, 4)),
            last_review: Some(LastReview {
                held_on: Some(day(2026, 10, 20)),
                summary: some("continue, plan the return"),
            }),
            next_on: Some(day(2026, 12, 1)),
            no_next_reason: None,
            clocks: vec![
                ClockLine {
                    label: "Full-time education from the sixth school day".to_owned(),
                    due_on: Some(start + Days::new(7)),
                    standing: if i.is_multiple_of(3) {
                        Standing::Breached
                    } else {
                        Standing::Met
                    },
                    needs: false,
                },
                ClockLine {
                    label: "Placement review".to_owned(),
                    due_on: Some(day(2026, 12, 1)),
                    standing: Standing::Due,
                    needs: false,
                },
                ClockLine {
                    label: "Amended EHC plan issued".to_owned(),
                    due_on: Some(day(2026, 12, 9)),
                    standing: Standing::Waiting,
                    needs: true,
                },
            ],
        },
        ..Case::default()
    }
}

/// A pack of so many full cases.
pub fn pack(cases: usize) -> PanelPack {
    PanelPack {
        meeting: meeting(),
        copy: Some(PackCopy {
            number: 3,
            of: 9,
            recipient: "Margaret Osei-Tutu".to_owned(),
        }),
        cases: (0..cases).map(full_case).collect(),
        ..PanelPack::default()
    }
}

/// A case of which nothing is known but its reference.
pub fn empty_case(i: usize) -> Case {
    Case {
        case_ref: format!("NIL-{i:03}"),
        ..Case::default()
    }
}

/// A pack in which every section has something to say.
pub fn whole_pack(cases: usize) -> PanelPack {
    let mut pack = pack(cases);
    pack.declarations = Some(vec![
        "Case 1 · K0F-0QX: Paul Hargreaves, head of the school that excluded Łukasz; leaves the room"
            .to_owned(),
    ]);
    pack.matters = Some(vec![Promise {
        what: "K1F-1QX: School place allocated: Oakenshaw Community School".to_owned(),
        who: some("Josephine Beaumont"),
        promised_on: Some(day(2026, 10, 8)),
        due_on: Some(day(2026, 10, 26)),
        standing: some("35 days since it was promised; due Mon 26 Oct 2026, not started"),
    }]);
    pack.fairness = Some(fairness());
    pack.figures = Some(Figures {
        sentence: "Of 2 cases on this agenda.".to_owned(),
        groups: vec![
            FigureGroup {
                title: "Year group".to_owned(),
                needs: false,
                lines: vec![("Year 7".to_owned(), "1".to_owned())],
                plainer: None,
            },
            FigureGroup {
                title: "Vulnerability".to_owned(),
                needs: true,
                lines: vec![("Education, health and care plan".to_owned(), "1".to_owned())],
                plainer: None,
            },
        ],
    });
    for case in &mut pack.cases {
        case.chronology = Some(Chronology {
            case_ref: case.case_ref.clone(),
            full_name: case.brief.full_name.clone(),
            most_pages: Some(1),
            entries: (0..60)
                .map(|i| Entry {
                    on: Some(day(2025, 9, 1) + Days::new(i * 6)),
                    kind: some("Note"),
                    text: format!("Entry {i}: Luk rang from the bus stop and came in at ten."),
                    source: some("Josephine Beaumont"),
                    significant: i % 20 == 0,
                })
                .collect(),
            ..Chronology::default()
        });
        let mark = |code: &str| Some(code.to_owned());
        case.attendance = Some(Attendance {
            weeks: vec![
                Week {
                    monday: Some(day(2026, 10, 19)),
                    marks: [
                        [mark("/"), mark("\\")],
                        [mark("N"), None],
                        [None, None],
                        [None, mark("\\")],
                        [None, None],
                    ],
                    attended: 3,
                    counted: 4,
                    differ: 0,
                },
                Week {
                    monday: Some(day(2026, 11, 2)),
                    marks: [
                        [mark("N or /"), None],
                        [None, None],
                        [None, None],
                        [None, None],
                        [None, None],
                    ],
                    attended: 0,
                    counted: 0,
                    differ: 1,
                },
            ],
            earlier: 1,
            codes: vec![
                ("/".to_owned(), "Present in the morning".to_owned()),
                ("N".to_owned(), "No reason yet".to_owned()),
            ],
        });
        case.plan = Some(FamilyPlan {
            known_as: case.brief.known_as.clone(),
            school: some(SCHOOLS[1]),
            starts_on: Some(day(2027, 1, 4)),
            full_time_on: Some(day(2027, 2, 8)),
            mentor: some("Mr Achterberg"),
            weeks: (0..5)
                .map(|at| PlanWeek {
                    number: at + 1,
                    starts_on: Some(day(2027, 1, 4) + Days::new(u64::from(at) * 7)),
                    planned: Some(0b11 << (2 * at)),
                })
                .collect(),
            support: vec!["A pass to leave the room".to_owned()],
            success: some("In every lesson by the fifth week"),
            own_words: some("I want proper science again."),
            ..FamilyPlan::default()
        });
    }
    pack
}

/// Six schools, two of them without a turn.
pub fn fairness() -> Fairness {
    let kinds = [
        ("FA", "Admitted by fair access"),
        ("MM in", "Managed move in"),
        ("MM out", "Managed move out"),
        ("PEx", "Permanently excluded"),
        ("AP", "Placed in alternative provision"),
        ("Kept", "Return kept"),
        ("LAC/EHC", "Looked-after or EHC admission"),
    ];
    Fairness {
        since: Some(day(2024, 11, 12)),
        on: Some(day(2026, 11, 12)),
        sentence: "It is the turn of Hartfell High School, under “Agreed 1 September 2026”, in force since Tue 1 Sep 2026."
            .to_owned(),
        cautions: vec!["1 school has no number on roll in the DfE’s file and cannot be compared by size.".to_owned()],
        kinds: kinds.map(|(head, meaning)| (head.to_owned(), meaning.to_owned())).to_vec(),
        lines: SCHOOLS
            .iter()
            .enumerate()
            .map(|(i, school)| FairnessLine {
                turn: (i < 4).then_some(i as u32 + 1),
                school: (*school).to_owned(),
                roll: (i != 4).then_some(640 + 90 * i as u32),
                counts: (0..7).map(|k| ((i * 3 + k * 5) % 7) as u32).collect(),
                per_hundred: (i < 4).then(|| format!("{}.{}", i, 5 * i % 10)),
                why: match i {
                    4 => "Not comparable: the number on roll is not known.".to_owned(),
                    5 => "Spared until 31 December 2026: moving to a new building.".to_owned(),
                    _ => "Last admitted on Tue 6 Oct 2026.".to_owned(),
                },
            })
            .collect(),
    }
}
