//! The built-in letters, in plain words. A team may change the wording; these stand behind it and are used when it cannot be.

/// To whom a letter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum To {
    /// A person with parental responsibility who may be written to.
    Parent,
    /// The school or provider decided on.
    School,
    /// The governing body and the headteacher of the school decided on.
    Governors,
    /// Whoever owes a promise.
    Owing,
    /// Whoever commissions a placement.
    Commissioner,
}

/// What stands in a table after the words, because a statute asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Particulars {
    /// Nothing.
    None,
    /// Where the child is to be, from when, on which days and at what times.
    Place,
    /// What a direction to admit rests on.
    Direction,
}

/// A letter.
pub(super) struct Wording {
    /// What is stored and sent.
    pub(super) kind: &'static str,
    /// What a person reads in a list.
    pub(super) label: &'static str,
    /// The heading, with fields.
    pub(super) title: &'static str,
    /// The words, with fields.
    pub(super) text: &'static str,
    /// To whom.
    pub(super) to: To,
    /// What it is for, in the log of disclosures.
    pub(super) purpose: &'static str,
    /// What stands in a table after the words.
    pub(super) particulars: Particulars,
    /// Whether it is only for academies, or only for other schools; `None` is for both.
    pub(super) academy: Option<bool>,
}

/// Every letter.
pub(super) const LETTERS: [Wording; 14] = [
    Wording {
        kind: "parent_outcome",
        label: "Outcome, to the parent",
        title: "{{child}}: what the panel decided",
        text: "The {{panel}} met on {{meeting_day}} and talked about {{child_first}}.\n\n\
               # What was decided\n\n{{decision}}\n\n- Where: {{setting}}\n- From: {{start_day}}\n- The panel talks about it again on: {{deferred_to}}\n- Conditions and support: {{conditions}}\n\n\
               # Why\n\n{{reasons}}\n\nThe panel considered what you told us: {{parents_view}}\n\n\
               # If you do not agree\n\nRing {{officer}} on {{officer_phone}}. You may apply for any school at any time, and you may appeal when a school refuses; this decision takes nothing of that away.",
        to: To::Parent,
        purpose: "To tell the parent what the panel decided",
        particulars: Particulars::None,
        academy: None,
    },
    Wording {
        kind: "school_allocation",
        label: "Allocation, to the school",
        title: "{{child}}, {{year_group}}: place allocated under the fair access protocol",
        text: "The {{panel}} met on {{meeting_day}} and allocated a place at {{setting}} to {{child}}.\n\n\
               Please put {{child_first}} on roll from {{start_day}}.\n\n# Conditions and support\n\n{{conditions}}\n\n# Reasons\n\n{{reasons}}\n\n\
               All admission authorities take part in the protocol, and admit even when the year group is full (School Admissions Code 2021, 3.14 to 3.15). \
               If you believe that you cannot admit, write to {{officer}} at once with your reasons and evidence; the protocol says by when.",
        to: To::School,
        purpose: "Admission of a child allocated by the panel",
        particulars: Particulars::None,
        academy: None,
    },
    Wording {
        kind: "day_six",
        label: "Education from the sixth day, to the parent",
        title: "Education for {{child}} from the sixth school day",
        text: "From the sixth school day after an exclusion the local authority arranges full-time education. This letter says what has been arranged for {{child_first}}.\n\n\
               If anything here is wrong, or {{child_first}} cannot go on the first day, ring {{officer}} on {{officer_phone}}.",
        to: To::Parent,
        purpose: "Notice of education after an exclusion",
        particulars: Particulars::Place,
        academy: None,
    },
    Wording {
        kind: "off_site_notice",
        label: "Notice of off-site direction",
        title: "{{child}}: requirement to attend education off site",
        text: "Under section 29A of the Education Act 2002, {{child_first}} is required to attend the place below to improve future behaviour. It is not a punishment.\n\n\
               # Reasons and objectives\n\n{{reasons}}\n\nYou may ask for a review of this requirement. The first review is on {{review_day}}. If you have questions, ring {{officer}} on {{officer_phone}}.",
        to: To::Parent,
        purpose: "Notice of an off-site direction",
        particulars: Particulars::Place,
        academy: None,
    },
    Wording {
        kind: "review_invitation",
        label: "Invitation to a review",
        title: "Review for {{child}}",
        text: "We would like to meet you on {{review_day}} to talk about how things are going for {{child_first}}, and what comes next.\n\n\
               Please tell us what {{child_first}} would like us to know, and what you would. You may bring somebody with you. If the day does not suit you, ring {{officer}} on {{officer_phone}}.",
        to: To::Parent,
        purpose: "Invitation to a review",
        particulars: Particulars::None,
        academy: None,
    },
    // Consultation, notice of fifteen days and the adjudicator: School Standards and Framework Act 1998 ss.96 and 97; a
    // looked-after child has a shorter route, ss.97A to 97C. Only for schools of which the authority is not the admission
    // authority: voluntary aided and foundation.
    Wording {
        kind: "direction_notice",
        label: "Notice of a direction to admit, to a foundation or aided school",
        title: "{{child}}, {{year_group}}: notice of a direction to admit",
        text: "The {{panel}} met on {{meeting_day}} and decided that {{child_first}} should be admitted to {{setting}}. The school was asked on {{asked_day}} and refused on {{refused_day}}.\n\n\
               Having consulted the governing body and the parent, {{authority}} has decided to direct the school to admit {{child_first}} under section 96 of the School Standards and Framework Act 1998. This letter is the notice that section 97 requires.\n\n\
               # Why\n\n- {{child_first}} has been refused admission to, or is permanently excluded from, each suitable school within a reasonable distance.\n- {{setting}} is within a reasonable distance, and {{child_first}} is not permanently excluded from it.\n- The limit on infant class sizes does not stand in the way.\n- Reasons of the panel: {{reasons}}\n\n\
               # What the governing body may do\n\nWithin 15 days, beginning with the day on which this notice is served, the governing body may refer the matter to the Schools Adjudicator; if it does, it must tell us. For a looked-after child the time is 7 days (sections 97A to 97C). If the matter is not referred in that time, we shall give the direction.\n\n\
               Ring {{officer}} on {{officer_phone}}, or write to {{team}}.",
        to: To::Governors,
        purpose: "Notice of a direction to admit",
        particulars: Particulars::Direction,
        academy: Some(false),
    },
    Wording {
        kind: "direction_academy",
        label: "A direction is to be asked for, to an academy",
        title: "{{child}}, {{year_group}}: we intend to ask for a direction to admit",
        text: "The {{panel}} met on {{meeting_day}} and decided that {{child_first}} should be admitted to {{setting}}. The school was asked on {{asked_day}} and refused on {{refused_day}}.\n\n\
               {{authority}} intends to ask the Secretary of State to direct the academy trust to admit {{child_first}}, under the trust's funding agreement. An authority has no power of its own to direct an academy.\n\n\
               # Why\n\n- The protocol binds every admission authority, and its time for placing {{child_first}} has run (School Admissions Code 2021, 3.14 to 3.22).\n- Reasons of the panel: {{reasons}}\n\n\
               # What the trust may do\n\nPlease admit {{child_first}} within 7 days of this letter, or send us the trust's reasons and evidence in that time: it is what we ask, and the Department can be expected to give the trust as long. We shall put them before the Secretary of State with ours.\n\n\
               Ring {{officer}} on {{officer_phone}}, or write to {{team}}.",
        to: To::Governors,
        purpose: "Notice that a direction is to be asked for",
        particulars: Particulars::Direction,
        academy: Some(true),
    },
    Wording {
        kind: "direction_parent",
        label: "A direction to admit is considered, to the parent",
        title: "{{child}}: we ask what you think about a school place",
        text: "The {{panel}} decided on {{meeting_day}} that {{child_first}} should go to {{setting}}. The school has refused.\n\n\
               {{authority}} is thinking of having the school directed to admit {{child_first}}. Before that is decided we must ask you what you think.\n\n\
               # What we know of your view\n\n{{parents_view}}\n\n\
               # What to do\n\nRing {{officer}} on {{officer_phone}} within a week, or answer this letter. Tell us whether you want {{child_first}} to go to this school, and what we should know. You may apply for any school at any time, and you may appeal when a school refuses; this takes nothing of that away.",
        to: To::Parent,
        purpose: "To consult the parent before a direction to admit",
        particulars: Particulars::None,
        academy: None,
    },
    Wording {
        kind: "chase_asked",
        label: "A promise: asked",
        title: "{{promise}}",
        text: "On {{promised_day}} this was promised to us:\n\n\
               - What: {{promise}}\n- For: {{child}}\n- By: {{due_day}}\n\n\
               Please tell us how it stands, or send it. Ring {{officer}} on {{officer_phone}}, or answer this letter.",
        to: To::Owing,
        purpose: "To ask for what was promised",
        particulars: Particulars::None,
        academy: None,
    },
    Wording {
        kind: "chase_chased",
        label: "A promise: chased",
        title: "Still waiting: {{promise}}",
        text: "We are still waiting for this:\n\n\
               - What: {{promise}}\n- For: {{child}}\n- Promised on: {{promised_day}}\n- By: {{due_day}}\n- Asked for on: {{asked_so_far}}\n\n\
               Please send it, or tell us the day on which it will be done and what stands in the way. Ring {{officer}} on {{officer_phone}}.",
        to: To::Owing,
        purpose: "To ask again for what was promised",
        particulars: Particulars::None,
        academy: None,
    },
    Wording {
        kind: "chase_escalated",
        label: "A promise: escalated",
        title: "Please step in: {{promise}}",
        text: "We have asked for this more than once, and it holds up a child's education:\n\n\
               - What: {{promise}}\n- For: {{child}}\n- Promised on: {{promised_day}}\n- By: {{due_day}}\n- Asked for on: {{asked_so_far}}\n\n\
               Please see to it that it is done, and tell us by whom and on what day. If it cannot be done, tell us why. Ring {{officer}} on {{officer_phone}}.",
        to: To::Owing,
        purpose: "To have a promise seen to by somebody senior",
        particulars: Particulars::None,
        academy: None,
    },
    Wording {
        kind: "chase_head",
        label: "A promise: to the head",
        title: "For your own attention: {{promise}}",
        text: "I write to you because this was promised to us and has not been done, although we have asked for it:\n\n\
               - What: {{promise}}\n- For: {{child}}\n- Promised on: {{promised_day}}\n- By: {{due_day}}\n- Asked for on: {{asked_so_far}}\n\n\
               Please tell me within five school days what will be done, by whom and on what day. I should be glad to speak with you: ring me on {{officer_phone}}.",
        to: To::Owing,
        purpose: "To take a promise to the head",
        particulars: Particulars::None,
        academy: None,
    },
    Wording {
        kind: "concern_parent",
        label: "A concern about a provider, to the parent",
        title: "{{child}}: a concern about {{setting}}",
        text: "A concern about {{setting}}, where {{child_first}} is taught, was raised with us on {{concern_day}}.\n\n\
               We are finding out what happened. It may turn out to be unfounded, and it need not be about {{child_first}}.\n\n\
               # What this means now\n\n- {{child_first}} is there for {{hours_there}} a week.\n- Next session there: {{next_there}}\n- {{concern_hold}}\n\n\
               # What to do\n\nRing {{officer}} on {{officer_phone}} if you are worried, if {{child_first}} has told you something that we should know, or to talk about another place. We will tell you what was found.",
        to: To::Parent,
        purpose: "To tell the parent of a concern about a provider",
        particulars: Particulars::None,
        academy: None,
    },
    Wording {
        kind: "concern_commissioner",
        label: "A concern about a provider, to the commissioner",
        title: "{{child}}, {{year_group}}: a concern about {{setting}}",
        text: "A concern about {{setting}} was raised with us on {{concern_day}}. You commission a place there for {{child_first}}.\n\n\
               We are finding out what happened. It may turn out to be unfounded.\n\n\
               # What this means now\n\n- {{child_first}} is there for {{hours_there}} a week.\n- Next session there: {{next_there}}\n- {{concern_hold}}\n\n\
               # What we ask of you\n\n- Tell {{officer}} on {{officer_phone}} before that day whether the place should go on, and what you know yourself.\n- Place no other child there before you have spoken with us.\n\n\
               We tell the parent ourselves.",
        to: To::Commissioner,
        purpose: "To tell the commissioner of a concern about a provider",
        particulars: Particulars::None,
        academy: None,
    },
];

/// A letter by its kind.
pub(super) fn find(kind: &str) -> Option<&'static Wording> {
    LETTERS.iter().find(|letter| letter.kind == kind)
}
