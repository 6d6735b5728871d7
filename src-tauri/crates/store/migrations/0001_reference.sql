-- Reference data: the Department's register of schools and providers (GIAS). Not casework and not in the ledger: a newer file
-- replaces the whole, and the columns mean what `waymark_domain::Establishment` says.

CREATE TABLE reference_pack(
    kind        TEXT PRIMARY KEY, -- 'gias'
    name        TEXT NOT NULL,    -- the file's name
    dated       TEXT,             -- the day the file is of; NULL when its name does not say
    imported_at INTEGER NOT NULL, -- UTC milliseconds
    rows        INTEGER NOT NULL,
    said        TEXT NOT NULL     -- encoding and what else was noticed
);

CREATE TABLE establishment(
    urn INTEGER PRIMARY KEY,
    la_code TEXT,
    la_name TEXT,
    estab_number TEXT,
    name TEXT,
    type_code TEXT,
    type_name TEXT,
    group_code TEXT,
    group_name TEXT,
    status_code TEXT,
    status_name TEXT,
    open_date TEXT,
    close_date TEXT,
    phase_code TEXT,
    phase_name TEXT,
    low_age INTEGER,
    high_age INTEGER,
    gender_name TEXT,
    religious_character TEXT,
    admissions_policy TEXT,
    capacity INTEGER,
    census_date TEXT,
    pupils INTEGER,
    boys INTEGER,
    girls INTEGER,
    fsm_per_mille INTEGER,
    trust_name TEXT,
    federation_name TEXT,
    ukprn TEXT,
    last_changed TEXT,
    street TEXT,
    locality TEXT,
    address3 TEXT,
    town TEXT,
    county TEXT,
    postcode TEXT,
    website TEXT,
    telephone TEXT,
    head_name TEXT,
    head_title TEXT,
    teen_mothers TEXT,
    sen_pru TEXT,
    ebd TEXT,
    places_pru INTEGER,
    full_time_provision TEXT,
    education_by_others TEXT,
    section41 TEXT,
    resourced_provision TEXT,
    district_name TEXT,
    ward_name TEXT,
    easting INTEGER,
    northing INTEGER,
    previous_la_code TEXT,
    previous_estab_number TEXT,
    ofsted_rating TEXT,
    ofsted_last_inspection TEXT,
    country TEXT,
    uprn TEXT,
    site_name TEXT,
    folded TEXT NOT NULL          -- the name as it is searched
);
CREATE INDEX establishment_la ON establishment(la_code, folded);
CREATE INDEX establishment_folded ON establishment(folded);

-- Authorities whose open schools stand near this one's, worked out when the file comes in.
CREATE TABLE neighbour(
    la_code    TEXT NOT NULL,
    other_code TEXT NOT NULL,
    other_name TEXT NOT NULL,
    schools    INTEGER NOT NULL,  -- how many of the other's are within reach
    PRIMARY KEY (la_code, other_code)
) WITHOUT ROWID;

-- Name, town, postcode and URN, folded; rowid is the URN.
CREATE VIRTUAL TABLE establishment_search USING fts5(
    text, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);
