-- What people asked to be brought over, and how far it has come. Either window_since or window_last is set. forecast and
-- done are JSON. page and through: where reading goes on.
CREATE TABLE backfill (
    seq          INTEGER NOT NULL PRIMARY KEY,
    id           TEXT    NOT NULL UNIQUE,
    route        TEXT    NOT NULL,
    source       TEXT    NOT NULL,
    target       TEXT    NOT NULL,
    window_since INTEGER,
    window_last  INTEGER,
    pace         INTEGER NOT NULL,
    max_posts    INTEGER NOT NULL,
    start_when   TEXT    NOT NULL,
    state        TEXT    NOT NULL,
    reason       TEXT,
    created_at   INTEGER NOT NULL,
    counted_at   INTEGER,
    started_at   INTEGER,
    finished_at  INTEGER,
    forecast     TEXT    NOT NULL,
    step         INTEGER NOT NULL,
    first_page   TEXT,
    page         TEXT,
    through      TEXT,
    done         TEXT    NOT NULL,
    CHECK ((window_since IS NULL) <> (window_last IS NULL))
) STRICT;

-- Two that walk along one leg would plan the same posts.
CREATE UNIQUE INDEX backfill_unfinished ON backfill (route, source, target) WHERE state NOT IN ('DONE', 'STOPPED');
