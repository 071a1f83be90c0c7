package social.starling.architecture.violations.homes.core;

import java.sql.Connection;

record CoreOpensTables(Connection connection) {}
