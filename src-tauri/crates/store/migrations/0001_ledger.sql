-- The ledger. Append-only: an erasure empties values, nothing else is ever updated or deleted.

-- One row per device incarnation that was ever heard of. `n` is local to this file and means nothing elsewhere.
CREATE TABLE device(
  n     INTEGER PRIMARY KEY,
  id    BLOB NOT NULL UNIQUE, -- incarnation, UUIDv7
  key   BLOB,                 -- Ed25519 public key; NULL for one that is only named by others so far
  seed  BLOB,                 -- secret seed, of our own present incarnation alone
  since INTEGER               -- UTC milliseconds when it began here; NULL for others
) STRICT;

CREATE TABLE change(
  dev      INTEGER NOT NULL,
  seq      INTEGER NOT NULL, -- from 1, without gaps, per incarnation
  hlc      INTEGER NOT NULL, -- hybrid clock: UTC milliseconds << 16 | counter
  wall     INTEGER NOT NULL, -- what the laptop's clock said, UTC milliseconds
  actor    BLOB,             -- officer; NULL is the app itself
  kind     TEXT NOT NULL,
  label    TEXT,             -- NULL once erased, as are reason and salt
  reason   TEXT,             -- NULL also when none was given
  salt     BLOB,
  commitment BLOB,           -- hash of salt, label and reason, kept only once they are erased
  undo_dev INTEGER,
  undo_seq INTEGER,
  schema   INTEGER NOT NULL, -- user_version of the writer
  prev     BLOB NOT NULL,    -- hash of the change before it in this chain; empty for the first
  hash     BLOB NOT NULL,
  sig      BLOB NOT NULL,    -- Ed25519 over hash
  PRIMARY KEY(dev, seq)
) STRICT;
CREATE INDEX change_hlc ON change(hlc);
CREATE INDEX change_undo ON change(undo_dev, undo_seq) WHERE undo_dev IS NOT NULL;

CREATE TABLE op(
  dev     INTEGER NOT NULL,
  seq     INTEGER NOT NULL,
  i       INTEGER NOT NULL, -- from 0 within the change
  tbl     TEXT NOT NULL,
  row     BLOB NOT NULL,
  col     TEXT,             -- NULL for the row itself
  kind    TEXT NOT NULL,
  subject BLOB,             -- the pupil it is about; NULL is nobody
  val     TEXT,             -- JSON; NULL once erased, as is salt
  salt    BLOB,
  commitment BLOB,          -- hash of salt, place and value, kept only once they are erased
  pending INTEGER,          -- 1: names a table, column or kind that this version does not know; kept and replayed later
  PRIMARY KEY(dev, seq, i)
) STRICT;
CREATE INDEX op_row ON op(row);
CREATE INDEX op_subject ON op(subject) WHERE subject IS NOT NULL;
CREATE INDEX op_pending ON op(pending) WHERE pending IS NOT NULL;

-- What an operation replaces.
CREATE TABLE base(
  dev INTEGER NOT NULL, seq INTEGER NOT NULL, i INTEGER NOT NULL,
  bdev INTEGER NOT NULL, bseq INTEGER NOT NULL, bi INTEGER NOT NULL,
  PRIMARY KEY(dev, seq, i, bdev, bseq, bi)
) STRICT, WITHOUT ROWID;

-- Derived: what wants a person's eye. `col` is empty for the row itself.
CREATE TABLE conflict(
  tbl TEXT NOT NULL, row BLOB NOT NULL, col TEXT NOT NULL,
  doubt TEXT NOT NULL, -- two_answers | removed_and_edited | unreadable
  since INTEGER NOT NULL, -- hybrid clock
  PRIMARY KEY(tbl, row, col, doubt)
) STRICT, WITHOUT ROWID;

-- Children whose data was erased by law. Says who is gone, never who it was.
CREATE TABLE erased(
  subject BLOB PRIMARY KEY,
  at      INTEGER NOT NULL,
  reason  TEXT NOT NULL -- a code, no personal data
) STRICT, WITHOUT ROWID;

-- Words not yet saved, so that a crash loses at most a second of typing. Not in the ledger.
CREATE TABLE draft(
  key  TEXT PRIMARY KEY,
  text TEXT NOT NULL,
  at   INTEGER NOT NULL -- UTC milliseconds
) STRICT, WITHOUT ROWID;

-- What this laptop remembers for itself: who sits at it, which day its lists are for. Not in the ledger, not shared.
CREATE TABLE local(
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
