package social.starling.architecture.violations.homes.daemon;

import javax.sql.DataSource;

record DaemonOpensTables(DataSource source) {}
