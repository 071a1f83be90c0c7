package social.starling.ports.event;

/** A stored event with its place in the order of all. @param sequence from 1, growing, with gaps where writes failed */
public record EventEntry(long sequence, EventRow row) {}
