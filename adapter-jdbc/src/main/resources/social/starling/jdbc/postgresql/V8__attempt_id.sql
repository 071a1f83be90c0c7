-- The id of the newest attempt stands beside its number, so that a delivery is read and locked without its attempts.
ALTER TABLE delivery ADD COLUMN attempt_id text COLLATE "C";

UPDATE delivery SET attempt_id = (SELECT attempt.id FROM attempt WHERE attempt.seq = delivery.attempt)
    WHERE attempt IS NOT NULL;
