package social.starling.benchmarks;

import java.util.BitSet;
import java.util.concurrent.atomic.AtomicLong;

/** How many calls there were, and for which of a number of things, each of which is to be called for once. */
final class Calls {
    private final BitSet called;
    private final AtomicLong total = new AtomicLong();

    /** @param things how many there are, numbered from 0 */
    Calls(int things) {
        this.called = new BitSet(things);
    }

    void count(int thing) {
        synchronized (called) {
            called.set(thing);
        }
        total.incrementAndGet();
    }

    long total() {
        return total.get();
    }

    /** Those that were called for, however often. */
    BitSet called() {
        synchronized (called) {
            return (BitSet) called.clone();
        }
    }
}
