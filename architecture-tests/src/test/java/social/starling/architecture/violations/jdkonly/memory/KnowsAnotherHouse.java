package social.starling.architecture.violations.jdkonly.memory;

import org.slf4j.Logger;

record KnowsAnotherHouse(Logger[] loggers) {}
