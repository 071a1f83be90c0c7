-- Rights that one daemon at a time has.
CREATE TABLE lease (
    name       text   NOT NULL PRIMARY KEY,
    owner      text   NOT NULL,
    held_until bigint NOT NULL
);
