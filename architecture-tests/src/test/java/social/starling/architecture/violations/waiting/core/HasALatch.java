package social.starling.architecture.violations.waiting.core;

import java.util.concurrent.CountDownLatch;

record HasALatch(CountDownLatch latch) {}
