package social.starling.architecture.violations.homes.cli;

import io.javalin.Javalin;

record CliServes(Javalin server) {}
