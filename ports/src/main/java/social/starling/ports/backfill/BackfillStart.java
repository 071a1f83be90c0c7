package social.starling.ports.backfill;

/** What happens once a backfill is counted. */
public enum BackfillStart {
    /** It waits for a person. */
    ASK,
    /** It runs when nothing of it is billed, else it waits for a person. */
    WHEN_FREE,
    /** It runs, whatever it costs. */
    ALWAYS
}
