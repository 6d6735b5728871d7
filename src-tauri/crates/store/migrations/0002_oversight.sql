-- Oversight: what the clocks wait for, what people say of them, and the team's own lists. Columns are described in src/tables/.

CREATE TABLE "suspension"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "pupil" BLOB,
  "first_day" TEXT,
  "last_day" TEXT,
  "sessions" INTEGER,
  "setting" TEXT,
  "reason" TEXT,
  "notes" TEXT
);
CREATE INDEX suspension_pupil ON "suspension"(pupil);

CREATE TABLE "step"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "pupil" BLOB,
  "kind" TEXT,
  "on_day" TEXT,
  "about" BLOB,
  "evidence" TEXT,
  "author" BLOB
);
CREATE INDEX step_pupil ON "step"(pupil);

CREATE TABLE "mark"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "pupil" BLOB,
  "rule" TEXT,
  "about" BLOB,
  "said" TEXT,
  "on_day" TEXT,
  "why" TEXT,
  "author" BLOB
);
CREATE INDEX mark_pupil ON "mark"(pupil);

CREATE TABLE "s19_decision"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "pupil" BLOB,
  "aware_on" TEXT,
  "considered_on" TEXT,
  "decided_on" TEXT,
  "grounds" TEXT,
  "outcome" TEXT,
  "reasons" TEXT,
  "evidence" TEXT,
  "minutes_week" INTEGER,
  "arranged_from" TEXT,
  "review_on" TEXT,
  "written_late" TEXT,
  "decided_by" BLOB
);
CREATE INDEX s19_decision_pupil ON "s19_decision"(pupil);

CREATE TABLE "task"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "pupil" BLOB,
  "title" TEXT,
  "due_on" TEXT,
  "owner" BLOB,
  "waiting_on" TEXT,
  "setting" TEXT,
  "promised_on" TEXT,
  "from_table" TEXT,
  "from_row" BLOB,
  "done_on" TEXT,
  "outcome" TEXT,
  "dropped_reason" TEXT
);
CREATE INDEX task_pupil ON "task"(pupil);
CREATE INDEX task_setting ON "task"(setting);
CREATE INDEX task_owner ON "task"(owner);

CREATE TABLE "chase"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "task" BLOB,
  "pupil" BLOB,
  "on_day" TEXT,
  "rung" TEXT,
  "how" TEXT,
  "said" TEXT,
  "next_on" TEXT,
  "author" BLOB
);
CREATE INDEX chase_task ON "chase"(task);
CREATE INDEX chase_pupil ON "chase"(pupil);

CREATE TABLE "agency"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "pupil" BLOB,
  "name" TEXT,
  "kind" TEXT,
  "person" TEXT,
  "phone" TEXT,
  "email" TEXT,
  "lead" INTEGER,
  "consent" TEXT,
  "basis" TEXT,
  "started_on" TEXT,
  "ended_on" TEXT,
  "last_contact_on" TEXT,
  "notes" TEXT
);
CREATE INDEX agency_pupil ON "agency"(pupil);

CREATE TABLE "keep_apart"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "pupil" BLOB,
  "other" BLOB,
  "reason" TEXT,
  "ask" TEXT,
  "started_on" TEXT,
  "ended_on" TEXT
);
CREATE INDEX keep_apart_pupil ON "keep_apart"(pupil);
CREATE INDEX keep_apart_other ON "keep_apart"(other);

CREATE TABLE "attendance"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "pupil" BLOB,
  "placement" BLOB,
  "setting" TEXT,
  "on_day" TEXT,
  "half" TEXT,
  "code" TEXT,
  "said_by" TEXT,
  "notes" TEXT,
  "author" BLOB,
  "at" INTEGER,
  "set_aside" TEXT
);
CREATE INDEX attendance_pupil ON "attendance"(pupil);
CREATE INDEX attendance_setting_on_day ON "attendance"(setting, on_day);

CREATE TABLE "saved_view"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "name" TEXT,
  "owner" BLOB,
  "question" TEXT,
  "position" TEXT,
  "pinned" INTEGER
);

CREATE TABLE "snooze"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "pupil" BLOB,
  "alert" TEXT,
  "about" BLOB,
  "setting" TEXT,
  "until_on" TEXT,
  "reason" TEXT,
  "author" BLOB
);
CREATE INDEX snooze_pupil ON "snooze"(pupil);

CREATE TABLE "capture"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "text" TEXT,
  "pupil" BLOB,
  "on_day" TEXT,
  "at" INTEGER,
  "author" BLOB,
  "filed" BLOB,
  "dropped_reason" TEXT
);
CREATE INDEX capture_pupil ON "capture"(pupil);
