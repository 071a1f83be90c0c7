package social.starling.architecture.violations.madeup.examples.notebook;

import org.slf4j.Logger;

record LogsWithSlf4j(Logger logger) {}
