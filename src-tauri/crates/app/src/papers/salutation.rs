//! How a letter greets its reader: by name where a name is known, and not by name where only an office is.

/// Words of offices that are nobody's surname.
const OFFICES: [&str; 16] = [
    "adviser",
    "assistant",
    "coordinator",
    "council",
    "director",
    "headteacher",
    "leader",
    "manager",
    "officer",
    "reception",
    "secretary",
    "senco",
    "sendco",
    "service",
    "team",
    "worker",
];

/// Words of offices that are surnames too: they are offices where they are written small.
const MAYBE: [&str; 5] = ["clerk", "head", "lead", "office", "principal"];

/// "Dear Amara Bell", "Dear headteacher", "Dear colleague". `nobody` greets a reader of whom nothing is known.
pub(super) fn dear(reader: Option<&str>, nobody: &str) -> String {
    let Some(reader) = reader.map(str::trim).filter(|text| !text.is_empty()) else {
        return format!("Dear {nobody}");
    };
    let mut words = reader.split_whitespace();
    let article = matches!(
        words.next().map(str::to_lowercase).as_deref(),
        Some("the" | "a" | "an")
    );
    let office = reader
        .split_whitespace()
        .any(|word| OFFICES.contains(&word.to_lowercase().as_str()) || MAYBE.contains(&word));
    if !article && !office {
        return format!("Dear {reader}");
    }
    match reader.to_lowercase().trim_start_matches("the ") {
        "head" | "headteacher" | "head teacher" | "principal" => "Dear headteacher".to_owned(),
        _ => "Dear colleague".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_greeted_by_name_and_an_office_is_not() {
        for (reader, greeting) in [
            (Some("Amara Bell"), "Dear Amara Bell"),
            (Some("Mrs Head"), "Dear Mrs Head"),
            (Some("Jo Clerk"), "Dear Jo Clerk"),
            (Some("The inclusion lead"), "Dear colleague"),
            (Some("Inclusion lead"), "Dear colleague"),
            (Some("SENCO"), "Dear colleague"),
            (Some("Head of Year 9 team"), "Dear colleague"),
            (Some("The headteacher"), "Dear headteacher"),
            (Some("  "), "Dear parent"),
            (None, "Dear parent"),
        ] {
            assert_eq!(dear(reader, "parent"), greeting);
        }
    }
}
