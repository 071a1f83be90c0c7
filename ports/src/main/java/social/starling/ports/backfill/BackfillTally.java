package social.starling.ports.backfill;

import social.starling.ports.money.Money;

/**
 * Posts of a backfill's window by what becomes of them; sums of what was counted, or of what was done.
 *
 * @param posts read in the window so far
 * @param carried for which copies are planned; a thread that began before the window adds its beginning
 * @param copies posts on the target for these; more than {@code carried} where texts are split
 * @param known planned before, or Starling's own copies
 * @param skipped left by the route's rules
 * @param price what the platforms bill for the copies and for reading the posts
 * @param recognised of {@code known}, those of which only the target itself tells that they are there
 */
public record BackfillTally(int posts, int carried, int copies, int known, int skipped, Money price, int recognised) {
    public static final BackfillTally NONE = new BackfillTally(0, 0, 0, 0, 0, Money.ZERO);

    public BackfillTally {
        if (posts < 0
                || carried < 0
                || copies < carried
                || known < 0
                || skipped < 0
                || recognised < 0
                || known < recognised) {
            throw new IllegalArgumentException("A tally of " + posts + " posts, " + carried + " carried as " + copies
                    + " copies, " + known + " known, " + recognised + " of these recognised, and " + skipped
                    + " skipped does not add up; 0 or more are allowed, and a copy or more for each that is carried");
        }
    }

    /** Where none was recognised. */
    public BackfillTally(int posts, int carried, int copies, int known, int skipped, Money price) {
        this(posts, carried, copies, known, skipped, price, 0);
    }

    public BackfillTally plus(BackfillTally other) {
        return new BackfillTally(
                posts + other.posts,
                carried + other.carried,
                copies + other.copies,
                known + other.known,
                skipped + other.skipped,
                price.plus(other.price),
                recognised + other.recognised);
    }
}
