-- A provider asked for a place for a child, and what it answered. Columns are described in src/tables/referral.rs.

CREATE TABLE "referral"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "pupil" BLOB,
  "setting" TEXT,
  "kind" TEXT,
  "purpose" TEXT,
  "why" TEXT,
  "days_week" INTEGER,
  "hours_week" INTEGER,
  "wanted_from" TEXT,
  "asked_by" TEXT,
  "author" BLOB,
  "parents_agree" TEXT,
  "parents_spoken_on" TEXT,
  "documents" TEXT,
  "sent_on" TEXT,
  "answer" TEXT,
  "answered_on" TEXT,
  "answered_by" TEXT,
  "answer_code" TEXT,
  "answer_words" TEXT,
  "placement" BLOB
);
CREATE INDEX referral_pupil ON "referral"(pupil);
CREATE INDEX referral_setting ON "referral"(setting);
CREATE INDEX referral_sent_on ON "referral"(sent_on);

-- A pack that went to a provider is written down with the referral that it belongs to.
ALTER TABLE "disclosure" ADD COLUMN "referral" BLOB;
CREATE INDEX disclosure_referral ON "disclosure"(referral);
