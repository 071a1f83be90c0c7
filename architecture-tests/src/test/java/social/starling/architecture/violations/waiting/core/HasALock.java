package social.starling.architecture.violations.waiting.core;

import java.util.concurrent.locks.ReentrantLock;

record HasALock(ReentrantLock lock) {}
