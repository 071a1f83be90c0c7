package social.starling.architecture.violations.homes.jdbc;

import java.sql.Connection;

record InnocentTable(Connection connection) {}
