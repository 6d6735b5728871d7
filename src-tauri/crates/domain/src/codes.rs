//! The code lists of returns and registers, each with its labels and the days in which it is in force.
//!
//! Lists are data, not types, because they change by regulation while old rows keep the code of their day. A code that
//! a list does not hold is shown as it is. Sources: School Attendance (Pupil Registration) (England) Regulations 2024
//! reg. 10 (attendance); DfE Common Basic Data Set (exclusion reasons, SEN, ethnicity, setting types); School
//! Admissions Code 2021, 3.17 (fair access).

use chrono::NaiveDate;

use crate::status::Confidence;

/// One code of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Code {
    /// What is stored.
    pub code: &'static str,
    /// What is read.
    pub label: &'static str,
    /// First day on which it may be used; `None` = as far back as records go.
    pub from: Option<NaiveDate>,
    /// Last day on which it may be used; `None` = still.
    pub until: Option<NaiveDate>,
    /// How sure the list is.
    pub confidence: Confidence,
}

impl Code {
    /// Whether the code may be used on `day`.
    pub fn in_force(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// The code in `list`, without regard to case. Attendance marks "/" and "\" are codes too.
pub fn find<'a>(list: &'a [Code], code: &str) -> Option<&'a Code> {
    list.iter()
        .find(|known| known.code.eq_ignore_ascii_case(code.trim()))
}

/// How an attendance mark counts in the statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    /// Present, or at an approved educational activity.
    Attending,
    /// Absent with leave or a reason that the law accepts.
    Authorised,
    /// Absent without.
    Unauthorised,
    /// Not a possible session at this school.
    NotCounted,
}

/// An attendance code and how it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct AttendanceCode {
    /// Code, label and dates.
    pub code: Code,
    /// How it counts.
    pub counts: Counts,
}

/// The attendance code on `day`, or `None` when the list does not hold it or it was not in force.
pub fn attendance(code: &str, day: NaiveDate) -> Option<&'static AttendanceCode> {
    ATTENDANCE
        .iter()
        .find(|known| known.code.code.eq_ignore_ascii_case(code.trim()) && known.code.in_force(day))
}

/// 19 August 2024, when the Pupil Registration Regulations 2024 came into force.
pub const PRR24: NaiveDate = day(2024, 8, 19);

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => panic!("a date written in a code list must exist"),
    }
}

const fn code(code: &'static str, label: &'static str, confidence: Confidence) -> Code {
    Code {
        code,
        label,
        from: None,
        until: None,
        confidence,
    }
}

const fn mark(letters: &'static str, label: &'static str, counts: Counts) -> AttendanceCode {
    AttendanceCode {
        code: code(letters, label, Confidence::Read),
        counts,
    }
}

const fn mark_since_2024(
    letters: &'static str,
    label: &'static str,
    counts: Counts,
) -> AttendanceCode {
    AttendanceCode {
        code: Code {
            code: letters,
            label,
            from: Some(PRR24),
            until: None,
            confidence: Confidence::Read,
        },
        counts,
    }
}

const fn mark_before_2024(
    letters: &'static str,
    label: &'static str,
    counts: Counts,
) -> AttendanceCode {
    AttendanceCode {
        code: Code {
            code: letters,
            label,
            from: None,
            until: Some(day(2024, 8, 18)),
            confidence: Confidence::Memory,
        },
        counts,
    }
}

/// Attendance codes, those in force first, then those that ended on 18 August 2024.
pub const ATTENDANCE: &[AttendanceCode] = &[
    mark("/", "Present in the morning", Counts::Attending),
    mark("\\", "Present in the afternoon", Counts::Attending),
    mark("L", "Late, before the register closed", Counts::Attending),
    mark_since_2024(
        "K",
        "At provision arranged by the local authority",
        Counts::Attending,
    ),
    mark("V", "Educational visit or trip", Counts::Attending),
    mark("P", "Sporting activity", Counts::Attending),
    mark("W", "Work experience", Counts::Attending),
    mark(
        "B",
        "Other approved educational activity off site",
        Counts::Attending,
    ),
    mark(
        "D",
        "Dual registered, due at the other school",
        Counts::NotCounted,
    ),
    mark_since_2024(
        "C1",
        "Regulated performance or employment abroad",
        Counts::Authorised,
    ),
    mark_since_2024("C2", "Temporary part-time timetable", Counts::Authorised),
    mark(
        "C",
        "Leave for exceptional circumstances",
        Counts::Authorised,
    ),
    mark("M", "Medical or dental appointment", Counts::Authorised),
    mark_since_2024(
        "J1",
        "Interview for a job or for another place of education",
        Counts::Authorised,
    ),
    mark("S", "Study leave", Counts::Authorised),
    mark("T", "Parent travelling for work", Counts::Authorised),
    mark("R", "Religious observance", Counts::Authorised),
    mark("I", "Illness, physical or mental", Counts::Authorised),
    mark(
        "E",
        "Suspended or permanently excluded, no provision made",
        Counts::Authorised,
    ),
    mark(
        "X",
        "Not of compulsory school age and not required to attend",
        Counts::NotCounted,
    ),
    mark_since_2024(
        "Q",
        "Unable to attend: no access arrangements",
        Counts::NotCounted,
    ),
    mark_since_2024(
        "Y1",
        "Unable to attend: usual transport not provided",
        Counts::NotCounted,
    ),
    mark_since_2024(
        "Y2",
        "Unable to attend: widespread travel disruption",
        Counts::NotCounted,
    ),
    mark_since_2024(
        "Y3",
        "Unable to attend: part of the premises closed",
        Counts::NotCounted,
    ),
    mark_since_2024(
        "Y4",
        "Unable to attend: whole school closed unexpectedly",
        Counts::NotCounted,
    ),
    mark_since_2024(
        "Y5",
        "Unable to attend: in criminal justice detention",
        Counts::NotCounted,
    ),
    mark_since_2024(
        "Y6",
        "Unable to attend: public health guidance or law",
        Counts::NotCounted,
    ),
    mark_since_2024(
        "Y7",
        "Unable to attend: other unavoidable cause",
        Counts::NotCounted,
    ),
    mark("G", "Holiday not granted", Counts::Unauthorised),
    mark("N", "Reason not yet established", Counts::Unauthorised),
    mark("O", "Absent, other or unknown reason", Counts::Unauthorised),
    mark("U", "Late, after the register closed", Counts::Unauthorised),
    mark("Z", "Not yet on the register", Counts::NotCounted),
    mark("#", "Planned whole-school closure", Counts::NotCounted),
    mark_before_2024("H", "Holiday agreed by the school", Counts::Authorised),
    mark_before_2024("J", "At an interview", Counts::Attending),
    mark_before_2024(
        "Y",
        "Unable to attend in exceptional circumstances",
        Counts::NotCounted,
    ),
];

const SINCE_2020: NaiveDate = day(2020, 9, 1);

const fn reason(letters: &'static str, label: &'static str) -> Code {
    Code {
        code: letters,
        label,
        from: Some(SINCE_2020),
        until: None,
        confidence: Confidence::Memory,
    }
}

/// Reasons for suspension and permanent exclusion since 1 September 2020; up to three, in no order.
pub const EXCLUSION_REASONS: &[Code] = &[
    reason("PP", "Physical assault against a pupil"),
    reason("PA", "Physical assault against an adult"),
    reason(
        "VP",
        "Verbal abuse or threatening behaviour against a pupil",
    ),
    reason(
        "VA",
        "Verbal abuse or threatening behaviour against an adult",
    ),
    reason(
        "OW",
        "Use or threat of use of an offensive weapon or prohibited item",
    ),
    reason("BU", "Bullying"),
    reason("RA", "Racist abuse"),
    reason("LG", "Abuse against sexual orientation and gender identity"),
    reason("DS", "Abuse relating to disability"),
    reason("SM", "Sexual misconduct"),
    reason("DA", "Drug and alcohol related"),
    reason("DM", "Damage"),
    reason("TH", "Theft"),
    reason(
        "MT",
        "Inappropriate use of social media or online technology",
    ),
    reason(
        "PH",
        "Wilful and repeated transgression of protective measures to protect public health",
    ),
    reason("DB", "Persistent or general disruptive behaviour"),
    Code {
        code: "OT",
        label: "Other",
        from: None,
        until: Some(day(2020, 8, 31)),
        confidence: Confidence::Read,
    },
];

/// SEN provision in the school census.
pub const SEN_PROVISION: &[Code] = &[
    code("E", "EHC plan", Confidence::Read),
    code("K", "SEN support", Confidence::Read),
    code("N", "No special educational need", Confidence::Read),
    Code {
        code: "S",
        label: "Statement",
        from: None,
        until: Some(day(2018, 3, 31)),
        confidence: Confidence::Read,
    },
];

/// Types of special educational need.
pub const SEN_TYPES: &[Code] = &[
    code("SPLD", "Specific learning difficulty", Confidence::Read),
    code("MLD", "Moderate learning difficulty", Confidence::Read),
    code("SLD", "Severe learning difficulty", Confidence::Read),
    code(
        "PMLD",
        "Profound and multiple learning difficulty",
        Confidence::Read,
    ),
    code(
        "SEMH",
        "Social, emotional and mental health",
        Confidence::Read,
    ),
    code(
        "SLCN",
        "Speech, language and communication needs",
        Confidence::Read,
    ),
    code("HI", "Hearing impairment", Confidence::Read),
    code("VI", "Vision impairment", Confidence::Read),
    code("MSI", "Multi-sensory impairment", Confidence::Read),
    code("PD", "Physical disability", Confidence::Read),
    code("ASD", "Autistic spectrum disorder", Confidence::Read),
    code("OTH", "Other difficulty", Confidence::Read),
    code(
        "NSA",
        "SEN support, no specialist assessment of type of need",
        Confidence::Read,
    ),
    Code {
        code: "DS",
        label: "Down syndrome",
        from: Some(day(2024, 9, 1)),
        until: None,
        confidence: Confidence::Memory,
    },
];

/// Types of alternative-provision setting in the AP census, used only where there is neither URN nor UKPRN.
pub const AP_SETTING_TYPES: &[Code] = &[
    code(
        "NFE",
        "Non-maintained further education college",
        Confidence::Read,
    ),
    code("OOT", "One-on-one tuition", Confidence::Read),
    code("OTH", "Other unregistered provider", Confidence::Read),
    code("WBP", "Work-based placement", Confidence::Read),
];

/// The thirteen fair-access categories of the School Admissions Code 2021, 3.17.
pub const FAIR_ACCESS: &[Code] = &[
    code(
        "a",
        "Child in need or child protection plan, or had one in the last 12 months",
        Confidence::Memory,
    ),
    code(
        "b",
        "Living in a refuge or other relevant accommodation",
        Confidence::Memory,
    ),
    code("c", "From the criminal justice system", Confidence::Memory),
    code(
        "d",
        "In alternative provision and ready for mainstream, or permanently excluded and suitable for mainstream",
        Confidence::Memory,
    ),
    code(
        "e",
        "Special educational needs without an EHC plan, disability or medical condition",
        Confidence::Memory,
    ),
    code("f", "Carer", Confidence::Memory),
    code("g", "Homeless", Confidence::Memory),
    code("h", "In formal kinship care", Confidence::Memory),
    code(
        "i",
        "Gypsy, Roma, Traveller, refugee or asylum seeker, or a child of one",
        Confidence::Memory,
    ),
    code(
        "j",
        "Refused a place on the ground of challenging behaviour and referred under 3.10",
        Confidence::Memory,
    ),
    code(
        "k",
        "Place not sought because of exceptional circumstances",
        Confidence::Memory,
    ),
    code(
        "l",
        "Out of education for four weeks or more, no place within reasonable distance",
        Confidence::Read,
    ),
    code(
        "m",
        "Previously looked after, and no place secured promptly",
        Confidence::Memory,
    ),
];

/// Main ethnicity codes.
pub const ETHNICITY: &[Code] = &[
    code("WBRI", "White British", Confidence::Read),
    code("WIRI", "White Irish", Confidence::Read),
    code("WIRT", "Traveller of Irish heritage", Confidence::Read),
    code("WROM", "Gypsy or Roma", Confidence::Read),
    code("WOTH", "Any other White background", Confidence::Read),
    code("MWBC", "White and Black Caribbean", Confidence::Read),
    code("MWBA", "White and Black African", Confidence::Read),
    code("MWAS", "White and Asian", Confidence::Read),
    code("MOTH", "Any other mixed background", Confidence::Read),
    code("AIND", "Indian", Confidence::Read),
    code("APKN", "Pakistani", Confidence::Read),
    code("ABAN", "Bangladeshi", Confidence::Read),
    code("AOTH", "Any other Asian background", Confidence::Read),
    code("CHNE", "Chinese", Confidence::Read),
    code("BCRB", "Black Caribbean", Confidence::Read),
    code("BAFR", "Black African", Confidence::Read),
    code("BOTH", "Any other Black background", Confidence::Read),
    code("OOTH", "Any other ethnic group", Confidence::Read),
    code("REFU", "Refused", Confidence::Read),
    code("NOBT", "Not yet obtained", Confidence::Read),
];

/// Sex as the returns know it.
pub const SEX: &[Code] = &[
    code("F", "Female", Confidence::Read),
    code("M", "Male", Confidence::Read),
    code("U", "Not known", Confidence::Read),
];
