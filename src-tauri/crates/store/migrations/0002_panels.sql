-- The panel's own papers: who sits, what they declare, whose turn, what was issued. Columns are described in src/tables/.

CREATE TABLE "panel_member"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "panel" BLOB,
  "name" TEXT,
  "role" TEXT,
  "organisation" TEXT,
  "setting" TEXT,
  "email" TEXT,
  "decides" INTEGER,
  "sharing_signed_on" TEXT,
  "conflicts" TEXT,
  "started_on" TEXT,
  "ended_on" TEXT,
  "position" TEXT
);
CREATE INDEX panel_member_panel ON "panel_member"(panel);

CREATE TABLE "seat"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "meeting" BLOB,
  "member" BLOB,
  "name" TEXT,
  "standing" TEXT,
  "chairs" INTEGER,
  "stands_for" TEXT
);
CREATE INDEX seat_meeting ON "seat"(meeting);

CREATE TABLE "declaration"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "meeting" BLOB,
  "panel_case" BLOB,
  "member" BLOB,
  "name" TEXT,
  "nature" TEXT,
  "leaves" INTEGER
);
CREATE INDEX declaration_meeting ON "declaration"(meeting);

CREATE TABLE "share_grid"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "name" TEXT,
  "from_on" TEXT,
  "weights" TEXT,
  "reason" TEXT
);

CREATE TABLE "exemption"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "setting" TEXT,
  "reason" TEXT,
  "from_on" TEXT,
  "until_on" TEXT
);

CREATE TABLE "pack_issue"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "meeting" BLOB,
  "number" INTEGER,
  "kind" TEXT,
  "audience" TEXT,
  "at" INTEGER,
  "author" BLOB,
  "pages" INTEGER,
  "hash" TEXT,
  "manifest" TEXT,
  "why" TEXT
);
CREATE INDEX pack_issue_meeting ON "pack_issue"(meeting);

CREATE TABLE "disclosure"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "pupil" BLOB,
  "meeting" BLOB,
  "pack_issue" BLOB,
  "copy" INTEGER,
  "what" TEXT,
  "recipient" TEXT,
  "purpose" TEXT,
  "basis" TEXT,
  "at" INTEGER,
  "hash" TEXT,
  "pages" INTEGER,
  "author" BLOB
);
CREATE INDEX disclosure_pupil ON "disclosure"(pupil);
CREATE INDEX disclosure_meeting ON "disclosure"(meeting);

CREATE TABLE "template"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "kind" TEXT,
  "title" TEXT,
  "text" TEXT,
  "reason" TEXT
);

ALTER TABLE "panel_case" ADD COLUMN "exception" TEXT;
ALTER TABLE "panel_case" ADD COLUMN "dissent" TEXT;
ALTER TABLE "panel_case" ADD COLUMN "parents_said" TEXT;
ALTER TABLE "panel_case" ADD COLUMN "decided_at" INTEGER;
ALTER TABLE "panel_case" ADD COLUMN "deferred_reason" TEXT;
ALTER TABLE "panel_case" ADD COLUMN "refused_reason" TEXT;
ALTER TABLE "panel_case" ADD COLUMN "late" INTEGER;
ALTER TABLE "panel_case" ADD COLUMN "parents_told_on" TEXT;
ALTER TABLE "panel_case" ADD COLUMN "school_told_on" TEXT;

ALTER TABLE "meeting" ADD COLUMN "minute_taker" TEXT;
ALTER TABLE "meeting" ADD COLUMN "sections" TEXT;
ALTER TABLE "meeting" ADD COLUMN "minutes_agreed_on" TEXT;

ALTER TABLE "panel" ADD COLUMN "meets" TEXT;
ALTER TABLE "panel" ADD COLUMN "sections" TEXT;
ALTER TABLE "panel" ADD COLUMN "template" TEXT;
