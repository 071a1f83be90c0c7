-- Rights that one daemon at a time has.
CREATE TABLE lease (
    name       text COLLATE "C"   NOT NULL PRIMARY KEY,
    owner      text COLLATE "C"   NOT NULL,
    held_until bigint NOT NULL
);
