//! The pack that was set last, kept for whoever looks at it next.
//!
//! The window asks first what a pack comes to and then for its file: as long as nothing at all was written in between, the
//! second answer is made of what was read and laid for the first. After a change the records are read anew, and of the parts
//! only those that changed are composed again. Deliberately not kept by the ledger's position: lists and registers are written
//! without an entry, and a preview must never show less than the next reading would.

use std::sync::Arc;

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_documents::pack::composed::Composed;
use waymark_documents::paged::Paged;
use waymark_store::Moment;

use super::audience_of::{audience_of, known};
use super::gather::{Gathered, gather};
use super::{PackOptions, PackQuery, options, unmade};
use crate::failure::OrNotFound as _;
use crate::{App, Failure};

/// A pack as it was read, and its pages.
pub(crate) struct Kept {
    meeting: Uuid,
    asked: PackOptions,
    today: NaiveDate,
    /// When it was read.
    moment: Option<Moment>,
    composed: Composed,
    pub(super) gathered: Gathered,
    pub(super) pages: Paged,
}

impl Kept {
    /// Whether reading it now would give the same.
    fn stands(&self, now: Option<Moment>, today: NaiveDate, request: &PackQuery) -> bool {
        now.is_some()
            && self.moment == now
            && self.today == today
            && self.meeting == request.meeting
            && self.asked == request.options
    }

    /// Its file, made at this instant (UTC milliseconds).
    pub(super) fn file(&self, made_at: i64) -> Result<Vec<u8>, Failure> {
        self.composed.file(&self.pages, made_at).map_err(unmade)
    }
}

/// The pack that is asked for, on its pages.
pub(super) fn set(app: &App, request: &PackQuery) -> Result<Arc<Kept>, Failure> {
    known(request.options.audience.as_deref())?;
    let today = app.today();
    let session = app.session()?;
    let before = session.kept_pack();
    let (moment, read) = session.store.read(|reader| {
        let moment = reader.moment()?;
        if before
            .as_ref()
            .is_some_and(|before| before.stands(moment, today, request))
        {
            return Ok((moment, None));
        }
        let Some(gathered) = gather(reader, request, today)? else {
            return Ok((moment, Some(None)));
        };
        let audience = audience_of(reader, request, &gathered)?;
        Ok((moment, Some(Some((gathered, audience)))))
    })?;
    let (gathered, audience) = match (read, before.as_ref()) {
        (None, Some(before)) => return Ok(Arc::clone(before)),
        (read, _) => read.flatten().or_not_found("meeting")?,
    };
    // The instant is written into the file and not on its pages.
    let printed = options(&request.options, gathered.sections, 0);
    let before = before.filter(|before| before.meeting == request.meeting);
    let composed = Composed::of(
        before.as_ref().map(|b| &b.composed),
        &gathered.pack,
        &printed,
    );
    let pages = composed
        .page(&gathered.pack, audience.as_ref(), &printed)
        .map_err(unmade)?;
    let kept = Arc::new(Kept {
        meeting: request.meeting,
        asked: request.options.clone(),
        today,
        moment,
        composed,
        gathered,
        pages,
    });
    session.keep_pack(Arc::clone(&kept));
    Ok(kept)
}
