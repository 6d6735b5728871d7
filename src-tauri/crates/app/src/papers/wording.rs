//! The built-in letters, in plain words. A team may change the wording; these stand behind it and are used when it cannot be.

/// To whom a letter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum To {
    /// A person with parental responsibility who may be written to.
    Parent,
    /// The school or provider decided on.
    School,
    /// Whoever owes a promise.
    Owing,
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
    /// Particulars that a statute asks for stand in a table after the words.
    pub(super) particulars: bool,
}

/// Every letter.
pub(super) const LETTERS: [Wording; 9] = [
    Wording {
        kind: "parent_outcome",
        label: "Outcome, to the parent",
        title: "{{child}}: what the panel decided",
        text: "The {{panel}} met on {{meeting_day}} and talked about {{child_first}}.\n\n\
               # What was decided\n\n{{decision}}\n\n- Where: {{setting}}\n- From: {{start_day}}\n- Conditions and support: {{conditions}}\n\n\
               # Why\n\n{{reasons}}\n\nThe panel considered what you told us: {{parents_view}}\n\n\
               # If you do not agree\n\nRing {{officer}} on {{officer_phone}}. You may apply for any school at any time, and you may appeal when a school refuses; this decision takes nothing of that away.",
        to: To::Parent,
        purpose: "To tell the parent what the panel decided",
        particulars: false,
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
        particulars: false,
    },
    Wording {
        kind: "day_six",
        label: "Education from the sixth day, to the parent",
        title: "Education for {{child}} from the sixth school day",
        text: "From the sixth school day after an exclusion the local authority arranges full-time education. This letter says what has been arranged for {{child_first}}.\n\n\
               If anything here is wrong, or {{child_first}} cannot go on the first day, ring {{officer}} on {{officer_phone}}.",
        to: To::Parent,
        purpose: "Notice of education after an exclusion",
        particulars: true,
    },
    Wording {
        kind: "off_site_notice",
        label: "Notice of off-site direction",
        title: "{{child}}: requirement to attend education off site",
        text: "Under section 29A of the Education Act 2002, {{child_first}} is required to attend the place below to improve future behaviour. It is not a punishment.\n\n\
               # Reasons and objectives\n\n{{reasons}}\n\nYou may ask for a review of this requirement. The first review is on {{review_day}}. If you have questions, ring {{officer}} on {{officer_phone}}.",
        to: To::Parent,
        purpose: "Notice of an off-site direction",
        particulars: true,
    },
    Wording {
        kind: "review_invitation",
        label: "Invitation to a review",
        title: "Review for {{child}}",
        text: "We would like to meet you on {{review_day}} to talk about how things are going for {{child_first}}, and what comes next.\n\n\
               Please tell us what {{child_first}} would like us to know, and what you would. You may bring somebody with you. If the day does not suit you, ring {{officer}} on {{officer_phone}}.",
        to: To::Parent,
        purpose: "Invitation to a review",
        particulars: false,
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
        particulars: false,
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
        particulars: false,
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
        particulars: false,
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
        particulars: false,
    },
];

/// A letter by its kind.
pub(super) fn find(kind: &str) -> Option<&'static Wording> {
    LETTERS.iter().find(|letter| letter.kind == kind)
}
