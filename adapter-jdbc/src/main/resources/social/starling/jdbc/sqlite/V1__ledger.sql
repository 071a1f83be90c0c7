-- Times are nanoseconds since 1970-01-01T00:00:00Z, durations nanoseconds, amounts millionths of a US dollar,
-- flags 0 or 1. JSON columns carry their own version. Deliveries, links and plans are never removed.

CREATE TABLE account (
    id           TEXT    NOT NULL PRIMARY KEY,
    platform     TEXT    NOT NULL,
    server       TEXT    NOT NULL,
    handle       TEXT    NOT NULL,
    remote_id    TEXT    NOT NULL,
    state        TEXT    NOT NULL,
    cap_posts    INTEGER NOT NULL,
    cap_cost     INTEGER NOT NULL,
    capabilities TEXT    NOT NULL,
    connected_at INTEGER NOT NULL
) STRICT;

-- refresh_holder and refresh_until: a refresh that was begun and has not told its end.
CREATE TABLE credential (
    account        TEXT    NOT NULL PRIMARY KEY,
    version        INTEGER NOT NULL,
    secrets        BLOB    NOT NULL,
    expires_at     INTEGER,
    refresh_holder TEXT,
    refresh_until  INTEGER
) STRICT;

CREATE TABLE route (
    id         TEXT    NOT NULL PRIMARY KEY,
    source     TEXT    NOT NULL,
    target     TEXT    NOT NULL,
    both_ways  INTEGER NOT NULL,
    rules      TEXT    NOT NULL,
    enabled    INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE route_cursor (
    route    TEXT NOT NULL,
    source   TEXT NOT NULL,
    target   TEXT NOT NULL,
    position TEXT NOT NULL,
    PRIMARY KEY (route, source, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE request (
    key        TEXT    NOT NULL PRIMARY KEY,
    digest     TEXT    NOT NULL,
    planned_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE request_delivery (
    request  TEXT    NOT NULL REFERENCES request (key),
    position INTEGER NOT NULL,
    delivery TEXT    NOT NULL,
    PRIMARY KEY (request, position)
) STRICT, WITHOUT ROWID;

-- seq is the order of creation. alone: its account takes one attempt at a time. blocked: the delivery in after_id is
-- not confirmed. ready: nothing but its due time keeps it from being claimed for sending. steps counts its history. lease_until is set while a daemon holds it. attempt is the number of the newest one. waits_for is the
-- id of an attempt of another delivery.
CREATE TABLE delivery (
    seq            INTEGER NOT NULL PRIMARY KEY,
    id             TEXT    NOT NULL UNIQUE,
    origin         TEXT    NOT NULL,
    target         TEXT    NOT NULL,
    action         TEXT    NOT NULL,
    revision       INTEGER NOT NULL,
    segment        INTEGER NOT NULL,
    after_id       TEXT,
    alone          INTEGER NOT NULL,
    via            TEXT    NOT NULL,
    created_at     INTEGER NOT NULL,
    state          TEXT    NOT NULL,
    epoch          INTEGER NOT NULL,
    due_at         INTEGER NOT NULL,
    tries          INTEGER NOT NULL,
    crashes        INTEGER NOT NULL,
    first_tried_at INTEGER,
    waits_for      TEXT,
    cancel_wished  INTEGER NOT NULL,
    remote_account TEXT,
    remote_id      TEXT,
    remote_version TEXT,
    reason         TEXT,
    updated_at     INTEGER NOT NULL,
    lease_until    INTEGER,
    attempt        INTEGER,
    blocked        INTEGER NOT NULL,
    ready          INTEGER NOT NULL,
    steps          INTEGER NOT NULL,
    CHECK (ready = (state IN ('PLANNED', 'RETRY_AT') AND blocked = 0 AND waits_for IS NULL)),
    UNIQUE (origin, target, action, revision, segment)
) STRICT;

-- What a claim takes for sending, account by account.
CREATE INDEX delivery_ready ON delivery (target, alone, due_at, seq) WHERE ready = 1;

-- The accounts that have all they may have at a time.
CREATE INDEX delivery_busy ON delivery (target)
    WHERE alone = 1 AND state IN ('CLAIMED', 'SENDING', 'ACCEPTED', 'UNKNOWN', 'RECONCILING');

-- For lists and counts, and for what a claim looks for or puts back: few deliveries stand in those states at a time.
CREATE INDEX delivery_state ON delivery (state, seq);
CREATE INDEX delivery_target ON delivery (target, seq);
CREATE INDEX delivery_after ON delivery (after_id) WHERE after_id IS NOT NULL;
CREATE INDEX delivery_waits_for ON delivery (waits_for) WHERE waits_for IS NOT NULL;
CREATE INDEX delivery_remote ON delivery (remote_id, remote_account) WHERE remote_id IS NOT NULL;

-- What is sent: frozen when it is planned, and apart from what changes with every step.
CREATE TABLE delivery_payload (
    delivery INTEGER NOT NULL PRIMARY KEY REFERENCES delivery (seq),
    payload  TEXT    NOT NULL
) STRICT;

-- request and checkpoint are emptied when the attempt is settled. alone: it was opened as the only one of its account.
-- Ids and fingerprints spread over a whole index and would dirty a page for each row of a batch, so neither leads one.
CREATE TABLE attempt (
    seq          INTEGER NOT NULL PRIMARY KEY,
    delivery     INTEGER NOT NULL REFERENCES delivery (seq),
    id           TEXT    NOT NULL,
    action       TEXT    NOT NULL,
    target       TEXT    NOT NULL,
    is_open      INTEGER NOT NULL,
    alone        INTEGER NOT NULL,
    payload      TEXT    NOT NULL,
    account      TEXT    NOT NULL,
    request      BLOB    NOT NULL,
    planned_key  TEXT,
    baseline     TEXT,
    price        INTEGER NOT NULL,
    fingerprint  TEXT    NOT NULL,
    opened_at    INTEGER NOT NULL,
    deadline     INTEGER NOT NULL,
    looks        INTEGER NOT NULL,
    checkpoint   BLOB,
    written_at   INTEGER NOT NULL,
    UNIQUE (delivery, id)
) STRICT;

CREATE UNIQUE INDEX attempt_open ON attempt (delivery) WHERE is_open = 1;
CREATE UNIQUE INDEX attempt_alone ON attempt (target) WHERE is_open = 1 AND alone = 1;

-- What Starling has said on an account within a day.
CREATE INDEX attempt_recent ON attempt (target, written_at);

CREATE TABLE origin_link (
    platform TEXT NOT NULL,
    post_id  TEXT NOT NULL,
    origin   TEXT NOT NULL,
    PRIMARY KEY (platform, post_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE delivery_history (
    delivery   INTEGER NOT NULL REFERENCES delivery (seq),
    step       INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    from_state TEXT,
    to_state   TEXT    NOT NULL,
    epoch      INTEGER NOT NULL,
    reason     TEXT,
    PRIMARY KEY (delivery, step)
) STRICT, WITHOUT ROWID;

-- The raw statistics.
CREATE TABLE attempt_record (
    seq         INTEGER NOT NULL PRIMARY KEY,
    at          INTEGER NOT NULL,
    source      TEXT    NOT NULL,
    target      TEXT    NOT NULL,
    action      TEXT    NOT NULL,
    result      TEXT    NOT NULL,
    media_count INTEGER NOT NULL,
    thread      INTEGER NOT NULL,
    error_type  TEXT,
    message     TEXT,
    duration    INTEGER NOT NULL,
    cost        INTEGER NOT NULL
) STRICT;

-- What was attempted per account and UTC day; day counts from 1970-01-01.
CREATE TABLE daily_usage (
    account TEXT    NOT NULL,
    day     INTEGER NOT NULL,
    posts   INTEGER NOT NULL,
    cost    INTEGER NOT NULL,
    PRIMARY KEY (account, day)
) STRICT, WITHOUT ROWID;

-- At most one row: the pause that is on.
CREATE TABLE publishing_pause (
    only_one INTEGER NOT NULL PRIMARY KEY CHECK (only_one = 1),
    reason   TEXT    NOT NULL,
    by_whom  TEXT    NOT NULL,
    since    INTEGER NOT NULL
) STRICT;

CREATE TABLE event (
    sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    type     TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    subject  TEXT    NOT NULL,
    fields   TEXT    NOT NULL
) STRICT;

CREATE TABLE api_token (
    id           TEXT    NOT NULL PRIMARY KEY,
    name         TEXT    NOT NULL,
    hash         TEXT    NOT NULL UNIQUE,
    scopes       TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER,
    last_used_at INTEGER
) STRICT;
