//! Small turns of phrase that several rooms need.

/// 52114 as "52,114".
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// "1 child", "3 children".
pub(crate) fn count(number: u64, one: &str, many: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{} {many}", thousands(number))
    }
}

/// "Year 9", "Reception".
pub(crate) fn year(code: &str) -> String {
    match code {
        "R" => "Reception".into(),
        "N1" | "N2" => "Nursery".into(),
        other => format!("Year {other}"),
    }
}

/// "Permanently excluded" for PEX; a code of another version as it stands.
pub(crate) fn status(code: &str) -> String {
    code.parse::<waymark_domain::StatusKind>()
        .map_or_else(|_| code.to_owned(), |kind| kind.label().to_owned())
}

/// What a code of the rule book, of a status, a step or an alert is called; a code of another kind or version as it stands,
/// its words apart.
pub(crate) fn code(field: &str, text: &str) -> String {
    use waymark_domain::alerts::AlertKind;
    use waymark_domain::{StatusKind, clocks, facts::EventKind};
    let known = match field {
        "rule" => clocks::rule(text).map(|rule| rule.title),
        "alert" => text.parse::<AlertKind>().ok().map(AlertKind::label),
        _ => text
            .parse::<StatusKind>()
            .ok()
            .map(StatusKind::label)
            .or_else(|| text.parse::<EventKind>().ok().map(EventKind::label)),
    };
    known.map_or_else(|| text.replace('_', " "), str::to_owned)
}

/// A column's name as a label: "planned_end" is "Planned end".
pub(crate) fn label(column: &str) -> String {
    match column {
        "upn" => return "UPN".into(),
        "former_upn" => return "Former UPN".into(),
        "uln" => return "ULN".into(),
        "dob" => return "Date of birth".into(),
        "nc_year" => return "Year group".into(),
        "roll_setting" => return "School on roll".into(),
        "home_la" => return "Home LA".into(),
        "on_day" => return "Day".into(),
        "why" => return "Evidence or reason".into(),
        "days_week" => return "Days a week".into(),
        "hours_week" => return "Hours a week".into(),
        "answer_code" => return "Reason".into(),
        "answer_words" => return "What was said".into(),
        "answered_by" => return "Answered by".into(),
        "asked_by" => return "Asked by".into(),
        "parents_spoken_on" => return "Talked over with the parents".into(),
        "minutes_week" => return "Minutes a week".into(),
        "until_on" => return "Until".into(),
        "written_late" => return "Why it was written late".into(),
        "other" => return "Other child".into(),
        "pupil" => return "Child".into(),
        "ask" => return "Ask".into(),
        "cost_pence" => return "Cost".into(),
        "day_rate_pence" => return "Price of a day".into(),
        "set_aside" => return "Set aside because".into(),
        "held" => return "New placements held".into(),
        "attendance_pct" => return "Attendance, per cent".into(),
        "voice_child" => return "The child’s own words".into(),
        "voice_family" => return "The family’s words".into(),
        "waiting_on" => return "Waiting on".into(),
        _ => {}
    }
    let mut text = column.trim_end_matches("_on").replace('_', " ");
    if let Some(first) = text.get(..1) {
        let upper = first.to_uppercase();
        text.replace_range(..1, &upper);
    }
    text
}

/// "school on roll" as the first words of a line: "School on roll".
pub(crate) fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(thousands(7), "7");
        assert_eq!(thousands(1234), "1,234");
        assert_eq!(thousands(52_114_000), "52,114,000");
        assert_eq!(count(1, "child", "children"), "1 child");
        assert_eq!(count(0, "child", "children"), "0 children");
        assert_eq!(year("9"), "Year 9");
        assert_eq!(status("PEX"), "Permanently excluded");
        assert_eq!(label("planned_end"), "Planned end");
        assert_eq!(label("dob"), "Date of birth");
        assert_eq!(
            code("kind", "details_sent"),
            "Details of provision sent to parents"
        );
        assert_eq!(code("kind", "placement"), "placement");
        assert_eq!(code("kind", "half_termly"), "half termly");
        assert_eq!(code("alert", "unseen"), "Nobody has seen this child");
    }
}
