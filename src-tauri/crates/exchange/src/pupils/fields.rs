//! What a column may hold, and what people call it.
//!
//! The words are from trackers, from school systems' exports and from councils' published forms. They are compared
//! folded (no case, no marks, no punctuation), so each stands here once in plain letters.

/// Writes the fields once: code, label, headings.
macro_rules! fields {
    ($($variant:ident = $code:literal : $label:literal [$($word:literal),* $(,)?])+) => {
        /// What a column of a team's list holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $(#[doc = $label] $variant),+ }

        impl Field {
            /// Every field, in the order in which a person chooses one.
            pub const ALL: &'static [Field] = &[$(Field::$variant),+];

            /// The code that a saved mapping holds.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Field::$variant => $code),+ }
            }

            /// The words that a person reads.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Field::$variant => $label),+ }
            }

            /// Headings that mean this field, folded.
            pub(crate) const fn words(self) -> &'static [&'static str] {
                match self { $(Field::$variant => &[$($word),*]),+ }
            }
        }
    };
}

fields! {
    Surname = "surname": "Surname" ["surname", "legal surname", "family name", "last name", "second name", "sname", "pupil surname", "legal family name", "lastname", "familyname"]
    Forename = "forename": "Forename" ["forename", "forenames", "forename s", "first name", "given name", "given names", "legal forename", "christian name", "fname", "firstname", "first names", "legal first name"]
    Name = "name": "Whole name in one column" ["name", "full name", "pupil name", "child name", "student name", "name of child", "name of pupil", "childs name", "pupils name", "young person", "pupil", "child", "student", "learner", "yp", "yp name", "surname forename", "forename surname", "surname and forename", "fullname"]
    MiddleNames = "middle_names": "Middle names" ["middle name", "middle names", "middle name s", "other names", "second forename"]
    KnownAs = "known_as": "Known as" ["known as", "preferred name", "preferred forename", "preferred first name", "aka", "chosen name", "nickname"]
    FormerSurname = "former_surname": "Former surname" ["former surname", "previous surname", "former name", "previous name", "maiden name", "birth name", "also known as surname"]
    Dob = "dob": "Date of birth" ["date of birth", "dob", "d o b", "birth date", "birthdate", "born", "birthday"]
    Sex = "sex": "Sex" ["sex", "gender", "m f", "legal sex", "gender m f", "boy girl"]
    Upn = "upn": "UPN" ["upn", "unique pupil number", "upn number", "pupil number", "unique pupil no", "upn no"]
    FormerUpn = "former_upn": "Former UPN" ["former upn", "previous upn", "old upn", "temporary upn"]
    Uln = "uln": "ULN" ["uln", "unique learner number", "unique learner no"]
    Ethnicity = "ethnicity": "Ethnicity" ["ethnicity", "ethnic origin", "ethnic group", "ethnic background", "ethnicity code"]
    FirstLanguage = "first_language": "First language" ["first language", "home language", "mother tongue", "language", "language spoken at home"]
    NcYear = "nc_year": "Year group" ["year group", "year", "yr", "ncy", "nc year", "national curriculum year", "yr group", "yeargroup", "year gp", "school year", "ncyear actual", "ncyear", "yg", "y g"]
    School = "school": "School (name or URN)" ["school", "home school", "school name", "current school", "base school", "mainstream school", "school on roll", "on roll at", "roll school", "main school", "host school", "referring school", "excluding school", "school of origin", "name of school", "last school", "previous school", "roll", "establishment"]
    SchoolUrn = "school_urn": "School's URN" ["urn", "school urn", "home school urn", "urn of school", "establishment urn", "roll school urn"]
    HomeLa = "home_la": "Home LA" ["home la", "home authority", "home local authority", "la", "local authority", "la of residence", "resident la", "responsible la"]
    Address = "address": "Address" ["address", "home address", "address 1", "address1", "address line 1", "street", "current address", "addr1", "house"]
    Address2 = "address_2": "Address, second line" ["address 2", "address2", "address line 2", "locality", "addr2"]
    Address3 = "address_3": "Address, third line" ["address 3", "address3", "address line 3", "address 4", "district", "addr3"]
    Town = "town": "Town" ["town", "city", "town city", "post town"]
    Postcode = "postcode": "Postcode" ["postcode", "post code", "home postcode", "zip", "pcode", "p code"]
    Owner = "owner": "Officer" ["officer", "case officer", "key worker", "keyworker", "case worker", "caseworker", "allocated to", "lead officer", "case holder", "caseholder", "lead", "allocated officer", "inclusion officer", "owner", "worker", "lead professional", "assigned to"]
    OpenedOn = "opened_on": "Date known to the team" ["date opened", "opened", "opened on", "referral date", "date of referral", "date referred", "referred on", "date received", "case opened", "date known", "date of notification", "notification date"]
    ClosedOn = "closed_on": "Date closed" ["date closed", "closed", "closed on", "case closed", "closure date", "date of closure"]
    Ehcp = "ehcp": "EHC plan" ["ehcp", "ehc plan", "has ehcp", "education health and care plan", "ehc", "statement", "ehcp status"]
    Sen = "sen": "SEN provision" ["sen", "send", "sen status", "send status", "sen stage", "sen provision", "sen support", "sen level", "sen code", "sen need y n"]
    SenNeed = "sen_need": "SEN type" ["sen need", "sen type", "primary need", "primary sen", "type of need", "area of need", "sen primary need", "need", "send need", "sen category"]
    Lac = "lac": "Looked after" ["lac", "cla", "looked after", "looked after child", "child looked after", "in care", "cic", "child in care"]
    Plac = "plac": "Previously looked after" ["plac", "pla c", "previously looked after", "post lac", "adopted from care", "pcla"]
    Cin = "cin": "Child in need" ["cin", "child in need", "cin plan"]
    Cp = "cp": "Child protection plan" ["cp", "cpp", "child protection", "child protection plan", "cp plan"]
    SocialCare = "social_care": "Social care" ["social care", "social care status", "cin cp", "cp cin", "cin cp lac", "social services", "csc", "csc status", "social worker involvement", "social care involvement"]
    Yjs = "yjs": "Youth justice" ["yjs", "yot", "yos", "youth justice", "youth offending"]
    Fsm = "fsm": "Free school meals" ["fsm", "free school meals", "fsm6", "fsm eligible", "free meals"]
    Eal = "eal": "English as an additional language" ["eal", "english as an additional language"]
    Carer = "carer": "Young carer" ["young carer", "carer y n"]
    Status = "status": "Status" ["status", "current status", "category", "cohort", "type", "pupil status", "case type", "referral type", "status code", "reason on list", "reason for involvement"]
    StatusReason = "status_reason": "Reason for the status" ["reason", "status reason", "reason for referral", "exclusion reason", "reason for exclusion", "referral reason", "primary reason"]
    StatusStart = "status_start": "Status started" ["status start", "status start date", "date of exclusion", "exclusion date", "pex date", "date of pex", "date excluded", "date of permanent exclusion", "status from", "date status started", "out of school since", "out of education since"]
    StatusEnd = "status_end": "Status ended" ["status end", "status end date", "status until", "status to"]
    Provider = "provider": "Provider" ["provider", "ap provider", "alternative provision", "placement", "ap placement", "provision", "ap", "current provision", "current placement", "provider name", "setting", "alternative provider", "placed at"]
    ProviderStart = "provider_start": "Placement started" ["placement start", "placement start date", "provider start", "ap start", "ap start date", "start of placement", "date placed", "provision start date", "start date at provider"]
    ProviderEnd = "provider_end": "Placement's planned end" ["placement end", "placement end date", "planned end", "planned end date", "provider end", "ap end date", "end of placement", "provision end date", "expected end date"]
    NextReview = "next_review": "Next review" ["next review", "review date", "next review date", "date of next review", "review due", "review"]
    ContactName = "contact_name": "Parent or carer" ["parent", "parent carer", "parent name", "carer name", "parent carer name", "contact", "contact name", "parents", "mother", "father", "guardian", "main contact", "parent guardian", "carer", "parent 1", "contact 1", "next of kin"]
    ContactRelationship = "contact_relationship": "Relationship to the child" ["relationship", "relationship to child", "relation", "contact relationship", "relationship to pupil"]
    ContactPhone = "contact_phone": "Parent's telephone" ["phone", "telephone", "tel", "mobile", "contact number", "phone number", "telephone number", "parent phone", "tel no", "parent mobile", "parent tel", "contact no", "contact tel", "parent contact number", "mobile number"]
    ContactEmail = "contact_email": "Parent's email" ["email", "e mail", "email address", "parent email", "contact email"]
    Notes = "notes": "Notes" ["notes", "comments", "comment", "note", "update", "updates", "actions", "latest update", "background", "summary", "further information", "additional information", "case notes"]
    Kept = "kept": "Keep as a note, with its heading" []
    Ignored = "ignored": "Leave out" []
}

impl Field {
    /// Whether more than one column may hold it: their texts are joined or kept side by side.
    #[must_use]
    pub const fn many(self) -> bool {
        matches!(self, Field::Notes | Field::Kept | Field::Ignored)
    }
}

impl std::str::FromStr for Field {
    type Err = UnknownField;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .iter()
            .copied()
            .find(|f| f.code() == text)
            .ok_or_else(|| UnknownField(text.to_owned()))
    }
}

/// A saved mapping names a field that this version does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a column that can be imported.")]
pub struct UnknownField(pub String);

impl serde::Serialize for Field {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> serde::Deserialize<'de> for Field {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
