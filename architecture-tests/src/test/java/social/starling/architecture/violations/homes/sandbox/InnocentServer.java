package social.starling.architecture.violations.homes.sandbox;

import io.javalin.Javalin;

record InnocentServer(Javalin server) {}
