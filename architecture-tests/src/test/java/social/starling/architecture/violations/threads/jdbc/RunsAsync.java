package social.starling.architecture.violations.threads.jdbc;

import java.util.concurrent.CompletableFuture;

final class RunsAsync {
    CompletableFuture<Void> make() {
        return CompletableFuture.runAsync(() -> {});
    }
}
