-- What is raised about a provider, and what is judged of it. Columns are described in src/tables/.

CREATE TABLE "provider_concern"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "setting" TEXT,
  "on_day" TEXT,
  "what" TEXT,
  "told_by" TEXT,
  "author" BLOB,
  "held" INTEGER,
  "lifted_on" TEXT,
  "lifted_why" TEXT,
  "closed_on" TEXT,
  "closed_why" TEXT
);
CREATE INDEX provider_concern_setting ON "provider_concern"(setting);

CREATE TABLE "registration_judgement"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "setting" TEXT,
  "on_day" TEXT,
  "choice" TEXT,
  "counter_evidence" TEXT,
  "reasons" TEXT,
  "judged_by" TEXT,
  "found" TEXT,
  "author" BLOB
);
CREATE INDEX registration_judgement_setting ON "registration_judgement"(setting);
