package social.starling.ports.lease;

import java.time.Duration;

/** Rights that one daemon at a time has; who does not renew one loses it, by the database's clock. */
public interface Leases {
    /**
     * Takes a lease that is free or has run out, or renews one's own.
     *
     * @param name what it is for
     * @param owner the process; no other one has the same name
     * @param term from now on
     * @return false while another owner has it
     */
    boolean take(String name, String owner, Duration term);

    /** Lets the next one have it at once; nothing happens where another owner has it. */
    void giveBack(String name, String owner);
}
