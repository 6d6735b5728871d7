//! What a letter leaves out because the record does not hold it, and where in the window it is filled in.
//!
//! A parent never reads that something is not recorded: the sentence or the row is not there, and whoever sends the letter is
//! told so before it is saved, with the way to mend it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_documents::letter::Letter;
use waymark_store::tables::Contact;

use super::fields::meaning;
use super::letter::Matter;
use super::meeting::full_name;
use super::particulars::{ALSO, REPORT_TO, TRANSPORT};

/// Something that a letter leaves out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LeftOut {
    /// "First day".
    pub what: String,
    /// The address in the window where it is filled in, as "/pupils/…/placements"; `None` is no one place.
    pub at: Option<String>,
    /// Whether a statute asks for it in this letter.
    pub is_required: bool,
}

impl LeftOut {
    /// Something that is filled in at no one place.
    pub(super) fn plain(what: &str) -> Self {
        Self {
            what: what.to_owned(),
            at: None,
            is_required: false,
        }
    }

    /// A field of a letter about a child.
    pub(super) fn of(matter: &Matter, field: &str) -> Self {
        let child = |part: &str| Some(format!("/pupils/{}/{part}", matter.pupil.id));
        let meeting = || {
            matter
                .meeting
                .as_ref()
                .map(|meeting| format!("/panels/meetings/{}", meeting.id))
        };
        let at = match field {
            "child" | "child_first" | "year_group" | "officer" => child("overview"),
            "reader" => child("people"),
            "setting" | "start_day" | "reasons" => meeting().or_else(|| child("placements")),
            "asked_day" | "refused_day" => child("dates"),
            "review_day" => child("reviews"),
            "hours_there" | "next_there" => child("placements"),
            "officer_phone" if matter.officer.is_some() => Some("/settings/officers".to_owned()),
            "officer_phone" => child("overview"),
            "team" | "authority" => Some("/settings/team".to_owned()),
            _ => meeting().or_else(|| Some("/panels".to_owned())),
        };
        Self {
            at,
            ..Self::plain(meaning(field))
        }
    }
}

/// Takes out of a parent's letter what would be printed as not recorded, and says what that was.
pub(super) fn to_parent(
    letter: &mut Letter,
    matter: &Matter,
    reader: Option<&Contact>,
) -> Vec<LeftOut> {
    let child = |part: &str| Some(format!("/pupils/{}/{part}", matter.pupil.id));
    let mut gone = Vec::new();
    let mut lacks = |what: &str, at: Option<String>, is_required: bool| {
        gone.push(LeftOut {
            what: what.to_owned(),
            at,
            is_required,
        });
    };
    if letter.to_lines.is_empty() {
        letter.to_lines = vec![
            format!("The parent or carer of {}", full_name(&matter.pupil))
                .trim_end()
                .to_owned(),
        ];
        lacks("Name and address of the parent", child("people"), false);
    } else if reader.is_some_and(|reader| blank(reader.address.as_deref())) {
        lacks("Address of the parent", child("people"), false);
    }
    let settings: Vec<Option<&str>> = matter
        .placement
        .iter()
        .chain(matter.further.iter().map(|(placement, _)| placement))
        .map(|placement| placement.setting.as_deref())
        .collect();
    let mut place = 0;
    letter.particulars.retain(|row| {
        place += usize::from(row.label == ALSO);
        if !blank(row.value.as_deref()) {
            return true;
        }
        let at = match settings.get(place).copied().flatten() {
            // An address names a setting with its colon written as a code.
            Some(setting) if row.label == REPORT_TO => {
                Some(format!("/providers/{}", setting.replace(':', "%3A")))
            }
            _ => child("placements"),
        };
        lacks(&row.label, at, row.label != TRANSPORT);
        false
    });
    gone
}

fn blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}
