package social.starling.architecture.violations.waiting.core;

import java.util.concurrent.LinkedBlockingQueue;

record HasAQueue(LinkedBlockingQueue<String> queue) {}
