package social.starling.architecture.violations.homes.twitter;

import io.github.resilience4j.retry.Retry;

record AdapterRetriesByItself(Retry retry) {}
