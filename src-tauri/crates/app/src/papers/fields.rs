//! The fields of a letter's wording: names between double braces, filled in from the record.
//!
//! A sentence, a point or a heading whose field nobody has filled in the record is left out of the letter, and what it lacked is
//! told to whoever sends it: nobody is written to in gaps. A name that is not in the list is a fault of the wording: it is said
//! when the wording is saved, and a letter that meets it falls back to the built-in wording.

/// Every field, and what it says.
pub(super) const FIELDS: [(&str, &str); 32] = [
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
    ("concern", "What was raised about the provider"),
    ("concern_day", "Day on which the concern was raised"),
    ("concern_hold", "Whether new placements there are held"),
    ("hours_there", "Hours a week at the provider"),
    ("next_there", "Next session at the provider"),
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
    /// Fields that the record does not hold, by name.
    pub(super) lacking: Vec<&'static str>,
}

/// What a field says: "First day" of `start_day`.
pub(super) fn meaning(field: &str) -> &'static str {
    FIELDS
        .iter()
        .find(|(name, _)| *name == field)
        .map_or("Something", |(_, meaning)| meaning)
}

impl Values {
    /// Gives a field its value; blank is not known.
    pub(super) fn set(&mut self, field: &'static str, value: Option<String>) {
        debug_assert!(FIELDS.iter().any(|(name, _)| *name == field));
        let value = value.filter(|text| !text.trim().is_empty());
        self.held.retain(|(name, _)| *name != field);
        self.held.push((field, value));
    }

    /// Whether a field has a value.
    pub(super) fn holds(&self, field: &str) -> bool {
        self.held
            .iter()
            .any(|(held, value)| *held == field && value.is_some())
    }

    /// Fills a wording of several lines, without what lacks a field.
    ///
    /// # Errors
    /// The names that are not in the list, in the order of the text; a brace that is not closed is one too.
    pub(super) fn fill(&self, text: &str) -> Result<Filled, Vec<String>> {
        let (mut lines, mut lacking, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
        // The heading under which nothing stands yet, and whether something was left out there.
        let mut bare: Option<(usize, bool)> = None;
        for line in text.lines() {
            let trimmed = line.trim_start();
            let is_heading = trimmed.starts_with("# ");
            let is_whole = is_heading || trimmed.starts_with("- ") || trimmed.starts_with("• ");
            let mut said = String::new();
            let mut lost = false;
            for part in if is_whole {
                vec![line]
            } else {
                sentences(line)
            } {
                let (filled, lacks) = self.part(part, &mut unknown);
                if lacks.is_empty() {
                    said.push_str(&filled);
                } else {
                    lost = true;
                    lacking.extend(lacks);
                }
            }
            if is_heading {
                drop_bare(bare, &mut lines);
                bare = Some((lines.len(), lost));
                if !lost {
                    lines.push(said);
                }
                continue;
            }
            let is_empty = said.trim().is_empty();
            bare = match bare {
                Some((at, left_out)) if is_empty => Some((at, left_out || lost)),
                _ => None,
            };
            if !(lost && is_empty) {
                lines.push(said.trim_end().to_owned());
            }
        }
        drop_bare(bare, &mut lines);
        if unknown.is_empty() {
            Ok(Filled {
                text: lines.join("\n").trim_end().to_owned(),
                lacking,
            })
        } else {
            Err(unknown)
        }
    }

    /// Fills a heading of one line: a field that is not known goes, with the comma before it.
    ///
    /// # Errors
    /// As [`Values::fill`].
    pub(super) fn fill_heading(&self, text: &str) -> Result<Filled, Vec<String>> {
        let mut unknown = Vec::new();
        let (filled, lacking) = self.part(text, &mut unknown);
        if !unknown.is_empty() {
            return Err(unknown);
        }
        let text = if lacking.is_empty() {
            filled
        } else {
            let words: Vec<&str> = filled.split_whitespace().collect();
            words
                .join(" ")
                .replace(", :", ":")
                .replace(" ,", ",")
                .replace(",,", ",")
                .trim_matches([',', ':', ' '])
                .to_owned()
        };
        Ok(Filled { text, lacking })
    }

    /// Fills one part of a wording; what is not known is left empty and named.
    fn part(&self, text: &str, unknown: &mut Vec<String>) -> (String, Vec<&'static str>) {
        let (mut out, mut lacking) = (String::new(), Vec::new());
        let mut rest = text;
        while let Some(at) = rest.find("{{") {
            out.push_str(&rest[..at]);
            let after = &rest[at + 2..];
            let Some(end) = after.find("}}") else {
                unknown.push(after.trim().to_owned());
                rest = "";
                break;
            };
            let name = after[..end].trim();
            match FIELDS.iter().find(|(field, _)| *field == name) {
                Some((field, _)) => {
                    let held = self
                        .held
                        .iter()
                        .find(|(held, _)| held == field)
                        .and_then(|(_, value)| value.as_deref());
                    match held {
                        Some(value) => out.push_str(value),
                        None => lacking.push(*field),
                    }
                }
                None => unknown.push(name.to_owned()),
            }
            rest = &after[end + 2..];
        }
        out.push_str(rest);
        (out, lacking)
    }
}

/// Takes away a heading under which everything was left out.
fn drop_bare(bare: Option<(usize, bool)>, lines: &mut Vec<String>) {
    if let Some((at, true)) = bare {
        lines.truncate(at);
    }
}

/// The sentences of a line of wording, each with the space after it. Only the wording is parted, never a value in it.
fn sentences(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut ended = false;
    for (at, letter) in line.char_indices() {
        if ended && letter.is_whitespace() {
            let next = at + letter.len_utf8();
            parts.push(&line[from..next]);
            from = next;
        }
        ended = matches!(letter, '.' | '?' | '!');
    }
    parts.push(&line[from..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_leaves_its_sentence_out_and_is_named() {
        let mut values = Values::default();
        values.set("child", Some("Łukasz Nowak. {{setting}}".into()));
        values.set("officer", Some("Maya Thomas".into()));
        let filled = values
            .fill(
                "We write about {{child}}. The first day is {{ start_day }}. Ask {{officer}}.\n\n\
                 # What was decided\n\n{{decision}}\n\n- Where: {{setting}}\n\n\
                 # What to do\n\n- From: {{start_day}}\n- Ring us.",
            )
            .expect("all names are fields");
        assert_eq!(
            filled.text,
            "We write about Łukasz Nowak. {{setting}}. Ask Maya Thomas.\n\n# What to do\n\n- Ring us."
        );
        assert_eq!(
            filled.lacking,
            ["start_day", "decision", "setting", "start_day"]
        );
        assert_eq!(meaning("start_day"), "First day");
    }

    #[test]
    fn a_heading_that_the_team_leaves_empty_stays() {
        let filled = Values::default().fill("# Signed\n\n# Enclosed\n\nA form.");
        assert_eq!(
            filled.map(|f| f.text),
            Ok("# Signed\n\n# Enclosed\n\nA form.".to_owned())
        );
    }

    #[test]
    fn the_line_that_a_letter_is_about_closes_over_what_is_not_known() {
        let mut values = Values::default();
        values.set("child", Some("Ada Okafor".into()));
        let heading = |text: &str| values.fill_heading(text).map(|f| f.text);
        assert_eq!(
            heading("{{child}}, {{year_group}}: a place"),
            Ok("Ada Okafor: a place".to_owned())
        );
        assert_eq!(
            heading("Still waiting: {{promise}}"),
            Ok("Still waiting".to_owned())
        );
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
