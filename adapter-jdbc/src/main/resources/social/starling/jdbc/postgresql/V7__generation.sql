-- The line of history that this database tells, at most one row; a restore begins another one.
CREATE TABLE generation (
    only_one smallint NOT NULL PRIMARY KEY CHECK (only_one = 1),
    id       text COLLATE "C"     NOT NULL,
    since    bigint   NOT NULL
);
