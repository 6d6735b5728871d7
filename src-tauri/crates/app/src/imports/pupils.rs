//! A team's own spreadsheet of children: read, matched to columns, planned row by row, accepted as one change.
//!
//! The plan and the acceptance are the same working-out: accepting plans anew with the ticked rows only and commits what
//! comes of it, so what the preview says is what happens.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_domain::name::fold;
use waymark_domain::{SettingRef, dates};
use waymark_exchange::pupils::{self as list, Field, Guess, Mapping, PupilRow, SchoolGiven};
use waymark_exchange::table::{self, Choice, Table};
use waymark_store::backup::Why;
use waymark_store::ledger::ChangeKind;
use waymark_store::ledger::change::Change;
use waymark_store::table::{Cell, Patch as _};
use waymark_store::tables::{
    Contact, Fact, FormerName, ImportRun, Note, Officer, Placement, Provider, Pupil, PupilPatch,
    Status, TEAM, Team,
};
use waymark_store::{Reader, reference};

use super::gias::forgotten;
use super::matching::{Found, Index};
use super::{
    ColumnMatch, FieldChoice, ImportDone, Outcome, Pending, PlannedChange, PlannedRow,
    PupilsAccept, PupilsFile, PupilsMapping, PupilsPlan, PupilsRead,
};
use crate::words::{count, label};
use crate::{App, Attachment, Event, Failure};

/// A spreadsheet that was read.
#[derive(Clone)]
pub(crate) struct Read {
    file_name: String,
    hash: String,
    table: Table,
    mapping: Mapping,
}

/// Values of a column that are shown as examples.
const EXAMPLES: usize = 4;

/// Reads a spreadsheet and proposes what each column holds. Writes nothing.
pub(crate) fn read(
    app: &App,
    request: PupilsFile,
    file: Attachment,
) -> Result<PupilsRead, Failure> {
    let session = app.session()?;
    let choice = Choice {
        sheet: request.sheet.clone(),
        header_line: None,
    };
    claims_to_be(&file)?;
    let table = table::read(&file.bytes, &choice).map_err(|refused| {
        Failure::say(format!(
            "“{}” was not imported. {refused} Nothing was changed.",
            file.file_name
        ))
    })?;
    let guesses = list::propose(&table);
    let columns = guesses.iter().map(|guess| column(&table, guess)).collect();
    let token = app.new_id();
    let answer = PupilsRead {
        token,
        file_name: file.file_name.clone(),
        sheets: table.sheets.clone(),
        sheet: request.sheet,
        rows: table.rows.len() as u32,
        notes: std::iter::once(table.source.clone())
            .chain(table.notes.iter().map(|note| note.sentence.clone()))
            .collect(),
        columns,
        fields: Field::ALL
            .iter()
            .map(|field| FieldChoice {
                key: field.code().into(),
                label: field.label().into(),
            })
            .collect(),
    };
    let hash = waymark_store::hash_hex(&file.bytes);
    let mapping = Mapping::from_guesses(&guesses);
    session.keep(
        token,
        Pending::Pupils(Read {
            file_name: file.file_name,
            hash,
            table,
            mapping,
        }),
    );
    Ok(answer)
}

/// A file that is called a workbook and does not begin as one is said to be what it is not, instead of being read as text.
fn claims_to_be(file: &Attachment) -> Result<(), Failure> {
    let name = file.file_name.to_lowercase();
    let zipped = [".xlsx", ".xlsm", ".xlsb", ".ods"]
        .iter()
        .any(|end| name.ends_with(end));
    // A protected workbook is an OLE container under the same name; the reader says so.
    if zipped
        && !file.bytes.starts_with(b"PK\x03\x04")
        && !file.bytes.starts_with(b"\xD0\xCF\x11\xE0")
    {
        return Err(Failure::say(format!(
            "“{}” is called a workbook but is not one; it may have been cut off or renamed. Open it in a spreadsheet program and save it again. Nothing was changed.",
            file.file_name
        )));
    }
    Ok(())
}

fn column(table: &Table, guess: &Guess) -> ColumnMatch {
    let examples = table
        .rows
        .iter()
        .filter_map(|row| row.cells.get(guess.column))
        .filter(|cell| !cell.is_empty())
        .take(EXAMPLES)
        .map(|cell| cell.text().chars().take(60).collect())
        .collect();
    ColumnMatch {
        header: guess.header.clone(),
        examples,
        field: (guess.field != Field::Kept).then(|| guess.field.code().to_owned()),
        reason: guess.reason.clone(),
    }
}

/// Plans every row under the agreed columns. Writes nothing.
pub(crate) fn plan(app: &App, request: PupilsMapping) -> Result<PupilsPlan, Failure> {
    let session = app.session()?;
    let Some(Pending::Pupils(mut read)) = session.take(request.token) else {
        return Err(forgotten());
    };
    let mut mapping = Mapping::default();
    for (header, field) in read.table.headers.iter().zip(&request.fields) {
        let field = field
            .as_deref()
            .and_then(|code| code.parse().ok())
            .unwrap_or(Field::Kept);
        mapping.set(header, field);
    }
    read.mapping = mapping;
    let missing = read.mapping.missing();
    let planned = app.read(|reader| {
        Planner::load(reader, app, &read.table)?.run(reader, &read, None, &HashSet::new())
    })?;
    let rows = planned.rows;
    let of = |outcome: Outcome| rows.iter().filter(|row| row.outcome == outcome).count() as u32;
    let plan = PupilsPlan {
        token: request.token,
        added: of(Outcome::Added),
        changed: of(Outcome::Changed),
        unchanged: of(Outcome::Unchanged),
        rejected: of(Outcome::Rejected),
        asking: of(Outcome::Asking),
        left_over: read
            .mapping
            .pairs()
            .iter()
            .filter(|(_, field)| *field == Field::Kept)
            .map(|(header, _)| header.clone())
            .collect(),
        rows,
    };
    session.keep(request.token, Pending::Pupils(read));
    match missing {
        Some(sentence) => Err(Failure::at("fields", sentence)),
        None => Ok(plan),
    }
}

/// Imports the ticked rows as one change.
pub(crate) fn accept(app: &App, request: PupilsAccept) -> Result<ImportDone, Failure> {
    let session = app.session()?;
    let Some(Pending::Pupils(read)) = session.take(request.token) else {
        return Err(forgotten());
    };
    session.keep(request.token, Pending::Pupils(read.clone()));
    crate::backups::before(app, Why::Import)?;
    let ticked: HashSet<u64> = request.lines.iter().copied().collect();
    let same: HashSet<u64> = request.same.iter().copied().collect();
    let planned = app.read(|reader| {
        Planner::load(reader, app, &read.table)?.run(reader, &read, Some(&ticked), &same)
    })?;
    let of = |outcome: Outcome| {
        planned
            .rows
            .iter()
            .filter(|row| row.outcome == outcome)
            .count() as i64
    };
    let (added, changed, unchanged) = (
        of(Outcome::Added),
        of(Outcome::Changed),
        of(Outcome::Unchanged),
    );
    if added + changed == 0 {
        return Err(Failure::say(
            "No ticked row would add or change anything. Nothing was changed.",
        ));
    }
    let run = ImportRun {
        id: app.new_id(),
        file_name: Some(read.file_name.clone()),
        kind: Some("pupils".into()),
        sha: Some(read.hash.clone()),
        rows_added: Some(added),
        rows_changed: Some(changed),
        rows_unchanged: Some(unchanged),
        rows_rejected: Some(planned.passed_over as i64),
        mapping: serde_json::to_string(&read.mapping).ok(),
        undone_at: None,
    };
    let change = planned.change.create(&run);
    app.commit(change)?;
    session.take(request.token);
    let mut sentence = format!(
        "Added {}, changed {}",
        count(added as u64, "child", "children"),
        count(changed as u64, "child", "children")
    );
    if planned.passed_over > 0 {
        sentence.push_str(&format!(
            "; left out {}",
            count(planned.passed_over, "row", "rows")
        ));
    }
    sentence.push('.');
    Ok(ImportDone {
        run: Some(run.id),
        sentence,
    })
}

/// What a row adds, kept until it is known whether the row is ticked.
type Acts = Vec<Box<dyn FnOnce(&mut Change)>>;

/// A row and the child whom it is about.
struct About<'a> {
    file: &'a str,
    row: &'a PupilRow,
    child: &'a Pupil,
    is_new: bool,
}

struct Planned {
    rows: Vec<PlannedRow>,
    change: Change,
    passed_over: u64,
}

/// What the rows of a file are held against.
struct Planner<'a> {
    app: &'a App,
    index: Index,
    officers: Vec<Officer>,
    providers: HashMap<String, String>,
    schools: HashMap<String, Option<u32>>,
    la: Option<String>,
    me: Option<Uuid>,
    today: NaiveDate,
}

impl<'a> Planner<'a> {
    fn load(reader: &Reader, app: &'a App, _: &Table) -> waymark_store::Result<Self> {
        let providers = Provider::all(reader)?
            .into_iter()
            .filter_map(|provider| {
                Some((
                    fold(provider.name.as_deref()?),
                    SettingRef::Own(provider.id).to_string(),
                ))
            })
            .collect();
        Ok(Self {
            app,
            index: Index::load(reader)?,
            officers: Officer::all(reader)?,
            providers,
            schools: HashMap::new(),
            la: Team::get(reader, TEAM)?.and_then(|team| team.la_code),
            me: app.me().ok().flatten(),
            today: app.today(),
        })
    }

    fn run(
        mut self,
        reader: &Reader,
        read: &Read,
        ticked: Option<&HashSet<u64>>,
        same: &HashSet<u64>,
    ) -> waymark_store::Result<Planned> {
        let mut change = Change::new(
            ChangeKind::Import,
            format!("Imported “{}”", read.file_name),
            self.me,
        );
        let mut rows = Vec::new();
        let mut passed_over = 0;
        let given = list::read_rows(&read.table, &read.mapping, self.today).rows;
        let total = given.len() as u64;
        for (at, row) in given.into_iter().enumerate() {
            if at % 250 == 0 {
                self.app.say(Event::Progress {
                    job: "import".into(),
                    done: at as u64,
                    total,
                    sentence: format!(
                        "Row {} of {}",
                        crate::words::thousands(at as u64),
                        crate::words::thousands(total)
                    ),
                });
            }
            if ticked.is_some_and(|ticked| !ticked.contains(&row.line))
                || (ticked.is_some() && row.rejected())
            {
                passed_over += 1;
                continue;
            }
            let decided = ticked.is_some().then(|| same.contains(&row.line));
            rows.push(self.row(reader, &read.file_name, row, decided, &mut change)?);
        }
        Ok(Planned {
            rows,
            change,
            passed_over,
        })
    }

    /// Plans one row. `decided` is what a person said about an asking row: the same child or not; `None` in a preview.
    fn row(
        &mut self,
        reader: &Reader,
        file: &str,
        row: PupilRow,
        decided: Option<bool>,
        change: &mut Change,
    ) -> waymark_store::Result<PlannedRow> {
        let name = match (&row.surname, &row.forename) {
            (Some(surname), Some(forename)) => format!("{surname}, {forename}"),
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (None, None) => format!("Line {}", row.line),
        };
        let mut planned = PlannedRow {
            line: row.line,
            outcome: Outcome::Rejected,
            name,
            pupil: None,
            found_by: None,
            changes: Vec::new(),
            sentences: row
                .problems
                .iter()
                .map(|problem| problem.sentence.clone())
                .collect(),
            ticked: false,
        };
        if row.rejected() {
            return Ok(planned);
        }
        let found = self
            .index
            .find(&row)
            .filter(|found| found.sure || decided != Some(false));
        let asking = found.as_ref().is_some_and(|found| !found.sure) && decided.is_none();
        if let Some(found) = &found {
            planned.pupil = Some(found.pupil.id);
            planned.found_by = Some(found.by.to_owned());
        }
        let held = found.map(|Found { pupil, .. }| pupil);
        let is_new = held.is_none();
        let before = held.unwrap_or_else(|| Pupil {
            id: self.app.new_id(),
            ..Pupil::default()
        });
        let after = self.pupil(reader, &row, &before, is_new, &mut planned.sentences)?;
        planned.changes = changes(&before, &after);
        let mut acts: Acts = Vec::new();
        let about = About {
            file,
            row: &row,
            child: &after,
            is_new,
        };
        self.hang(reader, &about, &mut acts, &mut planned)?;
        planned.outcome = match (asking, is_new, planned.changes.is_empty()) {
            (true, ..) => Outcome::Asking,
            (_, true, _) => Outcome::Added,
            (_, _, true) => Outcome::Unchanged,
            (_, _, false) => Outcome::Changed,
        };
        planned.ticked = matches!(planned.outcome, Outcome::Added | Outcome::Changed);
        if planned.ticked {
            if is_new {
                change.push_create(&after);
            } else {
                change.push_set::<Pupil>(after.id, patch(&before, &after));
            }
            for act in acts {
                act(change);
            }
            self.index.add(after);
        }
        Ok(planned)
    }

    /// The child as the row would leave it: what the row says replaces, what it does not say stays.
    fn pupil(
        &mut self,
        reader: &Reader,
        row: &PupilRow,
        before: &Pupil,
        is_new: bool,
        sentences: &mut Vec<String>,
    ) -> waymark_store::Result<Pupil> {
        let or =
            |given: &Option<String>, held: &Option<String>| given.clone().or_else(|| held.clone());
        let roll_setting = match &row.school {
            Some(school) => Some(self.school(reader, school, sentences)?),
            None => before.roll_setting.clone(),
        };
        let owner = match &row.owner {
            Some(name) => match self.officer(name) {
                Some(officer) => Some(officer),
                None => {
                    sentences.push(format!("There is no officer called “{name}”; the owner was left as it is. Add the officer in Settings first to give the case to them."));
                    before.owner
                }
            },
            None => before.owner,
        };
        Ok(Pupil {
            id: before.id,
            surname: or(&row.surname, &before.surname),
            forename: or(&row.forename, &before.forename),
            middle_names: or(&row.middle_names, &before.middle_names),
            known_as: or(&row.known_as, &before.known_as),
            dob: row.dob.or(before.dob),
            sex: or(&row.sex, &before.sex),
            upn: or(&row.upn, &before.upn),
            former_upn: or(&row.former_upn, &before.former_upn),
            uln: or(&row.uln, &before.uln),
            ethnicity: or(&row.ethnicity, &before.ethnicity),
            first_language: or(&row.first_language, &before.first_language),
            nc_year: or(&row.nc_year, &before.nc_year),
            roll_setting,
            home_la: or(&row.home_la, &before.home_la),
            address: or(&row.address, &before.address),
            postcode: or(&row.postcode, &before.postcode),
            owner: if is_new { owner.or(self.me) } else { owner },
            opened_on: row
                .opened_on
                .or(before.opened_on)
                .or(is_new.then_some(self.today)),
            closed_on: row.closed_on.or(before.closed_on),
            ..before.clone()
        })
    }

    fn officer(&self, name: &str) -> Option<Uuid> {
        let wanted = fold(name);
        let matches: Vec<&Officer> = self
            .officers
            .iter()
            .filter(|officer| {
                officer
                    .name
                    .as_deref()
                    .is_some_and(|held| fold(held) == wanted)
                    || officer
                        .initials
                        .as_deref()
                        .is_some_and(|held| fold(held) == wanted)
            })
            .collect();
        // Two officers alike: a person must say which, so neither is taken.
        match matches.as_slice() {
            [one] => Some(one.id),
            _ => None,
        }
    }

    /// A school by its URN, else by its name; else the words as they stand.
    fn school(
        &mut self,
        reader: &Reader,
        given: &SchoolGiven,
        sentences: &mut Vec<String>,
    ) -> waymark_store::Result<String> {
        if let Some(urn) = given.urn {
            if reference::establishment(reader, urn)?.is_none() {
                sentences.push(format!(
                    "URN {urn} is not in the establishment file; it is kept as given."
                ));
            }
            return Ok(SettingRef::Urn(urn).to_string());
        }
        let name = given.name.clone().unwrap_or_default();
        let key = fold(&name);
        if !self.schools.contains_key(&key) {
            let urn = reference::by_name(reader, &name, self.la.as_deref())?;
            self.schools.insert(key.clone(), urn);
        }
        Ok(match self.schools.get(&key).copied().flatten() {
            Some(urn) => SettingRef::Urn(urn).to_string(),
            None => {
                sentences.push(format!("“{name}” is not the name of one school in the establishment file; it is kept as written."));
                name
            }
        })
    }

    /// What hangs on the child: former name, statuses, facts, placement, contact, notes. Only what is not there already.
    fn hang(
        &mut self,
        reader: &Reader,
        about: &About<'_>,
        acts: &mut Acts,
        planned: &mut PlannedRow,
    ) -> waymark_store::Result<()> {
        let About {
            file,
            row,
            child,
            is_new,
        } = *about;
        let pupil = child.id;
        let mut says = |field: &str, to: String| {
            planned.changes.push(PlannedChange {
                field: field.to_owned(),
                from: None,
                to,
            });
        };
        if let Some(surname) = &row.former_surname {
            let held = if is_new {
                Vec::new()
            } else {
                FormerName::for_pupil(reader, pupil)?
            };
            if !held.iter().any(|name| {
                name.surname
                    .as_deref()
                    .is_some_and(|held| fold(held) == fold(surname))
            }) {
                says("Former surname", surname.clone());
                let name = FormerName {
                    id: self.app.new_id(),
                    pupil: Some(pupil),
                    surname: Some(surname.clone()),
                    ..FormerName::default()
                };
                acts.push(Box::new(move |change| change.push_create(&name)));
            }
        }
        let held = if is_new {
            Vec::new()
        } else {
            Status::for_pupil(reader, pupil)?
        };
        for given in &row.statuses {
            let same = |status: &Status| {
                status.kind.as_deref() == Some(given.kind.code())
                    && (given.started_on.is_none() || status.started_on == given.started_on)
            };
            if held.iter().any(same) {
                continue;
            }
            let started_on = given.started_on.or(row.opened_on).unwrap_or(self.today);
            says(
                "Status",
                format!("{} from {}", given.kind.label(), dates::long(started_on)),
            );
            if given.started_on.is_none() {
                planned.sentences.push(format!(
                    "“{}” has no first day in the list; {} is taken and can be corrected.",
                    given.kind.label(),
                    dates::long(started_on)
                ));
            }
            let status = Status {
                id: self.app.new_id(),
                pupil: Some(pupil),
                kind: Some(given.kind.code().to_owned()),
                started_on: Some(started_on),
                ended_on: given.ended_on,
                reason: given.reason.clone(),
                setting: child.roll_setting.clone(),
                ..Status::default()
            };
            acts.push(Box::new(move |change| change.push_create(&status)));
        }
        let held = if is_new {
            Vec::new()
        } else {
            Fact::for_pupil(reader, pupil)?
        };
        for given in &row.facts {
            if held.iter().any(|fact| {
                fact.kind.as_deref() == Some(given.kind.code()) && fact.ended_on.is_none()
            }) {
                continue;
            }
            says("Fact", given.kind.label().to_owned());
            let fact = Fact {
                id: self.app.new_id(),
                pupil: Some(pupil),
                kind: Some(given.kind.code().to_owned()),
                detail: given.detail.clone(),
                started_on: given.started_on,
                source: Some(file.to_owned()),
                ..Fact::default()
            };
            acts.push(Box::new(move |change| change.push_create(&fact)));
        }
        self.hang_placement(reader, about, acts, planned)?;
        if let Some(given) = &row.contact {
            let held = if is_new {
                Vec::new()
            } else {
                Contact::for_pupil(reader, pupil)?
            };
            let name = given
                .name
                .clone()
                .unwrap_or_else(|| "Parent or carer".to_owned());
            if !held.iter().any(|contact| {
                contact
                    .name
                    .as_deref()
                    .is_some_and(|held| fold(held) == fold(&name))
            }) {
                planned.changes.push(PlannedChange {
                    field: "Contact".into(),
                    from: None,
                    to: name.clone(),
                });
                let contact = Contact {
                    id: self.app.new_id(),
                    pupil: Some(pupil),
                    name: Some(name),
                    relationship: given.relationship.clone(),
                    phone: given.phone.clone(),
                    email: given.email.clone(),
                    ..Contact::default()
                };
                acts.push(Box::new(move |change| change.push_create(&contact)));
            }
        }
        let held = if is_new {
            Vec::new()
        } else {
            Note::for_pupil(reader, pupil)?
        };
        for text in note_texts(file, row) {
            if held
                .iter()
                .any(|note| note.text.as_deref() == Some(text.as_str()))
            {
                continue;
            }
            planned.changes.push(PlannedChange {
                field: "Note".into(),
                from: None,
                to: text.clone(),
            });
            let note = Note {
                id: self.app.new_id(),
                pupil: Some(pupil),
                on_day: Some(self.today),
                at: Some(self.app.now_ms()),
                kind: Some("note".into()),
                text: Some(text),
                author: self.me,
                ..Note::default()
            };
            acts.push(Box::new(move |change| change.push_create(&note)));
        }
        Ok(())
    }

    fn hang_placement(
        &mut self,
        reader: &Reader,
        about: &About<'_>,
        acts: &mut Acts,
        planned: &mut PlannedRow,
    ) -> waymark_store::Result<()> {
        let About { row, is_new, .. } = *about;
        let pupil = about.child.id;
        let Some(given) = &row.placement else {
            return Ok(());
        };
        let name = given.provider.name.clone().unwrap_or_default();
        let setting = match self.providers.get(&fold(&name)) {
            Some(own) if given.provider.urn.is_none() => own.clone(),
            _ => {
                let mut unsure = Vec::new();
                let setting = self.school(reader, &given.provider, &mut unsure)?;
                if setting.parse::<SettingRef>().is_ok() {
                    setting
                } else {
                    // A provider that nobody has written down yet: registered or not is not known.
                    let provider = Provider {
                        id: self.app.new_id(),
                        name: Some(name.clone()),
                        registration: Some("unknown".into()),
                        ..Provider::default()
                    };
                    let own = SettingRef::Own(provider.id).to_string();
                    planned.sentences.push(format!(
                        "“{name}” is new and is added to the providers, registration unknown."
                    ));
                    self.providers.insert(fold(&name), own.clone());
                    acts.push(Box::new(move |change| change.push_create(&provider)));
                    own
                }
            }
        };
        let held = if is_new {
            Vec::new()
        } else {
            Placement::for_pupil(reader, pupil)?
        };
        if held.iter().any(|placement| {
            placement.setting.as_deref() == Some(setting.as_str()) && placement.ended_on.is_none()
        }) {
            return Ok(());
        }
        let started_on = given.started_on.unwrap_or(self.today);
        if given.started_on.is_none() {
            planned.sentences.push(format!(
                "The placement has no first day in the list; {} is taken and can be corrected.",
                dates::long(started_on)
            ));
        }
        planned.changes.push(PlannedChange {
            field: "Placement".into(),
            from: None,
            to: format!("{name} from {}", dates::long(started_on)),
        });
        let placement = Placement {
            id: self.app.new_id(),
            pupil: Some(pupil),
            setting: Some(setting),
            kind: Some("alternative_provision".into()),
            started_on: Some(started_on),
            planned_end: given.planned_end,
            ..Placement::default()
        };
        acts.push(Box::new(move |change| change.push_create(&placement)));
        Ok(())
    }
}

/// The columns that are notes, and those without a field of their own, as notes that say where they came from.
fn note_texts(file: &str, row: &PupilRow) -> Vec<String> {
    let mut texts = row.notes.clone();
    let mut rest: Vec<String> = row
        .leftovers
        .iter()
        .map(|(header, text)| format!("{header}: {text}"))
        .collect();
    if let Some(day) = row.next_review {
        rest.push(format!("Next review: {}", dates::long(day)));
    }
    if !rest.is_empty() {
        texts.push(format!("From “{file}”:\n{}", rest.join("\n")));
    }
    texts
}

fn shown(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Unknown => None,
        Cell::Text(text) => Some(text.clone()),
        Cell::Integer(number) => Some(number.to_string()),
        Cell::Flag(flag) => Some(if *flag { "yes" } else { "no" }.to_owned()),
        Cell::Day(day) => Some(dates::long(*day)),
        Cell::Id(id) => Some(id.to_string()),
    }
}

/// Field by field, what a row would change. Ids are left out: they say nothing to a person.
fn changes(before: &Pupil, after: &Pupil) -> Vec<PlannedChange> {
    use waymark_store::table::Table as _;
    let mut changes = Vec::new();
    for ((column, old), new) in Pupil::DEF
        .columns
        .iter()
        .zip(before.cells())
        .zip(after.cells())
    {
        if old == new {
            continue;
        }
        if let Some(to) = shown(&new) {
            let to = if matches!(new, Cell::Id(_)) {
                "as in the list".to_owned()
            } else {
                to
            };
            changes.push(PlannedChange {
                field: label(column.name),
                from: shown(&old),
                to,
            });
        }
    }
    changes
}

/// The fields that differ, as a patch.
fn patch(before: &Pupil, after: &Pupil) -> PupilPatch {
    macro_rules! differing {
        ($($field:ident),*) => { PupilPatch { $($field: (before.$field != after.$field).then(|| after.$field.clone()),)* ..PupilPatch::default() } };
    }
    let patch = differing!(
        surname,
        forename,
        middle_names,
        known_as,
        dob,
        sex,
        upn,
        former_upn,
        uln,
        ethnicity,
        first_language,
        nc_year,
        roll_setting,
        home_la,
        address,
        postcode,
        owner,
        opened_on,
        closed_on
    );
    debug_assert_eq!(
        patch.clone().changes().len(),
        changes_len(before, after),
        "the patch must carry every field that differs"
    );
    patch
}

fn changes_len(before: &Pupil, after: &Pupil) -> usize {
    use waymark_store::table::Table as _;
    before
        .cells()
        .iter()
        .zip(after.cells())
        .filter(|(old, new)| **old != *new)
        .count()
}
