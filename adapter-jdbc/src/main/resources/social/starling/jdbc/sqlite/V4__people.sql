-- One row for each platform on which a person is known. key: platform:handle in lower case.
CREATE TABLE person_identity (
    key        TEXT    NOT NULL PRIMARY KEY,
    person     TEXT    NOT NULL,
    platform   TEXT    NOT NULL,
    handle     TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX person_identity_person ON person_identity (person);
