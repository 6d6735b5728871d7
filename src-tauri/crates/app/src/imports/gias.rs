//! The Department's establishment file: what it would bring, and bringing it.

use std::collections::BTreeMap;

use uuid::Uuid;
use waymark_exchange::gias::{self, GiasPack};
use waymark_store::reference;

use super::{Accept, GiasAuthority, GiasPreview, ImportDone, Pending, RejectedLine};
use crate::commands::Nothing;
use crate::words::count;
use crate::{App, Attachment, Event, Failure};

/// A file that was read.
pub(crate) struct Read {
    pack: GiasPack,
    file_name: String,
}

/// Reads the file and says what it would bring. Writes nothing.
pub(crate) fn preview(app: &App, _: Nothing, file: Attachment) -> Result<GiasPreview, Failure> {
    let session = app.session()?;
    app.say(Event::Progress {
        job: "import".into(),
        done: 0,
        total: 0,
        sentence: format!("Reading {}", file.file_name),
    });
    let pack = gias::read(&file.bytes, &file.file_name).map_err(|refused| {
        Failure::say(format!(
            "“{}” was not imported. {refused} Nothing was changed.",
            file.file_name
        ))
    })?;
    let differences = app.read(|reader| reference::differences(reader, &pack.rows))?;
    let older = app.read(|reader| reference::pack(reader, "gias"))?.is_some_and(|in_use| {
        matches!((in_use.dated, pack.dated), (Some(held), Some(given)) if given < held)
    });
    let mut providers = 0;
    let mut authorities: BTreeMap<String, GiasAuthority> = BTreeMap::new();
    for school in &pack.rows {
        if school.is_open() && school.is_alternative_provision() {
            providers += 1;
        }
        if let (Some(code), Some(name)) = (&school.la_code, &school.la_name)
            && school.is_open()
        {
            authorities
                .entry(code.clone())
                .or_insert_with(|| GiasAuthority {
                    code: code.clone(),
                    name: name.clone(),
                    open: 0,
                })
                .open += 1;
        }
    }
    let mut authorities: Vec<GiasAuthority> = authorities.into_values().collect();
    authorities.sort_by(|a, b| a.name.cmp(&b.name));
    let token = app.new_id();
    let preview = GiasPreview {
        token,
        file_name: file.file_name.clone(),
        dated: pack.dated,
        encoding: pack.encoding.to_owned(),
        rows: pack.rows.len() as u32,
        authorities,
        added: differences.added.len() as u32,
        changed: differences.changed.len() as u32,
        unchanged: differences.unchanged.len() as u32,
        gone: differences.gone.len() as u32,
        providers,
        missing_columns: pack.missing_columns.clone(),
        extra_columns: pack.extra_columns.clone(),
        rejected: pack
            .rejected
            .iter()
            .map(|row| RejectedLine {
                line: row.line,
                reason: row.sentence.clone(),
            })
            .collect(),
        older,
    };
    session.keep(
        token,
        Pending::Gias(Read {
            pack,
            file_name: file.file_name,
        }),
    );
    Ok(preview)
}

/// Puts the file in use, whole. Placements and rolls keep the names of schools that are no longer in it.
pub(crate) fn accept(app: &App, request: Accept) -> Result<ImportDone, Failure> {
    let session = app.session()?;
    let Some(Pending::Gias(read)) = session.take(request.token) else {
        return Err(forgotten());
    };
    let Read { pack, file_name } = read;
    let rows = pack.rows.len() as u64;
    let say = |done: u64, total: u64| {
        app.say(Event::Progress {
            job: "import".into(),
            done,
            total,
            sentence: format!(
                "Saving {} of {} establishments",
                crate::words::thousands(done),
                crate::words::thousands(total)
            ),
        });
    };
    let info = reference::Pack {
        kind: "gias".into(),
        name: file_name,
        dated: pack.dated,
        imported_at: app.now_ms(),
        rows,
        said: pack.encoding.to_owned(),
    };
    session
        .store
        .replace_establishments(&info, &pack.rows, &say)?;
    let providers = pack
        .rows
        .iter()
        .filter(|school| school.is_open() && school.is_alternative_provision())
        .count();
    app.say(Event::Changed {
        subjects: Vec::new(),
        tables: vec!["establishment".into()],
        label: "Imported establishments".into(),
    });
    Ok(ImportDone {
        run: None::<Uuid>,
        sentence: format!(
            "{} are in use, {} of them open state-funded alternative provision.",
            count(rows, "establishment", "establishments"),
            crate::words::thousands(providers as u64)
        ),
    })
}

/// The preview is no longer there.
pub(super) fn forgotten() -> Failure {
    Failure::say(
        "That preview has been forgotten, because the vault was locked or another file was read. Choose the file again; nothing was changed.",
    )
}
