package social.starling.architecture.violations.jdkonly.core;

import org.jspecify.annotations.Nullable;

final class InnocentLogger {
    private static final System.Logger LOG = System.getLogger("core");

    void say(@Nullable String word, int[] numbers) {
        LOG.log(System.Logger.Level.INFO, word + numbers.length);
    }
}
