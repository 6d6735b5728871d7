//! What people write about children, and what children say: short, plain, invented.
//!
//! Children's words stand first among the lists because they are the ones that panels read aloud.

use super::figures::Reason;

pub(super) const CHILD: &[&str] = &[
    "I want to go back but not to the same form.",
    "Mornings are hard. If I could start at ten I would come.",
    "I like it here because they listen before they shout.",
    "I don't want to be the one who gets sent out every time.",
    "Nobody told me what I had to do to go back.",
    "I miss my friends. I miss football on Thursdays.",
    "I can do maths when it's quiet.",
    "It wasn't fair but I know I made it worse.",
    "The farm is good. I looked after the new lambs.",
    "I would rather be at home but I know I need my GCSEs.",
    "I want to be a plumber like my uncle.",
    "I don't know. Ask me when my mum isn't here.",
    "When I get there I am fine. It's the bus.",
    "They said I'd have a mentor and I only met him once.",
    "I feel safe here.",
    "Chcę wrócić do szkoły. I want to go back to school.",
];

pub(super) const FAMILY: &[&str] = &[
    "We want him back in school full time as soon as possible.",
    "Two hours a day is not an education.",
    "She is a different child since she started there.",
    "I cannot take more time off work for half days.",
    "Nobody rang us when he did not arrive.",
    "We are worried that she will be behind for her exams.",
    "He sleeps again. That is the first thing.",
    "We would like the meetings after five.",
];

pub(super) const NOTES: &[(&str, &str)] = &[
    (
        "call",
        "Rang home. Mum says he is up and dressed by nine but will not get in the taxi. Agreed to try the later slot from Monday.",
    ),
    (
        "call",
        "Rang the provider. Present every day this week, late on Tuesday. No concerns raised.",
    ),
    (
        "call",
        "No answer at home, left a message. Will try again tomorrow before ten.",
    ),
    (
        "email",
        "School has sent the behaviour log and last year's attendance. SENCO asks whether an assessment has been considered.",
    ),
    (
        "email",
        "Provider confirms a place from next week, subject to the risk assessment. Transport asked for.",
    ),
    (
        "meeting",
        "Met with school, family and provider. All agree that mornings work. Next step is a visit to the new school with the mentor.",
    ),
    (
        "meeting",
        "Team around the family meeting. Social worker to lead; education to send hours and attendance each fortnight.",
    ),
    (
        "visit",
        "Home visit. House calm, room to work, laptop set up. Tutor comes Tuesdays and Thursdays.",
    ),
    (
        "visit",
        "Visit to the provider. Saw a maths lesson and break. Staff know the plan and the risks.",
    ),
    (
        "note",
        "Timetable received from the provider and checked against the agreement: one afternoon missing. Queried.",
    ),
    ("note", "Referral complete. Goes to the next panel."),
    (
        "note",
        "School asks for a review before half term because attendance has dropped.",
    ),
    (
        "note",
        "Taxi contract confirmed; passenger assistant for the first two weeks.",
    ),
    (
        "note",
        "Educational psychologist's report received. Recommends small group, predictable start to the day.",
    ),
    (
        "note",
        "Admissions confirm that no place is available within reasonable distance in this year group.",
    ),
];

pub(super) const PROGRESS: &[&str] = &[
    "Working at the expected level in English; maths improving since the smaller group.",
    "Has completed two units of the entry-level certificate.",
    "Reading age up by eleven months since September.",
    "Little written work; engages in practical lessons.",
    "On track for five GCSEs at grade 4 if attendance holds.",
];

pub(super) const BEHAVIOUR: &[&str] = &[
    "Two incidents since the last review, both after break.",
    "No incidents. Asks for time out when needed.",
    "Settled in the mornings, unsettled when routines change.",
    "Still leaves site when challenged; plan updated.",
];

pub(super) const SCHOOL_VIEW: &[&str] = &[
    "School will hold the place and send work weekly.",
    "School is concerned about safety of others on return.",
    "School would like a phased return after half term.",
    "School has not attended or sent a view.",
];

pub(super) const PROVIDER_VIEW: &[&str] = &[
    "Ready for more hours.",
    "Needs this placement until the end of term.",
    "Would thrive in a small mainstream setting with a key adult.",
    "We are not the right place for this child and have said so.",
];

pub(super) const NEXT_STEPS: &[&str] = &[
    "Provider to send attendance every Friday. Officer to book the school visit.",
    "School to name a mentor by the next review.",
    "Family to meet the new form tutor. Officer to confirm transport.",
    "SENCO to request an assessment. Officer to chase in two weeks.",
];

pub(super) const WORRIES: &[&str] = &[
    "Attendance falls when the week changes.",
    "Not seen outside the home since the exclusion.",
    "Older friends collect him from the gate.",
    "Exam entries are not yet confirmed.",
    "Mum is ill and there is no one else at home.",
];

pub(super) const STRENGTHS: &[&str] = &[
    "Kind to younger children, good with animals.",
    "Quick at mental arithmetic, draws well.",
    "Comes on time when the taxi comes on time.",
    "Has kept one trusted adult at school.",
    "Wants to work; has asked for a placement himself.",
];

pub(super) const EXCLUDED_FOR: &[&str] = &[
    "Persistent or general disruptive behaviour",
    "Physical assault against a pupil",
    "Physical assault against an adult",
    "Verbal abuse or threatening behaviour against an adult",
    "Use or threat of use of an offensive weapon or prohibited item",
    "Drug and alcohol related",
    "Damage",
];

pub(super) const RISKS: &[&str] = &[
    "Conflict with two pupils in the year; timetable keeps them apart at break.",
    "Leaves site when anxious; agreed signal and a place to go.",
    "Refusal on Mondays; start with Tuesdays.",
];

pub(super) const MENTORS: &[&str] = &[
    "Head of Year",
    "Form tutor",
    "Learning mentor",
    "SENCO",
    "Pastoral lead",
];

/// Purpose of a placement: how its reason is written.
pub(super) fn purpose(reason: Reason) -> &'static str {
    match reason {
        Reason::Preventative => "Early support, to keep the place at school",
        Reason::Exclusion => "Education after permanent exclusion",
        Reason::Health => "Education while too ill for school",
        Reason::NewArrival => "Education until a school place is found",
        Reason::NoSpecialPlace => "Until a specialist place is available",
        Reason::Other => "Another way to learn, agreed with the family",
    }
}

/// What should be true at the end.
pub(super) fn aim(reason: Reason) -> &'static str {
    match reason {
        Reason::Preventative => "Back in all lessons, with one trusted adult.",
        Reason::Exclusion => {
            "Ready for a new mainstream school, with a plan that the school has agreed."
        }
        Reason::Health => "Well enough for a phased return.",
        Reason::NewArrival => "A school place, and English enough to follow lessons.",
        Reason::NoSpecialPlace => "A place at a school that can meet the plan.",
        Reason::Other => "Qualifications and a place at college.",
    }
}
