-- Derived lists: nothing here is a fact. Every row can be worked out again from casework, and is, when the rules of this
-- version, the day or a calendar change. So these tables are dropped and made anew instead of migrated.

-- One row per open child, as lists show it. Closed children stand in a table of their own, so that the everyday list is a
-- scan of ten thousand short rows and not of everybody who was ever helped.
CREATE TABLE caseload (
    pupil        BLOB PRIMARY KEY,
    case_ref     TEXT NOT NULL,
    surname      TEXT NOT NULL,
    forename     TEXT NOT NULL,
    known_as     TEXT,
    sort_name    TEXT NOT NULL, -- folded "surname forename"
    dob          TEXT,
    year         TEXT,
    year_order   INTEGER,       -- N1 is -2, R is 0
    upn          TEXT,
    statuses     TEXT NOT NULL, -- codes between spaces, " PEX RTT ", most serious first
    facts        TEXT NOT NULL, -- likewise
    where_now    TEXT NOT NULL, -- names of settings between line feeds
    settings_now TEXT NOT NULL, -- setting references between spaces
    roll_setting TEXT,
    roll_name    TEXT,
    coming       TEXT,          -- destination of the open plan
    minutes_week INTEGER,
    entitlement  INTEGER,
    week_bits    INTEGER NOT NULL,
    next_on      TEXT,
    next_label   TEXT,
    standing     TEXT,
    last_seen    TEXT,
    last_review  TEXT,
    since        TEXT,
    owner        BLOB,
    cover        BLOB,
    placed       INTEGER NOT NULL, -- 1: placed anywhere today
    short        INTEGER NOT NULL, -- 1: fewer minutes than the key stage's week, where both are known
    dated        INTEGER NOT NULL, -- 1: a date lies ahead
    day_six      INTEGER NOT NULL, -- 1: the sixth-day duty (C01, C02) is neither met nor excused
    quiet_until  TEXT,             -- last day on which nobody wants to hear that the child has not been seen
    counted_from TEXT,             -- first and last day over which school days are counted for any date of the child
    counted_until TEXT
) WITHOUT ROWID;
-- Everything that the numbers beside the views count, and nothing else: one scan of short entries counts them all.
CREATE INDEX caseload_counted ON caseload (owner, cover, standing, placed, short, dated, day_six, last_review, last_seen);
CREATE INDEX caseload_name ON caseload (sort_name);
-- As the list is ordered: children without a date last.
CREATE INDEX caseload_next ON caseload (next_on IS NULL, next_on, sort_name);
CREATE INDEX caseload_seen ON caseload (last_seen IS NOT NULL, last_seen, since, sort_name, quiet_until);

CREATE TABLE caseload_closed (
    pupil        BLOB PRIMARY KEY,
    case_ref     TEXT NOT NULL,
    surname      TEXT NOT NULL,
    forename     TEXT NOT NULL,
    known_as     TEXT,
    sort_name    TEXT NOT NULL,
    dob          TEXT,
    year         TEXT,
    year_order   INTEGER,
    upn          TEXT,
    statuses     TEXT NOT NULL,
    facts        TEXT NOT NULL,
    where_now    TEXT NOT NULL,
    settings_now TEXT NOT NULL,
    roll_setting TEXT,
    roll_name    TEXT,
    coming       TEXT,
    minutes_week INTEGER,
    entitlement  INTEGER,
    week_bits    INTEGER NOT NULL,
    next_on      TEXT,
    next_label   TEXT,
    standing     TEXT,
    last_seen    TEXT,
    last_review  TEXT,
    since        TEXT,
    owner        BLOB,
    cover        BLOB,
    placed       INTEGER NOT NULL,
    short        INTEGER NOT NULL,
    dated        INTEGER NOT NULL,
    day_six      INTEGER NOT NULL,
    quiet_until  TEXT,
    counted_from TEXT,
    counted_until TEXT
) WITHOUT ROWID;
CREATE INDEX caseload_closed_name ON caseload_closed (sort_name);

-- One row per finding of a rule about an open child. The arithmetic is worked out when somebody asks for it.
CREATE TABLE due (
    pupil        BLOB NOT NULL,
    sort_name    TEXT NOT NULL,
    rule         TEXT NOT NULL,
    source_table TEXT NOT NULL,
    source_row   BLOB NOT NULL,
    title        TEXT NOT NULL,
    trigger_on   TEXT,
    due_on       TEXT,          -- NULL: cannot be known, and the arithmetic says why
    standing     TEXT NOT NULL, -- breached today tomorrow due upcoming met excused unknown
    rank         INTEGER NOT NULL,
    sentence     TEXT NOT NULL,
    PRIMARY KEY (pupil, rule, source_row)
) WITHOUT ROWID;
CREATE INDEX due_standing ON due (standing, rank, due_on IS NULL, due_on, sort_name, rule);
CREATE INDEX due_rule ON due (rule, standing, rank, due_on IS NULL, due_on, sort_name);

-- One row per alert about an open child: a prompt, not a date. A snooze is kept beside it, so that the day it comes back is
-- a comparison and not a job.
CREATE TABLE alert (
    pupil         BLOB NOT NULL,
    sort_name     TEXT NOT NULL,
    kind          TEXT NOT NULL,
    about         BLOB NOT NULL, -- the first row that it names; the child when what is missing is a row
    title         TEXT NOT NULL,
    since         TEXT,
    consequence   INTEGER NOT NULL,
    sentence      TEXT NOT NULL,
    basis         TEXT NOT NULL, -- the local prompt with its number, in words
    named         TEXT NOT NULL, -- JSON: the rows, each with its table and what it is called
    snooze        BLOB,
    snoozed_until TEXT,
    snoozed_why   TEXT,
    PRIMARY KEY (pupil, kind, about)
) WITHOUT ROWID;
CREATE INDEX alert_consequence ON alert (consequence, kind, since IS NULL, since, sort_name, snoozed_until);

-- One row per thing that a school of the register took or sent, of every child, open or closed: what fair share counts beside
-- the decisions of panels.
CREATE TABLE moved (
    pupil      BLOB NOT NULL,
    kind       TEXT NOT NULL, -- excluded ap_placed return_kept lac_ehcp
    source_row BLOB NOT NULL,
    urn        INTEGER NOT NULL,
    on_day     TEXT NOT NULL,
    year       INTEGER,       -- R is 0; NULL is not known
    PRIMARY KEY (pupil, kind, source_row)
) WITHOUT ROWID;
-- All of it in the order of days: a comparison is one range of this and never opens a child's file.
CREATE INDEX moved_on ON moved (on_day, source_row, kind, urn, year);

-- One row per absence of an open child that the authority knows of and about which nothing was decided under section 19: as in
-- `due`, and beside it, because the work list does not show them.
CREATE TABLE undecided (
    pupil        BLOB NOT NULL,
    sort_name    TEXT NOT NULL,
    rule         TEXT NOT NULL,
    source_table TEXT NOT NULL,
    source_row   BLOB NOT NULL,
    title        TEXT NOT NULL,
    trigger_on   TEXT,
    due_on       TEXT,
    standing     TEXT NOT NULL,
    rank         INTEGER NOT NULL,
    sentence     TEXT NOT NULL,
    PRIMARY KEY (pupil, rule, source_row)
) WITHOUT ROWID;

-- One row per open child who is placed away from a school: the signals for and against a return now.
CREATE TABLE ready (
    pupil      BLOB PRIMARY KEY,
    sort_name  TEXT NOT NULL,
    ready      INTEGER NOT NULL, -- 1: nothing against it and enough for it
    against    INTEGER NOT NULL,
    speaks_for INTEGER NOT NULL,
    signals    TEXT NOT NULL     -- JSON: each with its sentence; those that speak for it first
) WITHOUT ROWID;
-- As the shortlist is ordered, and what the number above it counts.
CREATE INDEX ready_first ON ready (ready DESC, against, speaks_for DESC, sort_name);

-- One row per placement of an open child that runs away from a school, with what the ledger says was first meant by it.
CREATE TABLE lasting (
    pupil         BLOB NOT NULL,
    placement     BLOB NOT NULL,
    sort_name     TEXT NOT NULL,
    setting_name  TEXT,          -- NULL: nobody knows where
    started_on    TEXT,
    first_end     TEXT,
    planned_end   TEXT,
    put_off       INTEGER NOT NULL,
    first_purpose TEXT,
    purpose       TEXT,
    aim           TEXT,
    PRIMARY KEY (pupil, placement)
) WITHOUT ROWID;
-- How far past its end is a comparison with the day, so that no turn of the day writes these anew.
CREATE INDEX lasting_end ON lasting (planned_end, put_off, sort_name);
CREATE INDEX lasting_put_off ON lasting (put_off, planned_end, sort_name);
CREATE INDEX lasting_unsaid ON lasting (purpose IS NOT NULL, sort_name, placement) WHERE purpose IS NULL OR aim IS NULL;

-- One row per ended placement away from a school, of every child, open or closed: what a return rate counts.
CREATE TABLE ended (
    pupil     BLOB NOT NULL,
    placement BLOB NOT NULL,
    ended_on  TEXT NOT NULL,
    setting   TEXT,
    school    TEXT,          -- where the plan led, else the roll
    year      TEXT,          -- at its end
    outcome   TEXT NOT NULL, -- returned held_at_six held broken not_returned
    PRIMARY KEY (pupil, placement)
) WITHOUT ROWID;
-- A year's rates are one range of this, whatever they are grouped by.
CREATE INDEX ended_on ON ended (ended_on, setting, school, year, outcome);
