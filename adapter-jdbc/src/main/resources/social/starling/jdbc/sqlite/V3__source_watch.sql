-- The sources that are looked at for whether they still stand; one that is gone, or old enough, is taken out.
CREATE TABLE source_watch (
    source    TEXT    NOT NULL,
    origin    TEXT    NOT NULL,
    post_id   TEXT    NOT NULL,
    since     INTEGER NOT NULL,
    looks     INTEGER NOT NULL,
    next_look INTEGER NOT NULL,
    PRIMARY KEY (source, origin)
) STRICT, WITHOUT ROWID;

CREATE INDEX source_watch_due ON source_watch (source, next_look, origin);
