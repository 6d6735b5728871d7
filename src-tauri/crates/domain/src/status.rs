//! The statuses that a child who is not in full-time mainstream education may hold, several at once.
//!
//! Each says on what it rests in law, whether the school's roll still carries the child, whether somebody must arrange
//! education, and how it is shown. Codes are frozen: they are stored. Source: the duties named in `legal_basis`; where
//! `confidence` is not [`Confidence::Read`] the team is asked to check locally.

use crate::vocabulary::vocabulary;

/// How sure the rule book is of what it says, and so how it is shown.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Read in the source itself.
    Read,
    /// Known in practice, to be checked against the source: shown as "check locally".
    Memory,
    /// Follows from something that was read.
    Inferred,
}

vocabulary! { "status",
    /// A status of a child.
    pub enum StatusKind {
        Pex = "PEX": "Permanently excluded",
        Sus6 = "SUS6": "Suspended over five days",
        SafeSep = "SAFESEP": "Safeguarding separation",
        Med = "MED": "Medical",
        Rtt = "RTT": "Reduced timetable",
        Osd = "OSD": "Off-site direction",
        Mm = "MM": "Managed move",
        Dual = "DUAL": "Dual registered",
        Eotas = "EOTAS": "Education otherwise than at school",
        Ehe = "EHE": "Home educated",
        Cme = "CME": "Missing education",
        Await = "AWAIT": "Awaiting a place",
        Fap = "FAP": "Fair access",
        New = "NEW": "New arrival",
        Sao = "SAO": "School attendance order",
        Custody = "CUSTODY": "In custody",
        Risk = "RISK": "At risk of exclusion",
    }
}

/// How much a status asks of the eye in a list; always beside its word, never alone.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Somebody must act within school days.
    Urgent,
    /// Out of full-time school under an arrangement that is watched.
    Watched,
    /// A lawful arrangement with its own course.
    Settled,
    /// Not yet out of school.
    Early,
}

/// Who the status speaks of in regard to a school's roll.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Roll {
    /// On a school's roll throughout.
    On,
    /// On a roll until the process ends, then off.
    Leaving,
    /// On no school's roll.
    Off,
    /// Either; the record must say.
    Either,
}

impl StatusKind {
    /// The law or guidance on which the status rests.
    pub const fn legal_basis(self) -> &'static str {
        match self {
            StatusKind::Pex | StatusKind::Sus6 => "Education Act 2002 s.51A",
            StatusKind::SafeSep => {
                "Headteacher's power; R (CHF) v Newick CE Primary [2021] EWHC 2513 (Admin); suspension guidance from 26 July 2026"
            }
            StatusKind::Med => "Education Act 1996 s.19; health needs guidance, December 2023",
            StatusKind::Rtt => "Agreement with the parent only; no statutory basis",
            StatusKind::Osd => "Education Act 2002 s.29A",
            StatusKind::Mm => "Consent of all parties; permanent from 26 July 2026, no trial",
            StatusKind::Dual => "School Attendance (Pupil Registration) (England) Regulations 2024",
            StatusKind::Eotas => "Children and Families Act 2014 s.61",
            StatusKind::Ehe => "Education Act 1996 s.7",
            StatusKind::Cme => "Education Act 1996 s.436A",
            StatusKind::Await | StatusKind::New => {
                "Education Act 1996 s.19; School Admissions Code 2021"
            }
            StatusKind::Fap => "School Admissions Code 2021, 3.14 to 3.22",
            StatusKind::Sao => "Education Act 1996 s.437",
            StatusKind::Custody => "Education Act 1996 ss.562A to 562J",
            StatusKind::Risk => "None; local prevention",
        }
    }

    /// How sure `legal_basis` is.
    pub const fn confidence(self) -> Confidence {
        match self {
            StatusKind::SafeSep | StatusKind::Sao | StatusKind::Custody | StatusKind::Dual => {
                Confidence::Memory
            }
            StatusKind::New | StatusKind::Risk => Confidence::Inferred,
            _ => Confidence::Read,
        }
    }

    /// Which children it is about, in a sentence for somebody new to the work.
    pub const fn concerns(self) -> &'static str {
        match self {
            StatusKind::Pex => {
                "Excluded for good; on the school's roll until the review window closes."
            }
            StatusKind::Sus6 => {
                "Suspended for more than five school days in a row, in one or several periods."
            }
            StatusKind::SafeSep => {
                "Kept off site for a time to keep somebody safe; not a suspension."
            }
            StatusKind::Med => {
                "Too unwell, in body or mind, to attend for fifteen school days or more."
            }
            StatusKind::Rtt => {
                "On roll and by agreement attending fewer sessions than peers, for a limited time."
            }
            StatusKind::Osd => {
                "Sent by the governing board to learn elsewhere to improve behaviour."
            }
            StatusKind::Mm => "A permanent move to another mainstream school is being agreed.",
            StatusKind::Dual => "On the rolls of two schools, one of them the main one.",
            StatusKind::Eotas => "Has an EHC plan that arranges education outside any school.",
            StatusKind::Ehe => "Taught at home by the parents' choice.",
            StatusKind::Cme => {
                "Of compulsory school age, on no roll and not suitably taught otherwise."
            }
            StatusKind::Await => "Out of school with no arrangement yet.",
            StatusKind::Fap => "Referred under the fair access protocol.",
            StatusKind::New => "Has come into the area and has no school yet.",
            StatusKind::Sao => "A school attendance order is being made or is in force.",
            StatusKind::Custody => {
                "Detained; the home authority stays responsible for planning the return."
            }
            StatusKind::Risk => "In school, with signs that exclusion may come.",
        }
    }

    /// How it is shown in a list.
    pub const fn tone(self) -> Tone {
        match self {
            StatusKind::Pex
            | StatusKind::Sus6
            | StatusKind::SafeSep
            | StatusKind::Cme
            | StatusKind::Await
            | StatusKind::New => Tone::Urgent,
            StatusKind::Med
            | StatusKind::Rtt
            | StatusKind::Osd
            | StatusKind::Mm
            | StatusKind::Dual
            | StatusKind::Fap
            | StatusKind::Sao
            | StatusKind::Custody => Tone::Watched,
            StatusKind::Eotas | StatusKind::Ehe => Tone::Settled,
            StatusKind::Risk => Tone::Early,
        }
    }

    /// What it says of the school roll.
    pub const fn roll(self) -> Roll {
        match self {
            StatusKind::Pex | StatusKind::Mm => Roll::Leaving,
            StatusKind::Eotas | StatusKind::Ehe | StatusKind::Cme | StatusKind::New => Roll::Off,
            StatusKind::Await | StatusKind::Fap | StatusKind::Sao | StatusKind::Custody => {
                Roll::Either
            }
            _ => Roll::On,
        }
    }

    /// Whether, while it lasts, somebody is under a duty to arrange education for a child of compulsory school age.
    pub const fn needs_provision(self) -> bool {
        matches!(
            self,
            StatusKind::Pex
                | StatusKind::Sus6
                | StatusKind::SafeSep
                | StatusKind::Med
                | StatusKind::Await
                | StatusKind::New
                | StatusKind::Cme
        )
    }

    /// The attendance code at the home school while it lasts, in words, or `None` when the child is on no roll.
    pub const fn usual_attendance_code(self) -> Option<&'static str> {
        match self {
            StatusKind::Pex => Some("E until the sixth day, then D, B or K"),
            StatusKind::Sus6 => Some("E, then B or D from the sixth day"),
            StatusKind::Med => Some("I, or K, B or D while attending provision"),
            StatusKind::Rtt => Some("C2 for the agreed sessions away"),
            StatusKind::Osd => Some("D at another school, B elsewhere"),
            StatusKind::Dual => Some("D when due at the other school"),
            StatusKind::Eotas => Some("K"),
            StatusKind::SafeSep => {
                Some("Check the guidance in force; no code is stated for certain")
            }
            _ => None,
        }
    }
}
