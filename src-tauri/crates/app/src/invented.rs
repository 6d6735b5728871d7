//! Fills the invented authority's vault: schools first, then the team and its children, through the one door for writes.

use waymark_store::reference::Pack;
use waymark_store::tables::Officer;

use crate::{App, Event, Failure, sample};

/// The same people every time, so that two trainers see the same screen.
const SEED: u64 = 2026;

/// Writes the invented authority, saying how far it has come.
pub(crate) fn fill(app: &App) -> Result<(), Failure> {
    let session = app.session()?;
    let say = |done: u64, total: u64, sentence: &str| {
        app.say(Event::Progress {
            job: "sample".into(),
            done,
            total,
            sentence: sentence.to_owned(),
        });
    };
    say(0, 0, "Inventing an authority");
    let schools = sample::establishments(SEED);
    let pack = Pack {
        kind: "gias".into(),
        name: "Invented schools".into(),
        dated: Some(app.today()),
        imported_at: app.now_ms(),
        rows: schools.len() as u64,
        said: "Invented".into(),
    };
    session
        .store
        .replace_establishments(&pack, &schools, &|_, _| {})?;
    let size = app.config.sample_size.unwrap_or(sample::Size::TRY);
    let total = u64::from(size.open + size.closed);
    for (batch, change) in sample::generate(size, SEED, app.today()).enumerate() {
        say(
            batch as u64,
            total,
            "Inventing children, placements and panels",
        );
        session.store.commit(change)?;
    }
    let officers = app.read(Officer::all)?;
    if let Some(first) = officers
        .iter()
        .find(|officer| officer.active != Some(false))
    {
        session.store.local_put("me", &first.id.to_string())?;
    }
    session
        .store
        .derive_for(app.today(), &|done, total| app.say_day(done, total))?;
    say(total, total, "");
    Ok(())
}
