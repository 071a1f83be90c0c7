package social.starling.architecture.violations.threads.http;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

final class MakesAnExecutor {
    ExecutorService make() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }
}
