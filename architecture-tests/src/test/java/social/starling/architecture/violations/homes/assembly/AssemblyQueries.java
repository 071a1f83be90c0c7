package social.starling.architecture.violations.homes.assembly;

import org.jdbi.v3.core.Jdbi;

record AssemblyQueries(Jdbi jdbi) {}
