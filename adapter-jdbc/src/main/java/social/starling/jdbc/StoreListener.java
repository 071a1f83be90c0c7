package social.starling.jdbc;

/** Hears what other processes have done to the same database; called on a thread of the store, briefly. */
public interface StoreListener {
    /** Another process has stored events. */
    void eventsStored();

    /** Another process has planned deliveries that may be due. */
    void workPlanned();
}
