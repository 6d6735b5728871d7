//! What speaks against a child coming to where the panel would send it: a hold on the provider, and children from whom it is
//! to be kept apart. Neither refuses for ever; each asks for a reason, which stays in the history with the decision.

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_store::tables::Placement;

use super::room::Room;
use super::{DecisionLine, line, said};
use crate::failure::FieldFailure;
use crate::{apart, provider_concerns};

impl Room<'_> {
    /// Asks before the child comes to a provider whose new placements are held, or to where another is, from whom it is to
    /// be kept apart; the answers where there are any.
    pub(super) fn against(
        &self,
        setting: Option<&str>,
        starts_on: Option<NaiveDate>,
        lines: &mut Vec<DecisionLine>,
        fields: &mut Vec<FieldFailure>,
    ) -> waymark_store::Result<Option<String>> {
        let (Some(pupil), Some(setting)) = (self.case.pupil, setting) else {
            return Ok(None);
        };
        let from = starts_on.unwrap_or(self.day);
        let answers: Vec<String> = [
            self.held(pupil, setting, from, lines, fields)?,
            self.apart(pupil, setting, from, lines, fields)?,
        ]
        .into_iter()
        .flatten()
        .collect();
        Ok((!answers.is_empty()).then(|| answers.join(". ")))
    }

    fn held(
        &self,
        pupil: Uuid,
        setting: &str,
        from: NaiveDate,
        lines: &mut Vec<DecisionLine>,
        fields: &mut Vec<FieldFailure>,
    ) -> waymark_store::Result<Option<String>> {
        let Some(hold) = provider_concerns::hold_of(self.reader, setting)? else {
            return Ok(None);
        };
        // A decision that named the provider before the hold stands, and a child who is there already does not come anew.
        let named =
            self.case.decision.is_some() && self.case.decision_setting.as_deref() == Some(setting);
        let there = Placement::for_pupil(self.reader, pupil)?.iter().any(|row| {
            row.setting.as_deref() == Some(setting) && row.ended_on.is_none_or(|end| end >= from)
        });
        if named || there {
            return Ok(None);
        }
        lines.push(line("Hold", "ask", format!("{}: {}", hold.head, hold.what)));
        let reason = said(&self.request.hold_reason);
        if reason.is_none() {
            fields.extend(provider_concerns::refusal(&hold).fields);
        }
        Ok(reason.map(|reason| format!("In spite of the hold: {reason}")))
    }

    fn apart(
        &self,
        pupil: Uuid,
        setting: &str,
        from: NaiveDate,
        lines: &mut Vec<DecisionLine>,
        fields: &mut Vec<FieldFailure>,
    ) -> waymark_store::Result<Option<String>> {
        let conflicts = apart::against(self.reader, pupil, setting, (from, None))?;
        let Some(first) = conflicts.first() else {
            return Ok(None);
        };
        for conflict in &conflicts {
            lines.push(line(
                "Keep apart",
                "ask",
                format!("{}. {}.", conflict.head, conflict.sentence),
            ));
        }
        let reason = said(&self.request.keep_apart_reason);
        if reason.is_none() {
            fields.push(FieldFailure {
                field: "keep_apart_reason".to_owned(),
                sentence: format!(
                    "{}. Say whom you asked and why it is safe, or choose another place.",
                    first.head
                ),
            });
        }
        Ok(reason)
    }
}
