package social.starling.architecture.violations.waiting.core;

import java.util.concurrent.ScheduledExecutorService;

record HasAnExecutor(ScheduledExecutorService executor) {}
