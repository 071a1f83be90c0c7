-- Where a backfill reads its posts: the id of an archive, or nothing for the platform.
ALTER TABLE backfill ADD COLUMN archive text COLLATE "C";
