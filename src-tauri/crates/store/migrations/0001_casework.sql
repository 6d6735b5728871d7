-- Casework: what the ledger says, as tables. Each is described, column by column, in src/tables/.
-- No column is NOT NULL, CHECKed, UNIQUE or a foreign key: refusing what another laptop sends would make the two differ.
-- Days are TEXT 'YYYY-MM-DD', ids 16-byte BLOBs, yes/no 1/0, instants INTEGER UTC milliseconds. NULL is not known.
-- `rid` is local to this file (search indexes hold it); `id` is the same everywhere.

CREATE TABLE "team"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "la_code" TEXT,
  "la_name" TEXT,
  "team_name" TEXT
);

CREATE TABLE "officer"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "name" TEXT,
  "email" TEXT,
  "phone" TEXT,
  "role" TEXT,
  "initials" TEXT,
  "active" INTEGER
);

CREATE TABLE "setting"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "key" TEXT,
  "value" TEXT
);

CREATE TABLE "pupil"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "surname" TEXT,
  "forename" TEXT,
  "middle_names" TEXT,
  "known_as" TEXT,
  "dob" TEXT,
  "sex" TEXT,
  "upn" TEXT,
  "former_upn" TEXT,
  "uln" TEXT,
  "ethnicity" TEXT,
  "first_language" TEXT,
  "nc_year" TEXT,
  "roll_setting" TEXT,
  "home_la" TEXT,
  "address" TEXT,
  "postcode" TEXT,
  "owner" BLOB,
  "cover" BLOB,
  "cover_until" TEXT,
  "opened_on" TEXT,
  "closed_on" TEXT,
  "destination" TEXT,
  "destination_evidence" TEXT,
  "worries" TEXT,
  "strengths" TEXT,
  "recorded_in_error" TEXT
);
CREATE INDEX pupil_upn ON "pupil"(upn);
CREATE INDEX pupil_former_upn ON "pupil"(former_upn);
CREATE INDEX pupil_dob ON "pupil"(dob);
CREATE INDEX pupil_owner ON "pupil"(owner);

CREATE TABLE "former_name"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "pupil" BLOB,
  "surname" TEXT,
  "forename" TEXT,
  "until" TEXT
);
CREATE INDEX former_name_pupil ON "former_name"(pupil);

CREATE TABLE "status"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "pupil" BLOB,
  "kind" TEXT,
  "started_on" TEXT,
  "ended_on" TEXT,
  "reason" TEXT,
  "legal_basis" TEXT,
  "setting" TEXT,
  "aware_on" TEXT,
  "expected_end" TEXT,
  "owner" BLOB,
  "notes" TEXT,
  "end_reason" TEXT
);
CREATE INDEX status_pupil ON "status"(pupil);

CREATE TABLE "fact"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "pupil" BLOB,
  "kind" TEXT,
  "detail" TEXT,
  "started_on" TEXT,
  "ended_on" TEXT,
  "source" TEXT
);
CREATE INDEX fact_pupil ON "fact"(pupil);

CREATE TABLE "contact"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "pupil" BLOB,
  "name" TEXT,
  "relationship" TEXT,
  "parental_responsibility" TEXT,
  "phone" TEXT,
  "email" TEXT,
  "address" TEXT,
  "postcode" TEXT,
  "no_contact" INTEGER,
  "hide_address" INTEGER,
  "notes" TEXT,
  "position" TEXT
);
CREATE INDEX contact_pupil ON "contact"(pupil);

CREATE TABLE "provider"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "name" TEXT,
  "urn" INTEGER,
  "kind" TEXT,
  "registration" TEXT,
  "address" TEXT,
  "postcode" TEXT,
  "la_code" TEXT,
  "phone" TEXT,
  "email" TEXT,
  "contact_name" TEXT,
  "dsl_name" TEXT,
  "dsl_phone" TEXT,
  "places" INTEGER,
  "age_low" INTEGER,
  "age_high" INTEGER,
  "approval" TEXT,
  "approved_until" TEXT,
  "visited_on" TEXT,
  "day_rate_pence" INTEGER,
  "notes" TEXT,
  "closed_on" TEXT
);
CREATE INDEX provider_urn ON "provider"(urn);

CREATE TABLE "calendar"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "name" TEXT,
  "urn" INTEGER,
  "source" TEXT
);

CREATE TABLE "term"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "calendar" BLOB,
  "name" TEXT,
  "starts_on" TEXT,
  "ends_on" TEXT
);
CREATE INDEX term_calendar ON "term"(calendar);

CREATE TABLE "day_off"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "calendar" BLOB,
  "on_day" TEXT,
  "kind" TEXT,
  "label" TEXT
);
CREATE INDEX day_off_calendar ON "day_off"(calendar);

CREATE TABLE "placement"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "pupil" BLOB,
  "setting" TEXT,
  "kind" TEXT,
  "purpose" TEXT,
  "aim" TEXT,
  "commissioner" TEXT,
  "legal_basis" TEXT,
  "started_on" TEXT,
  "planned_end" TEXT,
  "ended_on" TEXT,
  "end_reason" TEXT,
  "roll" TEXT,
  "cost_pence" INTEGER,
  "cost_per" TEXT,
  "funding" TEXT,
  "transport" TEXT,
  "notes" TEXT
);
CREATE INDEX placement_pupil ON "placement"(pupil);
CREATE INDEX placement_setting ON "placement"(setting);

CREATE TABLE "session"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "placement" BLOB,
  "pupil" BLOB,
  "weekday" INTEGER,
  "half" TEXT,
  "starts" INTEGER,
  "ends" INTEGER,
  "from_day" TEXT,
  "until_day" TEXT
);
CREATE INDEX session_pupil ON "session"(pupil);
CREATE INDEX session_placement ON "session"(placement);

CREATE TABLE "review"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "pupil" BLOB,
  "placement" BLOB,
  "kind" TEXT,
  "held_on" TEXT,
  "attendees" TEXT,
  "attendance_pct" INTEGER,
  "progress" TEXT,
  "behaviour" TEXT,
  "voice_child" TEXT,
  "voice_family" TEXT,
  "school_view" TEXT,
  "provider_view" TEXT,
  "concerns" TEXT,
  "still_meets_need" TEXT,
  "decision" TEXT,
  "next_steps" TEXT,
  "next_on" TEXT,
  "no_next_reason" TEXT
);
CREATE INDEX review_pupil ON "review"(pupil);
CREATE INDEX review_placement ON "review"(placement);

CREATE TABLE "plan"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "pupil" BLOB,
  "destination" TEXT,
  "target_on" TEXT,
  "mentor" TEXT,
  "home_link" TEXT,
  "purpose" TEXT,
  "support" TEXT,
  "support_until" TEXT,
  "risks" TEXT,
  "if_goes_wrong" TEXT,
  "success" TEXT,
  "family_worries" TEXT,
  "dual_until" TEXT,
  "started_on" TEXT,
  "agreed_on" TEXT,
  "ended_on" TEXT,
  "outcome" TEXT
);
CREATE INDEX plan_pupil ON "plan"(pupil);

CREATE TABLE "plan_week"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "plan" BLOB,
  "pupil" BLOB,
  "number" INTEGER,
  "starts_on" TEXT,
  "planned" INTEGER,
  "attended" INTEGER,
  "support" TEXT,
  "original_starts_on" TEXT
);
CREATE INDEX plan_week_plan ON "plan_week"(plan);
CREATE INDEX plan_week_pupil ON "plan_week"(pupil);

CREATE TABLE "note"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "pupil" BLOB,
  "on_day" TEXT,
  "at" INTEGER,
  "kind" TEXT,
  "text" TEXT,
  "author" BLOB,
  "voice_of" TEXT,
  "seen" INTEGER,
  "seen_where" TEXT,
  "pinned" INTEGER,
  "significant" INTEGER,
  "recorded_in_error" TEXT
);
CREATE INDEX note_pupil_on_day ON "note"(pupil, on_day);

CREATE TABLE "panel"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "name" TEXT,
  "kind" TEXT,
  "area" TEXT,
  "phase" TEXT,
  "quorum" TEXT,
  "minutes_per_case" INTEGER,
  "length_minutes" INTEGER,
  "place" TEXT,
  "members_note" TEXT
);

CREATE TABLE "meeting"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "panel" BLOB,
  "held_on" TEXT,
  "starts_at" INTEGER,
  "length_minutes" INTEGER,
  "place" TEXT,
  "chair" TEXT,
  "stage" TEXT,
  "attendance" TEXT,
  "apologies" TEXT,
  "notes" TEXT,
  "issued_at" INTEGER,
  "issued_hash" TEXT
);
CREATE INDEX meeting_panel ON "meeting"(panel);
CREATE INDEX meeting_held_on ON "meeting"(held_on);

CREATE TABLE "panel_case"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "meeting" BLOB,
  "pupil" BLOB,
  "position" TEXT,
  "minutes" INTEGER,
  "category" TEXT,
  "reason" TEXT,
  "ask" TEXT,
  "presenter" TEXT,
  "options" TEXT,
  "decision" TEXT,
  "decision_setting" TEXT,
  "decision_starts_on" TEXT,
  "decision_owner" TEXT,
  "rationale" TEXT,
  "conditions" TEXT,
  "deferred_to" TEXT
);
CREATE INDEX panel_case_meeting ON "panel_case"(meeting);
CREATE INDEX panel_case_pupil ON "panel_case"(pupil);

CREATE TABLE "import_run"(
  rid INTEGER PRIMARY KEY,
  id BLOB UNIQUE,
  "file_name" TEXT,
  "kind" TEXT,
  "sha" TEXT,
  "rows_added" INTEGER,
  "rows_changed" INTEGER,
  "rows_unchanged" INTEGER,
  "rows_rejected" INTEGER,
  "mapping" TEXT,
  "undone_at" INTEGER
);
