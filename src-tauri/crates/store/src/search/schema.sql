-- What search looks in. All of it follows from casework and is made anew when VERSION in index.rs rises.
-- Everything is folded first (domain::name): the tokeniser's own folding leaves Ł and Ø as they are.

-- Words of names, for the common case of one word or its beginning: a range of this key is already in the order in which
-- people want it, so a single letter among a hundred thousand children costs twenty steps and no sorting.
CREATE TABLE search_word(
  closed INTEGER NOT NULL, -- 0 open case, 1 closed
  place  INTEGER NOT NULL, -- 0 surname, 1 forename, 2 known as, 3 middle name, 4 former name
  word   TEXT NOT NULL,
  rid    INTEGER NOT NULL, -- pupil.rid
  PRIMARY KEY(closed, place, word, rid)
) WITHOUT ROWID;
CREATE INDEX search_word_rid ON search_word(rid);

-- Numbers and codes without spaces and in lower case.
CREATE TABLE search_code(
  code TEXT NOT NULL,
  kind TEXT NOT NULL, -- upn | former_upn | uln | case_ref | postcode
  rid  INTEGER NOT NULL,
  PRIMARY KEY(code, kind, rid)
) WITHOUT ROWID;
CREATE INDEX search_code_rid ON search_code(rid);

-- All names of a child as one document, rowid = pupil.rid: several words together, and any part of a word.
CREATE VIRTUAL TABLE search_names USING fts5(
  names, content='', contentless_delete=1, detail=none, tokenize='unicode61 remove_diacritics 0', prefix='1 2 3'
);
CREATE VIRTUAL TABLE search_parts USING fts5(
  names, content='', contentless_delete=1, tokenize='trigram'
);

-- Words of notes, rowid = note.rid. No positions (a third of the size): the words found are marked in the note itself.
CREATE VIRTUAL TABLE search_notes USING fts5(
  words, content='', contentless_delete=1, detail=none, tokenize='unicode61 remove_diacritics 0', prefix='3 4 5'
);
