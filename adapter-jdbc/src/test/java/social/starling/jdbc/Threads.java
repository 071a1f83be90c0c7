package social.starling.jdbc;

import java.util.concurrent.ThreadFactory;

/** The threads of the stores under test. */
final class Threads {
    static final ThreadFactory PLATFORM =
            Thread.ofPlatform().daemon().name("sql-", 0).factory();

    private Threads() {}
}
