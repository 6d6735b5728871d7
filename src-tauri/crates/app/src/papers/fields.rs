//! The fields of a letter's wording: names between double braces, filled in from the record.
//!
//! A field that nobody has filled in the record is said in words, never left blank. A name that is not in the list is a fault of
//! the wording: it is said when the wording is saved, and a letter that meets it falls back to the built-in wording.

/// Every field, and what it says.
pub(super) const FIELDS: [(&str, &str); 27] = [
    ("child", "The child's whole name"),
    ("child_first", "What the child is called"),
    ("year_group", "Year group"),
    ("reader", "Whom the letter is to"),
    ("panel", "Name of the panel"),
    ("meeting_day", "Day of the meeting"),
    ("ask", "What the panel was asked"),
    ("decision", "The decision in words"),
    ("setting", "School or provider decided on"),
    ("start_day", "First day"),
    ("conditions", "Conditions and support"),
    ("reasons", "Reasons for the decision"),
    ("parents_view", "The parents' view as it was considered"),
    ("asked_day", "Day on which the school was asked"),
    ("refused_day", "Day on which the school refused"),
    ("refused_reasons", "Why the school refused, in its words"),
    ("deferred_to", "Day to which it was put off"),
    ("review_day", "Day of the next review"),
    ("promise", "What was promised"),
    ("promised_day", "Day on which it was promised"),
    ("due_day", "Day by which it was promised"),
    ("owed_by", "Who owes it"),
    ("asked_so_far", "Days on which it was asked for"),
    ("officer", "The officer who writes"),
    ("officer_phone", "The officer's telephone"),
    ("team", "The team"),
    ("authority", "The local authority"),
];

/// The value of each field for one letter.
#[derive(Debug, Clone, Default)]
pub(super) struct Values {
    held: Vec<(&'static str, Option<String>)>,
}

/// A filled wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Filled {
    /// The words.
    pub(super) text: String,
    /// Fields that the record does not hold, in words.
    pub(super) lacking: Vec<&'static str>,
}

impl Values {
    /// Gives a field its value; blank is not known.
    pub(super) fn set(&mut self, field: &'static str, value: Option<String>) {
        debug_assert!(FIELDS.iter().any(|(name, _)| *name == field));
        let value = value.filter(|text| !text.trim().is_empty());
        self.held.retain(|(name, _)| *name != field);
        self.held.push((field, value));
    }

    /// Fills a wording.
    ///
    /// # Errors
    /// The names that are not in the list, in the order of the text; a brace that is not closed is one too.
    pub(super) fn fill(&self, text: &str) -> Result<Filled, Vec<String>> {
        let (mut out, mut lacking, mut unknown) = (String::new(), Vec::new(), Vec::new());
        let mut rest = text;
        while let Some(at) = rest.find("{{") {
            out.push_str(&rest[..at]);
            let after = &rest[at + 2..];
            let Some(end) = after.find("}}") else {
                unknown.push(after.lines().next().unwrap_or_default().trim().to_owned());
                rest = "";
                break;
            };
            let name = after[..end].trim();
            match FIELDS.iter().find(|(field, _)| *field == name) {
                Some((field, meaning)) => {
                    let held = self
                        .held
                        .iter()
                        .find(|(held, _)| held == field)
                        .and_then(|(_, value)| value.as_deref());
                    match held {
                        Some(value) => out.push_str(value),
                        None => {
                            out.push_str("(not recorded)");
                            lacking.push(*meaning);
                        }
                    }
                }
                None => unknown.push(name.to_owned()),
            }
            rest = &after[end + 2..];
        }
        out.push_str(rest);
        if unknown.is_empty() {
            Ok(Filled { text: out, lacking })
        } else {
            Err(unknown)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_said_and_what_is_not_is_said_too() {
        let mut values = Values::default();
        values.set("child", Some("Łukasz Nowak".into()));
        let filled = values
            .fill("{{child}} starts on {{ start_day }}.")
            .expect("both names are fields");
        assert_eq!(filled.text, "Łukasz Nowak starts on (not recorded).");
        assert_eq!(filled.lacking, ["First day"]);
    }

    #[test]
    fn a_name_that_is_no_field_is_a_fault_of_the_wording() {
        let values = Values::default();
        assert_eq!(
            values.fill("Dear {{mum}}, {{child"),
            Err(vec!["mum".to_owned(), "child".to_owned()])
        );
        assert_eq!(
            values.fill("No field, } or { alone.").map(|f| f.text),
            Ok("No field, } or { alone.".to_owned())
        );
    }

    #[test]
    fn a_value_that_looks_like_a_field_is_only_text() {
        let mut values = Values::default();
        values.set("child", Some("{{officer}}".into()));
        assert_eq!(
            values.fill("{{child}}").map(|f| f.text),
            Ok("{{officer}}".to_owned())
        );
    }
}
