//! One row of a list as one child: who it is, when born, where at home and at school. The rest is in `involvement`.

use super::child::{Problem, PupilRow, SchoolGiven};
use super::fields::Field;
use super::mapping::Mapping;
use super::names;
use super::values::{self, Day};
use crate::table::{Cell, Row, Table};
use chrono::NaiveDate;
use waymark_domain::name::{self, fold};
use waymark_domain::uln::Uln;
use waymark_domain::upn::UpnKind;
use waymark_domain::year::age_on;
use waymark_domain::{NcYear, Upn, codes, dates};

/// A row while it is read: the child so far, and the way to say what is wrong.
pub(super) struct Reader<'a> {
    pub(super) table: &'a Table,
    pub(super) row: &'a Row,
    pub(super) mapping: &'a Mapping,
    pub(super) child: PupilRow,
}

/// Reads one row.
pub(super) fn take(
    table: &Table,
    row: &Row,
    mapping: &Mapping,
    today: NaiveDate,
    authorities: &[u16],
) -> PupilRow {
    let mut reader = Reader {
        table,
        row,
        mapping,
        child: PupilRow {
            line: row.line,
            ..PupilRow::default()
        },
    };
    reader.names();
    reader.born(today);
    reader.numbers(authorities);
    reader.background(today);
    reader.home_and_school();
    reader.facts();
    reader.statuses_and_placement();
    reader.rest();
    reader.child
}

impl Reader<'_> {
    /// The cell of a field and its heading; `None` when no column holds it or the cell is empty.
    pub(super) fn cell(&self, field: Field) -> Option<(&str, &Cell)> {
        let header = self.mapping.header_of(field)?;
        let at = self.table.headers.iter().position(|h| h == header)?;
        let cell = self.row.cells.get(at)?;
        (!cell.is_empty()).then_some((self.table.headers[at].as_str(), cell))
    }

    /// The text of a field, unless it is a word for nothing.
    pub(super) fn text(&self, field: Field) -> Option<String> {
        let text = self.cell(field)?.1.text();
        (!values::means_nothing(&text)).then(|| text.into_owned())
    }

    /// The text of a field that holds a name. "Na" and "Nil" are names of people when they are written as names are; "NA",
    /// "n/a" and "nil" are how people leave a cell empty.
    fn name_text(&self, field: Field) -> Option<String> {
        let text = self.cell(field)?.1.text();
        let is_name = matches!(text.trim(), "Na" | "Nil") || !values::means_nothing(&text);
        is_name.then(|| text.into_owned())
    }

    /// Says that a cell could not be read; its text is kept.
    pub(super) fn keep(&mut self, field: Field, sentence: String) {
        if let Some((header, cell)) = self.cell(field) {
            let (column, value) = (header.to_owned(), cell.text().into_owned());
            self.child.leftovers.push((column.clone(), value.clone()));
            self.child.problems.push(Problem {
                column,
                value,
                sentence,
                rejects: false,
            });
        }
    }

    /// Says how a cell was read, where it was a guess.
    fn say(&mut self, field: Field, sentence: String) {
        let (column, value) = self
            .cell(field)
            .map_or((field.label().to_owned(), String::new()), |(h, c)| {
                (h.to_owned(), c.text().into_owned())
            });
        self.child.problems.push(Problem {
            column,
            value,
            sentence,
            rejects: false,
        });
    }

    fn reject(&mut self, field: Field, sentence: String) {
        self.say(field, sentence);
        if let Some(problem) = self.child.problems.last_mut() {
            problem.rejects = true;
        }
    }

    pub(super) fn day(&mut self, field: Field) -> Option<NaiveDate> {
        match values::day(self.cell(field)?.1) {
            Day::Empty => None,
            Day::Is(day, said) => {
                if let Some(said) = said {
                    self.say(field, said);
                }
                Some(day)
            }
            Day::Slip(sentence) | Day::Not(sentence) => {
                self.keep(
                    field,
                    format!("{sentence} It was left empty and the text kept as a note."),
                );
                None
            }
        }
    }

    fn names(&mut self) {
        let named = |text: Option<String>| text.filter(|t| t.chars().any(char::is_alphabetic));
        self.child.surname = named(self.name_text(Field::Surname));
        self.child.middle_names = self.name_text(Field::MiddleNames);
        self.child.known_as = self.name_text(Field::KnownAs);
        self.child.former_surname = self.name_text(Field::FormerSurname);
        if let Some(forename) = named(self.name_text(Field::Forename)) {
            let (forename, known_as) = names::bracketed(&forename);
            self.child.forename = Some(forename).filter(|f| !f.is_empty());
            self.child.known_as = self.child.known_as.take().or(known_as);
        }
        if let Some(whole) = self.text(Field::Name) {
            let parts = names::split(&whole);
            if parts.guessed && self.child.surname.is_none() {
                let (f, s) = (
                    parts.forename.as_deref().unwrap_or(""),
                    parts.surname.as_deref().unwrap_or(""),
                );
                self.say(
                    Field::Name,
                    format!("Read as forename “{f}” and surname “{s}”. Check it."),
                );
            }
            self.child.surname = self.child.surname.take().or(parts.surname);
            self.child.forename = self.child.forename.take().or(parts.forename);
            self.child.known_as = self.child.known_as.take().or(parts.known_as);
        }
        let line = self.row.line;
        match (&self.child.surname, &self.child.forename) {
            (None, None) => self.reject(
                self.name_field(Field::Surname),
                format!("Row {line} has no name, so it was left out."),
            ),
            (None, Some(_)) => self.reject(
                self.name_field(Field::Surname),
                format!("Row {line} has no surname, so it was left out."),
            ),
            (Some(surname), None) => {
                let sentence = format!(
                    "Row {line} has only one name, “{surname}”. A surname and a forename are needed; if the child has one name, write it as both."
                );
                self.reject(self.name_field(Field::Forename), sentence);
            }
            (Some(_), Some(_)) => (),
        }
        self.name_lengths();
    }

    /// A row whose name is as long as a note has slipped columns; it is not taken.
    fn name_lengths(&mut self) {
        let child = &self.child;
        let names = [
            (Field::Surname, &child.surname),
            (Field::Forename, &child.forename),
            (Field::MiddleNames, &child.middle_names),
            (Field::KnownAs, &child.known_as),
            (Field::FormerSurname, &child.former_surname),
        ];
        let letters =
            |name: &Option<String>| name.as_deref().map_or(0, |name| name.chars().count());
        let long = names.map(|(field, name)| (field, letters(name)));
        for (field, letters) in long
            .into_iter()
            .filter(|(_, letters)| *letters > name::LONGEST)
        {
            let sentence = format!(
                "A name has {} letters at most and this has {letters}, so row {} was left out. Check that the columns have not slipped.",
                name::LONGEST,
                self.row.line
            );
            self.reject(self.name_field(field), sentence);
        }
    }

    fn name_field(&self, field: Field) -> Field {
        if self.mapping.header_of(field).is_some() {
            field
        } else {
            Field::Name
        }
    }

    /// Reads the date of birth: a slip is kept as text, something that is no date at all means that the columns have
    /// slipped, and such a row is not taken.
    fn born(&mut self, today: NaiveDate) {
        let Some((_, cell)) = self.cell(Field::Dob) else {
            return;
        };
        let text = cell.text().into_owned();
        match values::day(cell) {
            Day::Empty => (),
            Day::Slip(sentence) => self.keep(Field::Dob, format!("{sentence} The date of birth was left unknown and the text kept as a note.")),
            Day::Not(_) => self.reject(Field::Dob, format!("“{text}” is not a date of birth, so row {} was left out. Check that the columns have not slipped.", self.row.line)),
            Day::Is(day, said) => {
                let age = age_on(day, today);
                if day > today {
                    self.keep(Field::Dob, format!("{text} is in the future. The date of birth was left unknown and the text kept as a note."));
                } else if age > OLDEST {
                    self.keep(Field::Dob, format!("{text} would make the child {age} years old. The date of birth was left unknown and the text kept as a note."));
                } else {
                    if let Some(said) = said {
                        self.say(Field::Dob, said);
                    }
                    if age < YOUNGEST {
                        self.say(Field::Dob, format!("Born {}, the child is {age} years old; check the year.", dates::long(day)));
                    }
                    self.child.dob = Some(day);
                }
            }
        }
    }

    fn numbers(&mut self, authorities: &[u16]) {
        for field in [Field::Upn, Field::FormerUpn] {
            let Some(text) = self.text(field) else {
                continue;
            };
            match Upn::parse(&text) {
                Ok(upn) => {
                    if let Some(warning) = upn.warning(authorities) {
                        self.say(field, warning);
                    }
                    if upn.kind() == UpnKind::Temporary && field == Field::Upn {
                        self.say(
                            field,
                            "This is a temporary UPN; the child's own number is still to be found."
                                .to_owned(),
                        );
                    }
                    let slot = if field == Field::Upn {
                        &mut self.child.upn
                    } else {
                        &mut self.child.former_upn
                    };
                    *slot = Some(upn.as_str().to_owned());
                }
                Err(e) => self.keep(
                    field,
                    format!("{e} It was left empty and the text kept as a note."),
                ),
            }
        }
        if let Some(text) = self.text(Field::Uln) {
            match Uln::parse(&text) {
                Ok(_) => self.child.uln = Some(text.chars().filter(char::is_ascii_digit).collect()),
                Err(e) => self.keep(
                    Field::Uln,
                    format!("{e} It was left empty and the text kept as a note."),
                ),
            }
        }
    }

    fn background(&mut self, today: NaiveDate) {
        if let Some(text) = self.text(Field::Sex) {
            match values::sex(&text) {
                Some(sex) => self.child.sex = Some(sex.to_owned()),
                None if fold(&text) == "u" => (),
                None => self.keep(Field::Sex, format!("“{text}” is neither F nor M; it was left unknown and the text kept as a note.")),
            }
        }
        if let Some(text) = self.text(Field::Ethnicity) {
            let known = codes::ETHNICITY
                .iter()
                .find(|c| c.code.eq_ignore_ascii_case(&text) || fold(c.label) == fold(&text));
            self.child.ethnicity = Some(known.map_or(text, |c| c.code.to_owned()));
        }
        self.child.first_language = self.text(Field::FirstLanguage);
        if let Some(text) = self.text(Field::NcYear) {
            let by_birth = self.child.dob.and_then(|dob| NcYear::of(dob, today));
            match NcYear::parse(&text) {
                Some(year) if Some(year) == by_birth => (),
                Some(year) => {
                    self.child.nc_year = Some(year.code());
                    if let Some(by_birth) = by_birth {
                        self.say(Field::NcYear, format!("The date of birth gives Year {}; Year {} was kept as written.", by_birth.code(), year.code()));
                    }
                }
                None => self.keep(Field::NcYear, format!("“{text}” is not a year group; it was left to the date of birth and the text kept as a note.")),
            }
        }
    }

    fn home_and_school(&mut self) {
        let school = self.school(Field::School, Some(Field::SchoolUrn));
        self.child.school = school;
        self.child.home_la = self.text(Field::HomeLa);
        let lines: Vec<String> = [
            Field::Address,
            Field::Address2,
            Field::Address3,
            Field::Town,
        ]
        .into_iter()
        .filter_map(|f| self.text(f))
        .collect();
        self.child.address = (!lines.is_empty()).then(|| lines.join("\n"));
        if let Some(text) = self.text(Field::Postcode) {
            match values::postcode(&text) {
                Some(postcode) => self.child.postcode = Some(postcode),
                None => {
                    self.say(
                        Field::Postcode,
                        format!("“{text}” does not look like a postcode; it was kept as written."),
                    );
                    self.child.postcode = Some(text);
                }
            }
        }
    }

    /// A school or provider by name or number; bare digits of five to seven are a URN.
    pub(super) fn school(&mut self, named: Field, numbered: Option<Field>) -> Option<SchoolGiven> {
        let number = |text: &str| {
            let digits = text.strip_prefix("urn:").unwrap_or(text).trim();
            ((5..=7).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()))
                .then(|| digits.parse().ok())
                .flatten()
        };
        let mut school = SchoolGiven::default();
        if let Some(text) = self.text(named) {
            school.urn = number(&text);
            school.name = school.urn.is_none().then_some(text);
        }
        if let Some(field) = numbered
            && let Some(text) = self.text(field)
        {
            match number(&text) {
                Some(urn) => school.urn = Some(urn),
                None => self.keep(field, format!("“{text}” is not a URN (five to seven figures); it was left empty and the text kept as a note.")),
            }
        }
        (school != SchoolGiven::default()).then_some(school)
    }
}

/// Ages, in years, outside which a date of birth is a slip: an EHC plan may run to 25, and nobody is born a year hence.
const OLDEST: i32 = 25;
const YOUNGEST: i32 = 2;
