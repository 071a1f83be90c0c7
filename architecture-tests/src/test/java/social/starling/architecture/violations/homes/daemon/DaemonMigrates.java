package social.starling.architecture.violations.homes.daemon;

import org.flywaydb.core.Flyway;

record DaemonMigrates(Flyway flyway) {}
