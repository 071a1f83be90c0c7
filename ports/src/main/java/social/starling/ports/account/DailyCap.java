package social.starling.ports.account;

import social.starling.ports.money.Money;

/**
 * The most that may be attempted for one account per UTC day.
 *
 * @param posts creating calls, 0 to stop the account
 * @param cost what these may be billed
 */
public record DailyCap(int posts, Money cost) {
    /** Generous to people and a bound for a run-away: 100 posts and 5 dollars a day. */
    public static final DailyCap DEFAULT = new DailyCap(100, Money.dollars("5"));

    public DailyCap {
        if (posts < 0) {
            throw new IllegalArgumentException("A daily cap of " + posts + " posts is negative; 0 or more is allowed");
        }
    }
}
