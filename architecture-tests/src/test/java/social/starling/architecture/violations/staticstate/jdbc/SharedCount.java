package social.starling.architecture.violations.staticstate.jdbc;

import java.util.concurrent.atomic.AtomicLong;

final class SharedCount {
    static final AtomicLong COUNT = new AtomicLong();
}
