package social.starling.architecture.violations.waiting.core;

import java.util.concurrent.CompletableFuture;

record HasAPromise(CompletableFuture<String> promise) {}
