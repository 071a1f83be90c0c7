-- held_for: the delivery before it in its thread that stands still, and for which this one is HELD.
ALTER TABLE delivery ADD COLUMN held_for TEXT;

CREATE INDEX delivery_held_for ON delivery (held_for) WHERE held_for IS NOT NULL;
