-- Something that the key of the stored secrets opens, at most one row: a daemon with another key finds out before it
-- seals anything with that.
CREATE TABLE secret_check (
    only_one smallint NOT NULL PRIMARY KEY CHECK (only_one = 1),
    sealed   bytea    NOT NULL
);
