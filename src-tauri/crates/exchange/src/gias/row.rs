//! One establishment as the Department describes it.

use super::columns::Columns;
use super::{Marks, RejectedRow};
use crate::text::{clean, field};
use chrono::NaiveDate;
use waymark_domain::establishment::Establishment;

/// Takes one record, or says why not.
pub(super) fn take(
    record: &csv::ByteRecord,
    at: &Columns,
    line: u64,
    marks: &mut Marks,
) -> Result<Establishment, RejectedRow> {
    let reject = |sentence: String| Err(RejectedRow { line, sentence });
    let mut text = |column: Option<usize>| -> Option<String> {
        let raw = record.get(column?)?.trim_ascii();
        if raw.is_empty() {
            return None;
        }
        let (text, encoding) = field(raw);
        marks.see(encoding);
        // Nearly every field is plain ASCII without control characters, and is then clean already.
        let text = if encoding.is_none() && !raw.iter().any(u8::is_ascii_control) {
            text
        } else {
            clean(&text)
        };
        (!text.is_empty()).then_some(text)
    };
    // Numbers and days are plain ASCII or nothing, and need no text of their own.
    let plain = |column: Option<usize>| -> Option<&str> {
        std::str::from_utf8(record.get(column?)?.trim_ascii())
            .ok()
            .filter(|text| !text.is_empty())
    };
    let urn_text = text(at.urn).unwrap_or_default();
    let Some(urn) = urn_text
        .parse::<u32>()
        .ok()
        .filter(|urn| (1..=99_999_999).contains(urn))
    else {
        return reject(if urn_text.is_empty() {
            format!("Line {line} has no URN, so it was left out.")
        } else {
            let shown: String = urn_text.chars().take(30).collect();
            format!(
                "Line {line}: “{shown}” is not a URN (a whole number), so the line was left out."
            )
        });
    };
    let Some(name) = text(at.name) else {
        return reject(format!(
            "Line {line} (URN {urn}) has no name, so it was left out."
        ));
    };
    let title = text(at.head_title).filter(|t| t != "Not recorded" && t != "Unknown");
    let head: Vec<String> = [title, text(at.head_forename), text(at.head_surname)]
        .into_iter()
        .flatten()
        .collect();
    Ok(Establishment {
        urn,
        name,
        la_code: text(at.la_code),
        la_name: text(at.la_name),
        estab_number: text(at.estab_number),
        type_code: text(at.type_code).map(without_noughts),
        type_name: text(at.type_name),
        group_code: text(at.group_code).map(without_noughts),
        group_name: text(at.group_name),
        status_code: text(at.status_code).map(without_noughts),
        status_name: text(at.status_name),
        open_date: plain(at.open_date).and_then(day),
        close_date: plain(at.close_date).and_then(day),
        phase_code: text(at.phase_code).map(without_noughts),
        phase_name: text(at.phase_name),
        low_age: plain(at.low_age).and_then(whole),
        high_age: plain(at.high_age).and_then(whole),
        gender_name: text(at.gender_name),
        religious_character: text(at.religious_character),
        admissions_policy: text(at.admissions_policy),
        capacity: plain(at.capacity).and_then(whole),
        census_date: plain(at.census_date).and_then(day),
        pupils: plain(at.pupils).and_then(whole),
        boys: plain(at.boys).and_then(whole),
        girls: plain(at.girls).and_then(whole),
        fsm_per_mille: plain(at.fsm_percent).and_then(per_mille),
        trust_name: text(at.trust_name),
        federation_name: text(at.federation_name).filter(|t| t != "Not under a federation"),
        ukprn: text(at.ukprn),
        last_changed: plain(at.last_changed).and_then(day),
        street: text(at.street),
        locality: text(at.locality),
        address3: text(at.address3),
        town: text(at.town),
        county: text(at.county).filter(|t| t != "Not recorded"),
        postcode: text(at.postcode),
        website: text(at.website),
        telephone: text(at.telephone).map(telephone),
        head_name: (!head.is_empty()).then(|| head.join(" ")),
        head_title: text(at.head_job),
        teen_mothers: text(at.teen_mothers),
        sen_pru: text(at.sen_pru),
        ebd: text(at.ebd),
        places_pru: plain(at.places_pru).and_then(whole),
        full_time_provision: text(at.full_time_provision),
        education_by_others: text(at.education_by_others),
        section41: text(at.section41),
        resourced_provision: text(at.resourced_provision),
        district_name: text(at.district_name),
        ward_name: text(at.ward_name),
        easting: plain(at.easting).and_then(whole),
        northing: plain(at.northing).and_then(whole),
        previous_la_code: text(at.previous_la_code).filter(|t| t != "999"),
        previous_estab_number: text(at.previous_estab_number),
        ofsted_rating: text(at.ofsted_rating),
        ofsted_last_inspection: plain(at.ofsted_last_inspection).and_then(day),
        country: text(at.country),
        uprn: text(at.uprn),
        site_name: text(at.site_name),
    })
}

/// "02" and "2" are one code in different years.
fn without_noughts(code: String) -> String {
    let short = code.trim_start_matches('0');
    if short.len() == code.len() {
        code
    } else if short.is_empty() {
        "0".to_owned()
    } else {
        short.to_owned()
    }
}

/// dd-MM-yyyy, dd/MM/yyyy, or yyyy-MM-dd from a copy that passed through a database; a time after it is ignored.
fn day(text: &str) -> Option<NaiveDate> {
    let text = text.split([' ', 'T']).next()?;
    let mut parts = text.split(['-', '/', '.']);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A whole number, also when a spreadsheet wrote "236.0" or "1,150".
fn whole(text: &str) -> Option<i64> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let plain: String = text.chars().filter(|c| *c != ',').collect();
    plain.strip_suffix(".0").unwrap_or(&plain).parse().ok()
}

/// "28.5" per cent as 285 tenths of a per cent.
fn per_mille(text: &str) -> Option<i64> {
    let (whole, tenth) = text
        .trim_end_matches('%')
        .split_once('.')
        .unwrap_or((text.trim_end_matches('%'), "0"));
    let whole: i64 = whole.parse().ok()?;
    let tenth = i64::from(tenth.chars().next()?.to_digit(10)?);
    (0..=100).contains(&whole).then_some(whole * 10 + tenth)
}

/// A spreadsheet takes the nought from "02089692810"; ten digits that do not start with one are such a number.
fn telephone(text: String) -> String {
    let lost =
        text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
    if lost { format!("0{text}") } else { text }
}
