package social.starling.architecture.violations.platformnames.ports;

record InnocentPlatform(String id) {}
