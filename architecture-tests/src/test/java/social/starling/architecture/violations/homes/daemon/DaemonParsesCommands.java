package social.starling.architecture.violations.homes.daemon;

import picocli.CommandLine;

record DaemonParsesCommands(CommandLine line) {}
