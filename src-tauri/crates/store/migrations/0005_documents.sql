-- Photographs and papers that are kept with a child or a provider. Columns are described in src/tables/document.rs.

CREATE TABLE "document"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "pupil" BLOB,
  "setting" TEXT,
  "title" TEXT,
  "on_day" TEXT,
  "valid_until" TEXT,
  "at" INTEGER,
  "author" BLOB,
  "media_type" TEXT,
  "size" INTEGER,
  "hash" TEXT
);
CREATE INDEX document_pupil ON "document"(pupil);
CREATE INDEX document_setting ON "document"(setting);
CREATE INDEX document_valid_until ON "document"(valid_until);

-- What the documents hold, beside the ledger: the ledger carries the hash, and the bytes are the same wherever that hash is. Once
-- for each child whose they are (the nil id for a provider's), so that erasing one child leaves another's alone.
CREATE TABLE content(
  hash TEXT NOT NULL,
  subject BLOB NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (hash, subject)
);
